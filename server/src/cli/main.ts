/** The `tcpparms` command on Node. */
import { createReadStream } from 'node:fs';
import { nodeFileSystem } from '../lsp/node-filesystem.js';
import { decodeText } from '../workspace/decode.js';
import type { Io } from './io.js';
import { run } from './run.js';

const io: Io = {
  cwd: process.cwd(),
  env: process.env,
  fileSystem: nodeFileSystem,
  terminal: process.stdout.isTTY,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  readInput: async () => {
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
    return decodeText(Buffer.concat(chunks));
  },
  inputChunks: () => textOf(process.stdin),
  fileChunks: (path) => textOf(createReadStream(path, { highWaterMark: 1 << 20 })),
};

/** Bytes → text, piece by piece. What is no UTF-8 becomes U+FFFD. */
async function* textOf(bytes: AsyncIterable<unknown>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const chunk of bytes) yield decoder.decode(chunk as Buffer, { stream: true });
  yield decoder.decode();
}

// A reader that has seen enough (`| head`) closes the pipe: no reason to complain.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode);
  throw error;
});

run(process.argv.slice(2), io).then(
  (exitCode) => (process.exitCode = exitCode),
  (error: unknown) => {
    process.stderr.write(`tcpparms failed, and should not have: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\nPlease report it: https://github.com/tcpparms/tcpparms/issues\n`);
    process.exitCode = 2;
  },
);
