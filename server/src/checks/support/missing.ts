/** Conditions under which an attribute is mandatory, as the catalogue words them: `ClientMaxSSLFragment is Required or Optional`. */
import type { Parameter } from '../../catalog/types.js';

interface Condition {
  /** The attribute in the same block that it depends on. */
  readonly attribute: string;
  /** Its values in lower case; absent when it is enough that it is coded. */
  readonly values?: readonly string[];
}

const conditions = new WeakMap<Parameter, Condition | null>();

/** The condition of an attribute, when it is about another attribute of one block; undefined when it is about anything else. */
export function conditionOf(parameter: Parameter): Condition | undefined {
  if (parameter.requiredWhen === undefined) return undefined;
  let found = conditions.get(parameter);
  if (found === undefined) conditions.set(parameter, (found = read(parameter.requiredWhen)));
  return found ?? undefined;
}

function read(text: string): Condition | null {
  const match = /^(\w+) is ([\w ]+)$/.exec(text);
  const [, attribute, rest] = match ?? [];
  if (attribute === undefined || rest === undefined) return null;
  return rest === 'coded' ? { attribute } : { attribute, values: rest.toLowerCase().split(' or ') };
}
