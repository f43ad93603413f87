import { syslogdTables } from '../../catalog/syslogd.js';
import { defineCheck } from '../check.js';
import { didYouMean } from '../support/did-you-mean.js';
import { conditionsOf, place, writing } from './configuration.js';

const names = syslogdTables.priorities.map(({ name }) => name);

/** Priorities: the list is complete (reference: syslogd, strictness). */
export const syslogPriority = defineCheck({
  code: 'syslog-priority',
  severity: 'error',
  summary: 'There is no priority of this name.',
  explanation: `
The priorities are, from the highest: emerg (panic), alert, crit, err (error), warning (warn), notice, info, debug; besides \`none\` and \`*\`. A rule takes the
priority that it names and all higher ones; with a name that does not exist it takes nothing as meant.

\`=err\` and \`!err\` are a warning: other syslog daemons take them, for this priority alone and for all others; that of z/OS is not known to.`,
  example: { SYSLOGCF: '*.⟦eror⟧  /var/log/errors\n' },
  fixed: { SYSLOGCF: '*.err  /var/log/errors\n' },
  *file(context) {
    for (const { condition } of conditionsOf(context)) {
      const { priority } = condition;
      if (!priority || names.includes(priority.text.toLowerCase())) continue;
      const bare = priority.text.replace(/^[!=]+/, '');
      if (bare !== priority.text) {
        const fixes = names.includes(bare.toLowerCase()) && priority.text.startsWith('=') ? writing(`Write ${bare}`, priority, bare) : undefined;
        yield { at: place(priority), severity: 'warning', message: `"${priority.text}" is written for the syslog daemons of other systems. On z/OS a rule takes a priority and all higher ones: write the lowest one that is wanted.`, fixes };
        continue;
      }
      const meant = didYouMean(priority.text, names);
      yield { at: place(priority), message: `There is no priority "${priority.text}".${meant ? ` Did you mean ${meant}?` : ''}`, fixes: meant === undefined ? undefined : writing(`Change to ${meant}`, priority, meant) };
    }
  },
});
