// Reads the catalogue's data files for the generators. The types are those of server/src/catalog/types.ts.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

const folder = path.resolve(import.meta.dirname, '../server/src/catalog/data');
/** Keywords of the languages that the catalogue does not hold yet: a language leaves this file when its rows are there. */
const beginnings = path.resolve(import.meta.dirname, 'grammars/beginnings.json');

const read = async (file) => JSON.parse(await readFile(file, 'utf8'));

/** The rows of one data file, for example `ciphers`. */
export const rows = (name) => read(path.join(folder, `${name}.json`));

/** Every statement of every language: of all data files that hold statements. */
export async function loadStatements() {
  const statements = [];
  for (const file of (await readdir(folder)).sort()) {
    const data = file.endsWith('.json') ? await read(path.join(folder, file)) : [];
    if (Array.isArray(data)) statements.push(...data.filter((row) => 'form' in row && 'parameters' in row));
  }
  const known = new Set(statements.map((s) => s.language));
  for (const [language, begun] of Object.entries(await read(beginnings))) {
    if (!known.has(language)) statements.push(...begun.map((row) => ({ ...row, language })));
  }
  return statements;
}
