/** The pages for people: what they link to and show is there, and the examples are all told of. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const pages = ['README.md', 'examples/README.md', ...readdirSync(path.join(root, 'docs')).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)];
const targets = (page: string): string[] => [...readFileSync(path.join(root, page), 'utf8').matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map(([, target = '']) => path.join(path.dirname(page), target));

test.each(pages)('%s leads to files that are there', (page) => {
  expect(targets(page).filter((target) => !existsSync(path.join(root, target)))).toEqual([]);
});

test('the table of examples/README.md names every member of the library', () => {
  const text = readFileSync(path.join(root, 'examples/README.md'), 'utf8');
  const members = ['USER.Z24C.TCPPARMS', 'USER.Z24C.PROCLIB', 'var/log', 'displays'].flatMap((folder) => readdirSync(path.join(root, 'examples', folder)));
  expect(members.length).toBeGreaterThan(40);
  expect(members.filter((member) => !new RegExp(`\`[^\`]*\\b${member.replace('.', '\\.')}\``).test(text))).toEqual([]);
});
