/** Nothing valid is reported: every parameter of every discipline, and statements of the main and image files, with every form of a value. */
import { describe, expect, test } from 'vitest';
import { ciphers, ciphersV2, groups, signatures, statement, topLevelStatements } from '../../../../server/src/catalog/index.js';
import type { Parameter, Statement, ValueSpec } from '../../../../server/src/catalog/types.js';
import { attributeChecks } from '../../../../server/src/checks/attributes/index.js';
import { syntaxChecks } from '../../../../server/src/checks/syntax/index.js';
import { findingsOf } from '../../../support/library.js';

/** What a block alone does not have, and advice; all else would be a false finding. */
const beside = new Set(['missing-attribute', 'rule-without-condition', 'does-not-apply', 'deprecated-value', 'tolerated-attribute', 'bare-number-address']);
const checks = [...syntaxChecks, ...attributeChecks].filter(({ code }) => !beside.has(code));

const roles = ['ttls', 'ipsec', 'ids', 'qos', 'routing'] as const;
type Role = (typeof roles)[number];

function complaints(text: string, role: Role): string[] {
  const library = { POLICY: text, PAGENTCF: "TcpImage TCPIP //'USER.TCPPARMS(IMAGE)'\n", IMAGE: `${role}Config //'USER.TCPPARMS(POLICY)'\n` };
  return findingsOf(library, { checks, recordLength: null }).map(({ code, message }) => `${code}: ${message}`);
}

const cases = (text: string): string[] => [text, text.toLowerCase(), text.toUpperCase()];

function samples(value: ValueSpec): string[] {
  switch (value.kind) {
    case 'enum':
      return value.values.flatMap((each) => [each.value, ...(each.aliases ?? [])].flatMap(cases));
    case 'integer':
      return [value.min, value.max, value.max ?? 1].filter((n) => n !== undefined).map(String);
    case 'ipaddr':
      return value.forms.flatMap((form) => ({ all: ['All', 'ALL'], single: ['192.0.2.1', '2001:db8::1'], prefix: ['192.0.2.0/24', '2001:db8::/32', '0.0.0.0/0'], range: ['192.0.2.1-192.0.2.9', '2001:db8::1-2001:db8::9'] })[form]);
    case 'portrange':
      return ['1', '65535', '1024 65535', '1024-65535', '1024:65535'];
    case 'ref':
    case 'name':
      return value.kind === 'name' && value.maxLength === 8 ? ['TN3270', 'A', ...(value.wildcard ? ['ZWE1*', '*'] : [])] : ['gAct1~TN_3270-a.b@c', 'x'.repeat(32)];
    case 'path':
      return ["//'USER.TCPPARMS(MEMBER)'", '/etc/pagent/file.name'];
    case 'label':
      return ['TN3270', 'A label of several words', '"quoted label"', "'quoted label'"];
    case 'text':
      if (value.format?.startsWith('http:')) return ['http://host.example.com:80/path?query', 'HTTP://192.0.2.1'];
      if (value.format === 'server name/certificate label') return ['START2/TN3270', 'host.example.com/A label'];
      return ['A', 'START2/TN3270', '*AUTH*/*', '*TOKEN*/NAME', 'http://host.example.com:80/path?query', ...(value.restOfLine ? ['cn=a b, o=c'] : [])].filter((text) => text.length <= (value.maxLength ?? Infinity));
    case 'codes':
      return codes(value);
    default:
      return ['1', '2'];
  }
}

function codes(value: Extract<ValueSpec, { kind: 'codes' }>): string[] {
  switch (value.of) {
    case 'cipher1':
      return ciphersV2.flatMap((row) => [row.code1, row.name, ...(row.aliases ?? [])]);
    case 'cipher2':
      return [...ciphers.flatMap((row) => [row.name, row.name.toLowerCase(), ...(row.aliases ?? []), ...(row.code2 && row.code2 !== '00' ? [row.code2, `${row.code2 === '35' ? '2F' : '35'}${row.code2}`] : [])])];
    case 'cipher4':
      return ciphers.flatMap((row) => [row.code4, row.code4.toLowerCase(), `${row.code4 === '1301' ? '1302' : '1301'}${row.code4}`]);
    case 'group':
      return [...groups.filter((row) => row.wireHex !== '').flatMap((row) => [row.code, row.name, ...(row.aliases ?? []), `0023${row.code}`]), ...(value.constants ?? [])];
    case 'signature':
      return signatures.flatMap((row) => [row.code, row.name, `0601${row.code}`]);
  }
}

