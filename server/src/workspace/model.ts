/**
 * The library as Policy Agent would read it: files, who includes whom, the stacks, and for each stack and discipline the
 * files whose statements count, in the order in which they are read.
 *
 * State: a Model is an immutable snapshot, made by `buildModel` from loaded files and `Resolutions`: for every file name
 * that stands in them either the URI that it resolved to, or what is known of the folder in which it is missing, or
 * nothing. The Library (library.ts) owns the current model, implements `Resolutions` over its own look-ups (both methods
 * answer from memory, at once), and makes a new model after every change.
 */
import type { FileRole } from '../catalog/types.js';
import { statement as catalogStatement } from '../catalog/index.js';
import type { Item, Span } from '../syntax/tree.js';
import type { Definition, FileReference, Reference } from './facts.js';
import { factsOf } from './facts.js';
import type { FileName } from './names.js';
import { parseFileName } from './names.js';
import type { SourceFile } from './source-file.js';
import { stdenvMainFile } from './stdenv.js';

/** A statement in a file that names another file, and the file it resolved to. */
export interface Include {
  readonly from: string;
  readonly reference: FileReference;
  readonly name: FileName;
  /** URI of the file, when one was found and read. */
  readonly target?: string;
  /** The folder of the file is in the library, and the file is not in it. */
  readonly targetKnownMissing?: KnownMissing;
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
  /** URI of the file that was found. */
  target(from: string, word: { readonly text: string }): string | undefined;
  /** Only when nothing was found and the folder is known; undefined when nothing is known of it. */
  missing(from: string, word: { readonly text: string }): KnownMissing | undefined;
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

/** An environment file and the main file that it names. */
export interface Environment {
  readonly uri: string;
  /** Where the name stands. */
  readonly span: Span;
  readonly name: FileName;
  readonly target?: string;
  readonly targetKnownMissing?: KnownMissing;
}

/** A definition or reference, with its file. */
export interface Located<T> {
  readonly uri: string;
  readonly fact: T;
}

export interface Model {
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly includes: readonly Include[];
  readonly stacks: readonly Stack[];
  readonly scopes: readonly Scope[];
  /** STDENV files and the main file that each names. */
  readonly environments: readonly Environment[];
  roles(uri: string): ReadonlySet<FileRole>;
  includesFrom(uri: string): readonly Include[];
  includesTo(uri: string): readonly Include[];
  scopesOf(uri: string): readonly Scope[];
  names(scope: Scope): ScopeNames;
}

/** The names of a scope, by type. Types are catalogue names, names are case-sensitive. */
export interface ScopeNames {
  /** All definitions of the name in reading order; the last one that is not inline counts. */
  definitions(type: string, name: string): readonly Located<Definition>[];
  /** The definition that counts: the last one at the top level. */
  winner(type: string, name: string): Located<Definition> | undefined;
  /** Every definition of any type with this name. */
  named(name: string): readonly Located<Definition>[];
  allDefinitions(): Iterable<Located<Definition>>;
  referencesTo(type: string, name: string): readonly Located<Reference>[];
  allReferences(): Iterable<Located<Reference>>;
  /** Names of a type, each once, in order of first appearance. */
  namesOf(type: string): readonly string[];
}

/** Builds the model of loaded files, whose names of other files `resolutions` has looked up. */
export function buildModel(files: ReadonlyMap<string, SourceFile>, resolutions: Resolutions): Model {
  const includes: Include[] = [];
  const environments: Environment[] = [];
  const found = (from: string, word: { readonly text: string }): Pick<Include, 'target' | 'targetKnownMissing'> => {
    const target = resolutions.target(from, word);
    return target === undefined ? { targetKnownMissing: resolutions.missing(from, word) } : { target };
  };
  for (const file of files.values()) {
    if (file.language === 'stdenv') {
      const value = stdenvMainFile(file.text);
      if (value) environments.push({ uri: file.uri, span: value.span, name: parseFileName(value.text), ...found(file.uri, value) });
      continue;
    }
    for (const item of file.tree.items) {
      for (const reference of factsOf(item).files) {
        const { word } = reference;
        includes.push({ from: file.uri, reference, name: parseFileName(word?.text ?? ''), ...(word && found(file.uri, word)) });
      }
    }
  }
  return new ModelSnapshot(files, includes, environments);
}

class ModelSnapshot implements Model {
  readonly stacks: readonly Stack[];
  readonly scopes: readonly Scope[];
  private readonly from = new Map<string, Include[]>();
  private readonly to = new Map<string, Include[]>();
  private readonly roleSets = new Map<string, Set<FileRole>>();
  private readonly scopesByFile = new Map<string, Scope[]>();
  private readonly nameTables = new Map<Scope, ScopeNames>();

