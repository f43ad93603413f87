import type { Span, SyntaxProblem } from '../../syntax/tree.js';
import type { SourceFile } from '../../workspace/source-file.js';
import { defineCheck } from '../check.js';
import { behindText, replace } from '../support/edits.js';
import { toldOfItems } from '../support/told-of-items.js';
import { problemsOf } from './problems.js';

/** Line numbers in columns 73 to 80 (reference: pagent-ttls, syntax.sequenceNumbers; pagent-main, generalSyntax). */
export const sequenceNumbers = defineCheck({
  code: 'sequence-numbers',
  severity: 'warning',
  summary: 'The lines have sequence numbers in columns 73 to 80.',
  explanation: `
A member that was edited with \`NUMBER ON\` carries a number in columns 73 to 80 of each line. Policy Agent reads the whole
record: the number is text of the policy. Behind a value it is ignored, but it also stands behind braces and alone on empty
lines, and what becomes of it there is not established. Take the numbers away: \`UNNUMBER\` in the editor of ISPF, or the
quick fix here, which removes all of them.`,
  example: `
    TTLSGroupAction TNGA                                                    ⟦00010000⟧
    {                                                                       00020000
      TTLSEnabled  Off                                                      00030000
    }                                                                       00040000
  `,
  fixed: `
    TTLSGroupAction TNGA
    {
      TTLSEnabled  Off
    }
  `,
  *file({ file }) {
    const numbers = numbersIn(file);
    const [first] = numbers;
    // Eight digits at that place of a comment may be anything.
    if (!first || !numbers.some((number) => !number.inComment)) return;
    yield {
      at: { span: first.span },
      message:
        numbers.length === 1
          ? 'Columns 73 to 80 hold a sequence number, which Policy Agent reads as text of the line. Remove it.'
          : `${numbers.length} lines have a sequence number in columns 73 to 80, which Policy Agent reads as text of the line. Remove them.`,
      fixes: () => [
        {
          title: numbers.length === 1 ? 'Remove the sequence number' : 'Remove all sequence numbers',
          safe: true,
          edits: numbers.map(({ span }) => replace({ start: behindText(file.text, span.start), end: span.end }, '')),
        },
      ],
    };
  },
});

interface SequenceNumber {
  readonly span: Span;
  readonly inComment: boolean;
}

const itemsWithNumbers = toldOfItems((item) => (problemsOf(item, 'sequence-number').length > 0 ? true : undefined));

function numbersIn(file: SourceFile): SequenceNumber[] {
  const items = [...itemsWithNumbers(file).keys()].map((item) => ({ item, base: file.startOf(item) ?? 0 })).sort((a, b) => a.base - b.base);
  return items.flatMap(({ item, base }) => {
    const inComment = (problem: SyntaxProblem): boolean => item.comments.some((comment) => comment.start <= problem.start && problem.start < comment.end);
    return problemsOf(item, 'sequence-number').map((problem) => ({ span: { start: base + problem.start, end: base + problem.end }, inComment: inComment(problem) }));
  });
}
