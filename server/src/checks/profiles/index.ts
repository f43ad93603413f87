/** The security rules that findings of strength follow, by the setting `profile`; docs/security-profiles.md describes them. */
import type { Cipher } from '../../catalog/types.js';
import type { ProtocolName, Role } from '../../policy/index.js';
import type { SecurityProfile, Settings, Severity } from '../../workspace/settings.js';
import { cnsa } from './cnsa.js';
import { defaultRules } from './default.js';
import { nist80052r2 } from './nist-800-52r2.js';
import { pciDss } from './pci-dss.js';
import type { Objection, SecurityRules, Weakness } from './profile.js';
import { weaknesses } from './profile.js';

export type { Objection, SecurityRules, Weakness } from './profile.js';
export { weaknesses } from './profile.js';

export const securityRules: Readonly<Record<SecurityProfile, SecurityRules>> = {
  default: defaultRules,
  'nist-800-52r2': nist80052r2,
  'pci-dss': pciDss,
  cnsa,
};

/** What the rules have against something, for one end of a connection. */
export interface Verdict {
  readonly severity: Severity;
  readonly source: string;
}

/** What the profile has against the protocol; undefined: nothing. */
export function protocolVerdict({ profile }: Settings, protocol: ProtocolName, role: Role | undefined): Verdict | undefined {
  return verdict(securityRules[profile].protocols[protocol], role);
}

export interface CipherVerdict extends Verdict {
  /** Absent: the suite is sound, but not one of those that the profile approves. */
  readonly weakness?: Weakness;
}

/** What the profile has against the suite: the worst of it; undefined: nothing. */
export function cipherVerdict({ profile }: Settings, cipher: Cipher, role: Role | undefined): CipherVerdict | undefined {
  const rules = securityRules[profile];
  const all: CipherVerdict[] = weaknessesOf(cipher).flatMap((weakness) => {
    const found = verdict(rules.weaknesses[weakness], role);
    return found ? [{ ...found, weakness }] : [];
  });
  const others = rules.approved && !rules.approved.codes.includes(cipher.code4) ? verdict(rules.approved.others, role) : undefined;
  return [...all, ...(others ? [others] : [])].sort((a, b) => rank(a.severity) - rank(b.severity))[0];
}

const found = new WeakMap<Cipher, readonly Weakness[]>();

/** What makes a suite weak, worst first; empty for the best of today. */
export function weaknessesOf(cipher: Cipher): readonly Weakness[] {
  let all = found.get(cipher);
  if (!all) found.set(cipher, (all = weaknesses.filter((weakness) => tests[weakness](cipher))));
  return all;
}

const tests: Readonly<Record<Weakness, (cipher: Cipher) => boolean>> = {
  null: ({ encryption }) => encryption === 'none',
  anonymous: ({ authentication, encryption }) => authentication === 'none' && encryption !== 'none',
  export: ({ keyBits, encryption }) => encryption !== 'none' && keyBits <= 40,
  rc4: ({ encryption }) => encryption === 'RC4',
  rc2: ({ encryption }) => encryption === 'RC2',
  des: ({ encryption }) => encryption === 'DES',
  md5: ({ macOrHash }) => macOrHash === 'MD5',
  '3des': ({ encryption }) => encryption === '3DES',
  chacha20: ({ encryption }) => encryption === 'ChaCha20',
  'no-forward-secrecy': ({ forwardSecrecy }) => !forwardSecrecy,
  sha1: ({ macOrHash }) => macOrHash === 'SHA1',
};

function verdict(objection: Objection | undefined, role: Role | undefined): Verdict | undefined {
  if (!objection) return undefined;
  const { severity, source, clientSeverity = severity, clientSource = source } = objection;
  return role === 'Client' ? { severity: clientSeverity, source: clientSource } : { severity, source };
}

function rank(severity: Severity): number {
  return ['error', 'warning', 'information', 'hint'].indexOf(severity);
}
