// Builds the lines of snippets. A line keeps within 72 columns, so that it fits a member with sequence numbers too.
// Tab stops are written as VS Code wants them: `${1:TN3270}`, `${2|On,Off|}`; a literal dollar sign is `\\$`.

/**
 * A block with its braces on lines of their own and its values in one column.
 * @param head the statement and its name
 * @param entries `[attribute, value]`, `[attribute, value, comment]`, a comment line, or the lines of a nested block
 */
export function block(head, entries) {
  const width = Math.max(...entries.filter(isAttribute).map(([name]) => name.length), 0) + 2;
  const lines = entries.flatMap((entry) => (isAttribute(entry) ? [attribute(entry, width)] : typeof entry === 'string' ? [entry] : entry));
  return [head, '{', ...lines.map((line) => `  ${line}`), '}'];
}

const isAttribute = (entry) => Array.isArray(entry) && entry.length <= 3 && /^\w[\w.]*$/.test(entry[0]) && entry[1] !== '{';
const attribute = ([name, value, comment], width) => `${name.padEnd(width)}${value}${comment ? `  # ${comment}` : ''}`;

/** Keywords and values in two columns, for languages of one statement a line. */
export function columns(rows) {
  const width = Math.max(...rows.filter(Array.isArray).map(([name]) => name.length)) + 2;
  return rows.map((row) => (Array.isArray(row) ? `${row[0].padEnd(width)}${row[1]}` : row));
}

/** Choices of a tab stop: values that the catalogue has for a parameter, in the order given here. Throws when it has not. */
export function chooser(statements) {
  return (language, statement, parameter, stop, ...values) => {
    const row = statements.find((s) => s.language === language && s.name === statement);
    const known = row?.parameters.find((p) => p.name === parameter)?.value.values?.map((v) => v.value) ?? [];
    const unknown = values.filter((value) => !known.includes(value));
    if (unknown.length > 0) throw new Error(`${statement} ${parameter} does not take ${unknown.join(', ')}`);
    return `\${${stop}|${values.join(',')}|}`;
  };
}
