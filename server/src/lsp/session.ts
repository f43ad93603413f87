/**
 * What all groups of requests share.
 *
 * State: `documents` are the editor's open texts, always the truth for their URIs; the Library holds the model; findings are
 * computed once for each model version and shared by diagnostics, code actions and views.
 */
import type { CancellationToken, Connection, Diagnostic, Location, MarkupContent, Position, TextEdit as LspEdit, WorkspaceEdit } from 'vscode-languageserver';
import { LSPErrorCodes, MarkupKind, ResponseError } from 'vscode-languageserver';
import type { Finding, TextEdit } from '../checks/check.js';
import { runChecks } from '../checks/runner.js';
import type { FeatureContext, Target } from '../features/context.js';
import { detectLanguage } from '../syntax/detect.js';
import type { FileSystem } from '../workspace/filesystem.js';
import { Library } from '../workspace/library.js';
import type { Model } from '../workspace/model.js';
import { defaultSettings, type Settings } from '../workspace/settings.js';
import { canonicalUri } from '../workspace/uris.js';
import { unknownClient, type ClientAbilities } from './client-abilities.js';
import { positionsIn, rangeOf, tableOf, type Positions } from './convert.js';
import { diagnosticOf } from './diagnostic.js';
import type { OpenDocument } from './open-document.js';
import { firstLoadPatience, libraryPatience, namesPatience, settingsPatience, within } from './patience.js';
import { plainText } from './plain-text.js';
import type { InitializationOptions, Located } from './protocol.js';

export interface ServerEnvironment {
  readonly fileSystem: FileSystem;
  /** Makes a folder URI from a path in a setting, relative to the first workspace folder. */
  folderUri(path: string, root: string | undefined): string | undefined;
  /** Tells of files that could not be asked for before and can be now. */
  onLateAnswer?(listener: (uris: readonly string[]) => void): void;
}

/** Called once, when the client's options and folders are known. The list of folders changes in place. */
export type MakeEnvironment = (options: InitializationOptions, connection: Connection, roots: readonly string[]) => ServerEnvironment;

/** What a question waits for, each for a bounded time: the first reading, names that are being looked up, or everything. */
export type Needs = 'file' | 'names' | 'library';

/** What questions about the library as a whole get. */
export interface LibraryContext {
  readonly model: Model;
  readonly settings: Settings;
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
}

export class Session {
  readonly documents = new Map<string, OpenDocument>();
  client: ClientAbilities = unknownClient;
  /** Workspace folders; the list is changed in place, as the file system of an untrusted workspace looks at it. */
  roots: string[] = [];
  /** The setting tcpparms.languages: path pattern → language. */
  languages: Readonly<Record<string, string>> = {};
  library!: Library;
  environment!: ServerEnvironment;
  private readonly spellings = new Map<string, string>();
  private readonly settledListeners: (() => void)[] = [];
  private readonly openedListeners: ((uri: string) => void)[] = [];
  /** The library was read for the first time; or that takes long. */
  private loaded: Promise<unknown> = Promise.resolve();
  private firstLoadDone: () => void = () => undefined;
  private settingsKnown: () => void = () => undefined;
  private found = new Map<string, readonly Finding[]>();
  private foundIn: Model | undefined;
  private scheduled = false;

  constructor(
    readonly connection: Connection,
    private readonly makeEnvironment: MakeEnvironment,
  ) {}

  /** The client has introduced itself: the library is read as soon as the settings are known. */
  begin(client: ClientAbilities, roots: readonly string[]): void {
    this.client = client;
    this.roots = [...roots];
    this.environment = this.makeEnvironment(client.options, this.connection, this.roots);
    this.environment.onLateAnswer?.((uris) => void this.library.changedOnDisk(uris).then(() => this.schedule()));
    this.loaded = within(new Promise<void>((resolve) => (this.firstLoadDone = resolve)), firstLoadPatience);
    this.library = new Library(this.environment.fileSystem, defaultSettings, {
      roots: this.roots,
      languageOf: (path, text) => detectLanguage({ path, text, settings: this.languages }),
      // Settings say where files are and what they are; and what is open by then need not be read from disk.
      after: within(new Promise<void>((resolve) => (this.settingsKnown = resolve)), settingsPatience),
    });
    this.library.onDidChange(() => this.schedule());
  }

  /** The settings have come, or will not: files are read from now on. */
  configured(): void {
    this.settingsKnown();
  }

  /** Questions need not wait for the first reading any more. */
  begun(): void {
    this.firstLoadDone();
    this.schedule();
  }

