/**
 * The one schema of the catalogue: every statement, parameter, value, code and message is a row of these types.
 * The rows live in `data/*.json` (checked against `data/schema.json`); nothing else in the code names a keyword.
 */

/** How sure a fact is. `doc`: read in a manual; `sample`: seen in a real configuration or display; `rfc`: public assignment; `memory`: unconfirmed. */
export type Certainty = 'doc' | 'sample' | 'rfc' | 'memory' | 'unknown';

/** Languages of configuration files, by their VS Code ids. `jcl` and `ctrace` are read only as far as they lead on to the others. */
export const configurationLanguages = ['pagent', 'tn3270', 'tcpip-profile', 'cssmtp', 'ftpdata', 'syslogd', 'stdenv', 'jcl', 'ctrace'] as const;

export type ConfigurationLanguage = (typeof configurationLanguages)[number];

/** Logs and displays: `pagent-log` is any log with messages of the family, `pasearch` the displays of pasearch and netstat, `gsk-trace` a System SSL trace. */
export type DisplayLanguage = 'pagent-log' | 'pasearch' | 'gsk-trace';

export type LanguageId = ConfigurationLanguage | DisplayLanguage;

/** Whether a file of the language is a log or a display rather than a configuration. */
export const isDisplay = (language: LanguageId): language is DisplayLanguage => language === 'pagent-log' || language === 'pasearch' || language === 'gsk-trace';

/** Policy disciplines; `main` is the main and image configuration file. */
export type Discipline = 'TTLS' | 'main' | 'IPSec' | 'IDS' | 'QoS' | 'Routing' | 'ZERT';

/** The part that a Policy Agent file plays; it follows from who names the file. */
export type FileRole = 'main' | 'image' | 'ttls' | 'ipsec' | 'ids' | 'qos' | 'routing' | 'zert';

/**
 * Where a statement may stand: at the top level of a Policy Agent file of a role, or inline in a block of another statement.
 * In the other languages, which have one kind of file, an empty placement is the top level.
 */
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
  /** First release in which the value exists. */
  readonly since?: string;
}

/** What may be written behind a keyword. */
export type ValueSpec =
  | { readonly kind: 'enum'; readonly values: readonly EnumValue[]; /** true: other values exist and are not checked */ readonly open?: boolean; /** what may follow the value on the line, in words: such text belongs to the value */ readonly more?: string }
  | {
      readonly kind: 'integer';
      readonly min?: number;
      readonly max?: number;
      readonly unit?: string;
      /** A sum of these bits. */
      readonly bits?: readonly { readonly value: number; readonly summary: string }[];
      /** Certainty of min and max; a range from memory is a warning at most. */
      readonly rangeCertainty?: Certainty;
      /** Words that may be written instead of a number, for example All. */
      readonly words?: readonly string[];
    }
  /** One IP address, a prefix (a/len), a range (a-b), or All, as `forms` says. */
  | { readonly kind: 'ipaddr'; readonly forms: readonly ('all' | 'single' | 'prefix' | 'range')[]; /** words that may be written instead of an address */ readonly words?: readonly string[] }
  /** A port or a port range: `n`, `n m`, `n-m`, `n:m`; 0 is every port. */
  | { readonly kind: 'portrange'; readonly min: number; readonly max: number; /** words that may be written instead of a port, for example All */ readonly words?: readonly string[] }
  /** The name of a statement of type `to`. */
  | { readonly kind: 'ref'; readonly to: string }
  /** A statement of type `to` coded inline, with or without a name. */
  | { readonly kind: 'inline'; readonly to: string }
  | { readonly kind: 'name'; readonly maxLength?: number; /** a trailing asterisk is a wildcard */ readonly wildcard?: boolean; readonly lengthCertainty?: Certainty }
  /** A data set `//'DSN(MEMBER)'` or a z/OS UNIX path. */
  | { readonly kind: 'path'; readonly maxLength?: number; /** certainty of maxLength; from memory it is a warning at most */ readonly lengthCertainty?: Certainty }
  /** A certificate label: may hold blanks, so the rest of the line belongs to it. */
  | { readonly kind: 'label'; readonly maxLength?: number; readonly lengthCertainty?: Certainty }
  | { readonly kind: 'text'; readonly maxLength?: number; readonly format?: string; /** blanks belong to the value */ readonly restOfLine?: boolean; readonly lengthCertainty?: Certainty }
  /** Codes run together, or one constant a line. */
  | { readonly kind: 'codes'; readonly of: 'cipher1' | 'cipher2' | 'cipher4' | 'group' | 'signature'; readonly constants?: readonly string[] }
  /** A value whose form is described but not checked. */
  | { readonly kind: 'other'; readonly format?: string; /** true: the keyword stands alone, nothing follows it */ readonly bare?: boolean };

