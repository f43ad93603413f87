/**
 * The references of a scope that lead nowhere or astray, found in one pass over the names and shared by the checks that
 * report them.
 */
import { carried, type NamesChange } from '../../workspace/carried.js';
import type { Definition, Reference } from '../../workspace/facts.js';
import { meaningOf } from '../../workspace/facts.js';
import type { Located, Model, Named, Scope, ScopeNames } from '../../workspace/model.js';
import { judgeStatement } from '../support/judgement.js';
import { isSpoiled } from '../support/spoiled.js';
import { toldOfItems } from '../support/told-of-items.js';

export interface Trouble {
  readonly name: Named<Reference>;
  readonly kind:
    /** No definition of the name. */
    | 'missing'
    /** The name is defined in another case. */
    | 'case'
    /** The name is one of another type. */
    | 'type'
    /** The name is carried by an inline statement only. */
    | 'inline'
    /** The common file refers to what only the stack file defines. */
    | 'not-in-common';
  /** case, type, inline, not-in-common: what was found instead. */
  readonly found: readonly Located<Definition>[];
}

interface Context {
  readonly scope: Scope;
  readonly names: ScopeNames;
  readonly model: Model;
}

/**
 * All troubles of a scope, in the order in which the names appear. Placeholders and pasted characters are left to the checks that
 * report them, and so are statements of another discipline: Policy Agent does not read them here, so it looks up none of their
 * names. A name whose definition has a misspelt keyword is not missing: that is reported at the keyword.
 */
function troublesIn(context: Context): readonly Trouble[] {
  return carriedTroubles(context.names, context).inOrder(context);
}

export function troublesOf(kind: Trouble['kind'], context: Context): readonly Trouble[] {
  return troublesIn(context).filter((trouble) => trouble.kind === kind);
}

/** The troubles by name. After an edit the names that it mentions are looked at again, and those that lead nowhere, which another name may explain. */
class Troubles {
  private readonly found = new Map<string, readonly Trouble[]>();
  /** Names without a definition that counts. */
  private readonly lost = new Set<string>();
  private sorted?: readonly Trouble[];

  constructor(context: Context) {
    this.look(context.names.referredNames(), context);
  }

  private look(names: Iterable<Named<Reference>>, context: Context): void {
    const search = new Search(context);
    for (const name of names) {
      if (!context.names.winner(name.type, name.name)) this.lost.add(name.name);
      const trouble = search.troubleWith(name);
      if (trouble) this.found.set(name.name, [...(this.found.get(name.name) ?? []), trouble]);
    }
  }

  follow({ mentioned, renames }: NamesChange, context: Context): this {
    const again = new Set(mentioned);
    const lower = new Set([...mentioned].map((name) => name.toLowerCase()));
    for (const name of this.lost) if (renames || lower.has(name.toLowerCase())) again.add(name);
    for (const name of again) {
      this.found.delete(name);
      this.lost.delete(name);
    }
    this.look([...again].flatMap((name) => context.names.referredAs(name)), context);
    this.sorted = undefined;
    return this;
  }

  inOrder({ scope, model }: Context): readonly Trouble[] {
    const rank = ({ name: { all: [first] } }: Trouble): number => (first ? scope.files.indexOf(first.uri) * 2 ** 40 + (model.files.get(first.uri)?.startOf(first.fact.item) ?? 0) + first.fact.word.start : 0);
    return (this.sorted ??= [...this.found.values()].flat().map((trouble) => ({ trouble, at: rank(trouble) })).sort((a, b) => a.at - b.at).map(({ trouble }) => trouble));
  }
}

const carriedTroubles = carried<Troubles, Context>({
  ground: ({ scope, model }) => [scope.role, scope.common, ...scope.files.flatMap((uri) => [uri, [...model.roles(uri)].sort().join(' ')])],
  make: (_, context) => new Troubles(context),
  update: (troubles, change, _, context) => troubles.follow(change, context),
});

class Search {
  private readonly misspelt: Misspelt;
  private readonly otherCase: CaseIndex;
  private readonly alone: boolean;

