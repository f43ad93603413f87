import type { KeywordLine, KeywordWord } from '../../syntax/keyword-lines.js';
import type { Draft } from '../check.js';
import { defineCheck } from '../check.js';
import { keywordFile, lastLine, lineIn } from '../support/keyword-files.js';

/** Numbers that contradict each other (reference: cssmtp, RetryLimit and JESMsgSize). */
export const cssmtpLimits = defineCheck({
  code: 'cssmtp-limits',
  severity: 'warning',
  summary: 'Two limits of CSSMTP contradict each other.',
  explanation: `
\`Count\` times \`Interval\` of \`RetryLimit\` may come to 7200 minutes, five days: use \`ExtendedRetry\` for longer tries, because
the spool file stays in use until then. \`JESMsgSize\` may not be larger than \`JESJobSize\`; 0 means no limit.`,
  example: {
    CSSMTPCF: `
      TargetServer
      {
        TargetName  mail.example.com
      }
      RetryLimit
      {
        Count     300
        Interval  ⟦60⟧
      }
    `,
  },
  *file({ file }) {
    if (file.language !== 'cssmtp') return;
    const tree = keywordFile(file);
    const retry = lastLine(tree, 'RetryLimit');
    if (retry) yield* tooLong(lineIn(retry, 'Count'), lineIn(retry, 'Interval'));
    yield* tooBig(lastLine(tree, 'JESMsgSize'), lastLine(tree, 'JESJobSize'));
  },
});

const numberOf = (word: KeywordWord | undefined): number => (word && /^\d{1,9}$/.test(word.text) ? Number(word.text) : 0);

function* tooLong(count: KeywordLine | undefined, interval: KeywordLine | undefined): Generator<Draft> {
  const word = interval?.args[0];
  const minutes = numberOf(count?.args[0]) * numberOf(word);
  if (word && minutes > 7200) yield { at: { span: word }, message: `Count times Interval is ${minutes} minutes; at most 7200 (five days) are possible.` };
}

function* tooBig(message: KeywordLine | undefined, job: KeywordLine | undefined): Generator<Draft> {
  const word = message?.args[0];
  const limit = numberOf(job?.args[0]);
  if (word && limit > 0 && numberOf(word) > limit) yield { at: { span: word }, message: `JESMsgSize ${word.text} is larger than JESJobSize ${limit}: no message of that size can come.` };
}
