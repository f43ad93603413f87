/** The output formats: exactly what people, programs and services get. */
import type { Log } from 'sarif';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../server/src/checks/check.js';
import { checks } from '../../server/src/checks/registry.js';
import { renderGithub } from '../../server/src/cli/github.js';
import { locate, summarize } from '../../server/src/cli/located.js';
import { LineTable } from '../../server/src/cli/positions.js';
import { renderPretty, renderSummary } from '../../server/src/cli/pretty.js';
import { renderSarif } from '../../server/src/cli/sarif.js';
import { faultyLibrary, tcpparms } from './command.js';

/** A finding at the text between ⟦ and ⟧ of a file named POLICY. */
function findingAt(marked: string, changes: Partial<Finding> = {}): { readonly finding: Finding; readonly texts: Map<string, string> } {
  const start = marked.indexOf('⟦');
  const end = marked.indexOf('⟧') - 1;
  const finding: Finding = { code: 'some-code', severity: 'error', uri: 'POLICY', start, end, message: 'Something is wrong.', related: [], tags: [], fixes: () => [], ...changes };
  return { finding, texts: new Map([['POLICY', marked.replace(/[⟦⟧]/g, '')]]) };
}

function pretty(marked: string, changes: Partial<Finding> = {}): string[] {
  const { finding, texts } = findingAt(marked, changes);
  return renderPretty([finding], texts).split('\n');
}

describe('pretty', () => {
  test('place, severity, message and code, then the line with the place underlined', () => {
    expect(pretty('TTLSRule TN\n{\n  ⟦ZocalAddr⟧  ALL  # any\n}\n')).toEqual([
      'POLICY:3:3: error: Something is wrong. [some-code]',
      '  |',
      '3 |   ZocalAddr  ALL  # any',
      '  |   ^~~~~~~~~',
      '',
      '',
    ]);
  });

  test('related places below it', () => {
    const related = [{ uri: 'POLICY', start: 0, end: 8, message: 'First defined here.' }];
    expect(pretty('TTLSRule A\nTTLSRule ⟦A⟧\n', { severity: 'warning', related })).toEqual([
      'POLICY:2:10: warning: Something is wrong. [some-code]',
      '  |',
      '2 | TTLSRule A',
      '  |          ^',
      '  = POLICY:1:1: First defined here.',
      '',
      '',
    ]);
  });

  test.each([
    ['tabs take eight columns', '\tTrace\t⟦2⟧', '        Trace   2', '                ^'],
    ['a tab that is marked', 'Trace⟦\t⟧2', 'Trace   2', '     ^~~'],
    ['nothing is marked at the end of a line', 'Trace⟦⟧', 'Trace', '     ^'],
    ['characters of double width', '漢字 ⟦x⟧', '漢字 x', '     ^'],
    ['accents that stand on other characters', 'e\u0301 ⟦x⟧', 'e\u0301 x', '  ^'],
    ['characters outside the basic plane', '😀 ⟦x⟧', '😀 x', '   ^'],
    ['control characters are shown, not obeyed', 'a\u001b[31m\u0000 ⟦x⟧', 'a␛[31m␀ x', '        ^'],
    ['marks that turn the direction of writing', 'a\u202eb ⟦x⟧', 'a\ufffdb x', '    ^'],
  ])('%s', (_, marked, source, underline) => {
    const [, , line, mark] = pretty(marked);
    expect(line).toBe(`1 | ${source}`);
    expect(mark).toBe(`  | ${underline}`);
  });

  test('of several lines, the first', () => {
    expect(pretty('a ⟦b c\nd⟧ e').slice(2, 4)).toEqual(['1 | a b c', '  |   ^~~']);
  });

  test('a very long line is cut around the place', () => {
    const [, , line = '', mark = ''] = pretty(`${'x'.repeat(5000)}⟦HERE⟧${'y'.repeat(5000)}`);
    expect(line).toMatch(/^1 \| …x+HEREy+…$/);
    expect(line.length).toBeLessThan(130);
    expect(line.slice(mark.indexOf('^'), mark.lastIndexOf('~') + 1)).toBe('HERE');
  });

  test('lines that end in CR, LF or both', () => {
    const lines = new LineTable('a\r\nb\rc\nd');
    expect([1, 2, 3, 4].map((line) => lines.lineText(line))).toEqual(['a', 'b', 'c', 'd']);
    expect(lines.at(3)).toEqual({ line: 2, column: 1 });
    expect(lines.at(99)).toEqual({ line: 4, column: 2 });
  });

  test('a message or a file name cannot play with the terminal', () => {
    const [head] = pretty('⟦x⟧', { message: 'bad \u001b]0;title\u0007 name' });
    expect(head).toBe('POLICY:1:1: error: bad ␛]0;title␇ name [some-code]');
  });

  test('colours when wanted', () => {
    const { finding, texts } = findingAt('⟦x⟧');
    expect(renderPretty([finding], texts, { color: true })).toContain('\u001b[31merror\u001b[39m');
    expect(renderPretty([finding], texts)).not.toContain('\u001b');
  });

  test.each([
    ['', {}, false, false],
    ['', {}, true, true],
    ['', { NO_COLOR: '1' }, true, false],
    ['', { FORCE_COLOR: '1' }, false, true],
    ['', { TERM: 'dumb' }, true, false],
    ['--no-color', { FORCE_COLOR: '1' }, true, false],
    ['--color', { NO_COLOR: '1' }, false, true],
  ])('option "%s", environment %o, terminal %s: colours %s', async (option, env, terminal, expected) => {
    const { out } = await tcpparms(`check ${option} USER.TCPPARMS`, { files: faultyLibrary, env, terminal });
    expect(out.includes('\u001b[')).toBe(expected);
  });

  test('the sum of it', () => {
    const of = (...severities: Finding['severity'][]): string => renderSummary(summarize(2, severities.map((severity) => ({ severity }))));
    expect(of()).toBe('No problems in 2 files.\n');
    expect(of('error')).toBe('1 error in 2 files.\n');
    expect(of('error', 'error', 'warning')).toBe('2 errors and 1 warning in 2 files.\n');
    expect(of('error', 'warning', 'information', 'information', 'hint')).toBe('1 error, 1 warning, 2 notes and 1 hint in 2 files.\n');
  });
});

