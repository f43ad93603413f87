/** Which operand of a line statement a word is: `TcpImage TCPIP //'X(Y)' FLUSH 600` leaves operands out, and the next one takes the place. */
import type { Parameter, Statement as CatalogStatement } from '../catalog/types.js';
import type { Statement, Word } from '../syntax/tree.js';
import { enumValue } from './describe/values.js';

/** The operands of a statement by their places; empty for one that has attributes instead. */
export function operandsOf(type: CatalogStatement): readonly Parameter[] {
  return type.parameters.filter((row) => row.positional !== undefined).sort((a, b) => (a.positional ?? 0) - (b.positional ?? 0));
}

/** The operand that each word behind the keyword is; undefined for a word that fits none. */
export function matchOperands(type: CatalogStatement, node: Statement): (Parameter | undefined)[] {
  const rows = operandsOf(type);
  const taken = new Set<Parameter>();
  let next = 0;
  return node.args.map((word) => {
    let at = next;
    while (at < rows.length && !accepts(rows[at] as Parameter, word)) at++;
    const row = rows[at] ?? keywordBefore(rows, next, taken, word);
    if (at < rows.length) next = at + 1;
    if (row) taken.add(row);
    return row;
  });
}

/** A keyword that was passed over, as long as only keywords stand between: FLUSH and PURGE may change places. */
function keywordBefore(rows: readonly Parameter[], next: number, taken: ReadonlySet<Parameter>, word: Word): Parameter | undefined {
  for (let at = next - 1; at >= 0 && rows[at]?.value.kind === 'enum'; at--) {
    const row = rows[at] as Parameter;
    if (!taken.has(row) && accepts(row, word)) return row;
  }
  return undefined;
}

/** The operands that may follow the words behind the keyword. */
export function operandsAfter(type: CatalogStatement, node: Statement): readonly Parameter[] {
  const rows = operandsOf(type);
  const taken = new Set(matchOperands(type, node));
  const last = rows.findLastIndex((row) => taken.has(row));
  return rows.filter((row, at) => !taken.has(row) && (at > last || rows.slice(at, last + 1).every((each) => each.value.kind === 'enum')));
}

function accepts(row: Parameter, word: Word): boolean {
  if (row.required) return true;
  switch (row.value.kind) {
    case 'enum':
      return enumValue(row.value, word.text) !== undefined;
    case 'integer':
      return /^\d+$/.test(word.text);
    case 'path':
      return !/^(no)?(flush|purge)$|^\d+$/i.test(word.text);
    default:
      return true;
  }
}
