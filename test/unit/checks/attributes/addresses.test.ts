import { describe, expect, test } from 'vitest';
import { afterFix, expectMarked, serious, severities } from '../marked.js';

const rule = (lines: string): string => `TTLSRule R\n{\n  Jobname             FTPD*\n${lines}  Direction           Inbound\n  TTLSGroupActionRef  G\n}\nTTLSGroupAction G\n{\n  TTLSEnabled  Off\n}\n`;

describe('bare-number-address', () => {
  test('is taken for an address; a port was meant', () => {
    const [finding] = expectMarked('bare-number-address', rule('  ⟦RemoteAddr  6793⟧\n'));
    expect(finding?.severity).toBe('warning');
    expect(finding?.message).toBe('6793 is taken for the address 0.0.26.137. If a port is meant, write RemotePortRange 6793.');
    expect(serious(rule('  RemoteAddr  6793\n'))).toEqual(['bare-number-address: RemoteAddr  6793']);
    expect(afterFix('bare-number-address', rule('  RemoteAddr       6793\n'))).toBe(rule('  RemotePortRange  6793\n'));
  });

  test('no port is suggested when one is coded, or the number is none', () => {
    expect(expectMarked('bare-number-address', rule('  ⟦LocalAddr  6793⟧\n  LocalPortGroupRef  P\n'))[0]?.fixes()).toEqual([]);
    expect(expectMarked('bare-number-address', rule('  ⟦LocalAddr  99999⟧\n'))[0]?.fixes()).toEqual([]);
  });

  test('an address is no bare number', () => {
    expectMarked('bare-number-address', rule('  LocalAddr  192.0.2.1\n'));
  });
});

describe('bad-address', () => {
  test.each([
    ['All', 'aLL'],
    ['one address', '192.0.2.1'],
    ['leading zeros', '010.001.002.003'],
    ['a prefix', '192.0.2.0/24'],
    ['every IPv4 address', '0.0.0.0/0'],
    ['a range', '192.0.2.1-192.0.2.9'],
    ['IPv6', '2001:db8::1'],
    ['IPv6 in capitals', '2001:DB8:0:0:0:0:0:1'],
    ['an IPv6 prefix', '2001:db8::/32'],
    ['an IPv6 range', '2001:db8::1-2001:db8::ff'],
    ['every IPv6 address', '::/0'],
  ])('%s: %s', (_what, address) => {
    expectMarked('bad-address', rule(`  LocalAddr  ${address}\n`));
  });

  test.each([
    ['a part above 255', '192.0.2.256', undefined],
    ['a host name', 'host.example.com', undefined],
    ['a prefix too long', '192.0.2.0/33', undefined],
    ['an IPv6 prefix too long', '2001:db8::/129', undefined],
    ['a mask', '192.0.2.0/255.255.255.0', '192.0.2.0/24'],
    ['a range backwards', '192.0.2.9-192.0.2.1', '192.0.2.1-192.0.2.9'],
    ['a range with a colon', '192.0.2.1:192.0.2.9', '192.0.2.1-192.0.2.9'],
    ['a range of two families', '192.0.2.1-2001:db8::1', undefined],
    ['half a range', '192.0.2.1-', undefined],
    ['two colons twice', '2001::db8::1', undefined],
    ['an interface', 'fe80::1%ETH0', 'fe80::1'],
    ['brackets', '[2001:db8::1]', '2001:db8::1'],
    ['any', 'Any', 'All'],
    ['a number above 32 bits', '4294967296', undefined],
  ])('%s: %s', (_what, address, instead) => {
    const text = rule(`  LocalAddr  ⟦${address}⟧\n`);
    const [finding] = expectMarked('bad-address', text);
    expect(finding?.severity).toBe('error');
    expect(finding?.fixes().map(({ title }) => title)).toEqual(instead === undefined ? [] : [`Change ${address} to ${instead}`]);
  });

  test.each([
    ['192.0.2.1 - 192.0.2.9', '192.0.2.1-192.0.2.9'],
    ['192.0.2.1 192.0.2.9', '192.0.2.1-192.0.2.9'],
    ['192.0.2.1- 192.0.2.9', '192.0.2.1-192.0.2.9'],
    ['192.0.2.0 /24', '192.0.2.0/24'],
  ])('blanks: %s', (written, meant) => {
    expectMarked('bad-address', rule(`  LocalAddr  ⟦${written}⟧\n`));
    expect(afterFix('bad-address', rule(`  LocalAddr  ${written}\n`))).toBe(rule(`  LocalAddr  ${meant}\n`));
    expect(serious(rule(`  LocalAddr  ${written}\n`))).toEqual([`bad-address: ${written}`]);
  });

  test('fewer than four numbers may be taken in the old way: a warning', () => {
    expect(severities(expectMarked('bad-address', rule('  LocalAddr  ⟦10.1⟧\n')))).toEqual(['warning']);
  });

  test('IDS refuses them too, IPSec filters do not', () => {
    const found = expectMarked('bad-address', 'IDSTRCondition C\n{\n  Protocol  Tcp\n  LocalHostAddr  ⟦::ffff:192.0.2.1⟧\n}\n');
    expect(found.map(({ message }) => message)).toEqual(['LocalHostAddr: IDS refuses IPv4-mapped IPv6 addresses. Write 192.0.2.1.']);
    expectMarked('bad-address', 'IpFilterRule R\n{\n  IpSourceAddr  ::ffff:192.0.2.1\n}\n');
    expectMarked('bad-address', 'RemoteSecurityEndpoint R\n{\n  Identity  IpAddr ::ffff:192.0.2.1\n  Location  2001:db8::1\n}\n');
    expect(expectMarked('bad-address', 'RemoteSecurityEndpoint R\n{\n  Identity  Fqdn host.example.com\n  Location  ⟦::ffff:192.0.2.1⟧\n}\n').map(({ message }) => message)).toEqual(['Location: outside of filter rules and identities IPSec refuses IPv4-mapped IPv6 addresses. Write 192.0.2.1.']);
    expectMarked('bad-address', 'LocalDynVpnRule R\n{\n  LocalIp   ⟦::1⟧\n  RemoteIp  ::\n}\n');
  });

  test('AT-TLS refuses IPv4 addresses in the form of IPv6, and ::/96', () => {
    expect(afterFix('bad-address', rule('  LocalAddr  ::ffff:192.0.2.0/120\n'))).toBe(rule('  LocalAddr  192.0.2.0/24\n'));
    expect(afterFix('bad-address', rule('  LocalAddr  ::ffff:192.0.2.1-::ffff:192.0.2.9\n'))).toBe(rule('  LocalAddr  192.0.2.1-192.0.2.9\n'));
    expect(afterFix('bad-address', rule('  LocalAddr  ::ffff:192.0.2.1\n'))).toBe(rule('  LocalAddr  192.0.2.1\n'));
    expectMarked('bad-address', rule('  LocalAddr  ⟦::1⟧\n'));
    expectMarked('bad-address', rule('  LocalAddr  ⟦::192.0.2.1/128⟧\n'));
  });

  test('IPSec refuses them outside of filter rules and identities, Routing does not', () => {
    expectMarked('bad-address', 'IpManVpnAction M\n{\n  LocalSecurityEndpointAddr  ⟦::1⟧\n  RemoteSecurityEndpointAddr  Any6\n}\n');
    expectMarked('bad-address', 'IpFilterRule R\n{\n  IpSourceAddr  ::1\n}\nRoutingRule R\n{\n  IpSourceAddr  ::1\n}\n');
  });

  test('Addr takes one address, Prefix a prefix, Range a range', () => {
    expectMarked('bad-address', 'IpAddrGroup N\n{\n  IpAddr\n  {\n    Addr  ⟦192.0.2.0/24⟧\n  }\n  IpAddr\n  {\n    Addr  ⟦All⟧\n  }\n  IpAddrSet\n  {\n    Prefix  ⟦192.0.2.1⟧\n  }\n  IpAddrSet\n  {\n    Range  ⟦192.0.2.0/24⟧\n  }\n}\n');
    expectMarked('bad-address', 'IpAddrGroup N\n{\n  IpAddr\n  {\n    Addr  192.0.2.1\n  }\n  IpAddrSet\n  {\n    Prefix  192.0.2.0/24\n  }\n  IpAddrSet\n  {\n    Range  192.0.2.1-192.0.2.9\n  }\n}\n');
  });
});

