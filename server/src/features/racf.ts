/**
 * The security manager's side of a rule: RACF commands that list the key ring and certificate of a rule, let the application use them,
 * and connect a certificate that is missing. A document to review: nothing is run.
 *
 * Product facts (reference: pagent-ttls, Keyring; RACF: R_datalib): a ring can be protected by its own profile in class RDATALIB, or
 * all rings together by IRR.DIGTCERT.LISTRING in class FACILITY. READ opens a ring; private keys of another user's certificate need
 * UPDATE to the RDATALIB profile, those of CERTAUTH and SITE certificates CONTROL.
 */
import { keyringOf, type Keyring } from '../policy/keyring.js';
import type { Rule } from '../policy/index.js';

/** The commands as the text of a CLIST or of SYSTSIN input, with comments that say what each is for. */
export function racfCommands(rule: Rule): string {
  const ring = valueOf(rule, 'Keyring');
  const head = comments(`Rule ${rule.name}: key ring and certificates in RACF.`, 'To review, and to run by someone who may. Words in lower case are to be replaced.');
  if (ring === undefined) return lines([...head, ...comments('The rule has no Keyring: there is nothing to permit.')]);
  const hasPassword = rule.effective.get('KeyringPw')?.value != null || rule.effective.get('KeyringStashFile')?.value != null;
  return lines([...head, '', ...forKeyring(keyringOf(ring, hasPassword), rule)]);
}

function forKeyring(keyring: Keyring, rule: Rule): string[] {
  if (keyring.kind === 'database') return comments(`${keyring.path} is a key database in z/OS UNIX, not a key ring: RACF does not hold it.`, 'The user ID of the application needs read permission to the file and to its stash file.');
  if (keyring.kind === 'token') return tokenCommands(keyring.token, userOf(rule));
  if (keyring.kind === 'virtual') return virtualCommands(keyring.owner, userOf(rule));
  if (keyring.ring.startsWith('/')) return comments(`${keyring.ring} is a path of z/OS UNIX. Without KeyringPw or KeyringStashFile it is taken for a key ring, and there is none of that name.`, 'Code KeyringStashFile for a key database, or name a key ring.');
  return ringCommands(keyring.owner ?? userOf(rule), keyring.ring, rule, keyring.owner !== undefined && keyring.owner !== userOf(rule));
}

function ringCommands(owner: string, ring: string, rule: Rule, foreign: boolean): string[] {
  const user = userOf(rule);
  const profile = `${owner}.${ring.toUpperCase()}.LST`;
  const labels = labelsOf(rule);
  const server = valueOf(rule, 'HandshakeRole') !== 'Client';
  const access = foreign && (server || labels.length > 0) ? 'UPDATE' : 'READ';
  return [
    ...comments('1. What is there: the ring, and the certificates that the rule names.'),
    `RACDCERT ID(${owner}) LISTRING(${ring})`,
    ...labels.map((label) => `RACDCERT ID(${owner}) LIST(LABEL(${quoted(label)}))`),
    ...(labels.length === 0 ? comments('No certificate label is coded: the default certificate of the ring is used.') : []),
    '',
    ...comments(`2. Let the user ID of the application use this ring alone. ${access === 'UPDATE' ? 'UPDATE, since it uses a private key of another user; CONTROL when the certificate belongs to CERTAUTH or SITE.' : 'READ opens the ring.'}`),
    `RDEFINE RDATALIB ${profile} UACC(NONE)`,
    `PERMIT ${profile} CLASS(RDATALIB) ID(${user}) ACCESS(${access})`,
    'SETROPTS RACLIST(RDATALIB) REFRESH',
    '',
    ...comments('   Or, instead, all rings: used only where no RDATALIB profile fits the ring. It opens no private key of another user.'),
    'RDEFINE FACILITY IRR.DIGTCERT.LISTRING UACC(NONE)',
    `PERMIT IRR.DIGTCERT.LISTRING CLASS(FACILITY) ID(${user}) ACCESS(${foreign ? 'UPDATE' : 'READ'})`,
    'SETROPTS RACLIST(FACILITY) REFRESH',
    '',
    ...comments('3. Connect what is missing: certificates of the application, and those of the authorities that signed for its partners.'),
    ...(labels.length > 0 ? labels : ['label']).map((label) => `RACDCERT ID(${owner}) CONNECT(ID(${owner}) LABEL(${quoted(label)}) RING(${ring}) USAGE(PERSONAL))`),
    `RACDCERT ID(${owner}) CONNECT(CERTAUTH LABEL('authority') RING(${ring}) USAGE(CERTAUTH))`,
    'SETROPTS RACLIST(DIGTCERT DIGTRING) REFRESH',
    '',
    ...comments('AT-TLS keeps an opened ring: change EnvironmentUserInstance of the environment action, or restart the application, to have it read again.'),
  ];
}

