/** Outline and folding of Telnet profiles. */
import { telnetOf } from '../../../checks/telnet/profile.js';
import type { TelnetStatement } from '../../../syntax/tn3270.js';
import type { FeatureContext } from '../../context.js';
import type { DocumentSymbol, Folding, SymbolKind } from '../../shapes.js';

/** Operands that an outline shows behind the keyword. */
const shownOperands = 4;

/** One symbol a statement; blocks hold theirs. */
export function symbols({ file }: FeatureContext): DocumentSymbol[] {
  return telnetOf(file).profile.statements.map(symbolOf);
}

function symbolOf(statement: TelnetStatement): DocumentSymbol {
  const { type, keyword, operands, children, span } = statement;
  const port = children.find((child) => child.type?.name.endsWith('PORT'));
  const shown = port && operands.length === 0 ? [port.keyword, ...port.operands] : operands;
  return {
    name: type?.name ?? keyword.text,
    detail: shown.slice(0, shownOperands).map(({ text }) => text).join(' ') + (shown.length > shownOperands ? ' …' : ''),
    kind: kindOf(statement),
    range: span,
    selection: { start: keyword.start, end: keyword.end },
    children: children.map(symbolOf),
  };
}

function kindOf({ type }: TelnetStatement): SymbolKind {
  if (type?.name === 'INCLUDE') return 'include';
  return type?.endKeyword ? 'parameters' : 'statement';
}

/** Statements of several lines, up to their END keyword. */
export function foldings({ file }: FeatureContext): Folding[] {
  return telnetOf(file)
    .profile.all.filter(({ keyword, span }) => file.text.slice(keyword.end, span.end).includes('\n'))
    .map(({ span }) => ({ ...span, kind: 'region' }));
}
