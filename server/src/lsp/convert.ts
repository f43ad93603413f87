/** Offsets ↔ LSP positions. Line tables are made once for each version of a text. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from 'vscode-languageserver';
import type { SourceFile } from '../workspace/source-file.js';

const tables = new WeakMap<SourceFile, TextDocument>();

/** The line table of a file; `live` is the editor's own document when it holds the same text. */
export function tableOf(file: SourceFile, live?: TextDocument): TextDocument {
  if (live) return live;
  let table = tables.get(file);
  if (!table) tables.set(file, (table = TextDocument.create(file.uri, file.language, 0, file.text)));
  return table;
}

export function rangeOf(table: TextDocument, span: { readonly start: number; readonly end: number }): Range {
  return { start: table.positionAt(span.start), end: table.positionAt(span.end) };
}
