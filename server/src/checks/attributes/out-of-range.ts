import type { Draft, ItemContext } from '../check.js';
import { defineCheck } from '../check.js';
import { replace } from '../support/edits.js';
import type { Value } from '../support/rows.js';
import { saidOf, valuesOf } from '../support/rows.js';
import { consequence, severityOf, subjectOf } from '../support/wording.js';

/** Policy Agent's largest number (reference: pagent-ttls, syntax.numbers). */
const LARGEST = 4294967295;

/** A number outside of the range of its attribute (reference: min, max and rangeBasis of each parameter). */
export const outOfRange = defineCheck({
  code: 'out-of-range',
  severity: 'error',
  summary: 'A number is too small or too large.',
  explanation: `
Policy Agent checks the range of a number and logs an error for one outside of it; none of the new AT-TLS policy is
installed then. Where the range could not be confirmed from the documentation the finding is a warning. No number may be
larger than 4294967295, whatever the attribute.`,
  example: `
    TTLSConnectionAction TNCA
    {
      Trace  ⟦256⟧
    }
  `,
  fixed: `
    TTLSConnectionAction TNCA
    {
      Trace  255
    }
  `,
  itemsWith: ['integer'],
  item: (context) => saidOf(valuesOf(context.item), (value) => draftFor(context, value)),
});

function draftFor({ roles }: ItemContext, { node, owner, parameter, words }: Value): Draft | undefined {
  const [word] = words;
  const spec = parameter.value;
  if (!word || spec.kind !== 'integer' || !/^-?\d+$/.test(word.text)) return undefined;
  const number = Number(word.text);
  const low = spec.min !== undefined && number < spec.min;
  const max = spec.max ?? LARGEST;
  if (!low && number <= max) return undefined;
  const sure = spec.max === undefined && !low ? true : spec.rangeCertainty === 'doc';
  const severity = sure ? severityOf(parameter) : 'warning';
  const limit = low ? (spec.min ?? 0) : max;
  const range = spec.min === undefined || spec.max === undefined ? (low ? `${limit} or more` : `${limit} or less`) : `${spec.min} to ${spec.max}`;
  return {
    at: { span: word },
    severity,
    message: `${subjectOf(parameter, owner)} takes ${range}${spec.unit === undefined ? '' : ` ${spec.unit}`}; ${word.text} is too ${low ? 'small' : 'large'}.${severity === 'error' ? consequence(node, roles) : ''}`,
    fixes: () => [{ title: `Change ${word.text} to ${limit}`, safe: false, edits: [replace(word, String(limit))] }],
  };
}