  constructor(
    readonly files: ReadonlyMap<string, SourceFile>,
    readonly includes: readonly Include[],
    readonly environments: Model['environments'],
  ) {
    for (const include of includes) {
      append(this.from, include.from, include);
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
  scopesOf(uri: string): readonly Scope[] {
    return this.scopesByFile.get(uri) ?? [];
  }
  names(scope: Scope): ScopeNames {
    let names = this.nameTables.get(scope);
    if (!names) this.nameTables.set(scope, (names = new NameTable(scope, this.files)));
    return names;
  }

  /** A file is what the statements that name it say; one that nothing names is what its own statements say. */
  private assignRoles(): void {
    for (const environment of this.environments) if (environment.target) this.addRole(environment.target, 'main');
    for (const file of this.files.values()) if (file.language === 'pagent' && isMain(file)) this.addRole(file.uri, 'main');
    for (const include of this.includes) {
      if (!include.target) continue;
      if (include.target === include.from) continue;
      this.addRole(include.target, include.reference.role);
    }
    for (const include of this.includes) {
      const { reference, from } = include;
      if (reference.role === 'image' && !reference.word && this.roles(from).has('main')) this.addRole(from, 'image');
    }
    for (const file of this.files.values()) {
      if (file.language !== 'pagent' || this.roles(file.uri).size > 0) continue;
      for (const role of ownRoles(file)) this.addRole(file.uri, role);
    }
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
    // An image file that no main file of the library names still shows which policy file goes with which others.
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
    }
    return scopes;
  }

  private scopeOf(stack: Stack, role: PolicyRole): Scope | undefined {
    const own = stack.image ? this.includesFrom(stack.image).filter((i) => i.reference.role === role && !i.reference.common) : [];
    const last = own[own.length - 1];
    if (!last) return undefined;
    const commons = this.includesFrom(stack.main).filter((i) => i.reference.role === role && i.reference.common);
    const common = commons[commons.length - 1];
    const files = [common?.target, last.target].filter((uri): uri is string => uri !== undefined && this.files.has(uri));
    if (files.length === 0) return undefined;
    const missing = (include: Include | undefined): boolean => include?.reference.word !== undefined && (!include.target || !this.files.has(include.target));
    const mainKnown = stack.statement !== undefined;
    return { role, stack, files: [...new Set(files)], common: common?.target, complete: mainKnown && !missing(common) && !missing(last) };
  }
}

const emptySet: ReadonlySet<FileRole> = new Set();
const policyRoles: readonly PolicyRole[] = ['ttls', 'ipsec', 'ids', 'qos', 'routing', 'zert'];

function append<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function isMain(file: SourceFile): boolean {
  return file.tree.items.some((item) => factsOf(item).files.some((f) => f.common || f.role === 'image'));
}

/** Roles by content, for a file that nothing names: what its top-level statements belong to. */
export function ownRoles(file: SourceFile): Set<FileRole> {
  const roles = new Set<FileRole>();
  for (const item of file.tree.items) {
    const type = item.statement && catalogStatement('pagent', item.statement.keyword.text);
    for (const placement of type?.placement ?? []) if (placement.file) roles.add(placement.file);
    if (type?.discipline === 'main' && item.statement && factsOf(item).files.some((f) => f.role !== 'image' && !f.common)) return new Set(['image']);
  }
  const policies = policyRoles.filter((role) => roles.has(role));
  if (policies.length <= 1) return new Set(policies);
  return new Set([dominantRole(file, policies)]);
}

/** Statements shared by several disciplines (IpAddr, IpTimeCondition …) do not decide; the others do, by number. */
function dominantRole(file: SourceFile, candidates: readonly PolicyRole[]): PolicyRole {
  const votes = new Map<PolicyRole, number>();
  for (const item of file.tree.items) {
    const type = item.statement && catalogStatement('pagent', item.statement.keyword.text);
    const own = (type?.placement ?? []).flatMap((p) => (p.file && candidates.includes(p.file as PolicyRole) ? [p.file as PolicyRole] : []));
    if (own.length === 1) votes.set(own[0] as PolicyRole, (votes.get(own[0] as PolicyRole) ?? 0) + 1);
  }
  return [...votes.entries()].sort((a, b) => b[1] - a[1])[0]?.[0] ?? candidates[0] ?? 'ttls';
}

class NameTable implements ScopeNames {
  private readonly byKey = new Map<string, Located<Definition>[]>();
  private readonly byName = new Map<string, Located<Definition>[]>();
  private readonly byTarget = new Map<string, Located<Reference>[]>();
  private readonly typeNames = new Map<string, Set<string>>();

  constructor(scope: Scope, files: ReadonlyMap<string, SourceFile>) {
    for (const uri of scope.files) {
      for (const item of files.get(uri)?.tree.items ?? []) this.add(uri, item);
    }
  }

  private add(uri: string, item: Item): void {
    const { definitions, references } = factsOf(item);
    for (const fact of definitions) {
      append(this.byKey, `${fact.type}\n${fact.name}`, { uri, fact });
      append(this.byName, fact.name, { uri, fact });
      const names = this.typeNames.get(fact.type);
      if (names) names.add(fact.name);
      else this.typeNames.set(fact.type, new Set([fact.name]));
    }
    for (const fact of references) append(this.byTarget, `${fact.type}\n${fact.name}`, { uri, fact });
  }

  definitions(type: string, name: string): readonly Located<Definition>[] {
    return this.byKey.get(`${type}\n${name}`) ?? [];
  }
  winner(type: string, name: string): Located<Definition> | undefined {
    const all = this.definitions(type, name);
    for (let i = all.length - 1; i >= 0; i--) if (!all[i]?.fact.inline) return all[i];
    return undefined;
  }
  named(name: string): readonly Located<Definition>[] {
    return this.byName.get(name) ?? [];
  }
  *allDefinitions(): Iterable<Located<Definition>> {
    for (const list of this.byKey.values()) yield* list;
  }
  referencesTo(type: string, name: string): readonly Located<Reference>[] {
    return this.byTarget.get(`${type}\n${name}`) ?? [];
  }
  *allReferences(): Iterable<Located<Reference>> {
    for (const list of this.byTarget.values()) yield* list;
  }
  namesOf(type: string): readonly string[] {
    return [...(this.typeNames.get(type) ?? [])];
  }
}
