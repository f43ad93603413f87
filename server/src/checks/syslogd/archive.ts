import { defineCheck, type Draft } from '../check.js';
import type { ArchiveBlock } from '../../syntax/syslogd.js';
import { configurationOf, place } from './configuration.js';

/** Archiving that does not come about as meant (reference: syslogd, statements). */
export const syslogArchive = defineCheck({
  code: 'syslog-archive',
  severity: 'warning',
  summary: 'A rule is not archived as it says.',
  explanation: `
\`-N\` names the last qualifier of the archive data set; the qualifiers in front are the \`DSNPrefix\` of the \`BeginArchiveParms\` block above the rule. Without such
a block the file is not archived. Under one prefix each qualifier must be another. Time symbols (\`%d\`) in the path of an archived file make two ways to get a
new file, with results that cannot be foretold. A block without \`EndArchiveParms\` makes syslogd read what follows as its parameters.`,
  example: { SYSLOGCF: 'mail.*  /var/log/mail  ⟦-N MAIL⟧\n' },
  *file(context) {
    let block: ArchiveBlock | undefined;
    let qualifiers = new Set<string>();
    for (const entry of configurationOf(context).entries) {
      if (entry.kind === 'archive') {
        yield* unclosed(entry);
        if (prefixOf(entry) !== (block && prefixOf(block))) qualifiers = new Set();
        block = entry;
      } else if (entry.kind === 'statement' && entry.keyword.text.toLowerCase() === 'endarchiveparms') yield { at: place(entry.keyword), message: 'There is no BeginArchiveParms for this EndArchiveParms.' };
      else if (entry.kind === 'rule') {
        for (const option of entry.options) {
          const symbols = entry.destination?.kind === 'file' && entry.destination.text.includes('%');
          const isN = option.name.text === '-N';
          if ((isN || option.name.text === '-X') && symbols) yield { at: place(option), message: `Time symbols in the path and ${option.name.text} are two ways to get a new file: what happens together is not foreseeable. Use one of them.` };
          if (!isN || !option.value) continue;
          const qualifier = option.value.text.toUpperCase();
          if (!block) yield { at: place(option), message: 'No BeginArchiveParms stands above this rule: the file is not archived.' };
          else if (qualifiers.has(qualifier)) yield { at: place(option), message: `Another rule under the same DSNPrefix has -N ${option.value.text}, too: their archives would have one name.` };
          qualifiers.add(qualifier);
        }
      }
    }
  },
});

function prefixOf({ parameters }: ArchiveBlock): string {
  return parameters.find(({ keyword }) => keyword.text.toLowerCase() === 'dsnprefix')?.operands[0]?.text.toUpperCase() ?? '';
}

function* unclosed(block: ArchiveBlock): Generator<Draft> {
  if (!block.close) yield { at: place(block.begin.keyword), message: 'EndArchiveParms is missing: syslogd reads what follows as parameters of this block.' };
}
