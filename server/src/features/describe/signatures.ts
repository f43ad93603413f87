/** Signature pairs in words. */
import type { Release } from '../../catalog/index.js';
import type { Signature } from '../../catalog/types.js';
import { bullets, code, joined, paragraphs, prose, sentences, title } from './markdown.js';
import { hedge, sinceSentence, strengthWord } from './words.js';

/** A pair of hash and signature algorithm: what it signs with which key, in which protocols. */
export function describeSignature(signature: Signature, release: Release): string {
  const { certificateOnly = [] } = signature;
  return paragraphs(
    title(signature.name, `signature pair ${code(signature.code)}`),
    strengthWord(signature.strength) && `**${strengthWord(signature.strength)}.**`,
    bullets([
      `Hash: ${signature.hash}; signature: ${signature.algorithm}`,
      `Certificate with a key of type ${signature.certificateKey}`,
      `Protocols: ${joined(signature.protocols)}${certificateOnly.length > 0 ? ` (${joined(certificateOnly)}: in certificates only)` : ''}`,
    ]),
    (signature.notes ?? []).map(prose).join(' '),
    sentences(signature.inDefaultList === false && 'Not in the default list.', sinceSentence(signature.since, undefined, release)),
    hedge(signature.certainty === 'sample' ? undefined : signature.certainty),
  );
}

/** The same in a few words, for a list. */
export function signatureInShort(signature: Signature): string {
  return [strengthWord(signature.strength).toLowerCase(), `${signature.certificateKey} key`, joined(signature.protocols)].filter((text) => text !== '').join(' · ');
}
