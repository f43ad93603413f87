/** `tcpparms drift`: what is printed, and the exit codes. */
import { expect, test } from 'vitest';
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

test('a file that is no display', async () => {
  const { err, exitCode } = await tcpparms('drift --pasearch POLICY --language pagent POLICY', { files });
  expect([err, exitCode]).toEqual(['POLICY: this is no display of rules, as pasearch -t or netstat ttls conn detail write it.\n', 2]);
});
