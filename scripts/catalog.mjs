// Reads the catalogue's data files for the generators. The types are those of server/src/catalog/types.ts.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

const folder = path.resolve(import.meta.dirname, '../server/src/catalog/data');

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
  return statements;
}
