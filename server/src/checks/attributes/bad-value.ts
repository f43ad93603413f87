import type { EnumSpec } from '../support/enums.js';
import { enumValue } from '../support/enums.js';
import type { Draft, ItemContext } from '../check.js';
import { defineCheck } from '../check.js';
import { didYouMeanShort } from '../support/did-you-mean.js';
import { pastBlanks, replace } from '../support/edits.js';
import { isEqualSign } from '../support/foreign-syntax.js';
import type { Row, Value } from '../support/rows.js';
import { rowsOf, saidOf, valuesOf } from '../support/rows.js';
import { isSpoiled } from '../support/spoiled.js';
import { consequence, expectedValue, listed, quoted, severityOf, subjectOf } from '../support/wording.js';

/** A value that is none of those possible, no number, or too long (reference: the values of each parameter). */
export const badValue = defineCheck({
  code: 'bad-value',
  severity: 'error',
  summary: 'The attribute does not take this value.',
  explanation: `
Many attributes take one of a few words, \`On\` or \`Off\` above all, others a decimal number, others a name of limited
length. The case of the words does not matter. Any other value is an error in the log of Policy Agent, and none of the
new AT-TLS policy is installed.

The finding is a warning where the possible values, or the limit, could not be confirmed.`,
  example: `
    TTLSConnectionAdvancedParms TNCADV
    {
      ApplicationControlled  ⟦Yes⟧
    }
  `,
  fixed: `
    TTLSConnectionAdvancedParms TNCADV
    {
      ApplicationControlled  On
    }
  `,
  item: (context) => [...saidOf(valuesOf(context.item), (value) => draftFor(context, value)), ...saidOf(rowsOf(context.item), fixedName)],
});

function draftFor(context: ItemContext, value: Value): Draft | undefined {
  const [word] = value.words;
  if (!word) return undefined;
  if (isEqualSign(word.text)) return equalSign(context, value);
  switch (value.parameter.value.kind) {
    case 'enum':
      return enumDraft(context, value, value.parameter.value);
    case 'integer':
      return integerDraft(context, value);
    case 'name':
      return lengthDraft(context, value) ?? wildcardDraft(value);
    case 'label':
    case 'text':
    case 'path':
      return lengthDraft(context, value);
    default:
      return undefined;
  }
}

/** `Direction = Inbound`: the sign is the value, and what follows is lost. */
function equalSign({ roles, text }: ItemContext, { node, parameter }: Value): Draft {
  const [sign, next] = node.args;
  const span = sign ?? node.keyword;
  const severity = severityOf(parameter);
  return {
    at: { span },
    severity,
    message: `The ${span.text} is taken for the value of ${parameter.name}. Only blanks stand between an attribute and its value.${severity === 'error' ? consequence(node, roles) : ''}`,
    fixes: () => (next ? [{ title: `Remove the ${span.text}`, safe: false, edits: [replace({ start: span.start, end: pastBlanks(text, span.end) }, '')] }] : []),
  };
}

