/** Every snippet of Policy Agent files is valid as it is inserted, with each of its choices: the checker finds nothing to say. */
import { describe, expect, test } from 'vitest';
import { effectiveOf } from '../../support/policy.js';
import { findingsOf, modelOf } from '../../support/library.js';
import { expand, expansions, snippetsOf } from './expand.js';

const snippets = snippetsOf('pagent');
const named = (start: string): [string, (typeof snippets)[string]][] => Object.entries(snippets).filter(([name]) => name.startsWith(start));
const rules = named('AT-TLS rule');
const files = ['Main configuration file', 'Image configuration file', 'TcpImage', 'TTLSConfig', 'CommonTTLSConfig'];
const blocks = Object.entries(snippets).filter(([name]) => !name.startsWith('AT-TLS rule') && !files.includes(name));

/** A whole library around a policy, so that nothing is put down to a member that is not given. */
const library = (policy: string) => ({
  MAIN: "TcpImage TCPIP //'USER.TCPPARMS(IMAGE)'",
  IMAGE: "TTLSConfig //'USER.TCPPARMS(POLICY)'",
  POLICY: policy,
});
const complaints = (given: Record<string, string>): string[] => findingsOf(given).map((f) => `${f.severity} ${f.code}: ${f.message}`);

describe('a whole rule', () => {
  test.each(rules)('%s', (_, snippet) => {
    for (const text of expansions(snippet)) expect(complaints(library(text))).toEqual([]);
  });

  test('two in one file do not get in each other’s way', () => {
    const all = rules.map(([, snippet]) => expand(snippet)).join('\n');
    expect(complaints(library(all)).filter((line) => /^(?:error|warning)/.test(line))).toEqual([]);
  });

  const secure = rules.filter(([name]) => !name.includes('in the clear'));
  const ruleName = (text: string): string => /^TTLSRule (\S+)/m.exec(text)?.[1] ?? '';

  test.each(secure)('%s: TLSv1.2 and TLSv1.3 only', (_, snippet) => {
    const text = expand(snippet);
    const effective = effectiveOf(modelOf(library(text)), ruleName(text));
    for (const protocol of ['SSLv2', 'SSLv3', 'TLSv1', 'TLSv1.1']) expect(effective.value(protocol), protocol).toBe('Off');
    for (const protocol of ['TLSv1.2', 'TLSv1.3']) expect(effective.value(protocol), protocol).toBe('On');
  });

  test.each([
    ['FTP server', 'On', 'On'],
    ['FTP client', 'On', 'On'],
    ['TN3270E Telnet server', 'On', undefined],
    ['CSSMTP', 'On', undefined],
    ['syslogd sender', 'Off', undefined],
    ['syslogd receiver', 'Off', undefined],
  ])('%s: ApplicationControlled %s, SecondaryMap %s', (application, controlled, secondary) => {
    const snippet = snippets[`AT-TLS rule: ${application}`];
    const text = expand(snippet as NonNullable<typeof snippet>);
    const effective = effectiveOf(modelOf(library(text)), ruleName(text));
    expect(effective.value('ApplicationControlled')).toBe(controlled);
    if (secondary) expect(effective.value('SecondaryMap')).toBe(secondary);
  });
});

test('the single statements fit each other', () => {
  const all = blocks.map(([, snippet]) => expand(snippet)).join('\n');
  expect(complaints(library(all)).filter((line) => /^(?:error|warning)/.test(line))).toEqual([]);
});

test.each(blocks)('%s alone lacks nothing but what it refers to', (_, snippet) => {
  for (const text of expansions(snippet)) {
    expect(findingsOf({ POLICY: text }).filter((f) => !['unresolved-reference', 'unused-definition'].includes(f.code))).toEqual([]);
  }
});

test('main and image file make a library', () => {
  const given = {
    MAIN: expand(snippets['Main configuration file'] as NonNullable<(typeof snippets)[string]>, { 2: 'USER.TCPPARMS' }),
    PAGIMAGE: expand(snippets['Image configuration file'] as NonNullable<(typeof snippets)[string]>, { 1: 'USER.TCPPARMS' }),
    TTLSCOM: '',
    TTLSPOL: expand(snippets['AT-TLS rule: FTP server'] as NonNullable<(typeof snippets)[string]>),
  };
  expect(complaints(given)).toEqual([]);
});
