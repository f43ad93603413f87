import type { SyslogdConfiguration } from '../../syntax/syslogd.js';
import type { Span } from '../../syntax/tree.js';
import { parseJcl } from '../../syntax/jcl.js';
import { programOf, startFlags } from '../../syntax/jcl-options.js';
import type { SourceFile } from '../../workspace/source-file.js';
import { defineCheck, type Draft, type FileContext } from '../check.js';
import { syslogdOf } from '../syslogd/configuration.js';
import { listed } from '../support/wording.js';

/** Start options of syslogd that exclude each other, or that its configuration needs (reference: syslogd, startOptions, startRules). */
export const syslogdOptions = defineCheck({
  code: 'syslogd-start-options',
  severity: 'error',
  summary: 'The start options of syslogd exclude each other, or do not go with its configuration.',
  explanation: `
With \`-i\` syslogd takes the messages of this system only; \`-U\`, \`-T\` and \`-S\` say what it takes from the network. They are rejected together.

\`ArchiveTimeOfDay\` and \`ArchiveThreshold\` need the start option \`-c\`: without it nothing is archived by itself. That is a warning, at the
options, where the configuration that they name is in the library.

Read are options that stand in \`PARM\` themselves; with a symbol in it nothing is said.`,
  example: {
    PROC: `
      //SYSLOGD  PROC
      //SYSLOGD  EXEC PGM=SYSLOGD,REGION=0K,TIME=NOLIMIT,
      //         PARM='POSIX(ON) ALL31(ON)/ -c -⟦i⟧ -S -f /etc/syslog.conf'
      //SYSPRINT DD SYSOUT=*
    `,
    'syslog.conf': '*.err  /var/log/errors\n',
  },
  *file(context) {
    if (context.file.language !== 'jcl') return;
    for (const statement of parseJcl(context.file.text)) {
      const flags = programOf(statement) === 'SYSLOGD' ? startFlags(statement) : undefined;
      if (flags) yield* faultsOf(flags, context);
    }
  },
});

function* faultsOf(flags: ReadonlyMap<string, Span>, context: FileContext): Generator<Draft> {
  const local = flags.get('i');
  const network = ['U', 'T', 'S'].filter((letter) => flags.has(letter));
  if (local && network.length > 0) yield { at: { span: local }, message: `-i takes messages of this system only, and ${listed(network.map((letter) => `-${letter}`))} those of the network: syslogd rejects them together. Keep the one or the other.` };
  const file = flags.get('f');
  if (!file || flags.has('c')) return;
  const archiving = archivingIn(context);
  if (archiving) yield { at: { span: file }, severity: 'warning', message: `${archiving.keyword} needs the start option -c: without it nothing is archived by itself. Add -c.`, related: [{ at: { uri: archiving.uri, span: archiving.span }, message: archiving.keyword }] };
}

/** The statement of the named configuration that needs -c. */
function archivingIn({ file, model }: FileContext): { readonly uri: string; readonly keyword: string; readonly span: Span } | undefined {
  const named = model.linksFrom(file.uri).find(({ language }) => language === 'syslogd')?.target;
  const configuration = named === undefined ? undefined : model.files.get(named);
  return configuration && triggerIn(configuration, syslogdOf(configuration));
}

function triggerIn({ uri }: SourceFile, { entries }: SyslogdConfiguration): ReturnType<typeof archivingIn> {
  for (const entry of entries) {
    if (entry.kind !== 'statement') continue;
    const keyword = entry.keyword.text.toLowerCase();
    if (keyword === 'archivetimeofday' || (keyword === 'archivethreshold' && !/^0*$/.test(entry.operands[0]?.text ?? ''))) return { uri, keyword: entry.keyword.text, span: { start: entry.keyword.start, end: entry.keyword.end } };
  }
  return undefined;
}
