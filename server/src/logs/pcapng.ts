/** A packet capture (pcapng, draft-ietf-opsawg-pcapng) with made-up Ethernet, IP and TCP headers around bytes that a log shows. */

/** One end of a connection. */
export interface Endpoint {
  /** Four bytes, or sixteen of IPv6. */
  readonly address: readonly number[];
  readonly port: number;
}

/** A TCP segment to be written. */
export interface Segment {
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly sequence: number;
  readonly acknowledged: number;
  readonly flags: number;
  readonly payload: Uint8Array;
  /** Microseconds since 1970. */
  readonly time: number;
  /** Shown with the packet. */
  readonly comment?: string;
}

export const tcpFlags = { syn: 0x02, synAck: 0x12, ack: 0x10, pushAck: 0x18 } as const;

/** What a capture begins with: section header and one Ethernet interface with times in microseconds. */
export function captureHead(): Uint8Array {
  const section = new DataView(new ArrayBuffer(16));
  section.setUint32(0, 0x1a2b3c4d);
  section.setUint16(4, 1);
  section.setBigInt64(8, -1n);
  const ethernet = new DataView(new ArrayBuffer(8));
  ethernet.setUint16(0, 1);
  return joined(block(0x0a0d0d0a, bytesOf(section)), block(1, bytesOf(ethernet)));
}

/** The segment as an enhanced packet block. */
export function packet(segment: Segment): Uint8Array {
  const frame = segment.from.address.length === 4 && segment.to.address.length === 4 ? joined(ethernet(0x0800), ipv4(segment, tcp(segment))) : ipv6Frame(segment);
  const head = new DataView(new ArrayBuffer(20));
  head.setUint32(4, Math.floor(segment.time / 2 ** 32));
  head.setUint32(8, segment.time % 2 ** 32);
  head.setUint32(12, frame.length);
  head.setUint32(16, frame.length);
  return block(6, joined(bytesOf(head), padded(frame), segment.comment === undefined ? new Uint8Array() : comment(segment.comment)));
}

/** Locally administered addresses, and the type of what follows. */
const ethernet = (type: number): Uint8Array => Uint8Array.of(2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1, type >> 8, type & 0xff);

function ipv6Frame(segment: Segment): Uint8Array {
  const wide = ({ address, port }: Endpoint): Endpoint => ({ port, address: address.length === 16 ? address : [...mapped, ...address] });
  const both = { ...segment, from: wide(segment.from), to: wide(segment.to) };
  const content = tcp(both);
  const header = Uint8Array.of(0x60, 0, 0, 0, content.length >> 8, content.length & 0xff, 6, 64, ...both.from.address, ...both.to.address);
  return joined(ethernet(0x86dd), header, content);
}

/** ::FFFF: in front of an IPv4 address. */
const mapped = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];

function ipv4({ from, to }: Segment, content: Uint8Array): Uint8Array {
  const header = new DataView(new ArrayBuffer(20));
  header.setUint16(0, 0x4500);
  header.setUint16(2, 20 + content.length);
  header.setUint16(6, 0x4000);
  header.setUint16(8, 0x4006);
  const bytes = bytesOf(header);
  bytes.set(from.address, 12);
  bytes.set(to.address, 16);
  header.setUint16(10, checksum(bytes));
  return joined(bytes, content);
}

function tcp({ from, to, sequence, acknowledged, flags, payload }: Segment): Uint8Array {
  const header = new DataView(new ArrayBuffer(20));
  header.setUint16(0, from.port);
  header.setUint16(2, to.port);
  header.setUint32(4, sequence);
  header.setUint32(8, acknowledged);
  header.setUint16(12, 0x5000 | flags);
  header.setUint16(14, 0xffff);
  const content = joined(bytesOf(header), payload);
  const pseudo = Uint8Array.of(...from.address, ...to.address, 0, 6, content.length >> 8, content.length & 0xff);
  new DataView(content.buffer).setUint16(16, checksum(joined(pseudo, content)));
  return content;
}

/** The Internet checksum (RFC 1071). */
function checksum(bytes: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < bytes.length; i += 2) sum += ((bytes[i] ?? 0) << 8) | (bytes[i + 1] ?? 0);
  while (sum > 0xffff) sum = (sum & 0xffff) + Math.floor(sum / 0x10000);
  return ~sum & 0xffff;
}

function comment(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  const head = Uint8Array.of(0, 1, bytes.length >> 8, bytes.length & 0xff);
  return joined(head, padded(bytes), new Uint8Array(4));
}

function block(type: number, body: Uint8Array): Uint8Array {
  const all = new Uint8Array(body.length + 12);
  const view = new DataView(all.buffer);
  view.setUint32(0, type);
  view.setUint32(4, all.length);
  all.set(body, 8);
  view.setUint32(all.length - 4, all.length);
  return all;
}

const bytesOf = (view: DataView): Uint8Array => new Uint8Array(view.buffer);
const padded = (bytes: Uint8Array): Uint8Array => joined(bytes, new Uint8Array(-bytes.length & 3));

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
