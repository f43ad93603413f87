/** The world as a command sees it, so that tests can put another one in its place. */
import type { FileSystem } from '../workspace/filesystem.js';

export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly fileSystem: FileSystem;
  /** Whether standard output is a terminal. */
  readonly terminal: boolean;
  out(text: string): void;
  err(text: string): void;
  /** All of standard input. */
  readInput(): Promise<string>;
  /** Standard input, or a file of the disk, piece by piece; absent where both are in memory. */
  inputChunks?(): AsyncIterable<string>;
  fileChunks?(path: string): AsyncIterable<string>;
  /** Whether a pipe stands at the path, as shells put there for `<(zcat attls.log.gz)`. */
  isPipe?(path: string): boolean;
  /** Waits until what was written has been taken, where standard output is slower than the program. */
  drained?(): Promise<void>;
}

/** The command line is wrong, or something that was asked for cannot be read: exit code 2. Without a message, the reason is written already. */
export class UsageError extends Error {}

export const exitCodes = { clean: 0, findings: 1, usage: 2 } as const;

/** Colours: what the option says; else NO_COLOR and FORCE_COLOR; else whether somebody is watching. */
export function wantsColor(io: Io, option: boolean | undefined): boolean {
  if (option !== undefined) return option;
  if (io.env['NO_COLOR']) return false;
  const forced = io.env['FORCE_COLOR'];
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  return io.terminal && io.env['TERM'] !== 'dumb';
}
