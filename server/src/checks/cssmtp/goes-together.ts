import type { KeywordFile, KeywordLine } from '../../syntax/keyword-lines.js';
import { defineCheck, type Draft } from '../check.js';
import { keywordFile, lastLine, lineIn, valueOf } from '../support/keyword-files.js';

/** Statements that need or exclude each other (reference: cssmtp, Report, MailAdministrator, MBCS, ExtWrtName, AuthEntity). */
export const cssmtpGoesTogether = defineCheck({
  code: 'cssmtp-goes-together',
  severity: 'warning',
  summary: 'A statement of CSSMTP needs another one that is not there, or has no effect beside it.',
  explanation: `
- \`Report Admin\` mails reports to the addresses of \`MailAdministrator\`, of which there must be one; the first four are used, and each may stand once.
- \`MBCS Yes\` needs \`MBCharset\` in every \`TargetServer\`; with \`MBCS No\`, the default, \`MBCharset\` is ignored: that is for information.
- \`ExtWrtName\` may not be INTRDR, STDWTR or NJERDR, which are reserved.
- With \`AuthEntity <MAILFROM>\`, notifications of undeliverable mail need the address of \`ReportMailFrom\`; without it they become dead letters: for information.
- \`AuthEntity <MAILFROM>\` takes the sender's address as the name of the profile; it is written with its angle brackets.`,
  example: {
    CSSMTPCF: `
      Report ⟦Admin⟧
      TargetServer
      {
        TargetName  mail.example.com
      }
    `,
  },
  *file({ file }) {
    if (file.language !== 'cssmtp') return;
    const tree = keywordFile(file);
    yield* reports(tree);
    yield* characterSets(tree);
    yield* returnedMail(tree);
    const writer = lastLine(tree, 'ExtWrtName')?.args[0];
    if (writer && /^(?:INTRDR|STDWTR|NJERDR)$/i.test(writer.text)) yield { at: { span: writer }, message: `${writer.text.toUpperCase()} is a reserved writer name: CSSMTP cannot take it. Write another name.` };
    for (const head of servers(tree)) {
      const entity = lineIn(head, 'AuthEntity')?.args[0];
      if (entity && /^<?MAILFROM>?$/i.test(entity.text) && entity.text.toUpperCase() !== '<MAILFROM>') {
        const fix = { title: 'Write <MAILFROM>', safe: false, edits: [{ at: { span: entity }, newText: '<MAILFROM>' }] };
        yield { at: { span: entity }, severity: 'information', message: `${entity.text} is taken for the name of a profile. For the address of the sender write <MAILFROM>.`, fixes: () => [fix] };
      }
    }
  },
});

const servers = ({ lines }: KeywordFile): KeywordLine[] => lines.filter(({ keyword }) => keyword.text.toLowerCase() === 'targetserver');

/** Of this number of addresses. */
const mostAdministrators = 4;

function* reports(tree: KeywordFile): Generator<Draft> {
  const administrators = tree.lines.filter(({ keyword }) => keyword.text.toLowerCase() === 'mailadministrator');
  const report = lastLine(tree, 'Report');
  const [word] = report?.args ?? [];
  if (word && valueOf(report) === 'ADMIN' && administrators.length === 0) yield { at: { span: word }, message: 'Report Admin needs a MailAdministrator to mail the reports to: there is none.' };
  const seen = new Set<string>();
  for (const [index, { keyword, args }] of administrators.entries()) {
    const address = args[0]?.text ?? '';
    if (seen.has(address)) yield { at: { span: args[0] ?? keyword }, message: `${address} is named by an earlier MailAdministrator already: each may stand once.` };
    else if (index === mostAdministrators) yield { at: { span: keyword }, message: 'CSSMTP uses the first four MailAdministrator statements; this one and those after it are left out.' };
    seen.add(address);
  }
}

/** Who authenticates a notification that mail could not be delivered: its MAIL FROM is the address of ReportMailFrom (reference: cssmtp, TargetServer). */
function* returnedMail(tree: KeywordFile): Generator<Draft> {
  const entity = servers(tree).flatMap((head) => lineIn(head, 'AuthEntity')?.args[0] ?? []).find(({ text }) => text.toUpperCase() === '<MAILFROM>');
  const undeliverable = lastLine(tree, 'Undeliverable');
  const returned = undeliverable && lineIn(undeliverable, 'ReturnToMailFrom');
  if (!entity || lastLine(tree, 'ReportMailFrom') || (returned && valueOf(returned) !== 'YES')) return;
  yield { at: { span: entity }, severity: 'information', message: 'Without ReportMailFrom nobody authenticates notifications of mail that could not be delivered: they become dead letters. Code ReportMailFrom.' };
}

function* characterSets(tree: KeywordFile): Generator<Draft> {
  const support = lastLine(tree, 'MBCS');
  const value = valueOf(support);
  for (const head of servers(tree)) {
    const charset = lineIn(head, 'MBCharset');
    if (value === 'YES' && !charset && head.block) yield { at: { span: head.keyword }, message: 'With MBCS Yes every TargetServer needs MBCharset: add the code page of the mail.' };
    if (charset && (value === undefined || value === 'NO')) yield { at: { span: charset.keyword }, severity: 'information', message: `MBCharset is ignored ${value === undefined ? 'as long as MBCS is No, the default' : 'with MBCS No'}. Code MBCS Yes, or take it out.` };
  }
}
