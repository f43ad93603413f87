/** The profiles of a library, each read once for each version of it. */
import { parseTcpipProfile, type Profile } from '../syntax/tcpip-profile.js';
import type { Model } from './model.js';
import { perFile, type SourceFile } from './source-file.js';
import type { System } from './systems.js';

/** The statements of a profile; of any other file what they would be. */
export const profileOf = perFile((file) => parseTcpipProfile(file.text));

export interface ProfileFile {
  readonly file: SourceFile;
  readonly profile: Profile;
}

/** The profiles of TCP/IP stacks among these files, parts that others include among them. */
export function profilesIn(files: readonly SourceFile[]): ProfileFile[] {
  return files.filter(({ language }) => language === 'tcpip-profile').map((file) => ({ file, profile: profileOf(file) }));
}

/** How many stacks the files of a system name; one when they name none. A profile does not say to which of them it belongs. */
export function stackCount(model: Model, { uris }: System): number {
  return Math.max(1, new Set(model.stacks.flatMap(({ name, main }) => (name === '' || !uris.has(main) ? [] : [name.toUpperCase()]))).size);
}
