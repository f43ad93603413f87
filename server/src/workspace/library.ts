/**
 * The library that is being worked on: the open documents, the files around them on disk, and the current model of both.
 *
 * State and who changes it:
 * - `opened` belongs to the editor: open, edit and close change it at once, so the model follows every key.
 * - `onDisk` are files that nobody has opened: members beside open files, members of folders named like TCPPARMS or given by
 *   the settings, and whatever files name each other. Only `settle` changes it.
 * - `resolved` remembers what became of each file name; an entry of an older `generation` still answers while `settle`
 *   looks the name up again, so nothing flickers.
 * One `settle` runs at a time and goes on until nothing is left to do; `ready` waits for it. An edit that leaves the names of
 * files alone starts none and touches no file.
 */
import { isDisplay, type LanguageId } from '../catalog/types.js';
import { detectLanguage } from '../syntax/detect.js';
import { isForeignExtension } from '../syntax/detection/foreign.js';
import type { Edit, EditedText } from '../syntax/edited-text.js';
import { FileCache } from './file-cache.js';
import type { FileSystem } from './filesystem.js';
import { foldersBelow } from './folder-walk.js';
import { type AbsenceReason, load } from './load.js';
import { compare, isLeftover } from './member-names.js';
import { buildModel, linksOf, outlineOf, type Model, type Resolutions } from './model.js';
import { parseFileName } from './names.js';
import { type Resolution, Resolver } from './resolve.js';
import type { Settings } from './settings.js';
import { SourceFile } from './source-file.js';
import { canonicalUri, childOf, isWithin, nameOf, parentOf, schemeOf } from './uris.js';

export interface LibraryOptions {
  /** Folders of the workspace. */
  readonly roots?: readonly string[];
  /** The language of a file that nobody has opened; detectLanguage when left out. */
  readonly languageOf?: (uri: string, text: string) => LanguageId | undefined;
  /** No file is asked for before this has settled. */
  readonly after?: Promise<unknown>;
}

export interface RootOptions {
  /** Members of every folder below take part, not only of those named like TCPPARMS. */
  readonly everyFolder?: boolean;
}

const walkLimits = { depth: 8, folders: 2000 };
const everyFolderLimits = { depth: 16, folders: 20_000 };
/** Members of one folder that are looked at. */
const maxMembers = 20_000;
/** Files read at a time; between slices everything else gets its turn. */
const slice = 32;
/** Every member read from z/OS costs a request: there, only files that are named are read. */
const remoteSchemes = new Set(['zowe-ds', 'zowe-uss', 'zowe-jobs']);

interface Known {
  readonly resolution: Resolution;
  readonly generation: number;
}

interface Wanted {
  readonly language?: LanguageId;
  /** What the file is for the one that names it. */
  readonly namedAs?: LanguageId;
}

export class Library {
  private readonly cache: FileCache;
  private readonly languageOf: (uri: string, text: string) => LanguageId | undefined;
  private after: Promise<unknown> | undefined;
  private readonly opened = new Map<string, SourceFile>();
  private readonly onDisk = new Map<string, SourceFile>();
  private readonly absent = new Map<string, AbsenceReason>();
  /** Languages that someone gave a file, by opening it or by naming it. */
  private readonly given = new Map<string, LanguageId>();
  private readonly named = new Set<string>();
  private readonly roots = new Map<string, RootOptions>();
  private readonly resolved = new Map<string, Map<string, Known>>();
  private readonly queue = new Map<string, Wanted>();
  private readonly reading = new Map<string, Wanted>();
  /** Counts the changes of each file on disk, so that a read begun before a change is not taken for the new text. */
  private readonly stamps = new Map<string, number>();
  private readonly scanned = new Set<string>();
  private readonly listeners = new Set<() => void>();
  private folders: readonly string[] = [];
  private foldersStale = true;
  /** Folders of which not everything was looked at. */
  private readonly cutShort = new Set<string>();
  private pruneWanted = false;
  private generation = 0;
  private resolver: Resolver | undefined;
  private running: Promise<void> | undefined;
  private again = false;
  private snapshot: Model | undefined;
  /** The model before the last change. */
  private last: Model | undefined;
  private order: readonly string[] | undefined;
  private changes = 0;

