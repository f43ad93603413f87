// Folders that are made once and then only read.
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from './project.mjs';

/**
 * The folder `.cache/<key>`, made on first use. It appears under its name only when it is complete: a run that was broken off, or two
 * runs at once, never leave half a folder to be taken for a whole one.
 * @param {string} key Names the contents, versions included: other contents need another key.
 * @param {(folder: string) => Promise<void>} make Fills an empty folder.
 * @returns {Promise<string>} The folder's absolute path.
 */
export async function cached(key, make) {
  const folder = path.join(cacheFolder, key);
  if (existsSync(folder)) return folder;
  mkdirSync(cacheFolder, { recursive: true });
  const draft = mkdtempSync(path.join(cacheFolder, 'draft-'));
  try {
    await make(draft);
    publish(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true, maxRetries: 5 });
  }
  return folder;
}

/** @param {string} draft @param {string} folder */
function publish(draft, folder) {
  try {
    renameSync(draft, folder);
  } catch (error) {
    // Another run was faster: its folder holds the same.
    if (!existsSync(folder)) throw error;
  }
}
