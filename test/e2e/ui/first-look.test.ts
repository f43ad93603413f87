import assert from 'node:assert/strict';
import { atWindow } from '../lib/person.js';

suite('A person opens a member', () => {
  const person = atWindow({
    open: ['PAGENTTN', 'MISTAKE'],
    members: { MISTAKE: 'TTLSRule  TN\n{\n  ZocalAddr  ALL\n}\n' },
  });

  test('keywords and values have colours of their own', async () => {
    await person().openMember('PAGENTTN');
    const colours = await person().colours('TTLSRule');
    assert.ok(colours.length >= 2, `more than one colour in the line of a TTLSRule, not ${colours}`);
  });

  test('a hover explains the statement under the mouse', async () => {
    assert.match(await person().hover('TTLS|Rule'), /TTLSRule/);
    await person().picture('hover-statement');
    await person().dismiss();
  });

  test('a mistake is underlined and listed among the problems', async () => {
    await person().openMember('MISTAKE');
    assert.ok((await person().squiggles('error')) >= 1);
    const rows = await person().problems('ZocalAddr');
    assert.ok(rows.some((row) => row.includes('ZocalAddr')), rows.join('\n'));
  });
});
