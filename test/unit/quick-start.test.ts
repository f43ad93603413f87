/** Bundles that V8 starts sooner (scripts/lib/quick-start.mjs). */
import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { quickStart } from '../../scripts/lib/quick-start.mjs';

/** A bundle of one module that is loaded when it is asked for, as the doors of out/tcpparms.js are. */
async function bundled(module: string): Promise<string> {
  const only = { name: 'only', setup: ({ onResolve, onLoad }: import('esbuild').PluginBuild) => {
    onResolve({ filter: /^\.\/module$/ }, () => ({ path: 'module', namespace: 'only' }));
    onLoad({ filter: /.*/, namespace: 'only' }, () => ({ contents: module }));
  } };
  const { outputFiles } = await build({ stdin: { contents: "export const open = () => import('./module');" }, bundle: true, minify: true, format: 'iife', globalName: 'made', write: false, logLevel: 'silent', plugins: [only, quickStart] });
  return outputFiles[0]?.text ?? '';
}

const opened = (script: string): Promise<Record<string, unknown>> => runInNewContext(`${script}; made.open()`) as Promise<Record<string, unknown>>;

describe('a minified bundle', () => {
  test('has modules that are no arrow functions, without the paths of their files', async () => {
    const script = await bundled('export const answer = 6 * 7;');
    expect(script).toMatch(/\(\{_\(\)\{\w+=42\}\}\)/);
    expect(script).not.toContain('only:');
    expect(await opened(script)).toMatchObject({ answer: 42 });
  });

  test('is ASCII, and its regular expressions mean what they meant', async () => {
    const script = await bundled('export const isQuoted = (text) => /^‘[^’]*’$/.test(text);');
    expect(script).toMatch(/^[\0-\x7f]*$/);
    const { isQuoted } = (await opened(script)) as { isQuoted: (text: string) => boolean };
    expect([isQuoted('‘A’'), isQuoted("'A'")]).toEqual([true, false]);
  });
});
