/** A folder on the real disk, and a server that reads it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter, type MessageConnection } from 'vscode-jsonrpc/node';
import type { Diagnostic } from 'vscode-languageserver';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { startNodeServer } from '../../server/src/lsp/node.js';
import type { Patience } from '../../server/src/lsp/remote-places.js';

export class Disk {
  readonly top = mkdtempSync(path.join(tmpdir(), 'tcpparms-'));

  /** Writes a file, with the folders above it. */
  write(name: string, content: string | Uint8Array): string {
    const file = this.path(name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return this.uri(name);
  }

  path(name: string): string {
    return path.join(this.top, name);
  }

  uri(name: string): string {
    return URI.file(this.path(name)).toString();
  }

  remove(): void {
    rmSync(this.top, { recursive: true, force: true });
  }
}

export interface DiskClient {
  readonly connection: MessageConnection;
  readonly messages: readonly string[];
  /** The diagnostics published last. */
  readonly diagnostics: ReadonlyMap<string, readonly Diagnostic[]>;
  /** Files of the library, when everything has been read. */
  files(): Promise<readonly string[]>;
  open(uri: string, text: string): Promise<void>;
  end(): void;
}

/** A client of the Node server with one workspace folder. `patience`: how long the server waits for files that it asks the client for. */
export async function connect(rootUri: string, initializationOptions: object = {}, settings: unknown = null, patience?: Patience): Promise<DiskClient> {
  const [up, down] = [new PassThrough(), new PassThrough()];
  startNodeServer(createConnection(ProposedFeatures.all, new StreamMessageReader(up), new StreamMessageWriter(down)), patience);
  const connection = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  const messages: string[] = [];
  const diagnostics = new Map<string, readonly Diagnostic[]>();
  connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => settings));
  connection.onNotification('window/showMessage', ({ message }: { message: string }) => void messages.push(message));
  connection.onNotification('textDocument/publishDiagnostics', (params: { uri: string; diagnostics: Diagnostic[] }) => void diagnostics.set(params.uri, params.diagnostics));
  connection.listen();
  await connection.sendRequest('initialize', { processId: null, rootUri, workspaceFolders: [{ uri: rootUri, name: 'ws' }], capabilities: { workspace: { configuration: true } }, initializationOptions });
  await connection.sendNotification('initialized', {});
  return {
    connection,
    messages,
    diagnostics,
    files: () => connection.sendRequest<string[]>('tcpparms/files', {}),
    open: (uri, text) => connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'pagent', version: 1, text } }),
    end: () => connection.dispose(),
  };
}
