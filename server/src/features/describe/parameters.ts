/** Attributes in words: what they say, what may be written, what applies without them, at which levels they count. */
import { defaultCipherList, gskAttribute, parameter as catalogParameter, statement as catalogStatement, withinReleases, type Release } from '../../catalog/index.js';
import type { DefaultValue, Parameter, Statement } from '../../catalog/types.js';
import { bullets, code, joined, paragraphs, prose, sentences, title } from './markdown.js';
import { valueForms } from './values.js';
import { doubt, hedge, releaseName, sinceSentence } from './words.js';

/** An attribute or operand of a statement. */
export function describeParameter(row: Parameter, owner: Statement, release: Release): string {
  const kind = row.positional === undefined ? 'attribute' : 'operand';
  return paragraphs(
    title(row.name, `${kind} of ${code(owner.name)}`),
    prose(row.summary),
    valueForms(row.value),
    sentences(defaultSentence(row, release), requiredSentence(row), repeatSentence(row), companionSentence(row)),
    levelSentence(row, owner),
    bullets((row.notes ?? []).map(prose)),
    sentences(
      row.deprecated && `**Deprecated.** ${prose(row.deprecated)}`,
      row.tolerated && 'Policy Agent accepts it here; that it has an effect is not established.',
      row.secret && 'Its value is a secret: it is never shown.',
      row.systemSsl && `System SSL: ${systemSslNames(row.systemSsl)}.`,
      sinceSentence(row.since, row.sinceCertainty, release),
      hedge(row.certainty),
    ),
  );
}

function systemSslNames(text: string): string {
  return gskAttribute(text) || /^[A-Z0-9_]+$/.test(text) ? code(text) : text;
}

/** What applies when the attribute is not coded, in the release of the settings. */
export function defaultSentence(row: Parameter, release: Release): string | undefined {
  if (row.value.kind === 'codes' && (row.value.of === 'cipher2' || row.value.of === 'cipher4')) return cipherDefault(release);
  const given = row.default ?? weakestDefault(row);
  if (!given) return undefined;
  const sure = given.variants?.find((variant) => variant.when === undefined && withinReleases(release, variant.from, variant.until));
  const value = sure?.value ?? given.value;
  const byRelease = given.variants?.some((variant) => variant.when === undefined) ? ` in ${releaseName(release)}` : '';
  const conditions = (given.variants ?? []).filter((variant) => variant.when !== undefined && withinReleases(release, variant.from, variant.until));
  // At a stronger level an attribute that is not coded takes the value of the weaker one.
  const when = row.default ? 'when it is not coded' : 'when it is coded at no level';
  const main =
    given.ofStatement === false
      ? `System SSL uses ${code(value)}${byRelease} ${when}${doubt(given.certainty)}.`
      : `Default${row.default ? '' : ` ${when}`}: ${code(value)}${byRelease}${doubt(given.certainty)}.`;
  return sentences(main, ...conditions.map((variant) => `When ${variant.when ?? ''}: ${code(variant.value)}.`), otherReleases(given, value));
}

/** The catalogue writes a default at the weakest of several levels only. */
function weakestDefault({ levels = [], name }: Parameter): DefaultValue | undefined {
  const weakest = levels[0] === undefined ? undefined : catalogStatement('pagent', levels[0]);
  return weakest && catalogParameter(weakest, name)?.default;
}

/** The defaults of the other releases, when the default changed over time. */
function otherReleases(given: DefaultValue, current: string): string | undefined {
  const changed = (given.variants ?? []).filter((variant) => variant.when === undefined);
  if (changed.length === 0) return undefined;
  const others = changed.filter((variant) => variant.value !== current).map((variant) => `${code(variant.value)} ${span(variant.from, variant.until)}`);
  if (given.value !== current) others.push(`${code(given.value)} in other releases`);
  return others.length > 0 ? `Elsewhere ${joined(others)}.` : undefined;
}

function span(from: string | undefined, until: string | undefined): string {
  if (from && until) return `from ${from} until before ${until}`;
  return from ? `from ${from} on` : `before ${until ?? ''}`;
}

/** AT-TLS has no default for cipher suites: System SSL uses its own list. */
function cipherDefault(release: Release): string | undefined {
  const found = defaultCipherList(release, false);
  if (!found) return undefined;
  const { list, certainty } = found;
  return `When no suites are coded at all, System SSL uses its own list. In ${releaseName(release)}${certainty === 'doc' ? '' : ', as far as is known,'} that is ${code(list.codes.join(' '))}.`;
}

function requiredSentence(row: Parameter): string | undefined {
  if (row.requiredWhen) return `Required when ${row.requiredWhen.replace(/\.$/, '')}.`;
  return row.required ? (row.alternatives ? 'Required, in this or another form.' : 'Required.') : undefined;
}

function repeatSentence({ repeatable, maxOccurs }: Parameter): string | undefined {
  if (repeatable !== true) return undefined;
  return maxOccurs === undefined ? 'It may be coded several times.' : `It may be coded up to ${maxOccurs} times.`;
}

/** The attribute without which it has no effect. */
function companionSentence({ onlyWith }: Parameter): string | undefined {
  if (!onlyWith) return undefined;
  const { attribute, values, certainty } = onlyWith;
  return `It counts only with ${code(attribute)}${values ? ` ${joined(values.map(code), 'or')}` : ''}${doubt(certainty)}.`;
}

/** Where else the same attribute may be coded, and which one wins. */
function levelSentence(row: Parameter, owner: Statement): string | undefined {
  const levels = row.levels ?? [];
  if (levels.length === 0) return undefined;
  if (levels.includes(owner.name)) return levels.length > 1 ? order(levels) : undefined;
  const holders = levels.filter((level) => mayHold(level, owner.name));
  if (holders.length > 1) return `It counts under ${joined(holders.map(code))}. ${order(holders)}`;
  return `It counts only ${holders.length === 1 ? 'under' : 'in'} ${joined(levels.map(code))}.`;
}

/** `A`, else `B`, else `C`: the strongest first. */
function order(levels: readonly string[]): string {
  const strongestFirst = [...levels].reverse().map(code);
  return `The value comes from ${strongestFirst.join(', else ')}.`;
}

/** Whether a block of type `child` can be a part of a statement of type `holder`. */
function mayHold(holder: string, child: string): boolean {
  return catalogStatement('pagent', holder)?.parameters.some((p) => (p.value.kind === 'inline' || p.value.kind === 'ref') && p.value.to === child) ?? false;
}
