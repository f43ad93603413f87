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
  for (const part of ['console.txt:1: error: EZD1287I', 'Possible causes:', 'rule TN: USER.TCPPARMS/PAGENTTN:1', 'What to do:', 'Connection 000000A1 (line 1, 1 record)', 'Line 1: Initial Handshake, return code 402', '1 error, 0 warnings.']) expect(out).toContain(part);
});

test('an unknown attribute is found in the member that has it', async () => {
  const library = { ...files, 'USER.TCPPARMS/PAGENTTN': cleanLibrary['USER.TCPPARMS/PAGENTTN']?.replace('TTLSEnabled', 'TTLSEnabeld') ?? '' };
  const { out } = await tcpparms('log --format json --library USER.TCPPARMS agent.txt', { files: library });
  const [unknown, system] = recordsIn(out);
  expect(unknown).toMatchObject({ line: 2, id: 'PAGENT-UNKNOWN-ATTRIBUTE', returnCode: null, at: { file: 'USER.TCPPARMS/PAGENTTN', line: 9 } });
  expect(system).toMatchObject({ line: 3, at: null });
});

test('the file that Policy Agent was reading is told, and the line is looked for there', async () => {
  const wrong = cleanLibrary['USER.TCPPARMS/PAGENTTN']?.replace('TTLSEnabled', 'TTLSEnabeld') ?? '';
  const library = { ...cleanLibrary, 'USER.TCPPARMS/PAGENTTN': wrong, 'USER.TCPPARMS/ATHIRD': wrong };
  const error = "OBJERR :005: process_TTLS_attribute_table: Unknown attribute 'TTLSEnabeld' for TTLSGroupAction";
  const stdin = [
    "05/30 07:21:12 EVENT :005: pinit_fetch_TTLS_policy_profile: Processing Image TTLS config file: '//'USER.TCPPARMS(PAGENTTN)'' for image 'TCPIP'",
    `05/30 07:21:12 ${error}`,
    `05/30 07:21:12 ${error.replace(':005:', ':006:')}`,
    `05/30 07:21:12 ${error.replace('process_TTLS', 'process_IPSec')}`,
  ].join('\n');
  const { out } = await tcpparms('log --library USER.TCPPARMS -', { files: library, stdin });
  const [own, otherThread, otherType] = out.split('\n\n');
  expect(own).toContain('\n  Line 1 says which file Policy Agent was reading: USER.TCPPARMS(PAGENTTN), for stack TCPIP.\n');
  expect(own?.match(/attribute TTLSEnabeld: .*/g)).toEqual(['attribute TTLSEnabeld: USER.TCPPARMS/PAGENTTN:9']);
  for (const other of [otherThread, otherType]) expect(other).not.toContain('was reading');
  expect(otherThread?.match(/attribute TTLSEnabeld: .*/g)).toHaveLength(2);
});

describe('from other records to the configuration', () => {
  const library = { ...files, 'USER.TCPPARMS/PROFILE': 'TCPCONFIG TTLS\nIPCONFIG SOURCEVIPA\nPORT\n  23 TCP TN3270\nAUTOLOG 1\n  FTPD JOBNAME FTPD1\nENDAUTOLOG\n', 'USER.TCPPARMS/STRAY': "TTLSRule R1\n{\n  Direction Inbound\n}\nTTLSConfig //'USER.TCPPARMS(PAGENTTN)'\n" };
  const at = async (line: string, more: Readonly<Record<string, string>> = {}): Promise<Row['at'] | undefined> => {
    const { out } = await tcpparms('log --format json --library USER.TCPPARMS -', { files: { ...library, ...more }, stdin: line });
    return recordsIn(out)[0]?.at;
  };

  test('a file that could not be opened: where it is named', async () => {
    expect(await at("06/16 08:00:20 SYSERR :000: ...plfm_config_medium_open: cannot open '//'USER.TCPPARMS(PAGENTTN)'', errno EDC5111I Permission denied.")).toEqual({ file: 'USER.TCPPARMS/PAGENTT', line: 1 });
    expect(await at("06/16 08:00:20 SYSERR :000: ...plfm_config_medium_open: cannot open '//'USER.TCPPARMS(PAGENTCF)'', errno EDC5111I Permission denied.")).toEqual({ file: 'USER.TCPPARMS/PAGENTEN', line: 1 });
    expect(await at("06/16 08:00:20 SYSERR :000: ...plfm_config_medium_open: cannot open '/etc/other', errno EDC5129I No such file or directory.")).toBeNull();
  });

  test('a stack: its TcpImage', async () => {
    expect(await at("OBJERR :001: init_PEP_and_kernel: Kernel initialization failed for image 'TCPIP',")).toEqual({ file: 'USER.TCPPARMS/PAGENTCF', line: 1 });
    expect(await at('EZZ8438I PAGENT POLICY DEFINITIONS CONTAIN ERRORS FOR TCPIP : TTLS')).toEqual({ file: 'USER.TCPPARMS/PAGENTCF', line: 1 });
  });

  test('a statement that was passed over: where it stands in an image file', async () => {
    const stray = { 'USER.TCPPARMS/PAGENTCF': "TcpImage TCPIP //'USER.TCPPARMS(STRAY)'\n" };
    expect(await at("WARNING:005: ..pinit_fetch_policy_profile: Ignoring non-image config file 'TTLSRule' statement", stray)).toEqual({ file: 'USER.TCPPARMS/STRAY', line: 1 });
  });

  test('a line of the profile, when the word stands there', async () => {
    expect(await at('EZZ0318I SOURCEVIPA WAS FOUND ON LINE 2 AND FIRST LINE WAS EXPECTED')).toEqual({ file: 'USER.TCPPARMS/PROFILE', line: 2 });
    expect(await at('EZZ0318I SOURCEVIPA WAS FOUND ON LINE 3 AND FIRST LINE WAS EXPECTED')).toBeNull();
    expect(await at('EZZ0318I SOURCEVIPA WAS FOUND ON LINE 99 AND FIRST LINE WAS EXPECTED')).toBeNull();
  });
});

