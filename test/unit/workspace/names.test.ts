import { describe, expect, test } from 'vitest';
import { displayFileName, parseFileName } from '../../../server/src/workspace/names.js';

describe('names of files', () => {
  test.each([
    ["//'USER.TCPPARMS(PAGENT1)'", { kind: 'data-set', dataSet: 'USER.TCPPARMS', member: 'PAGENT1', quoted: true }],
    ["//'user.tcpparms(pagent1)'", { kind: 'data-set', dataSet: 'USER.TCPPARMS', member: 'PAGENT1', quoted: true }],
    ["//'USER.PAGENT.CONF'", { kind: 'data-set', dataSet: 'USER.PAGENT.CONF', member: undefined, quoted: true }],
    ['//TCPPARMS(PAGENT1)', { kind: 'data-set', dataSet: 'TCPPARMS', member: 'PAGENT1', quoted: false }],
    ['/etc/pagent.conf', { kind: 'unix', path: '/etc/pagent.conf' }],
  ])('%s is read as Policy Agent reads it', (text, expected) => {
    expect(parseFileName(text)).toEqual(expected);
  });

  test('typographic quotes and a lost closing quote do not hide the data set', () => {
    expect(parseFileName('//‘USER.TCPPARMS(PAGENT1)’')).toMatchObject({ kind: 'data-set', dataSet: 'USER.TCPPARMS', member: 'PAGENT1' });
    expect(parseFileName("//'USER.TCPPARMS(PAGENT1)")).toMatchObject({ kind: 'data-set', dataSet: 'USER.TCPPARMS', member: 'PAGENT1' });
  });

  test('a data set without slashes is of no form that Policy Agent knows, but the data set is seen', () => {
    expect(parseFileName('USER.TCPPARMS(PAGENT1)')).toEqual({ kind: 'other', text: 'USER.TCPPARMS(PAGENT1)', dataSet: 'USER.TCPPARMS', member: 'PAGENT1' });
    expect(parseFileName("'USER.TCPPARMS(PAGENT1)'")).toMatchObject({ kind: 'other', dataSet: 'USER.TCPPARMS', member: 'PAGENT1' });
  });

  test('a relative path is of no known form and names no data set', () => {
    expect(parseFileName('policies/ttls.policy')).toEqual({ kind: 'other', text: 'policies/ttls.policy' });
  });

  test('a name is shown without slashes and quotes', () => {
    expect(displayFileName(parseFileName("//'USER.TCPPARMS(PAGENT1)'"))).toBe('USER.TCPPARMS(PAGENT1)');
    expect(displayFileName(parseFileName("//'USER.PAGENT.CONF'"))).toBe('USER.PAGENT.CONF');
    expect(displayFileName(parseFileName('/etc/pagent.conf'))).toBe('/etc/pagent.conf');
  });
});
