/** Masks of days and months, one digit each: which of them are meant. */
import { joined, paragraphs, title } from './markdown.js';

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/**
 * The days of the week or the months that a mask of 0 and 1 names. Which of the two it is, and where it begins, is what
 * `format` says; undefined for any other format or value.
 */
export function describeMask(name: string, text: string, format = ''): string | undefined {
  const names = /Sunday first/.test(format) ? weekdays : /January first/.test(format) ? months : undefined;
  if (!names || text.length !== names.length || !/^[01]+$/.test(text)) return undefined;
  const meant = names.filter((_, index) => text[index] === '1');
  const what = meant.length === names.length ? 'All of them.' : meant.length === 0 ? 'None.' : `${joined(runs(names, meant))}.`;
  return paragraphs(title(`${name} ${text}`), what);
}

/** Three or more in a row as `first to last`. */
function runs(names: readonly string[], meant: readonly string[]): string[] {
  const found: string[] = [];
  for (let i = 0; i < meant.length; ) {
    let j = i;
    while (j + 1 < meant.length && names.indexOf(meant[j + 1] ?? '') === names.indexOf(meant[j] ?? '') + 1) j++;
    if (j - i >= 2) found.push(`${meant[i] ?? ''} to ${meant[j] ?? ''}`);
    else found.push(...meant.slice(i, j + 1));
    i = j + 1;
  }
  return found;
}
