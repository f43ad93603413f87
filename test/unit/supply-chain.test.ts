/** What ships besides our own code, and what none of it may do. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build, type Metafile } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import { page } from '../../client/src/webview-page.js';
import { bundles } from '../../scripts/lib/bundles.mjs';
import { licencesOf, noticesOf, type Licence } from '../../scripts/lib/licences.mjs';

const root = path.resolve(import.meta.dirname, '../..');
/** Licences that let a package be bundled with an MIT program when its notice is given. */
const allowed = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'Apache-2.0'];
/** Modules of Node that reach a network. */
const networks = ['net', 'http', 'https', 'http2', 'tls', 'dns', 'dgram', 'inspector', 'cluster'];

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly deprecated?: string; readonly resolved?: string; readonly integrity?: string }>>;
}

const built = new Map<string, { readonly text: string; readonly metafile: Metafile }>();
let licences: readonly Licence[];

beforeAll(async () => {
  for (const bundle of bundles) {
    const { outputFiles, metafile } = await build({ ...bundle, minify: true, write: false, metafile: true });
    built.set(bundle.outfile, { text: outputFiles?.[0]?.text ?? '', metafile: metafile as Metafile });
  }
  licences = licencesOf(root, [...built.values()].map(({ metafile }) => metafile));
});

describe('packages in the bundles', () => {
  test('have a licence that allows it, and their notice is given', () => {
    expect(licences.map(({ name }) => name)).toContain('vscode-languageserver');
    for (const { name, version, licence, text } of licences) {
      expect(allowed, name).toContain(licence);
      expect(noticesOf(licences)).toContain(`${name} ${version} (${licence})\n\n${text}\n`);
    }
  });

  test('are not deprecated, and are locked to one content', () => {
    const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as Lock;
    for (const { name, version } of licences) {
      const entry = Object.entries(packages).find(([folder, { version: locked }]) => folder.endsWith(`node_modules/${name}`) && locked === version)?.[1];
      expect(entry, name).toBeDefined();
      expect(entry?.deprecated, name).toBeUndefined();
      expect(entry?.integrity, name).toMatch(/^sha512-/);
    }
  });

  test('are asked for in one exact version', () => {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Record<string, Record<string, string>>;
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
  });
});

test('the catalogue is in the package once', () => {
  const holders = [...built].filter(([, { metafile }]) => Object.keys(metafile.inputs).some((input) => input.startsWith('server/src/catalog/data/'))).map(([outfile]) => outfile);
  expect(holders).toEqual(['out/tcpparms.js']);
});

describe.each(bundles.map(({ outfile }) => outfile))('%s', (outfile) => {
  test('makes no code out of text', () => {
    expect(built.get(outfile)?.text.match(/(?<![\w.$])(?:eval|Function)\s*\(|new Function\b|WebAssembly|importScripts/g)).toBeNull();
  });

  test('reaches no network', () => {
    const { text = '', metafile } = built.get(outfile) ?? {};
    expect(text.match(/(?<![\w.$])fetch\s*\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon/g)).toBeNull();
    const imported = Object.values(metafile?.outputs ?? {}).flatMap(({ imports }) => imports.map((each) => each.path.replace(/^node:/, '')));
    expect(imported.filter((name) => networks.includes(name))).toEqual([]);
  });
});

describe('the page of a webview', () => {
  const webview = { asWebviewUri: () => 'vscode-resource:/own.js' } as unknown as Parameters<typeof page>[0];
  const given = { title: 'Map', style: 'p { margin: 0 }', body: '<p>…</p>', script: undefined } as unknown as Parameters<typeof page>[1];

  test('runs its own script and style behind a nonce and loads nothing', () => {
    const html = page(webview, given);
    const policy = /content="([^"]+)"/.exec(html)?.[1]?.split('; ') ?? [];
    const nonce = /'nonce-([0-9a-f]{32})'/.exec(html)?.[1];
    expect(policy).toEqual(["default-src 'none'", `script-src 'nonce-${nonce}'`, `style-src 'nonce-${nonce}'`]);
    for (const [tag] of html.matchAll(/<(?:script|style)\b[^>]*>/g)) expect(tag).toContain(`nonce="${nonce}"`);
    expect(html).not.toMatch(/\son\w+=|\sstyle=|https?:/);
  });

  test('has another nonce each time', () => {
    expect(page(webview, given)).not.toBe(page(webview, given));
  });

  test('is what all views use, and no view writes style or handlers into its body', () => {
    const sources = readdirSync(path.join(root, 'client/src')).filter((name) => name.endsWith('.ts')).map((name) => readFileSync(path.join(root, 'client/src', name), 'utf8'));
    const views = sources.filter((source) => /\bwebview\.html\b|createWebviewPanel|registerWebviewViewProvider/.test(source));
    expect(views.length).toBeGreaterThanOrEqual(2);
    for (const source of views) {
      expect(source).toContain('page(');
      expect(source).not.toMatch(/<[^>]+\s(?:on\w+|style)=/);
    }
  });
});
