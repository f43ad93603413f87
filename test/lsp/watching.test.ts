import { afterEach, expect, test } from 'vitest';
import type { Registration } from 'vscode-languageserver';
import { Client, member, root } from './client.js';

/** Folders that the client is asked to watch, as they come and go. */
class Watched {
  readonly folders = new Map<string, string>();
  private readonly waiting: (() => void)[] = [];

  constructor({ connection }: Client) {
    connection.onRequest('client/registerCapability', ({ registrations }: { registrations: Registration[] }) => {
      for (const { id, registerOptions } of registrations) for (const { globPattern } of registerOptions?.watchers ?? []) if (globPattern.baseUri) this.folders.set(id, globPattern.baseUri);
      this.changed();
      return null;
    });
    connection.onRequest('client/unregisterCapability', ({ unregisterations }: { unregisterations: { id: string }[] }) => {
      for (const { id } of unregisterations) this.folders.delete(id);
      this.changed();
      return null;
    });
  }

  async until(expected: readonly string[]): Promise<void> {
    while ([...this.folders.values()].join(' ') !== expected.join(' ')) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  private changed(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}

let client: Client | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

const policy = 'TTLSGroupAction  GROUP\n{\n  TTLSEnabled  Off\n}\n';
const start = async (relativePatternSupport: boolean): Promise<Client> => {
  const capabilities = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport } } };
  return (client = await Client.start({ files: { 'USER.TCPPARMS/PAGENTTN': policy }, capabilities }));
};
const elsewhere = root.replace(/ws$/, 'host/USER.TCPPARMS');

test('the folder of a member outside the workspace is watched while the member takes part', async () => {
  const { connection } = await start(true);
  const watched = new Watched(client as Client);
  await client?.open(member('PAGENTTN'));
  await client?.open(`${elsewhere}/POLICY`, policy);
  await client?.open(`${elsewhere.replace('host', 'log')}/attls.log`, 'a line', 'pagent-log');
  await watched.until([elsewhere]);
  await connection.sendNotification('textDocument/didClose', { textDocument: { uri: `${elsewhere}/POLICY` } });
  await watched.until([]);
});

test('a client that cannot watch one folder is not asked to', async () => {
  await start(false);
  const watched = new Watched(client as Client);
  await client?.open(`${elsewhere}/POLICY`, policy);
  await client?.diagnosticsWhen(`${elsewhere}/POLICY`, () => true);
  expect([...watched.folders.values()]).toEqual([]);
});
