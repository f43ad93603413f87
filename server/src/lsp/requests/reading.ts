/** What is shown beside the text while a person reads: hovers and inlay hints. */
import type { CancellationToken, Hover, InlayHint, Position, Range } from 'vscode-languageserver';
import { hover } from '../../features/hover.js';
import { inlayHints } from '../../features/inlay-hints.js';
import { rangeOf } from '../convert.js';
import type { Session } from '../session.js';

export function registerReading(session: Session): void {
  const { connection } = session;
  connection.onHover(({ textDocument, position }, token) => hoverAt(session, session.key(textDocument.uri), position, token));
  connection.languages.inlayHint.on(({ textDocument, range }, token) => hintsIn(session, session.key(textDocument.uri), range, token));
  // An editor that asks before it has told of the document, or before the members are read, would show none until somebody scrolls.
  session.onSettled(() => {
    if (session.client.refreshHints) void connection.sendRequest('workspace/inlayHint/refresh').catch(() => undefined);
  });
}

async function hoverAt(session: Session, uri: string, position: Position, token: CancellationToken): Promise<Hover | null> {
  const found = await session.at(uri, position, (context, offset, table) => {
    const result = hover(context, offset);
    return result && { contents: session.markup(result.contents, session.client.hoverFormat), range: rangeOf(table, result) };
  }, token);
  return found ?? null;
}

async function hintsIn(session: Session, uri: string, range: Range, token: CancellationToken): Promise<InlayHint[]> {
  const found = await session.of(uri, (context, table) => {
    const span = { start: table.offsetAt(range.start), end: table.offsetAt(range.end) };
    return inlayHints(context, span).map((hint): InlayHint => ({
      position: table.positionAt(hint.offset),
      label: hint.label,
      paddingLeft: true,
      tooltip: hint.tooltip === undefined ? undefined : session.markup(hint.tooltip, session.client.hoverFormat),
    }));
  }, token, 'file');
  return found ?? [];
}
