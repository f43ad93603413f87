/** Cipher suites in words: what they do, how strong they are and why, and what they need. */
import { availableIn, defaultCipherList, type Release } from '../../catalog/index.js';
import type { Cipher, CipherV2 } from '../../catalog/types.js';
import { bullets, code, joined, paragraphs, prose, sentences, title } from './markdown.js';
import { hedge, releaseName, sinceSentence, strengthWord } from './words.js';

/** A cipher suite of SSL version 3 or TLS. */
export function describeCipher(cipher: Cipher, release: Release): string {
  return paragraphs(
    title(cipher.name, `cipher suite ${codesOf(cipher)}`),
    verdict(cipher),
    bullets([
      `Protocols: ${joined(cipher.protocols)}`,
      `Key exchange: ${cipher.keyExchange}; authentication: ${cipher.authentication}`,
      `Server certificate: ${cipher.certificateNeeded}`,
      `Encryption: ${encryption(cipher)}; hash or MAC: ${cipher.macOrHash}`,
      fips(cipher),
    ]),
    (cipher.notes ?? []).map(prose).join(' '),
    sentences(defaultListSentence(cipher, release), sinceSentence(cipher.supportedSince, cipher.supportCertainty, release), supportSentence(cipher)),
    cipher.aliases && cipher.aliases.length > 0 && `Also known as ${joined(cipher.aliases.map(code))}.`,
    hedge(cipher.certainty),
  );
}

/** The code in both widths, as far as it has them. */
function codesOf(cipher: Cipher): string {
  return cipher.code2 ? `${code(cipher.code4)} (two characters: ${code(cipher.code2)})` : code(cipher.code4);
}

function verdict(cipher: Cipher): string {
  const strength = strengthWord(cipher.strength);
  const secrecy = cipher.forwardSecrecy && 'It gives forward secrecy.';
  return sentences(strength && `**${strength}.**`, secrecy, ...cipher.strengthReasons);
}

function encryption(cipher: Cipher): string {
  if (cipher.keyBits === 0) return 'none';
  const mode = cipher.mode === 'none' || cipher.mode === 'stream' ? '' : `-${cipher.mode}`;
  return `${cipher.encryption}${mode}, ${cipher.keyBits} bits`;
}

function fips(cipher: Cipher): string | undefined {
  if (cipher.fips140 === 'unknown') return undefined;
  const sure = cipher.fips140Certainty === 'doc' ? '' : ' (not confirmed by a manual)';
  return `FIPS140: ${cipher.fips140 === 'y' ? 'allowed' : 'not allowed'}${sure}`;
}

/** Whether the list that applies without any cipher parameter has the suite. */
function defaultListSentence(cipher: Cipher, release: Release): string | undefined {
  const plainList = defaultCipherList(release, false);
  if (!plainList) return undefined;
  const listed = plainList.list.codes.includes(cipher.code4);
  const hedged = plainList.certainty === 'doc' ? '' : ', as far as is known';
  return `${listed ? 'In' : 'Not in'} the default list of ${releaseName(release)}${hedged}.`;
}

function supportSentence(cipher: Cipher): string | undefined {
  if (cipher.supportedSince) return undefined;
  return cipher.supportCertainty === 'memory' || cipher.supportCertainty === 'unknown' ? '_Support by System SSL: not confirmed by a manual._' : undefined;
}

/** A cipher suite of SSL version 2. */
export function describeCipherV2(cipher: CipherV2): string {
  return paragraphs(
    title(cipher.name, `SSL version 2 cipher suite ${code(cipher.code1)}`),
    sentences(`**${strengthWord(cipher.strength)}.**`, ...cipher.strengthReasons),
    `Encryption: ${cipher.encryption}, ${cipher.keyBits} bits.`,
    hedge(cipher.certainty),
  );
}

/** The same in a few words, for a list: `recommended · TLSv1.2 · ECC key`. */
export function cipherInShort(cipher: Cipher): string {
  const protocols = cipher.protocols.length > 1 ? `${cipher.protocols[0] ?? ''}–${cipher.protocols[cipher.protocols.length - 1]?.replace('TLSv', '') ?? ''}` : (cipher.protocols[0] ?? '');
  return [strengthWord(cipher.strength).toLowerCase(), protocols, certificateInShort(cipher)].filter((text) => text !== '').join(' · ');
}

function certificateInShort(cipher: Cipher): string {
  if (cipher.protocols.includes('TLSv1.3')) return 'RSA or ECC certificate';
  const key = /^(RSA|ECC|DSA|Diffie-Hellman|DH)\b/.exec(cipher.certificateNeeded)?.[1];
  return key ? `${key} certificate` : '';
}

/** Whether the release supports the suite at all, as far as is known. */
export function cipherAvailable(cipher: Cipher, release: Release): boolean {
  return availableIn(release, cipher.supportedSince);
}