  constructor(
    fileSystem: FileSystem,
    private currentSettings: Settings,
    options: LibraryOptions = {},
  ) {
    this.cache = new FileCache(fileSystem);
    this.languageOf = options.languageOf ?? ((path, text) => detectLanguage({ path, text }));
    this.after = options.after;
    this.currentSettings = canonicalSettings(currentSettings);
    for (const root of options.roots ?? []) this.roots.set(canonicalUri(root), {});
    if (this.roots.size > 0) void this.start();
  }

  /** The library as it is known now. Names still being looked up are neither found nor missing in it; see `ready`. */
  get model(): Model {
    if (!this.snapshot) this.last = this.snapshot = buildModel(this.allFiles(), this.resolutions, this.last);
    return this.snapshot;
  }

  /** Goes up with every change of the model. */
  get version(): number {
    return this.changes;
  }

  get settings(): Settings {
    return this.currentSettings;
  }

  /** When all files that belong to the library have been read and all names looked up. */
  async ready(): Promise<void> {
    while (this.running) await this.running;
  }

  /** Calls `listener` after every change of the model, those that come with reading included. Gives a function that ends it. */
  onDidChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** A document is open: its text counts from now on, whatever is on disk. Settles when what it names has been read. */
  async open(uri: string, language: LanguageId, text: string): Promise<void> {
    const at = canonicalUri(uri);
    const known = this.opened.get(at) ?? this.onDisk.get(at);
    this.onDisk.delete(at);
    this.queue.delete(at);
    this.absent.delete(at);
    if (takesPart(language)) this.given.set(at, language);
    this.put(this.opened, known?.language === language && known.text === text ? known : SourceFile.of(at, language, text));
    this.changed();
    await this.start();
  }

  /** One replacement in an open document. The model follows at once; settles when files that it names for the first time have been read. */
  async edit(uri: string, text: string | EditedText, edit: Edit): Promise<void> {
    const at = canonicalUri(uri);
    const before = this.opened.get(at);
    if (!before) return;
    const after = before.edited(text, edit);
    this.put(this.opened, after);
    const renamed = !sameNames(fileNames(before), fileNames(after));
    this.changed();
    if (renamed) await this.start();
  }

  /** The document is closed: the text on disk counts again. */
  async close(uri: string): Promise<void> {
    const at = canonicalUri(uri);
    const file = this.opened.get(at);
    if (!file) return;
    this.opened.delete(at);
    this.order = undefined;
    if (takesPart(file.language)) {
      this.put(this.onDisk, file);
      this.readAgain(at);
    }
    this.pruneWanted = true;
    this.changed();
    await this.start();
  }

  /** Files or folders were made, changed or removed on disk. */
  async changedOnDisk(uris: readonly string[]): Promise<void> {
    if (uris.length === 0) return;
    for (const uri of uris) this.forget(canonicalUri(uri));
    this.lookUpAgain();
    await this.start();
  }

  async addRoot(uri: string, options: RootOptions = {}): Promise<void> {
    this.roots.set(canonicalUri(uri), options);
    this.foldersStale = true;
    await this.start();
  }

  async removeRoot(uri: string): Promise<void> {
    if (!this.roots.delete(canonicalUri(uri))) return;
    this.foldersStale = true;
    this.pruneWanted = true;
    await this.start();
  }

  /** Files that take part whether or not anything names them, with the members beside them. Without `language`, the content tells. */
  async addFiles(uris: readonly string[], language?: LanguageId): Promise<void> {
    for (const uri of uris) {
      const at = canonicalUri(uri);
      this.named.add(at);
      if (language) this.given.set(at, language);
      if (!this.has(at)) this.queue.set(at, { language });
    }
    await this.start();
  }

  /** Nothing changes when these are the settings that there are: clients send them more than once when they start. */
  async setSettings(settings: Settings): Promise<void> {
    const before = this.currentSettings;
    const now = canonicalSettings(settings);
    if (JSON.stringify(before) === JSON.stringify(now)) return;
    this.currentSettings = now;
    this.changed();
    if (JSON.stringify([before.dataSets, before.unixRoot]) === JSON.stringify([now.dataSets, now.unixRoot])) return;
    this.pruneWanted = true;
    this.lookUpAgain();
    await this.start();
  }

  /** What became of a file name that stands in a file; undefined while it is being looked up. */
  resolution(from: string, name: string): Resolution | undefined {
    return this.resolved.get(canonicalUri(from))?.get(name)?.resolution;
  }

