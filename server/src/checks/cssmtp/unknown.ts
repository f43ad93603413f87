import { statement } from '../../catalog/index.js';
import type { KeywordLine } from '../../syntax/keyword-lines.js';
import { allLines } from '../../syntax/keyword-lines.js';
import type { Draft } from '../check.js';
import { defineCheck } from '../check.js';
import { didYouMean } from '../support/did-you-mean.js';
import { foreignComment, makeComment } from '../support/foreign-syntax.js';
import { changeTo, suggestedStatement } from '../support/keyword-checks.js';
import { keywordFile, valuesOf } from '../support/keyword-files.js';
import { isSpoiled } from '../support/spoiled.js';
import { quoted } from '../support/wording.js';

/** A name that CSSMTP does not know (reference: cssmtp, statements and unknownNamePolicy). */
export const cssmtpUnknown = defineCheck({
  code: 'cssmtp-unknown',
  severity: 'warning',
  summary: 'CSSMTP knows no statement or parameter of this name.',
  explanation: `
The line does not do what its name promises: what it was to change keeps its default. Inside blocks whose parameters are all
known the finding is an error; at the top level and in \`Options\` and \`TargetServer\`, to which service has added names, it is
a warning. There is no statement for the log file: the log goes to the DD name LOGFILE, and to syslogd without it.`,
  example: {
    CSSMTPCF: `
      TargetServer
      {
        TargetName  mail.example.com
        ⟦ConectPort⟧  587
      }
    `,
  },
  fixed: {
    CSSMTPCF: `
      TargetServer
      {
        TargetName  mail.example.com
        ConnectPort  587
      }
    `,
  },
  *file({ file }) {
    if (file.language !== 'cssmtp') return;
    for (const line of allLines(keywordFile(file))) {
      const draft = isSpoiled(line.keyword.text) || line.keyword.text.includes('&') ? undefined : draftOf(line);
      if (draft) yield draft;
    }
  },
});

const grown = new Set(['Options', 'TargetServer']);

function draftOf(line: KeywordLine): Draft | undefined {
  const { keyword, parent } = line;
  const sign = foreignComment(keyword.text);
  if (sign !== undefined) return { at: { span: keyword }, message: `A comment begins with #, not with ${sign}: this line is taken for a statement.`, fixes: () => [makeComment(keyword)] };
  const owner = parent && statement('cssmtp', parent.keyword.text);
  if (parent ? !owner || owner.form !== 'block' || valuesOf('cssmtp', line).length > 0 : statement('cssmtp', keyword.text)) return undefined;
  const suggestion = owner ? didYouMean(keyword.text, owner.parameters.map(({ name }) => name)) : suggestedStatement('cssmtp', keyword.text);
  const what = owner ? `${owner.name} has no parameter ${quoted(keyword.text)}` : `CSSMTP has no statement ${quoted(keyword.text)}`;
  return {
    at: { span: keyword },
    severity: owner?.closed && owner.certainty === 'doc' && !grown.has(owner.name) ? 'error' : undefined,
    message: `${what}${suggestion === undefined ? ', as far as is known.' : `; did you mean ${suggestion}?`}`,
    fixes: () => (suggestion === undefined ? [] : [changeTo(keyword, suggestion)]),
  };
}
