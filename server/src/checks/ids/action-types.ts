/** The kinds of IDS rules and actions (reference: pagent-ids, IDSRule ConditionType and IDSAction ActionType). */
import type { Statement, Word } from '../../syntax/tree.js';
import { linesOf } from '../support/block-lines.js';

/** What each kind of action does, as the second word of ActionType; ScanGlobal stands alone. */
export const actionWords = {
  Attack: ['Discard', 'NoDiscard', 'ResetConn', 'NoResetConn'],
  TR: ['Limit', 'NoLimit'],
  ScanGlobal: [],
  ScanEvent: ['Count'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Kind = keyof typeof actionWords;

export const kinds: readonly Kind[] = ['Attack', 'TR', 'ScanGlobal', 'ScanEvent'];

/** The kind that a word names, whatever its case. */
export function kindOf(text: string | undefined): Kind | undefined {
  return kinds.find((kind) => kind.toLowerCase() === text?.toLowerCase());
}

/** An ActionType line. */
export interface ActionType {
  readonly line: Statement;
  /** Undefined: not a kind that is known. */
  readonly kind?: Kind;
  /** The second word, in the catalogue's spelling; undefined when there is none, or none that is known. */
  readonly action?: string;
  readonly words: readonly Word[];
}

/** The ActionType lines of an IDSAction; each counts. */
export function actionTypesOf(action: Statement): readonly ActionType[] {
  return linesOf(action, 'ActionType').map((line) => {
    const kind = kindOf(line.args[0]?.text);
    const words: readonly string[] = kind ? actionWords[kind] : [];
    return { line, kind, action: words.find((word) => word.toLowerCase() === line.args[1]?.text.toLowerCase()), words: line.args };
  });
}
