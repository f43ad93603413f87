/** What a set of security rules says of protocols and cipher suites. The rules themselves are data, one file a set. */
import type { ProtocolName } from '../../policy/index.js';
import type { SecurityProfile, Severity } from '../../workspace/settings.js';

/** Something that makes a cipher suite weak, worst first. */
export const weaknesses = ['null', 'anonymous', 'export', 'rc4', 'rc2', 'des', 'md5', '3des', 'chacha20', 'no-forward-secrecy', 'sha1'] as const;

export type Weakness = (typeof weaknesses)[number];

/** What a set of rules has against a protocol or suite. */
export interface Objection {
  readonly severity: Severity;
  /** Who says so, with the clause, to go into brackets behind a sentence. Another one for clients where the rules tell the roles apart. */
  readonly source: string;
  readonly clientSeverity?: Severity;
  readonly clientSource?: string;
}

/** A set of security rules. What it does not mention it allows, or says nothing about. */
export interface SecurityRules {
  readonly id: SecurityProfile;
  readonly name: string;
  /** What the rules were taken from. */
  readonly documents: readonly { readonly title: string; readonly url: string }[];
  readonly protocols: Readonly<Partial<Record<ProtocolName, Objection>>>;
  readonly weaknesses: Readonly<Partial<Record<Weakness, Objection>>>;
  /** The only suites that the rules approve, as codes of four digits, and what they have against all others. */
  readonly approved?: { readonly codes: readonly string[]; readonly others: Objection };
}
