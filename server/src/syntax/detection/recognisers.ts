/**
 * One recogniser a language: how many lines it explains. A telling line is one that hardly any other software would write;
 * a known line is a keyword of the language in a fitting shape; a foreign line is neither. Blank lines, comments, braces
 * and continued operands count for nothing.
 */
import type { LanguageId } from '../../catalog/types.js';
import words from './words.json' with { type: 'json' };

export interface Evidence {
  telling: number;
  known: number;
  foreign: number;
}

export interface Judgement extends Evidence {
  /** Explained lines of all lines that say something, 0 to 1. */
  readonly share: number;
  /** The file lies in a library named like USER.TCPPARMS. */
  readonly helped: boolean;
  /** The editor already gave the document a language: only clear content may change it. */
  readonly sure: boolean;
}

export interface Recogniser {
  readonly language: LanguageId;
  /** A log or a report rather than a configuration. */
  readonly display?: boolean;
  recognise(lines: readonly string[]): Evidence;
  accept(judgement: Judgement): boolean;
}

interface Vocabulary {
  readonly blocks: ReadonlySet<string>;
  readonly lines: ReadonlySet<string>;
  readonly parameters: ReadonlySet<string>;
}

const vocabularyOf = (list: { blocks: string[]; lines: string[]; parameters: string[] }): Vocabulary => ({
  blocks: new Set(list.blocks),
  lines: new Set(list.lines),
  parameters: new Set(list.parameters),
});

const pagent = vocabularyOf(words.pagent);
const cssmtp = vocabularyOf(words.cssmtp);
const tn3270 = vocabularyOf(words.tn3270);
const profile = vocabularyOf(words['tcpip-profile']);
const ftpdata = vocabularyOf(words.ftpdata);
const environment = new Set([...words.stdenv.lines, ...words.stdenv.parameters]);

const setOf = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Keywords that other software uses too; they never tell a file's language by themselves. */
const common = {
  pagent: setOf('loglevel codepage portrange portgroup policyrule policyaction policyserver policytype serverconnection clientconnection serverssl appname routetable route'),
  cssmtp: setOf('loglevel options timeout header report translate mbcs userexit logfile'),
  profile: setOf(
    'port portrange link home start stop delete include device route interface translate gateway obey inform ipsec timestamp somaxconn syscontact syslocation',
  ),
  ftpdata: setOf('banner debug dest directory trace umask volume primary secondary encoding progress truncate smf spread inactive retpd dump anonymous db2 autorecall'),
};

/** Attributes of QoS statements whose own keywords are common: no other software has them. */
const tellingParameters = setOf('policyactionreference policyrulepriority policyscope servicereference outgoingtos');

