/**
 * The library as Policy Agent would read it: files, who includes whom, the stacks, and for each stack and discipline the
 * files whose statements count, in the order in which they are read.
 *
 * State: a Model is an immutable snapshot, made by `buildModel` from loaded files and `Resolutions`: for every file name
 * that stands in them either the URI that it resolved to, or what is known of the folder in which it is missing, or
 * nothing. The Library (library.ts) owns the current model, implements `Resolutions` over its own look-ups (both methods
 * answer from memory, at once), and makes a new model after every change.
 */
import type { FileRole, LanguageId, Statement as CatalogStatement } from '../catalog/types.js';
import type { Item } from '../syntax/tree.js';
import type { FileReference } from './facts.js';
import { factsOf, meaningOf } from './facts.js';
import type { FileLink } from './links.js';
import { linksIn } from './links.js';
import type { AbsenceReason } from './load.js';
import type { FileName } from './names.js';
import { parseFileName } from './names.js';
import type { ScopeNames } from './scope.js';
import { scopeNames } from './scope-names.js';
import { perFile, perVersion, type SourceFile } from './source-file.js';

export type { Located, Named, ScopeNames } from './scope.js';

/** A statement in a file that names another file, and the file it resolved to. */
export interface Include {
  readonly from: string;
  readonly reference: FileReference;
  readonly name: FileName;
  /** URI of the file, when one was found and read. */
  readonly target?: string;
  /** The folder of the file is in the library, and the file is not in it. */
  readonly targetKnownMissing?: KnownMissing;
  /** The file is there, and takes no part. */
  readonly targetUnread?: Unread;
}

/** A file that was found and could not be used. */
export interface Unread {
  readonly uri: string;
  readonly reason: AbsenceReason;
}

/** A folder of the library that stands for a data set or a UNIX directory, in which a named file was looked for in vain. */
export interface KnownMissing {
  /** The data set or directory, as a person reads it. */
  readonly folder: string;
  /** What is there, as a reference would write it: member names in upper case without extension, or UNIX file names. */
  readonly siblings: readonly string[];
}

/**
 * What became of the names of other files; the Library (library.ts) finds out. `from` is the URI of the file in which the
 * name stands, `word` the name as written (facts.ts: FileReference.word; stdenv.ts: the value).
 */
export interface Resolutions {
  /** URI of the file that was found, when it is one of this language. */
  target(from: string, word: { readonly text: string }, language: LanguageId): string | undefined;
  /** Only when nothing was found and the folder is known; undefined when nothing is known of it. */
  missing(from: string, word: { readonly text: string }): KnownMissing | undefined;
  /** Only when a file was found and could not be used. */
  unread?(from: string, word: { readonly text: string }): Unread | undefined;
}

/** Roles of the files that hold policy statements. */
export type PolicyRole = Exclude<FileRole, 'main' | 'image'>;

/** A TCP/IP stack that a main file configures. */
export interface Stack {
  readonly name: string;
  readonly main: string;
  /** The image file; the main file itself when TcpImage has no path. */
  readonly image?: string;
  readonly statement?: FileReference;
}

/**
 * A set of files in which names are looked up together: the common and the stack file of one discipline of one stack, or
 * a policy file that nothing includes, alone.
 */
export interface Scope {
  readonly role: PolicyRole;
  readonly stack?: Stack;
  /** In reading order: the common file first. */
  readonly files: readonly string[];
  readonly common?: string;
  /** Every file that could define a name is known, so a name that is not found does not exist. */
  readonly complete: boolean;
}

/** A file name in a file of another language than Policy Agent's, and the file that it resolved to. */
export interface Link extends FileLink {
  /** The file in which the name stands. */
  readonly uri: string;
  readonly name: FileName;
  readonly target?: string;
  readonly targetKnownMissing?: KnownMissing;
  readonly targetUnread?: Unread;
}

export interface Model {
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly includes: readonly Include[];
  readonly stacks: readonly Stack[];
  readonly scopes: readonly Scope[];
  /** What the files of other languages name: environment files, profiles, started tasks. */
  readonly links: readonly Link[];
  /** The links of STDENV files to the main file. */
  readonly environments: readonly Link[];
  roles(uri: string): ReadonlySet<FileRole>;
  includesFrom(uri: string): readonly Include[];
  includesTo(uri: string): readonly Include[];
  linksFrom(uri: string): readonly Link[];
  scopesOf(uri: string): readonly Scope[];
  names(scope: Scope): ScopeNames;
}

