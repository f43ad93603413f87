// Rules that several grammars share. A rule is a TextMate rule; `id` ends its scopes, as in `comment.line.number-sign.pagent`.

/** Numbered captures: `captures({ 1: 'keyword.control', 2: 'string' }, 'pagent')`. */
export const captures = (scopes, id) =>
  Object.fromEntries(Object.entries(scopes).map(([group, scope]) => [group, { name: scoped(scope, id) }]));

/** Appends the language to each scope of a blank-separated list. */
export const scoped = (scopes, id) => scopes.split(' ').map((scope) => `${scope}.${id}`).join(' ');

/** The comment that silences a check: `# tcpparms-disable-next-line unknown-attribute`. */
const directive = (id) => ({
  match: '\\b(tcpparms-(?:disable|enable)(?:-next-line|-line|-file)?)\\b',
  name: scoped('keyword.control.directive', id),
});

/** A comment from `#`, wherever it stands, to the end of the line. */
export const hashComment = (id, begin = '#') => ({
  name: scoped('comment.line.number-sign', id),
  begin,
  beginCaptures: captures({ 0: 'punctuation.definition.comment' }, id),
  end: '$',
  patterns: [directive(id)],
});

/** A comment from `;` to the end of the line; behind an operand a blank comes before the semicolon. */
export const semicolonComment = (id, begin = '(?<!\\S);') => ({
  name: scoped('comment.line.semicolon', id),
  begin,
  beginCaptures: captures({ 0: 'punctuation.definition.comment' }, id),
  end: '$',
  patterns: [directive(id)],
});