export interface DefaultValue {
  /** As it would be written in the file; lists separated by blanks. */
  readonly value: string;
  readonly certainty: Certainty;
  /** false: what System SSL uses when nothing is passed, not a default of AT-TLS itself. */
  readonly ofStatement?: boolean;
  /**
   * Defaults that hold only in some releases (`from` inclusive, `until` exclusive), or under a condition that `when` puts in words;
   * the first that applies wins over `value`. A variant with `when` is for the reader: code cannot decide it.
   */
  readonly variants?: readonly { readonly value: string; readonly until?: string; readonly from?: string; readonly when?: string }[];
}

export interface Parameter {
  readonly name: string;
  readonly summary: string;
  readonly notes?: readonly string[];
  readonly required?: boolean;
  /** Condition, in words, under which it is mandatory. With `alternatives`, `required` means: one parameter of the group is needed. */
  readonly requiredWhen?: string;
  /** null: not established, so a repetition is never reported. */
  readonly repeatable: boolean | null;
  /** Operand of a line statement: its place, from 1. Operands that are not required may be left out; the next one then takes the place. */
  readonly positional?: number;
  readonly value: ValueSpec;
  readonly default?: DefaultValue;
  /** First release, for example `V2R4`; `sinceCertainty` tells how sure. */
  readonly since?: string;
  readonly sinceCertainty?: Certainty;
  /** Shortest spelling that is accepted (profile statements). */
  readonly minAbbreviation?: string;
  /** Why it should no longer be used. */
  readonly deprecated?: string;
  /** The System SSL attribute that AT-TLS sets from it. */
  readonly systemSsl?: string;
  /** Statements at which the same parameter may be coded, strongest last. For parameters of blocks under several actions: those actions. */
  readonly levels?: readonly string[];
  /** Parameters of one group are alternatives (inline and Ref form, address forms). */
  readonly alternatives?: string;
  /** How often it may be coded at most, where it may be repeated. */
  readonly maxOccurs?: number;
  /**
   * Another attribute of the same block that it has to do with: it has an effect only where that has one of these values, coded
   * or by default; without `values`, only where that is coded. `certainty` is that of this fact.
   */
  readonly onlyWith?: { readonly attribute: string; readonly values?: readonly string[]; readonly certainty: Certainty };
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
  /** The only names possible, where the operand behind the keyword is a fixed word (PolicyType TTLS, PolicyPerfMonitorForSDR Enable). */
  readonly nameValues?: readonly EnumValue[];
  readonly placement: readonly Placement[];
  readonly summary: string;
  readonly notes?: readonly string[];
  readonly since?: string;
  /** First release that no longer has the statement. */
  readonly removedIn?: string;
  readonly removedInCertainty?: Certainty;
  readonly deprecated?: string;
  /** Shortest spelling that is accepted (profile statements). */
  readonly minAbbreviation?: string;
  /** Keyword that ends the statement (profile statements: ENDVTAM for BEGINVTAM). */
  readonly endKeyword?: string;
  /** Statement that says the opposite (NOLUSESSIONPEND for LUSESSIONPEND). */
  readonly negatedBy?: string;
  /** FTP.DATA: which side reads it. */
  readonly usedBy?: readonly ('server' | 'client')[];
  /** false: a later one replaces the earlier; true: each counts; absent or null: not established. */
  readonly repeatable?: boolean | null;
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
  /** Whether FIPS mode allows it at all (FIPS140 On, Level1). */
  readonly fips140: 'y' | 'n' | 'unknown';
  readonly fips140Certainty: Certainty;
  readonly forwardSecrecy: boolean;
  readonly strength: Strength;
  /** In words for a person. */
  readonly strengthReasons: readonly string[];
  /** Ids of lists in default-lists.json. */
  readonly inDefaultLists?: readonly string[];
  /** First release; absent: every supported release. */
  readonly supportedSince?: string;
  /** How sure it is that System SSL supports the suite. */
  readonly supportCertainty: Certainty;
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
  /** Four decimal digits as System SSL writes them: 0023. `Any` for the constant of ClientECurves. */
  readonly code: string;
  readonly name: string;
  readonly aliases?: readonly string[];
  /** The number on the wire, four hexadecimal digits: 0017. Empty for `Any`. */
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
  /** Protocols in which it may sign certificates, but not the handshake. */
  readonly certificateOnly?: readonly string[];
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
  readonly symbolCertainty?: Certainty;
  readonly meaning: string;
  readonly causes?: readonly string[];
  readonly actions?: readonly string[];
  readonly relatedParameters?: readonly string[];
  /** AT-TLS events (EZD1286I and so on) in which it usually shows. */
  readonly typicalEvents?: readonly string[];
  /** CMS status codes that come with it. */
  readonly cmsStatus?: readonly string[];
  /** CMS status and old API: the System SSL return code for the same condition. */
  readonly systemSslCode?: number;
  readonly since?: string;
  readonly notes?: readonly string[];
  readonly certainty: Certainty;
}

