import { stdenvVariables } from '../../workspace/stdenv.js';
import { defineCheck } from '../check.js';

/** Blanks around the equal sign in STDENV (reference: pagent-main, environmentRules). */
export const environmentBlank = defineCheck({
  code: 'environment-blank',
  severity: 'warning',
  summary: 'Blanks stand around the equal sign in the environment file.',
  explanation: `
In the environment file (\`STDENV\`) each line is \`NAME=value\` without blanks around the equal sign. A blank becomes part of
the name or of the value: the variable that Policy Agent looks for is then not set, or its value is not found.`,
  example: {
    STDENV: `
      PAGENT_CONFIG_FILE⟦ ⟧=//'USER.TCPPARMS(PAGENTCF)'
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
    for (const { name, blanks } of stdenvVariables(file.text)) {
      for (const span of blanks) {
        yield {
          at: { span },
          message: `No blank may stand around the equal sign: it becomes part of ${span === blanks[0] && file.text[span.end] === '=' ? `the name ${name}` : `the value of ${name}`}.`,
          fixes: () => [{ title: 'Remove the blanks around the equal sign', safe: true, edits: blanks.map((blank) => ({ at: { span: blank }, newText: '' })) }],
        };
      }
    }
  },
});