function virtualCommands(owner: string, user: string): string[] {
  if (!owner.startsWith('*')) return ownVirtualCommands(owner, user);
  return [
    ...comments(`${owner}/* is a virtual key ring: every certificate of this kind, without private keys. There is nothing to connect.`),
    `RACDCERT ${owner.toUpperCase() === '*SITE*' ? 'SITE' : 'CERTAUTH'} LIST`,
    'RDEFINE FACILITY IRR.DIGTCERT.LISTRING UACC(NONE)',
    `PERMIT IRR.DIGTCERT.LISTRING CLASS(FACILITY) ID(${user}) ACCESS(READ)`,
    'SETROPTS RACLIST(FACILITY) REFRESH',
  ];
}

/** The virtual ring of a user, which has a profile name of its own (RACF: R_datalib, virtual key rings). */
function ownVirtualCommands(owner: string, user: string): string[] {
  const profile = `${owner}.IRR_VIRTUAL_KEYRING.LST`;
  return [
    ...comments(`${owner}/* is a virtual key ring: every certificate of user ${owner}. There is nothing to connect.`),
    `RACDCERT ID(${owner}) LIST`,
    `RDEFINE RDATALIB ${profile} UACC(NONE)`,
    `PERMIT ${profile} CLASS(RDATALIB) ID(${user}) ACCESS(${owner === user ? 'READ' : 'UPDATE'})`,
    'SETROPTS RACLIST(RDATALIB) REFRESH',
  ];
}

function tokenCommands(token: string, user: string): string[] {
  return [
    ...comments(`${token} is a PKCS #11 token, which ICSF keeps.`),
    `RACDCERT LISTTOKEN(${token})`,
    `RDEFINE CRYPTOZ USER.${token} UACC(NONE)`,
    `PERMIT USER.${token} CLASS(CRYPTOZ) ID(${user}) ACCESS(READ)`,
    'SETROPTS RACLIST(CRYPTOZ) REFRESH',
  ];
}

/** The user ID that the rule names, when it is one and not a pattern. */
function userOf(rule: Rule): string {
  const user = rule.conditions.userid.coded?.text;
  return user !== undefined && /^[A-Z@#$][A-Z0-9@#$]{0,7}$/i.test(user) ? user.toUpperCase() : 'userid';
}

function labelsOf(rule: Rule): string[] {
  return ['CertificateLabel', 'ServerCertificateLabel'].flatMap((name) => [rule.effective.get(name)?.value ?? []].flat()).filter((label, index, all) => all.indexOf(label) === index);
}

function valueOf(rule: Rule, name: string): string | undefined {
  return [rule.effective.get(name)?.value ?? []].flat()[0];
}

const quoted = (label: string): string => `'${label.replaceAll("'", "''")}'`;

/** Columns 73 to 80 of an 80-column member or of SYSTSIN may hold sequence numbers; a hyphen that continues a command needs room too. */
const widest = 72;

/** A name must not end the comment that it stands in; each line is a comment of its own. */
const comments = (...texts: readonly string[]): string[] => texts.flatMap((text) => folded(text.replaceAll('*/', '* /'), widest - '/*  */'.length)).map((text) => `/* ${text} */`);

/** Long commands go on in the next line, behind a hyphen; what stands between quotation marks is not parted. */
const lines = (all: readonly string[]): string => `${all.flatMap((line) => (line.startsWith('/*') ? [line] : continued(line))).join('\n')}\n`;

const continued = (command: string): string[] => folded(command, widest - ' -'.length).map((part, index, parts) => `${index > 0 ? '  ' : ''}${part}${index < parts.length - 1 ? ' -' : ''}`);

/** The text in lines of at most `width` characters where its blanks outside quotation marks allow it; later lines leave room to be indented. */
function folded(text: string, width: number): string[] {
  if (text.length <= width) return [text];
  const words = text.match(/(?:'[^']*'|\S)+|^ +/g) ?? [];
  const parts: string[] = [];
  let part = '';
  for (const word of words) {
    if (part.trim() !== '' && part.length + 1 + word.length > width - (parts.length > 0 ? 2 : 0)) {
      parts.push(part);
      part = word;
    } else part = part === '' || part.trim() === '' ? part + word : `${part} ${word}`;
  }
  return [...parts, part];
}
