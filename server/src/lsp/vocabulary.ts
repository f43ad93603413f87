/**
 * The words of the protocol that are values: numbers, names of messages, errors. The server imports them from here only: a bundle
 * copies all the hundreds of names of that package for each file that imports it, which takes time at every start.
 */
export {
  CodeActionKind,
  CompletionItemKind,
  DiagnosticSeverity,
  DiagnosticTag,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  DocumentHighlightKind,
  ErrorCodes,
  FoldingRangeKind,
  InsertTextFormat,
  LSPErrorCodes,
  MarkupKind,
  Message,
  MessageType,
  ResponseError,
  ShowMessageNotification,
  SymbolKind,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
