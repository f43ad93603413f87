/** Files that others wrote, logs and displays, piece by piece: `-` is standard input. Any encoding that z/OS and its tools leave is read. */
import path from 'node:path';
import { URI } from 'vscode-uri';
import type { Io } from './io.js';

/** The text; undefined where there is no such file. */
export async function piecesOf(file: string, io: Io): Promise<AsyncIterable<string> | undefined> {
  if (file === '-') return io.inputChunks?.() ?? once(await io.readInput());
  const place = path.resolve(io.cwd, file);
  const uri = URI.file(place).toString();
  if ((await io.fileSystem.stat(uri)) !== 'file' && io.isPipe?.(place) !== true) return undefined;
  if (io.fileChunks) return io.fileChunks(place);
  const text = await io.fileSystem.readText(uri);
  return text === undefined ? undefined : once(text);
}

/** Why there are no pieces of a file, as a sentence. */
export async function whyNone(file: string, { cwd, fileSystem }: Io): Promise<string> {
  const kind = await fileSystem.stat(URI.file(path.resolve(cwd, file)).toString());
  return kind === 'folder' ? 'this is a folder; name a file in it.' : 'there is no such file, or it cannot be read.';
}

/** Trouble of the file system has a code such as EISDIR; anything else is a fault of ours. */
export function isFileError(error: unknown): error is NodeJS.ErrnoException & { readonly code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error;
}

// eslint-disable-next-line @typescript-eslint/require-await
async function* once(text: string): AsyncGenerator<string> {
  yield text;
}
