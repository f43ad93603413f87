import type { Statement } from '../../syntax/tree.js';
import type { Draft, DraftFix } from '../check.js';
import { defineCheck } from '../check.js';
import { insert } from '../support/edits.js';
import type { Value } from '../support/rows.js';
import { valuesOf } from '../support/rows.js';
import { expectedValue, spelling } from '../support/wording.js';

/** An attribute or operand without its value (reference: pagent-ttls, syntax.emptyValue, from memory). */
export const missingValue = defineCheck({
  code: 'missing-value',
  severity: 'warning',
  summary: 'A value is missing.',
  explanation: `
Every attribute takes a value on its own line. A line with the keyword alone, perhaps with a comment behind it, is an error
for all that is known; no statement says "leave this one empty" in that way. Leave the line out, or make it a comment, to
get the default.

It is an error where the value cannot be left out: an attribute that the statement needs, or an operand such as the number
behind \`LogLevel\`.`,
  example: `
    TTLSConnectionAdvancedParms TNCADV
    {
      ApplicationControlled  On
      ⟦CertificateLabel⟧       # the default one
    }
  `,
  fixed: `
    TTLSConnectionAdvancedParms TNCADV
    {
      ApplicationControlled  On
      # CertificateLabel       # the default one
    }
  `,
  itemsWith: ['no value'],
  *item({ item }) {
    for (const value of valuesOf(item)) {
      if (value.words.length > 0 || value.node.block || mayBeEmpty(value)) continue;
      yield draft(value);
    }
  },
});

/** The keyword stands alone, or what follows it is not known. */
function mayBeEmpty({ parameter: { value, certainty } }: Value): boolean {
  if (value.kind === 'other') return value.bare === true || value.format === undefined;
  return value.kind === 'enum' && value.open === true && certainty !== 'doc' && certainty !== 'sample';
}

function draft({ node, parameter, owner }: Value): Draft {
  const operand = parameter.positional !== undefined;
  const expected = expectedValue(parameter);
  const named = operand && parameter.name.toLowerCase() !== owner.name.toLowerCase();
  const subject = named ? `${owner.name} has no ${parameter.name}` : `${spelling(node)} has no value`;
  const otherwise = parameter.default === undefined ? ' Leave the line out when nothing is meant.' : ' Without the line the default applies.';
  return {
    at: { span: node.keyword },
    severity: parameter.required && parameter.certainty === 'doc' ? 'error' : undefined,
    message: `${subject}${expected === undefined ? '.' : `; it takes ${expected}.`}${operand || parameter.required ? '' : otherwise}`,
    fixes: () => (operand || parameter.required ? [] : [commentOut(node)]),
  };
}

function commentOut(node: Statement): DraftFix {
  return { title: `Make ${spelling(node)} a comment`, safe: false, edits: [insert(node.keyword.start, '# ')] };
}
