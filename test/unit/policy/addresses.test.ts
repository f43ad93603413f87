import { expect, test } from 'vitest';
import { AddressSet, addressText, parseAddress, parseAddresses } from '../../../server/src/policy/addresses.js';

function set(text: string): AddressSet {
  const found = parseAddresses(text);
  if (!found) throw new Error(`${text} is no address condition`);
  return found;
}

test('All, in any case, is every address of both families', () => {
  for (const text of ['All', 'ALL', 'all']) {
    expect(set(text).contains('10.1.1.2')).toBe(true);
    expect(set(text).contains('2001:db8::1')).toBe(true);
    expect(set(text).isAll).toBe(true);
  }
});

test.each([
  ['10.1.1.2', '10.1.1.2', '10.1.1.3'],
  ['10.1.0.0/16', '10.1.255.255', '10.2.0.0'],
  ['10.1.1.77/24', '10.1.1.1', '10.1.2.1'],
  ['10.1.1.10-10.1.2.5', '10.1.1.255', '10.1.2.6'],
  ['0.0.0.0/0', '255.255.255.255', '::1'],
  ['2001:db8::/32', '2001:db8:ffff::1', '2001:db9::'],
  ['2001:db8::1-2001:db8::ff', '2001:DB8::A0', '2001:db8::100'],
])('%s holds %s and not %s', (condition, inside, outside) => {
  expect(set(condition).contains(inside)).toBe(true);
  expect(set(condition).contains(outside)).toBe(false);
});

test('a bare number is an IPv4 address, as z/OS 3.1 installed it', () => {
  expect(set('6793').texts()).toEqual(['0.0.26.137']);
});

test.each(['', 'host.example.com', '10.1.1', '10.1.1.256', '10.1.1.1/33', '2001:db8::/129', '10.1.1.9-10.1.1.1', '10.1.1.1-2001:db8::1', '10.1.1.1:10.1.1.9', '4294967296', 'fe80::1%eth0'])(
  '%j is no address condition',
  (text) => {
    expect(parseAddresses(text)).toBeUndefined();
  },
);

test('an IPv4-mapped IPv6 address is the IPv4 address', () => {
  expect(set('10.1.1.2').contains('::ffff:10.1.1.2')).toBe(true);
});

test('leading zeros are decimal', () => {
  expect(parseAddress('010.001.000.009')).toEqual(parseAddress('10.1.0.9'));
});

test('sets cover and overlap each other', () => {
  const net = set('10.1.0.0/16');
  const part = set('10.1.4.0/24');
  const across = set('10.1.255.250-10.2.0.5');
  expect(net.covers(part)).toBe(true);
  expect(part.covers(net)).toBe(false);
  expect(net.overlaps(across)).toBe(true);
  expect(net.covers(across)).toBe(false);
  expect(part.overlaps(across)).toBe(false);
  expect(net.intersect(across).texts()).toEqual(['10.1.255.250-10.1.255.255']);
  expect(set('All').covers(net)).toBe(true);
  expect(set('0.0.0.0/0').covers(set('All'))).toBe(false);
});

test('a group is the union of its members; what touches becomes one', () => {
  const group = AddressSet.union([set('10.1.1.128/25'), set('10.1.1.0/25'), set('192.168.1.1'), set('2001:db8::1')]);
  expect(group.texts()).toEqual(['10.1.1.0/24', '192.168.1.1', '2001:db8::1']);
  expect(group.equals(AddressSet.union([set('2001:db8::1'), set('192.168.1.1'), set('10.1.1.0/24')]))).toBe(true);
});

test('addresses are written in their short form', () => {
  const address = parseAddress('2001:0DB8:0000:0000:0000:0000:0000:00FF');
  expect(address && addressText(address)).toBe('2001:db8::ff');
});
