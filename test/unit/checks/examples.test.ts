/** Every check shows itself: its example has exactly the marked findings, and its fix leads to the text that it promises. */
import { describe, expect, test } from 'vitest';
import type { Check, Finding } from '../../../server/src/checks/check.js';
import { checks } from '../../../server/src/checks/registry.js';
import { applyFix, dedent, findingsOf, folder, members, unmark, type Members } from '../../support/library.js';

/** `MEMBER: marked text`, for each mark of an example, in the order of the members. */
function markedIn(example: Check['example']): string[] {
  const record = typeof example === 'string' ? { POLICY: example } : example;
  return Object.entries(record).flatMap(([member, text]) => {
    const { text: plain, marks } = unmark(dedent(text));
    return marks.map(({ start, end }) => place(member, plain, start, end));
  });
}

/** The same for findings. */
function pointedAt(given: Members, findings: readonly Finding[]): string[] {
  const texts = members(given);
  return findings.map(({ uri, start, end }) => {
    const member = uri.slice(folder.length);
    return place(member, texts[member] ?? '', start, end);
  });
}

function place(member: string, text: string, start: number, end: number): string {
  const line = text.slice(0, start).split('\n').length;
  return `${member}:${line}: ${text.slice(start, end)}`;
}

const serious = (findings: readonly Finding[]): string[] =>
  findings.filter(({ severity }) => severity === 'error' || severity === 'warning').map(({ code, message }) => `${code}: ${message}`);

/** Applies the first fix of the first finding, again and again, as long as there is one. */
function fixAll(check: Check): Record<string, string> {
  const settings = check.exampleRelease ? { release: check.exampleRelease } : {};
  let texts = members(check.example);
  for (let round = 0; round < 50; round++) {
    const [fix] = findingsOf(texts, settings).filter(({ code }) => code === check.code).flatMap((finding) => finding.fixes().slice(0, 1));
    if (!fix) return texts;
    texts = applyFix(texts, fix);
  }
  throw new Error(`the fixes of ${check.code} never come to an end`);
}

test('codes are unique, and in the form that suppressions and settings take', () => {
  const codes = checks.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes) expect(code).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
});

describe.each(checks.map((check) => [check.code, check] as const))('%s', (code, check) => {
  const settings = check.exampleRelease ? { release: check.exampleRelease } : {};
  const findings = findingsOf(check.example, settings);

  test('says in one sentence what is wrong, and explains it', () => {
    expect(check.summary).toMatch(/^[^\n]+\.$/);
    expect(check.explanation.trim()).not.toBe('');
  });

  test('finds what is marked in its example, and nothing else of its code', () => {
    expect(pointedAt(check.example, findings.filter((finding) => finding.code === code))).toEqual(markedIn(check.example));
    expect(markedIn(check.example)).not.toEqual([]);
  });

  test('its example has no other fault', () => {
    expect(serious(findings.filter((finding) => finding.code !== code))).toEqual([]);
  });

  const { fixed } = check;
  if (fixed === undefined) {
    test('offers no fix for its example', () => {
      expect(findings.filter((finding) => finding.code === code).flatMap((finding) => finding.fixes().map(({ title }) => title))).toEqual([]);
    });
  } else {
    test('its first fix makes the example as promised, and clean', () => {
      expect(fixAll(check)).toEqual(members(fixed));
      const left = findingsOf(fixed, settings);
      expect(left.filter((finding) => finding.code === code)).toEqual([]);
      expect(serious(left)).toEqual([]);
    });
  }
});
