/** Algorithms as IPSec policy names them, and what is held against them. */
import type { Statement, Word } from '../../syntax/tree.js';
import { linesOf } from '../support/block-lines.js';

/** The statements that name algorithms. */
export const algorithmTypes: ReadonlySet<string> = new Set(['IpDataOffer', 'KeyExchangeOffer', 'IpDynVpnAction', 'IpManVpnAction']);

/** An algorithm that is coded. */
export interface Coded {
  readonly attribute: string;
  /** The algorithm in lower case. */
  readonly name: string;
  readonly word: Word;
}

const groups = ['DHGroup', 'Pfs', 'InitiateWithPfs', 'AcceptablePfs'] as const;
const single = ['HowToEncrypt', 'HowToAuthMsgs', 'HowToVerifyMsgs', 'PseudoRandomFunction', ...groups] as const;

/** The algorithms of a block: of HowToAuth the second word, behind AH or ESP. */
export function algorithmsOf(node: Statement): readonly Coded[] {
  const found = single.flatMap((attribute) => linesOf(node, attribute).flatMap((line) => coded(attribute, line.args[0])));
  return [...found, ...linesOf(node, 'HowToAuth').flatMap((line) => coded('HowToAuth', line.args[1]))].sort((a, b) => a.word.start - b.word.start);
}

function coded(attribute: string, word: Word | undefined): Coded[] {
  return word ? [{ attribute, name: word.text.toLowerCase(), word }] : [];
}

export function isGroup({ attribute }: Coded): boolean {
  return groups.some((name) => name === attribute);
}

export function isMd5({ name }: Coded): boolean {
  return name === 'md5' || name.startsWith('hmac_md5');
}

/** DES and Group1 (reference: pagent-ipsec, IpFilterPolicy FIPS140). */
export function isRefusedByFips(coded: Coded): boolean {
  return (coded.attribute === 'HowToEncrypt' && coded.name === 'des') || (isGroup(coded) && coded.name === 'group1');
}
