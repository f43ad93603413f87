// One package of the npm registry, unpacked without running anything of it.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { npm, runOrThrow } from './processes.mjs';

/**
 * @typedef {object} PinnedPackage
 * @property {string} name
 * @property {string} version
 * @property {string} integrity What the registry published for this version, as in a package-lock.json (`sha512-…`).
 */

/**
 * Fetches a package, checks that it is byte for byte the one that was pinned, and unpacks a part of it.
 * @param {PinnedPackage} pinned
 * @param {string} folder Receives the files; made when missing.
 * @param {string} [part] A folder inside the package whose contents are wanted; everything when left out.
 * @throws {Error} When the tarball is not the pinned one.
 */
export async function unpackPackage({ name, version, integrity }, folder, part = '') {
  mkdirSync(folder, { recursive: true });
  await npm(['pack', `${name}@${version}`, '--silent', '--ignore-scripts', '--pack-destination', folder], { cwd: folder, quiet: true });
  const tarball = path.join(folder, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`);
  const found = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
  if (found !== integrity) throw new Error(`${name}@${version} is not the package that was pinned: its integrity is ${found}, not ${integrity}.`);
  const source = path.posix.join('package', part);
  await runOrThrow('tar', ['-xzf', tarball, '-C', folder, `--strip-components=${source.split('/').length}`, source], { quiet: true });
  rmSync(tarball);
}
