/** A line of a file with a caret and an underline below it. */
import { visible, widthOf } from './terminal-text.js';

const tabStop = 8;
/** Longer lines are cut around the place. */
const maxWidth = 120;
/** What stays in sight in front of the place. */
const before = 40;

export interface Snippet {
  readonly source: string;
  readonly underline: string;
}

/** @param column from 1 @param endColumn behind the last character, at least one character is marked */
export function snippet(line: string, column: number, endColumn: number): Snippet {
  const cells: { readonly text: string; readonly width: number; readonly at: number }[] = [];
  let column0 = 0;
  let at = 1;
  for (const character of line) {
    const tab = character === '\t';
    const width = tab ? tabStop - (column0 % tabStop) : widthOf(character);
    cells.push({ text: tab ? ' '.repeat(width) : visible(character), width, at });
    column0 += width;
    at += character.length;
  }
  const from = cells.findIndex((cell) => cell.at >= column);
  const first = from < 0 ? cells.length : from;
  const start = column0 <= maxWidth ? 0 : startOfWindow(cells, first);
  const lead = start > 0 ? '…' : '';
  let source = lead;
  let underline = ' '.repeat(lead.length);
  let marked = 0;
  let width = 0;
  for (let i = start; i < cells.length; i++) {
    const cell = cells[i] as (typeof cells)[number];
    if (width + cell.width > maxWidth) {
      source += '…';
      break;
    }
    width += cell.width;
    source += cell.text;
    if (i < first) underline += ' '.repeat(cell.width);
    else if (cell.at < endColumn || i === first) {
      underline += marked === 0 && cell.width > 0 ? '^' + '~'.repeat(cell.width - 1) : '~'.repeat(cell.width);
      marked++;
    }
  }
  if (marked === 0) underline += '^';
  return { source: source.trimEnd(), underline };
}

function startOfWindow(cells: readonly { readonly width: number }[], first: number): number {
  let width = 0;
  for (let i = first; i > 0; i--) {
    width += (cells[i - 1] as { width: number }).width;
    if (width > before) return i;
  }
  return 0;
}
