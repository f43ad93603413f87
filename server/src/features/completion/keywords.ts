/** Keywords: the statements of a file by its role, the attributes of a block that are not coded yet. */
import { availableIn, statementsOf, targetOf, topLevelStatements } from '../../catalog/index.js';
import type { FileRole, Parameter, Statement as CatalogStatement } from '../../catalog/types.js';
import type { Statement } from '../../syntax/tree.js';
import { meaningOf } from '../../workspace/facts.js';
import type { FeatureContext } from '../context.js';
import { describeParameter } from '../describe/parameters.js';
import { describeStatement } from '../describe/statements.js';
import type { Completion } from './item.js';
import type { Position } from './position.js';
import { blockSnippet } from './skeleton.js';
import { proposesValues } from './values.js';

/** The keywords that may stand at the position. */
export function completeKeyword(context: FeatureContext, position: Position): Completion[] {
  const { block } = position;
  if (!block) return statementKeywords(context, position);
  const owner = meaningOf(block).type;
  return owner ? attributeKeywords(context, position, block, owner) : [];
}

// Statements.

function statementKeywords(context: FeatureContext, position: Position): Completion[] {
  const rows = statementsFor(context);
  const { release } = context.settings;
  const usable = rows.filter((row) => availableIn(release, row.since) && !(row.removedIn && availableIn(release, row.removedIn)));
  return usable.map((row, index) => statementItem(context, position, row, index));
}

const roleOrder: readonly FileRole[] = ['ttls', 'main', 'image', 'ipsec', 'ids', 'qos', 'routing', 'zert'];

/** The statements of the roles that the file has; a file without any may become an AT-TLS policy, a main or an image file. */
function statementsFor({ model, file }: FeatureContext): readonly CatalogStatement[] {
  const roles = model.roles(file.uri);
  const wanted = roles.size > 0 ? roleOrder.filter((role) => roles.has(role)) : (['ttls', 'main', 'image'] as const);
  const found = new Set(wanted.flatMap((role) => topLevelStatements(role)));
  return found.size > 0 ? [...found] : statementsOf('pagent').filter((row) => row.placement.some((place) => place.file));
}

function statementItem(context: FeatureContext, position: Position, row: CatalogStatement, index: number): Completion {
  const isBlock = row.form === 'block';
  const snippet = isBlock && !isContinued(position) ? blockSnippet(context, row, { named: true }) : undefined;
  return {
    label: row.name,
    kind: 'statement',
    detail: isBlock ? 'statement' : 'statement on one line',
    documentation: describeStatement(row, context.settings.release),
    insertText: snippet ?? (isContinued(position) ? row.name : `${row.name} `),
    snippet: snippet !== undefined,
    replace: position.replace,
    sortText: `${row.deprecated ? 2 : 1}${String(index).padStart(3, '0')}`,
    deprecated: row.deprecated !== undefined,
    retrigger: !isBlock && !isContinued(position),
  };
}

/** More stands behind the keyword already: only the keyword is replaced. */
function isContinued({ words, node, replace }: Position): boolean {
  return words.length > (words[0]?.start === replace.start ? 1 : 0) || node?.block !== undefined;
}

// Attributes.

function attributeKeywords(context: FeatureContext, position: Position, block: Statement, owner: CatalogStatement): Completion[] {
  const { release } = context.settings;
  const coded = codedIn(block, position);
  const rows = owner.parameters.filter((row) => row.positional === undefined && !row.tolerated && availableIn(release, row.since) && isFree(row, coded));
  return rows.map((row, index) => attributeItem(context, position, block, owner, row, index));
}

/** The attributes of the block, that on the line of the cursor left out. */
function codedIn(block: Statement, { node }: Position): readonly Parameter[] {
  return (block.block?.children ?? []).filter((child) => child !== node).flatMap((child) => meaningOf(child).parameter ?? []);
}

/** Not coded yet, in this or another form, or repeatable as far as is known. */
function isFree(row: Parameter, coded: readonly Parameter[]): boolean {
  if (row.repeatable !== false) return true;
  return !coded.some((other) => other.name === row.name || (row.alternatives !== undefined && other.alternatives === row.alternatives));
}

function attributeItem(context: FeatureContext, position: Position, block: Statement, owner: CatalogStatement, row: Parameter, index: number): Completion {
  const inline = row.value.kind === 'inline' ? targetOf(row) : undefined;
  const { text, snippet } = insertionOf(context, position, block, row, inline);
  return {
    label: row.name,
    kind: inline ? 'statement' : 'attribute',
    detail: attributeDetail(row, context),
    documentation: inline ? describeStatement(inline, context.settings.release) : describeParameter(row, owner, context.settings.release),
    insertText: text,
    snippet,
    replace: position.replace,
    sortText: `${row.deprecated ? 3 : row.required ? 1 : 2}${String(index).padStart(3, '0')}`,
    deprecated: row.deprecated !== undefined,
    retrigger: !snippet && text.endsWith(' ') && proposesValues(context, row),
  };
}

function attributeDetail(row: Parameter, { settings }: FeatureContext): string | undefined {
  if (row.required) return 'required';
  if (row.value.kind === 'inline') return 'block';
  if (row.value.kind === 'ref') return `refers to ${row.value.to}`;
  const variant = row.default?.variants?.find((each) => each.when === undefined && (!each.until || !availableIn(settings.release, each.until)) && (!each.from || availableIn(settings.release, each.from)));
  const value = variant?.value ?? row.default?.value;
  return value === undefined || value.length > 24 ? undefined : `default ${value}`;
}

function insertionOf(context: FeatureContext, position: Position, block: Statement, row: Parameter, inline: CatalogStatement | undefined): { readonly text: string; readonly snippet: boolean } {
  if (isContinued(position)) return { text: row.name, snippet: false };
  if (inline) return { text: blockSnippet(context, inline, { named: inline.nameValues !== undefined || inline.nameArgument === 'required', keyword: row.name }), snippet: true };
  if (row.value.kind === 'other' && row.value.bare) return { text: row.name, snippet: false };
  const keyword = row.name.padEnd(valueColumn(block, position), ' ');
  // No choice of values as a snippet: while one lasts, VS Code asks for no other proposals, also not on the next line.
  return { text: keyword.endsWith(' ') ? keyword : `${keyword} `, snippet: false };
}

/** Characters from the keyword to the value in the nearest attribute above, so that values stand below each other; 0 without one. */
function valueColumn(block: Statement, { node }: Position): number {
  const lines = (block.block?.children ?? []).filter((child) => child !== node && !child.block && child.args.length > 0);
  const last = lines[lines.length - 1];
  const width = last?.args[0] ? last.args[0].start - last.keyword.start : 0;
  return width <= 60 ? width : 0;
}