  /** Why a file that was asked for or named is not in the model; undefined when it is, or when nobody asked. */
  whyAbsent(uri: string): AbsenceReason | undefined {
    return this.absent.get(canonicalUri(uri));
  }

  /** Every file that was asked for or named and is not in the model, with the reason. */
  get absences(): ReadonlyMap<string, AbsenceReason> {
    return this.absent;
  }

  /** The files that names in other files lead to, whether they could be read or not. */
  namedFiles(): ReadonlySet<string> {
    const targets = new Set<string>();
    for (const names of this.resolved.values()) for (const { resolution } of names.values()) if (resolution.target !== undefined) targets.add(resolution.target);
    return targets;
  }

  /** Folders with more in them than is looked at. */
  get foldersCutShort(): readonly string[] {
    return [...this.cutShort].sort(compare);
  }

  private readonly resolutions: Resolutions = {
    target: (from, word, language) => {
      const target = this.resolved.get(from)?.get(word.text)?.resolution.target;
      // A Telnet profile is no policy, whoever names it as one.
      return target !== undefined && (this.opened.get(target) ?? this.onDisk.get(target))?.language === language ? target : undefined;
    },
    missing: (from, word) => {
      const known = this.resolved.get(from)?.get(word.text)?.resolution;
      return known?.target === undefined ? known?.missing : undefined;
    },
    unread: (from, word) => {
      const uri = this.resolved.get(from)?.get(word.text)?.resolution.target;
      const reason = uri === undefined ? undefined : this.absent.get(uri);
      return uri === undefined || reason === undefined ? undefined : { uri, reason };
    },
  };

  private has(uri: string): boolean {
    return this.opened.has(uri) || this.onDisk.has(uri);
  }

  private put(files: Map<string, SourceFile>, file: SourceFile): void {
    if (!this.has(file.uri)) this.order = undefined;
    files.set(file.uri, file);
  }

  /** All files in order of their URIs, so that the same library always gives the same findings. */
  private allFiles(): ReadonlyMap<string, SourceFile> {
    this.order ??= [...new Set([...this.opened.keys(), ...this.onDisk.keys()])].sort(compare);
    const files = new Map<string, SourceFile>();
    for (const uri of this.order) {
      const file = this.opened.get(uri) ?? this.onDisk.get(uri);
      if (file) files.set(uri, file);
    }
    return files;
  }

  private changed(): void {
    this.changes++;
    this.snapshot = undefined;
    for (const listener of this.listeners) listener();
  }

  private start(): Promise<void> {
    this.again = true;
    this.running ??= this.settle();
    return this.running;
  }

  private async settle(): Promise<void> {
    try {
      if (this.after) await this.after;
      this.after = undefined;
      await this.settleAll();
    } finally {
      this.running = undefined;
    }
  }

  private async settleAll(): Promise<void> {
    while (this.again || this.queue.size > 0) {
      this.again = false;
      if (this.foldersStale) await this.findFolders();
      for (const folder of await this.memberFolders()) if (!this.scanned.has(folder)) await this.scan(folder);
      await this.readQueued();
      await this.lookUpNames();
      if (this.pruneWanted && !this.again && this.queue.size === 0) await this.prune();
    }
  }

  private async findFolders(): Promise<void> {
    this.foldersStale = false;
    const found: string[] = [];
    for (const [root, { everyFolder }] of [...this.roots].sort(([a], [b]) => compare(a, b))) {
      const { folders, complete } = await foldersBelow(this.cache, root, everyFolder ? everyFolderLimits : walkLimits);
      found.push(...folders);
      if (complete) this.cutShort.delete(root);
      else this.cutShort.add(root);
    }
    const folders = [...new Set(found)];
    if (sameNames(folders, this.folders)) return;
    this.folders = folders;
    this.lookUpAgain();
  }

  /** Folders whose members take part. */
  private async memberFolders(): Promise<string[]> {
    const all = [...this.roots].filter(([, options]) => options.everyFolder).map(([root]) => root);
    const wanted = this.folders.filter((folder) => /TCPPARMS/i.test(nameOf(folder)) || all.some((root) => isWithin(folder, root)));
    const besides = [...[...this.opened.values()].filter((f) => takesPart(f.language)).map((f) => f.uri), ...this.named];
    for (const uri of besides) {
      const folder = parentOf(uri);
      if (folder !== undefined) wanted.push(folder);
    }
    wanted.push(...(await this.settingFolders()));
    return [...new Set(wanted)].filter((folder) => !remoteSchemes.has(schemeOf(folder)));
  }

