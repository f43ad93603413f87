/** CSSMTP configuration files: how their lines are read, and what is reported. */
import { expect, test } from 'vitest';
import { readCssmtp } from '../../../server/src/syntax/cssmtp.js';
import { findingsOf } from '../../support/library.js';

const found = (text: string, release: '3.1' | '3.2' = '3.2'): string[] => findingsOf({ CSSMTPCF: text }, { release }).map(({ code, severity }) => `${code} ${severity}`);

const server = `
TargetServer
{
  TargetName  mail.example.com
}
`;

test('statements, blocks and comments; a # inside a name is no comment', () => {
  const { lines, comments, problems } = readCssmtp('# top\nExtWrtName A#B # why\nTargetServer\n{\n TargetIp 192.0.2.1\n}\n');
  expect(lines.map(({ keyword, args, block }) => [keyword.text, args.map(({ text }) => text), block?.lines.length])).toEqual([
    ['ExtWrtName', ['A#B'], undefined],
    ['TargetServer', [], 1],
  ]);
  expect(comments).toHaveLength(2);
  expect(problems).toEqual([]);
});

test('a lost brace is found at the block that it belongs to, and the next statement is read as such', () => {
  const { lines, problems } = readCssmtp('TargetServer\n{\n TargetIp 192.0.2.1\nOptions\n{\n TLSEhlo Yes\n}\n}');
  expect(lines.map(({ keyword }) => keyword.text)).toEqual(['TargetServer', 'Options']);
  expect(problems.map(({ kind }) => kind)).toEqual(['unclosed', 'stray']);
});

test('a file as the manual has it is without findings', () => {
  expect(found(`${server}Options\n{\n  TLSEhlo yes\n}\nLOGLEVEL 7\nMailAdministrator a@example.com\nMailAdministrator b@example.com\n`)).toEqual([]);
});

test('a parameter of another name is an error only where the list is closed', () => {
  expect(found(`${server}Timeout\n{\n  AnyComd  300\n}\n`)).toEqual(['cssmtp-unknown error']);
  expect(found(`${server}Options\n{\n  NewSwitch  Yes\n}\n`)).toEqual(['cssmtp-unknown warning']);
  expect(found(`${server}LogFile  /tmp/x\n`)).toEqual(['cssmtp-unknown warning']);
});

test('ranges that are not confirmed are warnings; limits themselves are allowed', () => {
  expect(found(`${server}ChkPointSizeLimit  64001\n`)).toEqual(['cssmtp-value warning']);
  expect(found(`${server}ChkPointSizeLimit  64000\n`)).toEqual([]);
  expect(found(`${server}JESSyntaxErrLimit  1000\n`)).toEqual(['cssmtp-value error']);
});

test('a value is missing; a value with a system symbol is not judged', () => {
  expect(found(`${server}LogLevel\n`)).toEqual(['cssmtp-value error']);
  expect(found(`${server}LogLevel &LOGLVL.\n`)).toEqual([]);
});

test('AuthEntity with Secure Yes is fine in 3.2, and too new for 3.1', () => {
  const text = 'ReportMailFrom post@example.com\nTargetServer\n{\n TargetIp 192.0.2.1\n AuthEntity <MAILFROM>\n Secure Yes\n}\nOptions\n{\n TLSEHLO Yes\n}\n';
  expect(found(text)).toEqual([]);
  expect(found(text, '3.1')).toEqual(['cssmtp-release information']);
  expect(found(text.replace('TLSEHLO Yes', 'TLSEHLO No'))).toEqual(['cssmtp-auth-ehlo information']);
  expect(found(text.replace('Secure Yes', 'Secure No'))).toEqual(['cssmtp-auth-without-secure error']);
});

test('statements that need each other', () => {
  const administrators = (count: number): string => Array.from({ length: count }, (_, i) => `MailAdministrator a${i}@example.com\n`).join('');
  const charset = server.replace('}', '  MBCharset IBM-1388\n}');
  expect(found(`${server}Report Admin\n`)).toEqual(['cssmtp-goes-together warning']);
  expect(found(`${server}Report Admin\n${administrators(4)}`)).toEqual([]);
  expect(found(`${server}${administrators(6)}`)).toEqual(['cssmtp-goes-together warning']);
  expect(found(`${server}MailAdministrator a@example.com\nMailAdministrator a@example.com\n`)).toEqual(['cssmtp-goes-together warning']);
  expect(found(`${server}MBCS Yes\nTranslate IBM-1388\n`)).toEqual(['cssmtp-goes-together warning']);
  expect(found(`${charset}MBCS Yes\nTranslate IBM-1388\n`)).toEqual([]);
  expect(found(charset)).toEqual(['cssmtp-goes-together information']);
  expect(found(`${server}ExtWrtName stdwtr\n`)).toEqual(['cssmtp-goes-together warning']);
  expect(found(server.replace('}', '  Secure Yes\n  AuthEntity MAILFROM\n}\nOptions\n{\n  TLSEhlo Yes\n}'))).toEqual(['cssmtp-goes-together information']);
});

