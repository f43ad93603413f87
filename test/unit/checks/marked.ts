/** Tests of single checks: a configuration in which ⟦ ⟧ mark what the check is to find, and nothing else of its code. */
import { expect } from 'vitest';
import type { Finding } from '../../../server/src/checks/check.js';
import { applyFix, dedent, findingsOf, folder, members, unmark, type Members, type RunSettings } from '../../support/library.js';

function place(member: string, text: string, start: number, end: number): string {
  return `${member}:${text.slice(0, start).split('\n').length}: ${text.slice(start, end)}`;
}

/** The findings of one code, in order. Findings of all checks are made, so that precedence among them counts. */
export function findingsWith(code: string, given: Members, settings: RunSettings = {}): Finding[] {
  return findingsOf(given, settings).filter((finding) => finding.code === code);
}

/** The check of this code finds exactly what is marked. Gives the findings, for more to be said of them. */
export function expectMarked(code: string, given: Members, settings: RunSettings = {}): Finding[] {
  const found = findingsWith(code, given, settings);
  const texts = members(given);
  const marked = Object.entries(typeof given === 'string' ? { POLICY: given } : given).flatMap(([name, text]) => {
    const { text: plain, marks } = unmark(dedent(text));
    return marks.map(({ start, end }) => place(name, plain, start, end));
  });
  const actual = found.map(({ uri, start, end }) => place(uri.slice(folder.length), texts[uri.slice(folder.length)] ?? '', start, end));
  expect(actual).toEqual(marked);
  return found;
}

/** The severities of the findings, in order. */
export const severities = (found: readonly Finding[]): string[] => found.map(({ severity }) => severity);

/** The member POLICY after one fix of the first finding. */
export function afterFix(code: string, given: Members, title?: string): string {
  const [finding] = findingsWith(code, given);
  const fixes = finding?.fixes() ?? [];
  const fix = title === undefined ? fixes[0] : fixes.find((each) => each.title === title);
  expect(fix, `a fix of ${code}${title === undefined ? '' : ` called ${title}`}`).toBeDefined();
  return (fix && applyFix(given, fix).POLICY) ?? '';
}

/** Errors and warnings of every check: `code: text`. */
export function serious(given: Members): string[] {
  const texts = members(given);
  return findingsOf(given)
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ code, uri, start, end }) => `${code}: ${(texts[uri.slice(folder.length)] ?? '').slice(start, end)}`);
}
