import type { TelnetStatement } from '../../syntax/tn3270.js';
import { defineCheck, type DraftFix } from '../check.js';
import { lineEnd, lineStart, pastBlanks, wholeLines } from '../support/edits.js';
import { at, telnetIn, titleOf } from './profile.js';

/** A switch that is set both ways in one block (reference: telnet, statements with negatedBy: the last of the pair is the one used). */
export const telnetLastCounts = defineCheck({
  code: 'telnet-last-counts',
  severity: 'warning',
  summary: 'A block of the Telnet profile switches the same thing on and off.',
  explanation: `
Of a pair such as \`LUSESSIONPEND\` and \`NOLUSESSIONPEND\` in one block the last one counts, and so of \`EXPRESSLOGON\` and
\`EXPRESSLOGONMFA\`. Keep the one that is meant.`,
  example: {
    TN3270: `
      TELNETPARMS
        PORT 23
        ⟦LUSESSIONPEND⟧
        MSG07
        NOLUSESSIONPEND
      ENDTELNETPARMS
      BEGINVTAM
        PORT 23
        ALLOWAPPL TSO*
      ENDVTAM
    `,
  },
  fixed: {
    TN3270: `
      TELNETPARMS
        PORT 23
        MSG07
        NOLUSESSIONPEND
      ENDTELNETPARMS
      BEGINVTAM
        PORT 23
        ALLOWAPPL TSO*
      ENDVTAM
    `,
  },
  *file(context) {
    const { text } = context.file;
    for (const block of telnetIn(context)?.profile.all ?? []) {
      const last = new Map<string, TelnetStatement>();
      for (const child of block.children) for (const subject of subjectsOf(child)) last.set(subject, child);
      for (const child of block.children) {
        const winner = subjectsOf(child).map((subject) => last.get(subject)).find((other) => other?.type && other.type.name !== child.type?.name);
        if (!child.type || !winner?.type || !isSure(child) || !isSure(winner)) continue;
        yield {
          at: at(child.keyword),
          message: `${child.type.name} has no effect: the ${winner.type.name} that follows in ${titleOf(block)} takes its place.`,
          related: [{ at: at(winner.keyword), message: 'This one counts.' }],
          fixes: () => [removal(text, child)],
        };
      }
    }
  },
});

/** What a statement is about: LUSESSIONPEND for itself and its opposite; the two kinds of Express Logon share one more subject. */
function subjectsOf({ type }: TelnetStatement): readonly string[] {
  if (!type) return [];
  const subject = type.name.startsWith('NO') && type.parameters.length === 0 ? type.name.slice(2) : type.name;
  return type.name === 'EXPRESSLOGON' || type.name === 'EXPRESSLOGONMFA' ? [subject, 'Express Logon of either kind'] : [subject];
}

/** The reference has the pair from a manual or from profiles that work. */
const isSure = ({ type }: TelnetStatement): boolean => type?.certainty === 'doc' || type?.certainty === 'sample';

function removal(text: string, { keyword, span }: TelnetStatement): DraftFix {
  const next = pastBlanks(text, span.end);
  const isAlone = pastBlanks(text, lineStart(text, span.start)) === span.start && (next >= lineEnd(text, span.end) || text[next] === ';');
  return { title: `Remove ${keyword.text}`, safe: false, edits: [{ at: { span: isAlone ? wholeLines(text, span) : { start: span.start, end: span.end } }, newText: '' }] };
}
