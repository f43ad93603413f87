/** `tcpparms log --pcap`, read by Wireshark's `tshark`. A stage of its own of `npm test`, which installs the program or says loudly that this did not run. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { tcpparms } from './command.js';

const folder = mkdtempSync(path.join(tmpdir(), 'tcpparms-'));
afterAll(() => rmSync(folder, { recursive: true }));

const hello = `0303${'5a'.repeat(32)}000004c02fc03001000000`;
const length = (hello.length / 2).toString(16).padStart(6, '0');
const handshake = `01${length}${hello}`;
const header = `160301${(handshake.length / 2).toString(16).padStart(4, '0')}`;
const data = (direction: string, hex: string): string => `Jun  1 10:00:00 SYSA TTLS[1]: 10:00:00 TCPIP    EZD1285I TTLS Data CONNID: 000000B2 ${direction} CIPHER ${hex}`;

test('header and body in two lines become one Client Hello; a record without its body does not swallow the next one', async () => {
  const stdin = [
    'EZD1281I TTLS Map CONNID: 000000B2 LOCAL: 192.0.2.7..2023 REMOTE: ::FFFF:192.0.2.9..4000 JOBNAME: TN USERID: TCPIP TYPE: InBound STATUS: Enabled RULE: TN ACTIONS: A **N/A** **N/A**',
    data('RECV', header),
    data('RECV', handshake),
    data('SEND', '1603030020'),
    data('SEND', '15030300020228'),
  ].join('\n');
  const file = path.join(folder, 'out.pcapng');
  const { err } = await tcpparms(`log --pcap ${file} -`, { stdin });
  expect(err).toContain('3 TLS records, 1 of them filled up with zeros');
  const rows = execFileSync('tshark', ['-r', file, '-Y', 'tls', '-T', 'fields', '-e', 'ip.src', '-e', 'tcp.srcport', '-e', 'tls.handshake.type', '-e', 'tls.record.content_type', '-e', 'tls.alert_message.desc'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  expect(rows.trimEnd().split('\n').map((row) => row.split('\t'))).toEqual([
    ['192.0.2.9', '4000', '1', '22', ''],
    ['192.0.2.7', '2023', '', '22', ''],
    ['192.0.2.7', '2023', '', '21', '40'],
  ]);
});

test('a log without data lines: where they come from', async () => {
  const { err } = await tcpparms(`log --pcap ${path.join(folder, 'none.pcapng')} -`, { stdin: 'EZD1287I TTLS Error RC:  402 Initial Handshake' });
  expect(err).toMatch(/: No TLS records\. AT-TLS logs them in EZD1285I with Trace 32 /);
});

test('IPv6 addresses stay, and of an outbound connection the local side begins', async () => {
  const stdin = [
    'EZD1281I TTLS Map CONNID: 000000B2 LOCAL: 2001:DB8::7..4000 REMOTE: 2001:DB8:0:0:0:0:0:9..443 JOBNAME: TN USERID: TCPIP TYPE: OutBound STATUS: Enabled RULE: TN ACTIONS: A **N/A** **N/A**',
    data('SEND', `${header}${handshake}`),
  ].join('\n');
  const file = path.join(folder, 'six.pcapng');
  await tcpparms(`log --pcap ${file} -`, { stdin });
  const rows = execFileSync('tshark', ['-r', file, '-o', 'tcp.check_checksum:TRUE', '-T', 'fields', '-e', 'ipv6.src', '-e', 'tcp.srcport', '-e', 'tcp.flags.syn', '-e', 'tcp.checksum.status', '-e', 'tls.handshake.type'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const [first, ...others] = rows.trimEnd().split('\n').map((row) => row.split('\t'));
  expect(first).toEqual(['2001:db8::7', '4000', expect.stringMatching(/^(?:1|True)$/), '1', '']);
  expect(others.at(-1)?.at(-1)).toBe('1');
});

test('dumps of a trace of System SSL: handshake messages get a record header, cut ones are filled up', async () => {
  const stdin = [
    'SYSA      MESSAGE   00000008  15:19:52.220100  SSL_INFO',
    '  Job TCPIP     Process 0201003E  Thread 00000001  gsk_secure_socket_init',
    '  Establishing secure connection with 192.0.2.91.1034.',
    '',
    'SYSA      DUMP      00000020  15:19:52.221414  SSL_ASCII_DUMP',
    '  Job TCPIP     Process 0201003E  Thread 00000001  read_v3_client_hello',
    '  CLIENT-HELLO message',
    '    00000000: 0100002D 03025089 8BF6761E A90F924A   *...-..P...v....J*',
    '    00000010: 0B909203 45AE6AD5 DC1ECCCF 3AF60746   *....E.j.....:..F*',
    "    00000020: 275180D1 DCD00000 0600FF00 0A002F01   *'Q............/.*",
    '    00000030: 00                                    *.*',
    '',
    'SYSA      DUMP      00000020  15:19:52.221500  SSL_ASCII_DUMP',
    '  Job TCPIP     Process 0201003E  Thread 00000001  gsk_encode_signature',
    '  Encoded signature stream',
    '    00000000: 30820275 308201DE A0030201 02020100   *0..u0...........*',
    '',
    'SYSA      DUMP      00000020  15:19:52.221600  SSL_ASCII_DUMP',
    '  Job TCPIP     Process 0201003E  Thread 00000001  send_v3_server_messages',
    '  CERTIFICATE message',
    '    00000000: 0B000523 00052000 02A13082 029D3082   *...#.. ...0...0.*',
    '',
    'SYSA      DUMP      00000020  15:19:52.221700  SSL_ASCII_DUMP',
    '  Job TCPIP     Process 0201003E  Thread 00000001  send_v3_alert',
    '  ALERT message',
    '    00000000: 15030300 020228                       *......(*',
  ].join('\n');
  const file = path.join(folder, 'trace.pcapng');
  const { err } = await tcpparms(`log --pcap ${file} -`, { stdin });
  expect(err).toContain('3 TLS records, 1 of them filled up with zeros');
  const rows = execFileSync('tshark', ['-r', file, '-Y', 'tls', '-T', 'fields', '-e', 'ip.src', '-e', 'tls.handshake.type', '-e', 'tls.handshake.ciphersuite', '-e', 'tls.alert_message.desc', '-e', 'frame.time_relative'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  expect(rows.trimEnd().split('\n').map((row) => row.split('\t').slice(0, 4))).toEqual([
    ['192.0.2.91', '1', '0x00ff,0x000a,0x002f', ''],
    ['192.0.2.1', '11', '', ''],
    ['192.0.2.1', '', '', '40'],
  ]);
});

test('a data line that ends with other text than digits is read as far as it goes', async () => {
  const file = path.join(folder, 'cut.pcapng');
  const { err } = await tcpparms(`log --pcap ${file} -`, { stdin: `${data('RECV', `${header}${handshake.slice(0, 60)}`)}..TRC\n${data('SEND', '15030300020228')}` });
  expect(err).toContain('2 TLS records, 1 of them filled up with zeros');
});

test('no file is overwritten unasked, and never a log', async () => {
  const file = path.join(folder, 'kept.txt');
  writeFileSync(file, 'kept');
  const again = await tcpparms(`log --pcap ${file} -`, { stdin: '' });
  expect([again.exitCode, again.err]).toEqual([2, expect.stringContaining('--force replaces it')]);
  const self = await tcpparms(`log --force --pcap ${file} ${file}`, { stdin: '' });
  expect([self.exitCode, self.err]).toEqual([2, expect.stringContaining('one of the logs')]);
  expect(readFileSync(file, 'utf8')).toBe('kept');
  expect((await tcpparms(`log --force --pcap ${file} -`, { stdin: '' })).exitCode).toBe(0);
  expect(readFileSync(file, 'utf8')).not.toBe('kept');
});
