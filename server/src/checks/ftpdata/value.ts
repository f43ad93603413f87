import type { KeywordWord } from '../../syntax/keyword-lines.js';
import { defineCheck, type Draft } from '../check.js';
import { changeTo, valueDrafts } from '../support/keyword-checks.js';
import { keywordFile } from '../support/keyword-files.js';

/** A value that a statement of FTP.DATA does not take (reference: ftpdata, the values of each statement). */
export const ftpdataValue = defineCheck({
  code: 'ftpdata-value',
  severity: 'error',
  summary: 'The statement of FTP.DATA does not take this value, or has none.',
  explanation: `
Statement and value stand on one line. Switches take \`TRUE\` or \`FALSE\`, the security statements one of a few words. A value
that FTP does not take leaves the default in effect: \`SECURE_FTP PRIVATE\` would not require TLS. The finding is an error where the
list of values is complete, a warning where a range is not confirmed, and information where other values may exist.`,
  example: {
    FTPSDATA: `
      EXTENSIONS     AUTH_TLS
      SECURE_LOGIN   ⟦VERIFYUSER⟧
    `,
  },
  fixed: {
    FTPSDATA: `
      EXTENSIONS     AUTH_TLS
      SECURE_LOGIN   VERIFY_USER
    `,
  },
  *file(context) {
    if (context.file.language !== 'ftpdata') return;
    yield* valueDrafts(context, 'ftpdata');
    for (const line of keywordFile(context.file).lines) {
      const draft = line.args[0] && faultOf(line.keyword.text.toUpperCase(), line.args[0]);
      if (draft) yield draft;
    }
  },
});

function faultOf(name: string, word: KeywordWord): Draft | undefined {
  if (name === 'EXTENSIONS' && /^(?:TLS|AUTH)$/i.test(word.text)) return shortened(word);
  return name === 'PASSIVEDATAPORTS' ? wrongRange(word) : undefined;
}

/** Manuals speak of TLS and AUTH for short; the statement takes the whole word (reference: ftpdata, EXTENSIONS). */
function shortened(word: KeywordWord): Draft {
  return { at: { span: word }, severity: 'warning', message: `EXTENSIONS takes AUTH_TLS and AUTH_GSSAPI, not ${word.text}, so that no TLS log-on is taken. Write AUTH_TLS.`, fixes: () => [changeTo(word, 'AUTH_TLS')] };
}

/** Written (low,high); other forms are left alone. */
function wrongRange(word: KeywordWord): Draft | undefined {
  const match = /^\((\d{1,9}),(\d{1,9})\)$/.exec(word.text);
  if (!match) return undefined;
  const [low, high] = [Number(match[1]), Number(match[2])];
  if (low > high) return { at: { span: word }, severity: 'warning', message: `PASSIVEDATAPORTS takes the lowest port first: write (${high},${low}).`, fixes: () => [changeTo(word, `(${high},${low})`)] };
  return low < 1024 || high > 65535 ? { at: { span: word }, severity: 'warning', message: 'PASSIVEDATAPORTS takes two ports from 1024 to 65535, as far as is known.' } : undefined;
}
