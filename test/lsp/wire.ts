/** The bundled server as a process of its own, with bytes written to it by hand. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { StreamMessageReader, type Message, type ResponseMessage } from 'vscode-jsonrpc/node';
import { buildShipped } from '../support/shipped.js';

/** Builds the server into a temporary folder. `remove` takes the folder away. */
export async function buildServer(): Promise<{ readonly file: string; remove(): void }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tcpparms-lsp-'));
  await buildShipped(folder);
  return { file: path.join(folder, 'server.cjs'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export class Wire {
  readonly exitCode: Promise<number | null>;
  private readonly process: ChildProcessWithoutNullStreams;
  private readonly answers = new Map<number, ResponseMessage>();
  private readonly waiting = new Map<number, (answer: ResponseMessage) => void>();

  constructor(server: string) {
    this.process = spawn(process.execPath, [server, '--stdio']);
    this.exitCode = new Promise((resolve) => this.process.once('exit', resolve));
    new StreamMessageReader(this.process.stdout).listen((message: Message) => {
      const answer = message as ResponseMessage;
      if (typeof answer.id !== 'number' || 'method' in message) return;
      this.answers.set(answer.id, answer);
      this.waiting.get(answer.id)?.(answer);
    });
  }

  /** Bytes as they are. */
  write(bytes: string): void {
    this.process.stdin.write(bytes);
  }

  /** A body with the header that belongs to it. */
  body(text: string): void {
    this.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  notify(method: string, params?: unknown): void {
    this.body(JSON.stringify({ jsonrpc: '2.0', method, params }));
  }

  request(id: number, method: string, params?: unknown): Promise<ResponseMessage> {
    this.body(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    return this.answer(id);
  }

  answer(id: number): Promise<ResponseMessage> {
    const come = this.answers.get(id);
    return come ? Promise.resolve(come) : new Promise((resolve) => this.waiting.set(id, resolve));
  }

  async start(): Promise<ResponseMessage> {
    const answer = await this.request(1, 'initialize', { processId: null, rootUri: null, capabilities: {} });
    this.notify('initialized', {});
    return answer;
  }

  /** The client is gone without a word. */
  hangUp(): void {
    this.process.stdin.end();
  }

  kill(): void {
    this.process.kill();
  }
}
