/** Folders and files that a run needs and takes away again. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A new folder for temporary files. */
export function temporaryFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'tcpparms-bench-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * Writes a library to disk, its members in a folder named like their data set.
 * @param {import('./generate.mjs').Library} library
 */
export function onDisk({ members, policy }) {
  const { folder, remove } = temporaryFolder();
  const dataSet = 'BENCH.TCPPARMS';
  mkdirSync(path.join(folder, dataSet));
  for (const [name, text] of Object.entries(members)) writeFileSync(path.join(folder, dataSet, name), text);
  return { folder, uriPath: `${dataSet}/${policy}`, text: members[policy] ?? '', remove };
}
