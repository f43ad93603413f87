/** `tcpparms log`: from a record of a log to its cause, and to the line of the configuration. */
import { describe, expect, test } from 'vitest';
import { cleanLibrary, tcpparms } from './command.js';

const files = {
  ...cleanLibrary,
  'console.txt': `
    18.29.13 STC00036  EZD1287I TTLS Error RC:  402 Initial Handshake 036
       036   LOCAL: 192.0.2.7..2023
       036   REMOTE: 192.0.2.40..50111
       036   JOBNAME: TN3270 RULE: TN
       036   USERID: TCPIP GRPID: 00000002 ENVID: 00000009 CONNID: 000000A1
  `,
  'agent.txt': `
    05/30 07:21:12 EVENT :005: main: Reading
    05/30 07:21:12 OBJERR :005: process_TTLS_attribute_table: Unknown attribute 'TTLSEnabeld' for TTLSGroupAction
    05/30 07:21:13 SYSERR :000: …plfm_config_medium_open: cannot open '/etc/none.conf', errno EDC5129I No such file or directory.
  `,
};

interface Row {
  readonly line: number;
  readonly id: string;
  readonly returnCode: number | null;
  readonly meaning: string | null;
  readonly rule: string | null;
  readonly connection: string | null;
  readonly at: { readonly file: string; readonly line: number } | null;
}

const recordsIn = (json: string): readonly Row[] => (JSON.parse(json) as { records: Row[] }).records;

test('a folded console message is one record, and leads to its rule', async () => {
  const { out, exitCode } = await tcpparms('log --format json --library USER.TCPPARMS console.txt', { files });
  expect(recordsIn(out)).toEqual([
    { line: 1, id: 'EZD1287I', returnCode: 402, meaning: expect.stringContaining('cipher suite') as string, rule: 'TN', connection: '000000A1', at: { file: 'USER.TCPPARMS/PAGENTTN', line: 1 } },
  ]);
  expect(exitCode).toBe(1);
});

test('for people: what happened, why, where, what to do, and the story of the connection', async () => {
  const { out } = await tcpparms('log --library USER.TCPPARMS console.txt', { files });
  for (const part of ['console.txt:1: error: EZD1287I', 'Possible causes:', 'rule TN: USER.TCPPARMS/PAGENTTN:1', 'What to do:', 'Connection 000000A1 (lines 1 to 1, 1 record)', 'Line 1: Initial Handshake, return code 402', '1 error, 0 warnings.']) expect(out).toContain(part);
});

test('an unknown attribute is found in the member that has it', async () => {
  const library = { ...files, 'USER.TCPPARMS/PAGENTTN': cleanLibrary['USER.TCPPARMS/PAGENTTN']?.replace('TTLSEnabled', 'TTLSEnabeld') ?? '' };
  const { out } = await tcpparms('log --format json --library USER.TCPPARMS agent.txt', { files: library });
  const [unknown, system] = recordsIn(out);
  expect(unknown).toMatchObject({ line: 2, id: 'PAGENT-UNKNOWN-ATTRIBUTE', returnCode: null, at: { file: 'USER.TCPPARMS/PAGENTTN', line: 9 } });
  expect(system).toMatchObject({ line: 3, at: null });
});

test('a record without a rule takes the rule of its connection', async () => {
  const stdin = [
    'EZD1281I TTLS Map CONNID: 000000B2 LOCAL: 192.0.2.7..2023 REMOTE: 192.0.2.9..4000 JOBNAME: TN3270 USERID: TCPIP TYPE: InBound STATUS: Enabled RULE: TN ACTIONS: TNGA **N/A** **N/A**',
    'EZD1283I TTLS Event GRPID: 00000001 ENVID: 00000006 CONNID: 000000B2 RC: 5003 Initial Handshake',
  ].join('\r\n');
  const { out } = await tcpparms('log --format json -', { stdin });
  expect(recordsIn(out)).toMatchObject([{ line: 2, id: 'EZD1283I', returnCode: 5003, rule: 'TN', connection: '000000B2', at: null }]);
});

test('what is the same as at an earlier record is said once', async () => {
  const stdin = ['A1', 'A2'].map((id) => `EZD1286I TTLS Error GRPID: 00000002 ENVID: 00000009 CONNID: 000000${id} LOCAL: 192.0.2.7..2023 REMOTE: 192.0.2.40..50111 JOBNAME: TN3270 USERID: TCPIP RULE: TN RC:  402 Initial Handshake`).join('\n');
  const { out } = await tcpparms('log --library USER.TCPPARMS --connections none -', { files, stdin });
  const [first, second] = out.split('\n\n');
  expect(first).toContain('Possible causes:');
  expect(second?.split('\n').at(-1)).toBe('  Configuration, causes and what to do: the same as at -:1.');
  const { out: alone } = await tcpparms('log --connections none -', { stdin });
  expect(alone.split('\n\n')[1]?.split('\n').at(-1)).toBe('  Causes and what to do: the same as at -:1.');
});

test('a connection that is in no log', async () => {
  const { err, out, exitCode } = await tcpparms('log --connection b2 console.txt', { files });
  expect([out, err, exitCode]).toEqual(['', 'There is no connection b2 in the log.\n', 1]);
});

test('a text without any record that is known', async () => {
  const { err, exitCode } = await tcpparms('log -', { stdin: 'Dear colleague,\nnothing of the kind.\n' });
  expect([err, exitCode]).toEqual(['-: no record in it is known: no message of Communications Server, no record of the Policy Agent or of a System SSL trace.\n', 0]);
});

describe('exit codes', () => {
  test.each([
    ['nothing wrong', '-', 'EZZ8431I PAGENT STARTING\n', 0],
    ['an empty log', '-', '', 0],
    ['bytes that are no text', '-', '\u0000\ufffd\u0001\r\r\n\n', 2],
    ['no such file', 'missing.txt', '', 2],
  ])('%s', async (_what, file, stdin, expected) => expect((await tcpparms(`log ${file}`, { stdin })).exitCode).toBe(expected));
});

test('only one connection', async () => {
  const { out } = await tcpparms('log --format json --connection b2 console.txt', { files });
  expect(recordsIn(out)).toEqual([]);
});
