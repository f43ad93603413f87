import { describe, expect, test } from 'vitest';
import { runChecks } from '../../../../server/src/checks/runner.js';
import { buildModel } from '../../../../server/src/workspace/model.js';
import { defaultSettings } from '../../../../server/src/workspace/settings.js';
import { SourceFile } from '../../../../server/src/workspace/source-file.js';
import { afterFix, expectMarked, findingsWith, severities } from '../marked.js';

const numbered = (lines: readonly string[]): string => lines.map((line, i) => `${line.padEnd(72)}${String((i + 1) * 100).padStart(8, '0')}\n`).join('');

describe('sequence-numbers', () => {
  const lines = ['# group', 'TTLSGroupAction TNGA', '{', '  TTLSEnabled  Off', '}'];

  test('one finding a file, at the first, which counts them all; the fix removes them all', () => {
    const text = numbered(lines);
    const found = findingsWith('sequence-numbers', text);
    expect(found.map(({ start, end, message }) => [text.slice(start, end), message])).toEqual([
      ['00000100', '5 lines have a sequence number in columns 73 to 80, which Policy Agent reads as text of the line. Remove them.'],
    ]);
    expect(afterFix('sequence-numbers', text)).toBe(`${lines.join('\n')}\n`);
  });

  test('eight digits at that place of a single comment are no sequence number', () => {
    expectMarked('sequence-numbers', `${'# ordered by'.padEnd(72)}20260314\nTTLSGroupAction G\n{\n  TTLSEnabled  Off\n}\n`);
  });

  test('a run of cipher codes that long is none', () => {
    expectMarked('sequence-numbers', `TTLSCipherParms C\n{\n  V3CipherSuites4Char ${'00350039002F0033'.repeat(3)}003500391301\n}\n`);
  });
});

describe('line-too-long', () => {
  const ring = (name: string): string => `TTLSKeyringParms KR\n{\n  Keyring  ${name}\n}\n`;

  test('a record has 80 characters', () => {
    expectMarked('line-too-long', ring('R'.repeat(69)));
    expect(severities(expectMarked('line-too-long', ring(`${'R'.repeat(69)}⟦RR⟧`)))).toEqual(['warning']);
  });

  test('the length is a setting, and null switches the check off', () => {
    expectMarked('line-too-long', ring('R'.repeat(244)), { recordLength: 255 });
    expectMarked('line-too-long', ring(`${'R'.repeat(244)}⟦R⟧`), { recordLength: 255 });
    expectMarked('line-too-long', ring('R'.repeat(300)), { recordLength: null });
  });

  test('a comment that is too long is a hint, and can go on the line above', () => {
    const text = `TTLSGroupAction G\n{\n  TTLSEnabled  Off   # ${'why '.repeat(13)}${'x'.repeat(5)}⟦${'y'.repeat(8)}⟧\n}\n`;
    expect(severities(expectMarked('line-too-long', text))).toEqual(['hint']);
    expect(afterFix('line-too-long', text)).toBe(`TTLSGroupAction G\n{\n  # ${'why '.repeat(13)}xxxxxyyyyyyyy\n  TTLSEnabled  Off\n}\n`);
  });

  test.each([
    ['mem:/files/policies/ttls.policy', {}, 0],
    ['mem:/files/USER.CONFIG/TTLS', {}, 1],
    ['mem:/files/tcpparms-prod/ttls', {}, 1],
    ['mem:/files/policies/TTLS', { 'USER.CONFIG': 'mem:/files/policies/' }, 1],
  ])('%s with data sets %j: %i', (uri, dataSets, count) => {
    const file = SourceFile.of(uri, 'pagent', ring('R'.repeat(100)));
    const model = buildModel(new Map([[uri, file]]), { target: () => undefined, missing: () => undefined });
    const found = runChecks(model, { ...defaultSettings, dataSets }).get(uri) ?? [];
    expect(found.filter(({ code }) => code === 'line-too-long')).toHaveLength(count);
  });

  test('blanks at the end do not count', () => {
    expectMarked('line-too-long', `TTLSGroupAction G${' '.repeat(100)}\n{\n  TTLSEnabled  Off\n}\n`);
  });
});
