/** `tcpparms drift`: what is printed, and the exit codes. */
import { describe, expect, test } from 'vitest';
import { tcpparms } from './command.js';

const policy = "TTLSRule WEB\n{\n  LocalPortRange  443\n  Direction  Inbound\n  TTLSGroupActionRef  GROUP\n}\nTTLSGroupAction GROUP\n{\n  TTLSEnabled  Off\n  Trace  6\n}\n";
const live = "TTLSRule: WEB\n  Priority:       1\n  LocalAddr:      All\n  LocalPort:      443\n  RemoteAddr:     All\n  RemotePort:     All\n  Direction:      Inbound\n  TTLSGrpAction:  GROUP\n    GroupID:                    00000007\n    TTLSEnabled:                Off\n    Trace:                      255\n";
const files = { POLICY: policy, 'netstat.txt': live };

test('names the parameter, both values, and both lines', async () => {
  const { out, exitCode } = await tcpparms('drift --pasearch netstat.txt --language pagent POLICY', { files });
  expect([out, exitCode]).toEqual(['WEB\n  Trace (group action): live 255, members 6\n    netstat.txt:11  ↔  POLICY:10\n', 1]);
});

test('json', async () => {
  const { out, exitCode } = await tcpparms('drift --format json --pasearch netstat.txt --language pagent POLICY', { files });
  expect([JSON.parse(out), exitCode]).toEqual([{ differences: [{ rule: 'WEB', parameter: 'Trace', members: '6', live: '255', file: 'POLICY', line: 10 }] }, 1]);
});

test('no difference', async () => {
  const { out, exitCode } = await tcpparms('drift --pasearch netstat.txt --language pagent POLICY', { files: { ...files, 'netstat.txt': live.replace('255', '6') } });
  expect([out, exitCode]).toEqual(['No differences: the rule of the display is what the members give.\n', 0]);
});

test('what the members lack is told: differences may come from it', async () => {
  const open = policy.replace('Trace  6', 'Trace  255\n  TTLSGroupAdvancedParmsRef  COMMON');
  const { err } = await tcpparms('drift --pasearch netstat.txt --language pagent POLICY', { files: { ...files, POLICY: open } });
  expect(err).toBe('Left out, since no file that was read defines it: TTLSGroupAdvancedParms COMMON. Name the main file, or the folder with all members.\n');
});

test('members that cannot be read: one reason, once', async () => {
  const { out, err, exitCode } = await tcpparms('drift --pasearch netstat.txt NOWHERE', { files });
  expect([out, err, exitCode]).toEqual(['', 'NOWHERE: there is no such file or folder.\n', 2]);
});

test('a file that is no display', async () => {
  const { err, exitCode } = await tcpparms('drift --pasearch POLICY --language pagent POLICY', { files });
  expect([err, exitCode]).toEqual(['POLICY: this is no display of rules, as pasearch -t or netstat ttls conn detail write it.\n', 2]);
});

describe('a display of several stacks', () => {
  const rule = (name: string, port: number): string => `TTLSRule ${name}\n{\n  LocalPortRange  ${port}\n  Direction  Inbound\n  TTLSGroupActionRef  GROUP\n}\nTTLSGroupAction GROUP\n{\n  TTLSEnabled  Off\n}\n`;
  const library = {
    'lib/PAGENT': 'TcpImage TCPIP /lib/IMAGE1 FLUSH PURGE\nTcpImage TCPIP2 /lib/IMAGE2 FLUSH PURGE\n',
    'lib/IMAGE1': 'TTLSConfig /lib/WEB FLUSH PURGE\n',
    'lib/IMAGE2': 'TTLSConfig /lib/MAIL FLUSH PURGE\n',
    'lib/WEB': rule('WEB', 443),
    'lib/MAIL': rule('MAIL', 465),
    'pasearch.txt': ['TCPIP', 'WEB', 'TCPIP2', 'MAIL']
      .map((name, index) => (index % 2 === 0 ? `TCP/IP pasearch CS 3.1                    Image Name: ${name}\n` : `policyRule:             ${name}\n  Rule Type:            TTLS\n  LocalPortFrom:       ${name === 'WEB' ? 444 : 465}     LocalPortTo:       ${name === 'WEB' ? 444 : 465}\n`))
      .join('\n'),
  };
  const rows = (out: string): unknown[] => (JSON.parse(out) as { differences: { stack?: string; rule: string; parameter: string }[] }).differences.map(({ stack, rule: of, parameter }) => [stack, of, parameter]);

  test('each is held against the members of its own', async () => {
    const { out, err, exitCode } = await tcpparms('drift --format json --pasearch pasearch.txt lib', { files: library });
    expect([err, exitCode]).toEqual(['', 1]);
    expect(rows(out)).toContainEqual(['TCPIP', 'WEB', 'LocalPortRange']);
    expect(out).not.toContain('"rule": "MAIL",\n      "parameter": "TTLSRule"');
  });

  test('one of them', async () => {
    const { out } = await tcpparms('drift --pasearch pasearch.txt --stack TCPIP2 lib', { files: library });
    expect(out).not.toContain('WEB');
  });
});

test('rules that a filtered display does not have are no difference', async () => {
  const two = `${policy}TTLSRule OTHER\n{\n  LocalPortRange  80\n  Direction  Inbound\n  TTLSGroupActionRef  GROUP\n}\n`;
  const shown = 'TCP/IP pasearch CS 3.1                    Image Name: TCPIP\n\npolicyRule:             WEB\n  Rule Type:            TTLS\n';
  const given = { files: { POLICY: two, 'pasearch.txt': shown } };
  expect((await tcpparms('drift --pasearch pasearch.txt --language pagent POLICY', given)).out).toContain('the display does not have: OTHER');
  expect((await tcpparms('drift --filtered --pasearch pasearch.txt --language pagent POLICY', given)).exitCode).toBe(0);
});
