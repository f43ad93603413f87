import { availableIn } from '../../catalog/index.js';
import type { KeywordFile } from '../../syntax/keyword-lines.js';
import { defineCheck, type Draft } from '../check.js';
import { changeTo } from '../support/keyword-checks.js';
import { keywordFile, lastLine, valueOf } from '../support/keyword-files.js';

/** Anonymous users and what they may do (reference: ftpdata, crossFileRules, ANONYMOUSLEVEL; health check CSAPP_FTPD_ANONYMOUS_JES). */
export const ftpdataAnonymous = defineCheck({
  code: 'ftpdata-anonymous',
  severity: 'warning',
  summary: 'Anonymous users of FTP may submit jobs or may not log on, or a statement about them has no effect.',
  explanation: `
With \`ANONYMOUS\` anybody can log on as the user that it names, in some forms without a password. Below \`ANONYMOUSLEVEL 3\`, or with \`ANONYMOUSFILETYPEJES TRUE\`, such a user can
submit jobs. Code level 3, which is the default since V2R3, and \`FALSE\`.

\`STARTDIRECTORY\` must fit \`ANONYMOUSFILEACCESS\`, whose default is HFS: otherwise the anonymous log-on may be rejected.

The other \`ANONYMOUS…\` statements count only together with \`ANONYMOUS\` and from level 3 on: one that does not is for information.`,
  example: {
    FTPSDATA: `
      EXTENSIONS      AUTH_TLS
      ANONYMOUS       FTPANON
      ANONYMOUSLEVEL  ⟦1⟧
    `,
  },
  fixed: {
    FTPSDATA: `
      EXTENSIONS      AUTH_TLS
      ANONYMOUS       FTPANON
      ANONYMOUSLEVEL  3
    `,
  },
  *file({ file, settings }) {
    if (file.language !== 'ftpdata') return;
    const tree = keywordFile(file);
    const isOn = lastLine(tree, 'ANONYMOUS') !== undefined;
    const level = lastLine(tree, 'ANONYMOUSLEVEL')?.args[0];
    const isLow = level !== undefined && /^[12]$/.test(level.text);
    if (isOn) {
      if (level && isLow) yield { at: { span: level }, message: `At level ${level.text} anonymous users can submit jobs. Write 3.`, fixes: () => [changeTo(level, '3')] };
      const anonymous = lastLine(tree, 'ANONYMOUS')?.keyword;
      if (!level && anonymous && !availableIn(settings.release, 'V2R3')) yield { at: { span: anonymous }, message: 'Before z/OS V2R3 the default of ANONYMOUSLEVEL is 1, and anonymous users can submit jobs. Code ANONYMOUSLEVEL 3.' };
      const jes = lastLine(tree, 'ANONYMOUSFILETYPEJES');
      const word = jes?.args[0];
      if (!isLow && word && valueOf(jes) === 'TRUE') yield { at: { span: word }, message: 'Anonymous users can submit jobs (FILETYPE=JES). Write FALSE.', fixes: () => [changeTo(word, 'FALSE')] };
    }
    if (isOn && !isLow) yield* directory(tree);
    yield* idle(tree, isOn, isLow);
  },
});

/** STARTDIRECTORY must be among the file systems that anonymous users may reach; HFS is the default of ANONYMOUSFILEACCESS. */
function* directory(tree: KeywordFile): Generator<Draft> {
  const word = lastLine(tree, 'STARTDIRECTORY')?.args[0];
  const start = word?.text.toUpperCase();
  const coded = lastLine(tree, 'ANONYMOUSFILEACCESS');
  const access = coded ? valueOf(coded) : 'HFS';
  if (!word || !((start === 'MVS' && access === 'HFS') || (start === 'HFS' && access === 'MVS'))) return;
  yield { at: { span: word }, message: `Anonymous users may reach ${access ?? ''} only${coded ? '' : ', the default of ANONYMOUSFILEACCESS'}, and their session starts in ${start ?? ''}: the log-on may be rejected. Write STARTDIRECTORY ${access ?? ''}, or ANONYMOUSFILEACCESS BOTH.` };
}

/** Statements that need ANONYMOUS and level 3. */
const dependent = new Set(['ANONYMOUSFILEACCESS', 'ANONYMOUSFILETYPEJES', 'ANONYMOUSFILETYPESEQ', 'ANONYMOUSFILETYPESQL', 'ANONYMOUSHFSDIRMODE', 'ANONYMOUSHFSFILEMODE', 'EMAILADDRCHECK']);

function* idle({ lines }: KeywordFile, isOn: boolean, isLow: boolean): Generator<Draft> {
  if (isOn && !isLow) return;
  for (const { keyword } of lines) {
    const name = keyword.text.toUpperCase();
    if (!dependent.has(name) && !(name === 'ANONYMOUSLEVEL' && !isOn)) continue;
    yield { at: { span: keyword }, severity: 'information', tags: ['unnecessary'], message: isOn ? `${name} counts from ANONYMOUSLEVEL 3 on only.` : `${name} has no effect without ANONYMOUS, which is not coded here. It can be a start option of the server too.` };
  }
}
