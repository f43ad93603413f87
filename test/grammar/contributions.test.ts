/** What package.json contributes for the languages, and their language configurations. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { configurationLanguages, type DisplayLanguage } from '../../server/src/catalog/types.js';
import { root } from './tokenise.js';

interface Language {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly extensions?: readonly string[];
  readonly filenames?: readonly string[];
  readonly filenamePatterns?: readonly string[];
  readonly firstLine?: string;
  readonly configuration?: string;
}

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly languages: readonly Language[];
    readonly grammars: readonly { language: string; scopeName: string; path: string }[];
    readonly snippets: readonly { language: string; path: string }[];
    readonly configurationDefaults: Readonly<Record<string, unknown>>;
  };
}

interface Configuration {
  readonly comments?: { readonly lineComment: string };
  readonly wordPattern: string;
  readonly indentationRules?: { readonly increaseIndentPattern: string; readonly decreaseIndentPattern: string };
  readonly onEnterRules?: readonly { readonly beforeText: string; readonly afterText?: string; readonly action: { readonly indent: string; readonly appendText?: string } }[];
  readonly folding?: { readonly markers: { readonly start: string; readonly end: string } };
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
const { activationEvents, contributes } = readJson('package.json') as Manifest;
/** Those that no other extension knows. */
const own = ['pagent', 'tn3270', 'tcpip-profile', 'cssmtp', 'ftpdata', 'syslogd', 'stdenv', 'ctrace', 'pagent-log', 'pasearch', 'gsk-trace'];
const configurationOf = (id: string): Configuration => readJson(`languages/${id}.json`) as Configuration;

describe('package.json', () => {
  test('has every language that the server knows, and wakes the extension for it', () => {
    const displays: readonly DisplayLanguage[] = ['pagent-log', 'pasearch', 'gsk-trace'];
    expect(contributes.languages.map((l) => l.id).sort()).toEqual([...configurationLanguages, ...displays].sort());
    for (const { id } of contributes.languages) expect(activationEvents).toContain(`onLanguage:${id}`);
  });

  test('lets other extensions colour JCL', () => {
    expect(contributes.languages.find((l) => l.id === 'jcl')).toEqual({ id: 'jcl', aliases: ['JCL', 'jcl'] });
    expect(contributes.grammars.map((g) => g.language)).not.toContain('jcl');
  });

  test('has the files of its own languages', () => {
    expect(contributes.languages.map((l) => l.id).filter((id) => id !== 'jcl')).toEqual(own);
    for (const language of contributes.languages.filter((l) => l.id !== 'jcl')) {
      expect(existsSync(path.join(root, language.configuration ?? 'none')), language.id).toBe(true);
      const grammar = contributes.grammars.find((g) => g.language === language.id);
      expect(grammar && (readJson(grammar.path) as { scopeName: string }).scopeName).toBe(grammar?.scopeName);
    }
    for (const { path: file } of contributes.snippets) expect(existsSync(path.join(root, file)), file).toBe(true);
    expect(activationEvents).toContain('onLanguage:plaintext');
    expect(activationEvents).toContain('workspaceContains:**/*TCPPARMS*/*');
    expect(Object.keys(contributes.configurationDefaults)).toEqual(own.map((id) => `[${id}]`));
  });

  test('takes no file of others by its name', () => {
    const extensions = contributes.languages.flatMap((l) => l.extensions ?? []);
    for (const common of ['.conf', '.cfg', '.policy', '.log', '.env', '.txt', '.data', '.profile', '.parm']) expect(extensions).not.toContain(common);
    const names = contributes.languages.flatMap((l) => [...(l.filenames ?? []), ...(l.filenamePatterns ?? [])]);
    for (const name of names) expect(name, name).toMatch(/^(?:pagent\.|PROFILE\.TCPIP$|ftp\.data$)/i);
  });

  test('knows a file by its first line only where that is unmistakable', () => {
    const byFirstLine = (line: string) => contributes.languages.filter((l) => l.firstLine && new RegExp(l.firstLine).test(line)).map((l) => l.id);
    expect(byFirstLine('TTLSRule SHOP')).toEqual(['pagent']);
    expect(byFirstLine('TTLSRULE SHOP  # the shop')).toEqual(['pagent']);
    expect(byFirstLine("TTLSConfig //'HLQ.TCPPARMS(TTLS)' FLUSH PURGE")).toEqual(['pagent']);
    expect(byFirstLine('TcpImage TCPIP /etc/image')).toEqual(['pagent']);
    expect(byFirstLine('TELNETPARMS')).toEqual(['tn3270']);
    expect(byFirstLine('TelnetParms   ; secure')).toEqual(['tn3270']);
    expect(byFirstLine('PAGENT_CONFIG_FILE=/etc/pagent.conf')).toEqual(['stdenv']);
    expect(byFirstLine('TCP/IP pasearch CS 3.1      Image Name: TCPIP')).toEqual(['pasearch']);
    expect(byFirstLine('EZZ2350I MVS TCP/IP NETSTAT CS 3.1       TCPIP Name: TCPIP           08:30:00')).toEqual(['pasearch']);
    expect(byFirstLine('EZD1287I TTLS Error RC:  401 Initial Handshake')).toEqual(['pagent-log']);
    for (const line of ['# comment', '; comment', 'TTLSRule is a statement', 'TTLSConfig', 'TelnetParms are here', '//JOB1 JOB', '{', '']) {
      expect(byFirstLine(line), line).toEqual([]);
    }
  });
});

