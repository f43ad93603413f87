/**
 * From the name of a file on z/OS to the URI of the file that stands for it here.
 *
 * In this order: what the settings say; the same Zowe Explorer profile; a folder or file named like the data set, or the
 * path below a folder of the workspace, the nearest first; the only folder named like the last qualifier; a file beside
 * the one that names it. The same files always give the same answer.
 */
import type { FolderEntry } from './filesystem.js';
import type { FileCache } from './file-cache.js';
import { compare, findFile, findMember, memberNames } from './member-names.js';
import type { KnownMissing } from './model.js';
import type { FileName } from './names.js';
import type { Settings } from './settings.js';
import { childOf, isWithin, nameOf, parentOf, schemeOf, segmentsOf, upwards } from './uris.js';

/** How a file was found. */
export type ResolutionRule = 'setting' | 'zowe' | 'named-like-data-set' | 'last-qualifier' | 'unix-path' | 'beside';

export type Resolution =
  | { readonly target: string; readonly rule: ResolutionRule }
  /** `missing` only where the folder is known for sure, so that the file is known not to exist. */
  | { readonly target?: undefined; readonly missing?: KnownMissing };

/** What resolution depends on; make a new Resolver when any of it changes. */
export interface Surroundings {
  readonly files: FileCache;
  readonly settings: Pick<Settings, 'dataSets' | 'unixRoot'>;
  /** Folders of the workspace. */
  readonly roots: readonly string[];
  /** Folders found in the roots, the roots themselves included. */
  readonly folders: readonly string[];
}

/** Without a folder of the workspace around a file, no more than this many folders above it are looked at. */
const levelsWithoutRoot = 2;
const notFound: Resolution = {};

export class Resolver {
  private readonly nearby = new Map<string, Promise<readonly string[]>>();

  constructor(private readonly around: Surroundings) {}

  /** The file that `name`, written in the file `from`, stands for. Never throws. */
  async resolve(name: FileName, from: string): Promise<Resolution> {
    if (name.kind === 'unix') return this.unixPath(name.path, from);
    if (name.kind === 'data-set') return this.dataSet(name.dataSet, name.member, name.quoted, from);
    if (name.dataSet !== undefined && (name.member !== undefined || name.dataSet.includes('.'))) return this.dataSet(name.dataSet, name.member, false, from);
    return this.relative(name.text, from);
  }

  /** `quoted: false`: the user ID that stands in front of the name on z/OS is not known. */
  private async dataSet(dataSet: string, member: string | undefined, quoted: boolean, from: string): Promise<Resolution> {
    return (
      (await this.bySetting(dataSet, member)) ??
      (await this.byProfile(dataSet, member, quoted, from)) ??
      (await (member === undefined ? this.sequential(dataSet, from) : this.byFolderName(dataSet, member, quoted, from))) ??
      notFound
    );
  }

  private async bySetting(dataSet: string, member: string | undefined): Promise<Resolution | undefined> {
    for (const folder of foldersSetFor(dataSet, this.around.settings.dataSets)) {
      for (const place of [childOf(folder, dataSet), folder]) {
        const entries = await this.around.files.list(place);
        if (entries.length > 0) return this.inFolder(place, entries, dataSet, member, 'setting');
      }
    }
    return undefined;
  }

  /** A folder that surely stands for the data set: the file in it, or the knowledge that there is none. */
  private inFolder(folder: string, entries: readonly FolderEntry[], dataSet: string, member: string | undefined, rule: ResolutionRule): Resolution {
    const name = member === undefined ? findSequential(entries, dataSet) : findMember(entries, member);
    if (name !== undefined) return { target: childOf(folder, name), rule };
    return member === undefined ? notFound : { missing: { folder: dataSet, siblings: memberNames(entries) } };
  }

