/** Blocks as snippets: keyword and name, braces on lines of their own, the attributes that are required. */
import { targetOf } from '../../catalog/index.js';
import type { Parameter, Statement as CatalogStatement } from '../../catalog/types.js';
import type { FeatureContext } from '../context.js';
import { namesOfType, unresolvedNames } from './names.js';

/** Names that are offered for choice; of more, none. */
const mostChoices = 12;

export interface SkeletonOptions {
  /** A name follows the keyword. */
  readonly named: boolean;
  /** The keyword, where it is not the name of the statement. */
  readonly keyword?: string;
}

/** The snippet of a block. */
export function blockSnippet(context: FeatureContext, row: CatalogStatement, { named, keyword = row.name }: SkeletonOptions): string {
  let stop = 0;
  const next = (): number => ++stop;
  const name = named && row.nameArgument !== 'none' ? ` ${nameStop(context, row, next())}` : '';
  const required = requiredOf(row);
  const width = Math.max(0, ...required.map((parameter) => parameter.name.length)) + 2;
  const lines = required.map((parameter) => `  ${escapeSnippet(parameter.name.padEnd(width))}${valueStop(context, parameter, next())}`);
  // The last stop stands where typing goes on: behind the required attributes, or in the empty block.
  return [`${escapeSnippet(keyword)}${name}`, '{', ...lines, '  $0', '}'].join('\n');
}

/** The required attributes, and references that most often are; of several forms of one, the reference, else the first. */
function requiredOf(row: CatalogStatement): readonly Parameter[] {
  const needed = (parameter: Parameter): boolean => parameter.required === true || (parameter.requiredWhen !== undefined && parameter.value.kind === 'ref');
  const required = row.parameters.filter((parameter) => needed(parameter) && !parameter.tolerated && parameter.positional === undefined);
  const chosen: Parameter[] = [];
  for (const parameter of required) {
    const forms = required.filter((other) => other === parameter || (parameter.alternatives !== undefined && other.alternatives === parameter.alternatives));
    const best = forms.find((form) => form.value.kind === 'ref') ?? forms[0];
    if (best && best.value.kind !== 'inline' && !chosen.includes(best)) chosen.push(best);
  }
  return chosen;
}

function nameStop(context: FeatureContext, row: CatalogStatement, stop: number): string {
  if (row.nameValues && row.nameValues.length > 0) return choice(stop, row.nameValues.map((entry) => entry.value));
  const wanted = unresolvedNames(context, row.name);
  return wanted.length > 0 && wanted.length <= mostChoices ? choice(stop, wanted) : `\${${stop}}`;
}

function valueStop(context: FeatureContext, parameter: Parameter, stop: number): string {
  const { value } = parameter;
  if (value.kind === 'enum' && !value.open && value.values.length > 0) return choice(stop, value.values.map((entry) => entry.value));
  const target = targetOf(parameter);
  const names = target ? namesOfType(context, target.name) : [];
  return names.length > 0 && names.length <= mostChoices ? choice(stop, names) : `\${${stop}}`;
}

/** A tab stop with a choice of texts; with a single one, the text is filled in. */
function choice(stop: number, texts: readonly string[]): string {
  const escaped = texts.map((text) => text.replace(/[\\$},|]/g, '\\$&'));
  return escaped.length === 1 ? `\${${stop}:${escapeSnippet(texts[0] ?? '')}}` : `\${${stop}|${escaped.join(',')}|}`;
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