  private async settingFolders(): Promise<string[]> {
    const { dataSets, unixRoot } = this.currentSettings;
    const folders: string[] = [];
    for (const [pattern, folder] of Object.entries(dataSets)) {
      folders.push(folder);
      // A pattern with an asterisk gives a folder of libraries.
      if (pattern.includes('*')) for (const entry of await this.cache.list(folder)) if (entry.kind === 'folder') folders.push(childOf(folder, entry.name));
    }
    if (unixRoot !== undefined) folders.push(childOf(unixRoot, 'etc'), childOf(childOf(unixRoot, 'etc'), 'pagent'));
    return folders;
  }

  /** Asks for the members of a folder that are not known yet. */
  private async scan(folder: string): Promise<void> {
    this.scanned.add(folder);
    const entries = await this.cache.list(folder);
    const files = entries.filter((e) => e.kind === 'file' && mayBeMember(e.name)).map((e) => e.name);
    if (files.length > maxMembers) this.cutShort.add(folder);
    for (const name of files.sort(compare).slice(0, maxMembers)) {
      const uri = childOf(folder, name);
      if (!this.has(uri) && !this.absent.has(uri) && !this.queue.has(uri)) this.queue.set(uri, {});
    }
  }

  private async readQueued(): Promise<void> {
    while (this.queue.size > 0) {
      const requests = [...this.queue].slice(0, slice);
      for (const [uri] of requests) this.queue.delete(uri);
      const changes = await Promise.all(requests.map(([uri, wanted]) => this.read(uri, wanted)));
      if (changes.includes(true)) this.changed();
      if (this.queue.size > 0) await pause();
    }
  }

  /** Reads one file; true when the model changes by it. */
  private async read(uri: string, wanted: Wanted): Promise<boolean> {
    if (this.opened.has(uri)) return false;
    const stamp = this.stamps.get(uri);
    const known = this.onDisk.get(uri);
    const language = wanted.language ?? this.given.get(uri);
    this.reading.set(uri, wanted);
    const loaded = await load(this.cache, { uri, language, namedAs: wanted.namedAs }, this.languageOf, known);
    this.reading.delete(uri);
    if (this.opened.has(uri) || this.stamps.get(uri) !== stamp) return false;
    if (typeof loaded === 'string') {
      this.absent.set(uri, loaded);
      if (this.onDisk.delete(uri)) this.order = undefined;
      return known !== undefined;
    }
    this.absent.delete(uri);
    this.put(this.onDisk, loaded);
    return loaded !== known;
  }

  /** Looks up every name that is new or was looked up before the last change, and asks for the files that they name. */
  private async lookUpNames(): Promise<void> {
    let news = false;
    const files = this.allFiles();
    for (const uri of [...this.resolved.keys()]) if (!files.has(uri)) this.resolved.delete(uri);
    for (const file of files.values()) {
      const names = fileNames(file);
      const known = this.namesKnown(file.uri, names);
      for (const name of names) {
        if (known.get(name)?.generation === this.generation) continue;
        const { generation } = this;
        this.resolver ??= new Resolver({ files: this.cache, settings: this.currentSettings, roots: [...this.roots.keys()], folders: this.folders });
        const resolution = await this.resolver.resolve(parseFileName(name), file.uri);
        news ||= JSON.stringify(known.get(name)?.resolution) !== JSON.stringify(resolution);
        known.set(name, { resolution, generation });
        if (generation !== this.generation) this.again = true;
        if (resolution.target !== undefined) this.want(resolution.target, languageNamed(file, name));
      }
    }
    if (news) this.changed();
  }

  /** The table of a file's names; names that no longer stand in it are dropped. */
  private namesKnown(uri: string, names: readonly string[]): Map<string, Known> {
    let known = this.resolved.get(uri);
    if (!known) {
      known = new Map();
      if (names.length > 0) this.resolved.set(uri, known);
    }
    if (known.size > names.length) for (const name of [...known.keys()]) if (!names.includes(name)) known.delete(name);
    return known;
  }

