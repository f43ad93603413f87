import { describe, expect, test } from 'vitest';
import { stdenvMainFile, stdenvVariables } from '../../../server/src/workspace/stdenv.js';

const mainFile = (text: string): string | undefined => stdenvMainFile(text)?.text;

describe('the environment file', () => {
  test('PAGENT_CONFIG_FILE names the main file', () => {
    expect(mainFile("LIBPATH=/usr/lib\nPAGENT_CONFIG_FILE=//'USER.TCPPARMS(PAGENTCF)'\nTZ=EST5EDT\n")).toBe("//'USER.TCPPARMS(PAGENTCF)'");
  });

  test('its place in the text is known', () => {
    const text = 'TZ=EST5EDT\r\nPAGENT_CONFIG_FILE=/etc/pagent.conf   \r\n';
    const { span } = stdenvMainFile(text) ?? { span: { start: 0, end: 0 } };
    expect(text.slice(span.start, span.end)).toBe('/etc/pagent.conf');
  });

  test('the last setting counts', () => {
    expect(mainFile('PAGENT_CONFIG_FILE=/etc/one.conf\nPAGENT_CONFIG_FILE=/etc/two.conf\n')).toBe('/etc/two.conf');
  });

  test('a file without it names no main file', () => {
    expect(mainFile('LIBPATH=/usr/lib\n#PAGENT_CONFIG_FILE=/etc/pagent.conf\nPAGENT_CONFIG_FILE=\n')).toBeUndefined();
  });

  test('a sequence number in columns 73 to 80 is not part of the path', () => {
    expect(mainFile(`${'PAGENT_CONFIG_FILE=/etc/pagent.conf'.padEnd(72)}00010000\n`)).toBe('/etc/pagent.conf');
  });

  test('digits at the end of a path are part of it', () => {
    expect(mainFile('PAGENT_CONFIG_FILE=/etc/pagent.20240101\n')).toBe('/etc/pagent.20240101');
  });

  test('blanks around the equal sign and sequence numbers are noted', () => {
    const [spaced, numbered] = stdenvVariables(`TZ = EST5EDT\n${'LIBPATH=/usr/lib'.padEnd(72)}00020000\n`);
    expect(spaced?.blanks).toEqual([
      { start: 2, end: 3 },
      { start: 4, end: 5 },
    ]);
    expect(spaced?.value).toBe('EST5EDT');
    expect(numbered?.blanks).toEqual([]);
    expect(numbered?.sequenceNumber).toEqual({ start: 13 + 72, end: 13 + 80 });
  });
});
