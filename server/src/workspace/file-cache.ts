/**
 * What has been asked of the file system, remembered until it is told that something changed. Nothing here throws: a folder
 * that cannot be listed is empty, a file that cannot be read is absent.
 */
import type { FileKind, FileSystem, FolderEntry } from './filesystem.js';
import { isWithin, parentOf } from './uris.js';

export class FileCache {
  private readonly lists = new Map<string, Promise<readonly FolderEntry[]>>();
  private readonly stats = new Map<string, Promise<FileKind | undefined>>();

  constructor(private readonly fileSystem: FileSystem) {}

  list(folder: string): Promise<readonly FolderEntry[]> {
    let entries = this.lists.get(folder);
    if (!entries) this.lists.set(folder, (entries = quietly(() => this.fileSystem.list(folder)).then((found) => found ?? [])));
    return entries;
  }

  /** What stands at a URI; used where folders cannot be listed. */
  stat(uri: string): Promise<FileKind | undefined> {
    let kind = this.stats.get(uri);
    if (!kind) this.stats.set(uri, (kind = quietly(() => this.fileSystem.stat(uri))));
    return kind;
  }

  /** The text as it is now, never remembered. */
  read(uri: string): Promise<string | undefined> {
    return quietly(() => this.fileSystem.readText(uri));
  }

  /** Size in bytes, where the file system tells. */
  size(uri: string): Promise<number | undefined> {
    return quietly(async () => this.fileSystem.size?.(uri));
  }

  /** Forgets a file or folder, all below it, and the list in which it stands. */
  forget(uri: string): void {
    const parent = parentOf(uri);
    if (parent !== undefined) this.lists.delete(parent);
    for (const known of this.lists.keys()) if (isWithin(known, uri)) this.lists.delete(known);
    for (const known of this.stats.keys()) if (isWithin(known, uri) || known === parent) this.stats.delete(known);
  }
}

async function quietly<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch {
    return undefined;
  }
}
