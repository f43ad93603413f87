import type { TelnetStatement } from '../../syntax/tn3270.js';
import { defineCheck, type DraftFix } from '../check.js';
import { indentAt, lineEndOf, lineStart, pastBlanks } from '../support/edits.js';
import { at, hasInclude, isIncluded, telnetIn, titleOf } from './profile.js';

/** Blocks and lists without their END keyword (reference: telnet, syntax, missingEnd). */
export const telnetMissingEnd = defineCheck({
  code: 'telnet-missing-end',
  severity: 'error',
  summary: 'A block or list of the Telnet profile has no END keyword.',
  explanation: `
Blocks and lists of a Telnet profile go on to their END keyword: \`TELNETPARMS\` to \`ENDTELNETPARMS\`, \`BEGINVTAM\` to
\`ENDVTAM\`, \`LUGROUP\` to \`ENDLUGROUP\`. Without it the server takes what follows as part of the block: the next
statements become members of a list of LU names, for example, and are lost as statements.

The quick fix adds the END keyword in front of the statement that cannot belong to the block any more. The finding is a warning
where the reference is less sure of the END keyword, where the block reaches the end of a file that another profile includes, and
where it holds an \`INCLUDE\`, because the END keyword may then stand in another file.`,
  example: {
    TN3270: `
      TELNETPARMS
        PORT 23
      ENDTELNETPARMS
      BEGINVTAM
        PORT 23
        ⟦DEFAULTLUS⟧
          TCP00001..TCP00030
        ALLOWAPPL TSO*
      ENDVTAM
    `,
  },
  fixed: {
    TN3270: `
      TELNETPARMS
        PORT 23
      ENDTELNETPARMS
      BEGINVTAM
        PORT 23
        DEFAULTLUS
          TCP00001..TCP00030
        ENDDEFAULTLUS
        ALLOWAPPL TSO*
      ENDVTAM
    `,
  },
  *file(context) {
    const telnet = telnetIn(context);
    if (!telnet) return;
    const { text, uri } = context.file;
    for (const statement of telnet.profile.all) {
      const { type, end, endedBy, operands, keyword } = statement;
      if (!type?.endKeyword || end) continue;
      // The members of a list that an exit supplies are optional; whether its END keyword is too is not established.
      if (operands.some((word) => word.text.toUpperCase() === 'EXIT')) continue;
      const isSure = type.certainty === 'doc' && !hasInclude(statement.children) && (endedBy !== undefined || !isIncluded(context.model, uri));
      const where = endedBy ? `: ${endedBy.text} in line ${endedBy.line + 1} does not belong to it any more` : '';
      yield {
        at: at(keyword),
        severity: isSure ? 'error' : 'warning',
        message: `${titleOf(statement)} has no ${type.endKeyword}${where}. The server takes everything up to that keyword as part of it.`,
        related: endedBy && [{ at: at(endedBy), message: `${type.endKeyword} is missing in front of this.` }],
        fixes: () => [addEnd(text, statement, type.endKeyword ?? '')],
      };
    }
  },
});

/** On a line of its own behind the last line of the statement; on its line where more follows there. */
function addEnd(text: string, statement: TelnetStatement, endKeyword: string): DraftFix {
  const { keyword, endedBy, span } = statement;
  const title = `Add ${endKeyword}`;
  const eol = lineEndOf(text);
  const begin = lineStart(text, keyword.start);
  const indent = pastBlanks(text, begin) === keyword.start ? indentAt(text, keyword.start) : '';
  const next = endedBy?.start;
  if (next !== undefined && pastBlanks(text, lineStart(text, next)) === next) {
    const place = lineStart(text, next);
    return { title, safe: false, edits: [{ at: { span: { start: place, end: place } }, newText: `${indent}${endKeyword}${eol}` }] };
  }
  const place = next ?? span.end;
  const newText = next === undefined ? `${eol}${indent}${endKeyword}` : `${endKeyword} `;
  const behind = next === undefined ? endOfLine(text, place) : place;
  return { title, safe: false, edits: [{ at: { span: { start: behind, end: behind } }, newText }] };
}

/** Behind a comment that follows on the line. */
function endOfLine(text: string, offset: number): number {
  let i = offset;
  while (i < text.length && text[i] !== '\n' && text[i] !== '\r') i++;
  return i;
}
