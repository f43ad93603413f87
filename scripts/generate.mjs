// Writes every file that is derived from the catalogue: TextMate grammars, language configurations, detection words, pages.
// usage: node scripts/generate.mjs [--check] [--root DIR]
//   --check   writes nothing; names the stale files and exits with 1 when there are any.
//   --root    where the files are or go to; the project itself when left out.
// A generator is a module that exports `{ name, files(): Promise<Map<path, content>> }`, paths relative to the root.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as checkPages from './generate-check-pages.mjs';
import * as detection from './generate-detection.mjs';
import * as grammars from './generate-grammars.mjs';
import * as languages from './generate-languages.mjs';
import * as reference from './generate-reference.mjs';
import * as settings from './generate-settings.mjs';
import * as snippets from './generate-snippets.mjs';

const rootArgument = process.argv.indexOf('--root');
const root = path.resolve(rootArgument < 0 ? path.join(import.meta.dirname, '..') : (process.argv[rootArgument + 1] ?? ''));
const generators = [grammars, languages, snippets, detection, reference, settings, checkPages];

const check = process.argv.includes('--check');
const stale = [];

for (const generator of generators) {
  for (const [file, content] of await generator.files()) {
    const target = path.join(root, file);
    const current = await readFile(target, 'utf8').catch(() => undefined);
    if (current === content) continue;
    stale.push(file);
    if (check) continue;
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, content);
    console.log(`${generator.name}: wrote ${file}`);
  }
}

if (check && stale.length > 0) {
  for (const file of stale) console.error(`stale: ${file}`);
  console.error('Run `npm run generate` and commit the result.');
  process.exitCode = 1;
}
