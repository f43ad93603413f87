/** The files of a Git revision, read with the git command. Nothing here changes the repository. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { URI } from 'vscode-uri';
import { decodeText } from '../workspace/decode.js';
import type { FileSystem, FolderEntry } from '../workspace/filesystem.js';
import { childOf, isWithin, nameOf, parentOf } from '../workspace/uris.js';
import { UsageError } from './io.js';

/** A revision of the repository that holds a folder. */
export interface Revision {
  /** As the user wrote it. */
  readonly name: string;
  /** Path of the top folder of the repository. */
  readonly root: string;
  /** The name of the commit. */
  readonly commit: string;
}

/** The commit that a revision names in the repository of a folder; else what git says. */
export async function revisionIn(folder: string, name: string): Promise<Revision | { readonly problem: string }> {
  // git would take it for an option.
  if (name === '' || name.startsWith('-')) return { problem: 'not a name' };
  const up = await git(folder, ['rev-parse', '--show-cdup']);
  if (!up.ok) return { problem: up.problem };
  const commit = await git(folder, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);
  return commit.ok ? { name, root: path.resolve(folder, lineIn(up.output)), commit: lineIn(commit.output) } : { problem: 'unknown to this repository' };
}

const lineIn = (bytes: Buffer): string => bytes.toString('utf8').replace(/\r?\n$/, '');

type GitResult = { readonly ok: true; readonly output: Buffer } | { readonly ok: false; readonly problem: string };

/** In a hook, git says which repository it is in; here the folder does. */
const ofHooks = new Set(['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX']);

/** Runs git in a folder. @throws UsageError when there is no git */
async function git(folder: string, args: readonly string[], input = ''): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const env = Object.fromEntries(Object.entries(process.env).filter(([variable]) => !ofHooks.has(variable)));
    const child = spawn('git', ['--no-optional-locks', ...args], { cwd: folder, env, stdio: 'pipe' });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on('data', (bytes: Buffer) => output.push(bytes));
    child.stderr.on('data', (bytes: Buffer) => errors.push(bytes));
    child.on('error', (error: NodeJS.ErrnoException) => reject(error.code === 'ENOENT' ? new UsageError('Revisions are read with git, which was not found.') : error));
    child.on('close', (code) => resolve(code === 0 ? { ok: true, output: Buffer.concat(output) } : { ok: false, problem: Buffer.concat(errors).toString('utf8').split('\n')[0] ?? '' }));
    // A git that has failed reads nothing.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

interface Blob {
  readonly id: string;
  readonly size: number;
}

/**
 * The files as they were in the revision, under the names that they have on disk now; what lies outside of the repository
 * comes from `outside`. Links and submodules are left out.
 */
export async function revisionFiles(revision: Revision, outside: FileSystem): Promise<FileSystem> {
  const listing = await git(revision.root, ['ls-tree', '-r', '-z', '--long', '--full-tree', revision.commit]);
  if (!listing.ok) throw new UsageError(`${revision.name}: the revision cannot be read: ${listing.problem}`);
  return new RevisionFiles(revision, listing.output.toString('utf8'), outside);
}

class RevisionFiles implements FileSystem {
  private readonly blobs = new Map<string, Blob>();
  private readonly folders = new Map<string, Map<string, FolderEntry>>();
  private readonly top: string;
  private waiting: { readonly id: string; readonly done: (text: string | undefined) => void }[] = [];

  constructor(
    private readonly revision: Revision,
    listing: string,
    private readonly outside: FileSystem,
  ) {
    this.top = URI.file(revision.root).toString();
    this.folders.set(this.top, new Map());
    for (const entry of listing.split('\0')) {
      const [, id, size, name] = /^100\d+ blob ([0-9a-f]+) +(\d+)\t([^]*)$/.exec(entry) ?? [];
      if (id !== undefined && name !== undefined) this.add(URI.file(path.join(revision.root, name)).toString(), { id, size: Number(size) });
    }
    // What looks for the repository around a file must find it.
    this.note(childOf(this.top, '.git'), 'folder');
  }

  private add(uri: string, blob: Blob): void {
    this.blobs.set(uri, blob);
    this.note(uri, 'file');
  }

  private note(uri: string, kind: FolderEntry['kind']): void {
    const folder = parentOf(uri) ?? this.top;
    let entries = this.folders.get(folder);
    if (!entries) {
      this.folders.set(folder, (entries = new Map()));
      this.note(folder, 'folder');
    }
    entries.set(nameOf(uri), { name: nameOf(uri), kind });
  }

  async readText(uri: string): Promise<string | undefined> {
    if (!isWithin(uri, this.top)) return this.outside.readText(uri);
    const blob = this.blobs.get(uri);
    return blob && new Promise((done) => this.ask(blob.id, done));
  }

  async size(uri: string): Promise<number | undefined> {
    return isWithin(uri, this.top) ? this.blobs.get(uri)?.size : this.outside.size?.(uri);
  }

  async stat(uri: string): Promise<FolderEntry['kind'] | undefined> {
    if (!isWithin(uri, this.top)) return this.outside.stat(uri);
    return this.blobs.has(uri) ? 'file' : this.folders.has(uri) || uri === childOf(this.top, '.git') ? 'folder' : undefined;
  }

  async list(uri: string): Promise<readonly FolderEntry[]> {
    return isWithin(uri, this.top) ? [...(this.folders.get(uri)?.values() ?? [])] : this.outside.list(uri);
  }

  /** Files that are asked for at the same time are read together. */
  private ask(id: string, done: (text: string | undefined) => void): void {
    if (this.waiting.push({ id, done }) === 1) setImmediate(() => void this.answer());
  }

  private async answer(): Promise<void> {
    const asked = this.waiting;
    this.waiting = [];
    // A file that cannot be read is absent, as on disk.
    const result = await git(this.revision.root, ['cat-file', '--batch'], asked.map(({ id }) => `${id}\n`).join('')).catch(() => undefined);
    const output = result?.ok ? result.output : Buffer.alloc(0);
    let at = 0;
    for (const { done } of asked) {
      const lineEnd = output.indexOf(10, at);
      const size = Number(/ blob (\d+)$/.exec(output.toString('latin1', at, Math.max(at, lineEnd)))?.[1] ?? Number.NaN);
      const start = lineEnd + 1;
      if (lineEnd < 0 || Number.isNaN(size)) {
        done(undefined);
        if (lineEnd >= 0) at = start;
        continue;
      }
      done(decodeText(output.subarray(start, start + size)));
      at = start + size + 1;
    }
  }
}
