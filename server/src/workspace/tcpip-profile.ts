/** The profiles of a library, each read once for each version of it. */
import { parseTcpipProfile, type Profile } from '../syntax/tcpip-profile.js';
import type { Model } from './model.js';
import { perFile, type SourceFile } from './source-file.js';

/** The statements of a profile; of any other file what they would be. */
export const profileOf = perFile((file) => parseTcpipProfile(file.text));

export interface ProfileFile {
  readonly file: SourceFile;
  readonly profile: Profile;
}

/** The profiles of TCP/IP stacks in the library, parts that others include among them. */
export function profilesIn(model: Model): ProfileFile[] {
  return [...model.files.values()].filter(({ language }) => language === 'tcpip-profile').map((file) => ({ file, profile: profileOf(file) }));
}

/** How many stacks the library names; one when it names none. A profile does not say to which of them it belongs. */
export function stackCount(model: Model): number {
  return Math.max(1, new Set(model.stacks.flatMap(({ name }) => (name === '' ? [] : [name.toUpperCase()]))).size);
}
