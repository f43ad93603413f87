import { readFileSync, readdirSync, existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  activationEvents: string[];
  contributes: { commands: { command: string; title: string }[]; languages: { id: string }[]; menus: Record<string, { command: string }[]>; configuration: { properties: Record<string, object> } };
};
const sources = (folder: string): string[] => readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => readFileSync(path.join(root, folder, file), 'utf8'));

test('every command in the palette is registered, and every menu names one', () => {
  const client = sources('client/src').join('\n');
  for (const { command, title } of manifest.contributes.commands) {
    expect(client, command).toContain(`registerCommand('${command}'`);
    expect(title).toMatch(/^[A-Z]/);
  }
  const known = manifest.contributes.commands.map(({ command }) => command);
  for (const entries of Object.values(manifest.contributes.menus)) for (const { command } of entries) expect(known).toContain(command);
});

test('every language starts the extension, and the client serves it', () => {
  const start = readFileSync(path.join(root, 'client/src/start.ts'), 'utf8');
  for (const { id } of manifest.contributes.languages) {
    expect(manifest.activationEvents).toContain(`onLanguage:${id}`);
    expect(start).toContain(`'${id}'`);
  }
});

test('every setting is read somewhere', () => {
  const code = [...sources('client/src'), ...sources('server/src')].join('\n');
  for (const setting of Object.keys(manifest.contributes.configuration.properties)) {
    const name = setting.replace('tcpparms.', '');
    // vscode-languageclient reads the trace setting itself.
    if (name !== 'trace.server') expect(code, setting).toMatch(new RegExp(`['"]${name.replace('.', '\\.')}['"]`));
  }
});

test('every picture and page that the README names is there', () => {
  const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
  const links = [...readme.matchAll(/\]\(((?:docs|[A-Z]+\.md)[^)#]*)/g)].map((match) => match[1] ?? '');
  expect(links.length).toBeGreaterThan(10);
  for (const link of links) expect(existsSync(path.join(root, link)), link).toBe(true);
});
