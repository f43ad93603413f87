import { defineCheck } from '../check.js';
import { isNone } from '../../policy/syslog-match.js';
import { configurationOf, place } from './configuration.js';

/** `none` takes away, and adds nothing (reference: syslogd, priorities). */
export const syslogNothingTaken = defineCheck({
  code: 'syslog-nothing-taken',
  severity: 'warning',
  summary: 'A rule has only conditions with none: it takes no record.',
  explanation: `
\`none\` keeps records out of a rule that takes others: \`*.*;mail.none /var/log/all\`. A rule in which every condition says none takes nothing.`,
  example: { SYSLOGCF: '⟦mail.none⟧  /var/log/all\n' },
  *file(context) {
    for (const { conditions, selector, destination } of configurationOf(context).rules) {
      if (!destination || conditions.length === 0 || !conditions.every(isNone)) continue;
      yield { at: place(selector), message: `This rule takes no record: none only takes away from other conditions of the same rule, as in *.*;${conditions[0]?.text ?? ''}.` };
    }
  },
});
