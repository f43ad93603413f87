/** Tells braces from text: alone, glued to a word, or part of somebody's template. */
import { CLOSE, OPEN } from './lines.js';

const PERCENT = 37;

/**
 * The brace that the word start..end begins with: the code of `{` or `}`, or 0. A brace is alone in its word or glued in
 * front of text (`{LocalAddr`); `{{x}}`, `{x}` and `{% %}` are other people's templates, not braces.
 */
export function leadingBrace(text: string, start: number, end: number): number {
  const code = text.charCodeAt(start);
  if (code !== OPEN && code !== CLOSE) return 0;
  if (end - start === 1) return code;
  const second = text.charCodeAt(start + 1);
  if (second === OPEN || second === CLOSE || second === PERCENT) return 0;
  if (code === OPEN) for (let i = start + 1; i < end; i++) if (text.charCodeAt(i) === CLOSE) return 0;
  return code;
}

/** The offset of a brace that ends the word start..end, alone or glued behind text (`X{`); -1 when there is none. */
export function trailingBrace(text: string, start: number, end: number): number {
  const last = text.charCodeAt(end - 1);
  if (last !== OPEN && last !== CLOSE) return -1;
  if (end - start === 1) return start;
  if (text.charCodeAt(end - 2) === PERCENT) return -1;
  for (let i = start; i < end - 1; i++) {
    const code = text.charCodeAt(i);
    if (code === OPEN || code === CLOSE) return -1;
  }
  return end - 1;
}
