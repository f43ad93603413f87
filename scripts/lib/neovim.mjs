// Neovim: an editor with a language client that is not ours.
import process from 'node:process';
import { onPath } from './commands.mjs';
import { installPackage } from './packages.mjs';
import { Unavailable } from './unavailable.mjs';

/**
 * Sees to it that `nvim` is on the path, or that NVIM names it: installed, or (as root on Debian) installed now.
 * @throws {Unavailable} When there is none.
 */
export async function needNeovim() {
  if (process.env.NVIM || onPath('nvim') || (await installPackage('neovim', 'nvim'))) return;
  throw new Unavailable('The server is driven by the language client of Neovim, and nvim was not found. Install the package neovim, or set NVIM to the path of nvim.');
}
