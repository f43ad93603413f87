/** Open documents and files on disk: what they are goes to the library. */
import type { FileEvent, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { LanguageId } from '../../catalog/types.js';
import { positionsIn } from '../convert.js';
import { OpenDocument } from '../open-document.js';
import type { Session } from '../session.js';

export function registerDocuments(session: Session): void {
  const { connection } = session;
  connection.onDidOpenTextDocument(({ textDocument: t }) => open(session, session.key(t.uri), t.languageId, t.version, t.text));
  connection.onDidChangeTextDocument(({ textDocument: t, contentChanges }) => change(session, session.key(t.uri), t.version, contentChanges));
  connection.onDidCloseTextDocument(({ textDocument: t }) => close(session, session.key(t.uri)));
  connection.onDidChangeWatchedFiles(({ changes }) => void changedOnDisk(session, changes));
}

function open(session: Session, uri: string, languageId: string, version: number, text: string): void {
  session.open(uri, new OpenDocument(text, version));
  void session.library.open(uri, languageId as LanguageId, text).then(() => session.schedule());
  session.schedule();
}

function change(session: Session, uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
  const document = session.documents.get(uri);
  if (!document) return;
  for (const each of changes) {
    let [start, oldEnd] = [0, document.content.length];
    if ('range' in each) {
      const positions = positionsIn(document, session.client.encoding);
      start = positions.offsetAt(each.range.start);
      oldEnd = Math.max(start, positions.offsetAt(each.range.end));
      document.replace(start, oldEnd, each.text);
    } else document.replaceAll(each.text);
    void session.library.edit(uri, document.content, { start, oldEnd, newEnd: start + each.text.length });
  }
  document.version = version;
  session.schedule();
}

function close(session: Session, uri: string): void {
  session.documents.delete(uri);
  void session.library.close(uri).then(() => session.schedule());
}

async function changedOnDisk(session: Session, changes: readonly FileEvent[]): Promise<void> {
  const uris = changes.map((each) => session.key(each.uri)).filter((uri) => !session.documents.has(uri));
  if (uris.length === 0) return;
  await session.library.changedOnDisk(uris);
  session.schedule();
}
