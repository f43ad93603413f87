/** From an error to the earlier record of the log that it follows from. */
import { describe, expect, test } from 'vitest';
import { Causes, type Cause } from '../../../server/src/logs/causes.js';
import { causeText } from '../../../server/src/logs/facts.js';
import { Connections } from '../../../server/src/logs/connections.js';
import { RecordReader, type LogRecord } from '../../../server/src/logs/records.js';
import { dedent } from '../../support/library.js';

/** The causes of a log's errors by the lines of the errors. */
function causes(log: string): Record<number, Cause> {
  const [reader, connections, found] = [new RecordReader(), new Connections(), new Causes()];
  const result: Record<number, Cause> = {};
  const take = (records: readonly LogRecord[]): void => {
    for (const record of records) {
      const cause = found.add(record, connections.add(record));
      if (cause) result[record.line] = cause;
    }
  };
  for (const line of dedent(log).split('\n')) take(reader.next(line));
  take(reader.end());
  return result;
}

describe('5006: the environment failed earlier', () => {
  test('the first failure under its number, with the key ring that the trace shows', () => {
    const found = causes(`
      EZD1284I TTLS Flow GRPID: 00000001 ENVID: 00000006 CONNID: 00000000 RC:    0 Set GSK_KEYRING_FILE(201) - FTPP/Server_RING
      EZD1284I TTLS Flow GRPID: 00000001 ENVID: 00000006 CONNID: 00000000 RC:  202 Call GSK_ENVIRONMENT_INIT - 7EC25118
      EZD1283I TTLS Event GRPID: 00000001 ENVID: 00000006 CONNID: 00000000 RC:  202 Environment Master Init 00000000
      EZD1283I TTLS Event GRPID: 00000001 ENVID: 00000007 CONNID: 00000000 RC:  416 Environment Master Init 00000000
      EZD1286I TTLS Error GRPID: 00000001 ENVID: 00000006 CONNID: 000000CA LOCAL: 192.0.2.1..21 REMOTE: 192.0.2.2..1038 JOBNAME: FTPD1 USERID: FTPD RULE: FTP RC: 5006 Initial Handshake
    `);
    expect(found[5]).toEqual({ line: 2, id: 'EZD1284I', returnCode: '202', what: 'GSK_ENVIRONMENT_INIT', keyring: 'FTPP/Server_RING', sure: true });
  });

  test('folded console messages have the number in the lines below', () => {
    const found = causes(`
      EZD1287I TTLS Error RC:  416 Environment Master Init
        JOBNAME: TN3270 RULE: TN
        USERID: START1 GRPID: 00000001 ENVID: 00000002 CONNID: 00000000
      EZD1287I TTLS Error RC:  5006 Initial Handshake
        JOBNAME: TN3270 RULE: TN
        USERID: START1 GRPID: 00000001 ENVID: 00000002 CONNID: 000000A1
    `);
    expect(found[4]).toMatchObject({ line: 1, returnCode: '416', what: 'Environment Master Init', sure: true });
  });

  test('an environment that came up afterwards is not to blame', () => {
    const found = causes(`
      EZD1283I TTLS Event GRPID: 00000001 ENVID: 00000006 CONNID: 00000000 RC:  202 Environment Init 00000000
      EZD1283I TTLS Event GRPID: 00000001 ENVID: 00000006 CONNID: 00000000 RC:    0 Environment Init 00000000
      EZD1283I TTLS Event GRPID: 00000001 ENVID: 00000006 CONNID: 00000000 RC:  416 Environment Init 00000000
      EZD1283I TTLS Event GRPID: 00000001 ENVID: 00000006 CONNID: 000000CA RC: 5006 Initial Handshake
    `);
    expect(found[4]).toMatchObject({ line: 3, sure: true });
  });

  test('each stack counts its environments for itself', () => {
    const found = causes(`
      May 29 09:25:30 SYSA TTLS[7]: 09:25:30 TCPIP EZD1283I TTLS Event GRPID: 00000001 ENVID: 00000006 CONNID: 00000000 RC:  202 Environment Init 00000000
      May 29 09:25:30 SYSA TTLS[8]: 09:25:30 TCPIP1 EZD1283I TTLS Event GRPID: 00000001 ENVID: 00000006 CONNID: 00000000 RC:  416 Environment Init 00000000
      May 29 09:25:30 SYSA TTLS[7]: 09:25:30 TCPIP EZD1283I TTLS Event GRPID: 00000001 ENVID: 00000006 CONNID: 000000CA RC: 5006 Initial Handshake
      May 29 09:25:30 SYSA TTLS[8]: 09:25:30 TCPIP1 EZD1283I TTLS Event GRPID: 00000001 ENVID: 00000006 CONNID: 000000CA RC: 5006 Initial Handshake
      May 29 09:25:30 SYSA TTLS[9]: 09:25:30 TCPIP2 EZD1283I TTLS Event GRPID: 00000001 ENVID: 00000006 CONNID: 000000CA RC: 5006 Initial Handshake
    `);
    expect(found).toMatchObject({ 3: { line: 1, returnCode: '202' }, 4: { line: 2, returnCode: '416' } });
    expect(found[5]).toBeUndefined();
  });

  test('without a number, the last failure of an environment is probably the cause', () => {
    expect(causes('EZD1287I TTLS Error RC: 202 Environment Master Init\nEZD1287I TTLS Error RC: 5006 Initial Handshake')[2]).toMatchObject({ line: 1, sure: false });
  });

  test('where the log has no failure of an environment, nothing is said', () => {
    expect(causes('EZD1287I TTLS Error RC: 402 Initial Handshake\nEZD1287I TTLS Error RC: 5006 Initial Handshake')).toEqual({});
  });
});

