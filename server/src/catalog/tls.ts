/** Look-ups over the numbers of the TLS protocol, for the decoding of trace records. */
import rows from './data/tls.json' with { type: 'json' };
import { dataOf, lazy } from './lazy.js';
import type { TlsCode, TlsTables } from './types.js';

/** Alerts, record types, handshake messages, versions and extensions. */
export const tlsTables = dataOf<TlsTables>(rows);

const byCode = lazy(() => {
  const table = (codes: readonly TlsCode[]): ReadonlyMap<number, TlsCode> => new Map(codes.map((row) => [row.code, row]));
  return {
    alerts: table(tlsTables.alerts),
    recordTypes: table(tlsTables.recordTypes),
    handshakeTypes: table(tlsTables.handshakeTypes),
    versions: table(tlsTables.versions),
    extensions: table(tlsTables.extensions),
    specialCipherValues: table(tlsTables.specialCipherValues),
  };
});

/** The alert with this number: 48 is unknown_ca. */
export function alert(number: number): TlsCode | undefined {
  return byCode().alerts.get(number);
}

/** The record type with this number: 22 is handshake. */
export function recordType(number: number): TlsCode | undefined {
  return byCode().recordTypes.get(number);
}

/** The handshake message with this number: 1 is client_hello. */
export function handshakeType(number: number): TlsCode | undefined {
  return byCode().handshakeTypes.get(number);
}

/** The extension with this number: 51 is key_share. */
export function extensionType(number: number): TlsCode | undefined {
  return byCode().extensions.get(number);
}

/** The protocol version with this number, four hexadecimal digits: 0303 is TLSv1.2. */
export function protocolVersion(hex: string): TlsCode | undefined {
  return byCode().versions.get(parseInt(hex, 16));
}

/** A value of a client's cipher list that is a signal and no suite, four hexadecimal digits: 5600 is the fallback value. */
export function specialCipherValue(hex: string): TlsCode | undefined {
  return byCode().specialCipherValues.get(parseInt(hex, 16));
}
