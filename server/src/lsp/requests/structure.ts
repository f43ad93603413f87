/** The structure of files: symbols, folding, growing selections. */
import { FoldingRangeKind, SymbolKind as LspSymbolKind, type CancellationToken, type DocumentSymbol as LspSymbol, type FoldingRange, type Position, type Range, type SelectionRange, type SymbolInformation } from 'vscode-languageserver';
import { documentSymbols, foldings, selectionRanges, workspaceSymbols, type DocumentSymbol, type SymbolKind } from '../../features/structure.js';
import { rangeOf, type Positions } from '../convert.js';
import { stopIfCancelled, type Session } from '../session.js';

export function registerStructure(session: Session): void {
  const { connection } = session;
  connection.onDocumentSymbol(({ textDocument }, token) => symbols(session, session.key(textDocument.uri), token));
  connection.onWorkspaceSymbol(({ query }, token) => symbolsOfWorkspace(session, query, token));
  connection.onFoldingRanges(({ textDocument }, token) => folding(session, session.key(textDocument.uri), token));
  connection.onSelectionRanges(({ textDocument, positions }, token) => selection(session, session.key(textDocument.uri), positions, token));
}

/** A tree for clients that show one, else a list. */
async function symbols(session: Session, uri: string, token: CancellationToken): Promise<LspSymbol[] | SymbolInformation[]> {
  const tree = session.client.hierarchicalSymbols;
  const found = await session.of<LspSymbol[] | SymbolInformation[]>(uri, (context, table) => {
    const nested = documentSymbols(context);
    if (tree) return nested.map((symbol) => lspSymbol(symbol, table));
    return flat(nested).map((symbol) => ({ name: symbol.name, kind: symbolKinds[symbol.kind], containerName: symbol.detail, location: { uri: session.show(uri), range: rangeOf(table, symbol.range) } }));
  }, token, 'file');
  return found ?? [];
}

async function symbolsOfWorkspace(session: Session, query: string, token: CancellationToken): Promise<SymbolInformation[]> {
  await session.read('names');
  stopIfCancelled(token);
  const { model, settings } = session.library;
  return workspaceSymbols(model, query, settings).flatMap((symbol) => {
    const location = session.located(symbol);
    return location ? [{ name: symbol.name, containerName: symbol.container, kind: symbolKinds[symbol.kind], location }] : [];
  });
}

async function folding(session: Session, uri: string, token: CancellationToken): Promise<FoldingRange[]> {
  const found = await session.of(uri, (context, table) =>
    foldings(context).flatMap((f) => {
      const range = rangeOf(table, f);
      return range.end.line > range.start.line ? [{ startLine: range.start.line, endLine: range.end.line, kind: f.kind === 'comment' ? FoldingRangeKind.Comment : FoldingRangeKind.Region }] : [];
    }),
    token,
    'file',
  );
  return found ?? [];
}

async function selection(session: Session, uri: string, positions: readonly Position[], token: CancellationToken): Promise<SelectionRange[]> {
  const found = await session.of(uri, (context, table) =>
    positions.map((position) => {
      let parent: { range: Range; parent?: unknown } | undefined;
      for (const span of selectionRanges(context, table.offsetAt(position)).reverse()) parent = { range: rangeOf(table, span), parent };
      return (parent ?? { range: { start: position, end: position } }) as SelectionRange;
    }),
    token,
    'file',
  );
  return found ?? [];
}

const symbolKinds: Record<SymbolKind, LspSymbolKind> = {
  rule: LspSymbolKind.Event,
  action: LspSymbolKind.Function,
  parameters: LspSymbolKind.Object,
  conditions: LspSymbolKind.Array,
  include: LspSymbolKind.File,
  statement: LspSymbolKind.Property,
};

function lspSymbol(symbol: DocumentSymbol, table: Positions): LspSymbol {
  return {
    name: symbol.name,
    detail: symbol.detail,
    kind: symbolKinds[symbol.kind],
    range: rangeOf(table, symbol.range),
    selectionRange: rangeOf(table, symbol.selection),
    children: symbol.children.map((child) => lspSymbol(child, table)),
  };
}

function flat(nested: readonly DocumentSymbol[]): DocumentSymbol[] {
  return nested.flatMap((symbol) => [symbol, ...flat(symbol.children)]);
}
