/** Look-ups over the attributes of System SSL that AT-TLS sets. */
import rows from './data/gsk-attributes.json' with { type: 'json' };
import { dataOf, lazy, tableBy } from './lazy.js';
import type { GskAttribute } from './types.js';

/** Every attribute. */
export const gskAttributes = dataOf<readonly GskAttribute[]>(rows);

const byName = lazy(() => tableBy(gskAttributes, (row) => [row.name, ...(row.aliases ?? [])]));
const byNumber = lazy(() => new Map(gskAttributes.flatMap((row) => (row.number === undefined ? [] : [[row.number, row] as const]))));

/** The attribute with this name, or with the number that trace records show behind the name. Prefer the name: most numbers are not confirmed. */
export function gskAttribute(nameOrNumber: string | number): GskAttribute | undefined {
  return typeof nameOrNumber === 'number' ? byNumber().get(nameOrNumber) : byName().get(nameOrNumber.toLowerCase());
}
