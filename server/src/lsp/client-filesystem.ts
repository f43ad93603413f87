/** Files that only the client can read: data sets of Zowe Explorer, virtual workspaces, the web. */
import type { Connection } from 'vscode-languageserver';
import type { FileKind, FileSystem, FolderEntry } from '../workspace/filesystem.js';
import { listRequest, readTextRequest, statRequest } from './protocol.js';

/** The client's files; every failure is "not there". */
export function clientFileSystem(connection: Connection): FileSystem {
  const ask = async <T>(method: string, uri: string, fallback: T): Promise<T> => {
    try {
      return ((await connection.sendRequest(method, { uri })) as T | null) ?? fallback;
    } catch {
      return fallback;
    }
  };
  return {
    size: async (uri) => (await ask<{ size: number } | undefined>(statRequest, uri, undefined))?.size,
    readText: (uri) => ask<string | undefined>(readTextRequest, uri, undefined),
    stat: async (uri) => (await ask<{ kind: FileKind } | undefined>(statRequest, uri, undefined))?.kind,
    list: (uri) => ask<readonly FolderEntry[]>(listRequest, uri, []),
  };
}
