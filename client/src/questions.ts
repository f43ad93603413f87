/** Commands that ask the server and show its answer as a document: will the handshake work, what changed against Git. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Answers } from './answers.js';
import { chooseRule } from './choose-rule.js';

interface HandshakeReply {
  readonly title: string;
  readonly verdict: string;
  readonly works: boolean;
  readonly text: string;
  readonly change?: { readonly title: string; readonly edit: { readonly changes?: Readonly<Record<string, readonly { readonly range: LspRange; readonly newText: string }[]>> } };
}

interface LspRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

async function askHandshake(client: BaseLanguageClient, answers: Answers): Promise<void> {
  const chosen = await chooseRule(client, 'The handshake of which rule?');
  if (!chosen) return;
  const choices = (await client.sendRequest('tcpparms/handshakeChoices', {})) as { partners: { name: string; title: string }[]; certificates: string[] };
  const partner = await vscode.window.showQuickPick(
    choices.partners.map(({ name, title }) => ({ label: title, description: name })),
    { title: `Who is the partner of ${chosen.rule}?` },
  );
  if (!partner) return;
  const unknown = 'not known: one of each usual kind';
  const certificate = await vscode.window.showQuickPick([unknown, ...choices.certificates], { title: 'Which certificate does the server have?' });
  if (!certificate) return;
  const reply = (await client.sendRequest('tcpparms/handshake', {
    uri: chosen.source,
    rule: chosen.rule,
    partner: partner.description,
    certificate: certificate === unknown ? undefined : certificate,
  })) as HandshakeReply | null;
  if (!reply) return;
  await answers.show({ title: reply.title, text: reply.text, links: [] });
  if (reply.works || !reply.change) return;
  const apply = `Change the policy: ${reply.change.title}`;
  if ((await vscode.window.showWarningMessage(reply.verdict, apply)) === apply) await applyChange(reply.change.edit.changes ?? {});
}

async function applyChange(changes: Readonly<Record<string, readonly { readonly range: LspRange; readonly newText: string }[]>>): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  for (const [uri, edits] of Object.entries(changes)) {
    for (const { range, newText } of edits) edit.replace(vscode.Uri.parse(uri, true), new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character), newText);
  }
  await vscode.workspace.applyEdit(edit);
}

/** As much of the Git extension's interface as is used here. */
interface GitExtension {
  getAPI(version: 1): { getRepository(uri: vscode.Uri): { readonly rootUri: vscode.Uri; show(ref: string, path: string): Promise<string> } | null };
}

async function askChanges(client: BaseLanguageClient, answers: Answers): Promise<void> {
  const git = vscode.extensions.getExtension<GitExtension>('vscode.git');
  const api = git && (git.isActive ? git.exports : await git.activate()).getAPI(1);
  if (!api) {
    void vscode.window.showInformationMessage('The Git extension of VS Code is not there, so that there is no earlier state to compare with.');
    return;
  }
  const files = (await client.sendRequest('tcpparms/files', {})) as string[];
  const old: Record<string, string | null> = {};
  let known = 0;
  for (const file of files) {
    const uri = vscode.Uri.parse(file, true);
    const repository = uri.scheme === 'file' ? api.getRepository(uri) : null;
    if (!repository) continue;
    known++;
    // A file that HEAD does not have is a new one.
    old[file] = await repository.show('HEAD', uri.fsPath).catch(() => null);
  }
  if (known === 0) {
    void vscode.window.showInformationMessage('None of the members is in a Git repository, so that there is no earlier state to compare with.');
    return;
  }
  await answers.show({ title: 'What changed since HEAD.md', text: await client.sendRequest<string>('tcpparms/changes', { old }), links: [] });
}

export function registerQuestions(client: BaseLanguageClient, answers: Answers): vscode.Disposable[] {
  return [
    vscode.commands.registerCommand('tcpparms.handshake', () => askHandshake(client, answers)),
    vscode.commands.registerCommand('tcpparms.diffHead', () => askChanges(client, answers)),
  ];
}
