/** What a file is, in words, where a command was given a file of another kind. */
import type { LanguageId } from '../catalog/types.js';

/** `a Telnet profile`, as in "it looks like a Telnet profile". */
export const languageInWords: Readonly<Record<LanguageId, string>> = {
  pagent: 'a Policy Agent file',
  tn3270: 'a Telnet profile',
  'tcpip-profile': 'a TCP/IP profile',
  cssmtp: 'a CSSMTP configuration',
  ftpdata: 'an FTP.DATA file',
  syslogd: 'a configuration of syslogd',
  stdenv: 'an environment file',
  jcl: 'JCL',
  ctrace: 'a CTRACE member',
  'pagent-log': 'a log',
  pasearch: 'a display of pasearch or Netstat',
  'gsk-trace': 'a trace of System SSL',
};
