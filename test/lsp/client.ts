/** A language client over real JSON-RPC streams, against the server over a file system in memory. */
import { PassThrough } from 'node:stream';
import { createMessageConnection, ErrorCodes, ResponseError, StreamMessageReader, StreamMessageWriter, type MessageConnection } from 'vscode-jsonrpc/node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { Diagnostic, InitializeParams, InitializeResult, Position, Range } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { lifecycle } from '../../server/src/lsp/lifecycle.js';
import { startServer } from '../../server/src/lsp/server.js';
import type { InitializationOptions } from '../../server/src/lsp/protocol.js';
import { MemoryFileSystem } from '../../server/src/workspace/memory-filesystem.js';
import { dedent } from '../support/library.js';

export interface ClientOptions {
  /** Files by path under the workspace folder mem:/ws. */
  readonly files?: Readonly<Record<string, string>>;
  readonly initializationOptions?: InitializationOptions;
  readonly capabilities?: InitializeParams['capabilities'];
  /** The section `tcpparms`. */
  readonly settings?: unknown;
  /** Requests of the server that are answered with an error. */
  readonly refuses?: readonly string[];
  /** Requests of the server that get no answer. */
  readonly neverAnswers?: readonly string[];
}

export const root = 'mem:/ws';
export const uri = (path: string): string => `${root}/${path}`;
/** The folder of the members in these tests. */
export const member = (name: string): string => uri(`USER.TCPPARMS/${name}`);

const fullCapabilities: InitializeParams['capabilities'] = {
  workspace: { configuration: true, didChangeWatchedFiles: { dynamicRegistration: true } },
  textDocument: {
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    definition: { linkSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown', 'plaintext'] } },
  },
};

interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: Diagnostic[];
}

export class Client {
  readonly diagnostics = new Map<string, Diagnostic[]>();
  private readonly waiting: { uri: string; accept: (list: Diagnostic[]) => boolean; resolve: (list: Diagnostic[]) => void }[] = [];
  private readonly documents = new Map<string, TextDocument>();
  private listener: ((params: Published) => void) | undefined;

  private constructor(
    readonly connection: MessageConnection,
    readonly files: MemoryFileSystem,
    readonly result: InitializeResult,
    /** What the server showed to the user. */
    readonly messages: readonly string[],
  ) {}

  static async start(options: ClientOptions = {}): Promise<Client> {
    const files = new MemoryFileSystem(Object.fromEntries(Object.entries(options.files ?? {}).map(([path, text]) => [uri(path), dedent(text)])));
    const up = new PassThrough();
    const down = new PassThrough();
    const server = createConnection(ProposedFeatures.all, new StreamMessageReader(up), new StreamMessageWriter(down), { messageStrategy: lifecycle() });
    startServer(server, () => ({ fileSystem: files, folderUri: (path, base) => (/^[a-z]+:/.test(path) ? path : `${base ?? root}/${path}`) }));
    const connection = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
    const messages: string[] = [];
    const answer = (method: string, give: (params: { items: unknown[] }) => unknown): void => {
      connection.onRequest(method, (params: { items: unknown[] }) => {
        if (options.neverAnswers?.includes(method)) return new Promise<never>(() => undefined);
        return options.refuses?.includes(method) ? new ResponseError(ErrorCodes.MethodNotFound, method) : give(params);
      });
    };
    answer('workspace/configuration', ({ items }) => items.map(() => options.settings ?? null));
    answer('client/registerCapability', () => null);
    answer('workspace/codeLens/refresh', () => null);
    answer('workspace/inlayHint/refresh', () => null);
    answer('workspace/diagnostic/refresh', () => null);
    connection.onNotification('window/showMessage', ({ message }: { message: string }) => void messages.push(message));
    connection.listen();
    const result = await connection.sendRequest<InitializeResult>('initialize', {
      processId: null,
      rootUri: root,
      workspaceFolders: [{ uri: root, name: 'ws' }],
      capabilities: options.capabilities ?? fullCapabilities,
      initializationOptions: options.initializationOptions ?? {},
    });
    const client = new Client(connection, files, result, messages);
    connection.onNotification('textDocument/publishDiagnostics', (params: Published) => {
      client.listener?.(params);
      client.received(params.uri, params.diagnostics);
    });
    await connection.sendNotification('initialized', {});
    return client;
  }