/** A block of the statement where it may stand, with these lines. */
function block(of: Statement, lines: readonly string[]): string {
  const text = `${of.name}${of.nameArgument === 'none' ? '' : ` ${of.nameValues?.[0]?.value ?? 'X'}`}\n{\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
  const outer = of.placement.some((place) => place.file !== undefined) ? undefined : statement('pagent', of.placement[0]?.statement ?? '');
  return outer ? block(outer, text.trimEnd().split('\n')) : text;
}

const isAttribute = (row: Parameter): boolean => row.value.kind !== 'inline' && row.value.kind !== 'other';

const statements = roles.flatMap((role) => topLevelStatements(role).filter((row) => row.form === 'block').map((row) => [role, row.name, row] as const));

describe.each(statements)('%s: %s', (role, _name, row) => {
  const attributes = row.parameters.filter(isAttribute);

  test(`each of its ${attributes.length} attributes, in every form`, () => {
    for (const parameter of attributes) {
      for (const value of samples(parameter.value)) expect(complaints(block(row, [`${parameter.name}  ${value}`]), role)).toEqual([]);
      const [value = 'X'] = samples(parameter.value);
      for (const keyword of cases(parameter.name)) expect(complaints(block(row, [`${keyword}\t${value}   # ${value} remark { }`]), role)).toEqual([]);
    }
  });

  test('inline statements with and without a name', () => {
    for (const { value } of row.parameters) {
      const inline = value.kind === 'inline' ? statement('pagent', value.to) : undefined;
      if (!inline) continue;
      expect(complaints(block(row, [inline.name, '{', '}']), role)).toEqual([]);
      expect(complaints(block(row, [`${inline.name} NAME # {`, '# comment', '{', '}']), role)).toEqual([]);
    }
  });
});

test.each([
  "TcpImage TCPIP //'SYS1.TCPPARMS(PAGIMAGE)' FLUSH PURGE 600",
  'tcpimage tcpip /etc/TCPIP.image noflush nopurge',
  'PEPInstance TCPIP FLUSH PURGE 3600',
  'TcpImage TCPIP 1800',
  'TcpImage TCPIP',
  'LogLevel 511',
  'LOGLEVEL 0',
  'Codepage IBM-1047',
  "CommonTTLSConfig //'SYS1.TCPPARMS(TTLSCOM)'",
  'CommonIpSecConfig /etc/common.ipsecpol',
  'ClientConnection',
  'ClientConnection 16310',
  'ServicesConnection\n{\n  Port 16311\n  ImageName TCPCS\n  Security Basic\n}',
  "DynamicConfigPolicyLoad Rem.*\n{\n  PolicyType IPSec\n  {\n    CommonPolicyLoad //'ETC.COMMON.IPSEC'\n    PolicyLoad       //'ETC.IPSEC(*)'\n  }\n}",
  'AutoMonitorApps\n{\n  AppName SYSLOGD\n  {\n    ProcName EZAPOLPR\n    EnvVar A=b c\n  }\n}',
])('a main file with %s', (line) => {
  expect(findingsOf(`LogLevel 31\n${line}\n`, { checks }).map(({ code }) => code)).toEqual([]);
});

test.each(["TTLSConfig //'SYS1.TCPPARMS(TTLSPOL)' FLUSH PURGE", 'TTLSConfig /etc/pagent/ttls.policy NOFLUSH', 'TTLSConfig', 'TTLSConfig FLUSH PURGE', 'QoSConfig /u/user1/pagent.qos', "IDSConfig //'SYS1.TCPPARMS(IDSPOL)' NOFLUSH NOPURGE", 'ZERTConfig /etc/zert FLUSH', 'PolicyServer\n{\n  ClientName X\n  AuthBy Password secret\n  PolicyType TTLS\n  {\n    FLUSH\n    PURGE\n  }\n}'])(
  'an image file with %s',
  (line) => {
    expect(findingsOf(`TTLSConfig /etc/x\n${line}\n`, { checks }).map(({ code }) => code)).toEqual([]);
  },
);