test('TargetMx stands alone; a fifth server is left out', () => {
  expect(found('TargetServer\n{\n TargetMx example.com\n}\n')).toEqual([]);
  expect(found(`${server}TargetServer\n{\n TargetMx example.com\n}\n`)).toEqual(['cssmtp-targets warning']);
  expect(found([1, 2, 3, 4, 5].map((n) => `TargetServer\n{\n TargetIp 192.0.2.${n}\n}\n`).join(''))).toEqual(['cssmtp-targets warning']);
});

test('a server without address is none', () => {
  expect(found('TargetServer\n{\n ConnectPort 25\n}\n')).toEqual(['cssmtp-targets warning']);
});

test('limits that go together', () => {
  expect(found(`${server}RetryLimit\n{\n Count 120\n Interval 60\n}\n`)).toEqual([]);
  expect(found(`${server}JESJobSize 100\nJESMsgSize 101\n`)).toEqual(['cssmtp-limits warning']);
  expect(found(`${server}JESJobSize 0\nJESMsgSize 101\n`)).toEqual([]);
});

test('any text is read in full: the words and braces that it has, in order, whatever their order', () => {
  const parts = ['TargetServer', '{', '}', '\n', '\r\n', ' ', '#', ';', 'Secure', 'Yes', '\0', '&X.', 'Options', '\ud800'];
  let seed = 7;
  const next = (): number => (seed = (seed * 1103515245 + 12345) % 2147483648);
  for (let round = 0; round < 500; round++) {
    const text = Array.from({ length: 40 }, () => parts[next() % parts.length] ?? '').join('');
    const { lines } = readCssmtp(text);
    for (const { keyword, block } of lines) {
      expect(text.slice(keyword.start, keyword.end)).toBe(keyword.text);
      for (const inner of block?.lines ?? []) expect(inner.keyword.start).toBeGreaterThanOrEqual(block?.open.end ?? 0);
    }
    expect(() => findingsOf({ CSSMTPCF: text, FTPSDATA: text }).flatMap((finding) => finding.fixes())).not.toThrow();
  }
});

test.each<[string, string[]]>([
  ['Options\n{\n  TLSEhlo maybe\n  NullTrnc no\n}', ['cssmtp-value warning']],
  ['MailAdministrator Admin@host.example.com\nReportMailFrom post@example.com', []],
  ['MailAdministrator &ADMIN.', []],
  ['MailAdministrator admin§example.com', []],
  ['MailAdministrator admin', ['cssmtp-value warning']],
  ['ReportMailFrom @example.com', ['cssmtp-value warning']],
  [`ReportMailFrom ${'x'.repeat(65)}@example.com`, ['cssmtp-value information']],
  ['ExtendedRetry\n{\n  MailDirectory /var/&SYSNAME./mail/\n}', []],
  ['ExtendedRetry\n{\n  MailDirectory var/mail\n}', ['cssmtp-value warning']],
  ['TargetServer\n{\n  Secure Yes\n}', ['cssmtp-targets warning']],
  ['Timeout\n{\n  AnyCmd 30\n  ANYCMD 60\n}', ['cssmtp-twice information']],
])('%s', (text, expected) => expect(found(`${server}${text}\n`)).toEqual(expected));

test('who authenticates notifications, with AuthEntity <MAILFROM>', () => {
  const text = (more: string): string => `Options\n{\n  TLSEhlo Yes\n}\nTargetServer\n{\n  TargetName mail.example.com\n  Secure Yes\n  AuthEntity <MAILFROM>\n}\n${more}`;
  expect(found(text(''))).toEqual(['cssmtp-goes-together information']);
  expect(found(text('ReportMailFrom post@example.com\n'))).toEqual([]);
  expect(found(text('Undeliverable\n{\n  ReturnToMailFrom No\n}\n'))).toEqual([]);
});