describe('a key ring that RACF refuses', () => {
  const refusal = (user: string): string => `ICH408I USER(${user}  ) GROUP(SYS1    ) NAME(SERVER)\n  START1.TN3270.LST CL(RDATALIB)\n  INSUFFICIENT ACCESS AUTHORITY\n`;

  test('416 of the same user', () => {
    const error = 'EZD1286I TTLS Error GRPID: 00000001 ENVID: 00000006 CONNID: 000000CA LOCAL: 192.0.2.1..21 REMOTE: 192.0.2.2..1038 JOBNAME: FTPD1 USERID: FTPD RULE: FTP RC: 416 Environment Init';
    expect(causes(`${refusal('FTPD')}${error}`)[4]).toMatchObject({ line: 1, id: 'ICH408I', sure: false });
    expect(causes(`${refusal('OTHER')}${error}`)).toEqual({});
  });

  test('of another resource, or long ago, it has nothing to do with it', () => {
    const error = 'EZD1287I TTLS Error RC: 416 Environment Master Init';
    expect(causes(`${refusal('FTPD').replace('START1.TN3270.LST CL(RDATALIB)', 'BPX.DAEMON CL(FACILITY)')}${error}`)).toEqual({});
    expect(causes(`${refusal('FTPD')}${'\n'.repeat(300)}${error}`)).toEqual({});
  });
});

describe('the connection broke', () => {
  test('because it had failed before', () => {
    const record = (code: number): string => `EZD1287I TTLS Error RC: ${code} Initial Handshake\n  LOCAL: 192.0.2.7..3973\n  REMOTE: 192.0.2.9..8803\n  JOBNAME: WEB RULE: CLIENT\n  USERID: WEBSRV GRPID: 00000003 ENVID: 00000001 CONNID: 0001EEF1\n`;
    expect(causes(record(5004) + record(406))).toMatchObject({ 6: { line: 1, returnCode: '5004', sure: true } });
  });

  test('because of the other end, when that is in the log too', () => {
    const record = (connection: string, local: string, remote: string, code: number): string => `EZD1286I TTLS Error GRPID: 00000001 ENVID: 00000006 CONNID: ${connection} LOCAL: ${local} REMOTE: ${remote} JOBNAME: FTPD1 USERID: FTPD RULE: FTP RC: ${code} Initial Handshake\n`;
    expect(causes(record('000000CA', '192.0.2.1..21', '192.0.2.2..1038', 6) + record('000000CB', '::FFFF:192.0.2.2..1038', '::FFFF:192.0.2.1..21', 438))).toMatchObject({ 2: { line: 1, returnCode: '6' } });
  });
});

