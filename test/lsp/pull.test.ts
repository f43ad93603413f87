import { afterEach, describe, expect, test } from 'vitest';
import type { DocumentDiagnosticReport, WorkspaceDiagnosticReport } from 'vscode-languageserver';
import { Client, member } from './client.js';

let client: Client;
afterEach(() => client.stop());

const P = member('POLICY');
const start = async (): Promise<Client> => {
  client = await Client.start({
    files: {
      'USER.TCPPARMS/POLICY': 'TTLSRule R\n{\n  LocalAdr ALL\n}\n',
      'USER.TCPPARMS/OTHER': 'TTLSGroupAction GA\n{\n  TTLSEnabled On\n}\n',
    },
    capabilities: { textDocument: { diagnostic: {} } },
  });
  await client.open(P);
  return client;
};
const pull = (previousResultId?: string): Promise<DocumentDiagnosticReport> => client.request('textDocument/diagnostic', P, { previousResultId });
const pullAll = (previous: Readonly<Record<string, string>> = {}): Promise<WorkspaceDiagnosticReport> =>
  client.connection.sendRequest('workspace/diagnostic', { previousResultIds: Object.entries(previous).map(([uri, value]) => ({ uri, value })) });
const idsOf = ({ items }: WorkspaceDiagnosticReport): Record<string, string> => Object.fromEntries(items.map(({ uri, resultId }) => [uri, resultId ?? '']));

describe('a client that asks again', () => {
  test('gets the list of a file only when it is another one', async () => {
    await start();
    const first = await pull();
    expect(first.kind === 'full' && first.items.map(({ code }) => code)).toContain('unknown-attribute');
    expect(await pull(first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
    await client.replace(P, 'LocalAdr', 'LocalAddr');
    const second = await pull(first.resultId);
    expect(second).toMatchObject({ kind: 'full' });
    expect(second.resultId).not.toBe(first.resultId);
  });

  test('gets the list anew when its places have moved', async () => {
    await start();
    const first = await pull();
    await client.replace(P, 'TTLSRule', '\nTTLSRule');
    const second = await pull(first.resultId);
    expect(second.kind === 'full' && second.items.find(({ code }) => code === 'unknown-attribute')?.range.start.line).toBe(3);
  });

  test('is not taken in by a name that another server gave', async () => {
    await start();
    const { resultId } = await pull();
    await client.stop();
    await start();
    expect(await pull(resultId)).toMatchObject({ kind: 'full' });
  });

  test('gets of the whole library only what changed, and an empty list for a file that is gone', async () => {
    await start();
    const first = await pullAll();
    expect(first.items.map(({ kind }) => kind)).toEqual(['full', 'full']);
    const again = await pullAll(idsOf(first));
    expect(again.items.map(({ kind }) => kind)).toEqual(['unchanged', 'unchanged']);
    client.files.remove(member('OTHER'));
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: member('OTHER'), type: 3 }] });
    const last = await pullAll(idsOf(first));
    expect(last.items.find(({ uri }) => uri === member('OTHER'))).toMatchObject({ kind: 'full', items: [] });
  });
});
