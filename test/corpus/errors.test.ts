/**
 * Published configurations, where they are at hand, are mostly right: what is wrong with them was gone through by hand, and is of
 * few kinds. An error of any other kind there is most likely a false one.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../../server/src/cli/run.js';
import { nodeFileSystem } from '../../server/src/lsp/node-filesystem.js';

const corpus = path.resolve(import.meta.dirname, '../../../shared/corpus');

/** Fragments end in the middle of a block; keywords of which no manual knows; and names that need not be defined in a fragment. */
const looked = new Set(['unclosed-block', 'unknown-attribute', 'unknown-statement']);

interface Finding {
  readonly severity: string;
  readonly code: string;
  readonly message: string;
}

async function errorsIn(text: string): Promise<string[]> {
  let out = '';
  const io = { cwd: corpus, env: {}, fileSystem: nodeFileSystem, terminal: false, out: (part: string) => (out += part), err: () => undefined, readInput: async () => text };
  await run(['check', '--format', 'json', '--language', 'pagent', '-'], io);
  const { findings } = JSON.parse(out) as { readonly findings: readonly Finding[] };
  return findings.filter(({ severity, code }) => severity === 'error' && !looked.has(code)).map(({ code, message }) => `${code}: ${message}`);
}

const folders = ['pagent-ttls', 'pagent-main', 'pagent-ipsec', 'pagent-ids', 'pagent-routing'].map((folder) => path.join(corpus, folder));

test(`published files (${existsSync(corpus) ? 'the corpus is there' : 'no corpus here'})`, async () => {
  for (const folder of folders.filter((each) => existsSync(each))) {
    for (const file of readdirSync(folder)) expect([file, ...(await errorsIn(readFileSync(path.join(folder, file), 'utf8')))]).toEqual([file]);
  }
});

test('an error of another kind is seen', async () => {
  expect(await errorsIn('TTLSGroupAction GA\n{\n  TTLSEnabled Perhaps\n}\n')).toHaveLength(1);
});
