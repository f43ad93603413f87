import { statementsOf } from '../../catalog/index.js';
import { defineCheck, type Draft } from '../check.js';
import type { SyslogStatement } from '../../syntax/syslogd.js';
import { didYouMean } from '../support/did-you-mean.js';
import { configurationOf, place, writing } from './configuration.js';

const names = statementsOf('syslogd').map(({ name }) => name).filter((name) => !name.startsWith('('));

/** Global statements and their values (reference: syslogd, statements). */
export const syslogStatement = defineCheck({
  code: 'syslog-statement',
  severity: 'error',
  summary: 'A statement of a syslogd configuration is unknown, twice there, or has a wrong value.',
  explanation: `
\`ArchiveTimeOfDay\` takes hh:mm from 00:00 to 23:59, \`ArchiveThreshold\` a percentage from 0 (off) to 99. Of a statement that stands there twice the last counts: a
warning at the others. \`ArchiveCheckInterval\` besides \`ArchiveThreshold 0\` is for information: nothing is left to check. Statements that are not known are warnings: templates, \`$\` directives and modules belong to the syslog daemons of other systems.`,
  example: { SYSLOGCF: 'ArchiveTimeOfDay  ⟦24:00⟧\n*.err  /var/log/errors\n' },
  *file(context) {
    const later = new Set<string>();
    const drafts: Draft[] = [];
    const threshold = configurationOf(context).entries.findLast((entry) => entry.kind === 'statement' && entry.keyword.text.toLowerCase() === 'archivethreshold');
    const isOff = threshold?.kind === 'statement' && /^0+$/.test(threshold.operands[0]?.text ?? '');
    for (const entry of [...configurationOf(context).entries].reverse()) {
      if (entry.kind !== 'statement') continue;
      const key = entry.keyword.text.toLowerCase();
      const draft = later.has(key) ? ({ at: place(entry), severity: 'warning', message: `${entry.keyword.text} stands again further down: only the last one counts.`, tags: ['unnecessary'] } satisfies Draft) : (faultOf(entry) ?? (isOff && key === 'archivecheckinterval' ? idle(entry) : undefined));
      if (draft) drafts.push(draft);
      if (names.some((name) => name.toLowerCase() === key) && key !== 'endarchiveparms') later.add(key);
    }
    yield* drafts.reverse();
  },
});

const idle = ({ keyword }: SyslogStatement): Draft => ({ at: place(keyword), severity: 'information', message: 'ArchiveThreshold 0 switches the check of the file systems off: this interval has no effect.', tags: ['unnecessary'] });

function faultOf({ keyword, operands }: SyslogStatement): Draft | undefined {
  const value = operands[0]?.text ?? '';
  const at = place(operands[0] ?? keyword);
  switch (keyword.text.toLowerCase()) {
    case 'archivetimeofday':
      return /^(?:[01]?\d|2[0-3]):[0-5]\d$/.test(value) ? undefined : { at, message: 'ArchiveTimeOfDay takes a time from 00:00 to 23:59, written hh:mm.' };
    case 'archivethreshold':
      return /^\d{1,4}$/.test(value) && Number(value) <= 99 ? undefined : { at, message: 'ArchiveThreshold takes a percentage from 0 to 99; 0 switches it off.' };
    case 'archivecheckinterval':
      return /^\d+$/.test(value) && Number(value) > 0 ? undefined : { at, severity: 'warning', message: 'ArchiveCheckInterval takes a number of minutes.' };
    case 'endarchiveparms':
      return undefined;
    default: {
      const meant = didYouMean(keyword.text, names);
      const message = meant ? `There is no statement ${keyword.text}. Did you mean ${meant}?` : `"${keyword.text}" begins neither a rule nor a statement that syslogd of z/OS is known to read.`;
      return { at: place(keyword), severity: 'warning', message, fixes: meant === undefined ? undefined : writing(`Change to ${meant}`, keyword, meant) };
    }
  }
}
