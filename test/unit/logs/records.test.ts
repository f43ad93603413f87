/** How a log that arrives in pieces becomes lines, records and connections. */
import { describe, expect, test } from 'vitest';
import { fieldsOf, messages } from '../../../server/src/catalog/index.js';
import { Connections } from '../../../server/src/logs/connections.js';
import { linesOf, longestLine } from '../../../server/src/logs/lines.js';
import { RecordReader, type LogRecord } from '../../../server/src/logs/records.js';

// eslint-disable-next-line @typescript-eslint/require-await
async function* pieces(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function lines(text: string, size: number): Promise<string[]> {
  const all: string[] = [];
  for await (const some of linesOf(pieces(text, size))) all.push(...some);
  return all;
}

function records(...text: readonly string[]): LogRecord[] {
  const reader = new RecordReader();
  return [...text.flatMap((line) => reader.next(line)), ...reader.end()];
}

const event = (connection: number): string => `EZD1283I TTLS Event GRPID: 00000001 ENVID: 00000002 CONNID: ${connection.toString(16).toUpperCase().padStart(8, '0')} RC: 0 Connection Init`;

describe('lines', () => {
  test.each([1, 2, 3, 100])('the same in pieces of %i characters', async (size) => {
    expect(await lines('one\r\ntwo\n\nthree\rfour\u0085five', size)).toEqual(['one', 'two', '', 'three', 'four', 'five']);
  });

  test.each(['\n', '\r\n', '\r', '\u0085'])('no empty line behind a last %j', async (end) => {
    for (const size of [1, 2, 100]) expect(await lines(`one${end}two${end}`, size)).toEqual(['one', 'two']);
  });

  test('a line of any length is cut, and the next one is whole', async () => {
    const [long, next] = await lines(`${'x'.repeat(longestLine * 3)}\nnext`, 1000);
    expect(long).toHaveLength(longestLine);
    expect(next).toBe('next');
  });
});

describe('records', () => {
  test('a folded record ends where the next one begins', () => {
    const found = records('EZD1286I TTLS Error GRPID: 00000001 ENVID: 00000006 CONNID: 000000CA', '  LOCAL: 192.0.2.1..1038 REMOTE: 192.0.2.2..21 JOBNAME:', '  FTPD1 USERID: FTPD RULE: FTP@192.0.2.1 2', '  RC:  401 Initial Handshake', event(5));
    expect(found.map(({ line, id }) => [line, id])).toEqual([[1, 'EZD1286I'], [5, 'EZD1283I']]);
    expect(found[0]?.fields).toMatchObject({ connId: '000000CA', jobName: 'FTPD1', rule: 'FTP@192.0.2.1 2', rc: '401', event: 'Initial Handshake' });
  });

  test('words in the margin of a listing do no harm', () => {
    const [found] = records('SYSA      EZD1286I  TTLS Error GRPID: 00000005 ENVID: 0000000C CONNID: 000007CC', 'AT-TLS    LOCAL: 192.0.2.93..21 REMOTE: 192.0.2.91..1037 JOBNAME: FTPD1', 'TRACE     USERID: TCPIP RULE: FTP RC: 6 Initial Handshake');
    expect(found?.fields).toMatchObject({ connId: '000007CC', jobName: 'FTPD1', rule: 'FTP', rc: '6', event: 'Initial Handshake' });
  });

  test('lines of SYSLOG and OPERLOG that go on with a message: their type, number and flags are no part of it', () => {
    const found = records(
      'M 8040000 SYSA     26149 09:25:30.12 STC00036 00000090  EZD1287I TTLS Error RC:  402 Initial Handshake 036',
      'D                                         036 00000090    LOCAL: 192.0.2.1..2023',
      'D                                         036 00000090    REMOTE: 192.0.2.2..55510',
      'DR                                        036 00000090    JOBNAME: TN3270 RULE: TN',
      'E                                         036 00000090    USERID: START1 GRPID: 00000012 ENVID: 0000000B CONNID: 0000053A',
      'N 8000000 SYSA     26149 09:25:31.12 STC00036 00000090  ICH408I USER(START1  ) GROUP(SYS1    ) NAME(####################)',
      'S                                                         START1.TN3270.LST CL(RDATALIB)',
      'S                                                         INSUFFICIENT ACCESS AUTHORITY',
      'S                                                         ACCESS INTENT(READ   )  ACCESS ALLOWED(NONE   )',
    );
    expect(found.map(({ line, lineCount, id }) => [line, lineCount, id])).toEqual([[1, 5, 'EZD1287I'], [6, 4, 'ICH408I']]);
    expect(found[0]?.fields).toMatchObject({ localPort: '2023', jobName: 'TN3270', rule: 'TN', userId: 'START1', connId: '0000053A' });
    expect(found[0]?.text).not.toContain('00000090');
    expect(found[1]?.fields).toMatchObject({ resource: 'START1.TN3270.LST', class: 'RDATALIB', intent: 'READ', allowed: 'NONE' });
  });

  test('a record of the Policy Agent that quotes another message stays its own', () => {
    const [found] = records("06/16 08:00:20 SYSERR :000: …open: cannot open '/x', errno EDC5129I No such file or directory.");
    expect(found).toMatchObject({ severity: 'error', fields: { type: 'SYSERR' } });
  });

  test('a text about a message is no error', () => expect(records('EZD1287I: Explanation: an event of AT-TLS failed')[0]?.severity).toBe('other'));

  test('a refusal of RACF has its profile and the access that is missing in the lines below', () => {
    const [found] = records('ICH408I USER(START1  ) GROUP(SYS1    ) NAME(####################)', '  START1.TN3270.LST CL(RDATALIB)', '  INSUFFICIENT ACCESS AUTHORITY', '  ACCESS INTENT(READ   )  ACCESS ALLOWED(NONE   )', 'another line');
    expect(found).toMatchObject({ lineCount: 4, fields: { userId: 'START1', resource: 'START1.TN3270.LST', class: 'RDATALIB', intent: 'READ', allowed: 'NONE' } });
  });

  test('a Telnet diagnosis has the return code of Telnet in the lines below', () => {
    const [found] = records('18.52.49 STC00036  EZZ6035I TN3270 DEBUG CONN   DETAIL', '   544               IP..PORT: 192.0.2.40..50111', '   544               CONN: 00001B30  LU:           MOD: EZBTTRCV', '   544               RCODE: 1030-01  TTLS Ioctl failed for query or init HS.', '   544               PARM1: FFFFFFFF  PARM2: 00000464  PARM3: 00000000');
    expect(found).toMatchObject({ connection: '00001B30', fields: { jobName: 'TN3270', clientIp: '192.0.2.40', rcode: '1030', parm2: '00000464' } });
  });

  const samples = messages.filter(({ id, pattern }) => /\d/.test(id) && pattern !== undefined).flatMap((row) => (row.samples ?? []).map((sample) => [sample, row] as const));

  test.each(samples)('what is read in passing is what the pattern says: %s', (sample, row) => {
    const [found] = records(sample);
    const fields = fieldsOf(row, found?.text ?? '') ?? {};
    expect(found).toMatchObject({ id: row.id, fields });
    expect(found?.connection).toBe(fields['connId']?.toUpperCase());
    if (Number(fields['rc'] ?? 0) !== 0) expect(found?.severity).toBe('error');
  });

  test('return code 0 is no error', () => expect(records(event(1))[0]?.severity).toBe('other'));
});

describe('connections', () => {
  test('the one that was silent longest makes room, and is counted', () => {
    const connections = new Connections(2);
    for (const number of [1, 2, 1, 3]) for (const record of records(event(number))) connections.add(record);
    expect(connections.all().map(({ id, records: count }) => [id, count])).toEqual([['00000001', 2], ['00000003', 1]]);
    expect(connections.leftOut).toBe(1);
  });

  const stories = (...lines: readonly string[]): unknown[] => {
    const connections = new Connections();
    for (const record of records(...lines)) connections.add(record);
    return connections.all().map(({ id, source, fields, failures }) => [id, source && `${source.system} ${source.stack}`.trim(), fields['rule'], failures.map(({ line }) => line)]);
  };
  const map = (rule: string, port: number): string => `EZD1281I TTLS Map   CONNID: 00000051 LOCAL: 192.0.2.1..${port} REMOTE: 192.0.2.9..4000 JOBNAME: JOB${port} USERID: U TYPE: InBound STATUS: Enabled RULE: ${rule} ACTIONS: G E C`;
  const failure = (rc: number): string => `EZD1283I TTLS Event GRPID: 00000001 ENVID: 00000002 CONNID: 00000051 RC:  ${rc} Initial Handshake`;

  test.each([
    ['syslogd', (stack: string) => `May 29 09:25:30 SYSA TTLS[67174439]: 09:25:30 ${stack} `, ['SYSA TCPIP', 'SYSA TCPIP1']],
    ['syslogd -u', (stack: string) => `May 29 09:25:30 SYSA/TCPUSER  ${stack}    TTLS[67174439]: 09:25:30 ${stack}  `, ['SYSA TCPIP', 'SYSA TCPIP1']],
    ['the part behind it', (stack: string) => `09:25:30 ${stack} `, ['TCPIP', 'TCPIP1']],
  ])('%s: each stack counts its connections for itself', (_, prefix, [first, second]) => {
    const lines = [prefix('TCPIP') + map('A', 1), prefix('TCPIP1') + map('B', 2), prefix('TCPIP') + failure(402), prefix('TCPIP1') + failure(435), prefix('TCPIP1') + failure(406)];
    expect(stories(...lines)).toEqual([['00000051', first, 'A', [3]], ['00000051', second, 'B', [4, 5]]]);
  });

  test('systems that log to one file are told apart', () => {
    const from = (host: string): string => `May 29 09:25:30 ${host} TTLS[7]: 09:25:30 TCPIP `;
    expect(stories(from('SYSA') + map('A', 1), from('SYSB') + map('B', 2), from('SYSA') + failure(402))).toEqual([['00000051', 'SYSA TCPIP', 'A', [3]], ['00000051', 'SYSB TCPIP', 'B', []]]);
  });

  test('records without a stack go on with the connection of their number', () => {
    expect(stories(` 09.25.30 STC00036  ${map('A', 1)}`, `May 29 09:25:30 SYSA TTLS[7]: 09:25:30 TCPIP ${failure(402)}`, failure(406))).toEqual([['00000051', 'SYSA TCPIP', 'A', [2, 3]]]);
  });

  test('a number that comes again is another connection, and both are told', () => {
    expect(stories(map('A', 1), failure(402), map('B', 2), failure(435))).toEqual([['00000051', undefined, 'A', [2]], ['00000051', undefined, 'B', [4]]]);
  });
});
