import type { ArchiveBlock, SyslogWord } from '../../syntax/syslogd.js';
import { defineCheck, type Draft } from '../check.js';
import { configurationOf, place } from './configuration.js';

/** Data set names have up to 44 characters. */
const longestName = 44;

/** -N with what is no qualifier (reference: syslogd, options, BeginArchiveParms). */
export const syslogQualifier = defineCheck({
  code: 'syslog-qualifier',
  severity: 'error',
  summary: 'The name behind -N cannot be a qualifier of a data set.',
  explanation: `
\`-N\` takes the last qualifier of the archive data set: up to 8 letters, digits and \`@ # $\`, the first of them no digit; or a relative generation, such as
\`(+1)\`, when the prefix names a generation data group. The data set could not be allocated, and the file would not be archived.

Other forms, and names that are too long together with their \`DSNPrefix\` (44 characters), are warnings: how syslogd puts the name together is not
documented in full.`,
  example: { SYSLOGCF: 'ArchiveThreshold 80\nBeginArchiveParms\n  DSNPrefix  SYS1.LOG\nEndArchiveParms\nmail.*  /var/log/mail  -N ⟦MAILMESSAGES⟧\n' },
  *file(context) {
    let block: ArchiveBlock | undefined;
    for (const entry of configurationOf(context).entries) {
      if (entry.kind === 'archive') block = entry;
      if (entry.kind !== 'rule') continue;
      for (const { name, value } of entry.options) {
        const draft = name.text === '-N' && value ? faultOf(value, block) : undefined;
        if (draft) yield draft;
      }
    }
  },
});

const qualifier = /^[A-Z@#$][A-Z0-9@#$]{0,7}$/i;
const generation = /^\(?[+-]?\d{1,3}\)?$/;

function faultOf(value: SyslogWord, block: ArchiveBlock | undefined): Draft | undefined {
  const { text } = value;
  if (text.includes('&') || generation.test(text)) return undefined;
  if (!qualifier.test(text)) {
    const plain = /^[A-Z0-9@#$]+$/i.test(text);
    return { at: place(value), severity: plain ? 'error' : 'warning', message: `${text} is no qualifier of a data set name: write up to 8 letters, digits and @ # $, the first of them no digit. The file is not archived.` };
  }
  const prefix = block?.parameters.find(({ keyword }) => keyword.text.toLowerCase() === 'dsnprefix')?.operands[0]?.text ?? '';
  if (prefix.includes('&') || prefix.length + 1 + text.length <= longestName) return undefined;
  return { at: place(value), severity: 'warning', message: `${prefix}.${text} has ${prefix.length + 1 + text.length} characters, and a data set name has up to ${longestName}: the file is not archived.` };
}
