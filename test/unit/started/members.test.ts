/** Started tasks and trace members are recognised, and show what they hold. */
import { expect, test } from 'vitest';
import { languageFeatures } from '../../../server/src/features/languages/index.js';
import { traceWords } from '../../../server/src/syntax/ctrace.js';
import { detectLanguage } from '../../../server/src/syntax/detect.js';
import { inText } from '../features/cursor.js';

const task = `//CPAGENT  PROC
//  SET EN='ENVAR("_CEE_ENVFILE_S=DD:STDENV")'
//PAGENT   EXEC PGM=PAGENT,REGION=0K,
//         PARM='&EN/ -d 4'
//STDENV   DD DISP=SHR,DSN=USER.TCPPARMS(PAGENTEN)
//SYSOUT   DD SYSOUT=H
//*
`;
const trace = `/* System SSL trace (AT-TLS) */
TRACEOPTS
  WTRSTART(CTWTR) NOWRAP
  ON
  OPTIONS('LEVEL=255')
`;

const languageOf = (text: string): string | undefined => detectLanguage({ path: '/procs/ANY', text });

test('the JCL of PAGENT, SYSLOGD and FTPD is recognised, other JCL and JCL with data is left alone', () => {
  expect(languageOf(task)).toBe('jcl');
  expect(languageOf(task.replace('PGM=PAGENT', 'PGM=SYSLOGD'))).toBe('jcl');
  expect(languageOf("//FTPD PROC MODULE='FTPD',PARMS='PORT 2121'\n//FTPD EXEC PGM=&MODULE,PARM='/&PARMS'\n")).toBe('jcl');
  expect(languageOf(task.replace('PGM=PAGENT', 'PGM=IEBGENER'))).toBeUndefined();
  expect(languageOf(`${task}//SYSIN DD *\nTTLSRule X\n{\n}\n`)).toBeUndefined();
});

test('a trace member is recognised by TRACEOPTS and nothing else in it', () => {
  expect(languageOf(trace)).toBe('ctrace');
  expect(languageOf(`${trace}and then we saw the handshake\n`)).toBeUndefined();
  expect(languageOf('TRACEOPTS WTRSTOP(CTWTR)\n')).toBe('ctrace');
  expect(languageOf('TRACEOPTS\n')).toBeUndefined();
});

test('outline of a task: steps and their DD statements', () => {
  const { context } = inText('jcl', `${task}‸`);
  const outline = languageFeatures('jcl')?.symbols?.(context) ?? [];
  expect(outline.map(({ name, detail, children }) => [name, detail, ...children.map((child) => `${child.name} ${child.detail}`)])).toEqual([
    ['CPAGENT', 'PROC'],
    ['PAGENT', 'EXEC PAGENT', 'STDENV DD USER.TCPPARMS(PAGENTEN)', 'SYSOUT DD'],
  ]);
});

test('hover on the options of a trace, not on their values', () => {
  const at = (marked: string): string | undefined => {
    const { context, offset } = inText('ctrace', marked);
    return languageFeatures('ctrace')?.hover?.(context, offset)?.contents;
  };
  expect(at('TRACEOPTS NOW‸RAP')).toContain('oldest records');
  expect(at('TRACEOPTS WTR(C‸TWTR)')).toBeUndefined();
  expect(at('/* NOW‸RAP */ TRACEOPTS')).toBeUndefined();
});

test('the options come from the catalogue, with how sure they are', () => {
  const { context, offset } = inText('ctrace', 'TRACEOPTS\n  JOB‸NAME(TCPIP)\n');
  expect(languageFeatures('ctrace')?.hover?.(context, offset)?.contents).toMatch(/not confirmed|memory|as far as/i);
});

test('completion offers the options that are not there yet', () => {
  const labels = (marked: string): string[] => {
    const { context, offset } = inText('ctrace', marked);
    return languageFeatures('ctrace')?.completion?.(context, offset).map(({ label }) => label) ?? [];
  };
  expect(labels('TRACEOPTS\n  ON WTR(CTWTR) ‸')).toEqual(expect.arrayContaining(['WRAP', 'OPTIONS']));
  expect(labels('TRACEOPTS\n  ON WTR(CTWTR) ‸')).not.toContain('WTR');
  expect(labels('‸')).toEqual(['TRACEOPTS']);
  expect(labels('TRACEOPTS WTR(CT‸')).toEqual([]);
  expect(labels('/* now ‸ */ TRACEOPTS')).toEqual([]);
});

test('outline of a trace member, and of an environment file, without passwords', () => {
  const outline = (language: 'ctrace' | 'stdenv', text: string): string[] => {
    const { context } = inText(language, `${text}‸`);
    return (languageFeatures(language)?.symbols?.(context) ?? []).map(({ name, detail }) => `${name} ${detail}`);
  };
  expect(outline('ctrace', trace)).toEqual(["TRACEOPTS WTRSTART(CTWTR) NOWRAP ON OPTIONS('LEVEL=255')"]);
  expect(outline('stdenv', 'LIBPATH=/usr/lib\nGSK_KEYRING_PW=secret\n# TZ=X\n')).toEqual(['LIBPATH /usr/lib', 'GSK_KEYRING_PW ***']);
});

test.each(['', '/*', 'WTR(', 'WTR((', ')', '\uD800('])('half-typed %j is read', (text) => {
  expect(traceWords(text).every(({ start, end }) => start < end && end <= text.length)).toBe(true);
});
