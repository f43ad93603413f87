/** Files in memory, for tests and for callers that have texts and no disk. Folders exist because files stand in them. */
import type { FileKind, FileSystem, FolderEntry } from './filesystem.js';
import { canonicalUri, isWithin, nameOf, upwards, parentOf } from './uris.js';

export class MemoryFileSystem implements FileSystem {
  private readonly texts = new Map<string, string>();
  private readonly folders = new Set<string>();
  private readonly locked = new Set<string>();
  /** What was asked for, in order: `read <uri>`, `list <uri>`, `stat <uri>`. */
  readonly calls: string[] = [];

  constructor(files: Readonly<Record<string, string>> = {}) {
    for (const [uri, text] of Object.entries(files)) this.write(uri, text);
  }

  /** Makes or replaces a file. */
  write(uri: string, text: string): void {
    const at = canonicalUri(uri);
    this.texts.set(at, text);
    const parent = parentOf(at);
    if (parent !== undefined) this.makeFolder(parent);
  }

  makeFolder(uri: string): void {
    for (const folder of upwards(canonicalUri(uri))) this.folders.add(folder);
  }

  /** Removes a file, or a folder with all that is in it. */
  remove(uri: string): void {
    const at = canonicalUri(uri);
    for (const each of [...this.texts.keys()]) if (isWithin(each, at)) this.texts.delete(each);
    for (const each of [...this.folders]) if (isWithin(each, at)) this.folders.delete(each);
  }

  /** The file stays visible and can no longer be read. */
  lock(uri: string): void {
    this.locked.add(canonicalUri(uri));
  }

  async readText(uri: string): Promise<string | undefined> {
    this.calls.push(`read ${uri}`);
    return this.locked.has(uri) ? undefined : this.texts.get(uri);
  }

  async size(uri: string): Promise<number | undefined> {
    return this.texts.get(uri)?.length;
  }

  async stat(uri: string): Promise<FileKind | undefined> {
    this.calls.push(`stat ${uri}`);
    return this.texts.has(uri) ? 'file' : this.folders.has(uri) ? 'folder' : undefined;
  }

  async list(uri: string): Promise<readonly FolderEntry[]> {
    this.calls.push(`list ${uri}`);
    const entries: FolderEntry[] = [];
    for (const file of this.texts.keys()) if (parentOf(file) === uri) entries.push({ name: nameOf(file), kind: 'file' });
    for (const folder of this.folders) if (folder !== uri && parentOf(folder) === uri) entries.push({ name: nameOf(folder), kind: 'folder' });
    return entries;
  }
}
