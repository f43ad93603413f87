/** The lines of the items of one kind of policy; those of all others, which are most in a large library, cost one look. */
import type { Discipline } from '../../catalog/types.js';
import type { Item } from '../../syntax/tree.js';
import { meaningOf } from '../../workspace/facts.js';
import { rowsOf, type Row } from './rows.js';

/** All lines of an item, outermost first, when its statement belongs to one of these disciplines; else none. */
export function rowsIn(item: Item, ...disciplines: readonly Discipline[]): readonly Row[] {
  const discipline = item.statement && meaningOf(item.statement).type?.discipline;
  return discipline !== undefined && disciplines.includes(discipline) ? rowsOf(item) : nothing;
}

const nothing: readonly Row[] = [];
