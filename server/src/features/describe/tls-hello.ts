/** What a Client Hello or Server Hello says, in words (RFC 8446, 4.1.2, 4.1.3, 4.2; RFC 5246, 7.4.1). */
import { cipherByCode4, groupByCode, protocolVersion, signatureByCode, specialCipherValue } from '../../catalog/index.js';
import { bullets, code, plain } from './markdown.js';

/** The parts of a hello that decide what is negotiated; codes as the catalogue writes them. */
export interface Hello {
  readonly kind: 'client' | 'server';
  /** The version field, `0303`; with TLSv1.3 it says TLSv1.2. */
  readonly version: string;
  readonly suites: readonly string[];
  readonly versions: readonly string[];
  readonly groups: readonly string[];
  readonly keyShares: readonly string[];
  readonly signatures: readonly string[];
  readonly serverName?: string;
  /** The bytes end before the message does. */
  readonly cut: boolean;
}

const clientHello = 1;
const serverHello = 2;

/** Reads a handshake message from its type byte on; undefined when it is no hello. Any bytes do no harm. */
export function readHello(bytes: readonly number[]): Hello | undefined {
  const kind = bytes[0] === clientHello ? 'client' : bytes[0] === serverHello ? 'server' : undefined;
  if (!kind || bytes[4] !== 3 || (bytes[5] ?? 9) > 4) return undefined;
  const reader = new Reader(bytes, 4, Math.min(bytes.length, 4 + number(bytes, 1, 3)));
  const version = reader.code();
  reader.skip(32);
  reader.skip(reader.byte());
  const suites = kind === 'client' ? reader.codes(reader.word()) : [reader.code()];
  reader.skip(kind === 'client' ? reader.byte() : 1);
  const found = extensions(reader, kind);
  return { kind, version, suites: suites.filter((each) => each.length === 4), ...found, cut: bytes.length < 4 + number(bytes, 1, 3) };
}

type Extensions = Pick<Hello, 'versions' | 'groups' | 'keyShares' | 'signatures' | 'serverName'>;

function extensions(reader: Reader, kind: Hello['kind']): Extensions {
  const found: { -readonly [Key in keyof Extensions]: Extensions[Key] } = { versions: [], groups: [], keyShares: [], signatures: [] };
  reader.skip(2);
  while (reader.left >= 4) {
    const type = reader.word();
    const part = reader.part(reader.word());
    if (type === 0 && kind === 'client') found.serverName = serverName(part);
    else if (type === 10) found.groups = part.codes(part.word()).map(groupCode);
    else if (type === 13) found.signatures = part.codes(part.word());
    else if (type === 43) found.versions = kind === 'client' ? part.codes(part.byte()) : [part.code()];
    else if (type === 51) found.keyShares = kind === 'client' ? shares(part) : [groupCode(part.code())];
  }
  return found;
}

/** Host name of the server name extension (RFC 6066, 3). */
function serverName(part: Reader): string | undefined {
  part.skip(3);
  const text = part.text(part.word());
  return text === '' ? undefined : text;
}

function shares(part: Reader): string[] {
  const groups: string[] = [];
  part.skip(2);
  while (part.left >= 4) {
    groups.push(groupCode(part.code()));
    part.skip(part.word());
  }
  return groups;
}

/** Groups are written with the decimal number that IANA gave them. */
const groupCode = (hex: string): string => String(parseInt(hex, 16)).padStart(4, '0');

/** Numbers out of bytes; behind the end everything is 0 or empty. */
class Reader {
  constructor(
    private readonly bytes: readonly number[],
    private at: number,
    private readonly end: number,
  ) {}

  get left(): number {
    return this.end - this.at;
  }

  skip(count: number): void {
    this.at = Math.min(this.end, this.at + count);
  }

  byte(): number {
    const value = this.at < this.end ? (this.bytes[this.at] ?? 0) : 0;
    this.skip(1);
    return value;
  }

  word(): number {
    return this.byte() * 256 + this.byte();
  }

  /** Two bytes in hexadecimal; empty when they are not there. */
  code(): string {
    return this.left < 2 ? '' : this.word().toString(16).toUpperCase().padStart(4, '0');
  }

  /** Codes in so many bytes. */
  codes(length: number): string[] {
    const part = this.part(length);
    const found: string[] = [];
    while (part.left >= 2) found.push(part.code());
    return found;
  }

  text(length: number): string {
    const part = this.part(length);
    let text = '';
    while (part.left > 0) text += String.fromCharCode(part.byte());
    return text;
  }

  part(length: number): Reader {
    const part = new Reader(this.bytes, this.at, Math.min(this.end, this.at + length));
    this.skip(length);
    return part;
  }
}

const number = (bytes: readonly number[], at: number, length: number): number => bytes.slice(at, at + length).reduce((sum, byte) => sum * 256 + byte, 0);

/** Codes of a list that are named. */
const mostNamed = 40;
/** Values that stand in lists to keep partners tolerant (RFC 8701). */
const isGrease = (hex: string): boolean => /^([0-9A-F])A\1A$/.test(hex);

/** The hello as a list; lists of codes with their names. */
export function describeHello(hello: Hello): string {
  const { kind, suites, versions, groups, keyShares, signatures, serverName: host, version, cut } = hello;
  return (
    bullets([
      `Version: ${versions.length > 0 ? versions.filter((each) => !isGrease(each)).map(versionName).join(', ') : versionName(version)}`,
      host !== undefined && `Server name: ${code(host)}`,
      listed(kind === 'client' ? 'Cipher suites offered' : 'Cipher suite chosen', suites, (each) => cipherByCode4(each)?.name ?? specialCipherValue(each)?.name),
      listed('Groups', groups, (each) => groupByCode(each)?.name),
      listed(kind === 'client' ? 'Key shares' : 'Key share', keyShares, (each) => groupByCode(each)?.name),
      listed('Signature pairs', signatures, (each) => signatureByCode(each)?.name),
      cut && 'The bytes end before the message does.',
    ]) ?? ''
  );
}

function listed(heading: string, codes: readonly string[], nameOf: (code: string) => string | undefined): string | undefined {
  const known = codes.filter((each) => !isGrease(each) && each !== '');
  if (known.length === 0) return undefined;
  const shown = known.slice(0, mostNamed).map((each) => `${code(each)}${nameOf(each) === undefined ? '' : ` ${plain(nameOf(each) ?? '')}`}`);
  return `${heading}: ${shown.join(', ')}${known.length > mostNamed ? ` and ${known.length - mostNamed} more` : ''}`;
}

const versionName = (hex: string): string => protocolVersion(hex)?.name ?? hex;

/** The hello in a few words, for the end of a line: `TLSv1.3, 16 suites`. */
export function helloInWords({ kind, suites, versions, version }: Hello): string {
  const highest = [...versions.filter((each) => !isGrease(each))].sort().at(-1) ?? version;
  const [chosen = ''] = suites;
  return kind === 'client' ? `${versionName(highest)}, ${suites.length} suites` : `${versionName(highest)}, ${cipherByCode4(chosen)?.name ?? chosen}`;
}
