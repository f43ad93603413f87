import { syslogdTables } from '../../catalog/syslogd.js';
import type { SyslogOption, SyslogRule } from '../../syntax/syslogd.js';
import { defineCheck, type Draft } from '../check.js';
import { configurationOf, place } from './configuration.js';

/** Options that do not go together, or not with the destination (reference: syslogd, options). */
export const syslogOptions = defineCheck({
  code: 'syslog-options',
  severity: 'error',
  summary: 'Options of a syslogd rule are wrong, or do not go together.',
  explanation: `
\`-F\` and \`-D\` (access modes in octal digits) belong to files that are left alone by archiving; \`-N\` (archive) and \`-X\` (empty without saving) exclude them. All four
are for files only. \`-X\` for records of auth or authpriv is for information: they are lost. That \`-N\` and \`-X\` contradict each other, and options that are not known, are warnings.`,
  example: { SYSLOGCF: 'BeginArchiveParms\n  DSNPrefix  SYS1.LOG\nEndArchiveParms\nmail.*  /var/log/mail  ⟦-F 640⟧ -N MAIL\n' },
  *file(context) {
    for (const rule of configurationOf(context).rules) for (const option of rule.options) yield* faultsOf(option, rule);
  },
});

const isFile = (rule: SyslogRule): boolean => rule.destination?.kind === 'file' || rule.destination?.kind === 'unknown';

function* faultsOf(option: SyslogOption, rule: SyslogRule): Generator<Draft> {
  const row = syslogdTables.options.find(({ name }) => name === option.name.text);
  const has = (name: string): boolean => rule.options.some((other) => other.name.text === name);
  if (!row) {
    yield { at: place(option), severity: 'warning', message: `There is no option ${option.name.text}; syslogd takes ${syslogdTables.options.map(({ name }) => name).join(', ')} behind a file.` };
    return;
  }
  const fileMode = row.value === 'octal';
  if (!isFile(rule)) yield { at: place(option), message: `${row.name} is for files; ${rule.destination?.text ?? ''} is none. Remove it.` };
  else if (fileMode && row.excludes.some(has)) yield { at: place(option), message: `${row.name} cannot stand together with ${row.excludes.filter(has).join(' and ')}: an archived file gets the modes of the start options. Remove one of them.` };
  else if (row.name === '-X' && has('-N')) yield { at: place(option), severity: 'warning', message: '-N saves the file before it is emptied, -X empties it without saving. Remove one of them.' };
  else if (row.name === '-X') {
    const security = rule.conditions.flatMap(({ facilities, priority }) => (priority?.text.toLowerCase() === 'none' ? [] : facilities)).find(({ text }) => /^auth(?:priv)?$/i.test(text));
    if (security) yield { at: place(option), severity: 'information', message: `-X empties the file without saving it, and records of ${security.text.toLowerCase()} are about security. Archive them with -N.` };
  }
  if (fileMode && !/^[0-7]{1,4}$/.test(option.value?.text ?? '')) yield { at: place(option.value ?? option), message: `${row.name} takes an access mode in octal digits, such as ${row.name === '-F' ? '640' : '750'}.` };
  if (row.value === 'qualifier' && !option.value) yield { at: place(option), message: '-N takes the last qualifier of the archive data set.' };
}