function enumDraft({ roles }: ItemContext, { node, owner, parameter, words }: Value, spec: EnumSpec): Draft | undefined {
  const [word] = words;
  if (!word || spec.open || enumValue(spec, word.text) || isSpoiled(word.text)) return undefined;
  const bare = enumValue(spec, word.text.replace(/^(["'])(.*)\1$/, '$2'))?.value;
  const suggestion = bare ?? meantBy(word.text, spec.values.map((value) => value.value));
  return {
    at: { span: word },
    severity: severityOf(parameter),
    message: `${subjectOf(parameter, owner)} does not take ${quoted(word.text)}; ${bare !== undefined ? `write ${bare} without quotation marks.` : suggestion === undefined ? `it takes ${listed(spec.values.map((value) => value.value), 'or')}.` : `did you mean ${suggestion}?`}${severityOf(parameter) === 'error' ? consequence(node, roles) : ''}`,
    fixes: () => (suggestion === undefined ? [] : [{ title: `Change ${word.text} to ${suggestion}`, safe: false, edits: [replace(word, suggestion)] }]),
  };
}

const affirmative = new Set(['yes', 'y', 'true', '1', 'enable', 'enabled']);
const negative = new Set(['no', 'n', 'false', '0', 'disable', 'disabled', 'none']);

function meantBy(text: string, values: readonly string[]): string | undefined {
  const lower = text.toLowerCase();
  if (affirmative.has(lower) && values.includes('On')) return 'On';
  if (negative.has(lower) && values.includes('Off')) return 'Off';
  return didYouMeanShort(text, values);
}

function integerDraft({ roles }: ItemContext, { node, owner, parameter, words }: Value): Draft | undefined {
  const [word] = words;
  if (!word || /^-?\d+$/.test(word.text) || isSpoiled(word.text) || parameter.value.kind !== 'integer') return undefined;
  if (parameter.value.words?.some((each) => each.toLowerCase() === word.text.toLowerCase())) return undefined;
  const severity = severityOf(parameter);
  const expected = [expectedValue(parameter) ?? 'a number', ...(parameter.value.words ?? [])];
  return { at: { span: word }, severity, message: `${subjectOf(parameter, owner)} takes ${listed(expected, 'or')}, not ${quoted(word.text)}.${severity === 'error' ? consequence(node, roles) : ''}` };
}

function lengthDraft({ roles, text }: ItemContext, { node, owner, parameter, words }: Value): Draft | undefined {
  const spec = parameter.value;
  const first = words[0];
  const last = words[words.length - 1];
  if (!first || !last || !('maxLength' in spec) || spec.maxLength === undefined) return undefined;
  // The asterisk of a prefix such as ABCDEFGH* is no character of the name.
  const wildcard = spec.kind === 'name' && spec.wildcard === true && last.text.endsWith('*');
  const length = last.end - first.start - (wildcard ? 1 : 0);
  if (length <= spec.maxLength || isSpoiled(text.slice(first.start, last.end))) return undefined;
  const sure = spec.lengthCertainty === undefined || spec.lengthCertainty === 'doc';
  const severity = sure ? severityOf(parameter) : 'warning';
  return {
    at: { span: { start: first.start, end: last.end } },
    severity,
    message: `${subjectOf(parameter, owner)}: the value has ${length} characters; at most ${spec.maxLength} are possible.${severity === 'error' ? consequence(node, roles) : ''}`,
  };
}

/** Only an asterisk at the end is established as a wildcard (reference: pagent-ttls, TTLSRule Jobname). */
function wildcardDraft({ parameter, words }: Value): Draft | undefined {
  const [word] = words;
  if (!word || parameter.value.kind !== 'name' || !parameter.value.wildcard || !/[%?]|\*./.test(word.text) || isSpoiled(word.text)) return undefined;
  return { at: { span: word }, severity: 'information', message: `Only an asterisk at the end of ${parameter.name} is known to be a wildcard; ${quoted(word.text)} may match nothing.` };
}

/** Operands that take the place of a name: `PolicyType TTLS`. */
function fixedName({ node, type }: Row): Draft | undefined {
  const [word] = node.args;
  if (!type?.nameValues || !word || isSpoiled(word.text)) return undefined;
  const values = type.nameValues.map((each) => each.value);
  if (values.some((value) => value.toLowerCase() === word.text.toLowerCase())) return undefined;
  const suggestion = didYouMeanShort(word.text, values);
  return {
    at: { span: word },
    severity: type.certainty === 'doc' ? undefined : 'warning',
    message: `${type.name} does not take ${quoted(word.text)}; ${suggestion === undefined ? `it takes ${listed(values, 'or')}.` : `did you mean ${suggestion}?`}`,
    fixes: () => (suggestion === undefined ? [] : [{ title: `Change ${word.text} to ${suggestion}`, safe: false, edits: [replace(word, suggestion)] }]),
  };
}
