import type { Statement, Word } from '../../syntax/tree.js';
import type { Draft } from '../check.js';
import { defineCheck } from '../check.js';
import { insert, replace } from '../support/edits.js';
import { linesOf } from '../support/block-lines.js';
import { rowsIn } from '../support/discipline-rows.js';
import { isSpoiled } from '../support/spoiled.js';
import { listed, quoted } from '../support/wording.js';
import { algorithmTypes } from './algorithms.js';

const keyedAlgorithms: ReadonlySet<string> = new Set(['aes_cbc', 'aes_gcm_16']);

/** Integrity algorithms of data offers (reference: pagent-ipsec, IpDataOffer HowToAuth). */
const integrity = ['Null', 'AES_GMAC_128', 'AES_GMAC_256', 'AES128_XCBC_96', 'HMAC_MD5', 'HMAC_SHA', 'HMAC_SHA1', 'HMAC_SHA2_256_128', 'HMAC_SHA2_384_192', 'HMAC_SHA2_512_256'] as const;

/** Values of several words (reference: pagent-ipsec, HowToEncrypt and HowToAuth; key lengths from memory). */
export const ipsecAlgorithmForm = defineCheck({
  code: 'ipsec-algorithm-form',
  severity: 'warning',
  summary: 'HowToEncrypt or HowToAuth has a word that does not belong there, or lacks one.',
  explanation: `
\`HowToEncrypt AES_CBC\` and \`AES_GCM_16\` are followed by \`KeyLength\` and 128 or 256; no other algorithm takes a key length.
\`AES\` is an old spelling of \`AES_CBC KeyLength 128\`.

\`HowToAuth\` takes two words: the protocol, \`AH\` or \`ESP\`, and then the algorithm. In an \`IpDataOffer\` a word that is neither is an
error, for the lists are complete there.`,
  example: `
    IpDynVpnAction TUNNEL
    {
      IpDataOffer
      {
        HowToEncrypt  AES_CBC ⟦256⟧
        HowToAuth     ⟦HMAC_SHA2_256_128⟧
      }
    }
  `,
  fixed: `
    IpDynVpnAction TUNNEL
    {
      IpDataOffer
      {
        HowToEncrypt  AES_CBC KeyLength 256
        HowToAuth     ESP HMAC_SHA2_256_128
      }
    }
  `,
  itemsWith: ['IPSec'],
  *item({ item }) {
    for (const { node, type } of rowsIn(item, 'IPSec')) {
      if (!type || !algorithmTypes.has(type.name)) continue;
      for (const line of linesOf(node, 'HowToEncrypt')) yield* optional(line, faultOfEncryption);
      for (const line of linesOf(node, 'HowToAuth')) yield* optional(line, (words) => faultOfAuthentication(words, type.name === 'IpDataOffer'));
    }
  },
});

function* optional(line: Statement, fault: (words: readonly Word[]) => Draft | undefined): Generator<Draft> {
  const draft = line.args.some((word) => isSpoiled(word.text)) ? undefined : fault(line.args);
  if (draft) yield draft;
}

function faultOfEncryption([algorithm, keyword, length]: readonly Word[]): Draft | undefined {
  if (!algorithm || !keyword) return undefined;
  const isKeyword = keyword.text.toLowerCase() === 'keylength';
  if (!keyedAlgorithms.has(algorithm.text.toLowerCase())) return isKeyword ? { at: { span: { start: keyword.start, end: (length ?? keyword).end } }, message: `${algorithm.text} takes no KeyLength: only AES_CBC and AES_GCM_16 do.` } : undefined;
  if (!isKeyword) return missingKeyword(algorithm, keyword);
  if (!length) return { at: { span: keyword }, message: 'KeyLength needs 128 or 256 behind it.' };
  return /^(128|256)$/.test(length.text) ? undefined : { at: { span: length }, message: `KeyLength takes 128 or 256, not ${quoted(length.text)}.` };
}

/** `AES_CBC 256`; any other word behind the algorithm is not read. */
function missingKeyword(algorithm: Word, word: Word): Draft | undefined {
  if (!/^(128|192|256)$/.test(word.text)) return undefined;
  return {
    at: { span: word },
    message: `${algorithm.text} takes the word KeyLength before ${word.text}.`,
    fixes: () => (word.text === '192' ? [] : [{ title: `Write KeyLength ${word.text}`, safe: false, edits: [replace(word, `KeyLength ${word.text}`)] }]),
  };
}

function faultOfAuthentication([protocol, algorithm]: readonly Word[], sure: boolean): Draft | undefined {
  if (!protocol) return undefined;
  const severity = sure ? 'error' : 'warning';
  if (isIntegrity(protocol.text)) {
    // Whether Null may stand alone is not established.
    if (protocol.text.toLowerCase() === 'null') return undefined;
    return {
      at: { span: protocol },
      message: `HowToAuth takes the protocol, AH or ESP, before ${protocol.text}.`,
      fixes: () => [{ title: `Write ESP ${protocol.text}`, safe: false, edits: [insert(protocol.start, 'ESP ')] }],
    };
  }
  if (!/^(AH|ESP)$/i.test(protocol.text)) return { at: { span: protocol }, severity, message: `HowToAuth begins with AH or ESP, not with ${quoted(protocol.text)}.` };
  if (!algorithm) return { at: { span: protocol }, message: `HowToAuth ${protocol.text} needs an algorithm behind it: ${listed(integrity, 'or')}.` };
  return isIntegrity(algorithm.text) ? undefined : { at: { span: algorithm }, severity, message: `HowToAuth does not take ${quoted(algorithm.text)}; it takes ${listed(integrity, 'or')}.` };
}

function isIntegrity(text: string): boolean {
  return integrity.some((name) => name.toLowerCase() === text.toLowerCase());
}
