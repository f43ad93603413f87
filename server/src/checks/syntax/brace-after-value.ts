import type { Span } from '../../syntax/tree.js';
import type { DraftFix } from '../check.js';
import { defineCheck } from '../check.js';
import { behindText, indentAt, lineEndOf, lineStart, replace, withoutSequenceNumber } from '../support/edits.js';
import { titleOf } from '../support/wording.js';
import { problemsOf } from './problems.js';

/** `Direction Inbound }` (reference: pagent-ttls, syntax.trailingText). */
export const braceAfterValue = defineCheck({
  code: 'brace-after-value',
  severity: 'warning',
  summary: 'A closing brace stands on the line of an attribute.',
  explanation: `
Text behind the value of an attribute is ignored without a message, a brace too: the block stays open, and Policy Agent
reads the statements that follow as part of it. Put the brace on the next line.`,
  example: `
    TTLSGroupAction TNGA
    {
      TTLSEnabled  Off ⟦}⟧
  `,
  fixed: `
    TTLSGroupAction TNGA
    {
      TTLSEnabled  Off
    }
  `,
  itemsWith: ['problem'],
  *item({ item, text }) {
    for (const problem of problemsOf(item, 'brace-after-value')) {
      const parent = problem.statement?.parent;
      // The block goes on behind it, or has another brace: there it is only superfluous.
      const owner = parent?.block?.close?.start === problem.start ? parent : undefined;
      const span = { start: behindText(text, problem.start), end: problem.end };
      yield {
        at: { span: problem },
        message: owner
          ? `The } is text behind a value, which Policy Agent ignores: the block of ${titleOf(owner)} stays open. Put the } on the next line.`
          : `The } is text behind a value, which Policy Agent ignores${parent ? '' : '; there is no block that it could close'}. Remove it.`,
        fixes: (): DraftFix[] =>
          owner
            ? [{ title: 'Put the brace on the next line', safe: true, edits: [replace(span, `${lineEndOf(text)}${indentAt(text, owner.keyword.start)}}`), ...withoutSequenceNumber(text, problem.end)] }]
            : [{ title: 'Remove the brace', safe: !opensBlock(text, problem), edits: [replace(span, '')] }],
      };
    }
  },
});

/** A brace before it on its line: `TTLSRule R{ }` may be meant as a block, and then this is no remnant. */
const opensBlock = (text: string, { start }: Span): boolean => text.slice(lineStart(text, start), start).includes('{');
