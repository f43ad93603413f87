import type { Draft } from '../check.js';
import { defineCheck } from '../check.js';
import { replace } from '../support/edits.js';
import { quoted } from '../support/wording.js';
import type { Ring } from './rings.js';
import { ringsIn, withoutScheme } from './rings.js';

/** Limits of RACF: user IDs and the names of rings (RACF Command Language Reference, RACDCERT ADDRING). */
const longest = { owner: 8, ring: 237 } as const;

/** The two parts of OWNER/RING (reference: pagent-ttls, Keyring). */
export const keyringOwner = defineCheck({
  code: 'keyring-owner',
  severity: 'warning',
  summary: 'The owner or the name of a SAF key ring is not one that RACF can have.',
  explanation: `
A SAF key ring is written \`RING\`, for a ring of the user ID under which the application runs, or \`OWNER/RING\` for a ring of
another user. The owner is a user ID of up to 8 characters; small letters in it were seen in policies that work. A ring name has
up to 237 characters, and its case matters.

\`safkeyring://OWNER/RING\` is the way Java writes it. Here that would be a ring of a user called \`safkeyring:\`.`,
  example: `
    TTLSKeyringParms ZOWE
    {
      Keyring  ⟦safkeyring://ZWESVUSR/ZoweKeyring⟧
    }
  `,
  fixed: `
    TTLSKeyringParms ZOWE
    {
      Keyring  ZWESVUSR/ZoweKeyring
    }
  `,
  itemsWith: ['TTLSKeyringParms'],
  *item({ item }) {
    for (const ring of ringsIn(item)) {
      const draft = draftFor(ring);
      if (draft) yield draft;
    }
  },
});

function draftFor({ word, keyring }: Ring): Draft | undefined {
  const meant = withoutScheme(word.text);
  if (meant !== undefined) {
    return {
      at: { span: word },
      message: `${word.text} is the way Java writes a key ring. AT-TLS takes ${meant}.`,
      fixes: () => [{ title: `Change to ${meant}`, safe: false, edits: [replace(word, meant)] }],
    };
  }
  if (keyring.kind !== 'ring' || word.text.startsWith('/') || /^\*?TOKEN/i.test(word.text)) return undefined;
  const owner = keyring.owner === undefined ? undefined : faultOfOwner(keyring.owner);
  if (owner) return { at: { span: { start: word.start, end: word.start + (keyring.owner?.length ?? 0) } }, ...owner };
  if (keyring.ring.length > longest.ring) return { at: { span: word }, message: `The name of a key ring has at most ${longest.ring} characters; this one has ${keyring.ring.length}.` };
  return keyring.owner !== undefined && keyring.ring === '' ? { at: { span: word }, message: `The name of the ring is missing behind ${word.text}.` } : undefined;
}

function faultOfOwner(owner: string): Pick<Draft, 'message'> | undefined {
  // A symbol that a site puts in before Policy Agent reads the file.
  if (owner.includes('&')) return undefined;
  if (/^\*.*\*$/.test(owner)) return { message: `${owner} owns no ring of a name: a virtual key ring is written ${owner.toUpperCase()}/*.` };
  if (owner.length > longest.owner) return { message: `The owner of a key ring is a user ID of at most ${longest.owner} characters; ${quoted(owner)} has ${owner.length}.` };
  return /^[A-Z@#$\d]+$/i.test(owner) ? undefined : { message: `The owner of a key ring is a user ID; ${quoted(owner)} has a character that none has.` };
}
