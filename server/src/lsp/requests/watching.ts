/**
 * Folders outside the workspace, whose changes the client is asked to tell: a pattern that is no more than a text holds for
 * workspace folders alone, and members of a host, or beside an opened file, are often elsewhere.
 */
import { DidChangeWatchedFilesNotification, type Disposable } from 'vscode-languageserver';
import { isDisplay } from '../../catalog/types.js';
import { canonicalUri, isWithin, parentOf } from '../../workspace/uris.js';
import type { Session } from '../session.js';

/** Each folder costs the client a watcher. */
const mostFolders = 200;

export function registerWatching(session: Session): void {
  const watched = new Map<string, Promise<Disposable | undefined>>();
  session.onSettled(() => {
    if (!session.client.registerFolderWatchers) return;
    const wanted = foldersOutside(session);
    for (const [folder, watcher] of watched) {
      if (wanted.has(folder)) continue;
      watched.delete(folder);
      void watcher.then((one) => one?.dispose());
    }
    for (const folder of wanted) if (!watched.has(folder)) watched.set(folder, watch(session, folder));
  });
}

/** Undefined when the client refuses: it goes on without. */
function watch({ connection }: Session, folder: string): Promise<Disposable | undefined> {
  const watchers = [{ globPattern: { baseUri: folder, pattern: '*' } }];
  return connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(() => undefined);
}

/** Where the files of the library are that no workspace folder holds. Not those of logs: these grow all the time. */
function foldersOutside({ library, roots }: Session): ReadonlySet<string> {
  const inside = roots.map(canonicalUri);
  const folders = new Set<string>();
  for (const { uri, language } of library.model.files.values()) {
    if (isDisplay(language) || inside.some((root) => isWithin(uri, root))) continue;
    const folder = parentOf(uri);
    if (folder !== undefined && folders.size < mostFolders) folders.add(folder);
  }
  return folders;
}
