/** Runs the command in this process over files in memory, for tests that read like a session at a terminal. */
import path from 'node:path';
import { URI } from 'vscode-uri';
import type { Io } from '../../server/src/cli/io.js';
import { run } from '../../server/src/cli/run.js';
import { MemoryFileSystem } from '../../server/src/workspace/memory-filesystem.js';
import { dedent } from '../support/library.js';

export const cwd = '/home/sysprog/git';

export interface Session {
  /** Paths relative to the working directory → texts, indented as the test likes. */
  readonly files?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly terminal?: boolean;
  /** Stands for an argument that is empty: a variable without a value. */
  readonly emptyFor?: string;
  readonly prepare?: (files: MemoryFileSystem) => void;
}

export interface Outcome {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

export const uriOf = (file: string): string => URI.file(path.posix.resolve(cwd, file)).toString();

/** `tcpparms …`, its arguments separated by blanks. */
export async function tcpparms(commandLine: string, session: Session = {}): Promise<Outcome> {
  const files = new MemoryFileSystem();
  for (const [file, text] of Object.entries(session.files ?? {})) files.write(uriOf(file), dedent(text));
  session.prepare?.(files);
  let [out, err] = ['', ''];
  const io: Io = {
    cwd,
    env: session.env ?? {},
    fileSystem: files,
    terminal: session.terminal ?? false,
    out: (text) => (out += text),
    err: (text) => (err += text),
    readInput: async () => session.stdin ?? '',
  };
  const words = commandLine.split(' ').filter((word) => word !== '');
  const exitCode = await run(words.map((word) => (word === session.emptyFor ? '' : word)), io);
  return { exitCode, out, err };
}

/** The findings of `--format json`, as `file:line:column severity code`. */
export function findingsIn(json: string): string[] {
  const { findings } = JSON.parse(json) as { findings: { file: string; line: number; column: number; severity: string; code: string }[] };
  return findings.map((f) => `${f.file}:${f.line}:${f.column} ${f.severity} ${f.code}`);
}

/** A library in which everything is right. */
export const cleanLibrary: Readonly<Record<string, string>> = {
  'USER.TCPPARMS/PAGENTEN': "PAGENT_CONFIG_FILE=//'USER.TCPPARMS(PAGENTCF)'\n",
  'USER.TCPPARMS/PAGENTCF': "TcpImage TCPIP //'USER.TCPPARMS(PAGENTT)' FLUSH PURGE\n",
  'USER.TCPPARMS/PAGENTT': "TTLSConfig //'USER.TCPPARMS(PAGENTTN)' FLUSH PURGE\n",
  'USER.TCPPARMS/PAGENTTN': `
    TTLSRule TN
    {
      LocalPortRange      2023
      Direction           Inbound
      TTLSGroupActionRef  TNGA
    }
    TTLSGroupAction TNGA
    {
      TTLSEnabled  Off
    }
  `,
};

/** The same with a reference that names nothing, in line 5 of PAGENTTN. */
export const faultyLibrary: Readonly<Record<string, string>> = {
  ...cleanLibrary,
  'USER.TCPPARMS/PAGENTTN': (cleanLibrary['USER.TCPPARMS/PAGENTTN'] as string).replace('TTLSGroupActionRef  TNGA', 'TTLSGroupActionRef  TNGB'),
};