  /** Zowe Explorer: `zowe-ds:/profile/DATA.SET/MEMBER`, with or without an extension, or `zowe-ds:/profile/DATA.SET(MEMBER)`. */
  private async byProfile(dataSet: string, member: string | undefined, quoted: boolean, from: string): Promise<Resolution | undefined> {
    const opened = zowePlace(from);
    if (!opened) return undefined;
    const own = opened.dataSet;
    const full = !quoted && own?.endsWith(`.${dataSet}`) ? own : dataSet;
    const profile = `zowe-ds:/${opened.profile}`;
    if (member === undefined) return this.firstReadable([childOf(profile, full)]);
    const folder = childOf(profile, full);
    const entries = await this.around.files.list(folder);
    if (entries.some((e) => e.kind === 'file')) return this.inFolder(folder, entries, full, member, 'zowe');
    const asMember = childOf(folder, member + opened.extension);
    const bracketed = childOf(profile, `${full}(${member})${opened.extension}`);
    return this.firstReadable(opened.bracketed ? [bracketed, asMember] : [asMember, bracketed]);
  }

  private async firstReadable(uris: readonly string[]): Promise<Resolution | undefined> {
    const { files } = this.around;
    for (const uri of uris) {
      // Zowe Explorer may know nothing of a member that nobody has opened yet, and still read it.
      if ((await files.stat(uri)) === 'file' || (await files.read(uri)) !== undefined) return { target: uri, rule: 'zowe' };
    }
    return undefined;
  }

  private async byFolderName(dataSet: string, member: string, quoted: boolean, from: string): Promise<Resolution | undefined> {
    const folders = await this.foldersNear(from);
    const named = folders.filter((folder) => standsFor(folder, dataSet, quoted));
    for (const folder of named) {
      const entries = await this.around.files.list(folder);
      if (entries.some((e) => e.kind === 'file')) return this.inFolder(folder, entries, dataSet, member, 'named-like-data-set');
    }
    const qualifier = lastQualifier(dataSet);
    const similar = folders.filter((folder) => nameOf(folder).toUpperCase() === qualifier);
    if (similar.length === 1) {
      const found = await this.memberIn(similar[0] as string, member, 'last-qualifier');
      if (found) return found;
    }
    const own = parentOf(from);
    if (own === undefined || zowePlace(from)) return undefined;
    const whole = await this.bracketedBeside(own, dataSet, member);
    return whole ?? (isOtherDataSet(nameOf(own), dataSet) ? undefined : this.memberIn(own, member, 'beside'));
  }

  private async memberIn(folder: string, member: string, rule: ResolutionRule): Promise<Resolution | undefined> {
    const name = findMember(await this.around.files.list(folder), member);
    return name === undefined ? undefined : { target: childOf(folder, name), rule };
  }

