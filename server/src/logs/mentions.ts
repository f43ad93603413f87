/** Names of rules and actions in a line of a log, with their places. */
import type { Span } from '../syntax/tree.js';
import { actionTypes } from './locate.js';

/** A name of the configuration in a line; offsets count from the start of the line. */
export interface Mention extends Span {
  readonly what: 'rule' | 'action';
  /** The statement that defines the name. */
  readonly type: 'TTLSRule' | (typeof actionTypes)[number];
  readonly name: string;
}

/** Characters of a line that are searched. */
const reach = 4000;
const rule = /\bRULE: {0,20}(\S.*?)(?= (?:RC:|ACTIONS:|USERID:|GRPID:|JOBNAME:)|$)|policy rule: {0,20}['‘’"`]([^'‘’"`]{1,200})['‘’"`]/d;
const actions = /\bACTIONS: {0,20}(\S+(?: {1,20}\S+){0,2})/d;

/** The rule that the line names, and its actions: group, environment and connection action in this order. */
export function mentionsIn(line: string): Mention[] {
  if (!line.includes('RULE:') && !line.includes('ACTIONS:') && !line.includes('policy rule:')) return [];
  const text = line.slice(0, reach).trimEnd();
  const found: Mention[] = [];
  const named = rule.exec(text);
  const name = (named?.[1] ?? named?.[2] ?? '').trimEnd();
  const [start] = named?.indices?.[1] ?? named?.indices?.[2] ?? [0];
  if (name !== '') found.push({ what: 'rule', type: 'TTLSRule', name, start, end: start + name.length });
  const list = actions.exec(text);
  const base = list?.indices?.[1]?.[0] ?? 0;
  for (const [index, word] of [...(list?.[1] ?? '').matchAll(/\S+/g)].entries()) {
    const type = actionTypes[index];
    if (type && word[0] !== noAction) found.push({ what: 'action', type, name: word[0], start: base + word.index, end: base + word.index + word[0].length });
  }
  return found;
}

/** What stands in the place of an action that the rule does not have. */
const noAction = '**N/A**';
