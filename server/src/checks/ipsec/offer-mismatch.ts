import type { Statement, Word } from '../../syntax/tree.js';
import type { Draft } from '../check.js';
import { defineCheck } from '../check.js';
import { lastLine, wordOf } from '../support/block-lines.js';
import { rowsIn } from '../support/discipline-rows.js';
import { hasBraceTrouble } from '../support/judgement.js';

/** Encryption and integrity of a data offer that do not go together (reference: pagent-ipsec, IpDataOffer HowToAuth; from memory). */
export const ipsecOfferMismatch = defineCheck({
  code: 'ipsec-offer-mismatch',
  severity: 'warning',
  summary: 'HowToEncrypt and HowToAuth of a data offer do not go together.',
  explanation: `
\`AES_GCM_16\` encrypts and protects against changes at once, so its partner is \`HowToAuth ESP Null\`. \`Null\` beside any other
encryption leaves the data open to changes on the way, and with \`HowToEncrypt DoNot\` nothing is protected at all. The
\`AES_GMAC\` algorithms protect against changes without encrypting: they stand beside \`HowToEncrypt DoNot\`.

Where \`AES_GCM_16\` stands alone, the default \`ESP HMAC_SHA1\` would apply; that is for information. What Policy Agent does with
these offers was not read in a manual, so none of this is an error.`,
  example: `
    IpDynVpnAction TUNNEL
    {
      IpDataOffer
      {
        HowToEncrypt  AES_GCM_16 KeyLength 256
        HowToAuth     ⟦ESP HMAC_SHA2_256_128⟧
      }
    }
  `,
  itemsWith: ['IPSec'],
  *item({ item }) {
    if (hasBraceTrouble(item.problems)) return;
    for (const { node, type } of rowsIn(item, 'IPSec')) {
      const draft = type?.name === 'IpDataOffer' && node.block ? draftFor(node) : undefined;
      if (draft) yield draft;
    }
  },
});

function draftFor(offer: Statement): Draft | undefined {
  const encryption = wordOf(offer, 'HowToEncrypt');
  const args = lastLine(offer, 'HowToAuth')?.args ?? [];
  const [protocol, algorithm] = args;
  const cipher = encryption?.text.toLowerCase();
  if (!protocol) return encryption && cipher === 'aes_gcm_16' ? defaultDraft(encryption) : undefined;
  const integrity = (algorithm ?? protocol).text.toLowerCase();
  const text = faultOf(cipher ?? '', integrity, (algorithm ?? protocol).text);
  return text === undefined ? undefined : { at: { span: spanOf(protocol, algorithm) }, message: text };
}

function defaultDraft(word: Word): Draft {
  return { at: { span: word }, severity: 'information', message: 'AES_GCM_16 goes with HowToAuth ESP Null; here HowToAuth is not coded, and its default is ESP HMAC_SHA1.' };
}

function faultOf(cipher: string, integrity: string, written: string): string | undefined {
  const gmac = integrity.startsWith('aes_gmac');
  if (integrity === 'null' && cipher === 'donot') return 'Neither encryption nor integrity: this offer protects nothing.';
  if (integrity === 'null' && cipher !== 'aes_gcm_16') return 'Null goes with HowToEncrypt AES_GCM_16; beside another encryption nothing notices changes on the way.';
  if (gmac && cipher !== 'donot') return `${written} goes with HowToEncrypt DoNot: it protects without encrypting. To encrypt too, use AES_GCM_16 with ESP Null.`;
  return cipher === 'aes_gcm_16' && integrity !== 'null' && !gmac ? 'AES_GCM_16 protects against changes itself: it goes with HowToAuth ESP Null.' : undefined;
}

function spanOf(first: Word, last: Word | undefined): { readonly start: number; readonly end: number } {
  return { start: first.start, end: (last ?? first).end };
}
