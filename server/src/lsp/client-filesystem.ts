/** Files that only the client can read: data sets of Zowe Explorer, virtual workspaces, the web. */
import { MessageType, ShowMessageNotification, type Connection } from 'vscode-languageserver';
import type { FileKind, FileSystem, FolderEntry } from '../workspace/filesystem.js';
import { listRequest, readTextRequest, statRequest } from './protocol.js';
import { RemotePlaces, type Patience } from './remote-places.js';

export interface ClientFileSystem extends FileSystem {
  /** `listener` gets the URIs for which an answer came too late, or that were not asked for meanwhile: now they can be. */
  onLateAnswer(listener: (uris: readonly string[]) => void): void;
}

/** The client's files; every failure, and every answer that does not come in time, is "not there". */
export function clientFileSystem(connection: Connection, patience?: Patience): ClientFileSystem {
  const listeners: ((uris: readonly string[]) => void)[] = [];
  const places = new RemotePlaces(
    (sentence) => void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message: `TCPPARMS: ${sentence}` }),
    (uris) => {
      for (const listener of listeners) listener(uris);
    },
    patience,
  );
  const ask = async <T>(method: string, uri: string): Promise<T | undefined> => (await places.ask(method, uri, () => connection.sendRequest<T | null>(method, { uri }))) ?? undefined;
  return {
    size: async (uri) => (await ask<{ size: number }>(statRequest, uri))?.size,
    readText: (uri) => ask<string>(readTextRequest, uri),
    stat: async (uri) => (await ask<{ kind: FileKind }>(statRequest, uri))?.kind,
    list: async (uri) => (await ask<readonly FolderEntry[]>(listRequest, uri)) ?? [],
    onLateAnswer: (listener) => void listeners.push(listener),
  };
}