/** The links of a file, found once for each version of it. */
export const linksOf = perFile((file): readonly FileLink[] => [...linksIn(file.language, file.text)]);

/**
 * Builds the model of loaded files, whose names of other files `resolutions` has looked up.
 *
 * @param before the model of an earlier state of the same library: what was worked out of its names goes on to the new one
 */
export function buildModel(files: ReadonlyMap<string, SourceFile>, resolutions: Resolutions, before?: Model): Model {
  const includes: Include[] = [];
  const links: Link[] = [];
  const found = (from: string, word: { readonly text: string }, language: LanguageId): Pick<Include, 'target' | 'targetKnownMissing' | 'targetUnread'> => {
    const target = resolutions.target(from, word, language);
    return target === undefined ? { targetKnownMissing: resolutions.missing(from, word), targetUnread: resolutions.unread?.(from, word) } : { target };
  };
  for (const file of files.values()) {
    for (const link of linksOf(file)) links.push({ ...link, uri: file.uri, name: parseFileName(link.text), ...found(file.uri, link, link.language) });
    for (const reference of outlineOf(file).files) {
      const { word } = reference;
      includes.push({ from: file.uri, reference, name: parseFileName(word?.text ?? ''), ...(word && found(file.uri, word, 'pagent')) });
    }
  }
  return new ModelSnapshot(files, includes, links, before instanceof ModelSnapshot ? before.namesMade() : new Map());
}

class ModelSnapshot implements Model {
  readonly environments: readonly Link[];
  readonly stacks: readonly Stack[];
  readonly scopes: readonly Scope[];
  private readonly from = new Map<string, Include[]>();
  private readonly to = new Map<string, Include[]>();
  /** Of the statements of a file that name files of one role, the one that counts: the last. */
  private readonly last = new Map<string, Include>();
  private readonly linksByFile = new Map<string, Link[]>();
  private readonly roleSets = new Map<string, Set<FileRole>>();
  private readonly scopesByFile = new Map<string, Scope[]>();
  private readonly nameTables = new Map<Scope, ScopeNames>();

  constructor(
    readonly files: ReadonlyMap<string, SourceFile>,
    readonly includes: readonly Include[],
    readonly links: Model['links'],
    /** The names of scopes in earlier models, by the key of their scope; the last that were made. */
    private readonly earlierNames: Map<string, ScopeNames>,
  ) {
    this.environments = links.filter((link) => link.language === 'pagent' && files.get(link.uri)?.language === 'stdenv');
    for (const link of links) append(this.linksByFile, link.uri, link);
    for (const include of includes) {
      append(this.from, include.from, include);
      this.last.set(keyOfLast(include.from, include.reference.role, include.reference.common), include);
      if (include.target) append(this.to, include.target, include);
    }
    this.assignRoles();
    this.stacks = this.findStacks();
    this.scopes = this.findScopes();
    for (const scope of this.scopes) for (const uri of new Set(scope.files)) append(this.scopesByFile, uri, scope);
  }

  roles(uri: string): ReadonlySet<FileRole> {
    return this.roleSets.get(uri) ?? emptySet;
  }
  includesFrom(uri: string): readonly Include[] {
    return this.from.get(uri) ?? [];
  }
  includesTo(uri: string): readonly Include[] {
    return this.to.get(uri) ?? [];
  }
  linksFrom(uri: string): readonly Link[] {
    return this.linksByFile.get(uri) ?? [];
  }
  scopesOf(uri: string): readonly Scope[] {
    return this.scopesByFile.get(uri) ?? [];
  }
  names(scope: Scope): ScopeNames {
    let names = this.nameTables.get(scope);
    if (!names) {
      const key = keyOf(scope);
      this.nameTables.set(scope, (names = scopeNames(scope.files.flatMap((uri) => this.files.get(uri) ?? []), this.earlierNames.get(key))));
      this.earlierNames.delete(key);
    }
    return names;
  }

  /** The names that the next model goes on from: those of this one, else of earlier ones. */
  namesMade(): Map<string, ScopeNames> {
    const all = new Map<string, ScopeNames>();
    for (const scope of this.scopes) {
      const key = keyOf(scope);
      const names = this.nameTables.get(scope) ?? this.earlierNames.get(key);
      if (names) all.set(key, names);
    }
    return all;
  }