/** What a range of return codes means when the single code is not in the catalogue; the narrowest range applies. */
export interface ReturnCodeRange {
  readonly kind: ReturnCode['kind'];
  readonly from: number;
  readonly to: number;
  readonly meaning: string;
  readonly certainty: Certainty;
}

export interface GskAttribute {
  readonly name: string;
  /** Other spellings found in documents. */
  readonly aliases?: readonly string[];
  /** Number in trace records; `numberCertainty` tells how sure. Match by name where both are present. */
  readonly number?: number;
  readonly numberCertainty?: Certainty;
  readonly meaning: string;
  /** AT-TLS parameter that sets it, and the statement in which that stands. */
  readonly parameter?: string;
  readonly statement?: string;
  /** Range and default of System SSL itself. */
  readonly range?: string;
  readonly default?: string;
  readonly values?: readonly { readonly value: string; readonly number?: number }[];
  readonly notes?: readonly string[];
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
  /** Alerts: System SSL return codes that usually go with it (from memory). */
  readonly systemSslCodes?: readonly number[];
  /** Handshake messages: who sends it, and up to or from which protocol. */
  readonly sender?: string;
  readonly protocols?: string;
  readonly certainty: Certainty;
}

/** The contents of `tls.json`. */
export interface TlsTables {
  readonly alerts: readonly TlsCode[];
  readonly recordTypes: readonly TlsCode[];
  readonly handshakeTypes: readonly TlsCode[];
  readonly versions: readonly TlsCode[];
  readonly extensions: readonly TlsCode[];
  readonly specialCipherValues: readonly TlsCode[];
}

/** A list that System SSL uses when the policy names none. */
export interface DefaultCipherList {
  readonly id: string;
  readonly fips: boolean;
  /** Releases with this list; `service`: only with these APARs. */
  readonly releases: readonly { readonly release: string; readonly certainty: Certainty; readonly service?: readonly string[] }[];
  /** Four hexadecimal digits each, in order of preference. */
  readonly codes: readonly string[];
  readonly notes?: readonly string[];
}

