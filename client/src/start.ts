/** What the extension does on the desktop and on the web alike, once it has a client for its server. */
import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { decodeText } from '../../server/src/workspace/decode.js';
import { Answers } from './answers.js';
import { registerEffectiveView } from './effective-view.js';
import { registerLanguageDetection } from './detection.js';
import { registerExplorer } from './explorer-view.js';
import type { Lifeline } from './lifeline.js';
import { registerLivePolicy } from './live-policy.js';
import { registerLogs } from './logs.js';
import { registerMap } from './map-view.js';
import { registerMatch } from './match-view.js';
import { registerQuestions } from './questions.js';
import { registerRacf } from './racf.js';
import { registerSyslog } from './syslog.js';

export const languageIds = ['pagent', 'stdenv', 'syslogd', 'tn3270', 'tcpip-profile', 'cssmtp', 'ftpdata', 'jcl', 'ctrace', 'pagent-log', 'pasearch', 'gsk-trace'];

/** What other extensions, and the tests, get from `activate`. */
export interface Api {
  /** Resolves when the language server answers. */
  readonly ready: Promise<void>;
  readonly client: BaseLanguageClient;
}

/** Options of a client whose server is held by this lifeline. */
export function clientOptions(lifeline: Lifeline): LanguageClientOptions {
  return {
    errorHandler: lifeline,
    documentSelector: languageIds.map((language) => ({ language })),
    // Asked again at every start: trust may have been granted since.
    initializationOptions: () => ({ clientFileSystem: true, diagnostics: 'push', effectiveCommand: true, racfCommand: true, workspaceTrusted: vscode.workspace.isTrusted }),
    synchronize: { configurationSection: 'tcpparms' },
    outputChannelName: 'TCPPARMS',
    markdown: { isTrusted: false, supportHtml: false },
  };
}

/** Answers the server's questions for files that it cannot read itself. */
function serveFiles(client: BaseLanguageClient): vscode.Disposable[] {
  const uriOf = (params: { readonly uri: string }): vscode.Uri => vscode.Uri.parse(params.uri, true);
  const kindOf = (type: vscode.FileType): 'file' | 'folder' => (type & vscode.FileType.Directory ? 'folder' : 'file');
  const orNull = async <T>(work: Thenable<T>): Promise<T | null> => {
    try {
      return await work;
    } catch {
      return null;
    }
  };
  return [
    client.onRequest('tcpparms/fs/readText', async (params: { uri: string }) => {
      const bytes = await orNull(vscode.workspace.fs.readFile(uriOf(params)));
      return bytes && decodeText(bytes);
    }),
    client.onRequest('tcpparms/fs/stat', async (params: { uri: string }) => {
      const stat = await orNull(vscode.workspace.fs.stat(uriOf(params)));
      return stat ? { kind: kindOf(stat.type), size: stat.size } : null;
    }),
    client.onRequest('tcpparms/fs/list', async (params: { uri: string }) => {
      const entries = await orNull(vscode.workspace.fs.readDirectory(uriOf(params)));
      return (entries ?? []).map(([name, type]) => ({ name, kind: kindOf(type) }));
    }),
  ];
}

async function showReferences(client: BaseLanguageClient, uri: string, position: { line: number; character: number }): Promise<void> {
  const target = vscode.Uri.parse(uri, true);
  const at = new vscode.Position(position.line, position.character);
  const found = (await client.sendRequest('textDocument/references', {
    textDocument: { uri },
    position,
    context: { includeDeclaration: false },
  })) as { uri: string; range: { start: { line: number; character: number }; end: { line: number; character: number } } }[] | null;
  const locations = (found ?? []).map(
    (l) => new vscode.Location(vscode.Uri.parse(l.uri, true), new vscode.Range(l.range.start.line, l.range.start.character, l.range.end.line, l.range.end.character)),
  );
  await vscode.commands.executeCommand('editor.action.showReferences', target, at, locations);
}

/** Milliseconds of rest before the views ask again. */
const viewDelay = 300;

/** Registers commands and views, starts the client. */
export function start(context: vscode.ExtensionContext, client: BaseLanguageClient, lifeline: Lifeline): Api {
  const changed = new vscode.EventEmitter<void>();
  const answers = new Answers();
  const restart = async (): Promise<void> => {
    lifeline.begin();
    if (client.isRunning()) await client.stop();
    await client.start();
  };
  let pending: ReturnType<typeof setTimeout> | undefined;
  client.onNotification('tcpparms/changed', () => {
    clearTimeout(pending);
    // Views follow when the typing pauses.
    pending = setTimeout(() => changed.fire(), viewDelay);
  });
  context.subscriptions.push(
    ...serveFiles(client),
    vscode.commands.registerCommand('tcpparms.showReferences', (uri: string, position: { line: number; character: number }) => showReferences(client, uri, position)),
    vscode.commands.registerCommand('tcpparms.restartServer', restart),
    vscode.workspace.onDidGrantWorkspaceTrust(restart),
    vscode.commands.registerCommand('tcpparms.showOutput', () => client.outputChannel.show()),
    ...registerEffectiveView(client),
    ...registerExplorer(client, changed.event),
    ...registerMap(client, context, changed.event),
    ...registerMatch(client, context, changed.event),
    ...answers.register(),
    ...registerQuestions(client, answers),
    ...registerLivePolicy(client, answers),
    ...registerRacf(client),
    ...registerSyslog(client, answers),
    ...registerLogs(client, answers),
    ...registerLanguageDetection(),
    changed,
    { dispose: () => void client.stop() },
  );
  return { ready: client.start(), client };
}
