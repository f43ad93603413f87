// The catalogue's data in a bundle: text that is read when it is asked for (catalog/lazy.ts), in place of objects that a script makes when it starts.
import { readFile } from 'node:fs/promises';

/** @type {import('esbuild').Plugin} */
export const dataAsText = {
  name: 'data-as-text',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]catalog[\\/]data[\\/][\w-]+\.json$/ }, async ({ path }) => ({ contents: JSON.stringify(JSON.parse(await readFile(path, 'utf8'))), loader: 'text' }));
  },
};