/** Default of a group or signature parameter. */
export interface DefaultCodeList {
  readonly parameter: string;
  readonly codes: readonly string[];
  /** The list when TLSv1.3 is On, where it differs. */
  readonly tls13Codes?: readonly string[];
  /** First release in which the parameter exists. */
  readonly since?: string;
  readonly notes?: readonly string[];
  readonly certainty: Certainty;
}

/** The contents of `default-lists.json`. */
export interface DefaultLists {
  readonly ciphers: readonly DefaultCipherList[];
  /** SSL version 2, one digit each. */
  readonly ciphersV2: { readonly codes: readonly string[]; readonly notes?: readonly string[]; readonly certainty: Certainty };
  readonly groups: readonly DefaultCodeList[];
  readonly signatures: readonly DefaultCodeList[];
  /** Suites documented as allowed in FIPS mode. */
  readonly fipsAllowed: { readonly codes: readonly string[]; readonly notes?: readonly string[]; readonly certainty: Certainty };
  readonly suiteB: readonly { readonly profiles: readonly string[]; readonly codes: readonly string[]; readonly groups: readonly string[]; readonly certainty: Certainty }[];
  /** Smallest keys accepted in certificates of the partner, in bits. */
  readonly minimumKeySizes: readonly {
    readonly mode: string;
    readonly from?: string;
    readonly until?: string;
    readonly fips: readonly string[];
    readonly rsa: number;
    readonly dsa: number;
    readonly dh: number;
    readonly ecc: number;
    readonly certainty: Certainty;
  }[];
}

/** The contents of `certificate-compatibility.json`. */
export interface CertificateCompatibility {
  readonly byKeyType: readonly {
    readonly certificateKey: 'RSA' | 'ECC' | 'DSA' | 'DH';
    readonly signedWith: string;
    /** Suite names up to TLSv1.2; a trailing asterisk stands for the rest of the name. */
    readonly suites: readonly string[];
    readonly tls13: boolean;
    /** TLSv1.3: one of these signature pairs is needed. */
    readonly tls13Signatures?: readonly string[];
    readonly keyUsage?: string;
    readonly notes?: readonly string[];
    readonly certainty: Certainty;
  }[];
  readonly rules: readonly { readonly text: string; readonly certainty: Certainty }[];
  /** Return code here, and what the partner usually shows at the same time. */
  readonly partnerCodes: readonly { readonly here: number; readonly partner: readonly number[]; readonly meaning: string; readonly certainty: Certainty }[];
}

/** What the policy of a well-known application looks like. */
export interface ApplicationRole {
  readonly id: string;
  readonly name: string;
  /** Option of the application that makes it use AT-TLS. */
  readonly option?: string;
  /** controlling: starts TLS itself; aware: asks AT-TLS about the connection. */
  readonly kind: 'controlling' | 'aware';
  readonly applicationControlled?: 'On' | 'Off';
  readonly secondaryMap?: 'On' | 'Off';
  readonly direction: 'Inbound' | 'Outbound';
  readonly handshakeRole: readonly string[];
  /** Usual port, and the end of the connection that it belongs to. */
  readonly port?: number;
  readonly portSide: 'local' | 'remote';
  /** Where the port comes from when there is no usual one. */
  readonly portNote?: string;
  readonly since?: string;
  readonly notes?: readonly string[];
  readonly certainty: Certainty;
}

export type Severity = 'error' | 'warning' | 'info' | 'debug';

