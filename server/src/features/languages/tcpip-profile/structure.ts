/** Outline and folding of PROFILE.TCPIP. */
import type { ProfileStatement } from '../../../syntax/tcpip-profile.js';
import type { ProfileWord } from '../../../syntax/profile-words.js';
import type { FeatureContext } from '../../context.js';
import type { DocumentSymbol, Folding } from '../../shapes.js';
import { profileOf } from '../../../workspace/tcpip-profile.js';

/** Operands that an outline shows behind the keyword. */
const shownOperands = 4;

/** One symbol a statement; entries of PORT and its like are its children, one a line. */
export function symbols({ file }: FeatureContext): DocumentSymbol[] {
  return profileOf(file).statements.map((statement) => ({
    name: statement.type.name,
    detail: textOf(statement.operands.filter(({ line }) => line === statement.keyword.line)),
    kind: statement.type.name === 'INCLUDE' ? 'include' : 'statement',
    range: statement.span,
    selection: { start: statement.keyword.start, end: statement.keyword.end },
    children: entriesOf(statement),
  }));
}

/** The lines below the keyword, of the statements that are lists. */
function entriesOf({ type, keyword, operands }: ProfileStatement): DocumentSymbol[] {
  if (!lists.has(type.name)) return [];
  return linesOf(operands.filter(({ line }) => line !== keyword.line)).map((words) => {
    const span = { start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 };
    return { name: textOf(words), detail: '', kind: 'statement', range: span, selection: span, children: [] };
  });
}

const lists = new Set(['PORT', 'PORTRANGE', 'AUTOLOG', 'HOME', 'BEGINROUTES', 'VIPADYNAMIC', 'NETACCESS', 'SRCIP', 'IPSEC', 'GATEWAY']);

function linesOf(words: readonly ProfileWord[]): ProfileWord[][] {
  const lines: ProfileWord[][] = [];
  for (const word of words) {
    const line = lines.at(-1);
    if (line?.[0]?.line === word.line) line.push(word);
    else lines.push([word]);
  }
  return lines;
}

function textOf(words: readonly ProfileWord[]): string {
  return words.slice(0, shownOperands).map(({ text }) => text).join(' ') + (words.length > shownOperands ? ' …' : '');
}

/** Statements of several lines. */
export function foldings({ file }: FeatureContext): Folding[] {
  return profileOf(file)
    .statements.filter(({ keyword, operands, end }) => (end ?? operands.at(-1) ?? keyword).line > keyword.line)
    .map(({ span }) => ({ ...span, kind: 'region' }));
}
