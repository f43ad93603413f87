import type { Profile, ProfileStatement } from '../../syntax/tcpip-profile.js';
import type { Model } from '../../workspace/model.js';
import type { ProfileFile } from '../../workspace/tcpip-profile.js';

/** Profiles that no other one includes, and whose parts are all here, at any depth. Empty when any profile names one that is not here. */
export function wholeProfiles(model: Model, profiles: readonly ProfileFile[]): ProfileFile[] {
  const links = profiles.flatMap(({ file }) => model.linksFrom(file.uri));
  if (links.some(({ target }) => target === undefined)) return [];
  const included = new Set(links.map(({ target }) => target));
  return profiles.filter(({ file }) => !included.has(file.uri));
}

/** The last statement of a name, which is written in full. */
export const lastOf = ({ statements }: Profile, name: string): ProfileStatement | undefined => statements.findLast(({ type }) => type.name === name);
