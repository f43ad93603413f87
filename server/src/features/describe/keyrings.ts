/** Key rings, key databases, tokens and certificate labels in words (reference: pagent-ttls, Keyring and CertificateLabel). */
import { keyringOf, type Keyring } from '../../policy/keyring.js';
import { code, paragraphs, title } from './markdown.js';
import { hedge } from './words.js';

/** The form of a Keyring value: SAF key ring with or without an owner, virtual ring, key database, PKCS #11 token. */
export function describeKeyring(text: string, hasPassword: boolean): string {
  const keyring = keyringOf(text, hasPassword);
  return paragraphs(title(`Keyring ${text}`, kindOf(text, keyring)), explanation(text, keyring));
}

function kindOf(text: string, keyring: Keyring): string {
  if (keyring.kind === 'token') return 'PKCS #11 token';
  if (keyring.kind === 'database') return 'key database';
  if (keyring.kind === 'virtual') return 'virtual key ring';
  return text.startsWith('/') ? 'looks like a key database' : 'SAF key ring';
}

function explanation(text: string, keyring: Keyring): string {
  if (keyring.kind === 'token') return `The z/OS PKCS #11 token ${code(keyring.token)}, which ICSF keeps.`;
  if (keyring.kind === 'database') return 'KeyringPw or KeyringStashFile is coded, so this is taken as the path of a key database in z/OS UNIX.';
  if (keyring.kind === 'virtual' && keyring.owner.toUpperCase() === '*AUTH*') return paragraphs('The virtual key ring of all certificate authority certificates, without a private key: enough for a client that sends no certificate.', hedge('memory'));
  if (keyring.kind === 'virtual') return paragraphs(keyring.owner.startsWith('*') ? 'A virtual key ring: all certificates of one kind.' : `The virtual key ring of user ${code(keyring.owner)}: all certificates of that user, on whatever ring.`, hedge('memory'));
  if (text.startsWith('/')) return 'A path of z/OS UNIX. It is taken as a key database only with KeyringPw or KeyringStashFile beside it; without them, as a SAF key ring.';
  return keyring.owner === undefined ? ownRing(keyring.ring) : ownedRing(keyring.owner, keyring.ring);
}

function ownedRing(owner: string, ring: string): string {
  return paragraphs(
    `The ring ${code(ring)} of user ${code(owner)}. Ring names are case sensitive.`,
    `A process under another user ID that must use its private keys needs UPDATE access to ${code('IRR.DIGTCERT.LISTRING')} in class FACILITY, or to the profile of the ring, ${code(`${owner}.${ring}.LST`)}, in class RDATALIB.`,
  );
}

function ownRing(ring: string): string {
  return `The ring ${code(ring)} of the user ID of the process that owns the socket: every application looks for one of its own. ${code(`OWNER/${ring}`)} names the ring of one user. Ring names are case sensitive.`;
}

/** A certificate label, as a value of the attribute `name`. */
export function describeLabel(name: string, label: string): string {
  return paragraphs(
    title(`${name} ${label}`, 'certificate label'),
    `The certificate must stand on the key ring under exactly this label: labels are case sensitive and may hold blanks. Here it has ${label.length === 1 ? '1 character' : `${label.length} characters`}.`,
  );
}

/** The value of a name that may end in an asterisk (Jobname, Userid); undefined for one without. */
export function describeWildcard(name: string, text: string): string | undefined {
  const star = text.indexOf('*');
  if (star < 0) return undefined;
  if (star < text.length - 1) return paragraphs(title(`${name} ${text}`), 'An asterisk is a wildcard only at the end of the value.');
  const begin = text.slice(0, -1);
  return paragraphs(title(`${name} ${text}`, 'wildcard'), begin === '' ? 'Every name.' : `Every name that begins with ${code(begin)}.`);
}
