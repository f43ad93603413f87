import { stdenvVariables, type Variable } from '../../workspace/stdenv.js';
import { defineCheck, type Draft } from '../check.js';

/** Values of environment variables (reference: pagent-main, environment; syslogd, environmentVariables). */
export const variableValue = defineCheck({
  code: 'environment-value',
  severity: 'warning',
  summary: 'A variable in the environment file of Policy Agent or syslogd has a value that it does not take.',
  explanation: `
| variable | value |
|---|---|
| \`PAGENT_LOG_FILE_CONTROL\` | the size of a log file in kilobytes and the number of files: \`300,3\` |
| \`GSK_PEER_RSA_MIN_KEY_SIZE\` and its like | a number of bits |
| \`SYSLOGD_TCPTHREADPOOL_SIZE\` | 5 to 128: it can only lower the number of threads |
| \`SYSLOGD_CODEPAGE\` | an EBCDIC code page such as \`IBM-1047\` |
| \`SYSLOGD_DEBUG_LEVEL\` | a sum of numbers |

Other variables take any text, and every variable is legal. Values with variables or system symbols of their own are left alone.`,
  example: {
    STDENV: `
      SYSLOGD_TCPTHREADPOOL_SIZE=⟦256⟧
      SYSLOGD_CODEPAGE=⟦UTF-8⟧
    `,
  },
  *file({ file }) {
    if (file.language !== 'stdenv') return;
    for (const variable of stdenvVariables(file.text)) {
      const draft = variable.value === '' || /[$&]/.test(variable.value) ? undefined : faultOf(variable);
      if (draft) yield draft;
    }
  },
});

function faultOf({ name, value, valueSpan }: Variable): Draft | undefined {
  const at = { span: valueSpan };
  if (name === 'PAGENT_LOG_FILE_CONTROL') return /^\d+,\d+$/.test(value) ? undefined : { at, message: 'PAGENT_LOG_FILE_CONTROL takes the size in kilobytes and the number of log files, with a comma and no blank between them: 300,3.' };
  if (/^GSK_PEER_(?:RSA|DSA|DH|ECC)_MIN_KEY_SIZE$/.test(name)) return /^\d+$/.test(value) ? undefined : { at, message: `${name} takes a number of bits.` };
  if (name === 'SYSLOGD_TCPTHREADPOOL_SIZE') return /^\d{1,6}$/.test(value) && Number(value) >= 5 && Number(value) <= 128 ? undefined : { at, message: 'SYSLOGD_TCPTHREADPOOL_SIZE takes a number of threads from 5 to 128.' };
  if (name === 'SYSLOGD_CODEPAGE') return codePageFault(value, at);
  return name === 'SYSLOGD_DEBUG_LEVEL' && !/^\d+$/.test(value) ? { at, message: 'SYSLOGD_DEBUG_LEVEL takes a number: the sum of what debug output is to show.' } : undefined;
}

/** As the manual lists them. */
const codePages: ReadonlySet<string> = new Set(['037', '273', '274', '275', '277', '278', '280', '281', '282', '284', '285', '297', '500', '871', '1047', '1140', '1141', '1142', '1143', '1144', '1145', '1146', '1147', '1148', '1149']);

function codePageFault(value: string, at: Draft['at']): Draft | undefined {
  const number = /^IBM-(\d+)$/i.exec(value)?.[1];
  if (number === undefined) return { at, message: 'SYSLOGD_CODEPAGE takes an EBCDIC code page, written IBM-1047.' };
  return codePages.has(number) ? undefined : { at, severity: 'information', message: `${value} is none of the code pages that syslogd is known to take, such as IBM-1047.` };
}
