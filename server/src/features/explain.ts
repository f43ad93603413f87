/**
 * What a code, a name or a message number means, for `tcpparms explain` and for hovers in logs and comments. A code that
 * stands for several things gets an explanation for each: 0030 is a cipher suite and a group.
 */
import { distance } from 'fastest-levenshtein';
import {
  alert,
  cipherByCode2,
  cipherByCode4,
  cipherByName,
  ciphers,
  ciphersV2,
  cipherV2ByCode,
  cipherV2ByName,
  allStatements,
  gskAttribute,
  gskAttributes,
  groupByCode,
  groupByName,
  groupByWire,
  groups,
  isTolerated,
  logFormats,
  message,
  messages,
  parameter,
  protocolVersion,
  returnCode,
  returnCodeRange,
  returnCodes,
  signatureByCode,
  signatureByName,
  signatures,
  specialCipherValue,
  statementsOf,
  tlsTables,
  type Release,
} from '../catalog/index.js';
import type { LanguageId, Parameter, ReturnCode, Statement } from '../catalog/types.js';
import type { Check } from '../checks/check.js';
import { checks } from '../checks/registry.js';
import { defaultSettings } from '../workspace/settings.js';
import { cipherInShort, describeCipher, describeCipherV2 } from './describe/ciphers.js';
import { describeGroup, groupInShort } from './describe/groups.js';
import { describeGskAttribute } from './describe/gsk-attributes.js';
import { bullets, code, fenced, paragraphs, title } from './describe/markdown.js';
import { describeErrno, describeEvent, describeMessage, describeRecordType, describeTelnetCode, describeTraceField } from './describe/messages.js';
import { describeParameter } from './describe/parameters.js';
import { describeReturnCode, explainReturnCode } from './describe/return-codes.js';
import { describeSignature, signatureInShort } from './describe/signatures.js';
import { describeStatement } from './describe/statements.js';
import { describeAlert, describeTlsRecord, readTlsRecord } from './describe/tls-records.js';
import { explainInteger } from './describe/values.js';

export type ExplanationKind = 'cipher' | 'group' | 'signature' | 'return-code' | 'message' | 'gsk-attribute' | 'alert' | 'tls-record' | 'event' | 'statement' | 'parameter' | 'check';

export interface Explanation {
  readonly kind: ExplanationKind;
  /** One line of plain text: what it is. */
  readonly title: string;
  /** Markdown; its first line says what it is. */
  readonly body: string;
}

export interface ExplainOptions {
  /** Release whose defaults are given. */
  readonly release?: Release;
}

/** Everything that a text can mean, the likeliest first; empty when it means nothing here. */
export function explain(text: string, { release = defaultSettings.release }: ExplainOptions = {}): Explanation[] {
  const word = normalize(text);
  if (word === '') return [];
  const found: Explanation[] = [
    ...explainRecord(word),
    ...explainCodes(word, release),
    ...explainReturnCodes(word, release),
    ...explainNumber(word),
    ...explainMessages(word),
    ...explainTlsNames(word, release),
    ...explainSystemSslNames(word, release),
    ...explainKeywords(word, release),
    ...explainSums(word),
    ...explainChecks(word),
  ];
  const bodies = new Set<string>();
  return found.filter(({ body }) => !bodies.has(body) && bodies.add(body));
}

