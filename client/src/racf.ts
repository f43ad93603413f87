/** The command that shows RACF commands for a rule: a new document to review, which nobody runs or saves unasked. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { AnswerDocument } from './answers.js';
import { chooseRule } from './choose-rule.js';

export function registerRacf(client: BaseLanguageClient): vscode.Disposable[] {
  const show = async (source?: unknown, rule?: unknown): Promise<void> => {
    const wanted = typeof source === 'string' && typeof rule === 'string' ? { source, rule } : await chooseRule(client, 'RACF commands for which rule?', true);
    if (!wanted) return;
    const answer = (await client.sendRequest('tcpparms/racf', { uri: wanted.source, rule: wanted.rule })) as AnswerDocument | null;
    if (!answer) {
      void vscode.window.showInformationMessage(`There is no rule ${wanted.rule} in a policy here any more.`);
      return;
    }
    const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content: answer.text });
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside });
  };
  return [vscode.commands.registerCommand('tcpparms.racf', show)];
}