  /** Sees every list that is published from now on. */
  onPublish(listener: (params: Published) => void): void {
    this.listener = listener;
  }

  private received(where: string, list: Diagnostic[]): void {
    this.diagnostics.set(where, list);
    for (const wait of [...this.waiting]) {
      if (wait.uri !== where || !wait.accept(list)) continue;
      this.waiting.splice(this.waiting.indexOf(wait), 1);
      wait.resolve(list);
    }
  }

  /** The diagnostics of a file as soon as they are as wanted; what has come already counts. */
  diagnosticsWhen(where: string, accept: (list: Diagnostic[]) => boolean): Promise<Diagnostic[]> {
    const now = this.diagnostics.get(where);
    if (now && accept(now)) return Promise.resolve(now);
    return new Promise((resolve) => this.waiting.push({ uri: where, accept, resolve }));
  }

  /** The next diagnostics that are published for a file. */
  nextDiagnostics(where: string): Promise<Diagnostic[]> {
    return new Promise((resolve) => this.waiting.push({ uri: where, accept: () => true, resolve }));
  }

  async open(where: string, text?: string, languageId = 'pagent'): Promise<TextDocument> {
    const document = TextDocument.create(where, languageId, 1, text === undefined ? ((await this.files.readText(where)) ?? '') : dedent(text));
    this.documents.set(where, document);
    await this.connection.sendNotification('textDocument/didOpen', { textDocument: { uri: where, languageId, version: 1, text: document.getText() } });
    return document;
  }

  /** Replaces the first occurrence of a text in an open document, as a keystroke would. */
  async replace(where: string, old: string, fresh: string): Promise<void> {
    const document = this.documents.get(where);
    if (!document) throw new Error(`${where} is not open`);
    const at = document.getText().indexOf(old);
    if (at < 0) throw new Error(`${old} is not in ${where}`);
    const range = { start: document.positionAt(at), end: document.positionAt(at + old.length) };
    const version = document.version + 1;
    this.documents.set(where, TextDocument.update(document, [{ range, text: fresh }], version));
    await this.connection.sendNotification('textDocument/didChange', { textDocument: { uri: where, version }, contentChanges: [{ range, text: fresh }] });
  }

  text(where: string): string {
    return this.documents.get(where)?.getText() ?? '';
  }

  /** Position of the n-th occurrence of a text in an open document, `shift` characters into it. */
  position(where: string, text: string, occurrence = 1, shift = 0): Position {
    const document = this.documents.get(where);
    if (!document) throw new Error(`${where} is not open`);
    let at = -1;
    for (let i = 0; i < occurrence; i++) at = document.getText().indexOf(text, at + 1);
    if (at < 0) throw new Error(`${text} is not in ${where}`);
    return document.positionAt(at + shift);
  }

  range(where: string, text: string): Range {
    return { start: this.position(where, text), end: this.position(where, text, 1, text.length) };
  }

  request<T>(method: string, where: string, more: object = {}): Promise<T> {
    return this.connection.sendRequest<T>(method, { textDocument: { uri: where }, ...more });
  }

  /** Applies the edits of a workspace edit to texts and gives them. */
  applied(edit: { changes?: Record<string, { range: Range; newText: string }[]> }): Record<string, string> {
    const texts: Record<string, string> = {};
    for (const [where, edits] of Object.entries(edit.changes ?? {})) {
      const document = this.documents.get(where);
      if (document) texts[where] = TextDocument.applyEdits(document, edits);
    }
    return texts;
  }

  async stop(): Promise<void> {
    // No exit notification: the server runs in this process.
    await this.connection.sendRequest('shutdown');
    this.connection.dispose();
  }
}
