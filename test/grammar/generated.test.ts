/** Grammars, language configurations, snippets and detection words come from the catalogue; so do the reference pages. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from './tokenise.js';

const elsewhere = mkdtempSync(path.join(tmpdir(), 'tcpparms-generate-'));
afterAll(() => rmSync(elsewhere, { recursive: true, force: true }));

function generate(...options: string[]): { status: number | null; errors: string } {
  const { status, stderr } = spawnSync(process.execPath, [path.join(root, 'scripts/generate.mjs'), ...options], { encoding: 'utf8' });
  return { status, errors: stderr };
}

test('the files in the project are those that the generators make', () => {
  const { status, errors } = generate('--check');
  expect(errors).not.toContain('stale:');
  expect(status).toBe(0);
});

test('a stale file is named and fails the check', () => {
  expect(generate('--check', '--root', elsewhere).errors).toContain('stale: syntaxes/pagent.tmLanguage.json');
  expect(generate('--root', elsewhere).status).toBe(0);
  expect(generate('--check', '--root', elsewhere).status).toBe(0);
  appendFileSync(path.join(elsewhere, 'snippets/pagent.json'), ' ');
  const { status, errors } = generate('--check', '--root', elsewhere);
  expect(status).toBe(1);
  expect(errors).toMatch(/^stale: snippets\/pagent\.json\nRun `npm run generate`/);
});
