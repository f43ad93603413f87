/** The findings of what a rule or an action consists of, for the views that mark them. */
import type { Finding } from '../checks/check.js';
import { itemsUnder, type Block } from '../policy/index.js';
import { itemIndexAt, type Item } from '../syntax/tree.js';
import type { Model, ScopeNames } from '../workspace/model.js';

interface Found {
  readonly model: Model;
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
}

/** Findings in the statement that the block stands in, and in all that it refers to: a weak suite makes weak what uses its list. */
export function findingsUnder(found: Found, block: Block, names: ScopeNames): Finding[] {
  return [...itemsUnder(block, names)].flatMap(([item, uri]) => [...(byItem(found, uri).get(item) ?? [])]);
}

const tables = new WeakMap<readonly Finding[], ReadonlyMap<Item, readonly Finding[]>>();

/** The findings of a file by the top-level statement in which they begin. */
function byItem({ model, findings }: Found, uri: string): ReadonlyMap<Item, readonly Finding[]> {
  const all = findings.get(uri) ?? [];
  const known = tables.get(all);
  if (known) return known;
  const table = new Map<Item, Finding[]>();
  const tree = model.files.get(uri)?.tree;
  for (const finding of all) {
    const item = tree?.items[itemIndexAt(tree, finding.start)];
    if (item) table.set(item, [...(table.get(item) ?? []), finding]);
  }
  tables.set(all, table);
  return table;
}