test('Telnet: the AT-TLS error of the same connection', () => {
  const found = causes(`
    EZD1286I TTLS Error GRPID: 00000001 ENVID: 00000006 CONNID: 00001B30 LOCAL: 192.0.2.1..2023 REMOTE: 192.0.2.40..50111 JOBNAME: TN3270 USERID: TCPIP RULE: TN RC: 5003 Initial Handshake
    18.52.49 STC00036  EZZ6035I TN3270 DEBUG CONN   DETAIL
       544               IP..PORT: 192.0.2.40..50111
       544               CONN: 00001B30  LU:           MOD: EZBTTRCV
       544               RCODE: 1030-01  TTLS Ioctl failed for query or init HS.
  `);
  expect(found[2]).toMatchObject({ line: 1, returnCode: '5003', sure: true });
});

test('Policy Agent: errors of the files, and the system error before a failed start', () => {
  const found = causes(`
    05/30 07:21:12 SYSERR :001: plfm_kernel_init: socket(INET, DGRAM, 0), failed, errno=EDC5112I Resource temporarily unavailable., errno2=74610296
    05/30 07:21:12 OBJERR :001: init_PEP_and_kernel: Kernel initialization failed for image 'TCPIP2',
    EZZ8438I PAGENT POLICY DEFINITIONS CONTAIN ERRORS FOR TCPIP : TTLS
    05/30 07:21:14 OBJERR :005: process_TTLS_attribute_table: Unknown attribute 'ZocalAddr' for TTLSRule
    EZZ8438I PAGENT POLICY DEFINITIONS CONTAIN ERRORS FOR TCPIP : TTLS
    EZZ8438I PAGENT POLICY DEFINITIONS CONTAIN ERRORS FOR TCPIP : TTLS
  `);
  expect(found).toMatchObject({ 2: { line: 1 }, 5: { line: 4, sure: false } });
  // A stack that cannot be reached is no error of the definitions.
  expect(found[3]).toBeUndefined();
  expect(found[6]).toBeUndefined();
});

test('Policy Agent: what an earlier run has said is over', () => {
  const found = causes(`
    05/28 18:00:03 SYSERR :000: plfm_config_medium_open: cannot open '/etc/pagent.conf', errno EDC5129I No such file or directory.
    05/30 07:21:12 OBJERR :005: process_TTLS_attribute_table: Unknown attribute 'ZocalAddr' for TTLSRule
    05/30 07:21:13 OBJERR :005: process_TTLS_attribute_table: Unknown attribute 'Prioritty' for TTLSRule
    EZZ8438I PAGENT POLICY DEFINITIONS CONTAIN ERRORS FOR TCPIP : TTLS
  `);
  expect(found[4]).toMatchObject({ line: 2 });
});

test('the sentence about a record that ends with a full stop has one', () => {
  expect(causeText({ line: 1, id: 'SYSERR', what: 'cannot open it.', sure: false })).toBe('It probably follows from line 1: cannot open it.');
});

test('5018: the group failed', () => {
  expect(causes('EZD2042I\nEZD1283I TTLS Event GRPID: 00000001 ENVID: 00000006 CONNID: 000000CA RC: 5018 Policy Mapping')[2]).toMatchObject({ line: 1, id: 'EZD2042I' });
});
