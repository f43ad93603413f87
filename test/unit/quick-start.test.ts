/** Bundles that V8 starts sooner (scripts/lib/quick-start.mjs). */
import { createRequire } from 'node:module';
import { runInNewContext } from 'node:vm';
import { build, type Plugin } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { quickStart } from '../../scripts/lib/quick-start.mjs';

/** A bundle of one module that is loaded when it is asked for, as the doors of out/tcpparms.js are. */
async function bundled(module: string): Promise<string> {
  const only: Plugin = {
    name: 'only',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.\/module$/ }, () => ({ path: 'module', namespace: 'only' }));
      onLoad({ filter: /.*/, namespace: 'only' }, () => ({ contents: module }));
    },
  };
  const stdin = { contents: "export const open = () => import('./module');", sourcefile: 'entry.mjs' };
  const { outputFiles } = await build({ stdin, bundle: true, minify: true, platform: 'node', format: 'iife', globalName: 'made', write: false, logLevel: 'silent', plugins: [only, quickStart] });
  return outputFiles[0]?.text ?? '';
}

const opened = (script: string): Promise<Record<string, unknown>> => runInNewContext(`${script}; made.open()`, { require: createRequire(import.meta.url) }) as Promise<Record<string, unknown>>;

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

  test('takes what it needs of a module that exports much; only the whole of it is a default', async () => {
    const some = await bundled("import { basename } from 'node:path'; export const name = basename('/etc/pagent.conf');");
    expect(some).toMatch(/=\w+\("node:path"\)/);
    expect(await opened(some)).toMatchObject({ name: 'pagent.conf' });
    const whole = await bundled("import path, { basename } from 'node:path'; export const names = [path.dirname('/etc/x'), basename('/etc/x')];");
    expect(whole).toMatch(/=\w+\(\w+\("node:path"\)/);
    expect((await opened(whole))['names']).toEqual(['/etc', 'x']);
  });
});
