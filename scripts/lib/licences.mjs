// The licences of the packages whose code is in the bundles.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** @typedef {{ readonly name: string, readonly version: string, readonly licence: string, readonly text: string }} Licence */

/**
 * The packages that really are in the bundles, in order of name.
 * @param {string} root The folder of the project.
 * @param {readonly import('esbuild').Metafile[]} metafiles One a bundle.
 * @returns {Licence[]}
 * @throws {Error} For a package without a file with its licence.
 */
export function licencesOf(root, metafiles) {
  const folders = new Set();
  for (const { outputs } of metafiles) {
    for (const { inputs } of Object.values(outputs)) {
      for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
        const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
        if (folder && bytesInOutput > 0) folders.add(folder);
      }
    }
  }
  return [...folders].map((folder) => licenceOf(path.resolve(root, folder))).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/**
 * @param {string} folder
 * @returns {Licence}
 */
function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((each) => /^licen[cs]e(\.\w+)?$/i.test(each));
  if (!file) throw new Error(`${name} ${version} has no file with its licence.`);
  return { name, version, licence: license, text: readFileSync(path.join(folder, file), 'utf8').replace(/\r\n?/g, '\n').trim() };
}

/**
 * The text of THIRD-PARTY-NOTICES.txt.
 * @param {readonly Licence[]} licences
 */
export function noticesOf(licences) {
  const head = 'TCPPARMS contains code of the following packages. Each is used under its own licence.\n';
  const line = '-'.repeat(78);
  return `${head}${licences.map(({ name, version, licence, text }) => `\n${line}\n${name} ${version} (${licence})\n\n${text}\n`).join('')}`;
}
