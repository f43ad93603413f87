/** Documents in every language: statements of the catalogue with values right and wrong, samples cut and damaged, and noise. */
import fc from 'fast-check';
import { messages, statementsOf } from '../../server/src/catalog/index.js';
import { isDisplay, type LanguageId, type Statement, type ValueSpec } from '../../server/src/catalog/types.js';
import { samplesOf } from './samples.js';
import { indent, language, lineEnd, oddities, text } from './texts.js';

export interface Document {
  readonly language: LanguageId;
  readonly text: string;
}

/** Words that stand where they mean something, or should not. */
const anywhere = ['', '0', '1', '-1', '65535', '99999999999999999999', 'TCPIP', 'TN3270', 'A', 'ZZZZZZZZZ', '*', 'A*', '192.0.2.1', '2001:db8::/32', '192.0.2.1..192.0.2.9', 'LU0001..LU0009', 'LU000A..LU000F..FFFFXXN', 'USER.TCPPARMS(POLICY)', '/etc/x', "'", '"', '(', ')', ',', '=', ';', '&SYSNAME.', '@', '%', '.*', '*.*', '|', '<<', '{', '}'];

/** Values that a parameter takes, or nearly takes. */
function valuesOf(spec: ValueSpec): readonly string[] {
  switch (spec.kind) {
    case 'enum':
      return spec.values.map(({ value }) => value);
    case 'integer':
      return [String(spec.min ?? 0), String(spec.max ?? 100), String((spec.max ?? 1e6) + 1), ...(spec.words ?? [])];
    case 'portrange':
      return ['23', '23 - 25', '2023:2024', '0'];
    case 'codes':
      return ['C030', '1301C02F', '0023', '0601', ...(spec.constants ?? [])];
    default:
      return ['A', 'B', 'R'];
  }
}

/** Lines of a statement: its keyword with operands, its parameters, its end. */
function linesOf(statement: Statement): readonly string[] {
  const end = statement.endKeyword === undefined ? [] : [statement.endKeyword];
  const parameters = statement.parameters.flatMap(({ name, value }) => valuesOf(value).slice(0, 6).flatMap((each) => [`${name} ${each}`, `${statement.name} ${name} ${each}`, `${statement.name} ${each}`]));
  return [statement.name, `${statement.name} A`, statement.name.toLowerCase(), ...end, ...parameters];
}

/** Messages as logs show them, and their layouts. */
const messageLines = messages.flatMap(({ id, text: layout, samples = [] }) => [`${id} ${layout ?? ''}`, ...samples]);

function keywordLine(of: LanguageId): fc.Arbitrary<string> {
  const known = isDisplay(of) ? messageLines : statementsOf(of).flatMap(linesOf);
  const lines = known.length > 0 ? fc.constantFrom(...known) : fc.constant('');
  return fc.tuple(lines, fc.array(fc.constantFrom(...anywhere), { maxLength: 3 })).map(([head, words]) => [head, ...words].join(' '));
}

/** A sample of the language with lines doubled, lost, swapped and cut. */
function damaged(of: LanguageId): fc.Arbitrary<string> {
  const samples = samplesOf(of);
  const damage = fc.record({ at: fc.nat(), what: fc.constantFrom('double', 'lose', 'swap', 'cut', 'glue'), size: fc.nat(40) });
  return fc.tuple(fc.constantFrom(...samples), fc.nat(), fc.array(damage, { maxLength: 5 })).map(([sample, from, damages]) => {
    const all = sample.split(/(?<=\n)/);
    const start = all.length > 60 ? from % (all.length - 30) : 0;
    return damages.reduce(hurt, all.slice(start, start + 60)).join('');
  });
}

function hurt(lines: readonly string[], { at, what, size }: { readonly at: number; readonly what: string; readonly size: number }): string[] {
  const index = lines.length > 0 ? at % lines.length : 0;
  const line = lines[index] ?? '';
  const changed = what === 'double' ? [line, line] : what === 'lose' ? [] : what === 'swap' ? [lines[index + 1] ?? '', line] : what === 'cut' ? [line.slice(0, size)] : [line.trimEnd()];
  return [...lines.slice(0, index), ...changed, ...lines.slice(index + (what === 'swap' ? 2 : 1))];
}

/** The lines of all samples of the language, mixed with keywords and oddities. */
function mixed(of: LanguageId): fc.Arbitrary<string> {
  const sampleLines = [...new Set(samplesOf(of).flatMap((sample) => sample.split('\n')))];
  const line = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...sampleLines) }, { weight: 5, arbitrary: keywordLine(of) }, { weight: 1, arbitrary: fc.constantFrom(...oddities, ...anywhere) });
  return fc.array(fc.tuple(indent, line, lineEnd), { maxLength: 30 }).map((all) => all.flat().join(''));
}

const made = new Map<LanguageId, fc.Arbitrary<string>>();

/** Texts of one language. */
export function textOf(of: LanguageId): fc.Arbitrary<string> {
  let found = made.get(of);
  if (!found) made.set(of, (found = fc.oneof({ weight: 5, arbitrary: mixed(of) }, { weight: 4, arbitrary: damaged(of) }, { weight: 1, arbitrary: text })));
  return found;
}

/** A text of any language, said to be of that language. */
export const document: fc.Arbitrary<Document> = language.chain((of) => textOf(of).map((each) => ({ language: of, text: each })));
