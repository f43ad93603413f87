/** A client that is not ours: the one of Neovim, on the bundled server. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dedent } from '../support/library.js';
import { buildServer, Wire } from './wire.js';

const nvim = process.env['NVIM'] ?? 'nvim';
const installed = spawnSync(nvim, ['--version']).status === 0;
const home = mkdtempSync(path.join(tmpdir(), 'tcpparms-nvim-'));
let server: Awaited<ReturnType<typeof buildServer>>;
beforeAll(async () => {
  server = await buildServer();
});
afterAll(() => {
  server.remove();
  rmSync(home, { recursive: true, force: true });
});

interface Found {
  readonly diagnostics: readonly { readonly code: string; readonly line: number; readonly source: string }[];
  readonly hover: { readonly kind: string; readonly value: string };
  readonly definition: readonly { readonly targetUri?: string; readonly uri?: string; readonly targetSelectionRange?: { readonly start: unknown }; readonly range?: { readonly start: unknown } }[];
  readonly encoding: string;
}

if (!installed) console.warn('\n*** NOT RUN: the tests with Neovim, because there is no nvim here. Debian: apt-get install neovim. Or set NVIM to its path. ***\n');

test('the server that Neovim is given starts', async () => {
  const wire = new Wire(server.file);
  expect((await wire.start()).result).toHaveProperty('capabilities');
  wire.kill();
});

// Not a skipped test: `npm test` counts those as failed, and not every system has Neovim.
if (installed) test('Neovim shows diagnostics, hovers, and goes to a definition', () => {
  const file = path.join(home, 'PAGENTTN');
  const text = dedent(`
    TTLSRule TN
    {
      LocalPortRange            2023
      ZocalAddr                 All
      Direction                 Inbound
      TTLSEnvironmentActionRef  TNEA
    }
    TTLSEnvironmentAction TNEA
    {
      HandshakeRole  Server
    }
  `);
  writeFileSync(file, text);
  const script = path.resolve(import.meta.dirname, 'neovim/drive.lua');
  const command = JSON.stringify([process.execPath, server.file, '--stdio']);
  const answer = path.join(home, 'found.json');
  const { stderr } = spawnSync(nvim, ['--clean', '--headless', '-c', `luafile ${script}`, '-c', 'qall!'], { encoding: 'utf8', timeout: 100_000, env: { ...process.env, TCPPARMS_COMMAND: command, TCPPARMS_FILE: file, TCPPARMS_FOUND: answer, XDG_STATE_HOME: home, XDG_DATA_HOME: home, XDG_CACHE_HOME: home } });
  expect(existsSync(answer) ? '' : stderr || 'Neovim ended without an answer.').toBe('');
  const found = JSON.parse(readFileSync(answer, 'utf8')) as Found;
  const lines = text.split('\n');
  expect(found.diagnostics).toContainEqual({ code: 'unknown-attribute', line: lines.findIndex((line) => line.includes('ZocalAddr')), source: 'tcpparms' });
  expect(found.hover).toMatchObject({ kind: 'markdown' });
  expect(found.hover.value).toContain('HandshakeRole');
  const [target] = found.definition;
  expect(target?.targetUri ?? target?.uri).toBe(pathToFileURL(file).toString());
  expect((target?.targetSelectionRange ?? target?.range)?.start).toEqual({ line: lines.findIndex((line) => line.startsWith('TTLSEnvironmentAction')), character: 22 });
  expect(['utf-8', 'utf-16', 'utf-32']).toContain(found.encoding);
});
