import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokens } from '../../../server/src/syntax/lines.js';
import { text } from './texts.js';

const shown = (source: string): string[] => [...tokens(source)].map((t) => `${t.kind} ${JSON.stringify(source.slice(t.start, t.end))}`);
/** The tokens that carry meaning. */
const words = (source: string): string[] => shown(source).filter((t) => !t.startsWith('blank') && !t.startsWith('line-end'));

describe('a line is words between blanks', () => {
  test('keyword and value', () => {
    expect(shown('  Trace  2\n')).toEqual(['blank "  "', 'word "Trace"', 'blank "  "', 'word "2"', 'line-end "\\n"']);
  });

  test('a brace alone is a token of its own, a brace in a word is not', () => {
    expect(words('{\n}\n{{port}} X{')).toEqual(['open "{"', 'close "}"', 'word "{{port}}"', 'word "X{"']);
  });

  test.each([
    ['tab', '\t'],
    ['form feed', '\f'],
    ['vertical tab', '\v'],
    ['NUL', '\0'],
    ['byte order mark', '\ufeff'],
    ['no-break blank', '\u00a0'],
    ['next line (EBCDIC NL)', '\u0085'],
    ['zero width blank', '\u200b'],
    ['ideographic blank', '\u3000'],
  ])('%s separates words', (_name, blank) => {
    expect(words(`${blank}Trace${blank}2${blank}`)).toEqual(['word "Trace"', 'word "2"']);
  });

  test.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('%s ends a line', (_name, end) => {
    expect(shown(`Trace 2${end}Trace 4`)).toEqual(['word "Trace"', 'blank " "', 'word "2"', `line-end ${JSON.stringify(end)}`, 'word "Trace"', 'blank " "', 'word "4"']);
  });

  test('line ends of all kinds in one file', () => {
    expect(words('A\r\nB\rC\nD\n\rE')).toEqual(['word "A"', 'word "B"', 'word "C"', 'word "D"', 'word "E"']);
  });
});

describe('comments', () => {
  test('begin at # anywhere and go to the end of the line', () => {
    expect(words('# all\nTrace 2 # some\n')).toEqual(['comment "# all"', 'word "Trace"', 'word "2"', 'comment "# some"']);
  });

  test('begin at # even inside a word', () => {
    expect(words('Keyring START2/RING#1')).toEqual(['word "Keyring"', 'word "START2/RING"', 'comment "#1"']);
  });

  test('end before a carriage return', () => {
    expect(words('# one\r\n# two\r')).toEqual(['comment "# one"', 'comment "# two"']);
  });
});

describe('sequence numbers in columns 73 to 80', () => {
  const columns = (line: string, number: string): string => line.padEnd(72) + number;

  test('are kept apart from the words', () => {
    expect(words(columns('Trace 2', '00010000'))).toEqual(['word "Trace"', 'word "2"', 'sequence-number "00010000"']);
  });

  test('may be followed by blanks', () => {
    expect(words(`${columns('Trace 2', '00010000')}   `)).toEqual(['word "Trace"', 'word "2"', 'sequence-number "00010000"']);
  });

  test('need eight digits', () => {
    expect(words(columns('Trace 2', '0001000A'))).toEqual(['word "Trace"', 'word "2"', 'word "0001000A"']);
  });

  test('are not looked for further right', () => {
    expect(words(`${columns('Trace 2', ' ')}00010000`)).toEqual(['word "Trace"', 'word "2"', 'word "00010000"']);
  });

  test('are not cut off a long value: a run of cipher codes may be 80 columns long', () => {
    const line = `V3CipherSuites4Char ${'1301130213030035'.repeat(3)}${'0035'.repeat(3)}`;
    expect(line).toHaveLength(80);
    expect(words(line)).toEqual(['word "V3CipherSuites4Char"', `word "${line.slice(20)}"`]);
  });
});

test('a line of a million characters is one word', () => {
  expect(words(`A ${'x'.repeat(1_000_000)}`)).toHaveLength(2);
});

test('the tokens of any text, put together, are the text', () => {
  fc.assert(
    fc.property(text, (source) => {
      const all = [...tokens(source)];
      expect(all.map((t) => source.slice(t.start, t.end)).join('')).toBe(source);
      expect(all.every((t) => t.end > t.start)).toBe(true);
    }),
  );
});