  /** A file that carries the whole name: `USER.TCPPARMS(PAGENTCF)`, with or without an extension. */
  private async bracketedBeside(folder: string, dataSet: string, member: string): Promise<Resolution | undefined> {
    const wanted = `${dataSet}(${member})`;
    const names = (await this.around.files.list(folder)).filter((e) => e.kind === 'file' && e.name.toUpperCase().replace(/\)\.\w+$/, ')') === wanted).map((e) => e.name);
    const name = names.sort(compare)[0];
    return name === undefined ? undefined : { target: childOf(folder, name), rule: 'beside' };
  }

  /** A data set without members: a file named like it. */
  private async sequential(dataSet: string, from: string): Promise<Resolution | undefined> {
    const own = parentOf(from);
    if (own === undefined || zowePlace(from)) return undefined;
    for (const folder of [...this.above(own), ...this.around.folders]) {
      const name = findSequential(await this.around.files.list(folder), dataSet);
      if (name !== undefined) return { target: childOf(folder, name), rule: 'named-like-data-set' };
    }
    return undefined;
  }

  private async unixPath(path: string, from: string): Promise<Resolution> {
    const segments = path.split('/').filter((s) => s !== '' && s !== '.');
    if (segments.length === 0 || segments.includes('..')) return notFound;
    const { unixRoot } = this.around.settings;
    if (unixRoot !== undefined) {
      const found = await this.below(unixRoot, segments, 'setting');
      if (found?.target !== undefined || found?.missing) return found;
    }
    const opened = zowePlace(from);
    if (opened) return (await this.byProfilePath(opened.profile, segments)) ?? notFound;
    const own = parentOf(from);
    if (own === undefined) return notFound;
    // The first folder on the way that has the directory /a/b of /a/b/c; a lone directory such as /etc is seldom mirrored whole.
    let incomplete: Resolution | undefined;
    for (const base of new Set([...this.above(own), ...this.around.roots])) {
      const found = await this.below(base, segments, 'unix-path');
      if (found?.target !== undefined) return found;
      if (found?.missing && segments.length > 2) incomplete ??= found;
    }
    return (await this.beside(own, segments)) ?? incomplete ?? notFound;
  }

  /** `base`/segments, exactly as written. `missing` when the directory is there and not empty. */
  private async below(base: string, segments: readonly string[], rule: ResolutionRule): Promise<Resolution | undefined> {
    const directory = segments.slice(0, -1).reduce(childOf, base);
    const entries = await this.around.files.list(directory);
    if (entries.length === 0) return undefined;
    const name = segments[segments.length - 1] as string;
    if (entries.some((e) => e.kind === 'file' && e.name === name)) return { target: childOf(directory, name), rule };
    const siblings = entries.filter((e) => e.kind === 'file').map((e) => e.name);
    return { missing: { folder: `/${segments.slice(0, -1).join('/')}`, siblings: siblings.sort(compare) } };
  }

  private async byProfilePath(profile: string, segments: readonly string[]): Promise<Resolution | undefined> {
    const base = `zowe-uss:/${profile}`;
    const listed = await this.below(base, segments, 'zowe');
    if (listed?.target !== undefined) return listed;
    return (await this.firstReadable([segments.reduce(childOf, base)])) ?? listed;
  }

  /** Only the end of the path is here: pagent/ttls.policy or ttls.policy of /etc/pagent/ttls.policy, from the folder of the file that names it. */
  private async beside(own: string, segments: readonly string[]): Promise<Resolution | undefined> {
    for (let from = 1; from < segments.length; from++) {
      const found = await this.below(own, segments.slice(from), 'beside');
      if (found?.target !== undefined) return found;
    }
    return this.fileBeside(own, segments[segments.length - 1] as string);
  }

  /** A name without a directory, or with one relative to the file that names it. */
  private async relative(text: string, from: string): Promise<Resolution> {
    const own = parentOf(from);
    const segments = text.replace(/^'|'$/g, '').split('/').filter((s) => s !== '' && s !== '.');
    if (own === undefined || segments.length === 0 || segments.includes('..') || zowePlace(from)) return notFound;
    if (segments.length === 1) return (await this.fileBeside(own, segments[0] as string)) ?? notFound;
    const found = await this.below(own, segments, 'beside');
    return found?.target !== undefined ? found : notFound;
  }

  private async fileBeside(folder: string, name: string): Promise<Resolution | undefined> {
    const entries = await this.around.files.list(folder);
    const file = findFile(entries, name) ?? (name.includes('.') ? undefined : findMember(entries, name));
    return file === undefined ? undefined : { target: childOf(folder, file), rule: 'beside' };
  }

  /** The folder and the folders above it, within the workspace folder that holds it. */
  private above(folder: string): string[] {
    const root = this.around.roots.filter((r) => isWithin(folder, r)).sort((a, b) => a.length - b.length)[0];
    const chain: string[] = [];
    for (const at of upwards(folder)) {
      const top = parentOf(at) === undefined;
      if (top && at !== root) break;
      chain.push(at);
      if (at === root || (root === undefined && chain.length > levelsWithoutRoot)) break;
    }
    return chain;
  }

  /** Folders in which a data set may be mirrored: those next to, above and below a file, and those of the workspace, nearest first. */
  private foldersNear(from: string): Promise<readonly string[]> {
    const own = parentOf(from) ?? from;
    let found = this.nearby.get(own);
    if (!found) this.nearby.set(own, (found = this.collectFolders(own, zowePlace(from) === undefined)));
    return found;
  }

  private async collectFolders(own: string, local: boolean): Promise<readonly string[]> {
    const all = new Set(this.around.folders);
    for (const at of local ? this.above(own) : []) {
      all.add(at);
      for (const entry of await this.around.files.list(at)) if (entry.kind === 'folder') all.add(childOf(at, entry.name));
    }
    const here = segmentsOf(own);
    const distances = new Map([...all].map((folder) => [folder, schemeOf(folder) === schemeOf(own) ? distance(here, segmentsOf(folder)) : Infinity]));
    return [...all].sort((a, b) => order(distances.get(a), distances.get(b)) || compare(a, b));
  }
}

