/**
 * What one item says to the rest of the library: the names it defines, the names it refers to, the files it names.
 * Facts are computed once for an item and kept as long as the item lives.
 */
import { isTolerated, parameter, statement as catalogStatement } from '../catalog/index.js';
import type { FileRole, Parameter, Statement as CatalogStatement } from '../catalog/types.js';
import type { Item, Statement, Word } from '../syntax/tree.js';
import { statementsIn } from '../syntax/tree.js';

/** A named policy statement. */
export interface Definition {
  /** Statement type as the catalogue spells it. */
  readonly type: string;
  readonly name: string;
  readonly word: Word;
  readonly statement: Statement;
  readonly item: Item;
  /** Coded inside another statement: whether such a name can be referred to is not established. */
  readonly inline: boolean;
}

/** A name behind a …Ref attribute. */
export interface Reference {
  /** Type of the statement that must carry the name. */
  readonly type: string;
  readonly name: string;
  readonly word: Word;
  /** The attribute. */
  readonly statement: Statement;
  readonly item: Item;
  /** The attribute is one of which the manuals that were seen do not speak: that its name leads nowhere is no fault. */
  readonly unsure?: true;
}

/** A statement that names another file. */
export interface FileReference {
  readonly keyword: string;
  /** The part that the named file plays. */
  readonly role: FileRole;
  /** Absent when the statement stands without a path. */
  readonly word?: Word;
  /** Stack name of a TcpImage. */
  readonly stack?: string;
  readonly common: boolean;
  readonly statement: Statement;
  readonly item: Item;
}

export interface ItemFacts {
  readonly definitions: readonly Definition[];
  readonly references: readonly Reference[];
  readonly files: readonly FileReference[];
}

const cache = new WeakMap<Item, ItemFacts>();
const none: ItemFacts = { definitions: [], references: [], files: [] };

/** The facts of an item of a Policy Agent file. */
export function factsOf(item: Item): ItemFacts {
  if (!item.statement) return none;
  let facts = cache.get(item);
  if (!facts) cache.set(item, (facts = collect(item, item.statement)));
  return facts;
}

/** What the catalogue knows of a statement where it stands: a statement type, an attribute of its parent, both (inline), or nothing. */
export interface Meaning {
  /** The statement type whose attributes stand in the block. */
  readonly type?: CatalogStatement;
  /** The attribute or inline form within the parent. */
  readonly parameter?: Parameter;
}

const nothing: Meaning = {};

/**
 * The meanings that there are, by enclosing statement (undefined at the top level) and keyword as written: statements share
 * them, which costs less than one kept for each statement.
 */
const meanings = new Map<CatalogStatement | undefined, Map<string, { readonly line: Meaning; readonly block: Meaning }>>();

/** Spellings that are kept for one enclosing statement: words come from user files. */
const SPELLINGS = 4096;

/** Resolves a statement against the catalogue, by its keyword and its enclosing statements. */
export function meaningOf(node: Statement): Meaning {
  const owner = node.parent && ownerOf(node.parent);
  // Of what stands in a block of which nothing is known, only a statement with a block of its own can be told.
  if (node.parent && !owner && !node.block) return nothing;
  let known = meanings.get(owner);
  if (!known) meanings.set(owner, (known = new Map()));
  const keyword = node.keyword.text;
  let found = known.get(keyword);
  if (!found) {
    found = { line: resolveMeaning(owner, keyword, !node.parent), block: resolveMeaning(owner, keyword, true) };
    if (known.size < SPELLINGS) known.set(keyword, found);
  }
  return node.block || !node.parent ? found.block : found.line;
}

/** The lines of a block are asked about one after the other. */
let last: { readonly block: Statement; readonly type: CatalogStatement | undefined } | undefined;

function ownerOf(block: Statement): CatalogStatement | undefined {
  if (last?.block !== block) last = { block, type: meaningOf(block).type };
  return last.type;
}

/** `asStatement`: a statement in the wrong place is still read as what it is, so that its own attributes make sense. */
function resolveMeaning(owner: CatalogStatement | undefined, keyword: string, asStatement: boolean): Meaning {
  const found = owner && parameter(owner, keyword);
  if (found) return { parameter: found, type: found.value.kind === 'inline' ? catalogStatement('pagent', found.value.to) : undefined };
  const type = asStatement ? catalogStatement('pagent', keyword) : undefined;
  return type ? { type } : nothing;
}

const fileStatements = new Map<string, { role: FileRole; common: boolean }>(
  (['ttls', 'ipsec', 'ids', 'qos', 'routing', 'zert'] as const).flatMap((role) => [
    [`${role}config`, { role, common: false }],
    [`common${role}config`, { role, common: true }],
  ]),
);

function fileReferenceOf(item: Item, node: Statement): FileReference | undefined {
  const keyword = node.keyword.text.toLowerCase();
  if (keyword === 'tcpimage' || keyword === 'pepinstance') {
    const [stack, second] = node.args;
    const path = second && looksLikePath(second.text) ? second : undefined;
    return { keyword: node.keyword.text, role: 'image', word: path, stack: stack?.text, common: false, statement: node, item };
  }
  const known = fileStatements.get(keyword);
  if (!known) return undefined;
  const first = node.args[0];
  return { keyword: node.keyword.text, role: known.role, common: known.common, word: first && looksLikePath(first.text) ? first : undefined, statement: node, item };
}

const operandWord = /^(no)?(flush|purge)$|^\d+$/i;

/** An operand that names a file, not FLUSH, PURGE or the refresh interval. */
function looksLikePath(text: string): boolean {
  return !operandWord.test(text);
}

/** Statements whose name others may refer to. */
function isNameable(type: CatalogStatement): boolean {
  return type.form === 'block' && type.nameArgument !== 'none' && type.discipline !== 'main';
}

/** The statement that a tolerated Ref attribute can mean: PortRange of `PortRangeRef` and `LocalPortRangeRef`, IpAddrSet of `LocalAddrSetRef`. */
function targetOfTolerated(keyword: string): string | undefined {
  const name = keyword.slice(0, -'Ref'.length).replace(/^(local|remote)(host)?(?=ipaddr|port)/i, '').replace(/^(local|remote)(host)?addr/i, 'IpAddr');
  return catalogStatement('pagent', name)?.name;
}

function collect(item: Item, root: Statement): ItemFacts {
  const definitions: Definition[] = [];
  const references: Reference[] = [];
  const files: FileReference[] = [];
  const file = fileReferenceOf(item, root);
  if (file) files.push(file);
  for (const node of statementsIn(root)) {
    const { type, parameter: attribute } = meaningOf(node);
    const word = node.args[0];
    if (attribute?.value.kind === 'ref') {
      if (word) references.push({ type: attribute.value.to, name: word.text, word, statement: node, item });
    } else if (type && isNameable(type) && word && (node.block || !node.parent)) {
      definitions.push({ type: type.name, name: word.text, word, statement: node, item, inline: node.parent !== undefined });
    } else if (word && !attribute && node.parent && /ref$/i.test(node.keyword.text)) {
      const owner = meaningOf(node.parent).type;
      const target = owner && isTolerated(owner, node.keyword.text) ? targetOfTolerated(node.keyword.text) : undefined;
      if (target !== undefined) references.push({ type: target, name: word.text, word, statement: node, item, unsure: true });
    }
  }
  return { definitions, references, files };
}
