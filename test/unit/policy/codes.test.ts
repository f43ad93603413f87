/** Lists of codes from the words that code them. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { codesIn } from '../../../server/src/policy/codes.js';

test('names and runs of codes give codes', () => {
  expect(codesIn('cipher4', 'TLS_AES_128_GCM_SHA256')).toEqual(['1301']);
  expect(codesIn('cipher4', '1301c02f')).toEqual(['1301', 'C02F']);
  expect(codesIn('cipher4', 'TLS_NO_SUCH_SUITE')).toEqual(['TLS_NO_SUCH_SUITE']);
});

test('what is remembered of a word does not hold on to the file that it stands in', () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const held = (): number => (collect(), process.memoryUsage().heapUsed);
  const fileSize = 4_000_000;
  const before = held();
  for (let file = 10; file < 30; file++) {
    const text = `TLS_NO_SUCH_SUITE_${file}`.padEnd(fileSize);
    codesIn('cipher4', text.slice(0, 'TLS_NO_SUCH_SUITE_10'.length));
  }
  expect(held() - before).toBeLessThan(5 * fileSize);
});
