import { profileOf } from '../../workspace/tcpip-profile.js';
import { defineCheck } from '../check.js';
import { telnetOf } from '../telnet/profile.js';

/** Sequence numbers in a profile (reference: tcpip-profile, syntax: sequenceNumbers). */
export const profileSequenceNumber = defineCheck({
  code: 'profile-sequence-number',
  severity: 'warning',
  summary: 'Lines of the profile have sequence numbers in columns 73 to 80.',
  explanation: `
PROFILE.TCPIP, and the profile of the Telnet server, must not have sequence numbers; there are no columns that are left out. So the
digits in columns 73 to 80 are most likely read as operands of the statement on the line. Remove them (\`UNNUM\` in ISPF edit), and set \`NUMBER OFF\` for the member. The finding is made once a file, at the first of them.`,
  example: {
    TCPIPROF: `
TCPCONFIG TTLS RESTRICTLOWPORTS                                         ⟦00010000⟧
UDPCONFIG RESTRICTLOWPORTS                                              00020000
`,
  },
  fixed: {
    TCPIPROF: `
TCPCONFIG TTLS RESTRICTLOWPORTS
UDPCONFIG RESTRICTLOWPORTS
`,
  },
  *file({ file }) {
    if (file.language !== 'tcpip-profile' && file.language !== 'tn3270') return;
    const { sequenceNumbers, comments } = file.language === 'tn3270' ? telnetOf(file).profile : profileOf(file);
    const [first] = sequenceNumbers.filter(({ start }) => !comments.some((comment) => comment.end === start));
    if (!first) return;
    yield {
      at: { span: first },
      message: `Sequence numbers are not allowed in a profile: they are likely to be read as operands. ${sequenceNumbers.length === 1 ? 'This line has one.' : `${sequenceNumbers.length} lines have them.`}`,
      fixes: () => [{ title: 'Remove the sequence numbers', safe: true, edits: sequenceNumbers.map(({ start, end }) => ({ at: { span: { start: withoutBlanks(file.text, start), end } }, newText: '' })) }],
    };
  },
});

function withoutBlanks(text: string, offset: number): number {
  while (text[offset - 1] === ' ' || text[offset - 1] === '\t') offset--;
  return offset;
}