export interface Message {
  /** Message number, or for records of the Policy Agent log, which have none, a name of ours: PAGENT-UNKNOWN-ATTRIBUTE. */
  readonly id: string;
  readonly component: string;
  readonly severity: Severity;
  /** Where it shows: console, syslogd, pagent.log and so on. */
  readonly where: readonly string[];
  /** Layout, with words in lower case for what varies; absent when the exact text is not known. */
  readonly text?: string;
  readonly meaning: string;
  readonly actions?: readonly string[];
  /** ECMAScript with named groups, for one physical line. */
  readonly pattern?: string;
  /** The head of a record that listings fold over several lines. */
  readonly wrappedPattern?: string;
  /** Fields of continuation lines, one alternative a line. */
  readonly continuationPattern?: string;
  /** Messages that make up the lines below this one, and the heads that this one may stand below. */
  readonly continuationIds?: readonly string[];
  readonly continuationOf?: readonly string[];
  readonly samples?: readonly string[];
  /** AT-TLS: the Trace levels that write it. */
  readonly traceBits?: readonly number[];
  /** Policy Agent log: the types of its records. */
  readonly recordTypes?: readonly string[];
  /** Values of named groups of the pattern. */
  readonly values?: Readonly<Record<string, readonly { readonly value: string; readonly summary?: string }[]>>;
  readonly since?: string;
  readonly notes?: readonly string[];
  readonly certainty: Certainty;
}

/** The contents of `log-formats.json`: how lines of logs and displays are built. Patterns are ECMAScript with named groups. */
export interface LogFormats {
  /** What stands in front of a message, by the log it is in. */
  readonly linePrefixes: readonly { readonly name: string; readonly pattern: string; readonly samples: readonly string[]; readonly certainty: Certainty }[];
  /** Fields of EZD128x messages, for lines on which a field stands alone. */
  readonly attlsFields: readonly { readonly name: string; readonly pattern: string; readonly meaning: string }[];
  readonly attlsEvents: readonly { readonly name: string; readonly meaning: string; readonly certainty: Certainty }[];
  readonly pagentRecordTypes: readonly { readonly name: string; readonly bit: number; readonly severity: Severity; readonly meaning: string }[];
  /** RCODE of EZZ6035I, four hexadecimal digits. */
  readonly telnetReturnCodes: readonly { readonly code: string; readonly meaning: string; readonly actions?: readonly string[]; readonly certainty: Certainty }[];
  readonly errnos: readonly { readonly id: string; readonly errno: string; readonly number?: number; readonly meaning: string; readonly certainty: Certainty }[];
}

/** The contents of `syslogd-tables.json`: the words of syslogd rules. */
export interface SyslogdTables {
  readonly facilities: readonly { readonly name: string; readonly code?: number; readonly summary: string; readonly certainty: Certainty }[];
  /** Names that other implementations know: never an error. */
  readonly toleratedFacilities: readonly string[];
  /** Which program logs with which facility and job name. */
  readonly facilityUse: readonly { readonly component: string; readonly facility: string; readonly jobname: string; readonly certainty: Certainty }[];
  /** Complete. */
  readonly priorities: readonly { readonly name: string; readonly code?: number; readonly aliasOf?: string; readonly summary: string; readonly certainty: Certainty }[];
  readonly destinations: readonly {
    readonly form: string;
    readonly name: string;
    readonly pattern: string;
    readonly summary: string;
    readonly notes?: readonly string[];
    readonly isFile?: boolean;
    readonly since?: string;
    /** For -A(...): one parameter. Apply it with the flags g and i. */
    readonly parameterPattern?: string;
    readonly parameters?: readonly {
      readonly name: string;
      readonly required?: boolean;
      readonly summary: string;
      readonly values?: readonly string[];
      readonly min?: number;
      readonly max?: number;
    }[];
    readonly certainty: Certainty;
  }[];
  /** Options behind a file destination. */
  readonly options: readonly {
    readonly name: string;
    readonly value: 'octal' | 'qualifier' | 'none';
    readonly excludes: readonly string[];
    readonly contradicts?: readonly string[];
  }[];
  /** strftime() symbols in the path of a file destination. */
  readonly timeSymbols: readonly { readonly symbol: string; readonly summary: string; readonly certainty: Certainty }[];
  readonly startOptions: readonly {
    readonly name: string;
    readonly value?: string;
    readonly summary: string;
    readonly notes?: readonly string[];
    readonly since?: string;
    readonly certainty: Certainty;
  }[];
}