  private want(uri: string, namedAs: LanguageId): void {
    const reason = this.absent.get(uri);
    if (this.has(uri) || this.queue.has(uri) || (reason !== undefined && reason !== 'unrecognised')) return;
    this.queue.set(uri, { namedAs });
  }

  /** Drops files that nothing holds in the library any more: no folder, no name, no open document. */
  private async prune(): Promise<void> {
    this.pruneWanted = false;
    const folders = new Set(await this.memberFolders());
    const reached = new Set(this.opened.keys());
    for (const uri of this.onDisk.keys()) if (this.named.has(uri) || folders.has(parentOf(uri) ?? '')) reached.add(uri);
    for (const uri of reached) {
      // A set visits what is added to it on the way: whatever is named by a file that stays, stays.
      for (const { resolution } of this.resolved.get(uri)?.values() ?? []) if (resolution.target !== undefined) reached.add(resolution.target);
    }
    const dropped = [...this.onDisk.keys()].filter((uri) => !reached.has(uri));
    for (const uri of dropped) this.onDisk.delete(uri);
    for (const folder of [...this.scanned]) if (!folders.has(folder)) this.scanned.delete(folder);
    if (dropped.length === 0) return;
    this.order = undefined;
    this.changed();
  }

  private forget(uri: string): void {
    this.cache.forget(uri);
    const parent = parentOf(uri);
    if (parent !== undefined) this.scanned.delete(parent);
    for (const folder of [...this.scanned]) if (isWithin(folder, uri)) this.scanned.delete(folder);
    for (const each of [...this.absent.keys()]) if (isWithin(each, uri)) this.absent.delete(each);
    let file = false;
    for (const each of [...this.onDisk.keys()]) {
      if (!isWithin(each, uri)) continue;
      file ||= each === uri;
      this.readAgain(each);
    }
    for (const [each, wanted] of this.reading) if (isWithin(each, uri)) this.readAgain(each, wanted.namedAs);
    if (this.named.has(uri)) this.readAgain(uri);
    // Anything but a known file may have been a folder, which can give names another meaning.
    if (!file) this.foldersStale = true;
  }

  private readAgain(uri: string, namedAs = this.namedAs(uri)): void {
    this.stamps.set(uri, (this.stamps.get(uri) ?? 0) + 1);
    this.queue.set(uri, { language: this.given.get(uri), namedAs });
  }

  /** What the file is for one that names it; undefined when none does. */
  private namedAs(uri: string): LanguageId | undefined {
    for (const [from, names] of this.resolved) {
      for (const [name, { resolution }] of names) {
        const file = resolution.target === uri ? (this.opened.get(from) ?? this.onDisk.get(from)) : undefined;
        if (file) return languageNamed(file, name);
      }
    }
    return undefined;
  }

  /** Every name must be looked up anew; until then the old answers stand. */
  private lookUpAgain(): void {
    this.generation++;
    this.resolver = undefined;
    this.again = true;
  }
}

const takesPart = (language: LanguageId): boolean => !isDisplay(language);

/** Not hidden, and not of a kind that is never read: a cheap look before a file is opened. */
function mayBeMember(name: string): boolean {
  const dot = name.lastIndexOf('.');
  return dot !== 0 && !isLeftover(name) && !(dot > 0 && isForeignExtension(name.slice(dot + 1).toLowerCase()));
}

const namesOfFiles = new WeakMap<SourceFile, readonly string[]>();

/** The names of other files that stand in a file, each once. */
function fileNames(file: SourceFile): readonly string[] {
  let names = namesOfFiles.get(file);
  if (!names) namesOfFiles.set(file, (names = [...new Set(collectNames(file))]));
  return names;
}

/** What the file that stands behind the name is, as the file that names it says. */
function languageNamed(file: SourceFile, name: string): LanguageId {
  return linksOf(file).find((link) => link.text === name)?.language ?? 'pagent';
}

function* collectNames(file: SourceFile): Generator<string> {
  for (const { text } of linksOf(file)) yield text;
  for (const { word } of outlineOf(file).files) if (word) yield word.text;
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, i) => name === b[i]);
}

function canonicalSettings(settings: Settings): Settings {
  const dataSets = Object.fromEntries(Object.entries(settings.dataSets).map(([pattern, folder]) => [pattern, canonicalUri(folder)]));
  return { ...settings, dataSets, unixRoot: settings.unixRoot === undefined ? undefined : canonicalUri(settings.unixRoot) };
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
