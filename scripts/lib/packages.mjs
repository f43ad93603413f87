// Programs that come as packages of the system, where they can be installed: as root on Debian.
import process from 'node:process';
import { onPath } from './commands.mjs';
import { run } from './processes.mjs';

/**
 * Installs a package of the system.
 * @param {string} name Of the package.
 * @param {string} program That the package brings.
 * @returns {Promise<string | undefined>} The path of the program; undefined when it cannot be installed here, or without a network.
 */
export async function installPackage(name, program = name) {
  if (process.getuid?.() !== 0 || !onPath('apt-get')) return undefined;
  console.log(`Installing ${name} from the packages of this system …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '--yes', '--no-install-recommends', name]]) {
    const { code, output } = await run('apt-get', args, { quiet: true, env });
    if (code !== 0) console.log(`  apt-get ${args.join(' ')} ended with ${code}:\n${output.trimEnd()}`);
  }
  return onPath(program);
}
