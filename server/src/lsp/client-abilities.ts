/** What the client at the other end can do, and how it wants its answers. */
import { MarkupKind, type InitializeParams } from 'vscode-languageserver';
import { chooseEncoding, type Encoding } from './convert.js';
import type { InitializationOptions } from './protocol.js';

export interface ClientAbilities {
  /** What the client says beyond the LSP. */
  readonly options: InitializationOptions;
  /** Diagnostics are published; otherwise the client asks for them. */
  readonly push: boolean;
  readonly configuration: boolean;
  readonly registerConfiguration: boolean;
  readonly registerWatchers: boolean;
  /** Watchers of one folder, wherever it is. */
  readonly registerFolderWatchers: boolean;
  readonly changingFolders: boolean;
  readonly refreshLenses: boolean;
  readonly refreshHints: boolean;
  readonly refreshDiagnostics: boolean;
  readonly hierarchicalSymbols: boolean;
  readonly definitionLinks: boolean;
  readonly snippets: boolean;
  /** Completion shows what stands beside a label for every entry, not only for the chosen one. */
  readonly labelDetails: boolean;
  readonly inlayHints: boolean;
  readonly encoding: Encoding;
  readonly hoverFormat: MarkupKind;
  readonly documentationFormat: MarkupKind;
}

/** A client of which nothing is known yet. */
export const unknownClient: ClientAbilities = abilitiesOf({ processId: null, rootUri: null, capabilities: {} });

/** What the parameters of `initialize` say; whatever they leave out, the client cannot. */
export function abilitiesOf({ capabilities, initializationOptions }: InitializeParams): ClientAbilities {
  const { workspace, textDocument, general } = capabilities;
  const options = (initializationOptions ?? {}) as InitializationOptions;
  return {
    options,
    push: options.diagnostics ? options.diagnostics === 'push' : textDocument?.diagnostic === undefined,
    configuration: workspace?.configuration === true,
    registerConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registerWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    registerFolderWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true && workspace.didChangeWatchedFiles.relativePatternSupport === true,
    changingFolders: workspace?.workspaceFolders === true,
    refreshLenses: workspace?.codeLens?.refreshSupport === true,
    refreshHints: textDocument?.inlayHint !== undefined && workspace?.inlayHint?.refreshSupport === true,
    refreshDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    hierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    definitionLinks: textDocument?.definition?.linkSupport === true,
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    labelDetails: textDocument?.completion?.completionItem?.labelDetailsSupport === true,
    inlayHints: textDocument?.inlayHint !== undefined,
    encoding: chooseEncoding(general?.positionEncodings),
    hoverFormat: formatOf(textDocument?.hover?.contentFormat),
    documentationFormat: formatOf(textDocument?.completion?.completionItem?.documentationFormat),
  };
}

/** What the client likes best; plain text when it says nothing. */
function formatOf(wanted: readonly MarkupKind[] | undefined): MarkupKind {
  return wanted?.find((kind) => kind === MarkupKind.Markdown || kind === MarkupKind.PlainText) ?? MarkupKind.PlainText;
}
