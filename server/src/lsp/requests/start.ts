/** Start, settings and workspace folders. */
import {
  CodeActionKind,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  MessageType,
  ShowMessageNotification,
  TextDocumentSyncKind,
  type InitializeParams,
  type InitializeResult,
  type WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver';
import { version } from '../../../../package.json';
import { readLanguages, readSettings } from '../../workspace/read-settings.js';
import { abilitiesOf, type ClientAbilities } from '../client-abilities.js';
import { source } from '../diagnostic.js';
import type { Session } from '../session.js';
import { fixAllKind } from './editing.js';

export function registerStart(session: Session): void {
  const { connection } = session;
  const start = new Start(session);
  connection.onInitialize((params) => start.initialize(params));
  connection.onInitialized(() => start.initialized());
  connection.onDidChangeConfiguration((params) => void start.configure(params.settings));
}

class Start {
  private shownProblems = '';

  constructor(private readonly session: Session) {}

  initialize(params: InitializeParams): InitializeResult {
    const client = abilitiesOf(params);
    const roots = (params.workspaceFolders ?? []).map((folder) => folder.uri);
    this.session.begin(client, roots.length === 0 && params.rootUri ? [params.rootUri] : roots);
    return { serverInfo: { name: 'tcpparms', version }, capabilities: capabilitiesFor(client) };
  }

  async initialized(): Promise<void> {
    const { connection, client, library } = this.session;
    // A client that refuses goes on without the notification.
    const refused = (): void => undefined;
    if (client.registerConfiguration) connection.client.register(DidChangeConfigurationNotification.type, { section: source }).catch(refused);
    if (client.registerWatchers) connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*' }] }).catch(refused);
    if (client.changingFolders) connection.workspace.onDidChangeWorkspaceFolders((change) => this.changeFolders(change));
    await this.configure(undefined);
    await library.ready();
    this.session.begun();
  }

  private async changeFolders({ added, removed }: WorkspaceFoldersChangeEvent): Promise<void> {
    const { roots, library } = this.session;
    for (const { uri } of removed) if (roots.includes(uri)) roots.splice(roots.indexOf(uri), 1);
    roots.push(...added.map((folder) => folder.uri));
    for (const folder of removed) await library.removeRoot(folder.uri);
    for (const folder of added) await library.addRoot(folder.uri);
    this.session.schedule();
  }

  /** Takes the settings from the client, or from what it pushed. */
  async configure(pushed: unknown): Promise<void> {
    const { connection, client, environment, roots, library } = this.session;
    let raw: unknown = typeof pushed === 'object' && pushed !== null ? (pushed as Record<string, unknown>)[source] : undefined;
    if (client.configuration) {
      try {
        raw = await connection.workspace.getConfiguration(source);
      } catch {
        // A client that says it can and then cannot: the defaults stay.
      }
    }
    const { settings, problems } = readSettings(raw, (path) => environment.folderUri(path, roots[0]));
    const text = problems.join('\n');
    if (text && text !== this.shownProblems) void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message: `TCPPARMS settings: ${text}` });
    this.shownProblems = text;
    const before = this.session.languages;
    const languages = (this.session.languages = readLanguages(raw));
    this.session.configured();
    const { version } = library;
    await library.setSettings(settings);
    // Files that were read before may be of another language now.
    if (JSON.stringify(before) !== JSON.stringify(languages)) await library.changedOnDisk([...roots, ...Object.values(settings.dataSets), ...(settings.unixRoot === undefined ? [] : [settings.unixRoot])]);
    if (library.version !== version) this.session.schedule();
  }
}

function capabilitiesFor(client: ClientAbilities): InitializeResult['capabilities'] {
  return {
    positionEncoding: client.encoding,
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
    ...(client.inlayHints ? { inlayHintProvider: true } : {}),
    ...(client.push ? {} : { diagnosticProvider: { identifier: source, interFileDependencies: true, workspaceDiagnostics: true } }),
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}
