/**
 * The language server: turns LSP requests into calls of the features, and model changes into diagnostics.
 *
 * State: `documents` are the editor's open texts, always the truth for their URIs; the Library holds the model; findings are
 * computed once for each model version and shared by diagnostics and code actions.
 */
import type {
  CancellationToken,
  CodeAction,
  CodeLens,
  Command,
  CompletionItem,
  Connection,
  Diagnostic,
  DocumentSymbol as LspSymbol,
  InitializeParams,
  InitializeResult,
  InlayHint as LspHint,
  Location,
  LocationLink,
  MarkupContent,
  Position,
  Range,
  TextDocumentContentChangeEvent,
  TextEdit as LspEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import {
  CodeActionKind,
  CompletionItemKind,
  DiagnosticSeverity,
  DiagnosticTag,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentHighlightKind,
  ErrorCodes,
  FileChangeType,
  FoldingRangeKind,
  InsertTextFormat,
  LSPErrorCodes,
  MarkupKind,
  MessageType,
  ResponseError,
  ShowMessageNotification,
  SymbolKind as LspSymbolKind,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { version } from '../../../package.json';
import type { LanguageId } from '../catalog/types.js';
import type { Finding, TextEdit } from '../checks/check.js';
import { runChecks } from '../checks/runner.js';
import { actions, fixAll } from '../features/actions.js';
import { codeLenses, effectiveTitle } from '../features/code-lens.js';
import { completion, resolveCompletion, type Completion } from '../features/completion.js';
import type { FeatureContext } from '../features/context.js';
import { effectiveDocument } from '../features/effective.js';
import { explorerChildren, type ExplorerContext } from '../features/explorer.js';
import { policyMap, policyMaps } from '../features/map.js';
import { changesSince, handshakeAnswer, handshakeChoices, matchAnswer } from '../features/questions.js';
import type { Connection as ConnectionAsked } from '../policy/index.js';
import { hover } from '../features/hover.js';
import { inlayHints } from '../features/inlay-hints.js';
import { definition, documentLinks, highlights, prepareRename, references, rename, RenameRefused } from '../features/navigation.js';
import { documentSymbols, foldings, selectionRanges, workspaceSymbols, type DocumentSymbol, type SymbolKind } from '../features/structure.js';
import type { FileSystem } from '../workspace/filesystem.js';
import { detectLanguage } from '../syntax/detect.js';
import { Library } from '../workspace/library.js';
import { readLanguages, readSettings } from '../workspace/read-settings.js';
import { defaultSettings, type Severity } from '../workspace/settings.js';
import { canonicalUri } from '../workspace/uris.js';
import { answerRefused } from './lifecycle.js';
import { firstLoadPatience, namesPatience, within } from './patience.js';
import { plainText } from './plain-text.js';
import { Published } from './published.js';
import { chooseEncoding, positionsIn, rangeOf, tableOf, type Encoding, type Positions } from './convert.js';
import {
  changedNotification,
  changesRequest,
  effectiveRequest,
  explorerRequest,
  filesRequest,
  handshakeChoicesRequest,
  handshakeRequest,
  mapRequest,
  mapsRequest,
  matchRequest,
  type EffectiveAnswer,
  type EffectiveParams,
  type ExplorerAnswer,
  type HandshakeReply,
  type InitializationOptions,
  type Located,
  type MapAnswer,
  type MatchReply,
} from './protocol.js';

const source = 'tcpparms';
const fixAllKind = `${CodeActionKind.SourceFixAll}.tcpparms`;
const checkPage = (code: string): string => `https://github.com/tcpparms/tcpparms/blob/main/docs/checks/${code}.md`;

export interface ServerEnvironment {
  readonly fileSystem: FileSystem;
  /** Makes a folder URI from a path in a setting, relative to the first workspace folder. */
  folderUri(path: string, root: string | undefined): string | undefined;
}

/** Registers all handlers and starts listening. `makeEnvironment` is called once the client's options and folders are known. */
export function startServer(connection: Connection, makeEnvironment: (options: InitializationOptions, connection: Connection, roots: readonly string[]) => ServerEnvironment): void {
  new Server(connection, makeEnvironment).listen();
}

class Server {
  private readonly documents = new Map<string, TextDocument>();
  private readonly spellings = new Map<string, string>();
  private library!: Library;
  private environment!: ServerEnvironment;
  private roots: string[] = [];
  /** The setting tcpparms.languages: path pattern → language. */
  private languages: Readonly<Record<string, string>> = {};
  private push = true;
  private options: InitializationOptions = {};
  private canConfigure = false;
  private canRegisterConfiguration = false;
  private canWatch = false;
  private canChangeFolders = false;
  private canRefreshLenses = false;
  private canRefreshDiagnostics = false;
  private hierarchicalSymbols = false;
  private definitionLinks = false;
  private snippets = false;
  private encoding: Encoding = 'utf-16';
  private hoverFormat: MarkupKind = MarkupKind.PlainText;
  private documentationFormat: MarkupKind = MarkupKind.PlainText;
  /** The library was read for the first time; or that takes long. */
  private loaded: Promise<void> = Promise.resolve();
  private firstLoadDone: () => void = () => undefined;
  private findings = new Map<string, readonly Finding[]>();
  private findingsModel: unknown;
  private readonly published = new Published();
  private scheduled = false;
  private shownProblems = '';

  constructor(
    private readonly connection: Connection,
    private readonly makeEnvironment: (options: InitializationOptions, connection: Connection, roots: readonly string[]) => ServerEnvironment,
  ) {}

  listen(): void {
    const { connection } = this;
    connection.onInitialize((params) => this.initialize(params));
    connection.onInitialized(() => this.initialized());
    connection.onDidOpenTextDocument(({ textDocument: t }) => this.open(this.key(t.uri), t.languageId, t.version, t.text));
    connection.onDidChangeTextDocument(({ textDocument: t, contentChanges }) => this.change(this.key(t.uri), t.version, contentChanges));
    connection.onDidCloseTextDocument(({ textDocument: t }) => this.close(this.key(t.uri)));
    connection.onDidChangeWatchedFiles(({ changes }) => void this.changedOnDisk(changes));
    connection.onDidChangeConfiguration((params) => void this.configure(params.settings));
    connection.onHover(({ textDocument, position }, token) => this.hover(this.key(textDocument.uri), position, token));
    connection.onCompletion(({ textDocument, position, context }, token) => this.complete(this.key(textDocument.uri), position, context?.triggerCharacter, token));
    connection.onCompletionResolve((item) => this.resolveCompletion(item));
    connection.onDefinition(({ textDocument, position }, token) => this.definition(this.key(textDocument.uri), position, token));
    connection.onReferences(({ textDocument, position, context }, token) => this.references(this.key(textDocument.uri), position, context.includeDeclaration, token));
    connection.onDocumentHighlight(({ textDocument, position }, token) => this.highlight(this.key(textDocument.uri), position, token));
    connection.onPrepareRename(({ textDocument, position }, token) => this.prepareRename(this.key(textDocument.uri), position, token));
    connection.onRenameRequest(({ textDocument, position, newName }, token) => this.rename(this.key(textDocument.uri), position, newName, token));
    connection.onDocumentSymbol(({ textDocument }, token) => this.symbols(this.key(textDocument.uri), token));
    connection.onWorkspaceSymbol(({ query }, token) => this.workspaceSymbols(query, token));
    connection.onFoldingRanges(({ textDocument }, token) => this.folding(this.key(textDocument.uri), token));
    connection.onSelectionRanges(({ textDocument, positions }, token) => this.selection(this.key(textDocument.uri), positions, token));
    connection.onDocumentLinks(({ textDocument }, token) => this.links(this.key(textDocument.uri), token));
    connection.onCodeLens(({ textDocument }, token) => this.lenses(this.key(textDocument.uri), token));
    connection.onCodeLensResolve((lens) => this.resolveLens(lens));
    connection.onCodeAction(({ textDocument, range, context }, token) => this.codeActions(this.key(textDocument.uri), range, context.only, token));
    connection.languages.inlayHint.on(({ textDocument, range }, token) => this.hints(this.key(textDocument.uri), range, token));
    connection.languages.diagnostics.on(async ({ textDocument }, token) => {
      await this.library.ready();
      stopIfCancelled(token);
      return { kind: 'full', items: this.diagnosticsOf(this.key(textDocument.uri)) };
    });
    connection.languages.diagnostics.onWorkspace(async (_params, token) => {
      await this.library.ready();
      stopIfCancelled(token);
      const all = this.currentFindings();
      return { items: [...all.keys()].map((uri) => ({ kind: 'full' as const, uri: this.show(uri), version: this.documents.get(uri)?.version ?? null, items: this.diagnosticsOf(uri) })) };
    });
    connection.onRequest(effectiveRequest, async (params: EffectiveParams) => {
      await this.library.ready();
      const context = this.context(this.key(params.uri));
      const found = context && effectiveDocument(context, params.rule, params.format ?? 'pretty');
      if (!found) return null;
      const sources = found.sources.flatMap(({ line, target }) => {
        const table = this.table(target.uri);
        return table ? [{ line, uri: this.show(target.uri), range: rangeOf(table, target) }] : [];
      });
      return { title: found.title, text: found.text, sources } satisfies EffectiveAnswer;
    });
    connection.onRequest(explorerRequest, async ({ id }: { id?: string }) => {
      const context = await this.explorerContext();
      return explorerChildren(context, id).map((node): ExplorerAnswer => ({ ...node, target: this.located(node.target) }));
    });
    connection.onRequest(mapsRequest, async () => policyMaps(await this.explorerContext()));
    connection.onRequest(mapRequest, async ({ index, filter }: { index: number; filter?: string }): Promise<MapAnswer | null> => {
      const map = policyMap(await this.explorerContext(), index, filter);
      return map ? { ...map, nodes: map.nodes.map((node) => ({ ...node, target: this.located(node.target) })) } : null;
    });
    connection.onRequest(matchRequest, async ({ index, connection: asked }: { index: number; connection: ConnectionAsked }): Promise<MatchReply | null> => {
      const answer = matchAnswer(await this.explorerContext(), index, asked);
      return answer ? { ...answer, considered: answer.considered.map((each) => ({ ...each, target: this.located(each.target) })) } : null;
    });
    connection.onRequest(handshakeChoicesRequest, async () => handshakeChoices(await this.explorerContext()));
    connection.onRequest(handshakeRequest, async (params: { uri: string; rule: string; partner: string; certificate?: string }): Promise<HandshakeReply | null> => {
      await this.library.ready();
      const context = this.context(this.key(params.uri));
      const answer = context && handshakeAnswer(context, params.rule, params.partner, params.certificate);
      return answer ? { ...answer, change: answer.change && { title: answer.change.title, edit: this.workspaceEdit(answer.change.edits) } } : null;
    });
    connection.onRequest(filesRequest, async () => [...(await this.explorerContext()).model.files.keys()].map((uri) => this.show(uri)));
    connection.onRequest(changesRequest, async ({ old }: { old: Record<string, string | null> }) =>
      changesSince(await this.explorerContext(), new Map(Object.entries(old).map(([uri, text]) => [this.key(uri), text]))),
    );
    answerRefused(connection);
    connection.listen();
  }

  private async explorerContext(): Promise<ExplorerContext> {
    await this.library.ready();
    return { model: this.library.model, settings: this.library.settings, findings: this.currentFindings() };
  }

  private located(target: { readonly uri: string; readonly start: number; readonly end: number } | undefined): Located | undefined {
    const table = target && this.table(target.uri);
    return table ? { uri: this.show(target.uri), range: rangeOf(table, target) } : undefined;
  }

  // Start and settings

  private initialize(params: InitializeParams): InitializeResult {
    const { capabilities } = params;
    this.options = (params.initializationOptions ?? {}) as InitializationOptions;
    this.roots = (params.workspaceFolders ?? []).map((folder) => folder.uri);
    if (this.roots.length === 0 && params.rootUri) this.roots = [params.rootUri];
    this.environment = this.makeEnvironment(this.options, this.connection, this.roots);
    const pulls = capabilities.textDocument?.diagnostic !== undefined;
    this.push = this.options.diagnostics ? this.options.diagnostics === 'push' : !pulls;
    this.canConfigure = capabilities.workspace?.configuration === true;
    this.canRegisterConfiguration = capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true;
    this.canWatch = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    this.canChangeFolders = capabilities.workspace?.workspaceFolders === true;
    this.canRefreshLenses = capabilities.workspace?.codeLens?.refreshSupport === true;
    this.canRefreshDiagnostics = capabilities.workspace?.diagnostics?.refreshSupport === true;
    this.hierarchicalSymbols = capabilities.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true;
    this.definitionLinks = capabilities.textDocument?.definition?.linkSupport === true;
    this.snippets = capabilities.textDocument?.completion?.completionItem?.snippetSupport === true;
    this.encoding = chooseEncoding(capabilities.general?.positionEncodings);
    this.hoverFormat = formatOf(capabilities.textDocument?.hover?.contentFormat);
    this.documentationFormat = formatOf(capabilities.textDocument?.completion?.completionItem?.documentationFormat);
    this.loaded = within(new Promise<void>((resolve) => (this.firstLoadDone = resolve)), firstLoadPatience);
    this.library = new Library(this.environment.fileSystem, defaultSettings, { roots: this.roots, languageOf: (path, text) => detectLanguage({ path, text, settings: this.languages }) });
    this.library.onDidChange(() => this.schedule());
    return {
      serverInfo: { name: 'tcpparms', version },
      capabilities: {
        positionEncoding: this.encoding,
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: false },
        hoverProvider: true,
        completionProvider: { triggerCharacters: [' ', "'", '(', '/'], resolveProvider: true },
        definitionProvider: true,
        referencesProvider: true,
        documentHighlightProvider: true,
        renameProvider: { prepareProvider: true },
        documentSymbolProvider: true,
        workspaceSymbolProvider: true,
        foldingRangeProvider: true,
        selectionRangeProvider: true,
        documentLinkProvider: {},
        codeLensProvider: { resolveProvider: true },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
        ...(capabilities.textDocument?.inlayHint ? { inlayHintProvider: true } : {}),
        ...(this.push ? {} : { diagnosticProvider: { identifier: source, interFileDependencies: true, workspaceDiagnostics: true } }),
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  }

  private async initialized(): Promise<void> {
    // A client that refuses goes on without the notification.
    const refused = (): void => undefined;
    if (this.canRegisterConfiguration) this.connection.client.register(DidChangeConfigurationNotification.type, { section: source }).catch(refused);
    if (this.canWatch) this.connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*' }] }).catch(refused);
    if (this.canChangeFolders) {
      this.connection.workspace.onDidChangeWorkspaceFolders(async ({ added, removed }) => {
        // In place: the file system of an untrusted workspace looks at the same list.
        for (const { uri } of removed) if (this.roots.includes(uri)) this.roots.splice(this.roots.indexOf(uri), 1);
        this.roots.push(...added.map((folder) => folder.uri));
        for (const folder of removed) await this.library.removeRoot(folder.uri);
        for (const folder of added) await this.library.addRoot(folder.uri);
        this.schedule();
      });
    }
    await this.configure(undefined);
    await this.library.ready();
    this.firstLoadDone();
    this.schedule();
  }

  private async configure(pushed: unknown): Promise<void> {
    let raw: unknown = typeof pushed === 'object' && pushed !== null ? (pushed as Record<string, unknown>)[source] : undefined;
    if (this.canConfigure) {
      try {
        raw = await this.connection.workspace.getConfiguration(source);
      } catch {
        // A client that says it can and then cannot: the defaults stay.
      }
    }
    const { settings, problems } = readSettings(raw, (path) => this.environment.folderUri(path, this.roots[0]));
    const text = problems.join('\n');
    if (text && text !== this.shownProblems) void this.connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message: `TCPPARMS settings: ${text}` });
    this.shownProblems = text;
    this.languages = readLanguages(raw);
    await this.library.setSettings(settings);
    this.schedule();
  }

  // Documents

  private open(uri: string, languageId: string, version: number, text: string): void {
    this.documents.set(uri, TextDocument.create(uri, languageId, version, text));
    this.published.forget(uri);
    void this.library.open(uri, languageId as LanguageId, text).then(() => this.schedule());
    this.schedule();
  }

  private change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
    let document = this.documents.get(uri);
    if (!document) return;
    for (const change of changes) {
      const before = document.getText().length;
      if ('range' in change) {
        const positions = positionsIn(document, this.encoding);
        const start = positions.offsetAt(change.range.start);
        const oldEnd = Math.max(start, positions.offsetAt(change.range.end));
        document = TextDocument.update(document, [{ range: rangeOf(document, { start, end: oldEnd }), text: change.text }], version);
        void this.library.edit(uri, document.getText(), { start, oldEnd, newEnd: start + change.text.length });
      } else {
        document = TextDocument.update(document, [change], version);
        void this.library.edit(uri, document.getText(), { start: 0, oldEnd: before, newEnd: change.text.length });
      }
    }
    this.documents.set(uri, document);
    this.schedule();
  }

  private close(uri: string): void {
    this.documents.delete(uri);
    void this.library.close(uri).then(() => this.schedule());
  }

  private async changedOnDisk(changes: readonly { uri: string; type: FileChangeType }[]): Promise<void> {
    const uris = changes.map((change) => this.key(change.uri)).filter((uri) => !this.documents.has(uri));
    if (uris.length === 0) return;
    await this.library.changedOnDisk(uris);
    this.schedule();
  }

  /** The one spelling of a URI that the library uses; how the client spells it is remembered for the answers. */
  private key(uri: string): string {
    const canonical = canonicalUri(uri);
    if (canonical !== uri) this.spellings.set(canonical, uri);
    return canonical;
  }

  private show(uri: string): string {
    return this.spellings.get(uri) ?? uri;
  }

  private context(uri: string): FeatureContext | undefined {
    const model = this.library.model;
    const file = model.files.get(uri);
    return file && { model, file, settings: this.library.settings };
  }

  /** Places in a file, as the client counts them. */
  private table(uri: string): Positions | undefined {
    const live = this.documents.get(uri);
    const file = live ? undefined : this.library.model.files.get(uri);
    const document = live ?? (file && tableOf(file));
    return document && positionsIn(document, this.encoding);
  }

  // Diagnostics

  /** Publishes after the current burst of messages. */
  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setTimeout(async () => {
      // Half a library would report names as missing that the other half defines.
      await this.library.ready();
      this.scheduled = false;
      this.refresh();
    }, 0);
  }

  private refresh(): void {
    if (this.push) this.publish();
    else if (this.canRefreshDiagnostics) void this.connection.sendRequest('workspace/diagnostic/refresh').catch(() => undefined);
    if (this.options.effectiveCommand) void this.connection.sendNotification(changedNotification);
    if (this.canRefreshLenses) void this.connection.sendRequest('workspace/codeLens/refresh').catch(() => undefined);
  }

  private currentFindings(): Map<string, readonly Finding[]> {
    const { model } = this.library;
    if (this.findingsModel !== model) {
      this.findings = runChecks(model, this.library.settings);
      this.findingsModel = model;
    }
    return this.findings;
  }

  private publish(): void {
    const all = this.currentFindings();
    const { files } = this.library.model;
    const send = (uri: string, findings: readonly Finding[]): void => {
      const version = this.documents.get(uri)?.version;
      if (this.published.isNews(uri, version, findings, files)) void this.connection.sendDiagnostics({ uri: this.show(uri), version, diagnostics: this.diagnosticsOf(uri) });
    };
    for (const [uri, findings] of all) send(uri, findings);
    for (const uri of this.published.uris) if (!all.has(uri)) send(uri, []);
  }

  private diagnosticsOf(uri: string): Diagnostic[] {
    const table = this.table(uri);
    if (!table) return [];
    return (this.currentFindings().get(uri) ?? []).map((finding) => this.diagnostic(finding, table));
  }

  private diagnostic(finding: Finding, table: Positions): Diagnostic {
    return {
      range: rangeOf(table, finding),
      severity: severities[finding.severity],
      code: finding.code,
      codeDescription: { href: checkPage(finding.code) },
      source,
      message: finding.message,
      tags: finding.tags.map((tag) => (tag === 'unnecessary' ? DiagnosticTag.Unnecessary : DiagnosticTag.Deprecated)),
      relatedInformation: finding.related.flatMap((related) => {
        const other = this.table(related.uri);
        return other ? [{ location: { uri: this.show(related.uri), range: rangeOf(other, related) }, message: related.message }] : [];
      }),
    };
  }

  // Features

  /**
   * What the question at a place of a file gives; undefined when the file is not known. `needs` says what must have been
   * read: `names` waits a while for names that are being looked up, `library` until all of them are.
   */
  private async at<T>(uri: string, position: Position, ask: (context: FeatureContext, offset: number, table: Positions) => T, token: CancellationToken | undefined, needs: 'file' | 'names' | 'library' = 'names'): Promise<T | undefined> {
    await this.read(needs);
    stopIfCancelled(token);
    const context = this.context(uri);
    const table = this.table(uri);
    return context && table ? ask(context, table.offsetAt(position), table) : undefined;
  }

  private async of<T>(uri: string, ask: (context: FeatureContext, table: Positions) => T, token?: CancellationToken, needs: 'file' | 'names' | 'library' = 'names'): Promise<T | undefined> {
    return this.at(uri, { line: 0, character: 0 }, (context, _offset, table) => ask(context, table), token, needs);
  }

  private async read(needs: 'file' | 'names' | 'library'): Promise<void> {
    if (needs === 'library') return this.library.ready();
    await this.loaded;
    if (needs === 'names') await within(this.library.ready(), namesPatience);
  }

  private markup(markdown: string, format: MarkupKind): MarkupContent {
    return { kind: format, value: format === MarkupKind.Markdown ? markdown : plainText(markdown) };
  }

  private async hover(uri: string, position: Position, token: CancellationToken) {
    const found = await this.at(uri, position, (context, offset, table) => {
      const result = hover(context, offset);
      return result && { contents: this.markup(result.contents, this.hoverFormat), range: rangeOf(table, result) };
    }, token);
    return found ?? null;
  }

  private async complete(uri: string, position: Position, trigger: string | undefined, token: CancellationToken): Promise<CompletionItem[]> {
    const items = await this.at(uri, position, (context, offset, table) => completion(context, offset, trigger).map((item) => this.completionItem(item, table, uri)), token, 'file');
    return items ?? [];
  }

  /** Documentation that was left out of a long list. */
  private async resolveCompletion(item: CompletionItem): Promise<CompletionItem> {
    const data = item.data as { readonly uri?: unknown; readonly name?: unknown } | undefined;
    if (typeof data?.uri !== 'string' || data.name === undefined) return item;
    const { uri, name } = data;
    const documentation = await this.of(uri, (context) => resolveCompletion(context, { name } as Parameters<typeof resolveCompletion>[1]));
    return documentation ? { ...item, documentation: this.markup(documentation, this.documentationFormat) } : item;
  }

  private completionItem(item: Completion, table: Positions, uri: string): CompletionItem {
    const plain = item.snippet && !this.snippets;
    return {
      label: item.label,
      kind: completionKinds[item.kind],
      detail: item.detail,
      documentation: item.documentation ? this.markup(item.documentation, this.documentationFormat) : undefined,
      sortText: item.sortText,
      filterText: item.filterText,
      tags: item.deprecated ? [1] : undefined,
      insertTextFormat: item.snippet && !plain ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      command: item.retrigger && this.options.effectiveCommand ? { title: '', command: 'editor.action.triggerSuggest' } : undefined,
      data: item.name ? { uri, name: item.name } : undefined,
      textEdit: { range: rangeOf(table, item.replace), newText: plain ? item.label : item.insertText },
    };
  }

  private async definition(uri: string, position: Position, token: CancellationToken): Promise<LocationLink[] | Location[]> {
    const found = await this.at(uri, position, (context, offset, table) =>
      definition(context, offset).flatMap((target): LocationLink[] => {
        const other = this.table(target.full.uri);
        if (!other) return [];
        return [
          {
            originSelectionRange: rangeOf(table, target.origin),
            targetUri: this.show(target.full.uri),
            targetRange: rangeOf(other, target.full),
            targetSelectionRange: rangeOf(other, target.selection),
          },
        ];
      }),
      token,
    );
    const links = found ?? [];
    return this.definitionLinks ? links : links.map((link) => ({ uri: link.targetUri, range: link.targetSelectionRange }));
  }

  private locations(targets: readonly { readonly uri: string; readonly start: number; readonly end: number }[]): Location[] {
    return targets.flatMap((target) => {
      const table = this.table(target.uri);
      return table ? [{ uri: this.show(target.uri), range: rangeOf(table, target) }] : [];
    });
  }

  private async references(uri: string, position: Position, declaration: boolean, token: CancellationToken): Promise<Location[]> {
    return (await this.at(uri, position, (context, offset) => this.locations(references(context, offset, declaration)), token, 'library')) ?? [];
  }

  private async highlight(uri: string, position: Position, token: CancellationToken) {
    const found = await this.at(uri, position, (context, offset, table) =>
      highlights(context, offset).map((h) => ({ range: rangeOf(table, h), kind: h.kind === 'write' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read })),
      token,
      'file',
    );
    return found ?? [];
  }

  private async prepareRename(uri: string, position: Position, token: CancellationToken) {
    const found = await this.at(uri, position, (context, offset, table) => {
      const name = prepareRename(context, offset);
      return name && { range: rangeOf(table, name), placeholder: name.text };
    }, token);
    return found ?? null;
  }

  private async rename(uri: string, position: Position, newName: string, token: CancellationToken): Promise<WorkspaceEdit | ResponseError> {
    try {
      return (await this.at(uri, position, (context, offset) => this.workspaceEdit(rename(context, offset, newName)), token, 'library')) ?? { changes: {} };
    } catch (error) {
      if (error instanceof ResponseError) return error;
      if (error instanceof RenameRefused) return new ResponseError(LSPErrorCodes.RequestFailed, error.message);
      return new ResponseError(ErrorCodes.InternalError, 'The rename failed.');
    }
  }

  private workspaceEdit(edits: readonly TextEdit[]): WorkspaceEdit {
    const changes: Record<string, LspEdit[]> = {};
    for (const edit of edits) {
      const table = this.table(edit.uri);
      if (table) (changes[this.show(edit.uri)] ??= []).push({ range: rangeOf(table, edit), newText: edit.newText });
    }
    return { changes };
  }

  private async symbols(uri: string, token: CancellationToken) {
    const found = await this.of(uri, (context, table) => {
      const nested = documentSymbols(context);
      return this.hierarchicalSymbols ? nested.map((symbol) => lspSymbol(symbol, table)) : flat(nested).map((symbol) => ({ name: symbol.name, kind: symbolKinds[symbol.kind], containerName: symbol.detail, location: { uri: this.show(uri), range: rangeOf(table, symbol.range) } }));
    }, token, 'file');
    return (found ?? []) as LspSymbol[];
  }

  private async workspaceSymbols(query: string, token: CancellationToken) {
    await this.read('names');
    stopIfCancelled(token);
    return workspaceSymbols(this.library.model, query, this.library.settings).flatMap((symbol) => {
      const table = this.table(symbol.uri);
      return table ? [{ name: symbol.name, containerName: symbol.container, kind: symbolKinds[symbol.kind], location: { uri: this.show(symbol.uri), range: rangeOf(table, symbol) } }] : [];
    });
  }

  private async folding(uri: string, token: CancellationToken) {
    const found = await this.of(uri, (context, table) =>
      foldings(context).flatMap((f) => {
        const range = rangeOf(table, f);
        return range.end.line > range.start.line ? [{ startLine: range.start.line, endLine: range.end.line, kind: f.kind === 'comment' ? FoldingRangeKind.Comment : FoldingRangeKind.Region }] : [];
      }),
      token,
      'file',
    );
    return found ?? [];
  }

  private async selection(uri: string, positions: readonly Position[], token: CancellationToken) {
    const found = await this.of(uri, (context, table) =>
      positions.map((position) => {
        let parent: { range: Range; parent?: unknown } | undefined;
        for (const span of selectionRanges(context, table.offsetAt(position)).reverse()) parent = { range: rangeOf(table, span), parent };
        return (parent ?? { range: { start: position, end: position } }) as { range: Range };
      }),
      token,
      'file',
    );
    return found ?? [];
  }

  private async links(uri: string, token: CancellationToken) {
    const found = await this.of(uri, (context, table) => documentLinks(context).map((link) => ({ range: rangeOf(table, link), target: this.show(link.target), tooltip: link.tooltip })), token);
    return found ?? [];
  }

  private async lenses(uri: string, token: CancellationToken): Promise<CodeLens[]> {
    const found = await this.of(uri, (context, table) =>
      codeLenses(context).map((lens): CodeLens => {
        const range = rangeOf(table, lens);
        if (lens.kind === 'note') return { range, command: { title: lens.title, command: '' } };
        // The name ends the range; references are asked for at a name.
        if (lens.kind === 'references') return { range, command: this.lensCommand(lens.title, 'tcpparms.showReferences', [this.show(uri), range.end]) };
        if (lens.title === undefined) return { range, data: { uri, rule: lens.rule } };
        return { range, command: this.lensCommand(lens.title, 'tcpparms.showEffective', [this.show(uri), lens.rule]) };
      }),
      token,
    );
    return found ?? [];
  }

  /** A lens whose text was left out because there are many. */
  private async resolveLens(lens: CodeLens): Promise<CodeLens> {
    const data = lens.data as { readonly uri?: unknown; readonly rule?: unknown } | undefined;
    if (typeof data?.uri !== 'string' || typeof data.rule !== 'string') return lens;
    const { uri, rule } = data;
    const title = await this.of(uri, (context) => effectiveTitle(context, rule));
    return { ...lens, command: this.lensCommand(title || 'The rule is not there any more', 'tcpparms.showEffective', [this.show(uri), rule]) };
  }

  /** Clients without our commands get the text alone. */
  private lensCommand(title: string, command: string, parameters: readonly unknown[]): Command {
    return { title, command: this.options.effectiveCommand ? command : '', arguments: [...parameters] };
  }

  private async codeActions(uri: string, range: Range, only: readonly string[] | undefined, token: CancellationToken): Promise<CodeAction[]> {
    const wants = (kind: string): boolean => !only || only.some((o) => kind === o || kind.startsWith(`${o}.`));
    const found = await this.of(uri, (context, table) => {
      const findings = this.currentFindings().get(uri) ?? [];
      const result: CodeAction[] = [];
      if (wants(CodeActionKind.QuickFix)) {
        const span = { start: table.offsetAt(range.start), end: table.offsetAt(range.end) };
        for (const action of actions(context, findings, span)) {
          result.push({
            title: action.title,
            kind: CodeActionKind.QuickFix,
            isPreferred: action.preferred || undefined,
            diagnostics: [this.diagnostic(action.finding, table)],
            edit: this.workspaceEdit(action.edits),
          });
        }
      }
      if (only?.some((o) => fixAllKind === o || fixAllKind.startsWith(`${o}.`))) {
        const edits = fixAll(uri, findings);
        if (edits.length > 0) result.push({ title: 'Fix all that is safe to fix', kind: fixAllKind, edit: this.workspaceEdit(edits) });
      }
      return result;
    }, token, 'library');
    return found ?? [];
  }

  private async hints(uri: string, range: Range, token: CancellationToken): Promise<LspHint[]> {
    const found = await this.of(uri, (context, table) => {
      const span = { start: table.offsetAt(range.start), end: table.offsetAt(range.end) };
      return inlayHints(context, span).map((hint): LspHint => ({
        position: table.positionAt(hint.offset),
        label: hint.label,
        paddingLeft: true,
        tooltip: hint.tooltip === undefined ? undefined : this.markup(hint.tooltip, this.hoverFormat),
      }));
    }, token, 'file');
    return found ?? [];
  }
}

