// Wireshark without a window: reads the captures that `tcpparms log --pcap` writes.
import { onPath } from './commands.mjs';
import { installPackage } from './packages.mjs';
import { Unavailable } from './unavailable.mjs';

/**
 * Sees to it that `tshark` is on the path: installed, or (as root on Debian) installed now.
 * @throws {Unavailable} When there is none.
 */
export async function needTshark() {
  if (onPath('tshark') || (await installPackage('tshark'))) return;
  throw new Unavailable('Captures are read by Wireshark, and tshark was not found. Install the package tshark.');
}
