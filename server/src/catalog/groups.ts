/** Look-ups over elliptic curves and key share groups. */
import rows from './data/groups.json' with { type: 'json' };
import { dataOf, lazy, tableBy } from './lazy.js';
import type { Group } from './types.js';

/** Every curve and group, and the constant Any of ClientECurves. */
export const groups = dataOf<readonly Group[]>(rows);

const byCode = lazy(() => tableBy(groups, (row) => [row.code]));
const byName = lazy(() => tableBy(groups, (row) => [row.name, ...(row.aliases ?? [])]));
const byWire = lazy(() => tableBy(groups, (row) => (row.wireHex ? [row.wireHex] : [])));

/** The group with a code of four DECIMAL digits, as System SSL writes it: 0023. */
export function groupByCode(code: string): Group | undefined {
  return byCode().get(code.toLowerCase());
}

/** The group with this name: secp256r1. */
export function groupByName(name: string): Group | undefined {
  return byName().get(name.toLowerCase());
}

/** The group with this number of the TLS protocol, four hexadecimal digits as in a packet trace: 0017. */
export function groupByWire(hex: string): Group | undefined {
  return byWire().get(hex.toLowerCase().replace(/^0x/, ''));
}
