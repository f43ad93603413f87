/** The disk as an untrusted workspace may see it: nothing outside its folders, whatever its files and links name. */
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { URI } from 'vscode-uri';
import type { FileSystem } from '../workspace/filesystem.js';

/**
 * The file system below the folders that `allowed` gives, as URIs, at the time of each question. What really stands outside
 * of them, after all symbolic links, is not there.
 */
export function confinedFileSystem(files: FileSystem, allowed: () => Iterable<string>): FileSystem {
  const inside = async (uri: string): Promise<boolean> => {
    const real = await realPathOf(uri);
    if (real === undefined) return false;
    for (const folder of allowed()) {
      const top = await realPathOf(folder);
      if (top !== undefined && (real === top || real.startsWith(top.endsWith(path.sep) ? top : top + path.sep))) return true;
    }
    return false;
  };
  return {
    readText: async (uri) => ((await inside(uri)) ? files.readText(uri) : undefined),
    size: async (uri) => ((await inside(uri)) ? files.size?.(uri) : undefined),
    stat: async (uri) => ((await inside(uri)) ? files.stat(uri) : undefined),
    list: async (uri) => ((await inside(uri)) ? files.list(uri) : []),
  };
}

async function realPathOf(uri: string): Promise<string | undefined> {
  try {
    const parsed = URI.parse(uri);
    return parsed.scheme === 'file' ? await realpath(parsed.fsPath) : undefined;
  } catch {
    return undefined;
  }
}
