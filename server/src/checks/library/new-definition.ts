/** The text of a new definition with the attributes that it must have, for the fix that creates what a reference names. */
import { statement as catalogStatement } from '../../catalog/index.js';
import type { Parameter, Statement as CatalogStatement } from '../../catalog/types.js';
import type { ScopeNames } from '../../workspace/model.js';

export interface Wanted {
  readonly type: string;
  readonly name: string;
  /** Where an existing definition is taken for a part that may be coded as Ref. */
  readonly names: ScopeNames;
  /** Values by parameter name that follow from where the definition is used. */
  readonly values: Readonly<Record<string, string>>;
}

/** The lines of the definition. What nobody can know is left as a placeholder in angle brackets, which is reported until it is filled in. */
export function newDefinition({ type, name, names, values }: Wanted): string[] {
  const row = catalogStatement('pagent', type);
  return block(`${type} ${name}`, row ? body(row, names, values) : []);
}

function block(head: string, lines: readonly string[]): string[] {
  return [head, '{', ...lines.map((line) => `  ${line}`), '}'];
}

function body(row: CatalogStatement, names: ScopeNames, values: Wanted['values']): string[] {
  const lines: string[][] = [];
  const done = new Set<string>();
  for (const parameter of neededIn(row)) {
    const choice = parameter.alternatives ?? parameter.name;
    if (done.has(choice)) continue;
    done.add(choice);
    const alternatives = row.parameters.filter((other) => (other.alternatives ?? other.name) === choice);
    lines.push(linesFor(alternatives, names, values));
  }
  return lines.flat();
}

/** What must be coded; of a group without required attributes its first member. */
function neededIn(row: CatalogStatement): readonly Parameter[] {
  const required = row.parameters.filter((parameter) => parameter.required);
  if (required.length > 0 || !row.name.endsWith('Group')) return required;
  return row.parameters.filter((parameter) => parameter.value.kind === 'inline').slice(0, 1);
}

/** One of several forms of a parameter: a Ref to what exists, else the first. */
function linesFor(alternatives: readonly Parameter[], names: ScopeNames, values: Wanted['values']): string[] {
  for (const { name, value } of alternatives) {
    const existing = value.kind === 'ref' ? names.namesOf(value.to).find((candidate) => names.winner(value.to, candidate)) : undefined;
    if (existing !== undefined) return [`${name}  ${existing}`];
  }
  const [first] = alternatives;
  if (!first) return [];
  const target = first.value.kind === 'inline' ? catalogStatement('pagent', first.value.to) : undefined;
  return target ? block(first.name, body(target, names, values)) : [`${first.name}  ${values[first.name] ?? exampleOf(first)}`];
}

function exampleOf({ name, value }: Parameter): string {
  if (value.kind === 'enum') return value.values[0]?.value ?? '<value>';
  if (value.kind === 'ipaddr') return value.forms.includes('single') ? '<address>' : value.forms.includes('prefix') ? '<address/length>' : '<address-address>';
  if (value.kind === 'portrange') return '<port>';
  return `<${name.toLowerCase()}>`;
}
