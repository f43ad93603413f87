/** The command that holds a display of the live policy against the members. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { AnswerDocument, Answers, Problem } from './answers.js';
import { givenText, uriFrom, type GivenText } from './given-text.js';

interface StackChoice {
  readonly stacks: readonly { readonly index: number; readonly title: string; readonly files: string }[];
}

type Reply = AnswerDocument | StackChoice | Problem;

export function registerLivePolicy(client: BaseLanguageClient, answers: Answers): vscode.Disposable[] {
  const ask = (display: GivenText, index?: number): Promise<Reply> => client.sendRequest('tcpparms/drift', { ...display, index });
  const compare = async (from?: unknown): Promise<void> => {
    const display = await givenText(uriFrom(from), { languages: ['pasearch'], title: 'Which display of pasearch -t or netstat ttls?' });
    if (!display) return;
    let reply = await ask(display);
    if ('stacks' in reply) {
      const chosen = await vscode.window.showQuickPick(reply.stacks.map(({ index, title, files }) => ({ label: title, description: files, index })), { title: 'Of which stack is the display?' });
      if (!chosen) return;
      reply = await ask(display, chosen.index);
    }
    if (!('stacks' in reply)) await answers.show(reply);
  };
  return [vscode.commands.registerCommand('tcpparms.drift', compare)];
}
