import { statement } from '../../catalog/index.js';
import { defineCheck } from '../check.js';
import { foreignComment } from '../support/foreign-syntax.js';
import { insert } from '../support/edits.js';
import { changeTo, suggestedStatement } from '../support/keyword-checks.js';
import { keywordFile } from '../support/keyword-files.js';
import { isSpoiled } from '../support/spoiled.js';
import { quoted } from '../support/wording.js';

/** A name that FTP does not know, as far as the list goes (reference: ftpdata, unknownNamePolicy: never an error). */
export const ftpdataUnknown = defineCheck({
  code: 'ftpdata-unknown',
  severity: 'warning',
  summary: 'No statement of FTP.DATA has this name.',
  explanation: `
What the line was to change keeps its default; for a security statement that can mean log-ons in clear text. The list of
statements is not complete: a name that is not much like a known one is reported as information only. Comments begin with a semicolon.`,
  example: {
    FTPSDATA: `
      EXTENSIONS     AUTH_TLS
      ⟦SECUREFTP⟧      REQUIRED
    `,
  },
  fixed: {
    FTPSDATA: `
      EXTENSIONS     AUTH_TLS
      SECURE_FTP      REQUIRED
    `,
  },
  *file({ file }) {
    if (file.language !== 'ftpdata') return;
    for (const { keyword } of keywordFile(file).lines) {
      if (statement('ftpdata', keyword.text) || isSpoiled(keyword.text) || keyword.text.includes('&')) continue;
      const sign = keyword.text.startsWith('#') ? '#' : foreignComment(keyword.text);
      if (sign !== undefined) {
        yield { at: { span: keyword }, message: `A comment begins with a semicolon, not with ${sign}: this line is taken for a statement.`, fixes: () => [{ title: 'Make the line a comment', safe: false, edits: [insert(keyword.start, '; ')] }] };
        continue;
      }
      const suggestion = suggestedStatement('ftpdata', keyword.text);
      yield {
        at: { span: keyword },
        severity: suggestion === undefined ? 'information' : undefined,
        message: `FTP.DATA has no statement ${quoted(keyword.text)}${suggestion === undefined ? ', as far as is known.' : `; did you mean ${suggestion}?`}`,
        fixes: () => (suggestion === undefined ? [] : [changeTo(keyword, suggestion)]),
      };
    }
  },
});
