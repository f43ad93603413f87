/**
 * TLS records of EZD1285I data lines, and of dumps in traces of System SSL, as a capture. A record is one segment; the TCP handshake
 * in front is made up.
 */
import type { ConnectionStory } from './connections.js';
import { handshakeRecords, remoteEnd, TraceThreads } from './trace-flow.js';
import type { TraceRecord } from './gsk-trace.js';
import { captureHead, packet, tcpFlags, type Endpoint } from './pcapng.js';
import type { LogRecord } from './records.js';

/** Connections with an unfinished record that are kept at a time. */
const mostStreams = 1000;
const headerLength = 5;

interface Side {
  sent: number;
  /** Bytes of the record that has begun, and how many it has by its header. */
  pending: number[];
  wanted: number;
}

interface Stream {
  readonly local: Endpoint;
  readonly remote: Endpoint;
  readonly sides: Readonly<Record<'RECV' | 'SEND', Side>>;
  time: number;
  /** What is said of the records that are being written. */
  comment?: string;
}

type Direction = 'RECV' | 'SEND';

/** What is known of a connection: its number is for made-up ends. */
interface Flow {
  readonly key: string;
  readonly number: number;
  readonly fields: Readonly<Record<string, string | undefined>>;
}

const dataLine = /\b(RECV|SEND)\s{1,8}CIPHER\s{1,8}((?:[0-9A-Fa-f]{2})+)/;

/** Writes a capture while a log is read. */
export class Capture {
  /** TLS records written; those of which the log has only a part; data lines that belong to no record. */
  written = 0;
  filled = 0;
  lost = 0;
  private readonly streams = new Map<string, Stream>();
  private readonly threads = new TraceThreads();
  private clock = 0;

  constructor(private readonly write: (bytes: Uint8Array) => void) {
    write(captureHead());
  }

  /** Takes a record of the log with what is known of its connection. */
  add(record: LogRecord, story: ConnectionStory | undefined): void {
    if (record.trace) this.addTrace(record.trace);
    if (record.id !== 'EZD1285I' || !story) return;
    // Long records may end with other text than digits.
    const found = dataLine.exec(record.text);
    if (!found) return;
    const stream = this.streamOf({ key: `${story.id} ${story.firstLine}`, number: parseInt(story.id, 16), fields: story.fields }, record.prefix);
    this.take(stream, found[1] as Direction, bytesOf(found[2] ?? ''));
  }

  private addTrace(record: TraceRecord): void {
    const flow = this.threads.follow(record);
    const records = handshakeRecords(record);
    if (!records) return;
    const fields = { ...remoteEnd(flow.partner), type: flow.client ? 'OutBound' : 'InBound' };
    const stream = this.streamOf({ key: `trace ${flow.number}`, number: flow.number, fields }, record.time);
    for (const each of records.bytes) this.take(stream, records.direction, each, records.comment);
    // The next dump shows another message, even when this one is not whole.
    this.flush(stream, records.direction);
  }

  /** Records that are still unfinished are written as far as they came. */
  end(): void {
    for (const id of [...this.streams.keys()]) this.close(id);
  }

  private streamOf({ key, number, fields }: Flow, time: string): Stream {
    const before = this.streams.get(key);
    if (before) {
      before.time = this.timeOf(time);
      return before;
    }
    const [oldest] = this.streams.size >= mostStreams ? this.streams.keys() : [];
    if (oldest !== undefined) this.close(oldest);
    const side = (): Side => ({ sent: 1, pending: [], wanted: 0 });
    const stream: Stream = {
      local: endpoint(fields['localIp'], fields['localPort'], [192, 0, 2, 1], 443),
      remote: endpoint(fields['remoteIp'], fields['remotePort'], [198, 51, 100, number % 254 + 1], 1024 + (number % 60000)),
      sides: { RECV: side(), SEND: side() },
      time: this.timeOf(time),
    };
    this.streams.set(key, stream);
    this.connect(fields['type'] === 'OutBound' ? { ...stream, local: stream.remote, remote: stream.local } : stream);
    return stream;
  }

  /** The TCP handshake: `remote` is the side that connects. */
  private connect({ local, remote, time }: Stream): void {
    const payload = new Uint8Array();
    const comment = 'TCP headers are made up: the log has TLS records only.';
    this.write(packet({ from: remote, to: local, sequence: 0, acknowledged: 0, flags: tcpFlags.syn, payload, time, comment }));
    this.write(packet({ from: local, to: remote, sequence: 0, acknowledged: 1, flags: tcpFlags.synAck, payload, time }));
    this.write(packet({ from: remote, to: local, sequence: 1, acknowledged: 1, flags: tcpFlags.ack, payload, time }));
  }

