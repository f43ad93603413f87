// Minifies a bundle so that V8 starts it sooner. V8 parses a function only as far as it must, until it is called; but an arrow
// function inside a function in full. esbuild makes arrow functions of the modules of a bundle when it shortens names: here names
// are shortened in a second step, when the modules are methods. For each file that imports a CommonJS module, `vscode` among them,
// esbuild copies all that it exports: the copy is left out where it can be. What is ASCII throughout, V8 reads as one byte a character.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Does nothing to a bundle that is not to be minified. @type {import('esbuild').Plugin} */
export const quickStart = {
  name: 'quick-start',
  setup({ initialOptions: options, esbuild, onEnd }) {
    if (!options.minify) return;
    const { write = true, target, format } = options;
    Object.assign(options, { minify: false, minifySyntax: true, minifyWhitespace: true, write: false });
    // The names at the top of an iife are those of all scripts, and not ours to change.
    const shortened = { minify: true, target, legalComments: options.legalComments, ...(format === 'cjs' ? { format } : {}) };
    onEnd(async ({ outputFiles = [] }) => {
      for (const file of outputFiles) {
        const { code } = await esbuild.transform(withoutCopies(withoutPaths(file.text)), shortened);
        file.contents = new TextEncoder().encode(ascii(code));
        if (!write) continue;
        await mkdir(path.dirname(file.path), { recursive: true });
        await writeFile(file.path, file.contents);
      }
    });
  },
};

/** The methods that stand for modules are called by the path of the file; nothing asks for it. @param {string} script */
const withoutPaths = (script) => script.replace(/\b(__esm|__commonJS)\(\{"[^"]+"\(/g, '$1({_(');

/** The copy of a module differs from it by `default` only, which is the module itself. @param {string} script */
const withoutCopies = (script) => script.replace(/\b(\w+)=__toESM\(((?:__)?require\w*\([^()]*\)),1\)/g, (copied, name, module) => (script.includes(`${name}.default`) ? copied : `${name}=${module}`));

/** esbuild leaves characters of regular expressions as they are. @param {string} script */
const ascii = (script) => script.replace(/[^\0-\x7f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
