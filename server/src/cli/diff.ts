/** `tcpparms diff`: what a change of the files changes for the connections of each rule. */
import path from 'node:path';
import { URI } from 'vscode-uri';
import { diffLibraries, type LibraryDiff, type LibraryState, type ParameterChange } from '../policy/index.js';
import { type DiffRenderOptions, renderDiff, renderDiffMarkdown } from '../policy/render.js';
import type { FileSystem } from '../workspace/filesystem.js';
import { buildModel } from '../workspace/model.js';
import { type Revision, revisionFiles, revisionIn } from './git.js';
import { exitCodes, type Io, UsageError, wantsColor } from './io.js';
import type { DisplayName } from './located.js';
import { visible } from './terminal-text.js';
import { findPolicies, lineText, locator, type Policies, type PolicyOptions, terminalText } from './policies.js';

export interface DiffOptions extends PolicyOptions {
  readonly format: 'pretty' | 'json' | 'markdown';
  /** The old state is this revision, the new one the files as they are. */
  readonly git?: string;
}

/** Runs the command; gives its exit code: 1 when a rule comes to something else. Two states are compared only when all of both could be read. */
export async function diffCommand(paths: readonly string[], options: DiffOptions, io: Io): Promise<number> {
  const [before, after] = await sidesFrom(paths, options, io);
  const [old, now] = [await readSide(before, options, io), await readSide(after, options, io)];
  // What could not be read would pass for removed, or for new.
  if (old.exitCode !== exitCodes.clean || now.exitCode !== exitCodes.clean) return exitCodes.usage;
  if (old.policies.length === 0 && now.policies.length === 0) throw new UsageError('There is no AT-TLS policy on either side.');
  const both = [stateOf(old, before), stateOf(now, after)] as const;
  const diff = ofStack(diffLibraries(...both), options.stack);
  io.out(render(diff, old, now, options, io));
  return diff.stacks.some(({ rules }) => rules.length > 0) ? exitCodes.findings : exitCodes.clean;
}

/** One state of the files. */
interface Side {
  /** Absolute path of a folder or file. */
  readonly path: string;
  readonly kind: 'file' | 'folder' | undefined;
  readonly files: FileSystem;
  /** Absent: the files as they are on disk. */
  readonly revision?: Revision;
}

async function sidesFrom(paths: readonly string[], options: DiffOptions, io: Io): Promise<readonly [Side, Side]> {
  if (options.git !== undefined) {
    if (paths.length > 1) throw new UsageError('With --git only one path is compared.');
    const given = path.resolve(io.cwd, paths[0] ?? '.');
    const revision = await revisionAt(given, options.git, io);
    return existing([await sideOf(given, revision, io), await sideOf(given, undefined, io)], paths[0] ?? '.');
  }
  const [old, now] = paths;
  if (old === undefined || now === undefined || paths.length > 2) throw new UsageError('Give two states to compare: folders, files or Git revisions.');
  const onDisk = [await pathOnDisk(old, io), await pathOnDisk(now, io)] as const;
  // A revision alone stands for the path on the other side.
  const shared = onDisk[0] ?? onDisk[1] ?? io.cwd;
  return [onDisk[0] ? await sideOf(onDisk[0], undefined, io) : await sideOfRevision(old, shared, io), onDisk[1] ? await sideOf(onDisk[1], undefined, io) : await sideOfRevision(now, shared, io)];
}

function existing(sides: readonly [Side, Side], given: string): readonly [Side, Side] {
  if (sides.every(({ kind }) => kind === undefined)) throw new UsageError(`${given}: there is no such file or folder.`);
  return sides;
}

async function pathOnDisk(given: string, io: Io): Promise<string | undefined> {
  const resolved = path.resolve(io.cwd, given);
  return (await io.fileSystem.stat(URI.file(resolved).toString())) === undefined ? undefined : resolved;
}

/** `HEAD~1`, or `HEAD~1:USER.TCPPARMS` with a path from the top of the repository, `HEAD~1:./TCPPARMS` from here. */
async function sideOfRevision(given: string, shared: string, io: Io): Promise<Side> {
  const colon = given.indexOf(':');
  if (colon < 0) return sideOf(shared, await revisionAt(shared, given, io), io);
  const revision = await revisionAt(io.cwd, given.slice(0, colon), io);
  const below = given.slice(colon + 1);
  const side = await sideOf(path.resolve(/^\.\.?(\/|$)/.test(below) ? io.cwd : revision.root, below), revision, io);
  if (side.kind === undefined) throw new UsageError(`${given}: the revision has no such file or folder.`);
  return side;
}

