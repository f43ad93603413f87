/** From names to their places, and their renaming. */
import { DocumentHighlightKind, ErrorCodes, LSPErrorCodes, ResponseError, type CancellationToken, type DocumentHighlight, type DocumentLink, type Location, type LocationLink, type Position, type WorkspaceEdit } from 'vscode-languageserver';
import { definition, documentLinks, highlights, prepareRename, references, rename, RenameRefused } from '../../features/navigation.js';
import { rangeOf } from '../convert.js';
import type { Session } from '../session.js';

export function registerNavigation(session: Session): void {
  const { connection } = session;
  connection.onDefinition(({ textDocument, position }, token) => definitionAt(session, session.key(textDocument.uri), position, token));
  connection.onReferences(({ textDocument, position, context }, token) => referencesAt(session, session.key(textDocument.uri), position, context.includeDeclaration, token));
  connection.onDocumentHighlight(({ textDocument, position }, token) => highlightsAt(session, session.key(textDocument.uri), position, token));
  connection.onDocumentLinks(({ textDocument }, token) => links(session, session.key(textDocument.uri), token));
  connection.onPrepareRename(({ textDocument, position }, token) => nameToRename(session, session.key(textDocument.uri), position, token));
  connection.onRenameRequest(({ textDocument, position, newName }, token) => renamed(session, session.key(textDocument.uri), position, newName, token));
}

async function definitionAt(session: Session, uri: string, position: Position, token: CancellationToken): Promise<LocationLink[] | Location[]> {
  const found = await session.at(uri, position, (context, offset, table) =>
    definition(context, offset).flatMap((target): LocationLink[] => {
      const other = session.table(target.full.uri);
      if (!other) return [];
      return [
        {
          originSelectionRange: rangeOf(table, target.origin),
          targetUri: session.show(target.full.uri),
          targetRange: rangeOf(other, target.full),
          targetSelectionRange: rangeOf(other, target.selection),
        },
      ];
    }),
    token,
  );
  const targets = found ?? [];
  return session.client.definitionLinks ? targets : targets.map((link) => ({ uri: link.targetUri, range: link.targetSelectionRange }));
}

async function referencesAt(session: Session, uri: string, position: Position, declaration: boolean, token: CancellationToken): Promise<Location[]> {
  return (await session.at(uri, position, (context, offset) => session.locations(references(context, offset, declaration)), token, 'library')) ?? [];
}

async function highlightsAt(session: Session, uri: string, position: Position, token: CancellationToken): Promise<DocumentHighlight[]> {
  const found = await session.at(uri, position, (context, offset, table) =>
    highlights(context, offset).map((h) => ({ range: rangeOf(table, h), kind: h.kind === 'write' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read })),
    token,
    'file',
  );
  return found ?? [];
}

async function links(session: Session, uri: string, token: CancellationToken): Promise<DocumentLink[]> {
  const found = await session.of(uri, (context, table) => documentLinks(context).map((link) => ({ range: rangeOf(table, link), target: session.show(link.target), tooltip: link.tooltip })), token);
  return found ?? [];
}

async function nameToRename(session: Session, uri: string, position: Position, token: CancellationToken) {
  const found = await session.at(uri, position, (context, offset, table) => {
    const name = prepareRename(context, offset);
    return name && { range: rangeOf(table, name), placeholder: name.text };
  }, token);
  return found ?? null;
}

async function renamed(session: Session, uri: string, position: Position, newName: string, token: CancellationToken): Promise<WorkspaceEdit | ResponseError> {
  try {
    // Half a rename would be worse than none.
    if (!(await session.read('library'))) return new ResponseError(LSPErrorCodes.RequestFailed, 'Some files of the library have not been read yet, so that a rename could miss names in them. Try it again in a while.');
    return (await session.at(uri, position, (context, offset) => session.workspaceEdit(rename(context, offset, newName)), token, 'library')) ?? { changes: {} };
  } catch (error) {
    if (error instanceof ResponseError) return error;
    if (error instanceof RenameRefused) return new ResponseError(LSPErrorCodes.RequestFailed, error.message);
    return new ResponseError(ErrorCodes.InternalError, 'The rename failed.');
  }
}