  private take(stream: Stream, direction: Direction, bytes: readonly number[], comment?: string): void {
    stream.comment = comment;
    const side = stream.sides[direction];
    const missing = side.wanted - side.pending.length;
    // A header where a body should be: the log has not shown that body.
    if (missing > 0 && isHeader(bytes) && (bytes.length === lengthOf(bytes) || (bytes.length === headerLength ? missing !== headerLength : bytes.length > missing))) this.flush(stream, direction);
    let at = 0;
    while (at < bytes.length) {
      if (side.wanted === 0) {
        const rest = bytes.slice(at);
        if (!isHeader(rest)) {
          this.lost++;
          return;
        }
        side.wanted = lengthOf(rest);
      }
      const part = bytes.slice(at, at + side.wanted - side.pending.length);
      side.pending.push(...part);
      at += part.length;
      if (side.pending.length === side.wanted) this.flush(stream, direction);
    }
  }

  /** Writes the record that has begun; what the log does not show of it is zeros, and said so. */
  private flush(stream: Stream, direction: Direction): void {
    const side = stream.sides[direction];
    if (side.wanted === 0) return;
    const payload = new Uint8Array(side.wanted);
    payload.set(side.pending);
    const missing = side.wanted - side.pending.length;
    const [from, to] = direction === 'RECV' ? [stream.remote, stream.local] : [stream.local, stream.remote];
    const filled = missing > 0 ? `The log shows ${side.pending.length} of ${side.wanted} bytes of this record; the rest is zeros.` : undefined;
    const comment = [stream.comment, filled].filter(Boolean).join(' ') || undefined;
    this.write(packet({ from, to, sequence: side.sent, acknowledged: stream.sides[direction === 'RECV' ? 'SEND' : 'RECV'].sent, flags: tcpFlags.pushAck, payload, time: stream.time, comment }));
    side.sent = (side.sent + side.wanted) % 2 ** 32;
    side.pending = [];
    side.wanted = 0;
    this.written++;
    if (missing > 0) this.filled++;
  }

  private close(id: string): void {
    const stream = this.streams.get(id);
    if (!stream) return;
    this.flush(stream, 'RECV');
    this.flush(stream, 'SEND');
    this.streams.delete(id);
  }

  /**
   * The time of day in the text, on 1 January 1970 where it names no year; without fractions of a second, microseconds keep the order.
   */
  private timeOf(text: string): number {
    this.clock++;
    const found = /(?:\b(\d{2})\/(\d{2})\/(\d{4})-)?\b(\d{1,2})[:.](\d{2})[:.](\d{2})(?:\.(\d{6}))?\b/.exec(text);
    const [month, day, year, hours, minutes, seconds] = (found?.slice(1, 7) ?? []).map((part) => Number(part ?? 0));
    const date = year ? Date.UTC(year, (month ?? 1) - 1, day) / 1000 : 0;
    const time = (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0);
    return (date + time) * 1_000_000 + (found?.[7] === undefined ? this.clock % 1_000_000 : Number(found[7]));
  }
}

/** Type, version and length of a TLS record. */
const isHeader = (bytes: readonly number[]): boolean => bytes.length >= headerLength && (bytes[0] ?? 0) >= 0x14 && (bytes[0] ?? 0) <= 0x18 && bytes[1] === 3 && (bytes[2] ?? 9) <= 4;

/** Bytes of the record by its header, with the header. */
const lengthOf = (bytes: readonly number[]): number => headerLength + (((bytes[3] ?? 0) << 8) | (bytes[4] ?? 0));

function bytesOf(hex: string): number[] {
  const bytes: number[] = [];
  for (let i = 0; i + 1 < hex.length; i += 2) bytes.push(parseInt(hex.slice(i, i + 2), 16));
  return bytes;
}

/** The address and port of the log; any that cannot be read is replaced. */
function endpoint(address: string | undefined, port: string | undefined, otherAddress: Endpoint['address'], otherPort: number): Endpoint {
  const number = Number(port);
  return { address: addressOf(address ?? '') ?? otherAddress, port: number > 0 && number <= 65535 ? number : otherPort };
}

/** Four bytes of an IPv4 address, also of ::FFFF:a.b.c.d; sixteen of IPv6. */
function addressOf(text: string): number[] | undefined {
  const found = /(?:^|:)(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number);
  if (found) return Math.max(...found) <= 255 ? found : undefined;
  const [before = '', behind, ...more] = text.split('::');
  const [left, right] = [before, behind ?? ''].map((part) => (part === '' ? [] : part.split(':')));
  const missing = 8 - (left?.length ?? 0) - (right?.length ?? 0);
  if (!left || !right || more.length > 0 || (behind === undefined ? missing !== 0 : missing < 1)) return undefined;
  const groups = [...left, ...Array<string>(missing).fill('0'), ...right];
  return groups.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group)) ? groups.flatMap((group) => [parseInt(group, 16) >> 8, parseInt(group, 16) & 0xff]) : undefined;
}