async function revisionAt(place: string, name: string, io: Io): Promise<Revision> {
  let folder = place;
  while ((await io.fileSystem.stat(URI.file(folder).toString())) !== 'folder' && path.dirname(folder) !== folder) folder = path.dirname(folder);
  const revision = await revisionIn(folder, name);
  if ('problem' in revision) throw new UsageError(`${name}: there is no such file or folder, and no such Git revision: ${visible(revision.problem)}`);
  return revision;
}

async function sideOf(place: string, revision: Revision | undefined, io: Io): Promise<Side> {
  const files = revision ? await revisionFiles(revision, io.fileSystem) : io.fileSystem;
  return { path: place, kind: await files.stat(URI.file(place).toString()), files, revision };
}

/** A path that a revision does not have yet, or no more, holds nothing there. */
async function readSide(side: Side, options: DiffOptions, io: Io): Promise<Policies> {
  const found = side.kind === undefined ? nothing : await findPolicies([side.path], { ...options, stack: undefined }, { ...io, fileSystem: side.files });
  const { revision } = side;
  if (isOfAnotherKind(found, side)) throw new UsageError(`${found.display(URI.file(side.path).toString())}: there is no AT-TLS policy.`);
  if (!revision) return found;
  const display: DisplayName = (uri) => `${revision.name}:${found.display(uri)}`;
  return { ...found, display, locate: locator(found.model, display) };
}

/** A file that can hold no policy: compared with one, it would pass for a policy that has lost all its rules. */
function isOfAnotherKind({ policies, model }: Policies, { kind, path: file }: Side): boolean {
  const language = model.files.get(URI.file(file).toString())?.language;
  return kind === 'file' && policies.length === 0 && language !== undefined && language !== 'pagent';
}

const nothing: Policies = {
  policies: [],
  model: buildModel(new Map(), { target: () => undefined, missing: () => undefined }),
  wanted: new Set(),
  display: (uri) => uri,
  locate: () => ({ file: '', line: 0 }),
  exitCode: exitCodes.clean,
};

/** Files have one name on both sides: their path below the folder; a file that is named has none. */
function stateOf({ model, policies, wanted }: Policies, side: Side): LibraryState {
  const folder = side.kind === 'folder' ? side.path : path.dirname(side.path);
  const nameOf = (uri: string): string => {
    const file = URI.parse(uri).fsPath;
    return side.kind !== 'folder' && file === side.path ? '' : path.relative(folder, file);
  };
  return { model, policies, files: wanted, nameOf };
}

function ofStack(diff: LibraryDiff, stack: string | undefined): LibraryDiff {
  if (stack === undefined) return diff;
  const stacks = diff.stacks.filter((each) => each.stack?.toUpperCase() === stack.toUpperCase());
  if (stacks.length === 0) {
    const names = diff.stacks.flatMap((each) => each.stack ?? []);
    throw new UsageError(`There is no AT-TLS policy of a stack ${stack}.${names.length > 0 ? ` Stacks: ${names.join(', ')}.` : ''}`);
  }
  return { ...diff, stacks };
}

function render(diff: LibraryDiff, old: Policies, now: Policies, { format, color }: DiffOptions, io: Io): string {
  if (format === 'json') return diffJson(diff);
  const options: DiffRenderOptions = {
    locateBefore: (place) => lineText(old.locate(place)),
    locateAfter: (place) => lineText(now.locate(place)),
    nameOf: (uri) => (now.model.files.has(uri) ? now : old).display(uri),
  };
  return format === 'markdown' ? renderDiffMarkdown(diff, options).split('\n').map(visible).join('\n') : terminalText(renderDiff(diff, options).lines, wantsColor(io, color));
}

/** The document of docs/json.md. */
function diffJson({ stacks }: LibraryDiff): string {
  const values = ({ name, before, after }: ParameterChange): object => ({ name, before, after });
  const rules = stacks.flatMap(({ stack, rules: changes }) => changes.map(({ rule, change, parameters }) => ({ stack, rule, change, parameters: parameters.map(values) })));
  return `${JSON.stringify({ rules }, undefined, 2)}\n`;
}
