/** Statements in words: what they are, where they belong, what stands in them. */
import { statementsOf, type Release } from '../../catalog/index.js';
import type { Parameter, Statement } from '../../catalog/types.js';
import { bullets, code, joined, paragraphs, prose, sentences, title } from './markdown.js';
import { hedge, releaseName, roleName, sinceSentence } from './words.js';

/** A statement: summary, place, the names of its attributes, what to know. */
export function describeStatement(row: Statement, release: Release): string {
  return paragraphs(
    title(row.name, row.language === 'stdenv' ? 'environment variable' : `${disciplineName(row)}statement`),
    prose(row.summary),
    placeSentence(row),
    attributeList(row),
    bullets((row.notes ?? []).map(prose)),
    sentences(
      row.synonymOf && `Another name for ${code(row.synonymOf)}.`,
      row.deprecated && `**Deprecated.** ${prose(row.deprecated)}`,
      row.removedIn && `Gone from ${releaseName(row.removedIn)} on${row.removedInCertainty === 'doc' ? '' : ', as far as is known'}.`,
      sinceSentence(row.since, undefined, release),
      hedge(row.certainty),
    ),
  );
}

function disciplineName({ discipline }: Statement): string {
  if (!discipline || discipline === 'main') return '';
  return discipline === 'TTLS' ? 'AT-TLS ' : `${discipline} `;
}

/** Files and statements in which it may stand; undefined when that is not known. */
function placeSentence(row: Statement): string | undefined {
  const files = row.placement.flatMap((place) => place.file ?? []);
  const blocks = new Set(row.placement.flatMap((place) => place.statement ?? []));
  const everywhere = files.length > 4;
  return (
    sentences(
      files.length > 0 && `Stands in the ${everywhere ? 'files of Policy Agent' : joined(files.map(roleName), 'or the')}.`,
      blocks.size > 0 && `${files.length > 0 ? 'Also inline in' : 'Stands in'} ${joined([...blocks].map(code), 'or')}.`,
    ) || undefined
  );
}

/** The names of the attributes: the required ones, then the others; operands by their places. */
function attributeList(row: Statement): string | undefined {
  const offered = row.parameters.filter((parameter) => !parameter.tolerated);
  if (offered.length === 0) return undefined;
  if (row.form === 'line') return `Operands: ${offered.map((p) => (p.required ? code(p.name) : `[${code(p.name)}]`)).join(' ')}`;
  const required = offered.filter((parameter) => parameter.required);
  const others = offered.filter((parameter) => !parameter.required);
  return sentences(
    required.length > 0 && `Required: ${namesOf(required)}.`,
    others.length > 0 && `${required.length > 0 ? 'Further attributes' : 'Attributes'}: ${namesOf(others)}.`,
  );
}

/** Inline and Ref form of the same part are one entry. */
function namesOf(parameters: readonly Parameter[]): string {
  const names = new Set(parameters.map((parameter) => parameter.name));
  const shown = parameters.filter((parameter) => !(parameter.name.endsWith('Ref') && names.has(parameter.name.slice(0, -3))));
  return shown.map((parameter) => code(names.has(`${parameter.name}Ref`) ? `${parameter.name}[Ref]` : parameter.name)).join(', ');
}

let referable: ReadonlySet<string> | undefined;

/** Whether other statements can name a statement of this type. */
export function isReferable(type: string): boolean {
  referable ??= new Set(statementsOf('pagent').flatMap((row) => row.parameters.flatMap((p) => (p.value.kind === 'ref' ? [p.value.to] : []))));
  return referable.has(type);
}
