/** Look-ups over signature algorithms. */
import rows from './data/signatures.json' with { type: 'json' };
import { dataOf, lazy, tableBy } from './lazy.js';
import type { Signature } from './types.js';

/** Every pair of signature and hash algorithm, the default ones first, in their default order. */
export const signatures = dataOf<readonly Signature[]>(rows);

const byCode = lazy(() => tableBy(signatures, (row) => [row.code]));
const byName = lazy(() => tableBy(signatures, (row) => [row.name]));

/** The pair with a code of four hexadecimal digits: 0601. */
export function signatureByCode(code: string): Signature | undefined {
  return byCode().get(code.toLowerCase());
}

/** The pair with this constant: TLS_SIGALG_SHA512_WITH_RSA. */
export function signatureByName(name: string): Signature | undefined {
  return byName().get(name.toLowerCase());
}
