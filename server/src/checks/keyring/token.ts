import type { Draft } from '../check.js';
import { defineCheck } from '../check.js';
import { replace } from '../support/edits.js';
import { quoted } from '../support/wording.js';
import type { Ring } from './rings.js';
import { ringsIn } from './rings.js';

/** Longest name of a PKCS #11 token (ICSF: token names; from memory). */
const longest = 32;

/** The form of a PKCS #11 token (reference: pagent-ttls, Keyring; names as ICSF has them, from memory). */
export const keyringToken = defineCheck({
  code: 'keyring-token',
  severity: 'warning',
  summary: 'Keyring is meant to be a PKCS #11 token, and is not in its form.',
  explanation: `
A PKCS #11 token is written \`*TOKEN*/\` and the name of the token; anything else is taken for a SAF key ring. As far as is known, a
name has up to 32 characters: letters, digits, @, #, $ and periods, with no digit or period first. A name with other characters is
for information.`,
  example: `
    TTLSKeyringParms TOKEN
    {
      Keyring  ⟦TOKEN/TNSERVER.TOKEN⟧
    }
    TTLSKeyringParms NONAME
    {
      Keyring  ⟦*TOKEN*/⟧
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

function draftFor({ word, keyring, secrets }: Ring): Draft | undefined {
  if (keyring.kind !== 'token') return secrets.length > 0 ? undefined : misspelt(word);
  const { token } = keyring;
  if (token === '') return { at: { span: word }, message: 'The name of the token is missing behind *TOKEN*/.' };
  if (token.length > longest) return { at: { span: word }, message: `The name of a PKCS #11 token has at most ${longest} characters; this one has ${token.length}.` };
  return /^[A-Z@#$][A-Z\d@#$.]*$/i.test(token) ? undefined : { at: { span: word }, severity: 'information', message: `${quoted(token)} has a character that the name of a PKCS #11 token does not have, as far as is known.` };
}

/** Signs of the form are missing. `TOKEN/X` may be a ring of a user called TOKEN, so that alone is for information. */
function misspelt(word: Ring['word']): Draft | undefined {
  const name = /^\*?TOKEN\*?\/?(.*)$/i.exec(word.text)?.[1];
  if (name === undefined || name === '' || !/^(\*|TOKEN[*/])/i.test(word.text)) return undefined;
  const plain = /^TOKEN\//i.test(word.text);
  const meant = `*TOKEN*/${name}`;
  return {
    at: { span: word },
    severity: plain ? 'information' : 'warning',
    message: plain ? `This is the ring ${name} of a user ${word.text.slice(0, 5)}. A PKCS #11 token is written ${meant}.` : `A PKCS #11 token is written ${meant}; ${word.text} is taken for a SAF key ring.`,
    fixes: () => (plain ? [] : [{ title: `Change to ${meant}`, safe: false, edits: [replace(word, meant)] }]),
  };
}
