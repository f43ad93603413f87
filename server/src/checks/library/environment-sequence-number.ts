import { stdenvVariables } from '../../workspace/stdenv.js';
import { defineCheck } from '../check.js';

/** Sequence numbers in STDENV (reference: pagent-main, environmentRules). */
export const environmentSequenceNumber = defineCheck({
  code: 'environment-sequence-number',
  severity: 'information',
  summary: 'A sequence number in columns 73 to 80 becomes part of a value in the environment file.',
  explanation: `
An environment file has no sequence numbers: what stands in columns 73 to 80 belongs to the value, with the blanks before
it. Remove the numbers (\`UNNUM\` in the ISPF editor, and \`NUMBER OFF\`).`,
  example: {
    STDENV: `
      PAGENT_CONFIG_FILE=//'USER.TCPPARMS(PAGENTCF)'                          ⟦00010000⟧
      LIBPATH=/usr/lib
    `,
    PAGENTCF: `
      TcpImage TCPIP FLUSH PURGE
    `,
  },
  fixed: {
    STDENV: `
      PAGENT_CONFIG_FILE=//'USER.TCPPARMS(PAGENTCF)'
      LIBPATH=/usr/lib
    `,
    PAGENTCF: `
      TcpImage TCPIP FLUSH PURGE
    `,
  },
  *file({ file }) {
    if (file.language !== 'stdenv') return;
    for (const { name, valueSpan, sequenceNumber } of stdenvVariables(file.text)) {
      if (!sequenceNumber) continue;
      yield {
        at: { span: sequenceNumber },
        message: `This sequence number becomes part of the value of ${name}.`,
        fixes: () => [{ title: 'Remove the sequence number', safe: true, edits: [{ at: { span: { start: valueSpan.end, end: sequenceNumber.end } }, newText: '' }] }],
      };
    }
  },
});