function order(a = Infinity, b = Infinity): number {
  return a === b ? 0 : a - b;
}

/** Steps from one folder up to the common one and down to the other. */
function distance(from: readonly string[], to: readonly string[]): number {
  let common = 0;
  while (common < from.length && common < to.length && from[common] === to[common]) common++;
  return from.length - common + (to.length - common);
}

/** The folders that the settings give a data set: the exact name first, then the pattern with most characters of its own. */
function foldersSetFor(dataSet: string, patterns: Readonly<Record<string, string>>): string[] {
  const literal = (pattern: string): number => pattern.replaceAll('*', '').length;
  return Object.entries(patterns)
    .filter(([pattern]) => patternMatches(pattern, dataSet))
    .sort(([a], [b]) => Number(a.includes('*')) - Number(b.includes('*')) || literal(b) - literal(a) || compare(a, b))
    .map(([, folder]) => folder);
}

function patternMatches(pattern: string, dataSet: string): boolean {
  const source = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${source.join('.*')}$`, 'i').test(dataSet);
}

/**
 * The folder's name, or the names of the last few folders together, are the data set name (user/z24c/tcpparms is how the
 * Zowe command line downloads USER.Z24C.TCPPARMS); with unknown first qualifiers, the end of it.
 */
function standsFor(folder: string, dataSet: string, quoted: boolean): boolean {
  const segments = segmentsOf(folder);
  let joined = '';
  for (let i = segments.length - 1; i >= 0 && joined.length <= 44; i--) {
    const segment = (segments[i] as string).toUpperCase();
    joined = joined === '' ? segment : `${segment}.${joined}`;
    if (joined === dataSet || (!quoted && joined.endsWith(`.${dataSet}`))) return true;
  }
  return false;
}

const lastQualifier = (dataSet: string): string => dataSet.slice(dataSet.lastIndexOf('.') + 1);

/** The folder carries the name of a data set with another last qualifier: its members are not those of `dataSet`. */
function isOtherDataSet(folderName: string, dataSet: string): boolean {
  const name = folderName.toUpperCase();
  const qualified = /^[A-Z@#$][A-Z0-9@#$-]{0,7}(\.[A-Z@#$][A-Z0-9@#$-]{0,7})+$/.test(name);
  return qualified && lastQualifier(name) !== lastQualifier(dataSet);
}

function findSequential(entries: readonly FolderEntry[], dataSet: string): string | undefined {
  const files = entries.filter((e) => e.kind === 'file').map((e) => e.name);
  const plain = files.filter((name) => name.toUpperCase() === dataSet);
  const extended = files.filter((name) => /\.(?:txt|conf|cfg|policy|pagent)$/i.test(name) && name.toUpperCase().slice(0, name.lastIndexOf('.')) === dataSet);
  return plain.sort(compare)[0] ?? extended.sort(compare)[0];
}

interface ZowePlace {
  readonly profile: string;
  readonly dataSet?: string;
  /** With its dot; empty when the document has none. */
  readonly extension: string;
  readonly bracketed: boolean;
}

/** Where a document of Zowe Explorer comes from; undefined for other documents. */
function zowePlace(uri: string): ZowePlace | undefined {
  const scheme = schemeOf(uri);
  if (scheme !== 'zowe-ds' && scheme !== 'zowe-uss') return undefined;
  const [profile = '', dataSet = '', member] = segmentsOf(uri);
  if (scheme === 'zowe-uss') return { profile, extension: '', bracketed: false };
  const bracket = /^([^()]+)\([^()]+\)(\.\w+)?$/.exec(dataSet);
  if (bracket?.[1]) return { profile, dataSet: bracket[1].toUpperCase(), extension: bracket[2] ?? '', bracketed: true };
  const dot = member?.lastIndexOf('.') ?? -1;
  return { profile, dataSet: dataSet.toUpperCase(), extension: dot > 0 ? (member as string).slice(dot) : '', bracketed: false };
}