/** @throws {ResponseError} When the client does not want the answer any more. */
function stopIfCancelled(token: CancellationToken | undefined): void {
  if (token?.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}

/** What the client likes best; plain text when it says nothing. */
function formatOf(wanted: readonly MarkupKind[] | undefined): MarkupKind {
  return wanted?.find((kind) => kind === MarkupKind.Markdown || kind === MarkupKind.PlainText) ?? MarkupKind.PlainText;
}

const severities: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const symbolKinds: Record<SymbolKind, LspSymbolKind> = {
  rule: LspSymbolKind.Event,
  action: LspSymbolKind.Function,
  parameters: LspSymbolKind.Object,
  conditions: LspSymbolKind.Array,
  include: LspSymbolKind.File,
  statement: LspSymbolKind.Property,
};

const completionKinds: Record<Completion['kind'], CompletionItemKind> = {
  statement: CompletionItemKind.Class,
  attribute: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  reference: CompletionItemKind.Reference,
  cipher: CompletionItemKind.Constant,
  file: CompletionItemKind.File,
  snippet: CompletionItemKind.Snippet,
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

function flat(symbols: readonly DocumentSymbol[]): DocumentSymbol[] {
  return symbols.flatMap((symbol) => [symbol, ...flat(symbol.children)]);
}
