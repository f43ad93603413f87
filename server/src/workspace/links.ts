/**
 * Files that name other files, in languages other than Policy Agent's own: an environment file its main configuration file, a
 * profile the files that it includes, a started task its environment and configuration files. One reader a language.
 */
import type { ConfigurationLanguage, LanguageId } from '../catalog/types.js';
import { jclOperand, parseJcl, startOption, type JclStatement, type JclValue } from '../syntax/jcl.js';
import { parseTcpipProfile } from '../syntax/tcpip-profile.js';
import { readProfile } from '../syntax/profile-words.js';
import type { Span } from '../syntax/tree.js';
import { stdenvMainFile, stdenvSyslogdFile } from './stdenv.js';

/** A file name in a file, and what the named file is. */
export interface FileLink {
  /** The name as written; names.ts reads it. */
  readonly text: string;
  readonly span: Span;
  /** The language of the named file, as who names it says. */
  readonly language: ConfigurationLanguage;
  /** What the named file is for the one that names it, in the words of a person: `main configuration file`. */
  readonly purpose: string;
}

export type LinkReader = (text: string) => Iterable<FileLink>;

const readers: Partial<Record<LanguageId, LinkReader>> = {
  stdenv: environmentLinks,
  tn3270: telnetLinks,
  'tcpip-profile': profileLinks,
  jcl: startedTaskLinks,
};

/** The files that a file of one of these languages names, in order. None for Policy Agent files: their statements are facts (facts.ts). */
export function linksIn(language: LanguageId, text: string): Iterable<FileLink> {
  return readers[language]?.(text) ?? [];
}

function environmentLinks(text: string): FileLink[] {
  const main = stdenvMainFile(text);
  const syslogd = stdenvSyslogdFile(text);
  return [
    ...(main ? [{ ...main, language: 'pagent', purpose: 'main configuration file' } as const] : []),
    ...(syslogd ? [{ ...syslogd, language: 'syslogd', purpose: 'syslogd configuration file' } as const] : []),
  ];
}

/** INCLUDE data.set(member): a fully qualified name without quotation marks (reference: tcpip-profile, INCLUDE). */
function profileLinks(text: string): FileLink[] {
  if (!/include/i.test(text)) return [];
  return parseTcpipProfile(text).statements.flatMap(({ type, operands: [word] }) =>
    type.name === 'INCLUDE' && word ? [{ text: asFileName(word.text), span: { start: word.start, end: word.end }, language: 'tcpip-profile' as const, purpose: 'included profile' }] : [],
  );
}

/** INCLUDE of a Telnet profile, which may stand inside a block as well (reference: telnet, INCLUDE). */
function telnetLinks(text: string): FileLink[] {
  if (!/include/i.test(text)) return [];
  const { words } = readProfile(text);
  return words.flatMap((word, index) => {
    const name = words[index + 1];
    if (!word.first || word.text.toUpperCase() !== 'INCLUDE' || !name || name.line !== word.line) return [];
    return [{ text: asFileName(name.text), span: { start: name.start, end: name.end }, language: 'tn3270' as const, purpose: 'included profile' }];
  });
}

/** What the JCL of a started task names: the environment file of its DD, FTP.DATA of the FTP server, and the configuration files of start options (reference: pagent-main, startedTask, startOptions; syslogd, startOptions). */
function startedTaskLinks(text: string): FileLink[] {
  const statements = parseJcl(text);
  const names = environmentDds(text);
  return statements.flatMap((statement) => {
    if (statement.operation === 'DD' && statement.name === 'SYSFTPD') return ddLink(statement, 'ftpdata', 'FTP.DATA of the server');
    if (statement.operation === 'DD') return names.has(statement.name) ? ddLink(statement, 'stdenv', 'environment file') : [];
    return statement.operation === 'EXEC' || statement.operation === 'PROC' || statement.operation === 'SET' ? optionLinks(statement, text) : [];
  });
}

/** STDENV, and the DD names that _CEE_ENVFILE is set to. */
function environmentDds(text: string): ReadonlySet<string> {
  return new Set(['STDENV', ...[...text.matchAll(/_CEE_ENVFILE(?:_S)?=DD:(\w{1,8})/gi)].map((match) => (match[1] ?? '').toUpperCase())]);
}

function ddLink(statement: JclStatement, language: ConfigurationLanguage, purpose: string): FileLink[] {
  const value = jclOperand(statement, 'DSN', 'DSNAME', 'PATH');
  return value ? linkOf(value, language, purpose) : [];
}

function optionLinks(statement: JclStatement, text: string): FileLink[] {
  const isPagent = /\bPGM=PAGENT\b/i.test(text);
  const isSyslogd = /\b(?:PGM|PROG)=\'?SYSLOGD\b/i.test(text);
  if (isPagent === isSyslogd) return [];
  const value = isPagent ? startOption(statement, 'c', 'any case') : startOption(statement, 'f', 'bundled');
  return value ? linkOf(value, isPagent ? 'pagent' : 'syslogd', isPagent ? 'main configuration file' : 'syslogd configuration file') : [];
}

/** Names with symbols (&HLQ..PARMS) are not known before the task starts. */
function linkOf({ text, start, end }: JclValue, language: ConfigurationLanguage, purpose: string): FileLink[] {
  return /[&*]/.test(text) || text === '' ? [] : [{ text: asFileName(text), span: { start, end }, language, purpose }];
}

/** A data set name as names.ts reads it: `//'DSN(MEMBER)'`. Quotation marks inside PARM are doubled. */
function asFileName(text: string): string {
  const bare = text.replace(/''/g, "'");
  return bare.startsWith('/') ? bare : `//'${bare.replace(/^'|'$/g, '')}'`;
}
