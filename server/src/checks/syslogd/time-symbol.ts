import { defineCheck } from '../check.js';
import { configurationOf, place } from './configuration.js';

/** %M for %m (reference: syslogd, symbols.hints). */
export const syslogTimeSymbol = defineCheck({
  code: 'syslog-time-symbol',
  severity: 'warning',
  summary: 'The path of a log has the minute or the second in it.',
  explanation: `
Time symbols are filled in when syslogd reads its configuration. \`%M\` is the minute and \`%S\` the second: nearly always \`%m\`, the month, was meant. Behind
\`%H\` they may well be meant, and nothing is reported.`,
  example: { SYSLOGCF: '*.err  /var/log/%Y/⟦%M⟧/%d/errors\n' },
  fixed: { SYSLOGCF: '*.err  /var/log/%Y/%m/%d/errors\n' },
  *file(context) {
    for (const { destination } of configurationOf(context).rules) {
      if (destination?.kind !== 'file' || destination.text.includes('%H')) continue;
      for (const match of destination.text.matchAll(/%[MS%]/g)) {
        if (match[0] === '%%') continue;
        const span = { start: destination.start + match.index, end: destination.start + match.index + 2 };
        const minute = match[0] === '%M';
        yield {
          at: place(span),
          message: minute ? '%M is the minute at which syslogd read its configuration. The month is %m.' : '%S is the second at which syslogd read its configuration.',
          fixes: minute ? () => [{ title: 'Write %m, the month', safe: false, edits: [{ at: place(span), newText: '%m' }] }] : undefined,
        };
      }
    }
  },
});
