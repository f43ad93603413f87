/** A table of names after exchanges holds what a table made of the result would, in the same order, and leaves the old one alone. */
import { expect, test } from 'vitest';
import { NameTable } from '../../../server/src/workspace/name-table.js';

const rank = (value: number): number => value;
const tableOf = (...values: number[]): NameTable<number> => NameTable.of(new Map(values.map((value) => [`N${value}`, value])));

test('a value is exchanged, and its name keeps its place', () => {
  const before = tableOf(1, 3, 5);
  const after = before.with(new Map([['N3', 4]]), true, rank);
  expect([...after.inOrder(rank)]).toEqual([['N1', 1], ['N3', 4], ['N5', 5]]);
  expect([...before.inOrder(rank)]).toEqual([['N1', 1], ['N3', 3], ['N5', 5]]);
});

test('names come, go and come again', () => {
  const without = tableOf(1, 3, 5).with(new Map([['N3', undefined]]), false, rank);
  expect([without.has('N3'), without.size]).toEqual([false, 2]);
  const again = without.with(new Map([['N3', 3], ['N2', 2]]), false, rank);
  expect([...again.inOrder(rank).keys()]).toEqual(['N1', 'N2', 'N3', 'N5']);
  expect([again.get('N2'), again.get('N4'), again.size]).toEqual([2, undefined, 4]);
});

test('order stays once it had to be worked out, however many exchanges follow', () => {
  let table = tableOf(...Array.from({ length: 100 }, (_, i) => 2 * i));
  for (let i = 99; i >= 0; i--) table = table.with(new Map([[`N${2 * i + 1}`, 2 * i + 1]]), false, rank).with(new Map([['N0', 0]]), true, rank);
  expect([...table.inOrder(rank).values()]).toEqual(Array.from({ length: 200 }, (_, i) => i));
  expect(table.size).toEqual(200);
});
