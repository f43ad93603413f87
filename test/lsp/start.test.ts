/** What the server does between its start and the first diagnostics. */
import { afterEach, expect, test, vi } from 'vitest';
import { MemoryFileSystem } from '../../server/src/workspace/memory-filesystem.js';
import { Client, member } from './client.js';

let client: Client | undefined;
afterEach(async () => {
  vi.restoreAllMocks();
  await client?.stop();
  client = undefined;
});

const rule = `
  TTLSRule TN
  {
    LocalPortRange      2023
    Direction           Inbound
    TTLSGroupActionRef  GROUP
  }
`;
const group = `
  TTLSGroupAction GROUP
  {
    TTLSEnabled On
  }
`;
const codes = (list: readonly { code?: unknown }[]): unknown[] => list.map(({ code }) => code);

test('a document that is open at once is not read from disk; the members beside it are', async () => {
  const read = vi.spyOn(MemoryFileSystem.prototype, 'readText');
  client = await Client.start({ files: { 'USER.TCPPARMS/TN': '# older', 'USER.TCPPARMS/COMMON': group } });
  await client.open(member('TN'), rule);
  await client.diagnosticsWhen(member('TN'), () => true);
  const asked = read.mock.calls.map(([uri]) => uri);
  expect(asked).toContain(member('COMMON'));
  expect(asked).not.toContain(member('TN'));
});

test('the settings are known before anything is read or told', async () => {
  const settings = { languages: { '**/USER.TCPPARMS/OTHER': 'off' }, severities: { 'unresolved-reference': 'hint' } };
  client = await Client.start({ files: { 'USER.TCPPARMS/OTHER': rule }, settings });
  await client.open(member('TN'), rule);
  expect(await client.nextDiagnostics(member('TN'))).toMatchObject([{ code: 'unresolved-reference', severity: 4 }]);
  expect([...client.diagnostics.keys()]).toEqual([member('TN')]);
});

test('a client that leaves the question for settings open gets diagnostics all the same', async () => {
  client = await Client.start({ neverAnswers: ['workspace/configuration'] });
  await client.open(member('TN'), `${group}Bogus`);
  expect(codes(await client.nextDiagnostics(member('TN')))).toEqual(['unknown-statement']);
});

test('other languages in the settings count at once for files that nobody has open', async () => {
  const settings = { languages: {} as Record<string, string>, severities: { 'unresolved-reference': 'hint' } };
  client = await Client.start({ files: { 'USER.TCPPARMS/OTHER': rule }, settings });
  await client.open(member('TN'), '# nothing');
  expect(codes(await client.diagnosticsWhen(member('OTHER'), (list) => list.length > 0))).not.toEqual([]);
  settings.languages = { '**/USER.TCPPARMS/OTHER': 'off' };
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  expect(await client.diagnosticsWhen(member('OTHER'), (list) => list.length === 0)).toEqual([]);
});
