/**
 * JCL of the started tasks of Policy Agent and syslogd, as far as it leads on: programs, DD statements, and the text of PARM.
 *
 * Product facts: a statement begins with `//` and goes on as long as its lines end with a comma, or inside quotation marks, on lines that begin
 * with `// `; columns 73 to 80 are no part of it; `//*` is a comment.
 */
import { isBlank, lineContentEnd, nextLineStart } from './lines.js';
import type { Span } from './tree.js';

/** A part of the operands that stands on one line. */
export interface JclPiece extends Span {
  readonly text: string;
  /** The text goes on at column 72, which is no part of the statement: what stands last may not be whole. */
  readonly cut: boolean;
}

export interface JclStatement {
  /** Empty where there is none. Upper case. */
  readonly name: string;
  readonly nameSpan: Span;
  /** EXEC, DD, PROC, SET … in upper case. */
  readonly operation: string;
  readonly operationSpan: Span;
  readonly operands: readonly JclPiece[];
  readonly span: Span;
}

/** Operands stand before column 72. */
const lastColumn = 71;

/** Reads any text; linear in its length. Lines of any other form (in-stream data, comments) are left out. */
export function parseJcl(text: string): JclStatement[] {
  const statements: JclStatement[] = [];
  let open: { statement: JclStatement & { operands: JclPiece[]; span: { start: number; end: number } }; quoted: boolean; more: boolean } | undefined;
  for (let start = 0; start < text.length; ) {
    const contentEnd = lineContentEnd(text, start);
    const end = Math.min(contentEnd, start + lastColumn);
    const isStatement = text.startsWith('//', start) && text[start + 2] !== '*';
    if (isStatement && open?.more && isBlank(text.charCodeAt(start + 2))) {
      const piece = pieceAt(text, start + 2, end, open.quoted);
      open.statement.operands.push(piece);
      open.statement.span.end = piece.end;
      open.quoted = piece.quoted;
      open.more = piece.quoted || piece.text.endsWith(',');
    } else if (isStatement) {
      open = undefined;
      const begun = beginning(text, start, end);
      if (begun) {
        statements.push(begun.statement);
        open = begun;
      }
    } else if (!text.startsWith('//*', start)) open = undefined;
    start = nextLineStart(text, contentEnd);
  }
  return statements;
}

function beginning(text: string, start: number, end: number): { statement: JclStatement & { operands: JclPiece[]; span: { start: number; end: number } }; quoted: boolean; more: boolean } | undefined {
  const nameEnd = wordEnd(text, start + 2, end);
  const operationStart = skipBlanks(text, nameEnd, end);
  const operationEnd = wordEnd(text, operationStart, end);
  if (operationEnd === operationStart) return undefined;
  const piece = pieceAt(text, operationEnd, end, false);
  return {
    statement: {
      name: text.slice(start + 2, nameEnd).toUpperCase(),
      nameSpan: { start: start + 2, end: nameEnd },
      operation: text.slice(operationStart, operationEnd).toUpperCase(),
      operationSpan: { start: operationStart, end: operationEnd },
      operands: [piece],
      span: { start, end: Math.max(operationEnd, piece.end) },
    },
    quoted: piece.quoted,
    more: piece.quoted || piece.text.endsWith(','),
  };
}

/** The operands on a line: up to the first blank outside quotation marks; what follows is a comment. */
function pieceAt(text: string, from: number, end: number, quoted: boolean): JclPiece & { quoted: boolean } {
  const start = skipBlanks(text, from, end);
  let i = start;
  for (; i < end && (quoted || !isBlank(text.charCodeAt(i))); i++) if (text[i] === "'") quoted = !quoted;
  return { text: text.slice(start, i), start, end: i, cut: i === end && i < text.length && !isSpace(text.charCodeAt(i)), quoted };
}

const isSpace = (code: number): boolean => isBlank(code) || code === 10 || code === 13;

function skipBlanks(text: string, from: number, end: number): number {
  while (from < end && isBlank(text.charCodeAt(from))) from++;
  return from;
}

function wordEnd(text: string, from: number, end: number): number {
  while (from < end && !isBlank(text.charCodeAt(from))) from++;
  return from;
}

/** A value found in operands, and where it stands. */
export interface JclValue extends Span {
  readonly text: string;
}

/** The value of a keyword operand (DSN, PATH, PGM), without quotation marks around it and without parentheses that hold it. */
export function jclOperand(of: JclStatement, ...keywords: readonly string[]): JclValue | undefined {
  const pattern = new RegExp(`(?:^|,)(?:${keywords.join('|')})=('([^']{0,1024})'|[^',()\\s]{1,1024}(?:\\([^()',\\s]{0,64}\\))?)`, 'i');
  for (const piece of of.operands) {
    const match = pattern.exec(piece.text);
    if (!match || isCut(piece, match)) continue;
    const whole = match[1] ?? '';
    const value = match[2] ?? whole;
    const start = piece.start + match.index + match[0].length - whole.length + (match[2] === undefined ? 0 : 1);
    return { text: value, start, end: start + value.length };
  }
  return undefined;
}

/** The value of a start option (`-c FILE`) in PARM and in symbols: of the option in lower or upper case, or at the end of a bundle of them (`-cuf FILE`). */
export function startOption(of: JclStatement, letter: string, form: 'any case' | 'bundled'): JclValue | undefined {
  const pattern = new RegExp(`(?:^|[\\s/'"])-${form === 'any case' ? `[${letter}${letter.toUpperCase()}]` : `[A-Za-z]{0,12}${letter}`}[ ]{1,80}"?(//''?[^'"\\s]{1,80}''?|/[^\\s'"),]{1,1024})`);
  for (const piece of of.operands) {
    const match = pattern.exec(piece.text);
    const value = match?.[1];
    if (!match || value === undefined || isCut(piece, match)) continue;
    const start = piece.start + match.index + match[0].length - value.length;
    return { text: value, start, end: start + value.length };
  }
  return undefined;
}

const isCut = ({ cut, text }: JclPiece, match: RegExpExecArray): boolean => cut && match.index + match[0].length === text.length;
