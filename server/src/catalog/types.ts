/**
 * The one schema of the catalogue: every statement, parameter, value, code and message is a row of these types.
 * The rows live in `data/*.json` (checked against `data/schema.json`); nothing else in the code names a keyword.
 */

/** How sure a fact is. `doc`: read in a manual; `sample`: seen in a real configuration or display; `rfc`: public assignment; `memory`: unconfirmed. */
export type Certainty = 'doc' | 'sample' | 'rfc' | 'memory' | 'unknown';

/** The languages of the extension, by their VS Code ids. */
export type LanguageId = 'pagent' | 'tn3270' | 'tcpip-profile' | 'cssmtp' | 'ftpdata' | 'syslogd' | 'stdenv' | 'pagent-log';

/** Policy disciplines; `main` is the main and image configuration file. */
export type Discipline = 'TTLS' | 'main' | 'IPSec' | 'IDS' | 'QoS' | 'Routing' | 'ZERT';

/** The part that a Policy Agent file plays; it follows from who names the file. */
export type FileRole = 'main' | 'image' | 'ttls' | 'ipsec' | 'ids' | 'qos' | 'routing' | 'zert';

/** Where a statement may stand: at the top level of a file of a role, or inline in a block of another statement. */
export interface Placement {
  readonly file?: FileRole;
  /** Name of the enclosing statement. */
  readonly statement?: string;
}

export interface EnumValue {
  readonly value: string;
  readonly summary?: string;
  /** Other spellings that are accepted but never offered. */
  readonly aliases?: readonly string[];
}

/** What may be written behind a keyword. */
export type ValueSpec =
  | { readonly kind: 'enum'; readonly values: readonly EnumValue[]; /** true: other values exist and are not checked */ readonly open?: boolean }
  | {
      readonly kind: 'integer';
      readonly min?: number;
      readonly max?: number;
      readonly unit?: string;
      /** A sum of these bits. */
      readonly bits?: readonly { readonly value: number; readonly summary: string }[];
      /** Certainty of min and max; a range from memory is a warning at most. */
      readonly rangeCertainty?: Certainty;
    }
  /** One IP address, a prefix (a/len), a range (a-b), or All, as `forms` says. */
  | { readonly kind: 'ipaddr'; readonly forms: readonly ('all' | 'single' | 'prefix' | 'range')[] }
  /** A port or a port range: `n`, `n m`, `n-m`, `n:m`; 0 is every port. */
  | { readonly kind: 'portrange'; readonly min: number; readonly max: number }
  /** The name of a statement of type `to`. */
  | { readonly kind: 'ref'; readonly to: string }
  /** A statement of type `to` coded inline, with or without a name. */
  | { readonly kind: 'inline'; readonly to: string }
  | { readonly kind: 'name'; readonly maxLength?: number; /** a trailing asterisk is a wildcard */ readonly wildcard?: boolean }
  /** A data set `//'DSN(MEMBER)'` or a z/OS UNIX path. */
  | { readonly kind: 'path'; readonly maxLength?: number }
  /** A certificate label: may hold blanks, so the rest of the line belongs to it. */
  | { readonly kind: 'label'; readonly maxLength?: number }
  | { readonly kind: 'text'; readonly maxLength?: number; readonly format?: string; /** blanks belong to the value */ readonly restOfLine?: boolean }
  /** Codes run together, or one constant a line. */
  | { readonly kind: 'codes'; readonly of: 'cipher1' | 'cipher2' | 'cipher4' | 'group' | 'signature'; readonly constants?: readonly string[] }
  /** A value whose form is described but not checked. */
  | { readonly kind: 'other'; readonly format?: string };

export interface DefaultValue {
  /** As it would be written in the file; lists separated by blanks. */
  readonly value: string;
  readonly certainty: Certainty;
  /** false: what System SSL uses when nothing is passed, not a default of AT-TLS itself. */
  readonly ofStatement?: boolean;
  /** Defaults that hold only from a release, or under a condition; the first that applies wins over `value`. */
  readonly variants?: readonly { readonly value: string; readonly until?: string; readonly from?: string; readonly when?: string }[];
}

export interface Parameter {
  readonly name: string;
  readonly summary: string;
  readonly notes?: readonly string[];
  readonly required?: boolean;
  /** Condition, in words, under which it is mandatory. */
  readonly requiredWhen?: string;
  /** null: not established, so a repetition is never reported. */
  readonly repeatable: boolean | null;
  /** Operand of a line statement: its place, from 1. */
  readonly positional?: number;
  readonly value: ValueSpec;
  readonly default?: DefaultValue;
  /** First release, for example `V2R4`; `sinceCertainty` tells how sure. */
  readonly since?: string;
  readonly sinceCertainty?: Certainty;
  /** Why it should no longer be used. */
  readonly deprecated?: string;
  /** The System SSL attribute that AT-TLS sets from it. */
  readonly systemSsl?: string;
  /** Statements at which the same parameter may be coded, strongest last. */
  readonly levels?: readonly string[];
  /** Parameters of one group are alternatives (inline and Ref form, address forms). */
  readonly alternatives?: string;
  /** Accepted here but never offered; reported as a warning at most. */
  readonly tolerated?: boolean;
  /** A value that must never be shown. */
  readonly secret?: boolean;
  readonly certainty: Certainty;
}