describe('json', () => {
  test('findings and summary, with exactly these keys', async () => {
    const { out } = await tcpparms('check --format json --max-severity hint USER.TCPPARMS', { files: faultyLibrary });
    const { findings, summary, ...rest } = JSON.parse(out) as { findings: Record<string, unknown>[]; summary: Record<string, number> };
    expect(rest).toEqual({});
    const finding = findings.find((each) => each['code'] === 'unresolved-reference');
    expect(Object.keys(finding ?? {})).toEqual(['file', 'line', 'column', 'endLine', 'endColumn', 'severity', 'code', 'message', 'related']);
    expect(finding).toMatchObject({ file: 'USER.TCPPARMS/PAGENTTN', line: 5, column: 23, endLine: 5, endColumn: 27, severity: 'error' });
    expect(Object.keys(summary)).toEqual(['files', 'errors', 'warnings', 'information', 'hints']);
    expect(summary['files']).toBe(4);
    expect(summary['errors']).toBe(findings.filter((each) => each['severity'] === 'error').length);
  });

  test('related places', () => {
    const related = [{ uri: 'OTHER', start: 2, end: 3, message: 'Here.' }];
    const { finding } = findingAt('⟦x⟧', { related });
    expect(locate([finding], (uri) => (uri === 'OTHER' ? 'a\nb\n' : 'x'), (uri) => uri)[0]?.related).toEqual([{ file: 'OTHER', line: 2, column: 1, endLine: 2, endColumn: 2, message: 'Here.' }]);
  });

  test('an empty list for a clean library', async () => {
    const { out } = await tcpparms('check --format json -', { stdin: '# nothing\n' });
    expect(JSON.parse(out)).toEqual({ findings: [], summary: { files: 1, errors: 0, warnings: 0, information: 0, hints: 0 } });
  });
});

describe('github', () => {
  const github = (changes: Partial<Finding>, marked = '⟦x⟧'): string => {
    const { finding, texts } = findingAt(marked, changes);
    return renderGithub(locate([finding], (uri) => texts.get(uri), () => 'USER.TCPPARMS/A,B:C'));
  };

  test('one workflow command a finding; what would end a property or the command is escaped', () => {
    expect(github({ message: '50% of: a, b\nand more' })).toBe(
      '::error file=USER.TCPPARMS/A%2CB%3AC,line=1,endLine=1,col=1,endColumn=2,title=tcpparms some-code::50%25 of: a, b%0Aand more\n',
    );
  });

  test.each([
    ['error', 'error'],
    ['warning', 'warning'],
    ['information', 'notice'],
    ['hint', 'notice'],
  ] as const)('%s is a %s', (severity, command) => {
    expect(github({ severity })).toMatch(new RegExp(`^::${command} `));
  });

  test('a place of several lines has no column at its end', () => {
    expect(github({}, '⟦x\ny⟧')).toContain('line=1,endLine=2,col=1,title=');
  });

  test('related places are part of the message', () => {
    expect(github({ related: [{ uri: 'POLICY', start: 0, end: 1, message: 'Here.' }] })).toContain('::Something is wrong.%0AUSER.TCPPARMS/A,B:C:1:1: Here.\n');
  });
});

describe('sarif', () => {
  test('a log of version 2.1.0 whose results point to rules and places', async () => {
    const { out } = await tcpparms('check --format sarif USER.TCPPARMS', { files: faultyLibrary });
    const log = JSON.parse(out) as Log;
    expect([log.version, log.runs.length]).toEqual(['2.1.0', 1]);
    const [run] = log.runs;
    const rules = run?.tool.driver.rules ?? [];
    expect(rules.map((rule) => rule.id)).toEqual(checks.map((check) => check.code));
    for (const rule of rules) expect(rule).toMatchObject({ shortDescription: { text: expect.any(String) }, helpUri: expect.stringMatching(/^https:/), defaultConfiguration: { level: expect.stringMatching(/^(error|warning|note)$/) } });
    const result = run?.results?.find((each) => each.ruleId === 'unresolved-reference');
    expect(rules[result?.ruleIndex ?? -1]?.id).toBe('unresolved-reference');
    expect(result).toMatchObject({ level: 'error', message: { text: expect.stringMatching(/./) } });
    expect(result?.locations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'USER.TCPPARMS/PAGENTTN' },
      region: { startLine: 5, startColumn: 23, endLine: 5, endColumn: 27 },
    });
  });

  test('paths are URIs, and related places have numbers', () => {
    const { finding, texts } = findingAt('⟦x⟧', { severity: 'hint', related: [{ uri: 'POLICY', start: 0, end: 1, message: 'Here.' }] });
    const log = JSON.parse(renderSarif(locate([finding], (uri) => texts.get(uri), () => '../A B/#1'), [], '1.2.3')) as Log;
    const result = log.runs[0]?.results?.[0];
    expect(result?.level).toBe('note');
    expect(result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe('../A%20B/%231');
    expect(result?.relatedLocations?.map((each) => [each.id, each.message?.text])).toEqual([[0, 'Here.']]);
    expect(log.runs[0]?.tool.driver.version).toBe('1.2.3');
  });
});
