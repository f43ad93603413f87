/** What a dump of a trace shows: a TLS record, or a message of the handshake without its header. */
import { handshakeType } from '../../../catalog/index.js';
import { handshakeRecords } from '../../../logs/trace-flow.js';
import { describeHello, helloInWords, readHello } from '../../describe/tls-hello.js';
import { paragraphs, plain, prose, sentences, title } from '../../describe/markdown.js';
import { describeTlsRecord, readTlsRecord, recordInWords } from '../../describe/tls-records.js';
import type { PlacedTrace } from './records.js';

/** Behind the first row of the dump; undefined for a dump of anything else. */
export function dumpInWords(record: PlacedTrace): string | undefined {
  const whole = recordInWords(hexOf(record.bytes));
  const message = messageOf(record);
  if (!message) return whole;
  const hello = readHello(message);
  return hello ? `${whole ?? typeName(message)}: ${helloInWords(hello)}` : (whole ?? `${typeName(message)}, ${lengthOf(message)} bytes`);
}

/** The dump as Markdown; undefined for a dump of anything else. */
export function describeDump(record: PlacedTrace): string | undefined {
  const hex = hexOf(record.bytes);
  const header = readTlsRecord(hex);
  const message = messageOf(record);
  if (!message) return header && describeTlsRecord(header, hex);
  const hello = readHello(message);
  const type = handshakeType(message[0] ?? -1);
  const way = handshakeRecords(record)?.direction;
  return paragraphs(
    title(typeName(message), 'TLS handshake message', way && (way === 'RECV' ? 'received' : 'sent')),
    sentences(type?.meaning && prose(type.meaning), `${lengthOf(message)} bytes.`),
    hello && describeHello(hello),
    `Dumped by ${plain(record.function)}.`,
  );
}

const handshake = 0x16;

/** The handshake message of the dump, from its type on; none when it is encrypted, or no such message. */
function messageOf(record: PlacedTrace): readonly number[] | undefined {
  const { bytes } = record;
  const start = bytes[0] === handshake && bytes[1] === 3 ? 5 : 0;
  const message = bytes.slice(start);
  if (start === 0 && !handshakeRecords(record)) return undefined;
  return (start === 0 || lengthOf(message) + 9 <= ((bytes[3] ?? 0) << 8) + (bytes[4] ?? 0) + 5) && handshakeType(message[0] ?? -1) ? message : undefined;
}

const typeName = (message: readonly number[]): string => handshakeType(message[0] ?? -1)?.name ?? '';
const lengthOf = (message: readonly number[]): number => ((message[1] ?? 0) << 16) | ((message[2] ?? 0) << 8) | (message[3] ?? 0);
const hexOf = (bytes: readonly number[]): string => bytes.slice(0, 2000).map((byte) => byte.toString(16).padStart(2, '0')).join('').toUpperCase();
