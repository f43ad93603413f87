/** What the words of syslogd rules say, in sentences. */
import { syslogdTables } from '../../../catalog/syslogd.js';
import { isNone } from '../../../policy/syslog-match.js';
import type { SyslogCondition, SyslogRule } from '../../../syntax/syslogd.js';
import { code, joined } from '../../describe/markdown.js';

const canonical = (name: string): string => {
  const row = syslogdTables.priorities.find((each) => each.name === name.toLowerCase());
  return row?.aliasOf ?? row?.name ?? name;
};

/** `messages of priority err and higher from job TCPIP* with facility daemon`; undefined for what syslogd cannot read. */
export function conditionInWords(condition: SyslogCondition): string | undefined {
  const { form, host, user, job, facilities, priority } = condition;
  if (form === 'broken' || !priority) return undefined;
  const from = [
    host && `of sender ${code(host.text)} over the network`,
    job && job.text !== '*' && `from job ${code(job.text)}`,
    user && user.text !== '*' && `of user ${code(user.text)}`,
    facilities.some(({ text }) => text === '*') ? 'with any facility' : `with facility ${joined(facilities.map(({ text }) => code(text)), 'or')}`,
  ].filter((part) => typeof part === 'string');
  return `${isNone(condition) ? 'no messages' : `messages ${levels(priority.text)}`} ${from.join(' ')}`;
}

function levels(priority: string): string {
  const name = canonical(priority);
  if (name === '*' || name === 'debug') return 'of every priority';
  return name === 'emerg' ? 'of priority `emerg`' : `of priority ${code(name)} and higher`;
}

/** What a rule takes, as a sentence or a list of them. */
export function ruleInWords({ conditions }: SyslogRule): string {
  const parts = conditions.flatMap((condition) => conditionInWords(condition) ?? []);
  if (parts.length === 0) return 'syslogd cannot read these conditions.';
  return `Takes ${joined(parts)}.`;
}
