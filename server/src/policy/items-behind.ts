/** The statements that a statement leads to through references. */
import type { Item, Statement } from '../syntax/tree.js';
import { factsOf } from '../workspace/facts.js';
import type { ScopeNames } from '../workspace/model.js';
import { resolve } from './blocks.js';

/** The item and all that it leads to, each once, in the order of the references. */
export function itemsBehind(item: Item, names: ScopeNames, found = new Set<Item>()): Set<Item> {
  if (found.has(item)) return found;
  found.add(item);
  for (const { type, name } of factsOf(item).references) {
    const target = resolve(names, type, name);
    if (target) itemsBehind(target.fact.item, names, found);
  }
  return found;
}

/** A statement without blanks, comments and the case of keywords: equal texts say the same in the same order. */
export function wordsOf(statement: Statement): string {
  let words = cache.get(statement);
  if (words === undefined) cache.set(statement, (words = collect(statement)));
  return words;
}

const cache = new WeakMap<Statement, string>();

function collect(statement: Statement): string {
  const line = [statement.keyword.text.toLowerCase(), ...statement.args.map(({ text }) => text)].join(' ');
  return statement.block ? `${line}\n{\n${statement.block.children.map(collect).join('\n')}\n}` : line;
}
