/** Everything in an item that stands on a line of its own, with what the catalogue knows of it. */
import type { Parameter, Statement as CatalogStatement } from '../../catalog/types.js';
import type { Item, Statement, Word } from '../../syntax/tree.js';
import { statementsIn } from '../../syntax/tree.js';
import { meaningOf } from '../../workspace/facts.js';
import type { Draft } from '../check.js';
import { assignOperands } from './operands.js';
import { type Traits, traits, traitsOfParameter, traitsOfRoot, traitsOfType } from './traits.js';
import { valueLength } from './value-words.js';

/** A line: a statement at the top level, an inline statement, or an attribute. */
export interface Row {
  readonly node: Statement;
  /** What the catalogue knows of the enclosing statement. */
  readonly owner?: CatalogStatement;
  /** The statement that the line is, at the top level or inline. */
  readonly type?: CatalogStatement;
  /** The attribute or inline form of the owner that the line is. */
  readonly parameter?: Parameter;
}

/** A value that is coded: of an attribute, or one operand of a line statement. */
export interface Value {
  readonly node: Statement;
  readonly parameter: Parameter;
  /** The statement that the parameter is of. */
  readonly owner: CatalogStatement;
  /** The words that belong to the value; empty when it is missing. */
  readonly words: readonly Word[];
}

/** Words behind the last value of a line, which Policy Agent does not read. */
export interface Rest {
  readonly node: Statement;
  readonly words: readonly Word[];
  readonly owner?: CatalogStatement;
  /** The attribute that they stand behind; absent behind a name or the operands of a line statement. */
  readonly parameter?: Parameter;
}

interface Analysis {
  readonly rows: readonly Row[];
  readonly values: readonly Value[];
  readonly rests: readonly Rest[];
  readonly traits: Traits;
}

const nothing: Analysis = { rows: [], values: [], rests: [], traits: 0 };

/** All checks of one item come one after the other, and what they find is kept: only the last analysis is worth keeping. */
let last: { readonly item: Item; readonly analysis: Analysis } | undefined;

function analysisOf(item: Item): Analysis {
  if (!item.statement) return nothing;
  if (last?.item !== item) last = { item, analysis: analyse(item.statement) };
  return last.analysis;
}

/** All lines of an item, outermost first. */
export function rowsOf(item: Item): readonly Row[] {
  return analysisOf(item).rows;
}

/** All values of known parameters in an item, in order. */
export function valuesOf(item: Item): readonly Value[] {
  return analysisOf(item).values;
}

/** The words that are lost behind values, names and operands. */
export function restsOf(item: Item): readonly Rest[] {
  return analysisOf(item).rests;
}

const noDrafts: readonly Draft[] = [];

/** What is said of each, where something is. Quicker than a generator where it most often is nothing. */
export function saidOf<T>(all: readonly T[], say: (each: T) => Draft | undefined): readonly Draft[] {
  let drafts: Draft[] | undefined;
  for (const each of all) {
    const draft = say(each);
    if (draft) (drafts ??= []).push(draft);
  }
  return drafts ?? noDrafts;
}

/** What checks may look for in the item. */
export function traitsOf(item: Item): Traits {
  return analysisOf(item).traits | (item.problems.length > 0 ? problem : 0);
}

const problem = traits('problem');
const unknown = traits('unknown');
const noValue = traits('no value');
const noBlock = traits('no block');
const behindValue = traits('rest');

function analyse(root: Statement): Analysis {
  const rootType = meaningOf(root).type;
  let found = rootType ? traitsOfRoot(rootType) : unknown;
  const rows: Row[] = [];
  const values: Value[] = [];
  const rests: Rest[] = [];
  for (const node of statementsIn(root)) {
    const { type, parameter } = meaningOf(node);
    const owner = node.parent && meaningOf(node.parent).type;
    rows.push({ node, owner, type, parameter });
    if (parameter) found |= traitsOfParameter(parameter);
    else if (node.parent) found |= unknown;
    if (type) found |= traitsOfType(type) | (type.form === 'block' && !node.block ? noBlock : 0);
    if (parameter && owner && parameter.value.kind !== 'inline') {
      const count = valueLength(parameter, node.args);
      values.push({ node, parameter, owner, words: count === node.args.length ? node.args : node.args.slice(0, count) });
      if (count < node.args.length) rests.push({ node, owner, parameter, words: node.args.slice(count) });
    } else if (type?.form === 'line') {
      const { operands, rest } = assignOperands(type, node.args);
      for (const { parameter: operand, word } of operands) {
        values.push({ node, parameter: operand, owner: type, words: word ? [word] : [] });
        found |= traitsOfParameter(operand);
      }
      if (rest.length > 0) rests.push({ node, owner: type, words: rest });
    } else if (type) {
      const count = type.nameArgument === 'none' ? 0 : 1;
      if (node.args.length > count) rests.push({ node, owner, words: node.args.slice(count) });
    }
  }
  if (rests.length > 0) found |= behindValue;
  if (values.some(({ words }) => words.length === 0)) found |= noValue;
  return { rows, values, rests, traits: found };
}