const path = /^(?:\/\/?'?[A-Za-z@#$/]|'[A-Za-z@#$])/;

/** Lines without their comments, blank ones left out. */
function meaningful(lines: readonly string[], comment: RegExp): string[] {
  return lines.map((line) => line.replace(comment, '').trim()).filter((line) => line !== '');
}

const wordsIn = (line: string): string[] => line.split(/\s+/);
const count = (evidence: Evidence, kind: keyof Evidence | 'neutral'): void => {
  if (kind !== 'neutral') evidence[kind]++;
};

/** The part of all lines that must be explained for any language to be accepted. */
const LEAST_SHARE = 0.5;

/** So many of the lines are foreign that the language is not accepted, whatever the others are: they need not be looked at. */
const isHopeless = ({ foreign }: Evidence, lines: readonly string[]): boolean => foreign > lines.length * (1 - LEAST_SHARE);

/** Words on a line of a configuration; prose has more. Labels may hold blanks. */
const MAX_WORDS = 8;

/** Policy Agent and CSSMTP: blocks with braces on lines of their own, `#` comments, one attribute a line. */
function recogniseBlocks(lines: readonly string[], vocabulary: Vocabulary, commonWords: ReadonlySet<string>): Evidence {
  const evidence: Evidence = { telling: 0, known: 0, foreign: 0 };
  const content = meaningful(lines, /#.*$/);
  for (const [index, line] of content.entries()) {
    if (isHopeless(evidence, content)) break;
    count(evidence, blockLine(line, content[index + 1] ?? '', vocabulary, commonWords));
  }
  return evidence;
}

function blockLine(line: string, next: string, vocabulary: Vocabulary, commonWords: ReadonlySet<string>): keyof Evidence | 'neutral' {
  if (/^[{}]$/.test(line) || /^(?:\.\.\.|\u2026|<.*>|\[.*\]|\{\{.*\}\}|\{%.*%\})$/.test(line)) return 'neutral';
  const [first = '', ...operands] = wordsIn(line.replace(/\s*\{$/, ''));
  const keyword = first.toLowerCase();
  const opens = next.startsWith('{') || line.endsWith('{');
  if (operands.length >= MAX_WORDS) return 'foreign';
  if (vocabulary.blocks.has(keyword)) {
    if (!opens) return operands.length <= 1 ? 'known' : 'foreign';
    return commonWords.has(keyword) ? 'known' : 'telling';
  }
  if (vocabulary.lines.has(keyword)) return commonWords.has(keyword) ? 'known' : tellingOperands(keyword, operands) ? 'telling' : 'known';
  if (vocabulary.parameters.has(keyword)) {
    // Half typed: no evidence, and none against.
    if (operands.length === 0) return 'neutral';
    return tellingParameters.has(keyword) ? 'telling' : 'known';
  }
  return 'foreign';
}

/** Whether a line statement has the operands it takes: a file for …Config, a stack for TcpImage, one value for those of CSSMTP. */
function tellingOperands(keyword: string, operands: readonly string[]): boolean {
  if (keyword === 'tcpimage' || keyword === 'pepinstance') {
    return operands.length >= 1 && /^[A-Za-z@#$][\w@#$]{0,7}$/.test(operands[0] ?? '') && (operands.length === 1 || operands.slice(1).some((w) => path.test(w) || /^(?:NO)?(?:FLUSH|PURGE)$|^\d+$/i.test(w)));
  }
  if (keyword.endsWith('config')) return operands.length === 0 || path.test(operands[0] ?? '') || /^(?:NO)?(?:FLUSH|PURGE)$/i.test(operands[0] ?? '');
  return operands.length >= 1 && operands.length <= 3;
}

/** Free format with END keywords; `outer` tells which of the block keywords begin the file's own blocks. */
function recogniseTelnet(lines: readonly string[]): Evidence {
  const evidence: Evidence = { telling: 0, known: 0, foreign: 0 };
  let list: string | undefined;
  const content = meaningful(lines, /(?<!\S);.*$/);
  for (const line of content) {
    if (isHopeless(evidence, content)) break;
    const [first = '', ...operands] = wordsIn(line);
    const keyword = first.toLowerCase();
    if (list) {
      if (keyword === list || line.toLowerCase().endsWith(list)) list = undefined;
      continue;
    }
    if (outerTelnet.has(keyword)) count(evidence, 'telling');
    else if (tn3270.blocks.has(keyword)) {
      count(evidence, 'known');
      const end = `end${keyword}`;
      if (keyword !== 'parmsgroup' && !operands.some((w) => w.toLowerCase() === end)) list = end;
    } else if (/^end/.test(keyword) && tn3270.blocks.has(keyword.slice(3))) count(evidence, 'known');
    else if (tn3270.lines.has(keyword)) count(evidence, 'known');
    else if (!isOperandLine(first)) count(evidence, 'foreign');
  }
  return evidence;
}

const outerTelnet = setOf('telnetglobals endtelnetglobals telnetparms endtelnetparms beginvtam endvtam');

/** A line of numbers, addresses, LU ranges or host names carries a statement on. */
const isOperandLine = (first: string): boolean => /^(?:\d|[\w@#$]+\.\.[\w@#$]+|[0-9A-Fa-f]*:[0-9A-Fa-f:]+|[\w-]+(?:\.[\w-]+)+$)/.test(first);

/** The lines inside a block (an END keyword follows) are its operands; the Telnet blocks are another language's. */
function recogniseProfile(lines: readonly string[]): Evidence {
  const evidence: Evidence = { telling: 0, known: 0, foreign: 0 };
  const content = lines.map((line) => line.replace(/(?<!\S);.*$/, '').trimEnd());
  const firstWords = content.map((line) => wordsIn(line.trim())[0]?.toLowerCase() ?? '');
  for (let i = 0; i < content.length && !isHopeless(evidence, content); i++) {
    const keyword = firstWords[i] ?? '';
    if (keyword === '') continue;
    const end = profile.blocks.has(keyword) ? firstWords.indexOf(`end${keyword.replace(/^begin/, '')}`, i) : -1;
    if (!outerTelnet.has(keyword)) count(evidence, profileLine(keyword, wordsIn((content[i] ?? '').trim()).slice(1), /^\s/.test(content[i] ?? '')));
    if (end > i + 1) i = end - 1;
  }
  return evidence;
}

function profileLine(keyword: string, operands: readonly string[], indented: boolean): keyof Evidence | 'neutral' {
  const statement = profile.blocks.has(keyword) || profile.lines.has(keyword);
  if (statement) {
    if (!common.profile.has(keyword) || isTellingDefinition(keyword, operands)) return 'telling';
    return 'known';
  }
  if (/^end\w+$/.test(keyword) && (profile.blocks.has(keyword.slice(3)) || profile.blocks.has(`begin${keyword.slice(3)}`))) return 'telling';
  if (profile.parameters.has(keyword) && indented) return 'known';
  return indented || isOperandLine(keyword) ? 'neutral' : 'foreign';
}

/** DEVICE, LINK and INTERFACE with the types that only z/OS has. */
function isTellingDefinition(keyword: string, operands: readonly string[]): boolean {
  const second = (operands[1] ?? '').toUpperCase();
  const third = (operands[2] ?? '').toUpperCase();
  if (keyword === 'device' || keyword === 'link') return /^(?:MPCIPA|MPCPTP|MPCOSA|CTC|LCS|VIRTUAL|IPAQENET|IPAQIDIO|ETHERNET|ETHEROR802\.3|CLAW|CDLC|HCH|HYPERCHANNEL)$/.test(second);
  return keyword === 'interface' && second === 'DEFINE' && /^(?:IPAQ|MPCPTP6|VIRTUAL6?|LOOPBACK6)/.test(third);
}

function recogniseFtpData(lines: readonly string[]): Evidence {
  const evidence: Evidence = { telling: 0, known: 0, foreign: 0 };
  const content = meaningful(lines, /;.*$/);
  for (const line of content) {
    if (isHopeless(evidence, content)) break;
    const [first = '', ...operands] = wordsIn(line);
    const keyword = first.toLowerCase();
    if (!ftpdata.lines.has(keyword) || operands.length >= 4) count(evidence, 'foreign');
    else count(evidence, common.ftpdata.has(keyword) || operands.length === 0 ? 'known' : 'telling');
  }
  return evidence;
}

/** `NAME=value` lines; telling are the variables of Policy Agent, syslogd and Language Environment. */
function recogniseEnvironment(lines: readonly string[]): Evidence {
  const evidence: Evidence = { telling: 0, known: 0, foreign: 0 };
  const content = meaningful(lines, /^\s*#.*$/);
  for (const line of content) {
    if (isHopeless(evidence, content)) break;
    const name = /^([A-Za-z_]\w*)=/.exec(line)?.[1]?.toLowerCase();
    if (name === undefined) count(evidence, 'foreign');
    else count(evidence, environment.has(name) && /^(?:pagent_|syslogd_|_cee_envfile)/.test(name) ? 'telling' : 'known');
  }
  return evidence;
}

const priority = '(?:emerg|panic|alert|crit|err(?:or)?|warn(?:ing)?|notice|info|debug|none|\\*)';
const zosSelector = `(?:\\([^()\\s]+\\)\\.)?(?:[\\w@#$*]+\\.){2}[\\w*,]+\\.${priority}`;
const plainSelector = `(?:\\([^()\\s]+\\)\\.)?[\\w*,]+\\.${priority}`;
const syslogRule = new RegExp(`^(?:${zosSelector}|${plainSelector})(?:;(?:${zosSelector}|${plainSelector}))*;?(?:\\s+(\\S.*))?$`, 'i');
const zosRule = new RegExp(`(?:^|;)${zosSelector}(?=[;\\s]|$)`, 'i');

/** Rules of four parts (user.job.facility.priority) or with destinations and options of z/OS; two parts alone are any syslogd's. */
function recogniseSyslogd(lines: readonly string[]): Evidence {
  const evidence: Evidence = { telling: 0, known: 0, foreign: 0 };
  let inArchiveParms = false;
  const content = meaningful(lines, /^\s*#.*$/);
  for (const line of content) {
    if (isHopeless(evidence, content)) break;
    if (/^(?:BeginArchiveParms|ArchiveTimeOfDay|ArchiveThreshold|ArchiveCheckInterval)\b/i.test(line)) {
      count(evidence, 'telling');
      inArchiveParms ||= /^BeginArchiveParms/i.test(line);
    } else if (/^EndArchiveParms\b/i.test(line)) inArchiveParms = false;
    else if (!inArchiveParms) count(evidence, syslogLine(line));
  }
  return evidence;
}

function syslogLine(line: string): keyof Evidence {
  const match = syslogRule.exec(line);
  if (!match) return 'foreign';
  const destination = match[1] ?? '';
  const usual = /^(?:[/@*]|-A\(|\$SMF\b)/.test(destination) || line.endsWith(';');
  const zosDestination = /^\$SMF\b|^-A\(|^\/dev\/operlog\b|\s-[FD]\s+[0-7]{3,4}\b|\s-[NX]\b|^\/\S*%[Ymd]/.test(destination);
  return (zosRule.test(line) && usual) || zosDestination ? 'telling' : 'known';
}

/** Messages are those of Policy Agent, the stack, Telnet, Netstat and zERT: other programs of the family have logs of their own. */
const logLine = {
  record:
    /^\s*(?:\d{2}\/\d{2}\s+\d{2}:\d{2}:\d{2}\s+)?(?:SYSERR|OBJERR|PROTERR|WARNING|EVENT|ACTION|INFO|ACNTING|TRACE)\s*:\d{3}:\s*[.\u2026]*\s*[A-Za-z_]\w*:/,
  trace: /\bEZD(?:128[1-9]|1290|205[2-4])I\s+(?:TTLS\s|\S+\s+ICSF)/,
  message: /^\s*(?:\d{2}[.:]\d{2}[.:]\d{2}(?:\.\d{2})?\s+(?:STC|JOB|TSU|[SJT])\d+\s+)?[*+@]?(?:EZZ(?:0[0-9]|23|25|42|60|84|85|87)\d{2}[A-Z]|EZD[12]\d{3}[A-Z]|EZAIN\d{2}[A-Z])(?=\s|$)/,
  report: /^\s*(?:TCP\/IP pasearch CS |MVS TCP\/IP (?:NETSTAT|onetstat) CS |(?:policyRule|TTLS Action|TTLS Condition Summary|TTLSGrpAction|TTLSEnvAction|TTLSConnAction|TTLSRule):\s)/,
  tlsList: /^\s*(?:(?:TTLS(?:Keyring|Cipher|Signature|Environment|Connection|Gsk|Group)\w*|ClientECurves|(?:Client|Server)KeyShareGroups|ServerKexECurves|SignaturePairs|HandshakeRole):|[0-9A-F]{4}\s+(?:TLS_\w+|secp\d+r1|x25519|x448|X25519|X448)\b)/,
  continuation: /^\s+(?:LOCAL|REMOTE|JOBNAME|USERID|RULE|GRPID|CONNID):|^\s*(?:RC|CMSRetCode|SSLRetCode)[:=]/,
  /** Console output of Netstat has a number in front of each line. */
  netstat: /^\s*EZZ(?:23[5-9]|25\d)\dI(?=\s|$)/,
  keyValue: /^\s*[A-Za-z][\w./ -]*:(?:\s|$)/,
};

function recogniseLog(lines: readonly string[]): Evidence {
  const evidence: Evidence = { telling: 0, known: 0, foreign: 0 };
  for (const line of lines) {
    if (isHopeless(evidence, lines)) break;
    if (/^\s*(?:\.\.\.)?$/.test(line)) continue;
    if (logLine.record.test(line) || logLine.trace.test(line) || logLine.report.test(line)) count(evidence, 'telling');
    else if (logLine.message.test(line) || logLine.tlsList.test(line)) count(evidence, 'telling');
    else if (logLine.continuation.test(line) || logLine.keyValue.test(line)) count(evidence, 'known');
    else count(evidence, 'foreign');
  }
  return evidence;
}

/** Displays of pasearch and Netstat. A log in which one stands has more telling lines as a log. */
function recogniseDisplay(lines: readonly string[]): Evidence {
  const evidence: Evidence = { telling: 0, known: 0, foreign: 0 };
  for (const line of lines) {
    if (isHopeless(evidence, lines)) break;
    if (/^\s*(?:\.\.\.)?$/.test(line)) continue;
    if (logLine.report.test(line) || logLine.netstat.test(line) || logLine.tlsList.test(line)) count(evidence, 'telling');
    else count(evidence, logLine.keyValue.test(line) ? 'known' : 'foreign');
  }
  return evidence;
}

/** Traces of System SSL: what gsktrace writes, and what IPCS makes of the component trace of GSKSRVR. */
const gskLine = {
  telling: /^(?:\d{2}\/\d{2}\/\d{4}-\d{2}:\d{2}:\d{2}\s+Thd-\d+\s+[A-Z]|\S{1,8}\s+(?:MESSAGE|DUMP)\s+[0-9A-F]{8}\s+\d{2}:\d{2}:\d{2}\.\d{6}\s+SSL_)|^\s+Job\s+\S+\s+Process\s+[0-9A-F]{8}\s+Thread\s+[0-9A-F]{8}\b/,
  known: /^\s+(?:[0-9A-Fa-f]{8}:\s|\S)/,
};

function recogniseGskTrace(lines: readonly string[]): Evidence {
  const evidence: Evidence = { telling: 0, known: 0, foreign: 0 };
  for (const line of lines) {
    if (isHopeless(evidence, lines)) break;
    if (/^\s*(?:\.\.\.)?$/.test(line)) continue;
    count(evidence, gskLine.telling.test(line) ? 'telling' : gskLine.known.test(line) ? 'known' : 'foreign');
  }
  return evidence;
}

/** Enough telling lines, and nearly everything explained; a document that already has a language must be clearer still. */
const configuration =
  (telling: number) =>
  (j: Judgement): boolean =>
    j.telling >= (j.helped ? 1 : telling) && j.share >= (j.sure ? 0.8 : j.helped ? LEAST_SHARE : 0.6);

/** All recognisers, the more particular languages first. */
export const recognisers: readonly Recogniser[] = [
  { language: 'pagent', recognise: (lines) => recogniseBlocks(lines, pagent, common.pagent), accept: configuration(1) },
  { language: 'cssmtp', recognise: (lines) => recogniseBlocks(lines, cssmtp, common.cssmtp), accept: configuration(1) },
  { language: 'tn3270', recognise: recogniseTelnet, accept: configuration(1) },
  { language: 'tcpip-profile', recognise: recogniseProfile, accept: (j) => configuration(1)(j) && (j.helped || j.telling + j.known >= 2) },
  { language: 'ftpdata', recognise: recogniseFtpData, accept: (j) => configuration(2)(j) && j.share >= 0.8 },
  { language: 'syslogd', recognise: recogniseSyslogd, accept: (j) => configuration(1)(j) && j.share >= 0.8 },
  { language: 'stdenv', recognise: recogniseEnvironment, accept: (j) => configuration(1)(j) && j.share >= 0.9 },
  {
    language: 'pasearch',
    display: true,
    recognise: recogniseDisplay,
    accept: (j) => j.telling >= (j.known > 0 ? 2 : 1) && j.telling >= j.foreign && j.share >= (j.sure ? 0.8 : 0.6),
  },
  {
    language: 'pagent-log',
    display: true,
    recognise: recogniseLog,
    accept: (j) => j.telling >= (j.known > 0 ? 2 : 1) && j.telling >= j.foreign && j.share >= (j.sure ? 0.8 : 0.6),
  },
  {
    language: 'gsk-trace',
    display: true,
    recognise: recogniseGskTrace,
    accept: (j) => j.telling >= 2 && j.telling * 4 >= j.known && j.share >= (j.sure ? 0.8 : 0.6),
  },
];
