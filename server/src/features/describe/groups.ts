/** Elliptic curves and key share groups in words. */
import type { Release } from '../../catalog/index.js';
import type { Group } from '../../catalog/types.js';
import { bullets, code, joined, paragraphs, prose, sentences, title } from './markdown.js';
import { hedge, sinceSentence, strengthWord } from './words.js';

/** A curve or group: its three numbers, where it can be used, how strong it is. */
export function describeGroup(group: Group, release: Release): string {
  const numbered = group.wireHex !== '';
  return paragraphs(
    title(group.name, numbered ? `group ${code(group.code)}` : 'every curve'),
    numbered && `System SSL writes the group number in decimal: ${code(group.code)}. On the wire and in packet traces it is hexadecimal ${code(group.wireHex)}.`,
    strengthWord(group.strength) && `**${strengthWord(group.strength)}.**`,
    bullets([
      group.protocols.length > 0 && `Protocols: ${joined(group.protocols)}`,
      numbered && (group.keyShare ? 'TLSv1.3: can be a key share' : 'Cannot be a key share of TLSv1.3'),
      group.fips140 !== 'unknown' && `FIPS140: ${group.fips140 === 'y' ? 'allowed' : 'not allowed'}`,
    ]),
    (group.notes ?? []).map(prose).join(' '),
    sentences(group.aliases && group.aliases.length > 0 && `Also known as ${joined(group.aliases.map(code))}.`, sinceSentence(group.since, undefined, release)),
    hedge(group.certainty === 'sample' ? undefined : group.certainty),
  );
}

/** The same in a few words, for a list. */
export function groupInShort(group: Group): string {
  return [strengthWord(group.strength).toLowerCase(), group.keyShare ? 'key share' : ''].filter((text) => text !== '').join(' · ');
}
