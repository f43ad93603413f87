import { expect, test } from 'vitest';
import { parsePorts, PortSet } from '../../../server/src/policy/ports.js';

function set(...words: string[]): PortSet {
  const found = parsePorts(words);
  if (!found) throw new Error(`${words.join(' ')} is no port condition`);
  return found;
}

test.each([
  [['2023'], ['2023']],
  [['7551-7559'], ['7551-7559']],
  [['7551:7559'], ['7551-7559']],
  [['7551', '7559'], ['7551-7559']],
  [['6794-6794'], ['6794']],
  [['0'], ['All']],
  [['1-65535'], ['All']],
])('%j means %j', (words, texts) => {
  expect(set(...words).texts()).toEqual(texts);
});

test.each([[['9-1']], [['9', '1']], [['65536']], [['1-65536']], [['x']], [['']], [[]], [['1-2-3']], [['-5']]])('%j is no port condition', (words) => {
  expect(parsePorts(words)).toBeUndefined();
});

test('text behind a single port is not part of it', () => {
  expect(set('2023', 'telnet').texts()).toEqual(['2023']);
});

test('port sets cover and overlap each other', () => {
  expect(set('0').covers(set('2023'))).toBe(true);
  expect(set('2000-2100').covers(set('2023'))).toBe(true);
  expect(set('2000-2100').overlaps(set('2100-2200'))).toBe(true);
  expect(set('2000-2100').overlaps(set('2101'))).toBe(false);
  expect(PortSet.union([set('21'), set('22-23'), set('992')]).texts()).toEqual(['21-23', '992']);
  expect(PortSet.union([set('21'), set('23')]).contains(22)).toBe(false);
});
