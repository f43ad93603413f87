/** The command that tells which lines of the syslogd configurations take a record. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { AnswerDocument, Answers, Problem } from './answers.js';

interface RecordChoice {
  readonly record: string;
  readonly description: string;
}

/** A record; null: none, all programs that log are gone through. */
type Chosen = string | null;

export function registerSyslog(client: BaseLanguageClient, answers: Answers): vscode.Disposable[] {
  const ask = async (given?: unknown): Promise<void> => {
    const record = typeof given === 'string' ? given : await chooseRecord(client);
    if (record === undefined) return;
    await answers.show((await client.sendRequest('tcpparms/syslog', record === null ? {} : { record })) as AnswerDocument | Problem);
  };
  return [vscode.commands.registerCommand('tcpparms.syslogRules', ask)];
}

async function chooseRecord(client: BaseLanguageClient): Promise<Chosen | undefined> {
  const choices = (await client.sendRequest('tcpparms/syslogRecords', { line: lineOfLog() })) as RecordChoice[];
  const typed = { label: 'Another record…', description: 'USER.JOB.FACILITY.PRIORITY' };
  const programs = { label: 'All programs that log', description: 'where the records of each of them go' };
  const items: vscode.QuickPickItem[] = [typed, programs, { label: 'Records', kind: vscode.QuickPickItemKind.Separator }, ...choices.map(({ record, description }) => ({ label: record, description }))];
  const chosen = await vscode.window.showQuickPick(items, { title: 'Which lines of syslogd take a record?', placeHolder: 'A record: user ID, job name, facility, priority', matchOnDescription: true });
  if (!chosen || chosen === programs) return chosen && null;
  return chosen === typed ? typeRecord(client) : chosen.label;
}

/** The line at the cursor, when it is one of a log. */
function lineOfLog(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor?.document.languageId === 'pagent-log' ? editor.document.lineAt(editor.selection.active).text : undefined;
}

function typeRecord(client: BaseLanguageClient): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: 'Which lines of syslogd take a record?',
    prompt: 'USER.JOB.FACILITY.PRIORITY, for example TCPIP.TCPIP.daemon.debug',
    validateInput: async (text) => ((await client.sendRequest('tcpparms/syslogRecord', { text })) as Problem | null)?.problem,
  });
}