test('a record of the Policy Agent that is not known: what its type and its errno say', async () => {
  const { out } = await tcpparms('log -', { stdin: '06/16 08:00:20 SYSERR :000: ...other: fopen failed, errno EDC5111I Permission denied.\n06/16 08:00:21 OBJERR :000: other: No such group.' });
  expect(out).toContain('\n  A system call failed: file, socket or storage. EDC5111I: Permission denied.\n');
  expect(out).toContain('\n  Something is wrong in a policy object or statement.');
  expect(out).toContain('tcpparms check tells what is wrong in them.');
});

describe('files that are no logs', () => {
  const policy = 'TTLSRule TN # see EZD1286I\n{\n  LocalPortRange 2023\n  Direction Inbound\n  TTLSGroupActionRef GA\n}\nTTLSGroupAction GA\n{\n  TTLSEnabled Off\n}\n';
  test('a configuration', async () => {
    const { err } = await tcpparms('log PAGENTTN', { files: { PAGENTTN: policy } });
    expect(err).toBe('PAGENTTN: it looks like a Policy Agent file, which is read by tcpparms check.\n');
  });

  test('a display', async () => {
    const display = 'TTLSRule: WEB\n  Priority:       1\n  LocalAddr:      All\n  LocalPort:      443\n  RemoteAddr:     All\n  RemotePort:     All\n  Direction:      Inbound\n  TTLSGrpAction:  GROUP\n    GroupID:                    00000007\n    TTLSEnabled:                Off\n';
    const { err } = await tcpparms('log netstat.txt', { files: { 'netstat.txt': display } });
    expect(err).toBe('netstat.txt: it looks like a display of pasearch or Netstat, which is read by tcpparms drift.\n');
  });
});

test('of several logs, each record says which one it is of', async () => {
  const { out } = await tcpparms('log --format json console.txt agent.txt', { files });
  expect((JSON.parse(out) as { records: { log: string; line: number }[] }).records.map(({ log, line }) => `${log}:${line}`)).toEqual(['console.txt:1', 'agent.txt:2', 'agent.txt:3']);
});

test('a connection as programs write hexadecimal numbers', async () => {
  expect((await tcpparms('log --connection 0xa1 console.txt', { files })).out).toContain('Connection 000000A1');
});

describe('an unknown attribute: what was meant', () => {
  const meant = async (attribute: string, type: string): Promise<string | undefined> => {
    const { out } = await tcpparms('log -', { stdin: `05/30 07:21:12 OBJERR :005: process_TTLS_attribute_table: Unknown attribute '${attribute}' for ${type}` });
    return out.split('\n')[2]?.trim();
  };

  test('a name like it', async () => expect(await meant('ZocalAddr', 'TTLSRule')).toBe('Did you mean LocalAddr?'));
  test('an attribute of another statement', async () => expect(await meant('HandshakeTimeout', 'TTLSGroupAction')).toMatch(/^It is an attribute of TTLS/));
  test('an attribute that came later', async () => expect(await meant('TLSv1.3', 'TTLSEnvironmentAdvancedParms')).toMatch(/^TTLSEnvironmentAdvancedParms has TLSv1\.3 from V2R4 on: /));
  test('nothing like it', async () => expect(await meant('Qwertzuiop', 'TTLSRule')).toBe('What to do:'));
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
