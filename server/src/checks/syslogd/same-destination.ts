import { coversRule } from '../../policy/syslog-cover.js';
import type { SyslogRule } from '../../syntax/syslogd.js';
import { wholeLines } from '../support/edits.js';
import { defineCheck, type Draft } from '../check.js';
import { configurationOf, place } from './configuration.js';

/** So many rules with the same destination are compared with each one. */
const mostCompared = 40;

/** Rules that write to the same place (reference: syslogd, rules; that one file in several rules is one log is from memory). */
export const syslogSameDestination = defineCheck({
  code: 'syslog-same-destination',
  severity: 'warning',
  summary: 'Two rules write to the same place, with different options or the same records.',
  explanation: `
A file that several rules name is one log, as far as is known. Two rules that code other options for it (\`-F\`, \`-D\`, \`-N\`, \`-X\`)
contradict each other: which of them applies is not documented. Code the same options on both.

A rule that takes nothing but what an earlier rule writes to the same place already is for information: it adds nothing, or
every record twice.`,
  example: { SYSLOGCF: '*.TCPIP.daemon.debug  /var/log/attls  -F 640\n*.PAGENT.daemon.debug  /var/log/attls  ⟦-F 600⟧\n' },
  *file(context) {
    const byPlace = new Map<string, SyslogRule[]>();
    for (const rule of configurationOf(context).rules) {
      if (!rule.destination || rule.destination.kind === 'unknown') continue;
      const key = rule.destination.text;
      const before = byPlace.get(key) ?? [];
      const draft = conflict(rule, before) ?? repetition(rule, before, context.file.text);
      if (draft) yield draft;
      if (before.length < mostCompared) byPlace.set(key, [...before, rule]);
    }
  },
});

const optionsOf = ({ options }: SyslogRule): string => options.map(({ name, value }) => `${name.text} ${value?.text.toUpperCase() ?? ''}`.trim()).sort().join(' ');

function conflict(rule: SyslogRule, before: readonly SyslogRule[]): Draft | undefined {
  const other = before.find((each) => optionsOf(each) !== optionsOf(rule));
  if (!other || !rule.destination || rule.destination.kind !== 'file') return undefined;
  const [first, last] = [rule.options[0], rule.options.at(-1)];
  return {
    at: place(first && last ? { start: first.start, end: last.end } : rule.destination),
    message: `Line ${other.line + 1} writes to this file too, with ${optionsOf(other) || 'no options'}; here it has ${optionsOf(rule) || 'none'}. Which applies to the file is not documented: code the same on both.`,
    related: [{ at: place(other), message: 'The other rule.' }],
  };
}

function repetition(rule: SyslogRule, before: readonly SyslogRule[], text: string): Draft | undefined {
  const other = before.find((each) => coversRule(each, rule));
  if (!other) return undefined;
  return {
    at: place(rule.selector),
    severity: 'information',
    tags: ['unnecessary'],
    message: `Line ${other.line + 1} writes all these records to ${rule.destination?.text ?? ''} already: this rule adds nothing, or writes them twice.`,
    related: [{ at: place(other), message: 'The rule that takes them.' }],
    fixes: () => [{ title: 'Remove this rule', safe: false, edits: [{ at: { span: wholeLines(text, rule) }, newText: '' }] }],
  };
}
