/** The disk, for `file:` URIs. Every failure is "not there"; nothing here throws. */
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { URI } from 'vscode-uri';
import { decodeText } from '../workspace/decode.js';
import type { FileSystem, FolderEntry } from '../workspace/filesystem.js';

export const nodeFileSystem: FileSystem = {
  async readText(uri) {
    const file = pathOf(uri);
    if (file === undefined) return undefined;
    try {
      // Pipes and devices may never end: only plain files are read.
      if (!(await stat(file)).isFile()) return undefined;
      return decodeText(await readFile(file));
    } catch {
      return undefined;
    }
  },

  async size(uri) {
    const file = pathOf(uri);
    try {
      return file === undefined ? undefined : (await stat(file)).size;
    } catch {
      return undefined;
    }
  },

  async stat(uri) {
    const file = pathOf(uri);
    if (file === undefined) return undefined;
    try {
      const info = await stat(file);
      return info.isDirectory() ? 'folder' : info.isFile() ? 'file' : undefined;
    } catch {
      return undefined;
    }
  },

  async list(uri) {
    const folder = pathOf(uri);
    if (folder === undefined) return [];
    try {
      const entries: FolderEntry[] = [];
      for (const entry of await readdir(folder, { withFileTypes: true })) {
        if (entry.isFile()) entries.push({ name: entry.name, kind: 'file' });
        else if (entry.isDirectory()) entries.push({ name: entry.name, kind: 'folder' });
        else if (entry.isSymbolicLink()) {
          const kind = await kindOfLink(folder, entry.name);
          if (kind) entries.push({ name: entry.name, kind });
        }
      }
      return entries;
    } catch {
      return [];
    }
  },
};

function pathOf(uri: string): string | undefined {
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' ? parsed.fsPath : undefined;
}

/** What a link leads to; undefined when it leads nowhere, or to a folder that holds it: following that would never end. */
async function kindOfLink(folder: string, name: string): Promise<FolderEntry['kind'] | undefined> {
  try {
    const link = path.join(folder, name);
    const info = await stat(link);
    if (info.isFile()) return 'file';
    if (!info.isDirectory()) return undefined;
    const [target, own] = [await realpath(link), await realpath(folder)];
    return own === target || own.startsWith(target.endsWith(path.sep) ? target : target + path.sep) ? undefined : 'folder';
  } catch {
    return undefined;
  }
}
