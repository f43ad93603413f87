/** The page of the command shows what the command prints. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tcpparms } from './command.js';

const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/commands.md'), 'utf8');
const blocks = (language: string): string[] => [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map((match) => match[1] ?? '');
const [policy = ''] = blocks('pagent');

test.each(blocks('console').map((block) => [block.slice(2, block.indexOf('\n')), block.slice(block.indexOf('\n') + 1)] as const))('%s', async (commandLine, shown) => {
  const { out, err } = await tcpparms(commandLine.replace(/^tcpparms /, ''), { files: { POLICY: policy } });
  expect(out + err).toBe(shown);
});

test.each(['check', 'explain'])('every option of %s is on the page', async (command) => {
  const { out } = await tcpparms(`${command} --help`);
  const options = [...out.matchAll(/^ {2}(--[a-z-]+)/gm)].map((match) => match[1] ?? '');
  expect(options.length).toBeGreaterThan(2);
  expect(options.filter((option) => !page.includes(`\`${option}`))).toEqual([]);
});
