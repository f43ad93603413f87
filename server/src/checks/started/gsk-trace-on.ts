import { stdenvVariables } from '../../workspace/stdenv.js';
import { defineCheck } from '../check.js';

/** GSK_TRACE in an environment file (reference: pagent-main, environment, from memory: so information only). */
export const gskTraceOn = defineCheck({
  code: 'gsk-trace-on',
  severity: 'information',
  summary: 'The environment file turns on the System SSL trace.',
  explanation: `
\`GSK_TRACE\` makes System SSL write a trace of the TLS that the program does itself, from its start to its end. The file grows,
every connection becomes slower, and the trace may hold data in clear text. It is meant for the search for an error: take the line out
when that is done. AT-TLS connections are not traced by it: for those there is the component trace of GSKSRVR.`,
  example: {
    STDENV: `
      PAGENT_CONFIG_FILE=//'USER.TCPPARMS(PAGENTCF)'
      LIBPATH=/usr/lib
      ⟦GSK_TRACE=0xff⟧
    `,
    PAGENTCF: `
      TcpImage TCPIP FLUSH PURGE
    `,
  },
  *file({ file }) {
    if (file.language !== 'stdenv') return;
    for (const { name, value, nameSpan, valueSpan } of stdenvVariables(file.text)) {
      if (name !== 'GSK_TRACE' || /^(?:0x0*|0*)$/i.test(value)) continue;
      yield { at: { span: { start: nameSpan.start, end: valueSpan.end } }, message: 'The System SSL trace is on as long as the program runs. Take the line out when the error is found.' };
    }
  },
});
