/** Values in words: what may be written, and what a value that is written means. */
import type { EnumValue, ValueSpec } from '../../catalog/types.js';
import { articleOf } from '../../checks/support/wording.js';
import { bullets, code, joined, paragraphs, plain, prose, sentences, title } from './markdown.js';
import { count, doubt, durationText } from './words.js';

/** The entry of an enumeration that a text stands for, whatever its case; undefined when it is none. */
export function enumValue(spec: ValueSpec, text: string): EnumValue | undefined {
  if (spec.kind !== 'enum') return undefined;
  const wanted = text.toLowerCase();
  return spec.values.find((entry) => [entry.value, ...(entry.aliases ?? [])].some((name) => name.toLowerCase() === wanted));
}

/** What may be written, in a sentence or a short list; undefined when there is nothing to say about it. */
export function valueForms(spec: ValueSpec): string | undefined {
  switch (spec.kind) {
    case 'enum':
      return enumForms(spec.values, spec.open === true);
    case 'integer':
      return integerForms(spec);
    case 'ipaddr':
      return `Value: ${joined([...spec.forms.map((form) => addressForms[form]), ...(spec.words ?? []).map(code)], 'or')}.`;
    case 'portrange':
      return `Value: a port from ${spec.min} to ${spec.max}, a range (${code('7551-7559')}), or ${joined(['0', ...(spec.words ?? [])].map(code), 'or')} for every port.`;
    case 'ref':
      return `Value: the name of ${articleOf(spec.to)} ${code(spec.to)} statement.`;
    case 'inline':
      return `${articleOf(spec.to) === 'an' ? 'An' : 'A'} ${code(spec.to)} block, coded in place.`;
    case 'path':
      return `Value: a z/OS UNIX path, or a data set as ${code("//'HLQ.DSN(MEMBER)'")}.`;
    case 'codes':
      return codeForms[spec.of];
    case 'name':
      return spec.maxLength === undefined ? undefined : `Value: 1 to ${count(spec.maxLength, 'character')}${doubt(spec.lengthCertainty)}${spec.wildcard ? '; an asterisk at the end stands for any rest' : ''}.`;
    case 'label':
      return `Value: a certificate label${lengthText(spec)}; it may hold blanks.`;
    case 'text':
      return spec.format || spec.maxLength !== undefined ? `Value: ${spec.format ? plain(spec.format) : 'text'}${lengthText(spec)}.` : undefined;
    case 'other':
      return spec.format ? `Value: ${plain(spec.format)}.` : undefined;
  }
}

const addressForms: Record<'all' | 'single' | 'prefix' | 'range', string> = {
  all: '`All`',
  single: 'an IP address',
  prefix: 'a prefix (`10.1.0.0/16`)',
  range: 'a range (`10.1.1.1-10.1.1.9`)',
};

const codeForms: Record<Extract<ValueSpec, { kind: 'codes' }>['of'], string> = {
  cipher1: 'Value: suites of SSL version 2 as one-character codes run together, or one constant.',
  cipher2: 'Value: two-character codes run together (`352F0A`), or one constant on a line (`TLS_…`).',
  cipher4: 'Value: four-character codes run together (`1302C02C`).',
  group: 'Value: four-digit group codes, which are decimal, run together (`00230024`), or one name on a line (`secp256r1`).',
  signature: 'Value: four-digit signature pairs run together (`06010603`), or one constant on a line (`TLS_SIGALG_…`).',
};

function lengthText(spec: { readonly maxLength?: number; readonly lengthCertainty?: 'doc' | 'sample' | 'rfc' | 'memory' | 'unknown' }): string {
  return spec.maxLength === undefined ? '' : `, at most ${count(spec.maxLength, 'character')}${doubt(spec.lengthCertainty)}`;
}

/** A list when the values need explaining, else one line. */
function enumForms(values: readonly EnumValue[], open: boolean): string | undefined {
  if (values.length === 0) return undefined;
  // A list of values of several words is open only because its words are read one by one.
  const more = open && values.every((entry) => !entry.value.includes(' ')) ? 'There may be others.' : undefined;
  if (values.every((entry) => entry.summary === undefined)) return sentences(`Values: ${joined(values.map((entry) => code(entry.value)), 'or')}.`, more);
  return paragraphs(`Values:\n${bullets(values.map(enumLine))}`, more);
}

function enumLine(entry: EnumValue): string {
  return `${code(entry.value)}${entry.summary ? `: ${prose(entry.summary)}` : ''}${entry.since ? ` (since ${entry.since})` : ''}`;
}

function integerForms(spec: Extract<ValueSpec, { kind: 'integer' }>): string | undefined {
  const unit = spec.unit ? ` ${spec.unit}` : '';
  const words = (spec.words ?? []).map(code);
  const or = words.length > 0 ? `, or ${joined(words, 'or')}` : '';
  const range = rangeText(spec);
  const bits = spec.bits && bullets(spec.bits.map((bit) => `${code(String(bit.value))} ${prose(bit.summary)}`));
  if (bits) return `A sum of:\n${bits}`;
  if (!range && !unit && !or) return undefined;
  return `Value: ${range ?? 'a number'}${range || !unit ? unit : ` of${unit}`}${or}${range ? doubt(spec.rangeCertainty) : ''}.`;
}

function rangeText({ min, max }: Extract<ValueSpec, { kind: 'integer' }>): string | undefined {
  if (min !== undefined && max !== undefined) return `${min} to ${max}`;
  if (max !== undefined) return `at most ${max}`;
  return min === undefined ? undefined : `at least ${min}`;
}

/**
 * What an integer means: the bits that it is the sum of, or a length of time. Undefined when that says nothing new, or the
 * number is no such sum.
 */
export function explainInteger(spec: Extract<ValueSpec, { kind: 'integer' }>, name: string, text: string): string | undefined {
  if (!/^\d{1,10}$/.test(text)) return undefined;
  const value = Number(text);
  if (spec.bits) return explainBits(spec.bits, name, value);
  const duration = spec.unit && durationText(value, spec.unit);
  return paragraphs(title(`${name} ${value}`), spec.unit && `${value} ${spec.unit}${duration ? ` (${duration})` : ''}.`);
}

function explainBits(bits: readonly { readonly value: number; readonly summary: string }[], name: string, value: number): string | undefined {
  const all = bits.reduce((sum, bit) => sum + bit.value, 0);
  if (value > all) return undefined;
  if (value === 0) return paragraphs(title(`${name} 0`), 'Nothing: none of the levels.');
  const contained = bits.filter((bit) => (value & bit.value) !== 0);
  const sum = contained.length > 1 ? `${value} = ${contained.map((bit) => bit.value).join(' + ')}` : undefined;
  return paragraphs(title(`${name} ${value}`, sum), bullets(contained.map((bit) => `${code(String(bit.value))} ${prose(bit.summary)}`)));
}