  constructor(private readonly context: Context) {
    const { scope, names, model } = context;
    this.misspelt = new Misspelt(scope, model);
    this.otherCase = new CaseIndex(names);
    this.alone = scope.files.length < 2 || scope.common === undefined;
  }

  troubleWith(name: Named<Reference>): Trouble | undefined {
    const { scope, names } = this.context;
    const winner = names.winner(name.type, name.name);
    if (!winner) {
      const all = name.all.filter(({ fact }) => isReadFor(scope, fact));
      return all.length > 0 && !isSpoiled(name.name) && !this.misspelt.has(name) ? troubleOf({ ...name, all }, names, this.otherCase) : undefined;
    }
    if (this.alone || winner.uri === scope.common || !isOnlyInStack(name, names, scope.common)) return undefined;
    return { name: { ...name, all: name.all.filter((reference) => reference.uri === scope.common && !reference.fact.unsure) }, kind: 'not-in-common', found: [winner] };
  }
}

/** The statement that holds the reference may stand in files of the scope's discipline, and has such an attribute for sure. */
function isReadFor({ role }: Scope, { item, unsure }: Reference): boolean {
  if (unsure) return false;
  const files = item.statement && meaningOf(item.statement).type?.placement.filter((place) => place.file !== undefined);
  return !files?.length || files.some((place) => place.file === role);
}

function troubleOf(name: Named<Reference>, names: ScopeNames, otherCase: CaseIndex): Trouble {
  const inCase = otherCase.find(name.type, name.name);
  if (inCase.length > 0) return { name, kind: 'case', found: inCase };
  const inline = names.definitions(name.type, name.name);
  if (inline.length > 0) return { name, kind: 'inline', found: inline };
  const ofType = names.named(name.name).filter((definition) => !definition.fact.inline);
  if (ofType.length > 0) return { name, kind: 'type', found: ofType };
  return { name, kind: 'missing', found: [] };
}

function isOnlyInStack(name: Named<Reference>, names: ScopeNames, common: string | undefined): boolean {
  if (!name.all.some((reference) => reference.uri === common && !reference.fact.unsure)) return false;
  return !names.definitions(name.type, name.name).some((definition) => definition.uri === common);
}

const unknownIn = toldOfItems(({ statement }) => (statement && !meaningOf(statement).type ? statement : undefined));

/** Definitions with a misspelt keyword: `TTLSCiferParms CIPHERS`. Looked for when a name is missing. */
class Misspelt {
  private found: ReadonlySet<string> | undefined;

  constructor(
    private readonly scope: Scope,
    private readonly model: Model,
  ) {}

  has({ type, name }: Named<Reference>): boolean {
    this.found ??= new Set(this.scope.files.flatMap((uri) => [...this.in(uri)]));
    return this.found.has(`${type} ${name}`);
  }

  private *in(uri: string): Generator<string> {
    const roles = this.model.roles(uri);
    // Elsewhere an unknown keyword is a warning only, and the missing name has to be said.
    if (roles.size !== 1 || !roles.has('ttls')) return;
    const file = this.model.files.get(uri);
    for (const statement of file ? unknownIn(file).values() : []) {
      const name = statement.args[0];
      if (!name) continue;
      const judgement = judgeStatement({ node: statement }, roles);
      if (judgement.kind === 'unknown' && judgement.suggestion !== undefined) yield `${judgement.suggestion} ${name.text}`;
    }
  }
}

/** The names of each type in lower case; made only for types that need it. */
class CaseIndex {
  private readonly types = new Map<string, Map<string, string[]>>();

  constructor(private readonly names: ScopeNames) {}

  /** The definitions whose name differs from this one only in case. */
  find(type: string, name: string): readonly Located<Definition>[] {
    const spellings = this.of(type).get(name.toLowerCase()) ?? [];
    return spellings.flatMap((spelling) => (spelling === name ? [] : (this.names.winner(type, spelling) ?? [])));
  }

  private of(type: string): Map<string, string[]> {
    let index = this.types.get(type);
    if (!index) {
      index = new Map();
      for (const name of this.names.namesOf(type)) {
        const lower = name.toLowerCase();
        index.set(lower, [...(index.get(lower) ?? []), name]);
      }
      this.types.set(type, index);
    }
    return index;
  }
}