  /** A file is what the statements that name it say; one that nothing names is what its own statements say. */
  private assignRoles(): void {
    for (const link of this.links) if (link.target && link.language === 'pagent') this.addRole(link.target, 'main');
    for (const file of this.files.values()) if (file.language === 'pagent' && isMain(file, this.namedAsImage(file.uri))) this.addRole(file.uri, 'main');
    for (const include of this.includes) {
      if (include.target && include.target !== include.from) this.addRole(include.target, include.reference.role);
    }
    for (const file of this.files.values()) {
      if (file.language !== 'pagent' || this.roles(file.uri).size > 0) continue;
      for (const role of ownRoles(file)) this.addRole(file.uri, role);
    }
    for (const [uri, roles] of this.roleSets) if (roles.has('main') && this.isOwnImage(uri)) roles.add('image');
  }

  private namedAsImage(uri: string): boolean {
    return this.includesTo(uri).some((include) => include.reference.role === 'image' && include.from !== uri);
  }

  /** A main file with a TcpImage without a path, or without any TcpImage, is the image file of that or of the default stack. */
  private isOwnImage(main: string): boolean {
    const images = this.includesFrom(main).filter((include) => include.reference.role === 'image');
    return images.length === 0 || images.some((include) => !include.reference.word || include.target === main);
  }

  private addRole(uri: string, role: FileRole): void {
    const set = this.roleSets.get(uri);
    if (set) set.add(role);
    else this.roleSets.set(uri, new Set([role]));
  }

  private findStacks(): Stack[] {
    const stacks: Stack[] = [];
    const images = new Set<string>();
    for (const include of this.includes) {
      if (include.reference.role !== 'image' || !this.roles(include.from).has('main')) continue;
      const image = include.reference.word ? include.target : include.from;
      if (image) images.add(image);
      stacks.push({ name: include.reference.stack ?? '', main: include.from, image, statement: include.reference });
    }
    // The default stack of a main file without TcpImage; and an image file that no main file of the library names, which
    // still shows which policy file goes with which others.
    for (const file of this.files.values()) {
      if (this.roles(file.uri).has('image') && !images.has(file.uri)) stacks.push({ name: '', main: file.uri, image: file.uri });
    }
    return stacks;
  }

  private findScopes(): Scope[] {
    const scopes: Scope[] = [];
    const covered = new Set<string>();
    for (const stack of this.stacks) {
      for (const role of policyRoles) {
        const scope = this.scopeOf(stack, role);
        if (!scope) continue;
        scopes.push(scope);
        for (const uri of scope.files) covered.add(`${role} ${uri}`);
      }
    }
    for (const file of this.files.values()) {
      for (const role of this.roles(file.uri)) {
        if (role === 'main' || role === 'image' || covered.has(`${role} ${file.uri}`)) continue;
        const common = this.includesTo(file.uri).some((i) => i.reference.common && i.reference.role === role);
        scopes.push({ role, files: [file.uri], common: common ? file.uri : undefined, complete: false });
      }
      scopes.push(...this.scopesInside(file));
    }
    return scopes;
  }

  /** Policy statements in an image file that names no file for them: QoS, or statements in the wrong place. They have names too. */
  private scopesInside(file: SourceFile): Scope[] {
    const roles = this.roles(file.uri);
    if (!roles.has('image')) return [];
    const elsewhere = new Set(this.includesFrom(file.uri).map((include) => include.reference.role));
    return policyRolesIn(file)
      .filter((role) => !roles.has(role) && !elsewhere.has(role))
      .map((role) => ({ role, files: [file.uri], complete: false }));
  }

  private scopeOf(stack: Stack, role: PolicyRole): Scope | undefined {
    const last = stack.image === undefined ? undefined : this.last.get(keyOfLast(stack.image, role, false));
    if (!last) return undefined;
    const common = this.last.get(keyOfLast(stack.main, role, true));
    const files = [common?.target, last.target].filter((uri): uri is string => uri !== undefined && this.files.has(uri));
    if (files.length === 0) return undefined;
    const missing = (include: Include | undefined): boolean => include?.reference.word !== undefined && (!include.target || !this.files.has(include.target));
    const mainKnown = this.roles(stack.main).has('main');
    return { role, stack, files: [...new Set(files)], common: common?.target, complete: mainKnown && !missing(common) && !missing(last) };
  }
}

