/** Bytes of the TLS protocol in words: record headers, alerts, the beginning of handshake messages. */
import { alert, handshakeType, protocolVersion, recordType } from '../../catalog/index.js';
import type { TlsCode } from '../../catalog/types.js';
import { bullets, code, joined, paragraphs, prose, sentences, title } from './markdown.js';
import { describeHello, readHello } from './tls-hello.js';
import { hedge } from './words.js';

/** A record header and what of its body stands behind it. */
export interface TlsRecord {
  readonly type: TlsCode;
  /** Absent when the catalogue does not know the version. */
  readonly version?: TlsCode;
  readonly versionHex: string;
  /** Bytes of the body. */
  readonly length: number;
  /** The body as far as it stands there, in hexadecimal. */
  readonly body: string;
}

/** 2 to the power of 14, and 2048 for what encryption adds (RFC 5246, 6.2.3). */
const longestRecord = 16384 + 2048;

/** Reads a record header (type, version, length) and the bytes behind it; undefined when the digits are none. */
export function readTlsRecord(hex: string): TlsRecord | undefined {
  if (!/^(?:[0-9a-f]{2}){5,}$/i.test(hex)) return undefined;
  const type = recordType(parseInt(hex.slice(0, 2), 16));
  const versionHex = hex.slice(2, 6).toUpperCase();
  const length = parseInt(hex.slice(6, 10), 16);
  if (!type || !/^030[0-4]$/.test(versionHex) || length > longestRecord) return undefined;
  return { type, version: protocolVersion(versionHex), versionHex, length, body: hex.slice(10) };
}

/** The record in one line: `handshake client_hello, TLSv1.2, 123 bytes`; undefined when the digits are no record. */
export function recordInWords(hex: string): string | undefined {
  const record = readTlsRecord(hex);
  if (!record) return undefined;
  const sent = alertIn(record)?.name ?? handshakeIn(record)?.name;
  return `${record.type.name}${sent === undefined ? '' : ` ${sent}`}, ${record.version?.name ?? record.versionHex}, ${record.length} bytes`;
}

/** A record header as traces show it: `160303007B`. It is no list of cipher suites, though EZD1285I calls such data CIPHER. */
export function describeTlsRecord(record: TlsRecord, hex: string): string {
  const sent = alertIn(record);
  return paragraphs(
    title(hex.length > 24 ? `${hex.slice(0, 24)}…` : hex, 'TLS record header'),
    bullets([
      `${code(hex.slice(0, 2))} type: ${record.type.name}${record.type.meaning ? ` — ${record.type.meaning}` : ''}`,
      `${code(record.versionHex)} version: ${versionText(record)}`,
      `${code(hex.slice(6, 10))} length: ${record.length} bytes follow${record.body === '' ? ', which System SSL reads next' : ''}`,
      ...bodyLines(record),
    ]),
    'These are bytes as they stand on the wire. They are not a list of cipher suites.',
    sent && describeAlert(sent),
    helloText(record),
  );
}

/** What a Client or Server Hello says, as far as the body stands there. */
function helloText(record: TlsRecord): string | undefined {
  const hello = messageIn(record) && readHello(Array.from({ length: record.body.length >> 1 }, (_, i) => parseInt(record.body.slice(2 * i, 2 * i + 2), 16)));
  return hello && describeHello(hello);
}

function versionText({ versionHex, version }: TlsRecord): string {
  return version?.meaning ?? version?.name ?? versionHex;
}

function bodyLines(record: TlsRecord): string[] {
  const { body } = record;
  if (record.type.name === 'alert' && body.length === 4 && record.length === 2) {
    const level = { '01': 'warning', '02': 'fatal' }[body.slice(0, 2)];
    return level ? [`${code(body.slice(0, 2))} level: ${level}`] : ['The alert is encrypted.'];
  }
  const message = messageIn(record);
  return message ? [`${code(body.slice(0, 2))} message: ${message.type.name}, ${message.length} bytes`] : [];
}

/** A handshake message by the first bytes of its record; undefined for a message that is encrypted or not known. */
export function describeHandshake(record: TlsRecord): string | undefined {
  const found = messageIn(record);
  if (!found) return undefined;
  const { type, length } = found;
  return paragraphs(title(type.name, 'TLS handshake message'), sentences(type.meaning && prose(type.meaning), type.sender && `Sent by ${type.sender === 'both' ? 'both sides' : `the ${type.sender}`}.`, `${length} bytes.`), helloText(record));
}

/** The handshake message with which the record begins; undefined when it is encrypted or not known. */
export function handshakeIn(record: TlsRecord): TlsCode | undefined {
  return messageIn(record)?.type;
}

/** An encrypted message begins with any bytes: only a length that fits the record shows a message in the clear. */
function messageIn({ type, body, length: room }: TlsRecord): { readonly type: TlsCode; readonly length: number } | undefined {
  if (type.name !== 'handshake' || body.length < 8) return undefined;
  const message = handshakeType(parseInt(body.slice(0, 2), 16));
  const length = parseInt(body.slice(2, 8), 16);
  return message && length + 4 <= room ? { type: message, length } : undefined;
}

/** The alert in a record; undefined when the record is none, or is encrypted. */
export function alertIn(record: TlsRecord): TlsCode | undefined {
  const { body } = record;
  if (record.type.name !== 'alert' || record.length !== 2 || body.length !== 4 || !/^0[12]/.test(body)) return undefined;
  return alert(parseInt(body.slice(2, 4), 16));
}

/** An alert: what it says, why it is sent, which return codes go with it. */
export function describeAlert(row: TlsCode): string {
  const codes = row.systemSslCodes ?? [];
  return paragraphs(
    title(row.name, `TLS alert ${code(String(row.code))} (${code(row.hex)})`, row.level),
    row.meaning && prose(row.meaning),
    row.causes && row.causes.length > 0 && sentences('Causes:', row.causes.map(prose).join(' ')),
    codes.length > 0 && `System SSL usually shows ${joined(codes.map((number) => code(String(number))), 'or')} with it (not confirmed by a manual).`,
    hedge(row.certainty),
  );
}
