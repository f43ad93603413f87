import type { Span, Word } from '../../syntax/tree.js';
import type { Draft, ItemContext } from '../check.js';
import { defineCheck } from '../check.js';
import { lineEnd, lineStart, replace } from '../support/edits.js';
import type { ItemEdit } from '../support/edits.js';
import { rowsOf, valuesOf } from '../support/rows.js';
import { codePoint, oddOf } from './odd-characters.js';

/** Characters that IBM-1047 does not have, or that are no blanks there (reference: pagent-ttls, syntax.codePage). */
export const oddCharacterCheck = defineCheck({
  code: 'odd-character',
  severity: 'warning',
  summary: 'A character cannot be kept in IBM-1047, or is not what it looks like.',
  explanation: `
Policy Agent reads its files in code page IBM-1047, which has the same characters as ISO 8859-1 (Latin-1). Typographic
quotation marks, long dashes, the ellipsis and the blanks of other alphabets come in when text is pasted from a document or
a web page. They do not exist there: on the way to z/OS they become something else, often a substitution character.
No-break blanks and control characters exist, but Policy Agent takes them for text, not for blanks.

The quick fix writes the plain character that was meant. The finding is an error where the word can no longer mean
anything: in a keyword, a number, an address, a code, or the quotation marks of a data set name. In comments nothing is
reported.`,
  example: `
    TTLSRule TN3270
    {
      LocalPortRange      2023⟦–⟧2025
      Direction           Inbound
      TTLSGroupActionRef  TNGA
    }
    TTLSGroupAction TNGA
    {
      TTLSEnabled  Off
    }
  `,
  fixed: `
    TTLSRule TN3270
    {
      LocalPortRange      2023-2025
      Direction           Inbound
      TTLSGroupActionRef  TNGA
    }
    TTLSGroupAction TNGA
    {
      TTLSEnabled  Off
    }
  `,
  *item(context) {
    if (!suspicious.test(context.text)) return;
    const pathWords = pathWordsOf(context);
    for (const span of runsIn(context, pathWords)) yield draft(context, span, pathWords);
  },
});

/** Odd characters, and the accents that serve as quotation marks of data set names. */
const suspicious = /[^\t\n\r\x20-\x5f\x61-\x7e\xa1-\xac\xae-\xb3\xb5-\xff]/;
const runs = /[^\t\n\r\x20-\x5f\x61-\x7e\xa1-\xac\xae-\xb3\xb5-\xff]+/g;
const plainAccents = /^[`\u00b4]+$/;

function* runsIn({ item, text }: ItemContext, pathWords: readonly Word[]): Generator<Span> {
  for (const match of text.matchAll(runs)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (item.comments.some((comment) => comment.start <= span.start && span.start < comment.end)) continue;
    if (plainAccents.test(match[0]) && !pathWords.some((word) => holds(word, span))) continue;
    // A byte order mark before the first line is removed by every editor and transfer.
    if (span.start === 0 && match[0] === '\ufeff') continue;
    // An ellipsis alone is a placeholder.
    if (match[0] === '\u2026' && !/\S/.test(text[span.start - 1] ?? ' ') && !/\S/.test(text[span.end] ?? ' ')) continue;
    yield span;
  }
}

function draft(context: ItemContext, span: Span, pathWords: readonly Word[]): Draft {
  const { text } = context;
  const run = text.slice(span.start, span.end);
  const inPath = pathWords.some((word) => holds(word, span));
  const paging = /^[\f\v]+$/.test(run);
  return {
    at: { span },
    message: messageFor(run, inPath),
    severity: paging ? 'hint' : inPath || spoilsWord(context, span) ? 'error' : undefined,
    fixes: () => {
      const edits = straightened(context, span, pathWords);
      return edits.length > 0 ? [{ title: 'Straighten the characters of this line', safe: true, edits }] : [];
    },
  };
}

function messageFor(run: string, inPath: boolean): string {
  const [first = ''] = run;
  const odd = oddOf(first);
  const shown = odd.name === undefined ? `${first} (${codePoint(first)})` : `A ${odd.name} (${codePoint(first)})`;
  const write = odd.straight === undefined ? '' : odd.straight === '' ? ' Remove it.' : odd.straight === ' ' ? ' Write a blank.' : ` Write ${inPath && odd.kind === 'quote' ? "'" : odd.straight}`;
  const closing = write !== '' && !write.endsWith('.') ? (write.endsWith("'") || write.endsWith('"') ? ' instead.' : '.') : '';
  if (inPath && odd.kind === 'quote') return `${shown} is no quotation mark for a data set name, and Policy Agent does not find the data set.${write}${closing}`;
  if (first === '\f' || first === '\v') return `${shown} stands in the text.${write}${closing}`;
  if (first.charCodeAt(0) <= 0xff) return `${shown} is text for Policy Agent, no blank: it becomes part of the word beside it.${write}${closing}`;
  return `${shown} does not exist in IBM-1047, the code page of policy files: something else arrives in its place.${write}${closing}`;
}

/** The character makes a word meaningless: a keyword, or a value of a fixed form. */
function spoilsWord({ item, roles }: ItemContext, span: Span): boolean {
  const ttlsOnly = roles.size === 1 && roles.has('ttls');
  if (rowsOf(item).some(({ node, owner }) => holds(node.keyword, span) && (node.parent ? owner?.closed === true : ttlsOnly))) return true;
  return valuesOf(item).some(({ words, parameter }) => fixedForms.has(parameter.value.kind) && parameter.certainty === 'doc' && words.some((word) => holds(word, span)));
}

const fixedForms: ReadonlySet<string> = new Set(['enum', 'integer', 'ipaddr', 'portrange', 'codes']);

function holds(word: Span, span: Span): boolean {
  return word.start <= span.start && span.end <= word.end;
}

function pathWordsOf({ item }: ItemContext): readonly Word[] {
  return valuesOf(item).flatMap(({ parameter, words }) => (parameter.value.kind === 'path' ? words : []));
}

function straightened(context: ItemContext, at: Span, pathWords: readonly Word[]): ItemEdit[] {
  const { text } = context;
  const line = { start: lineStart(text, at.start), end: lineEnd(text, at.start) };
  return [...runsIn(context, pathWords)].flatMap((span) => {
    if (span.start < line.start || span.end > line.end) return [];
    const inPath = pathWords.some((word) => holds(word, span));
    let newText = '';
    for (const character of text.slice(span.start, span.end)) {
      const odd = oddOf(character);
      newText += inPath && odd.kind === 'quote' ? "'" : (odd.straight ?? character);
    }
    return newText === text.slice(span.start, span.end) ? [] : [replace(span, newText)];
  });
}
