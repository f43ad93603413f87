/** Look-ups over cipher suites. Codes and names are compared without regard to case. */
import cipherRows from './data/ciphers.json' with { type: 'json' };
import cipherV2Rows from './data/ciphers-v2.json' with { type: 'json' };
import { dataOf, lazy, tableBy } from './lazy.js';
import type { Cipher, CipherV2 } from './types.js';

/** Every suite of SSL version 3 and TLS, by code. */
export const ciphers = dataOf<readonly Cipher[]>(cipherRows);
/** Every suite of SSL version 2, by code. */
export const ciphersV2 = dataOf<readonly CipherV2[]>(cipherV2Rows);

const byCode4 = lazy(() => tableBy(ciphers, (row) => [row.code4]));
const byCode2 = lazy(() => tableBy(ciphers, (row) => (row.code2 ? [row.code2] : [])));
const byName = lazy(() => tableBy(ciphers, (row) => [row.name, ...(row.aliases ?? [])]));
const v2ByCode = lazy(() => tableBy(ciphersV2, (row) => [row.code1]));
const v2ByName = lazy(() => tableBy(ciphersV2, (row) => [row.name, ...(row.aliases ?? [])]));

/** The suite with a code of four hexadecimal digits, as V3CipherSuites4Char takes it. */
export function cipherByCode4(code: string): Cipher | undefined {
  return byCode4().get(code.toLowerCase());
}

/** The suite with a code of two hexadecimal digits, as V3CipherSuites takes it. */
export function cipherByCode2(code: string): Cipher | undefined {
  return byCode2().get(code.toLowerCase());
}

/** The suite with this constant or one of its other names. */
export function cipherByName(name: string): Cipher | undefined {
  return byName().get(name.toLowerCase());
}

/** The SSL version 2 suite with a code of one digit, as V2CipherSuites takes it. */
export function cipherV2ByCode(code: string): CipherV2 | undefined {
  return v2ByCode().get(code.toLowerCase());
}

/** The SSL version 2 suite with this constant or one of its other names. */
export function cipherV2ByName(name: string): CipherV2 | undefined {
  return v2ByName().get(name.toLowerCase());
}
