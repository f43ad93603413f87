import { describe, expect, test } from 'vitest';
import { afterFix, expectMarked, findingsWith, serious, severities } from '../marked.js';

const ring = (value: string): string => `TTLSKeyringParms KR\n{\n  Keyring  ${value}\n}\n`;
const label = (value: string): string => `TTLSConnectionAdvancedParms AP\n{\n  CertificateLabel  ${value}\n}\n`;

describe('comment-in-word', () => {
  test('a name or label with a # in it is cut short', () => {
    expect(expectMarked('comment-in-word', ring('START2/RING⟦#⟧1'))[0]?.message).toBe('A comment begins at this #: what Policy Agent reads is "START2/RING".');
    expectMarked('comment-in-word', label('TN3270⟦#⟧2026'));
    expectMarked('comment-in-word', 'TTLSKeyringParms KR⟦#⟧1\n{\n  Keyring  R\n}\n');
  });

  test('the value of a password is not shown', () => {
    expect(expectMarked('comment-in-word', 'TTLSKeyringParms KR\n{\n  Keyring    /u/x.kdb\n  KeyringPw  geheim⟦#⟧1\n}\n')[0]?.message).not.toContain('geheim');
  });

  test('a comment written close to a value is a comment', () => {
    expectMarked('comment-in-word', ring('START2/RING# the ring'));
    expectMarked('comment-in-word', ring('START2/RING#'));
    expectMarked('comment-in-word', ring('START2/RING #1'));
    expectMarked('comment-in-word', 'TTLSGroupAction G\n{#open\n  TTLSEnabled  Off#no\n}#close\n');
  });
});

describe('odd-character', () => {
  test.each([
    ['curly quotes', label('⟦\u201c⟧TN3270⟦\u201d⟧'), label('"TN3270"')],
    ['an apostrophe', label('DON⟦\u2019⟧T'), label("DON'T")],
    ['a long dash', label('A⟦\u2013⟧B'), label('A-B')],
    ['a no-break blank', label('TN⟦\u00a0⟧3270'), label('TN 3270')],
    ['a zero width blank', label('TN⟦\u200b⟧3270'), label('TN3270')],
    ['a quote of Windows-1252', label('DON⟦\x92⟧T'), label("DON'T")],
  ])('%s: warned of, and straightened', (_what, text, fixed) => {
    expect(severities(expectMarked('odd-character', text))).not.toContain('error');
    expect(afterFix('odd-character', text)).toBe(fixed);
  });

  test('all of one line are straightened at once', () => {
    expect(afterFix('odd-character', label('\u201cTN\u20133270\u201d'))).toBe(label('"TN-3270"'));
  });

  test('characters next to each other are one finding', () => {
    expectMarked('odd-character', label('⟦\u201c\u201c⟧TN3270'));
  });

  test('around the name of a data set quotes are an error, and become apostrophes', () => {
    const text = 'TTLSConfig //⟦\u2018⟧USER.TCPPARMS(POLICY)⟦\u2019⟧ FLUSH PURGE\n';
    expect(severities(expectMarked('odd-character', text))).toEqual(['error', 'error']);
    expect(afterFix('odd-character', text)).toBe("TTLSConfig //'USER.TCPPARMS(POLICY)' FLUSH PURGE\n");
  });

  test('accents serve as quotes only there', () => {
    expectMarked('odd-character', 'TTLSConfig //⟦`⟧USER.TCPPARMS(POLICY)⟦\u00b4⟧\n');
    expectMarked('odd-character', label('TN`3270'));
  });

  test('in a keyword or a number it is an error, and the only one of that word', () => {
    const port = 'TTLSRule R\n{\n  LocalPortRange  1⟦\u2013⟧2\n  Direction  Inbound\n  TTLSGroupActionRef  G\n}\nTTLSGroupAction G\n{\n  TTLSEnabled  Off\n}\n';
    expect(severities(expectMarked('odd-character', port))).toEqual(['error']);
    expect(serious(port)).toEqual(['odd-character: \u2013']);
    const keyword = 'TTLSGroupAction G\n{\n  TTLSEnabled  Off\n  Group\u2010UserInstance  1\n}\n';
    expect(serious(keyword)).toEqual(['odd-character: \u2010']);
  });

  test('NUL is text for Policy Agent; a form feed is worth a hint', () => {
    expect(severities(expectMarked('odd-character', `TTLSGroupAction G\n{\n  TTLSEnabled⟦\0⟧Off\n}\n`))).toEqual(['warning']);
    expect(severities(expectMarked('odd-character', `TTLSGroupAction G\n{\n  TTLSEnabled  Off\n}\n⟦\f⟧# page\n`))).toEqual(['hint']);
  });

  test('the rest of Latin-1, tabs, comments and a byte order mark at the start are fine', () => {
    expectMarked('odd-character', `\ufeff${label('M\u00fcnchen\t\u00e9t\u00e9')}# \u201cquoted\u201d \u2013 \u20ac\n`);
  });

  test('what has no plain form has no fix', () => {
    expect(findingsWith('odd-character', label('\u20ac'))[0]?.fixes()).toEqual([]);
  });
});

describe('placeholder', () => {
  test.each(['⟦<userid>⟧/⟦<ring name>⟧', '⟦{{ ring }}⟧', '⟦{{ring}}⟧', '⟦${RING}⟧', '⟦[ring]⟧', '⟦...⟧'])('Keyring %s', (value) => {
    expectMarked('placeholder', ring(value));
    expect(serious(ring(value)).filter((each) => !each.startsWith('placeholder'))).toEqual([]);
  });

  test('dots for "and so on", and a line of a template engine', () => {
    const text = 'TTLSGroupAction G\n{\n  TTLSEnabled  Off\n  ⟦...⟧\n}\n⟦{% if tls %}⟧\n';
    expectMarked('placeholder', text);
    expect(serious(text).filter((each) => !each.startsWith('placeholder'))).toEqual([]);
  });

  test('a statement with an ellipsis is not taken for incomplete', () => {
    expect(serious('TTLSGroupAction G\n{\n  ...\n}\n')).toEqual(['placeholder: ...']);
  });

  test.each(['[::1]:389', '*AUTH*/*', 'A<B', 'A..B', 'a{b', 'user/ring.2026'])('%s is a value', (value) => {
    expectMarked('placeholder', ring(value));
  });

  test('regular expressions of DynamicConfigPolicyLoad, and comments', () => {
    expectMarked('placeholder', 'DynamicConfigPolicyLoad [a-z]\n{\n  PolicyType TTLS\n  {\n    PolicyLoad //\'ETC.TTLS(*)\'\n  }\n}\n# <name> {{x}} ...\n');
  });
});
