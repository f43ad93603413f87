/** The command on files that nobody wishes for: one clear message, the right exit code, and no result that was never worked out. */
import { closeSync, ftruncateSync, mkdirSync, openSync, symlinkSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../../server/src/cli/run.js';
import { nodeFileSystem } from '../../server/src/lsp/node-filesystem.js';
import { Disk } from './disk.js';

interface Outcome {
  readonly out: string;
  readonly err: string;
  readonly exitCode: number;
}

let disk: Disk;

beforeAll(() => {
  disk = new Disk();
  disk.write('POLICY', 'TTLSRule R\n{\n  LocalPortRange 23\n  Direction Inbound\n  TTLSGroupActionRef G\n}\nTTLSGroupAction G\n{\n  TTLSEnabled Off\n}\n');
  mkdirSync(disk.path('FOLDER'));
  symlinkSync('LOOP', disk.path('LOOP'));
  // “TTLSRule R” and line ends in code page 1047, again and again.
  disk.write('EBCDIC', Uint8Array.from(Array.from({ length: 100 }, () => [0xe3, 0xe3, 0xd3, 0xe2, 0xd9, 0xa4, 0x93, 0x85, 0x40, 0xd9, 0x15, 0x01, 0x02]).flat()));
  disk.write('HUGE', '');
  const handle = openSync(disk.path('HUGE'), 'r+');
  ftruncateSync(handle, 200 * 1024 * 1024);
  closeSync(handle);
});

afterAll(() => disk.remove());

async function tcpparms(commandLine: string, input = ''): Promise<Outcome> {
  let [out, err] = ['', ''];
  const exitCode = await run(commandLine.split(' '), { cwd: disk.top, env: {}, fileSystem: nodeFileSystem, terminal: false, out: (text) => (out += text), err: (text) => (err += text), readInput: async () => input });
  return { out, err, exitCode };
}

const absent = 'there is no such file';
const notText = 'It is not a text file.';

describe.each([
  ['check $', { NOWHERE: absent, FOLDER: 'there is no configuration file in it', LOOP: absent, EBCDIC: notText, HUGE: 'larger than 16 MB' }],
  ['match --local-port 23 --direction inbound $', { NOWHERE: absent, FOLDER: 'there is no configuration file in it', LOOP: absent, EBCDIC: notText, HUGE: 'larger than 16 MB' }],
  ['effective --rule R $', { NOWHERE: absent, FOLDER: 'there is no configuration file in it', LOOP: absent, EBCDIC: notText, HUGE: 'larger than 16 MB' }],
  ['handshake --rule R --client curl $', { NOWHERE: absent, FOLDER: 'there is no configuration file in it', LOOP: absent, EBCDIC: notText, HUGE: 'larger than 16 MB' }],
  ['drift --pasearch $ POLICY', { NOWHERE: absent, FOLDER: 'this is a folder', LOOP: absent, EBCDIC: notText, HUGE: notText }],
  ['diff POLICY $', { NOWHERE: absent, FOLDER: 'there is no configuration file in it', LOOP: absent, EBCDIC: notText, HUGE: 'larger than 16 MB' }],
  ['diff $ POLICY', { NOWHERE: absent, FOLDER: 'there is no configuration file in it', LOOP: absent, EBCDIC: notText, HUGE: 'larger than 16 MB' }],
  ['racf --rule R $', { NOWHERE: absent, FOLDER: 'there is no configuration file in it', LOOP: absent, EBCDIC: notText, HUGE: 'larger than 16 MB' }],
  ['log $', { NOWHERE: absent, FOLDER: 'this is a folder', LOOP: absent, EBCDIC: notText }],
  ['syslog $', { NOWHERE: absent, FOLDER: 'this is a folder', LOOP: absent, EBCDIC: notText, HUGE: notText }],
  ['check --config $ POLICY', { NOWHERE: 'cannot be read', FOLDER: 'cannot be read', LOOP: 'cannot be read', EBCDIC: 'is no JSON', HUGE: 'is no JSON' }],
] as readonly (readonly [string, Readonly<Record<string, string>>])[])('%s', (commandLine, faults) => {
  test.each(Object.entries(faults))('%s: %s', async (file, message) => {
    const { out, err, exitCode } = await tcpparms(commandLine.replace('$', file));
    expect(err).toContain(message);
    expect(err).toContain(file);
    // Nothing of the file itself reaches the terminal unseen, and no fault of the program does.
    // eslint-disable-next-line no-control-regex
    expect(err).not.toMatch(/[\u0000-\u0009\u000b-\u001f]|\bat .*:\d+:\d+/);
    expect([out, exitCode]).toEqual(['', 2]);
  });
});

test.each(['check', 'check --no-such-option POLICY', 'check --format xml POLICY', 'no-such-command', 'log --connections some POLICY'])('tcpparms %s: the usage is wrong', async (commandLine) => {
  const { out, err, exitCode } = await tcpparms(commandLine);
  expect(err).toMatch(/^error: .+\nTry --help\.\n$/s);
  expect([out, exitCode]).toEqual(['', 2]);
});
