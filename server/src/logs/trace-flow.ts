/** Dumps of a System SSL trace as TLS records: whose they are, and which way they went. */
import type { TraceRecord } from './gsk-trace.js';

/** A connection that a thread works on. */
export interface TraceFlow {
  /** From 1, in the order in which they begin. */
  readonly number: number;
  /** `192.0.2.91.1034`, or undefined when the trace does not say. */
  partner?: string;
  /** This side sent the Client Hello. */
  client: boolean;
  greeted: boolean;
}

/** Threads that are followed at a time. */
const mostThreads = 1000;
const partnerOf = /\b(?:secure connection|handshake) with ([0-9A-Fa-f:.]+)\.(\d{1,5})\b/;

/** Follows which connection each thread works on: a thread works on one after the other. */
export class TraceThreads {
  private readonly flows = new Map<string, TraceFlow>();
  private count = 0;

  /** The connection that the record is about. */
  follow(record: TraceRecord): TraceFlow {
    const before = this.flows.get(record.thread);
    const found = record.text.map((line) => partnerOf.exec(line)).find(Boolean);
    const partner = found ? `${found[1]}.${found[2]}` : undefined;
    const hello = record.bytes[record.bytes[0] === handshakeRecord ? 5 : 0] === clientHello && messageOf(record) !== undefined;
    const another = !before || (before.greeted && ((partner !== undefined && partner !== before.partner) || (hello && partner === undefined) || record.text.some((line) => line.startsWith('Establishing secure connection'))));
    const flow = another ? this.begin(record.thread) : before;
    flow.partner ??= partner;
    if (hello) [flow.greeted, flow.client] = [true, messageOf(record) === 'SEND'];
    return flow;
  }

  private begin(thread: string): TraceFlow {
    if (this.flows.size >= mostThreads) this.flows.clear();
    const flow: TraceFlow = { number: ++this.count, client: false, greeted: false };
    this.flows.set(thread, flow);
    return flow;
  }
}

const handshakeRecord = 0x16;
const clientHello = 1;
/** Types of handshake messages (RFC 8446, 5246). */
const messages: ReadonlySet<number> = new Set([0, 1, 2, 4, 8, 11, 12, 13, 14, 15, 16, 20, 22, 24]);

/** Which way a message of the handshake went, by the function that dumped it; undefined for any other dump: a certificate, a key. */
function messageOf({ function: name, text }: TraceRecord): 'RECV' | 'SEND' | undefined {
  if (!/_(?:v3|tls\w*|record)_|_v3$|record/.test(name) && !text.some((line) => /\bmessage$/i.test(line))) return undefined;
  if (/^(?:gsk_)?(?:read|recv|receive|process)_/.test(name)) return 'RECV';
  return /^(?:gsk_)?(?:send|write|build)_/.test(name) ? 'SEND' : undefined;
}

/** TLS records in a dump. */
export interface DumpedRecords {
  readonly direction: 'RECV' | 'SEND';
  readonly bytes: readonly (readonly number[])[];
  /** What is made up. */
  readonly comment?: string;
}

/** The records of a dump; a handshake message without its record header gets one. undefined for a dump of anything else. */
export function handshakeRecords(record: TraceRecord): DumpedRecords | undefined {
  const direction = messageOf(record);
  const { bytes } = record;
  if (!direction || bytes.length < 4) return undefined;
  const [type = 0, major = 0, minor = 0] = bytes;
  if (type >= 0x14 && type <= 0x18 && major === 3 && minor <= 4) return { direction, bytes: [bytes] };
  const length = 4 + ((major << 16) | (minor << 8) | (bytes[3] ?? 0));
  if (!messages.has(type) || length > longestMessage || bytes.length > length) return undefined;
  return { direction, bytes: withHeaders(bytes, length, type === clientHello ? 1 : 3), comment: 'The trace shows the handshake message; the header of the record is made up.' };
}

/** Certificates of a long chain are the longest messages. */
const longestMessage = 200_000;
const longestFragment = 16_384;

/** The message in records of at most 2^14 bytes: every header, and what the dump has of the body. */
function withHeaders(bytes: readonly number[], length: number, minor: number): number[][] {
  const records: number[][] = [];
  for (let at = 0; at < length; at += longestFragment) {
    const size = Math.min(longestFragment, length - at);
    records.push([handshakeRecord, 3, minor, size >> 8, size & 0xff, ...bytes.slice(at, at + size)]);
  }
  return records;
}

/** Address and port of the partner as fields of a connection: IPCS writes the port behind a further dot. */
export function remoteEnd(partner: string | undefined): Readonly<Record<string, string | undefined>> {
  const dot = partner?.lastIndexOf('.') ?? -1;
  return partner === undefined ? {} : { remoteIp: partner.slice(0, dot), remotePort: partner.slice(dot + 1) };
}
