import { expect, test } from 'vitest';
import { mostRestarts, period, Restarts } from '../../../client/src/restarts.js';

const minute = 60_000;

test('a server that ends again and again is started a few times, and then no more', () => {
  const restarts = new Restarts();
  const answers = Array.from({ length: mostRestarts + 2 }, (_, i) => restarts.ended(i * 1000));
  expect(answers).toEqual([...Array<boolean>(mostRestarts).fill(true), false, false]);
});

test('a server that ends now and then is always started again', () => {
  const restarts = new Restarts();
  const answers = Array.from({ length: 50 }, (_, i) => restarts.ended(i * minute));
  expect(answers).toEqual(Array<boolean>(50).fill(true));
});

test('after a person has started it, the count begins anew', () => {
  const restarts = new Restarts();
  for (let i = 0; i <= mostRestarts; i++) restarts.ended(i);
  expect(restarts.ended(10)).toBe(false);
  restarts.forget();
  expect(restarts.ended(20)).toBe(true);
});

test('what was long ago does not count', () => {
  const restarts = new Restarts();
  for (let i = 0; i <= mostRestarts; i++) restarts.ended(i);
  expect(restarts.ended(mostRestarts + period)).toBe(true);
});
