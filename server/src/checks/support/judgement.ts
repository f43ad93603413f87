/**
 * Says of each line whether the catalogue knows it where it stands, and if not, what is most likely wrong. One judgement a
 * line: the checks of unknown and misplaced statements and attributes share it, so that a fault has one finding.
 */
import { inlineAllowed, isTolerated, statement, statementsOf, topLevelStatements } from '../../catalog/index.js';
import type { FileRole, Statement as CatalogStatement } from '../../catalog/types.js';
import type { Statement } from '../../syntax/tree.js';
import { meaningOf } from '../../workspace/facts.js';
import { didYouMean } from './did-you-mean.js';
import { withoutEqualSign } from './foreign-syntax.js';
import type { Row } from './rows.js';
import { isSpoiled } from './spoiled.js';
import { rootOf } from './wording.js';

export type Judgement =
  | { readonly kind: 'fine' }
  /** A statement that cannot stand in this block. */
  | { readonly kind: 'statement'; readonly type: CatalogStatement }
  /** An attribute of these other statements. */
  | { readonly kind: 'elsewhere'; readonly owners: readonly CatalogStatement[] }
  /** `suggestion`: what to write in the place of the keyword; with the value where both were one word (`Direction=Inbound`). */
  | { readonly kind: 'unknown'; readonly suggestion?: string };

const fine: Judgement = { kind: 'fine' };
const judgements = new WeakMap<Statement, Judgement>();

/** Judges a line inside a block. Lines in a block of which nothing is known are fine. */
export function judgeAttribute({ node, owner, parameter }: Row): Judgement {
  if (parameter || !owner) return fine;
  let found = judgements.get(node);
  if (!found) judgements.set(node, (found = judge(node, owner)));
  return found;
}

function judge(node: Statement, owner: CatalogStatement): Judgement {
  const keyword = node.keyword.text;
  if (isTolerated(owner, keyword) || inlineAllowed(owner.name, keyword) || isSpoiled(keyword)) return fine;
  const type = statement('pagent', keyword);
  if (type) return { kind: 'statement', type };
  const discipline = meaningOf(rootOf(node)).type?.discipline;
  const owners = ownersOf(keyword).filter((each) => each.discipline === discipline || each.discipline === undefined);
  if (owners.length > 0) return { kind: 'elsewhere', owners };
  return { kind: 'unknown', suggestion: withoutEqualSign(owner, keyword) ?? didYouMean(keyword, attributeNames(owner)) };
}

/** Judges the first line of a statement at the top level of a file of these roles. A known statement is fine here. */
export function judgeStatement({ node, type }: Row, roles: ReadonlySet<FileRole>): Judgement {
  const keyword = node.keyword.text;
  if (type || isSpoiled(keyword)) return fine;
  const owners = ownersOf(keyword).filter((owner) => mayStandIn(owner, roles));
  if (owners.length > 0) return { kind: 'elsewhere', owners };
  return { kind: 'unknown', suggestion: didYouMean(keyword, statementNames(roles)) };
}

/** Attributes that completion would offer in a block of the statement. */
function attributeNames(owner: CatalogStatement): readonly string[] {
  return owner.parameters.flatMap((row) => (row.tolerated || row.positional !== undefined ? [] : [row.name]));
}

let owners: ReadonlyMap<string, readonly CatalogStatement[]> | undefined;

/** The Policy Agent statements that have an attribute of this name. */
export function ownersOf(attribute: string): readonly CatalogStatement[] {
  owners ??= ownerTable();
  return owners.get(attribute.toLowerCase()) ?? [];
}

function ownerTable(): ReadonlyMap<string, readonly CatalogStatement[]> {
  const table = new Map<string, CatalogStatement[]>();
  for (const owner of statementsOf('pagent')) {
    for (const name of attributeNames(owner)) {
      const list = table.get(name.toLowerCase());
      if (list) list.push(owner);
      else table.set(name.toLowerCase(), [owner]);
    }
  }
  return table;
}

/** Names of the statements at the top level of files of these roles; of all files when the role is not known. */
function statementNames(roles: ReadonlySet<FileRole>): string[] {
  const rows = roles.size === 0 ? statementsOf('pagent').filter((row) => row.placement.some((place) => place.file !== undefined)) : [...roles].flatMap(topLevelStatements);
  return rows.map((row) => row.name);
}

/** The statement stands in files of one of these roles, at the top level or inside another. */
function mayStandIn(type: CatalogStatement, roles: ReadonlySet<FileRole>): boolean {
  return type.placement.some((place) => {
    if (place.file !== undefined) return roles.has(place.file);
    const outer = place.statement === undefined ? undefined : statement('pagent', place.statement);
    return outer !== undefined && outer.placement.some((each) => each.file !== undefined && roles.has(each.file));
  });
}

/** The structure of the item is in doubt: what stands in a block, and what is missing there, cannot be judged. */
export function hasBraceTrouble(problems: readonly { readonly kind: string }[]): boolean {
  return problems.length > 0 && problems.some(({ kind }) => kind === 'missing-close' || kind === 'missing-open' || kind === 'stray-close' || kind === 'stray-open');
}