/** `RC: 402`, `rc 402`, `"C02C"`, `X'C02C'` → the code itself. */
function normalize(text: string): string {
  const bare = text.trim().replace(/^X'([0-9A-F]+)'$/i, '$1').replace(/^["'](.*)["']$/, '$1').replace(/[,;]$/, '');
  // Traces show bytes with blanks between them.
  if (/^[0-9a-f]{2}(?: [0-9a-f]{2}){2,}$/i.test(bare)) return bare.replaceAll(' ', '');
  return bare.replace(/^(?:RC|RCODE|return code)\s*[:=]?\s*(?=-?[0-9A-Fx]+(?:-[0-9A-F]{2})?$)/i, '').replace(/\s+/g, ' ');
}

const hexDigits = /^(?:0x)?([0-9a-f]+)$/i;

function* explainRecord(word: string): Generator<Explanation> {
  const record = readTlsRecord(word);
  if (record) yield { kind: 'tls-record', title: `${shortened(word)}: TLS record header, ${record.type.name}, ${record.length} bytes`, body: describeTlsRecord(record, word.toUpperCase()) };
}

/** Codes of cipher suites, groups and signature pairs: one, or a list without blanks. */
function* explainCodes(word: string, release: Release): Generator<Explanation> {
  const hex = hexDigits.exec(word)?.[1]?.toUpperCase();
  if (hex === undefined) return;
  if (hex.length === 4) {
    const cipher = cipherByCode4(hex);
    if (cipher) yield { kind: 'cipher', title: `${hex}: cipher suite ${cipher.name}`, body: describeCipher(cipher, release) };
    const special = specialCipherValue(hex);
    if (special) yield { kind: 'cipher', title: `${hex}: ${special.name}`, body: paragraphs(title(special.name, `value ${code(hex)} in a list of cipher suites`), special.meaning) };
    const group = groupByCode(hex);
    if (group) yield { kind: 'group', title: `${hex}: group ${group.name}`, body: describeGroup(group, release) };
    const wire = groupByWire(hex);
    if (wire) yield { kind: 'group', title: `${hex} on the wire: group ${wire.name}, written ${wire.code} in a policy`, body: describeGroup(wire, release) };
    const signature = signatureByCode(hex);
    if (signature) yield { kind: 'signature', title: `${hex}: signature pair ${signature.name}`, body: describeSignature(signature, release) };
    const version = /^03/.test(hex) ? protocolVersion(hex) : undefined;
    if (version) yield { kind: 'tls-record', title: `${hex} in a TLS record: ${version.name}`, body: paragraphs(title(version.name, `protocol version ${code(hex)} in TLS records`), version.meaning) };
  }
  if (word.startsWith('0x') && hex.length !== 4) return;
  if (hex.length === 2) {
    const cipher = cipherByCode2(hex);
    if (cipher) yield { kind: 'cipher', title: `${hex}: cipher suite ${cipher.name}`, body: describeCipher(cipher, release) };
  }
  if (hex.length === 1) {
    const cipher = cipherV2ByCode(hex);
    if (cipher) yield { kind: 'cipher', title: `${hex}: SSL version 2 cipher suite ${cipher.name}`, body: describeCipherV2(cipher) };
  }
  if (hex.length >= 8) yield* explainLists(hex);
  if (hex.length >= 4 && hex.length % 2 === 0 && !(hex.length % 4 === 0 && allKnown(hex, 4, meansSomething))) {
    const row = listOf(hex, 2, (each) => withDetail(cipherByCode2(each), cipherInShort));
    if (row) yield { kind: 'cipher', title: `${shortened(hex)}: list of ${row.length} cipher suites`, body: paragraphs(title(shortened(hex), 'list of cipher suites of two characters'), bullets(row)) };
  }
}

const meansSomething = (each: string): unknown => cipherByCode4(each) ?? groupByCode(each) ?? groupByWire(each) ?? signatureByCode(each) ?? specialCipherValue(each);

function* explainLists(hex: string): Generator<Explanation> {
  const lists: readonly [ExplanationKind, string, (each: string) => string | undefined][] = [
    ['cipher', 'cipher suites', (each) => withDetail(cipherByCode4(each), cipherInShort)],
    ['group', 'groups', (each) => withDetail(groupByCode(each), groupInShort)],
    ['signature', 'signature pairs', (each) => withDetail(signatureByCode(each), signatureInShort)],
  ];
  for (const [kind, what, describe] of lists) {
    const rows = listOf(hex, 4, describe);
    if (rows) yield { kind, title: `${shortened(hex)}: list of ${rows.length} ${what}`, body: paragraphs(title(shortened(hex), `list of ${what}`), bullets(rows)) };
  }
}

function withDetail<T extends { readonly name: string }>(row: T | undefined, detail: (row: T) => string): string | undefined {
  return row && `${row.name} (${detail(row)})`;
}

/** Each code of a list with its meaning; undefined when one of them has none. */
function listOf(hex: string, width: number, describe: (each: string) => string | undefined): string[] | undefined {
  const rows = chunks(hex, width).map((each) => [each, describe(each)] as const);
  return hex.length % width === 0 && rows.every(([, text]) => text) ? rows.map(([each, text]) => `${code(each)} ${text ?? ''}`) : undefined;
}

const chunks = (hex: string, width: number): string[] => hex.match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
const allKnown = (hex: string, width: number, known: (each: string) => unknown): boolean => chunks(hex, width).every(known);

const returnCodeKinds: Record<ReturnCode['kind'], string> = {
  'system-ssl': 'System SSL return code',
  'at-tls': 'AT-TLS return code',
  cms: 'certificate management (CMS) status',
  'deprecated-api': 'return code of the old System SSL interface',
};

function* explainReturnCodes(word: string, release: Release): Generator<Explanation> {
  // Return codes are written without leading zeros; of eight digits they are hexadecimal.
  if (/^0[0-9a-f]{1,6}$/i.test(word)) return;
  const row = returnCode(word) ?? returnCode(cmsStatus(word) ?? word);
  if (row) {
    const read = String(row.code) === word.toUpperCase() ? '' : ` ${String(row.code)}`;
    yield { kind: 'return-code', title: `${word}: ${returnCodeKinds[row.kind]}${read}`, body: describeReturnCode(row, release) };
    return;
  }
  const range = returnCodeRange(word);
  const text = range && (range.kind !== 'system-ssl' || isSystemSslNumber(word)) ? explainReturnCode(word, release) : undefined;
  if (range && text !== undefined) yield { kind: 'return-code', title: `${word}: ${returnCodeKinds[range.kind]}`, body: text };
}

/** A status of certificate management that a program has written in decimal: 53817378 is 03353022. */
function cmsStatus(word: string): string | undefined {
  return /^\d{8}$/.test(word) && Number(word) >>> 12 === 0x3353 ? `0${Number(word).toString(16)}` : undefined;
}

/** System SSL uses numbers of up to three digits; a longer one is rather a port or a year. */
const isSystemSslNumber = (word: string): boolean => !/^\d{4,}$/.test(word) || /^0/.test(word);

/** Numbers of TLS alerts, and codes of Telnet. */
function* explainNumber(word: string): Generator<Explanation> {
  const number = /^(?:alert\s+)?(\d{1,3})$/i.exec(word)?.[1];
  const row = number === undefined ? undefined : alert(Number(number));
  if (row && (/^alert/i.test(word) || !/^0\d/.test(word))) yield { kind: 'alert', title: `${number ?? ''}: TLS alert ${row.name}`, body: describeAlert(row) };
  // RCODE of EZZ6035I: the code, and behind the hyphen where in Telnet it came up.
  const telnet = describeTelnetCode(word.replace(/-[0-9a-f]{2}$/i, ''));
  if (telnet !== undefined) yield { kind: 'return-code', title: `${word}: Telnet return code`, body: telnet };
}

function* explainMessages(word: string): Generator<Explanation> {
  const row = message(word) ?? (/^[A-Z]{3,5}\d{3,5}$/i.test(word) ? ['I', 'E', 'W', 'A'].map((type) => message(word + type)).find((found) => found) : undefined);
  if (row) yield { kind: 'message', title: `${row.id}: ${row.component} message`, body: row.text === undefined ? describeMessage(row) : withLayout(describeMessage(row), row.text) };
  const errno = describeErrno(word);
  if (errno !== undefined) yield { kind: 'message', title: `${word.toUpperCase()}: z/OS UNIX error`, body: errno };
  const event = describeEvent(word);
  if (event !== undefined) yield { kind: 'event', title: `${word}: AT-TLS event`, body: event };
  const type = describeRecordType(word.toUpperCase());
  if (type !== undefined) yield { kind: 'message', title: `${word.toUpperCase()}: record of the Policy Agent log`, body: type };
  const field = describeTraceField(word.toUpperCase());
  if (field !== undefined) yield { kind: 'message', title: `${word.toUpperCase()}: field of AT-TLS messages`, body: field };
}

/** The layout of a message belongs right below its first line. */
function withLayout(body: string, text: string): string {
  const [first = '', ...rest] = body.split('\n\n');
  return paragraphs(first, fenced(text, 'text'), ...rest);
}

function* explainTlsNames(word: string, release: Release): Generator<Explanation> {
  const cipher = cipherByName(word);
  if (cipher) yield { kind: 'cipher', title: `${cipher.name}: cipher suite ${cipher.code4}`, body: describeCipher(cipher, release) };
  const cipherV2 = cipherV2ByName(word);
  if (cipherV2) yield { kind: 'cipher', title: `${cipherV2.name}: SSL version 2 cipher suite ${cipherV2.code1}`, body: describeCipherV2(cipherV2) };
  const group = /^any$/i.test(word) ? undefined : groupByName(word);
  if (group) yield { kind: 'group', title: `${group.name}: group ${group.code}`, body: describeGroup(group, release) };
  const signature = signatureByName(word);
  if (signature) yield { kind: 'signature', title: `${signature.name}: signature pair ${signature.code}`, body: describeSignature(signature, release) };
  const row = tlsTables.alerts.find((each) => each.name === word.toLowerCase().replace(/[ -]/g, '_'));
  if (row) yield { kind: 'alert', title: `${row.name}: TLS alert ${row.code}`, body: describeAlert(row) };
}

function* explainSystemSslNames(word: string, release: Release): Generator<Explanation> {
  const attribute = /^\d+$/.test(word) ? undefined : gskAttribute(word);
  if (attribute) yield { kind: 'gsk-attribute', title: `${attribute.name}: System SSL attribute`, body: describeGskAttribute(attribute) };
  const upper = word.toUpperCase();
  for (const row of returnCodes) {
    if (row.symbol === upper) yield { kind: 'return-code', title: `${upper}: ${returnCodeKinds[row.kind]} ${String(row.code)}`, body: describeReturnCode(row, release) };
  }
}

/** Statements, attributes, and attributes of one statement: `TTLSRule`, `Keyring`, `TTLSKeyringParms.Keyring`. */
function* explainKeywords(word: string, release: Release): Generator<Explanation> {
  const isNamed = (row: Statement, name: string): boolean => row.name.toLowerCase() === name.toLowerCase();
  const [owner = '', ...rest] = word.split(/[.\s]/);
  const name = word.slice(owner.length + 1);
  for (const rows of [statementsOf('pagent'), allStatements().filter((row) => row.language !== 'pagent')]) {
    for (const row of rows) if (isNamed(row, word)) yield { kind: 'statement', title: `${row.name}: statement of ${languages[row.language]}`, body: describeStatement(row, release) };
    yield* explainParameters(rows, word, release);
    if (rest.length > 0) yield* explainParameters(rows.filter((row) => isNamed(row, owner)), name, release);
  }
}

/** Statements often share an attribute: equal descriptions come once, with the names of all their statements. */
function* explainParameters(owners: readonly Statement[], name: string, release: Release): Generator<Explanation> {
  const alike = new Map<string, { readonly row: Parameter; readonly owners: Statement[] }>();
  for (const owner of owners) {
    const row = parameter(owner, name);
    if (!row) continue;
    const key = JSON.stringify([owner.language, { ...row, notes: undefined }]);
    const known = alike.get(key);
    if (known) known.owners.push(owner);
    else alike.set(key, { row, owners: [owner] });
  }
  for (const { row, owners: all } of alike.values()) {
    const [first, ...others] = all;
    if (!first) continue;
    const also = others.length > 0 && `The same in ${others.map((owner) => code(owner.name)).join(', ')}.`;
    yield { kind: 'parameter', title: `${row.name}: ${row.positional === undefined ? 'attribute' : 'operand'} of ${all.map((owner) => owner.name).join(', ')}`, body: paragraphs(describeParameter(row, first, release), also) };
  }
}

/** `Trace 50`, `LogLevel=15`: the bits that a number is the sum of. */
function* explainSums(word: string): Generator<Explanation> {
  const [, name = '', value = ''] = /^([A-Za-z][\w.]{0,60})(?: |\s?[=:]\s?)(\d{1,10})$/.exec(word) ?? [];
  if (name === '') return;
  for (const owner of allStatements()) {
    for (const row of [parameter(owner, name), ...(owner.name.toLowerCase() === name.toLowerCase() ? owner.parameters.filter(({ positional }) => positional !== undefined) : [])]) {
      const text = row?.value.kind === 'integer' && row.value.bits ? explainInteger(row.value, row.positional === undefined ? row.name : owner.name, value) : undefined;
      if (row && text !== undefined) yield { kind: 'parameter', title: `${row.name} ${value}: what it is the sum of`, body: text };
    }
  }
}

const languages: Record<LanguageId, string> = {
  pagent: 'Policy Agent files',
  tn3270: 'the TN3270E Telnet server profile',
  'tcpip-profile': 'the TCP/IP profile',
  cssmtp: 'CSSMTP',
  ftpdata: 'FTP.DATA',
  syslogd: 'syslogd',
  stdenv: 'the environment file (STDENV)',
  jcl: 'started tasks',
  ctrace: 'CTRACE members',
  'pagent-log': 'logs',
  pasearch: 'pasearch and netstat displays',
  'gsk-trace': 'System SSL traces',
};

function* explainChecks(word: string): Generator<Explanation> {
  const check = checks.find((each) => each.code === word.toLowerCase());
  if (check) yield { kind: 'check', title: `${check.code}: a check of tcpparms`, body: describeCheck(check) };
}

/** A check: what is wrong, what Policy Agent does with it, what to write. */
function describeCheck(check: Check): string {
  return paragraphs(title(check.code, `check, ${check.severity}`), check.summary, check.explanation.trim());
}

/** The texts most like one that means nothing, best first. */
export function nearestExplained(text: string, count = 3): string[] {
  const word = normalize(text);
  const digits = /^(?:0x)?[0-9a-f]+$/i.test(word) && /\d/.test(word);
  const limit = digits ? 1 : Math.floor(word.length / 3);
  const lower = word.toLowerCase();
  const apart = (digits ? codesKnown() : namesKnown())
    .filter((candidate) => Math.abs(word.length - candidate.length) <= limit)
    .map((candidate) => [distance(lower, candidate.toLowerCase()), candidate] as const);
  const best = apart.filter(([steps]) => steps <= limit).sort(([a], [b]) => a - b);
  // The same name in another case, of another language, says nothing more.
  const distinct = new Map(best.map(([, candidate]) => [candidate.toLowerCase(), candidate]));
  return [...distinct.values()].slice(0, count);
}

function codesKnown(): string[] {
  const numbers = returnCodes.map((row) => String(row.code));
  return [...new Set([...ciphers.map((row) => row.code4), ...groups.map((row) => row.code), ...signatures.map((row) => row.code), ...numbers])];
}

function namesKnown(): string[] {
  const keywords = allStatements().flatMap((row) => [row.name, ...row.parameters.filter((p) => !isTolerated(row, p.name)).map((p) => p.name)]);
  const tls = [...ciphers, ...ciphersV2, ...groups, ...signatures, ...tlsTables.alerts].map((row) => row.name);
  const symbols = returnCodes.flatMap((row) => row.symbol ?? []);
  const ids = [...messages, ...logFormats.errnos].map((row) => row.id);
  return [...new Set([...keywords, ...tls, ...gskAttributes.map((row) => row.name), ...symbols, ...ids, ...checks.map((check) => check.code)])];
}

const shortened = (text: string): string => (text.length > 24 ? `${text.slice(0, 24)}…` : text);
