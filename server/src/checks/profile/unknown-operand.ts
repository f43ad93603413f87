import type { ProfileWord } from '../../syntax/profile-words.js';
import { isKeyword, operandMeaning, operandWords } from '../../syntax/tcpip-profile-operands.js';
import type { ProfileStatement } from '../../syntax/tcpip-profile.js';
import { profileOf } from '../../workspace/tcpip-profile.js';
import { defineCheck, type Draft } from '../check.js';
import { didYouMeanShort } from '../support/did-you-mean.js';

/** A word on TCPCONFIG, NETMONITOR or SACONFIG that is none of its operands (reference: tcpip-profile, parametersComplete of the three). */
export const unknownOperand = defineCheck({
  code: 'profile-unknown-operand',
  severity: 'error',
  summary: 'TCPCONFIG, NETMONITOR or SACONFIG has an operand that does not exist.',
  explanation: `
The operands of \`TCPCONFIG\` are known completely. A word that is none of them sets nothing: with \`ATTLS\` in place of \`TTLS\`, AT-TLS
stays off. Whether the rest of the statement still counts is not documented for \`TCPCONFIG\`; of some lists the rest is dropped.

Of \`NETMONITOR\` and \`SACONFIG\` the finding is a warning: each release may bring further services.

Keywords may be shortened. Of other statements, whose operands are not all known, nothing is said, nor of a further line that
looks like another statement. On a line below the one of \`TCPCONFIG\` the finding is a warning.`,
  example: {
    TCPIPROF: `
      TCPCONFIG ⟦TLS⟧ RESTRICTLOWPORTS
      UDPCONFIG RESTRICTLOWPORTS
    `,
  },
  fixed: {
    TCPIPROF: `
      TCPCONFIG TTLS RESTRICTLOWPORTS
      UDPCONFIG RESTRICTLOWPORTS
    `,
  },
  *file({ file }) {
    if (file.language !== 'tcpip-profile') return;
    for (const statement of profileOf(file).statements) if (complete.has(statement.type.name)) yield* unknownIn(statement);
  },
});

/** Statements all of whose operands are known. */
const complete = new Set(['TCPCONFIG', 'NETMONITOR', 'SACONFIG']);

function* unknownIn({ type, keyword, operands }: ProfileStatement): Generator<Draft> {
  const known = operandWords(type).map(({ word }) => word);
  const isKnown = ({ text }: ProfileWord): boolean =>
    /^[\d&]|&|^(?:TRUE|FALSE)$/i.test(text) || operandMeaning(type, text) !== undefined || (text.length > 2 && known.some((word) => word.startsWith(text.toUpperCase())));
  let foreignLine = -1;
  for (const [index, word] of operands.entries()) {
    // A community name with a blank in it: what follows is no operand, and not to be shown.
    if (/^["']/.test(operands[index - 1]?.text ?? '')) return;
    if (isKnown(word) || word.line === foreignLine || isValue(type, operands[index - 1])) continue;
    const meant = word.text.toUpperCase() === 'ATTLS' ? 'TTLS' : didYouMeanShort(word.text, known);
    // A statement that the catalogue does not know, with its operands.
    if (word.first && meant === undefined) foreignLine = word.line;
    else {
      yield {
        at: { span: { start: word.start, end: word.end } },
        message: `${type.name} has no operand ${word.text}: it sets nothing, and what follows in the statement may be lost too.${meant === undefined ? '' : ` Did you mean ${meant}?`}`,
        severity: word.line === keyword.line && type.name === 'TCPCONFIG' ? undefined : 'warning',
        fixes: () => (meant === undefined ? [] : [{ title: `Change ${word.text} to ${meant}`, safe: false, edits: [{ at: { span: { start: word.start, end: word.end } }, newText: meant }] }]),
      };
    }
  }
}

/** Behind a keyword that takes a number or a text stands its value, which profile-value looks at. */
function isValue(type: ProfileStatement['type'], before: ProfileWord | undefined): boolean {
  const meaning = before && operandMeaning(type, before.text);
  return meaning !== undefined && !meaning.value && isKeyword(meaning.parameter) && (meaning.parameter.value.kind === 'integer' || meaning.parameter.value.kind === 'other' || meaning.parameter.value.kind === 'text');
}
