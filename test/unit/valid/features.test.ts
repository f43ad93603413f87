/** Every attribute of every AT-TLS statement is explained where it is coded, and offered where it may be coded. */
import { describe, expect, test } from 'vitest';
import { completion } from '../../../server/src/features/completion.js';
import { hover } from '../../../server/src/features/hover.js';
import { atCursor } from '../features/cursor.js';
import { attlsStatements, isInline, typeIn } from './attls.js';
import { formsOf } from './values.js';

const policy = (statement: string, line: string): string => `TTLSRule R\n{\n  Direction Both\n}\n${statement} X\n{\n${line}\n}\n`;

function offered(statement: string, lines: string): string[] {
  const { context, offset } = atCursor(policy(statement, lines));
  return completion(context, offset).map(({ label }) => label);
}

function explained(statement: string, line: string): string {
  const { context, offset } = atCursor(policy(statement, line));
  return hover(context, offset)?.contents ?? '';
}

describe.each([...attlsStatements])('%s', (statement, attributes) => {
  test('is explained', () => {
    const { context, offset } = atCursor(`${statement.slice(0, 3)}‸${statement.slice(3)} X\n{\n}\n`);
    expect(hover(context, offset)?.contents).toMatch(new RegExp(`^\\*\\*${statement}\\*\\*[^]{60,}`));
  });

  test.each(attributes.map((attribute) => [attribute.name, attribute] as const))('%s is explained', (name, attribute) => {
    const value = formsOf(attribute)[0] ?? 'NAME';
    const line = isInline(attribute) ? `${name}‸\n{\n}` : `${name}‸ ${value}`;
    const text = explained(statement, line);
    // More than its name and that of the statement: a sentence in words.
    expect(text).toMatch(new RegExp(`^\\*\\*${isInline(attribute) ? typeIn(attribute) : name}\\*\\*`));
    expect(text.split('\n').slice(1).join(' ')).toMatch(/[A-Z][a-z]+ .{20,}[.:]/);
    expect(explained(statement, line.replace(name, name.toUpperCase()))).toBe(text);
  });

  test('offers its attributes, and none that may not be taken', () => {
    const labels = offered(statement, '  ‸');
    expect(new Set(labels)).toEqual(new Set(attributes.filter(({ tolerated }) => !tolerated).map(({ name }) => name)));
    expect(labels).toHaveLength(new Set(labels).size);
  });

  test('offers again only what may be repeated', () => {
    for (const attribute of attributes.filter(({ tolerated }) => !tolerated)) {
      const coded = isInline(attribute) ? `  ${attribute.name}\n  {\n  }\n  ‸` : `  ${attribute.name} ${formsOf(attribute)[0] ?? 'NAME'}\n  ‸`;
      expect(offered(statement, coded).includes(attribute.name)).toBe(attribute.repeatable);
    }
  });

  test.each(attributes.filter(({ takes }) => /^\w+( \| \w+)+$/.test(takes) && !takes.includes('address')).map((attribute) => [attribute.name, attribute] as const))('%s offers and explains its values', (name, attribute) => {
    const values = attribute.takes.split(' | ').filter((value) => value !== 'Disable');
    expect(offered(statement, `  ${name} ‸`)).toEqual(expect.arrayContaining(values));
    for (const value of values) expect(explained(statement, `  ${name} ${value}‸`)).not.toBe('');
  });
});
