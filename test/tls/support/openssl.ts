/** A real handshake on loopback between two ends of Node's own TLS, which is OpenSSL. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import tls from 'node:tls';
import { cipherByCode4, cipherByName, signatureByCode } from '../../../server/src/catalog/index.js';
import type { TestCertificate } from './certificates.js';

/** What one end is set up with. Codes as policy writes them. */
export interface End {
  readonly protocols: readonly string[];
  readonly ciphers: readonly string[];
  readonly groups: readonly string[];
  readonly signatures: readonly string[];
}

export interface Real {
  readonly success: boolean;
  /** As policy writes it. */
  readonly protocol: string | null;
  /** Four hexadecimal digits. */
  readonly cipher: string | null;
  /** Four decimal digits; null without an elliptic curve group. */
  readonly group: string | null;
  /** The pairs that both have, in OpenSSL's order, four hexadecimal digits each. */
  readonly sharedSignatures: readonly string[];
  /** What OpenSSL said of a failure. */
  readonly reason: string;
}

/** Suites of policy that this OpenSSL can speak: neither RC4, DES nor fixed Diffie-Hellman is built in. */
export function isSupported(code: string): boolean {
  const name = nameOfCipher(code);
  return tls.getCiphers().includes(name.toLowerCase());
}

/** OpenSSL's name of a suite: TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 is ECDHE-RSA-AES128-GCM-SHA256. */
function nameOfCipher(code: string): string {
  const name = cipherByCode4(code)?.name ?? code;
  if (code.startsWith('13')) return name;
  return name
    .replace('TLS_', '')
    .replace('_WITH', '')
    .replace(/AES_(\d+)_CBC/, 'AES$1')
    .replace(/AES_(\d+)/, 'AES$1')
    .replace(/^RSA_/, '')
    .replaceAll('_', '-');
}

const curves: Readonly<Record<string, string>> = { '0019': 'prime192v1', '0021': 'secp224r1', '0023': 'prime256v1', '0024': 'secp384r1', '0025': 'secp521r1', '0029': 'X25519', '0030': 'X448' };

function nameOfPair(code: string): string {
  const pair = signatureByCode(code);
  const algorithm = pair?.algorithm.startsWith('RSASSA') ? 'RSA-PSS' : pair?.certificateKey === 'ECC' ? 'ECDSA' : 'RSA';
  return `${algorithm}+${pair?.hash ?? ''}`;
}

const pairCodes = ['0601', '0603', '0501', '0503', '0401', '0403', '0301', '0303', '0201', '0203', '0806', '0805', '0804'];

function optionsOf({ protocols, ciphers, groups, signatures }: End): tls.SecureContextOptions {
  const order = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;
  const enabled = order.filter((name) => protocols.includes(name));
  return {
    minVersion: enabled[0],
    maxVersion: enabled.at(-1),
    // Level 0 lets TLSv1 and TLSv1.1 sign with SHA-1, as they must; it goes with suites of these protocols only.
    ciphers: [...ciphers.map(nameOfCipher), ...(ciphers.every((code) => code.startsWith('13')) ? [] : ['@SECLEVEL=0'])].join(':'),
    ecdhCurve: groups.map((code) => curves[code] ?? code).join(':'),
    sigalgs: signatures.map(nameOfPair).join(':'),
  };
}

/** Lets the two ends shake hands, and tells what came of it. */
export async function shakeHands(client: End, server: End, certificates: readonly TestCertificate[]): Promise<Real> {
  const listener = tls.createServer({ ...optionsOf(server), key: certificates.map(({ key }) => key), cert: certificates.map(({ cert }) => cert), dhparam: 'auto' });
  let reason = '';
  let shared: readonly string[] = [];
  listener.on('tlsClientError', (error) => (reason ||= error.message));
  listener.on('secureConnection', (socket) => {
    shared = socket.getSharedSigalgs();
    socket.on('error', () => undefined);
    socket.end();
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const socket = tls.connect({ ...optionsOf(client), host: '127.0.0.1', port: (listener.address() as AddressInfo).port, rejectUnauthorized: false });
  try {
    return await resultOf(socket, () => reason, () => shared);
  } finally {
    socket.destroy();
    listener.close();
  }
}

async function resultOf(socket: tls.TLSSocket, reason: () => string, shared: () => readonly string[]): Promise<Real> {
  const failed = (message: string): Real => ({ success: false, protocol: null, cipher: null, group: null, sharedSignatures: [], reason: message });
  let seen: Real | undefined;
  return new Promise((resolve) => {
    socket.on('secureConnect', () => (seen = agreed(socket)));
    socket.on('error', (error) => resolve(failed(`${error.message} ${reason()}`)));
    // A TLSv1.3 client is done before the server is: only the server's orderly end shows that it agreed.
    socket.on('end', () => resolve(seen ? { ...seen, sharedSignatures: shared().map(codeOfPair) } : failed(reason())));
    socket.on('close', () => resolve(failed(reason())));
    socket.resume();
  });
}

function agreed(socket: tls.TLSSocket): Real {
  const cipher = socket.getCipher();
  const key = socket.getEphemeralKeyInfo() as { type?: string; name?: string } | null;
  const group = key?.type === 'ECDH' ? (Object.entries(curves).find(([, name]) => name === key.name)?.[0] ?? key.name ?? null) : null;
  return { success: true, protocol: socket.getProtocol(), cipher: codeOfCipher(cipher.standardName), group, sharedSignatures: [], reason: '' };
}

/** Node tells a suite by its name in the registry, which is the catalogue's. */
function codeOfCipher(standardName: string): string {
  return cipherByName(standardName)?.code4 ?? standardName;
}

function codeOfPair(name: string): string {
  return pairCodes.find((code) => nameOfPair(code).toLowerCase() === name.toLowerCase()) ?? name;
}