  /** `listener` is called when the model has changed and the current burst of messages is over. */
  onSettled(listener: () => void): void {
    this.settledListeners.push(listener);
  }

  /** `listener` is called when a document has been opened. */
  onOpened(listener: (uri: string) => void): void {
    this.openedListeners.push(listener);
  }

  open(uri: string, document: OpenDocument): void {
    this.documents.set(uri, document);
    for (const listener of this.openedListeners) listener(uri);
  }

  schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setTimeout(async () => {
      // Half a library would report names as missing that the other half defines; but a slow part must not silence the rest.
      await within(this.library.ready(), libraryPatience);
      this.scheduled = false;
      for (const listener of this.settledListeners) listener();
    }, 0);
  }

  /** The one spelling of a URI that the library uses; how the client spells it is remembered for the answers. */
  key(uri: string): string {
    const canonical = canonicalUri(uri);
    if (canonical !== uri) this.spellings.set(canonical, uri);
    return canonical;
  }

  /** The URI as the client spells it. */
  show(uri: string): string {
    return this.spellings.get(uri) ?? uri;
  }

  context(uri: string): FeatureContext | undefined {
    const model = this.library.model;
    const file = model.files.get(uri);
    return file && { model, file, settings: this.library.settings };
  }

  /** Places in a file, as the client counts them. */
  table(uri: string): Positions | undefined {
    const live = this.documents.get(uri);
    const file = live ? undefined : this.library.model.files.get(uri);
    const document = live ?? (file && tableOf(file));
    return document && positionsIn(document, this.client.encoding);
  }

  /**
   * What the question at a place of a file gives; undefined when the file is not known. `names` waits a while for names that
   * are being looked up, `library` longer.
   * @throws {ResponseError} When the client does not want the answer any more.
   */
  async at<T>(uri: string, position: Position, ask: (context: FeatureContext, offset: number, table: Positions) => T, token: CancellationToken | undefined, needs: Needs = 'names'): Promise<T | undefined> {
    await this.read(needs);
    stopIfCancelled(token);
    const context = this.context(uri);
    const table = this.table(uri);
    return context && table ? ask(context, table.offsetAt(position), table) : undefined;
  }

  /** The same for a file as a whole. */
  async of<T>(uri: string, ask: (context: FeatureContext, table: Positions) => T, token?: CancellationToken, needs: Needs = 'names'): Promise<T | undefined> {
    return this.at(uri, { line: 0, character: 0 }, (context, _offset, table) => ask(context, table), token, needs);
  }

  /** Waits for what is needed, for a bounded time; false when it was not all there by then. */
  async read(needs: Needs): Promise<boolean> {
    if (needs === 'library') return within(this.library.ready(), libraryPatience);
    await this.loaded;
    return needs === 'file' || within(this.library.ready(), namesPatience);
  }

  /** The whole library; what is known of it, when reading takes too long. */
  async whole(): Promise<LibraryContext> {
    await this.read('library');
    return { model: this.library.model, settings: this.library.settings, findings: this.findings() };
  }

  /** The findings of all files in the model of now. */
  findings(): ReadonlyMap<string, readonly Finding[]> {
    const { model } = this.library;
    if (this.foundIn !== model) {
      this.found = runChecks(model, this.library.settings);
      this.foundIn = model;
    }
    return this.found;
  }

  /** A finding as a diagnostic of the file with this table. */
  diagnostic(finding: Finding, table: Positions): Diagnostic {
    return diagnosticOf(finding, table, (target) => this.located(target));
  }

  located(target: Target | undefined): Located | undefined {
    const table = target && this.table(target.uri);
    return table ? { uri: this.show(target.uri), range: rangeOf(table, target) } : undefined;
  }

  locations(targets: readonly Target[]): Location[] {
    return targets.flatMap((target) => this.located(target) ?? []);
  }

  workspaceEdit(edits: readonly TextEdit[]): WorkspaceEdit {
    const changes: Record<string, LspEdit[]> = {};
    for (const edit of edits) {
      const table = this.table(edit.uri);
      if (table) (changes[this.show(edit.uri)] ??= []).push({ range: rangeOf(table, edit), newText: edit.newText });
    }
    return { changes };
  }

  /** A description in the format that the client shows. */
  markup(markdown: string, format: MarkupKind): MarkupContent {
    return { kind: format, value: format === MarkupKind.Markdown ? markdown : plainText(markdown) };
  }
}

/** @throws {ResponseError} When the client does not want the answer any more. */
export function stopIfCancelled(token: CancellationToken | undefined): void {
  if (token?.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}
