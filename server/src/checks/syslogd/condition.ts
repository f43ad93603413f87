import { defineCheck } from '../check.js';
import { conditionsOf, place, writing } from './configuration.js';

/** Conditions of a form that syslogd does not read (reference: syslogd, diagnosticIdeas). */
export const syslogCondition = defineCheck({
  code: 'syslog-condition',
  severity: 'error',
  summary: 'A condition of a syslogd rule has neither two nor four parts.',
  explanation: `
A condition is \`facility.priority\`, \`userid.jobname.facility.priority\`, or \`(sender).facility.priority\` for messages from the network. syslogd
cannot tell what any other form selects. A dot at the end, as in \`*.*.*.\`, is a warning: a part is missing behind it.`,
  example: { SYSLOGCF: '⟦*.*.*.⟧  /var/log/all\n' },
  fixed: { SYSLOGCF: '*.*.*.*  /var/log/all\n' },
  *file(context) {
    for (const { condition } of conditionsOf(context)) {
      if (condition.form !== 'broken') continue;
      const parts = condition.parts.length;
      const dotted = condition.text.endsWith('.') && condition.parts.slice(0, -1).every(({ text }) => text !== '');
      const fixes = !dotted ? undefined : parts === 4 || parts === 2 ? writing('Add * behind the dot', { start: condition.end, end: condition.end }, '*') : parts === 3 ? writing('Remove the dot', { start: condition.end - 1, end: condition.end }, '') : undefined;
      const message = dotted
        ? `A part is missing behind the last dot of ${condition.text}. Write facility.priority or userid.jobname.facility.priority.`
        : `syslogd cannot read the condition ${condition.text}: write facility.priority, userid.jobname.facility.priority or (sender).facility.priority.`;
      yield { at: place(condition), severity: dotted ? 'warning' : 'error', message, fixes };
    }
  },
});
