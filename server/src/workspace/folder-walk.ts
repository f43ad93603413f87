/** The folders below a folder, as far as it is sensible to look. */
import type { FileCache } from './file-cache.js';
import { compare } from './member-names.js';
import { childOf } from './uris.js';

export interface WalkLimits {
  /** Levels below the first folder. */
  readonly depth: number;
  /** Folders looked at in all: also what ends a walk in circles, through links from a folder to one above it. */
  readonly folders: number;
}

const notOurs = new Set(['node_modules', '__pycache__']);

export interface Walk {
  readonly folders: readonly string[];
  /** false: there are more, and a limit ended the walk. */
  readonly complete: boolean;
}

/** The folder and those below it, level by level, each level in order; hidden folders and packages of other tools are left out. */
export async function foldersBelow(files: FileCache, top: string, limits: WalkLimits): Promise<Walk> {
  const found = [top];
  let level = [top];
  for (let depth = 0; level.length > 0; depth++) {
    const next: string[] = [];
    for (const folder of level) {
      const entries = await files.list(folder);
      const names = entries.filter((e) => e.kind === 'folder' && !e.name.startsWith('.') && !notOurs.has(e.name)).map((e) => e.name);
      for (const name of names.sort(compare)) {
        if (depth >= limits.depth || found.length + next.length >= limits.folders) return { folders: [...found, ...next], complete: false };
        next.push(childOf(folder, name));
      }
    }
    found.push(...next);
    level = next;
  }
  return { folders: found, complete: true };
}
