import { ttlsSwitches } from '../../syntax/tcpip-profile.js';
import type { ProfileWord } from '../../syntax/profile-words.js';
import { profileOf } from '../../workspace/tcpip-profile.js';
import { defineCheck } from '../check.js';

/** TTLS and NOTTLS in one profile (reference: tcpip-profile, TCPCONFIG rules). */
export const ttlsSwitchedTwice = defineCheck({
  code: 'ttls-and-nottls',
  severity: 'warning',
  summary: 'A profile codes both TCPCONFIG TTLS and TCPCONFIG NOTTLS.',
  explanation: `
\`TCPCONFIG\` may be coded several times; a later one replaces what an earlier one set. Of \`TTLS\` and \`NOTTLS\` in one profile the
last counts. Keep the one that is meant: without \`TTLS\` no AT-TLS rule has any effect.`,
  example: {
    TCPIPROF: `
      TCPCONFIG ⟦TTLS⟧ RESTRICTLOWPORTS
      TCPCONFIG NOTTLS
    `,
  },
  fixed: {
    TCPIPROF: `
      TCPCONFIG RESTRICTLOWPORTS
      TCPCONFIG NOTTLS
    `,
  },
  *file({ file }) {
    if (file.language !== 'tcpip-profile') return;
    const profile = profileOf(file);
    const switches = ttlsSwitches(profile);
    const last = switches.at(-1);
    if (switches.every(({ on }) => on === last?.on)) return;
    const only = new Map(profile.statements.flatMap(({ operands, span }) => (operands[0] && operands.length === 1 ? [[operands[0], span.start] as const] : [])));
    for (const { word, on } of switches) {
      if (!last || on === last.on) continue;
      yield {
        at: { span: { start: word.start, end: word.end } },
        message: `${word.text.toUpperCase()} has no effect: the ${last.word.text.toUpperCase()} that follows replaces it, and AT-TLS is ${last.on ? 'on' : 'off'}.`,
        related: [{ at: { uri: file.uri, span: { start: last.word.start, end: last.word.end } }, message: 'This one counts' }],
        fixes: () => [{ title: `Remove ${word.text}`, safe: false, edits: [{ at: { span: removalOf(word, only.get(word), file.text) }, newText: '' }] }],
      };
    }
  },
});

/** The word and the blanks before it; from `statement`, the start of a statement that has no other operand, on. */
function removalOf(word: ProfileWord, statement: number | undefined, text: string): { start: number; end: number } {
  let start = statement ?? word.start;
  if (statement === undefined) while (text[start - 1] === ' ' || text[start - 1] === '\t') start--;
  return { start, end: word.end };
}
