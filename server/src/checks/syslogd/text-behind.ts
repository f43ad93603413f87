import { defineCheck } from '../check.js';
import { configurationOf, place } from './configuration.js';

/** Text behind the destination (reference: syslogd, file.comments and statements). */
export const syslogTextBehind = defineCheck({
  code: 'syslog-text-behind',
  severity: 'warning',
  summary: 'Text stands behind the destination of a rule.',
  explanation: `
A rule has one destination; a file may have options behind it. What syslogd makes of anything else there is not documented: two destinations are two rules. A \`#\`
begins a comment in the first column for sure; further on in a line it is an information only.`,
  example: { SYSLOGCF: '*.err  /var/log/errors  ⟦/dev/console⟧\n' },
  *file(context) {
    for (const { rest } of configurationOf(context).rules) {
      const [first] = rest;
      if (!first) continue;
      const comment = first.text.startsWith('#');
      yield {
        at: place({ start: first.start, end: rest.at(-1)?.end ?? first.end }),
        severity: comment ? 'information' : 'warning',
        message: comment ? 'It is not documented that a comment may stand behind a rule: put it on a line of its own, with # in the first column.' : 'A rule has one destination. For a second one write a rule of its own.',
      };
    }
  },
});
