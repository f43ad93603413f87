// Folders that live no longer than what they are for.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';

/**
 * Makes an empty folder; it is gone when `forget` is called, or when this process ends.
 * @returns {{ folder: string, forget: () => void }}
 */
export function scratchFolder() {
  // Short, because sockets in it have names of a limited length.
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tcpparms-'));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  process.once('exit', remove);
  const forget = () => {
    process.off('exit', remove);
    remove();
  };
  return { folder, forget };
}
