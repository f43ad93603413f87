/** An editor, as far as the server sees one: over standard input and output, waiting for the answer to each key. */
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { startNode } from './processes.mjs';

/** @typedef {{ line: number, character: number }} Position */

export class Editor {
  /** @type {Map<string, { version: number, done: () => void }>} */
  #waiting = new Map();
  #version = 1;
  /** Findings of the file they were last sent for. */
  findings = 0;

  /** @param {string} server The bundle. @param {string} folder The workspace. */
  constructor(server, folder) {
    this.folder = pathToFileURL(folder).href;
    const { child, memory } = startNode([server, '--stdio'], { stdin: 'pipe' });
    this.child = child;
    this.memory = memory;
    if (!child.stdout || !child.stdin) throw new Error('The server has no pipes.');
    const connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
    this.connection = connection;
    connection.onRequest('workspace/configuration', (/** @type {{ items: unknown[] }} */ { items }) => items.map(() => null));
    connection.onRequest('client/registerCapability', () => null);
    connection.onNotification('textDocument/publishDiagnostics', (/** @type {{ uri: string, version?: number, diagnostics: unknown[] }} */ { uri, version, diagnostics }) => {
      const wait = this.#waiting.get(uri);
      if (!wait || (version ?? 0) < wait.version) return;
      this.findings = diagnostics.length;
      this.#waiting.delete(uri);
      wait.done();
    });
    connection.listen();
  }

  async initialize() {
    await this.connection.sendRequest('initialize', {
      processId: null,
      rootUri: this.folder,
      workspaceFolders: [{ uri: this.folder, name: 'bench' }],
      capabilities: {
        workspace: { configuration: true },
        textDocument: { definition: { linkSupport: true }, completion: { completionItem: { snippetSupport: true } } },
      },
      initializationOptions: {},
    });
    await this.connection.sendNotification('initialized', {});
  }

  /** @param {string} uri @param {number} version */
  #diagnostics(uri, version) {
    return /** @type {Promise<void>} */ (new Promise((done) => this.#waiting.set(uri, { version, done })));
  }

  /** @param {string} path Below the workspace. */
  uri(path) {
    return `${this.folder}/${path}`;
  }

  /** Opens a document; settles when its diagnostics have come. @param {string} uri @param {string} text */
  async open(uri, text) {
    const answered = this.#diagnostics(uri, 1);
    await this.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'pagent', version: 1, text } });
    await answered;
  }

  /**
   * Replaces a range; gives the milliseconds until diagnostics of that version have come.
   * @param {string} uri
   * @param {Position} start
   * @param {Position} end
   * @param {string} text
   */
  async type(uri, start, end, text) {
    const version = ++this.#version;
    const answered = this.#diagnostics(uri, version);
    const begin = performance.now();
    await this.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ range: { start, end }, text }] });
    await answered;
    return performance.now() - begin;
  }

  /**
   * The milliseconds until a request is answered.
   * @param {string} method
   * @param {string} uri
   * @param {object} more
   * @throws {Error} When the answer is empty: then nothing was measured.
   */
  async ask(method, uri, more = {}) {
    const begin = performance.now();
    const answer = await this.connection.sendRequest(method, { textDocument: { uri }, ...more });
    const time = performance.now() - begin;
    if (answer === null || (Array.isArray(answer) && answer.length === 0)) throw new Error(`${method} had nothing to say.`);
    return time;
  }

  async close() {
    const ended = once(this.child, 'close');
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    await ended;
    this.connection.dispose();
  }
}
