/**
 * Certificates for handshakes on this machine, made when they are needed: Node can sign but not build them, so the few fields
 * of an X.509 certificate (RFC 5280, 4.1) are put together here. Nothing checks them but the two ends of a test.
 */
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

export interface TestCertificate {
  /** PEM. */
  readonly key: string;
  readonly cert: string;
}

interface KeyPair {
  readonly privateKey: KeyObject;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Buffer;
}

/** `rsa-2048`, `ecdsa-p384`. */
function keyPair(kind: string): KeyPair {
  const [type, size = ''] = kind.split('-');
  const curves: Readonly<Record<string, string>> = { p256: 'P-256', p384: 'P-384', p521: 'P-521' };
  const { privateKey, publicKey } = type === 'rsa' ? generateKeyPairSync('rsa', { modulusLength: Number(size) }) : generateKeyPairSync('ec', { namedCurve: curves[size] ?? size });
  return { privateKey, publicKey: publicKey.export({ type: 'spki', format: 'der' }) };
}

const made = new Map<string, TestCertificate>();
const pairs = new Map<string, KeyPair>();

function pairOf(kind: string): KeyPair {
  let pair = pairs.get(kind);
  if (!pair) pairs.set(kind, (pair = keyPair(kind)));
  return pair;
}

/** A certificate with a key of a kind, signed with SHA-256 by a key of the kind of `issuer`; by its own when there is none. Made once. */
export function testCertificate(kind: string, issuer = kind): TestCertificate {
  const name = `${kind} by ${issuer}`;
  let found = made.get(name);
  if (!found) made.set(name, (found = build(kind, issuer)));
  return found;
}

function build(kind: string, issuer: string): TestCertificate {
  const own = pairOf(kind);
  const signer = issuer === kind ? own : pairOf(`${issuer}`);
  const algorithm = signatureAlgorithm(issuer);
  const body = sequence(
    tagged(0xa0, integer(2)),
    integer(made.size + 1),
    algorithm,
    nameOf(issuer === kind ? kind : 'issuer'),
    sequence(time('20200101000000Z'), time('20991231235959Z')),
    nameOf(kind),
    own.publicKey,
  );
  const signature = sign('sha256', body, signer.privateKey);
  const der = sequence(body, algorithm, tagged(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return { key: own.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n` };
}

/** sha256WithRSAEncryption or ecdsa-with-SHA256. */
function signatureAlgorithm(kind: string): Buffer {
  return kind.startsWith('rsa') ? sequence(tagged(0x06, Buffer.from('2a864886f70d01010b', 'hex')), tagged(0x05, Buffer.alloc(0))) : sequence(tagged(0x06, Buffer.from('2a8648ce3d040302', 'hex')));
}

/** A name with a common name only. */
function nameOf(text: string): Buffer {
  return sequence(tagged(0x31, sequence(tagged(0x06, Buffer.from('550403', 'hex')), tagged(0x0c, Buffer.from(text)))));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts));
}

function time(text: string): Buffer {
  return tagged(0x18, Buffer.from(text));
}

function integer(value: number): Buffer {
  return tagged(0x02, Buffer.from([value]));
}

/** DER: tag, length, content. */
function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}
