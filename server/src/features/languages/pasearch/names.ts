/** The names of rules and actions in a display, and the blocks that begin with them. */
import { actionTypes } from '../../../logs/locate.js';
import type { Mention } from '../../../logs/mentions.js';
import { lineSpans } from '../../../logs/outline.js';
import type { Span } from '../../../syntax/tree.js';
import { perFile } from '../../../workspace/source-file.js';

/** A rule or an action as the display names it. */
export interface DisplayedName extends Span {
  readonly what: 'rule' | 'action';
  readonly name: string;
  /** What it may be: pasearch says only further down at which level an action is. */
  readonly types: readonly Mention['type'][];
  /** The lines about it, where it heads some; a list of names has none. */
  readonly block?: Span;
}

/** Names of one display that are kept. */
const most = 20_000;
/** Longer lines are no part of a display. */
const maxLine = 400;
const named = /^\s*(?:[\d.]{1,12} {1,8}\S{1,8} {1,8})?(?:EZZ\d{4}I\s{1,8})?(policyRule|TTLSRule|policyAction|TTLS Action|TTLS(?:Grp|Env|Conn)Action):\s+(\S+)/d;

const typesOf: Readonly<Record<string, readonly Mention['type'][]>> = {
  policyRule: ['TTLSRule'],
  TTLSRule: ['TTLSRule'],
  policyAction: actionTypes,
  'TTLS Action': actionTypes,
  TTLSGrpAction: ['TTLSGroupAction'],
  TTLSEnvAction: ['TTLSEnvironmentAction'],
  TTLSConnAction: ['TTLSConnectionAction'],
};

/** The names in order; linear in the size of the text. Netstat writes N/A for an action that the rule does not have. */
export const namesIn = perFile(({ text }): readonly DisplayedName[] => {
  const names: (DisplayedName & { block?: { start: number; end: number } })[] = [];
  let rule: { start: number; end: number } | undefined;
  let action: { start: number; end: number } | undefined;
  for (const line of lineSpans(text, 0, text.length)) {
    const written = text.slice(line.start, Math.min(line.end, line.start + maxLine));
    const [, label = '', name = ''] = written.includes('Rule:') || written.includes('Action:') ? (named.exec(written) ?? []) : [];
    const types = typesOf[label];
    if (types && name !== 'N/A' && names.length < most) {
      const start = line.start + written.indexOf(name, written.indexOf(`${label}:`) + label.length + 1);
      const block = label === 'policyAction' ? undefined : { start: line.start, end: line.end };
      const isRule = types[0] === 'TTLSRule';
      if (isRule) [rule, action] = [block, undefined];
      else if (block) action = block;
      names.push({ what: isRule ? 'rule' : 'action', name, types, start, end: start + name.length, ...(block && { block }) });
    } else if (written.trim() !== '') {
      if (rule) rule.end = line.end;
      if (action) action.end = line.end;
    }
    if (rule && action) rule.end = Math.max(rule.end, action.end);
  }
  return names;
});
