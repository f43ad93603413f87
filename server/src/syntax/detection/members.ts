/**
 * Members that are recognised by a shape of their own, before anything else is tried: the JCL of the started tasks of Policy Agent,
 * syslogd and the FTP server, and members of PARMLIB with the options of a component trace.
 */
const statement = /^\/\/|^\/\*/;
const runsOurs = /\bPGM=(?:PAGENT|SYSLOGD|FTPD)\b|^\/\/\w*\s+PROC\b.*\b(?:PROG='?SYSLOGD|MODULE='?FTPD)\b/i;
const traceWord = /^(?:TRACEOPTS|WTRSTART|WTRSTOP|WTR|ON|OFF|WRAP|NOWRAP|JOBNAME|ASID|OPTIONS|BUFSIZE|SUB|MOD|PRESET)\b/i;

/** `jcl` for JCL alone, without data in it, that runs PAGENT, SYSLOGD or FTPD; `ctrace` for TRACEOPTS and its options alone. */
export function memberByShape(lines: readonly string[]): 'jcl' | 'ctrace' | undefined {
  const content = lines.filter((line) => line.trim() !== '');
  if (content.length > 0 && content.every((line) => statement.test(line)) && content.some((line) => !line.startsWith('//*') && runsOurs.test(line))) return 'jcl';
  return isTraceOptions(content) ? 'ctrace' : undefined;
}

function isTraceOptions(content: readonly string[]): boolean {
  const words = content.map((line) => line.trim()).filter((line) => !(line.startsWith('/*') && line.endsWith('*/')));
  return /^TRACEOPTS\b/i.test(words[0] ?? '') && (words.length > 1 || /\s\w/.test(words[0] ?? '')) && words.every((line) => traceWord.test(line) || /^[('][^=]*[)']?$/.test(line));
}
