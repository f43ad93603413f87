/** The lines of one block by attribute, as Policy Agent takes them: of an attribute that is coded several times the last counts. */
import type { Statement, Word } from '../../syntax/tree.js';
import { meaningOf } from '../../workspace/facts.js';

/** The lines of an attribute, in order; its inline blocks too. `name` as the catalogue spells it. */
export function linesOf(node: Statement, name: string): readonly Statement[] {
  return (node.block?.children ?? []).filter((child) => meaningOf(child).parameter?.name === name);
}

/** The line that counts. */
export function lastLine(node: Statement, name: string): Statement | undefined {
  return linesOf(node, name).at(-1);
}

/** The first word of the value that counts. */
export function wordOf(node: Statement, name: string): Word | undefined {
  return lastLine(node, name)?.args[0];
}

/** The same in lower case. */
export function valueOf(node: Statement, name: string): string | undefined {
  return wordOf(node, name)?.text.toLowerCase();
}

/** The value that counts as a number; undefined when it is none. */
export function numberOf(node: Statement, name: string): number | undefined {
  const text = wordOf(node, name)?.text;
  return text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}

/** Some line of the block is not known: what seems to be missing may be meant by it. */
export function hasUnknownLine(node: Statement): boolean {
  return (node.block?.children ?? []).some((child) => {
    const { parameter, type } = meaningOf(child);
    return !parameter && !type;
  });
}
