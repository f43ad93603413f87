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
