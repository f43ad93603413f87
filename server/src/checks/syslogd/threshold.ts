import { defineCheck } from '../check.js';
import { lineEndOf } from '../support/edits.js';
import { configurationOf, place } from './configuration.js';

/** What applies without ArchiveThreshold (reference: syslogd, statements and diagnosticIdeas). */
export const syslogThreshold = defineCheck({
  code: 'syslog-threshold',
  severity: 'information',
  summary: 'Files are archived at 70 percent, as ArchiveThreshold is not coded.',
  explanation: `
Leaving \`ArchiveThreshold\` out does not switch archiving by fill level off: 70 percent applies to every file system with a file that \`-N\` or \`-X\` makes eligible. Code
the value that is meant; 0 switches it off.`,
  example: { SYSLOGCF: 'BeginArchiveParms\n  DSNPrefix  SYS1.LOG\nEndArchiveParms\nmail.*  /var/log/mail  ⟦-N MAIL⟧\n' },
  fixed: { SYSLOGCF: 'ArchiveThreshold 70\nBeginArchiveParms\n  DSNPrefix  SYS1.LOG\nEndArchiveParms\nmail.*  /var/log/mail  -N MAIL\n' },
  *file(context) {
    const { entries, rules } = configurationOf(context);
    if (entries.some((entry) => entry.kind === 'statement' && entry.keyword.text.toLowerCase() === 'archivethreshold')) return;
    const option = rules.filter(({ destination }) => destination?.kind === 'file').flatMap(({ options }) => options).find(({ name }) => name.text === '-N' || name.text === '-X');
    if (!option) return;
    yield {
      at: place(option),
      message: 'ArchiveThreshold is not coded, so 70 percent applies: the file is archived or emptied when its file system is fuller than that. Code 0 to switch this off.',
      fixes: () => [{ title: 'Code ArchiveThreshold 70', safe: false, edits: [{ at: place({ start: 0, end: 0 }), newText: `ArchiveThreshold 70${lineEndOf(context.file.text)}` }] }],
    };
  },
});
