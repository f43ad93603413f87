/** In a workspace that the user does not trust, nothing outside of it is read, whatever its files and links name. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect, Disk, type DiskClient } from './disk.js';

const policy = 'TTLSRule R\n{\n  LocalAddr ALL\n}\n';
let disk: Disk;
let client: DiskClient;

beforeEach(() => {
  disk = new Disk();
  disk.write('outside/TCPPARMS/SECRET', policy);
  disk.write('ws/USER.TCPPARMS/POLICY', policy);
});

afterEach(() => {
  client.end();
  disk.remove();
});

/** Names of the files of the library, relative to the folder of the test. */
async function filesRead(trusted: boolean, settings?: unknown): Promise<string[]> {
  client = await connect(disk.uri('ws'), { workspaceTrusted: trusted }, settings);
  await client.files();
  await client.connection.sendRequest('workspace/symbol', { query: '' });
  return (await client.files()).map((uri) => uri.slice(disk.uri('').length).replace(/^\//, '')).sort();
}

test.each([true, false])('paths that lead up or start at the top of the disk are not followed (trusted: %s)', async (trusted) => {
  const names = ['../../outside/TCPPARMS/SECRET', disk.path('outside/TCPPARMS/SECRET'), '/../../outside/TCPPARMS/SECRET'];
  disk.write('ws/USER.TCPPARMS/MAIN', names.map((name) => `CommonTTLSConfig ${name}\n`).join('') + "TTLSConfig //'../../OUTSIDE.TCPPARMS(SECRET)'\n");
  expect(await filesRead(trusted)).toEqual(['ws/USER.TCPPARMS/MAIN', 'ws/USER.TCPPARMS/POLICY']);
});

test('links that lead out of it are followed only when it is trusted', async () => {
  symlinkSync(disk.path('outside/TCPPARMS'), disk.path('ws/OTHER.TCPPARMS'));
  symlinkSync(disk.path('outside/TCPPARMS/SECRET'), disk.path('ws/USER.TCPPARMS/LINK'));
  expect(await filesRead(false)).toEqual(['ws/USER.TCPPARMS/POLICY']);
  client.end();
  expect(await filesRead(true)).toEqual(['ws/OTHER.TCPPARMS/SECRET', 'ws/USER.TCPPARMS/LINK', 'ws/USER.TCPPARMS/POLICY']);
});

test('links inside it are followed', async () => {
  mkdirSync(disk.path('ws/real'));
  disk.write('ws/real/MEMBER', policy);
  symlinkSync(disk.path('ws/real'), disk.path('ws/LINKED.TCPPARMS'));
  expect(await filesRead(false)).toEqual(['ws/LINKED.TCPPARMS/MEMBER', 'ws/USER.TCPPARMS/POLICY']);
});

test('a folder that the settings name is read: those of an untrusted folder never reach the server', async () => {
  expect(await filesRead(false, { dataSets: { 'A.B': disk.path('outside/TCPPARMS') } })).toContain('outside/TCPPARMS/SECRET');
});
