// Folders that are made once and then only read.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
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
  removeAbandonedDrafts();
  const draft = mkdtempSync(path.join(cacheFolder, `draft-${process.pid}-`));
  try {
    await make(draft);
    publish(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true, maxRetries: 5 });
  }
  return folder;
}

/** Removes what runs left that were broken off; a draft carries the number of the process that makes it. */
function removeAbandonedDrafts() {
  for (const name of readdirSync(cacheFolder)) {
    const maker = /^draft-(\d+)-/.exec(name)?.[1];
    if (!maker || isAlive(Number(maker))) continue;
    try {
      rmSync(path.join(cacheFolder, name), { recursive: true, force: true });
    } catch {
      // A child of that run still writes into it, or another run removes it too: the next one will.
    }
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
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