export interface Statement {
  readonly name: string;
  readonly language: LanguageId;
  readonly discipline?: Discipline;
  readonly form: 'block' | 'line';
  /** Whether a name follows the keyword at the top level; inline statements may always leave it out when `optional`. */
  readonly nameArgument: 'required' | 'optional' | 'none';
  readonly nameMaxLength?: number;
  readonly placement: readonly Placement[];
  readonly summary: string;
  readonly notes?: readonly string[];
  readonly since?: string;
  readonly deprecated?: string;
  /** Exact synonym of this statement (TcpImage and PEPInstance). */
  readonly synonymOf?: string;
  /** true: the parameter list is complete, so an unknown name is an error. */
  readonly closed: boolean;
  /** Names accepted without a finding, never offered. */
  readonly toleratedNames?: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly examples?: readonly string[];
  readonly certainty: Certainty;
}

export type Strength = 'recommended' | 'secure' | 'acceptable' | 'weak' | 'insecure' | 'broken' | 'unknown';

export interface Cipher {
  /** Four hexadecimal digits, upper case. */
  readonly code4: string;
  /** Two hexadecimal digits, when the suite has such a code. */
  readonly code2?: string;
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly keyExchange: string;
  readonly authentication: string;
  /** Key type of the server certificate that the suite needs. */
  readonly certificateNeeded: string;
  readonly encryption: string;
  readonly keyBits: number;
  readonly mode: string;
  readonly macOrHash: string;
  /** SSLv3, TLSv1.0, TLSv1.1, TLSv1.2, TLSv1.3 */
  readonly protocols: readonly string[];
  readonly fips140: 'y' | 'n' | 'unknown';
  readonly forwardSecrecy: boolean;
  readonly strength: Strength;
  /** In words for a person. */
  readonly strengthReasons: readonly string[];
  readonly inDefaultLists?: readonly string[];
  readonly supportedSince?: string;
  readonly notes?: readonly string[];
  readonly certainty: Certainty;
}

export interface CipherV2 {
  readonly code1: string;
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly encryption: string;
  readonly keyBits: number;
  readonly strength: Strength;
  readonly strengthReasons: readonly string[];
  readonly certainty: Certainty;
}

export interface Group {
  /** Four decimal digits as System SSL writes them: 0023. */
  readonly code: string;
  readonly name: string;
  readonly aliases?: readonly string[];
  /** The number on the wire, four hexadecimal digits: 0017. */
  readonly wireHex: string;
  readonly protocols: readonly string[];
  readonly keyShare: boolean;
  readonly fips140: 'y' | 'n' | 'unknown';
  readonly strength: Strength;
  readonly notes?: readonly string[];
  readonly since?: string;
  readonly certainty: Certainty;
}

export interface Signature {
  /** Four hexadecimal digits: 0601. */
  readonly code: string;
  readonly name: string;
  readonly hash: string;
  readonly algorithm: string;
  readonly certificateKey: string;
  readonly protocols: readonly string[];
  readonly strength: Strength;
  readonly inDefaultList?: boolean;
  readonly notes?: readonly string[];
  readonly since?: string;
  readonly certainty: Certainty;
}

export interface ReturnCode {
  /** Decimal number (System SSL, AT-TLS), signed for the old API, or eight hexadecimal digits (CMS). */
  readonly code: number | string;
  readonly kind: 'system-ssl' | 'at-tls' | 'cms' | 'deprecated-api';
  readonly symbol?: string;
  readonly meaning: string;
  readonly causes?: readonly string[];
  readonly actions?: readonly string[];
  readonly relatedParameters?: readonly string[];
  readonly certainty: Certainty;
}

export interface GskAttribute {
  readonly name: string;
  readonly number?: number;
  readonly meaning: string;
  readonly parameter?: string;
  readonly statement?: string;
  readonly certainty: Certainty;
}

export interface TlsCode {
  readonly code: number;
  readonly hex: string;
  readonly name: string;
  readonly meaning?: string;
  /** Alerts: warning or fatal. */
  readonly level?: string;
  /** Alerts: what usually brings it about. */
  readonly causes?: readonly string[];
  readonly certainty: Certainty;
}

export interface Message {
  readonly id: string;
  readonly component: string;
  readonly meaning: string;
  readonly actions?: readonly string[];
  /** ECMAScript with named groups, for one physical line. */
  readonly pattern?: string;
  readonly samples?: readonly string[];
  readonly certainty: Certainty;
}
