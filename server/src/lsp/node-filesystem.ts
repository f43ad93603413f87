/** The disk, for `file:` URIs. Every failure is "not there"; nothing here throws. */
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { URI } from 'vscode-uri';
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

/**
 * Bytes → text: UTF-8; UTF-16 with a byte order mark; ISO 8859-1 for mostly ASCII bytes that are no UTF-8. A byte order mark
 * of UTF-8 stays in the text: it would reach z/OS with it. What is no text comes back full of U+FFFD.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return mostlyAscii(bytes) ? Buffer.from(bytes).toString('latin1') : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  }
}

function mostlyAscii(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, 65_536);
  let ascii = 0;
  for (let i = 0; i < length; i++) {
    const byte = bytes[i] as number;
    if ((byte >= 32 && byte < 127) || (byte >= 9 && byte <= 13)) ascii++;
  }
  return ascii * 10 >= length * 8;
}
