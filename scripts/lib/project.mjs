// Where things are in this project. Node builtins only: read before any dependency is installed.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json. */
export const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '');

/** What may be thrown away and made again: fetched tools, keyed by their versions. */
export const cacheFolder = path.join(root, '.cache');

/** What a test run leaves for people to look at. */
export const resultsFolder = path.join(root, 'test-results');

/** The library that `npm start` opens and the editor tests copy. */
export const examplesFolder = path.join(root, 'examples');

/** @param {string} file A path relative to the project. */
export const inProject = (file) => path.join(root, file);

/**
 * @param {string} file An absolute path.
 * @returns {any} What the JSON file says.
 */
export const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** @returns {any} package.json as it is now. */
export const manifest = () => readJson(inProject('package.json'));
