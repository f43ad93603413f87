/** Gives the words behind a line statement to its operands: `TcpImage TCPIP //'DSN(M)' FLUSH PURGE 600`. */
import type { Parameter, Statement as CatalogStatement, ValueSpec } from '../../catalog/types.js';
import type { Word } from '../../syntax/tree.js';
import { enumValue } from './enums.js';

export interface Operand {
  readonly parameter: Parameter;
  /** Absent for a required operand that is missing. */
  readonly word?: Word;
}

const tables = new WeakMap<CatalogStatement, readonly Parameter[]>();

function operandsOf(type: CatalogStatement): readonly Parameter[] {
  let table = tables.get(type);
  if (!table) {
    table = type.parameters.filter((row) => row.positional !== undefined).sort((a, b) => (a.positional ?? 0) - (b.positional ?? 0));
    tables.set(type, table);
  }
  return table;
}

/**
 * Operands in their order; one that may be left out is passed over when the word does not have its form but that of a later
 * one. Keywords that follow each other, such as FLUSH and PURGE, may change places: no order of them is documented. What fits
 * nothing behind it is the rest of the line, from the first such word on.
 */
export function assignOperands(type: CatalogStatement, words: readonly Word[]): { readonly operands: readonly Operand[]; readonly rest: readonly Word[] } {
  const parameters = operandsOf(type);
  const operands: Operand[] = [];
  let next = 0;
  let used = 0;
  for (const word of words) {
    const index = placeFor(parameters, next, word.text);
    const parameter = parameters[index] ?? keywordBefore(parameters, next, operands, word.text);
    if (!parameter) break;
    operands.push({ parameter, word });
    if (index >= 0) next = index + 1;
    used++;
  }
  for (const parameter of parameters.slice(next)) if (parameter.required) operands.push({ parameter });
  return { operands, rest: words.slice(used) };
}

/** The first operand from `next` on that the word fits; a required one takes any word; else the first that takes anything. */
function placeFor(parameters: readonly Parameter[], next: number, text: string): number {
  for (let i = next; i < parameters.length; i++) {
    const parameter = parameters[i] as Parameter;
    if (parameter.required || hasForm(parameter.value, text)) return i;
  }
  return -1;
}

/** A keyword operand that was passed over, as long as only keywords were taken behind its place. */
function keywordBefore(parameters: readonly Parameter[], next: number, taken: readonly Operand[], text: string): Parameter | undefined {
  for (let i = next - 1; i >= 0 && parameters[i]?.value.kind === 'enum'; i--) {
    const parameter = parameters[i] as Parameter;
    if (hasForm(parameter.value, text) && !taken.some((operand) => operand.parameter === parameter)) return parameter;
  }
  return undefined;
}

/** A path is whatever is no number and no keyword: `TTLSConfig FLUSHX` names a file. */
function hasForm(value: ValueSpec, text: string): boolean {
  if (value.kind === 'enum') return enumValue(value, text) !== undefined;
  if (value.kind === 'integer') return /^-?\d+$/.test(text);
  if (value.kind === 'path') return !/^((no)?(flush|purge)|-?\d+)$/i.test(text);
  return true;
}
