/**
 * `tcpparms log` over logs that others published, where they are at hand (folders `shared/corpus` and `shared/seeds` beside the
 * project; they are no part of it): nothing crashes, and every return code of an AT-TLS message is found and has a meaning. The
 * same is asked of a log written here.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { returnCode } from '../../server/src/catalog/index.js';
import { tcpparms } from '../cli/command.js';

const shared = path.resolve(import.meta.dirname, '../../../shared');
const folders = ['corpus/attls-log', 'corpus/pagent-log', 'seeds'].map((folder) => path.join(shared, folder));
const published = folders.filter((folder) => existsSync(folder)).flatMap((folder) => readdirSync(folder).map((name) => path.join(folder, name)));
if (published.length === 0) console.info('NO CORPUS and no notes beside the project: no published log was looked at');

const own = [
  'EZD1287I TTLS Error RC:  402 Initial Handshake 036',
  '   LOCAL: 192.0.2.7..21',
  'EZD1284I TTLS Flow GRPID: 00000001 ENVID: 00000006 CONNID: 000000CA RC: 401 Call GSK_SECURE_SOCKET_INIT - 7EB3C318',
  'EZD1286I TTLS Error GRPID: 00000001 ENVID: 00000006 CONNID: 000000CA',
  '   LOCAL: 192.0.2.7..21 REMOTE: 192.0.2.9..1038 JOBNAME:',
  'FTPD1 USERID: FTPD RULE: FTP in',
  'RC: 401 Initial Handshake 00000000 7EB9C798',
].join('\n');

interface Row {
  readonly line: number;
  readonly returnCode: number | null;
  readonly meaning: string | null;
}

async function rowsOf(text: string): Promise<readonly Row[]> {
  return (JSON.parse((await tcpparms('log --format json -', { stdin: text })).out) as { readonly records: readonly Row[] }).records;
}

/** Lines of AT-TLS messages with a return code other than 0, which may stand up to three lines below. */
function failures(text: string): string[] {
  const found: string[] = [];
  const lines = text.split('\n');
  lines.forEach((line, index) => {
    if (!/EZD128\dI\s+TTLS/.test(line)) return;
    const rest = lines.slice(index + 1, index + 4);
    const next = rest.findIndex((each) => each.trim() === '' || each.includes('EZD'));
    const record = [line, ...(next < 0 ? rest : rest.slice(0, next))].join('\n');
    const code = Number(/\bRC: *(\d+)/.exec(record)?.[1] ?? 0);
    if (code !== 0) found.push(`${index + 1}: ${code}`);
  });
  return found;
}

const logs: readonly (readonly [string, string])[] = [['a log written here', own], ...published.map((file) => [path.basename(file), readFileSync(file, 'utf8')] as const)];

test.each(logs)('%s: every return code has a meaning', async (_name, text) => {
  const rows = await rowsOf(text);
  const codes = rows.filter((row) => row.returnCode !== null && row.returnCode !== 0);
  expect(codes.map((row) => `${row.line}: ${row.returnCode}`)).toEqual(failures(text));
  expect(codes.filter(({ meaning }) => meaning === null || meaning.length < 10)).toEqual([]);
});

test('the log written here has three failures', () => {
  expect(failures(own)).toEqual(['1: 402', '3: 401', '4: 401']);
});

test.each(logs)('%s: cut off anywhere, nothing breaks', async (_name, text) => {
  for (const part of [0.9, 0.66, 0.5, 0.33, 0.1]) {
    const { out, exitCode } = await tcpparms('log --connections all -', { stdin: text.slice(0, Math.floor(text.length * part)) });
    expect(out).toMatch(/(?:No errors or warnings found\.|\d+ errors?, \d+ warnings?\.)\n$/);
    expect(exitCode).toBeLessThan(2);
  }
});

/** What administrators found behind these codes, and the word by which the catalogue names it. */
test.each([
  [6, 'the certificate was not on the ring', 'not connected to this ring'],
  [202, 'the owner in front of the name of the ring was misspelled', 'in front of the name'],
  [401, 'the certificate had expired', 'expired'],
  [402, 'the kind or the curve of the certificate did not fit the suites', 'curve'],
  [406, 'the partner could not open its environment and reset the connection', '5006'],
  [416, 'no access to the profile of the ring', 'RDATALIB'],
  [428, 'the certificate belonged to another user than the server', 'another user'],
  [438, 'the partner failed with 6 or 428', '428'],
  [510, 'ECC certificates only, while the client offered RSA', 'ECC certificates only'],
  [515, 'no key share groups for TLSv1.3', 'KeyShareGroups is empty'],
  [517, 'curves and key share groups that do not fit', 'ClientECurves'],
  [519, 'TLSv1.3 without its cipher suites', 'no TLSv1.3 suite'],
  [5003, 'clear text where TLS was expected', 'not set up for TLS'],
  [5006, 'the key ring was permitted later, and the application had to be started again', 'restart the application'],
])('%i: %s', (code, _found, words) => {
  const row = returnCode(String(code));
  expect([...(row?.causes ?? []), ...(row?.actions ?? [])].join('\n')).toContain(words);
});
