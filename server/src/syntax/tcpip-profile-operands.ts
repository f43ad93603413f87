/** What a word among the operands of a PROFILE.TCPIP statement is, as far as the catalogue knows. */
import type { EnumValue, Parameter, Statement } from '../catalog/types.js';
import { isShortFor } from './tcpip-profile.js';

export interface OperandMeaning {
  readonly parameter: Parameter;
  /** The word is one of the fixed words of the parameter, not its keyword. */
  readonly value?: EnumValue;
}

/** Parameters in lower case (`ttls`) are names of ours for a choice of words; in the file only the words stand. */
export const isKeyword = ({ name }: Parameter): boolean => name === name.toUpperCase() && /^[A-Z]/.test(name);

/** The keyword, perhaps shortened, or the fixed word that `text` is in this statement; undefined when it is neither: a name, a number, an unknown word. */
export function operandMeaning(of: Statement, text: string): OperandMeaning | undefined {
  const keyword = of.parameters.find((row) => isKeyword(row) && isShortFor(text, row.name, row.minAbbreviation));
  if (keyword) return { parameter: keyword };
  const upper = text.toUpperCase();
  for (const parameter of of.parameters) {
    if (parameter.value.kind !== 'enum') continue;
    const value = parameter.value.values.find((each) => each.value.toUpperCase() === upper);
    if (value) return { parameter, value };
  }
  return onlyKeywords.has(of.name) ? shortenedValue(of, upper) : undefined;
}

/** Statements without operands that are names: a shortened word is no name that begins like it. */
const onlyKeywords = new Set(['TCPCONFIG', 'NETMONITOR', 'SACONFIG', 'GLOBALCONFIG']);

/** The fixed word that alone begins with this, or that all others with this beginning go on from. */
function shortenedValue(of: Statement, text: string): OperandMeaning | undefined {
  if (text.length < 4) return undefined;
  const found = of.parameters.flatMap((parameter) => (parameter.value.kind === 'enum' ? parameter.value.values.flatMap((value) => (value.value.startsWith(text) ? [{ parameter, value }] : [])) : []));
  const shortest = found.reduce<(typeof found)[number] | undefined>((least, each) => (least && least.value.value.length <= each.value.value.length ? least : each), undefined);
  return shortest && found.every(({ value }) => value.value.startsWith(shortest.value.value)) ? shortest : undefined;
}

/** Every keyword and fixed word that may stand among the operands, for proposals: upper case, none twice. */
export function operandWords(of: Statement): { readonly word: string; readonly meaning: OperandMeaning }[] {
  const found = new Map<string, OperandMeaning>();
  for (const parameter of of.parameters) {
    if (parameter.tolerated) continue;
    if (isKeyword(parameter)) found.set(parameter.name, { parameter });
    else if (parameter.value.kind === 'enum') for (const value of parameter.value.values) found.set(value.value.toUpperCase(), { parameter, value });
  }
  return [...found].map(([word, meaning]) => ({ word, meaning }));
}
