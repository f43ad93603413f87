/** Policy Agent does not mind how a policy is laid out, and no more do the checks: blanks, tabs, line ends, case, comments. */
import { describe, expect, test } from 'vitest';
import { attributeChecks } from '../../../server/src/checks/attributes/index.js';
import { libraryChecks } from '../../../server/src/checks/library/index.js';
import { syntaxChecks } from '../../../server/src/checks/syntax/index.js';
import { findingsOf } from '../../support/library.js';
import { policies } from './policies.js';

const library = {
  PAGENTCF: "CommonTTLSConfig //'USER.TCPPARMS(COMMON)'\nTcpImage TCPIP //'USER.TCPPARMS(IMAGE)' FLUSH PURGE\n",
  COMMON: '# Nothing that all stacks share.\n',
  IMAGE: "TTLSConfig //'USER.TCPPARMS(POLICY)' FLUSH PURGE\n",
};

const lines = (change: (line: string, index: number) => string) => (text: string): string => text.split('\n').map((line, index) => (line === '' ? line : change(line, index))).join('\n');
const keywords = (change: (word: string) => string) => lines((line) => (/^\s*[#{}]/.test(line) ? line : line.replace(/\S+/, change)));

const layouts: readonly (readonly [string, (text: string) => string])[] = [
  ['as written', (text) => text],
  ['without indentation', lines((line) => line.trim())],
  ['indented far', lines((line) => ' '.repeat(24) + line)],
  ['indented at random', lines((line, index) => ' '.repeat((index * 7) % 11) + line.trim())],
  ['with tabs', lines((line) => line.replace(/^ +/, (blanks) => '\t'.repeat(blanks.length)).replace(/ {2,}/g, '\t\t'))],
  ['with one blank between words', lines((line) => line.replace(/(\S) +/g, '$1 '))],
  ['with blanks at the end of each line', lines((line) => `${line}   \t `)],
  ['in records of 80 bytes', lines((line) => line.padEnd(80))],
  ['with empty lines', lines((line) => `\n${line}\n`)],
  ['with a comment behind each line', lines((line) => `${line}   # remark: { } "it's" <here> 100% ü`)],
  ['with a comment right behind each line', lines((line) => (/[A-Za-z]$/.test(line) && /Ref|label|ring|example/i.test(line) ? line : `${line}# remark`))],
  ['with comment lines', lines((line, index) => `${line}\n${['#', '# }', '# {', '#TTLSRule X {', '   ##### remark #####'][index % 5]}`)],
  ['keywords in capitals', keywords((word) => word.toUpperCase())],
  ['keywords in small letters', keywords((word) => word.toLowerCase())],
  ['keywords in any case', keywords((word) => word.replace(/./g, (letter, at: number) => (at % 2 ? letter.toUpperCase() : letter.toLowerCase())))],
  ['with CRLF', (text) => text.replace(/\n/g, '\r\n')],
  ['with CR', (text) => text.replace(/\n/g, '\r')],
  ['with line ends of all kinds', (text) => text.split('\n').map((line, index) => line + (['\n', '\r\n', '\r'][index % 3] ?? '')).join('')],
  ['with a byte order mark', (text) => `\ufeff${text}`],
  ['without a line end at the end', (text) => text.trimEnd()],
  ['statements in reverse order', (text) => text.split(/(?<=^\}\n)/m).reverse().join('')],
];

describe.each(policies)('%s', (_name, policy) => {
  test.each(layouts)('%s', (_layout, change) => {
    const found = findingsOf({ ...library, POLICY: change(policy) }, { checks: [...syntaxChecks, ...attributeChecks, ...libraryChecks] });
    const serious = found.filter(({ severity }) => severity === 'error' || severity === 'warning');
    // 100 columns and more in a record of 80: true, and not what this is about.
    expect(serious.filter(({ code }) => code !== 'line-too-long').map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  });

  test('no check of any kind finds an error in it', () => {
    expect(findingsOf({ ...library, POLICY: policy }).filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  });

  test('alone, nothing is certain to be wrong with it', () => {
    expect(findingsOf(policy).filter(({ severity }) => severity === 'error' || severity === 'warning').map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  });
});
