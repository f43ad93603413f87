/** For each kind of value in the list of attls.ts every form in which it may be written. */
import { ciphers, ciphersV2, groups, signatures } from '../../../server/src/catalog/index.js';
import type { Attribute } from './attls.js';

const addresses = ['192.0.2.1', '0.0.0.0', '255.255.255.255', '2001:db8::1', '2001:DB8:0:0:0:0:0:1', 'fe80::a:b:c:d', '2001:db8::192.0.2.33'];
const prefixes = ['192.0.2.0/24', '10.0.0.0/8', '192.0.2.1/32', '0.0.0.0/0', '2001:db8::/32', '2001:db8::1/128', '::/0'];
const ranges = ['192.0.2.1-192.0.2.9', '192.0.2.1-192.0.2.1', '0.0.0.0-255.255.255.255', '2001:db8::1-2001:db8::ff'];
const ports = ['1', '65535', '1 65535', '1024   65535', '1024\t65535', '1024-65535', '1024:65535', '443-443', '443 443'];
const jobNames = ['A', 'TN3270', '$@A12345', 'ZWE1*', 'ABCDEFG*', '*'];
const labels = ['TN3270', 'TN3270.RSA.2026', 'Zowe Server', '"Zowe Server"', "'Zowe Server'", 'Zürich (neu), 2026', 'x'.repeat(32), 'keyword On Off'];
const paths = ["//'USER.TCPPARMS(GSKENV)'", "//'USER.GSK.ENV'", "//'user.tcpparms(gskenv)'", '/etc/pagent.ttls.TLS1.2zOS1.13.env', '/u/user1/Stash-File_1'];
/** Names of statements: 1 to 32 characters, any of them. */
export const names = ['A', 'gAct1', 'cipher4~Default_NISTCiphers_z196', 'eAct1~FTPTat192.168.20.9', 'CSQ1-INBOUND', 'a@b.c_d-e', '1', 'On', 'TTLSRule', 'Any', 'x'.repeat(32)];

const texts: Readonly<Record<string, readonly string[]>> = {
  Keyring: ['TNRING', 'START2/TN3270', 'start1/Ring.With-Mixed_Case', '/etc/tls/key.kdb', '*AUTH*/*', '*TOKEN*/TNTOKEN', 'SITEUSER/SITERING', 'x'.repeat(1023)],
  KeyringPw: ['secret', 'S3cr&t!', 'x'.repeat(128)],
  ClientHandshakeSNIList: ['api.example.com', 'HOSTA', 'xn--bcher-kva.example'],
  ServerHandshakeSNIList: ['HOSTA/RSACERT', 'api.example.com/Zowe Server'],
  HostReferenceIdDNS: ['api.example.com', '*.example.com'],
  HostReferenceIdCN: ['api.example.com', 'Common Name of a Server'],
  GSK_LDAP_SERVER: ['ldap.example.com', 'ldap.example.com:389', '192.0.2.1:636', '[2001:db8::1]:389'],
  GSK_LDAP_USER: ['admin', 'cn=Directory Manager,o=Example', 'cn=Directory Manager, o=Example, c=US'],
  GSK_LDAP_USER_PW: ['secret', 's{e}cret'],
  HttpCdpProxyServerName: ['proxy.example.com', '192.0.2.1', '2001:db8::1'],
  OcspProxyServerName: ['proxy.example.com', '192.0.2.1', '2001:db8::1'],
  OcspUrl: ['http://ocsp.example.com', 'http://ocsp.example.com:8080/a/b?c=d&e=f', 'http://192.0.2.1/', 'http://[2001:db8::1]:80', `http://a/${'x'.repeat(2083 - 'http://a/'.length)}`],
};

const kinds: Readonly<Record<string, () => readonly string[]>> = {
  ports: () => ports,
  jobname: () => jobNames,
  label: () => labels,
  path: () => paths,
  ciphers1: () => ['1', '123467', ...ciphersV2.flatMap(({ code1, name }) => [code1, name, name.toLowerCase()])],
  ciphers2: () => ['35', '2F35', '352f0a', '050435363738392F303132330A1613', ...ciphers.flatMap(({ code2, name }) => [name, name.toLowerCase(), ...(code2 ? [code2] : [])])],
  ciphers4: () => ['1301', '1301C02F', '130113021303c030c02f', ...ciphers.map(({ code4 }) => code4)],
  groups: () => ['0023', '00230024', '0021002300240025001900290030', '4588', ...groups.filter(({ code }) => code !== 'Any').flatMap(({ code, name }) => [code, name, name.toUpperCase()])],
  signatures: () => ['0401', '060305030403', ...signatures.flatMap(({ code, name }) => [code, name, name.toLowerCase()])],
  dates: () => ['20260101000000:20261231235959'],
  months: () => ['111111111111', '100000000001'],
  'days of the month': () => ['1'.repeat(31), '0'.repeat(31) + '1'.repeat(31)],
  'days of the week': () => ['1111111', '0111110'],
  times: () => ['08:00-17:00', '8-17', '08:00-12:00,13:00-17:00', '22:00-06:00', '00:00-24:00'],
  'time zone': () => ['Local', 'UTC'],
};

const choices: Readonly<Record<string, readonly string[]>> = { All: ['All', 'ALL', 'all'], address: addresses, prefix: prefixes, range: ranges };

/** Every form of the attribute's value; nothing for references and inline statements. */
export function formsOf({ statement, name, takes }: Attribute): readonly string[] {
  const numbers = /^(-?\d+)\.\.(\d+)$/.exec(takes);
  if (numbers) return [numbers[1] as string, numbers[2] as string];
  if (takes === 'text') return texts[name] ?? [];
  if (name === 'ClientECurves') return ['Any', 'ANY', ...(kinds['groups']?.() ?? [])];
  // The manual has 0 for every port in the conditions of a rule only.
  if (takes === 'ports') return statement === 'TTLSRule' ? ['0', ...ports] : ports;
  const kind = kinds[takes];
  if (kind) return kind();
  return takes.split(' | ').flatMap((word) => choices[word] ?? [word, word.toUpperCase(), word.toLowerCase()]);
}