const keyOfLast = (uri: string, role: FileRole, common: boolean): string => `${role} ${common} ${uri}`;

/** Tells the scopes of a model apart. */
function keyOf({ role, stack, files }: Scope): string {
  return JSON.stringify([role, stack?.main, stack?.image, stack?.name, files]);
}

const emptySet: ReadonlySet<FileRole> = new Set();
const policyRoles: readonly PolicyRole[] = ['ttls', 'ipsec', 'ids', 'qos', 'routing', 'zert'];

function append<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/**
 * A file that names images or common files; or one that names policy files like an image file and has statements of the main
 * file besides: without a TcpImage the main file is the image file of the default stack.
 */
function isMain(file: SourceFile, namedAsImage: boolean): boolean {
  if (namedAsImage) return false;
  const { files, placements } = outlineOf(file);
  return files.some((f) => f.common || f.role === 'image') || (files.length > 0 && [...placements.keys()].some((places) => places.length === 1 && places[0] === 'main'));
}

/** Roles by content, for a file that nothing names: what its top-level statements belong to. */
export function ownRoles(file: SourceFile): Set<FileRole> {
  if (outlineOf(file).files.some((f) => f.role !== 'image' && !f.common)) return new Set(['image']);
  const policies = policyRolesIn(file);
  if (policies.length > 0) return new Set(policies);
  const placements = new Set([...outlineOf(file).placements.keys()].flat());
  return new Set((['main', 'image'] as const).filter((role) => placements.has(role)).slice(0, 1));
}

/** What a file says of its place in the library: the files that it names, and what its top-level statements belong to. */
export interface Outline {
  readonly files: readonly FileReference[];
  /**
   * The roles of the files in which its top-level statements may stand, with the number of such statements, in order of
   * appearance; Codepage, which fits everywhere, says nothing.
   */
  readonly placements: ReadonlyMap<readonly FileRole[], number>;
}

/** The outline of a file; that of the version before after an edit that leaves it as it is, which most do. */
export const outlineOf: (file: SourceFile) => Outline = perVersion(makeOutline, (before, { removed, added }) => {
  const same = removed.length === added.length && removed.every((item, i) => namesNoFile(item) && namesNoFile(added[i]) && placementOf(item) === placementOf(added[i]));
  return same ? before : undefined;
});

function makeOutline({ tree: { items } }: SourceFile): Outline {
  const files = items.flatMap((item) => factsOf(item).files);
  const placements = new Map<readonly FileRole[], number>();
  for (const item of items) placements.set(placementOf(item), (placements.get(placementOf(item)) ?? 0) + 1);
  return { files, placements };
}

function namesNoFile(item: Item | undefined): boolean {
  return item === undefined || factsOf(item).files.length === 0;
}

function placementOf(item: Item | undefined): readonly FileRole[] {
  const type = item?.statement && meaningOf(item.statement).type;
  return type ? rolesOfType(type) : noRoles;
}

const noRoles: readonly FileRole[] = [];
const typeRoles = new WeakMap<CatalogStatement, readonly FileRole[]>();

function rolesOfType(type: CatalogStatement): readonly FileRole[] {
  let roles = typeRoles.get(type);
  if (!roles) typeRoles.set(type, (roles = placedIn(type)));
  return roles;
}

function placedIn(type: CatalogStatement): readonly FileRole[] {
  const roles = type.placement.flatMap((place) => place.file ?? []);
  if (type.discipline !== 'main') return roles;
  return roles.length > 2 ? [] : roles.filter((role) => role === 'main' || role === 'image');
}

/** The discipline of the policy statements in a file: at most one, the one with the most statements of its own. */
function policyRolesIn(file: SourceFile): PolicyRole[] {
  const votes = new Map<PolicyRole, number>();
  for (const [places, count] of outlineOf(file).placements) {
    const policies = policyRoles.filter((role) => places.includes(role));
    // Statements shared by several disciplines (IpAddr, IpTimeCondition …) decide only where nothing else does.
    for (const role of policies) votes.set(role, (votes.get(role) ?? 0) + count * (policies.length === 1 ? 1_000_000 : 1));
  }
  const [best] = [...votes].sort((a, b) => b[1] - a[1]);
  return best ? [best[0]] : [];
}
