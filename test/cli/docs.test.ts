/** The pages of the command show what the command prints. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tcpparms } from './command.js';

const read = (page: string): string => readFileSync(path.resolve(import.meta.dirname, '../../docs', page), 'utf8');
const page = read('commands.md');
const blocks = (text: string, language: string): string[] => [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map((match) => match[1] ?? '');
/** The members of the examples: each block of configuration, by the name that the sentence above it gives. */
const membersOf = (text: string): Record<string, string> => Object.fromEntries([...text.matchAll(/ member `(\w+)`[^`]*:\n\n```(?:pagent|syslogd)\n(.*?)^```$/gms)].map((match) => [match[1] ?? '', match[2] ?? '']));
/** Command lines and what follows them. */
const sessions = (text: string, language: string): [commandLine: string, shown: string][] =>
  blocks(text, language)
    .filter((block) => block.startsWith('$ '))
    .map((block) => [block.slice(2, block.indexOf('\n')), block.slice(block.indexOf('\n') + 1)]);

test.each(['commands.md', 'json.md'].flatMap((name) => sessions(read(name), 'console').map((session) => [name, ...session] as const)))('%s: %s', async (name, commandLine, shown) => {
  const { out, err } = await tcpparms(commandLine.replace(/^tcpparms /, ''), { files: membersOf(read(name)) });
  expect(out + err).toBe(shown);
});

test.each(sessions(page, 'text'))('among what %s prints', async (commandLine, shown) => {
  const { out } = await tcpparms(commandLine.replace(/^tcpparms /, ''), { files: membersOf(page) });
  const words = (line: string): string => line.trim().replace(/ +/g, ' ');
  const printed = out.split('\n').map(words);
  for (const line of shown.trimEnd().split('\n')) expect(printed).toContain(words(line));
});

test('the parameters on the page of JSON forms are those of the command', async () => {
  const text = read('json.md');
  const { out } = await tcpparms('effective --format json POLICY', { files: membersOf(text) });
  const { rules } = JSON.parse(out) as { rules: { parameters: unknown[] }[] };
  const shown = blocks(text, 'json')[0]?.trimEnd().split('\n') ?? [];
  expect(shown.length).toBeGreaterThan(3);
  for (const line of shown) expect(rules[0]?.parameters).toContainEqual(JSON.parse(line));
});

test.each(['check', 'explain', 'effective', 'match', 'diff', 'drift', 'racf', 'log'])('every option of %s is on the page', async (command) => {
  const { out } = await tcpparms(`${command} --help`);
  const options = [...out.matchAll(/^ {2}(--[a-z-]+)/gm)].map((match) => match[1] ?? '');
  expect(options.length).toBeGreaterThan(2);
  expect(options.filter((option) => !page.includes(`\`${option}`))).toEqual([]);
});
