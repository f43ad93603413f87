/** The `tcpparms` command on Node. */
import { once } from 'node:events';
import { createReadStream, statSync } from 'node:fs';
import { nodeFileSystem } from '../lsp/node-filesystem.js';
import { decodeText } from '../workspace/decode.js';
import type { Io } from './io.js';
import { logText } from './log-text.js';
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
  inputChunks: () => logText(process.stdin),
  fileChunks: (path) => logText(createReadStream(path, { highWaterMark: 1 << 20 })),
  isPipe: (path) => statSync(path, { throwIfNoEntry: false })?.isFIFO() === true,
  drained: async () => {
    if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
  },
};

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