describe('bad-port', () => {
  const ports = (value: string): string => rule(`  LocalPortRange  ${value}\n`);

  test.each(['1', '65535', '0', '1024 65535', '1024-65535', '1024:65535', '443-443', '00443'])('%s', (value) => {
    expectMarked('bad-port', ports(value));
  });

  test.each([
    ['backwards', '2025-2023', '2023-2025'],
    ['backwards, with a blank', '2025 2023', '2023 2025'],
    ['delimiters mixed', '2023 - 2025', '2023-2025'],
    ['a blank too many', '2023 -2025', '2023-2025'],
    ['another blank too many', '2023- 2025', '2023-2025'],
    ['All', 'All', '0'],
    ['too high', '70000', undefined],
    ['upper end too high', '1024-70000', undefined],
    ['a list', '443,8443', undefined],
    ['a service name', 'https', undefined],
    ['no upper end', '1024-', undefined],
  ])('%s: %s', (_what, value, instead) => {
    const [finding] = expectMarked('bad-port', ports(`⟦${value}⟧`));
    expect(finding?.severity).toBe('error');
    expect(finding?.fixes().map(({ title }) => title)).toEqual(instead === undefined ? [] : [`Change ${value} to ${instead}`]);
    expect(serious(ports(value))).toEqual([`bad-port: ${value}`]);
  });

  test('words that other disciplines take', () => {
    expectMarked('bad-port', 'PolicyRule R\n{\n  SourcePortRange  All\n  PolicyActionReference  A\n}\n');
  });

  test('what the reference has from samples only is a warning', () => {
    expect(severities(expectMarked('bad-port', 'PortRange P\n{\n  Port  ⟦70000⟧\n}\n'))).toEqual(['warning']);
  });
});
