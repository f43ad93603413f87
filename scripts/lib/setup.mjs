// From a fresh clone to something that runs. Node builtins only.
import { existsSync } from 'node:fs';
import process from 'node:process';
import { npm } from './processes.mjs';
import { inProject, manifest, readJson, root } from './project.mjs';

/** @throws {Error} When this Node cannot build the project. */
export function checkNode() {
  const oldest = Number(/\d+/.exec(manifest().engines.node)?.[0]);
  const here = Number(process.versions.node.split('.')[0]);
  if (here < oldest) throw new Error(`Node ${oldest} or newer is needed; this is ${process.version}.`);
}

/** Installs what package-lock.json names, when something else or nothing is installed. */
export async function installDependencies() {
  if (dependenciesAreFresh()) return;
  console.log('Installing dependencies …');
  await npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root });
}

/** Builds the extension, the server and the command. */
export const build = () => npm(['run', 'build', '--silent'], { cwd: root });

/** Whether node_modules holds what package-lock.json asks for; npm leaves a list of what it installed, as its last act. */
function dependenciesAreFresh() {
  const installed = inProject('node_modules/.package-lock.json');
  if (!existsSync(installed)) return false;
  const wanted = Object.entries(readJson(inProject('package-lock.json')).packages);
  const present = readJson(installed).packages;
  return wanted.every(([place, { version, optional }]) => place === '' || (present[place] ? present[place].version === version : optional));
}
