/** What stands in for a rule where only its actions matter. */
import type { Block } from '../../../policy/index.js';
import type { Statement } from '../../../syntax/tree.js';

const nothing = { start: 0, end: 0 };
const statement: Statement = { keyword: { ...nothing, text: 'TTLSRule' }, args: [], column: 0, end: 0 };

/** A rule without a line, which codes nothing; said to stand where the action stands. */
export function ruleWithout({ uri, item }: Block): Block {
  return { type: 'TTLSRule', inline: true, statement, uri, item, place: { uri, item, span: nothing } };
}
