/** Whether two statements say the same: keywords in any case, blanks and comments left out. */
import type { Statement } from '../../syntax/tree.js';
import type { Definition } from '../../workspace/facts.js';
import type { Located } from '../../workspace/model.js';

/** Compares statement and block, attribute by attribute, in order. Values are compared as written. */
export function haveSameContent(a: Located<Definition>, b: Located<Definition>): boolean {
  return areEqual(a.fact.statement, b.fact.statement);
}

function areEqual(a: Statement, b: Statement): boolean {
  if (a.keyword.text.toLowerCase() !== b.keyword.text.toLowerCase() || a.args.length !== b.args.length) return false;
  if (a.args.some((word, index) => word.text !== b.args[index]?.text)) return false;
  const inA = a.block?.children ?? [];
  const inB = b.block?.children ?? [];
  return inA.length === inB.length && inA.every((child, index) => areEqual(child, inB[index] as Statement));
}
