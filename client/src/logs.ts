/** The commands that tell the story of a log, and save the TLS records that it shows. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { AnswerDocument, Answers, Problem } from './answers.js';
import { givenText, uriFrom, type GivenText } from './given-text.js';

interface Capture {
  /** In base64. */
  readonly pcapng: string;
  readonly summary: string;
}

export function registerLogs(client: BaseLanguageClient, answers: Answers): vscode.Disposable[] {
  const tell = async (from?: unknown): Promise<void> => {
    const answer = await read<AnswerDocument>(client, 'tcpparms/logStory', uriFrom(from));
    if (answer) await answers.show(answer);
  };
  const save = async (from?: unknown, to?: unknown): Promise<void> => {
    const log = uriFrom(from) ?? vscode.window.activeTextEditor?.document.uri;
    const capture = await read<Capture>(client, 'tcpparms/logCapture', uriFrom(from));
    if (!capture) return;
    if ('problem' in capture) void vscode.window.showInformationMessage(capture.problem);
    else await saveCapture(capture, uriFrom(to) ?? (await chooseTarget(log)));
  };
  return [vscode.commands.registerCommand('tcpparms.logStory', tell), vscode.commands.registerCommand('tcpparms.logCapture', save)];
}

/** The answer about a log; undefined when none was chosen, or the person did not want to wait. */
async function read<T>(client: BaseLanguageClient, method: string, from: vscode.Uri | undefined): Promise<T | Problem | undefined> {
  const log: GivenText | undefined = await givenText(from, { languages: ['pagent-log', 'gsk-trace'], title: 'Which log?' });
  if (!log) return undefined;
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title: `Reading ${log.name}`, cancellable: true }, async (_progress, token) => {
    try {
      return await client.sendRequest<T | Problem>(method, log, token);
    } catch (error) {
      if (token.isCancellationRequested) return undefined;
      throw error;
    }
  });
}

function chooseTarget(log: vscode.Uri | undefined): Thenable<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = (log?.path.split('/').pop() ?? 'tls').replace(/\.(?:log|txt)$/i, '');
  return vscode.window.showSaveDialog({ title: 'Save the TLS records', defaultUri: folder && vscode.Uri.joinPath(folder, `${name}.pcapng`), filters: { 'Packet capture': ['pcapng'] } });
}

async function saveCapture({ pcapng, summary }: Capture, target: vscode.Uri | undefined): Promise<void> {
  if (!target) return;
  const bytes = Uint8Array.from(atob(pcapng), (character) => character.charCodeAt(0));
  await vscode.workspace.fs.writeFile(target, bytes);
  void vscode.window.showInformationMessage(`${vscode.workspace.asRelativePath(target)}: ${summary}`);
}