describe('comments are toggled with the character of the language', () => {
  test.each([
    ['pagent', '#'],
    ['cssmtp', '#'],
    ['syslogd', '#'],
    ['stdenv', '#'],
    ['tn3270', ';'],
    ['tcpip-profile', ';'],
    ['ftpdata', ';'],
    ['ctrace', undefined],
    ['pagent-log', undefined],
  ])('%s: %s', (id, character) => {
    expect(configurationOf(id).comments?.lineComment).toBe(character);
  });
});

describe('a word is what a person takes for one', () => {
  const words = (id: string, line: string): string[] => [...line.matchAll(new RegExp(configurationOf(id).wordPattern, 'g'))].map((m) => m[0]);
  test.each([
    ['pagent', 'TLSv1.2 On', ['TLSv1.2', 'On']],
    ['pagent', 'TTLSEnvironmentActionRef TNEA-X~1 # x', ['TTLSEnvironmentActionRef', 'TNEA-X~1', 'x']],
    ['pagent', "TTLSConfig //'USER.Z24C.TCPPARMS(PAGENTTN)'", ['TTLSConfig', 'USER.Z24C.TCPPARMS', 'PAGENTTN']],
    ['pagent', 'V3CipherSuites TLS_AES_128_GCM_SHA256', ['V3CipherSuites', 'TLS_AES_128_GCM_SHA256']],
    ['pagent', 'Keyring START1/TN3270', ['Keyring', 'START1', 'TN3270']],
    ['pagent', 'RemoteAddr 2001:db8::1/64', ['RemoteAddr', '2001:db8::1', '64']],
    ['tn3270', 'TCP00001..TCP00030 ALLOWAPPL TSO*', ['TCP00001..TCP00030', 'ALLOWAPPL', 'TSO*']],
    ['cssmtp', 'MailAdministrator me@example.com', ['MailAdministrator', 'me@example.com']],
    ['cssmtp', 'AuthEntity <MAILFROM>', ['AuthEntity', 'MAILFROM']],
    ['syslogd', '*.TCPIP.daemon.debug /var/log', ['*', 'TCPIP', 'daemon', 'debug', 'var', 'log']],
    ['stdenv', 'PAGENT_LOG_FILE=SYSLOGD', ['PAGENT_LOG_FILE', 'SYSLOGD']],
    ['ctrace', "  WTRSTART(CTWTR) OPTIONS('LEVEL=255')", ['WTRSTART', 'CTWTR', 'OPTIONS', 'LEVEL=255']],
    ['pagent-log', "RULE: TN~1 RC:  402 GSK_USER_DATA(200) 'ZocalAddr'", ['RULE', 'TN~1', 'RC', '402', 'GSK_USER_DATA', '200', 'ZocalAddr']],
  ])('%s: %s', (id, line, expected) => {
    expect(words(id, line)).toEqual(expected);
  });
});

describe('indentation and folding', () => {
  test('braces, alone on their lines, also before a comment', () => {
    for (const id of ['pagent', 'cssmtp']) {
      const { indentationRules, folding } = configurationOf(id);
      const increases = new RegExp(indentationRules?.increaseIndentPattern ?? '(?!)');
      expect(['{', '  {  # x'].every((line) => increases.test(line))).toBe(true);
      expect(['TTLSRule X', '# {', 'Keyring {x}'].some((line) => increases.test(line))).toBe(false);
      expect(new RegExp(indentationRules?.decreaseIndentPattern ?? '(?!)').test('  }')).toBe(true);
      expect(new RegExp(folding?.markers.start ?? '(?!)').test('{')).toBe(true);
      expect(new RegExp(folding?.markers.end ?? '(?!)').test('}')).toBe(true);
    }
  });

  test('blocks that end with a keyword, in any case', () => {
    const { indentationRules, folding } = configurationOf('tn3270');
    const start = new RegExp(folding?.markers.start ?? '(?!)');
    const end = new RegExp(folding?.markers.end ?? '(?!)');
    expect(['BeginVTAM', 'BEGINVTAM', '  telnetparms ; x', 'DEFAULTLUS'].every((line) => start.test(line))).toBe(true);
    expect(['EndVTAM', '  ENDTELNETPARMS', 'enddefaultlus'].every((line) => end.test(line))).toBe(true);
    expect(['ALLOWAPPL BEGINVTAM', 'BEGINVTAMX', '; BeginVTAM'].some((line) => start.test(line))).toBe(false);
    expect(new RegExp(indentationRules?.increaseIndentPattern ?? '(?!)').test('IPGROUP A 10.1.1.1 ENDIPGROUP')).toBe(false);
  });
});

test('a comment broken in two stays a comment', () => {
  for (const [id, line, appended] of [
    ['pagent', '  # one two', '# '],
    ['pagent', '  Trace 7 # one two', '# '],
    ['tn3270', '  PORT 23 ; one two', '; '],
    ['syslogd', '# one two', '# '],
  ] as const) {
    const rule = configurationOf(id).onEnterRules?.find((r) => r.action.appendText === appended);
    expect(new RegExp(rule?.beforeText ?? '(?!)').test(line.slice(0, -3)), line).toBe(true);
    expect(new RegExp(rule?.afterText ?? '(?!)').test('two'), line).toBe(true);
    expect(new RegExp(rule?.afterText ?? '(?!)').test(''), line).toBe(false);
  }
});
