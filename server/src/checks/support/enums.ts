/** Enumerated values, compared as Policy Agent does: without regard to case (reference: pagent-ttls, syntax.caseKeywords). */
import type { EnumValue, ValueSpec } from '../../catalog/types.js';

export type EnumSpec = Extract<ValueSpec, { kind: 'enum' }>;

const tables = new WeakMap<EnumSpec, ReadonlyMap<string, EnumValue>>();

/** The value that the text is a spelling of; undefined when it is none. */
export function enumValue(spec: EnumSpec, text: string): EnumValue | undefined {
  let table = tables.get(spec);
  if (!table) {
    table = new Map(spec.values.flatMap((value) => [value.value, ...(value.aliases ?? [])].map((name) => [name.toLowerCase(), value])));
    tables.set(spec, table);
  }
  return table.get(text.toLowerCase());
}
