import { stdenvVariables, type Variable } from '../../workspace/stdenv.js';
import { defineCheck } from '../check.js';

/** LIBPATH without /usr/lib (reference: pagent-main, environment, LIBPATH). */
export const libpath = defineCheck({
  code: 'libpath-without-usr-lib',
  severity: 'warning',
  summary: 'LIBPATH in the environment file of Policy Agent leaves out /usr/lib.',
  explanation: `
Policy Agent loads its DLLs from the directories of \`LIBPATH\`, and \`/usr/lib\` must be one of them. The directories stand behind each other
with a colon between them. Only files that set a \`PAGENT_\` variable are looked at, and only values without variables of their own.`,
  example: {
    STDENV: `
      PAGENT_CONFIG_FILE=//'USER.TCPPARMS(PAGENTCF)'
      LIBPATH=⟦/usr/lpp/tcpip/lib⟧
    `,
    PAGENTCF: `
      TcpImage TCPIP FLUSH PURGE
    `,
  },
  fixed: {
    STDENV: `
      PAGENT_CONFIG_FILE=//'USER.TCPPARMS(PAGENTCF)'
      LIBPATH=/usr/lpp/tcpip/lib:/usr/lib
    `,
    PAGENTCF: `
      TcpImage TCPIP FLUSH PURGE
    `,
  },
  *file({ file }) {
    if (file.language !== 'stdenv') return;
    const variables = [...stdenvVariables(file.text)];
    if (!variables.some(({ name }) => name.startsWith('PAGENT_'))) return;
    const last = variables.findLast(({ name }) => name === 'LIBPATH');
    if (!last || last.value === '' || last.value.includes('$') || last.value.split(':').some((directory) => /^\/usr\/lib\/?$/.test(directory.trim()))) return;
    const end = { start: last.valueSpan.end, end: last.valueSpan.end };
    yield {
      at: { span: last.valueSpan },
      message: 'LIBPATH must include /usr/lib: Policy Agent loads its DLLs from there.',
      fixes: () => [{ title: 'Add /usr/lib', safe: false, edits: [{ at: { span: end }, newText: ':/usr/lib' }] }],
    };
  },
});

/** The size and number of log files that do not exist (reference: pagent-main, environment, PAGENT_LOG_FILE_CONTROL). */
export const logControlUnused = defineCheck({
  code: 'log-control-unused',
  severity: 'information',
  summary: 'PAGENT_LOG_FILE_CONTROL is set, and the log goes to syslogd.',
  explanation: `
\`PAGENT_LOG_FILE_CONTROL\` gives size and number of the log files of Policy Agent. With \`PAGENT_LOG_FILE=SYSLOGD\` there are none: the
records go to facility daemon of syslogd, and its rules say where they are kept. A start option \`-l\` in the JCL, which wins over the
variable, is not looked at.`,
  example: {
    STDENV: `
      PAGENT_CONFIG_FILE=//'USER.TCPPARMS(PAGENTCF)'
      PAGENT_LOG_FILE=SYSLOGD
      ⟦PAGENT_LOG_FILE_CONTROL=2000,3⟧
    `,
    PAGENTCF: `
      TcpImage TCPIP FLUSH PURGE
    `,
  },
  *file({ file }) {
    if (file.language !== 'stdenv') return;
    const set = new Map<string, Variable>([...stdenvVariables(file.text)].map((variable) => [variable.name, variable]));
    const control = set.get('PAGENT_LOG_FILE_CONTROL');
    if (!control || set.get('PAGENT_LOG_FILE')?.value !== 'SYSLOGD') return;
    yield { at: { span: { start: control.nameSpan.start, end: control.valueSpan.end } }, message: 'It has no effect: the log goes to syslogd, not to files of Policy Agent.' };
  },
});
