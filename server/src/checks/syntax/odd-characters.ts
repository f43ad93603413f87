/** Characters that word processors, web pages and other code pages leave in a file, and what was meant by them. */

export type OddKind = 'quote' | 'dash' | 'blank' | 'invisible' | 'control' | 'other';

export interface Odd {
  readonly kind: OddKind;
  readonly name?: string;
  /** What was meant; absent when nobody can know. */
  readonly straight?: string;
}

function range(from: number, to: number, odd: Odd): [string, Odd][] {
  return Array.from({ length: to - from + 1 }, (_, i) => [String.fromCharCode(from + i), odd]);
}

const single: Odd = { kind: 'quote', straight: "'" };
const double: Odd = { kind: 'quote', straight: '"' };
const dash: Odd = { kind: 'dash', straight: '-' };
const blank: Odd = { kind: 'blank', name: 'blank of another kind', straight: ' ' };
const invisible: Odd = { kind: 'invisible', name: 'invisible character', straight: '' };
const control: Odd = { kind: 'control', name: 'control character' };

const table: ReadonlyMap<string, Odd> = new Map<string, Odd>([
  // Windows-1252 read as ISO 8859-1 comes first, so that the meant characters replace plain control characters.
  ...range(0x00, 0x1f, control),
  ...range(0x7f, 0x9f, control),
  ['\x0b', { kind: 'control', name: 'vertical tab', straight: ' ' }],
  ['\x0c', { kind: 'control', name: 'form feed', straight: '' }],
  ['\x91', single],
  ['\x92', single],
  ['\x93', double],
  ['\x94', double],
  ['\x96', dash],
  ['\x97', dash],
  ['`', single],
  ['\u00b4', single],
  ...range(0x2018, 0x201b, single),
  ['\u2032', single],
  ...range(0x201c, 0x201f, double),
  ['\u2033', double],
  ...range(0x2010, 0x2015, dash),
  ['\u2212', dash],
  ['\u00a0', { kind: 'blank', name: 'no-break blank', straight: ' ' }],
  ...range(0x2000, 0x200a, blank),
  ['\u202f', blank],
  ['\u205f', blank],
  ['\u3000', blank],
  ['\u00ad', { kind: 'invisible', name: 'soft hyphen', straight: '' }],
  ...range(0x200b, 0x200f, invisible),
  ['\u2060', invisible],
  ['\ufeff', { kind: 'invisible', name: 'byte order mark', straight: '' }],
  ['\u2026', { kind: 'other', straight: '...' }],
  ['\ufffd', { kind: 'other', name: 'character that could not be read' }],
]);

const other: Odd = { kind: 'other' };

/** What is known of an odd character. */
export function oddOf(character: string): Odd {
  return table.get(character) ?? other;
}

/** `U+201C`. */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
