/** docs/security-profiles.md and the data of the profiles say the same. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { securityRules } from '../../../../server/src/checks/profiles/index.js';
import { securityProfiles } from '../../../../server/src/workspace/settings.js';

const page = await readFile(new URL('../../../../docs/security-profiles.md', import.meta.url), 'utf8');

/** The cells of the rows whose first cell begins with the text, one for each profile. */
function cells(start: string): string[] {
  const row = page.split('\n').find((line) => line.startsWith(`| ${start}`));
  return (row ?? '').split('|').slice(2, -1).map((cell) => cell.trim());
}

test('every profile is described, with the documents that it was taken from', () => {
  for (const id of securityProfiles) {
    expect(page).toContain(`| \`${id}\` |`);
    for (const { url } of securityRules[id].documents) expect(page).toContain(url);
  }
});

test.each([
  ['SSLv2, SSLv3', ['SSLv2', 'SSLv3']],
  ['TLSv1 ', ['TLSv1']],
  ['TLSv1.1', ['TLSv1.1']],
  ['TLSv1.2, TLSv1.3', ['TLSv1.2', 'TLSv1.3']],
] as const)('the row of %s', (start, names) => {
  for (const name of names) expect(cells(start)).toEqual(securityProfiles.map((id) => severityText(securityRules[id].protocols[name])));
});

test.each([
  ['that encrypt nothing', ['null', 'anonymous', 'export', 'rc4', 'rc2', 'des', 'md5']],
  ['Triple DES', ['3des']],
] as const)('the row of suites %s', (start, names) => {
  for (const name of names) expect(cells(start)).toEqual(securityProfiles.map((id) => severityText(securityRules[id].weaknesses[name])));
});

test.each([
  ['ChaCha20', 'chacha20'],
  ['without forward secrecy', 'no-forward-secrecy'],
  ['SHA-1', 'sha1'],
] as const)('the row of suites %s: what a profile does not object to may still not be approved', (start, name) => {
  expect(cells(start).map((cell) => cell.split(' ')[0])).toEqual(securityProfiles.map((id) => severityText(securityRules[id].weaknesses[name] ?? securityRules[id].approved?.others)));
});

test('the approved suites', () => {
  expect(page).toContain(`any other but ${securityRules.cnsa.approved?.codes.join(', ')}`);
});

function severityText(objection: { readonly severity: string; readonly clientSeverity?: string } | undefined): string {
  if (!objection) return '–';
  const { severity, clientSeverity } = objection;
  return clientSeverity && clientSeverity !== severity ? `${severity}; for clients a ${clientSeverity}` : severity;
}
