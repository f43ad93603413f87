import * as vscode from 'vscode';
import { present } from './assert.js';
import { eventually } from './eventually.js';
import { parsePlace } from './place.js';

/** What the suite does in VS Code, through the API that extensions have. Every wait is for something to appear, never for time to pass. */

/** The data set of the examples, a folder of the workspace. */
const library = 'USER.Z24C.TCPPARMS';

/** The folder that the window shows: a copy of `examples/`, made for this run. */
export function workspaceFolder(): vscode.Uri {
  return present(vscode.workspace.workspaceFolders?.[0], 'workspace folder').uri;
}

/** The extension under test, as VS Code knows it. Never calls `activate`: whether VS Code does is one of the questions. */
export function extension(): vscode.Extension<unknown> {
  return present(vscode.extensions.getExtension('tcpparms.tcpparms'), 'extension tcpparms.tcpparms');
}

/** The URI of a member of the examples' library; `PAGENTTN`, or a path in the workspace such as `USER.Z24D.TCPPARMS/PAGENT`. */
export function memberUri(member: string): vscode.Uri {
  return vscode.Uri.joinPath(workspaceFolder(), ...(member.includes('/') ? [member] : [library, member]));
}

/** Opens a member in an editor, as a click in the Explorer does. */
export async function openMember(member: string): Promise<vscode.TextDocument> {
  return show(await vscode.workspace.openTextDocument(memberUri(member)));
}

/** Opens a document without a file. */
export async function openText(language: string, content: string): Promise<vscode.TextDocument> {
  return show(await vscode.workspace.openTextDocument({ language, content }));
}

/** Writes a member on disk; other members see it as they would see one that came with `git pull`. */
export async function writeMember(member: string, text: string): Promise<vscode.Uri> {
  const uri = memberUri(member);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** Replaces the whole text of an open document, as typing does: unsaved, and with an undo step. */
export async function replaceText(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  await vscode.workspace.applyEdit(edit);
}

/** Closes every editor; unsaved text is lost. For `teardown`. */
export async function closeAllEditors(): Promise<void> {
  while (vscode.window.activeTextEditor) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Where a place is in a document; see place.ts for how it is written. */
export function positionOf(document: vscode.TextDocument, written: string): vscode.Position {
  const place = parsePlace(written);
  const start = document.getText().indexOf(place.text);
  if (start < 0) throw new Error(`“${place.text}” is not in ${document.uri.path}.`);
  return document.positionAt(start + place.offset);
}

/**
 * The findings on a document, as soon as they satisfy `until`.
 * @param until By default: at least one.
 */
export function diagnostics(document: vscode.TextDocument, until: (found: vscode.Diagnostic[]) => boolean = (found) => found.length > 0): Promise<vscode.Diagnostic[]> {
  return eventually(`findings on ${document.uri.path}`, () => vscode.languages.getDiagnostics(document.uri), until);
}

/** The finding with this code, as soon as there is one. */
export async function diagnostic(document: vscode.TextDocument, code: string): Promise<vscode.Diagnostic> {
  const found = await diagnostics(document, (all) => all.some((one) => codeOf(one) === code));
  return present(found.find((one) => codeOf(one) === code), `finding ${code}`);
}

/** The code of a finding as text, with or without a link to its documentation. */
export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : (code ?? ''));
}

/** The text that a hover shows, all providers' together, as soon as there is some. */
export function hoverText(document: vscode.TextDocument, at: string): Promise<string> {
  const ask = async (): Promise<string> => {
    const hovers = await request<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, positionOf(document, at));
    return (hovers ?? []).flatMap((hover) => hover.contents.map(plainText)).join('\n');
  };
  return eventually(`a hover on ${at}`, ask, (text) => text !== '');
}

/**
 * The light bulb's entries at a place.
 * @param kind Only these, such as `vscode.CodeActionKind.QuickFix`.
 */
export async function codeActions(document: vscode.TextDocument, at: string, kind?: vscode.CodeActionKind): Promise<vscode.CodeAction[]> {
  const position = positionOf(document, at);
  return (await request<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, new vscode.Range(position, position), kind?.value)) ?? [];
}

/** Applies the light bulb's entry with this title, as soon as it is offered. */
export async function applyCodeAction(document: vscode.TextDocument, at: string, title: string | RegExp): Promise<void> {
  const isIt = (action: vscode.CodeAction): boolean => (typeof title === 'string' ? action.title === title : title.test(action.title));
  const offered = await eventually(`the code action ${title}`, () => codeActions(document, at), (actions) => actions.some(isIt));
  const action = present(offered.find(isIt), `code action ${title}`);
  if (action.edit) await vscode.workspace.applyEdit(action.edit);
  if (action.command) await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
}

/** Where F12 leads from a place: the URI and the first line of each target. */
export async function definitions(document: vscode.TextDocument, at: string): Promise<{ uri: vscode.Uri; line: number }[]> {
  const found = await request<(vscode.Location | vscode.LocationLink)[]>('vscode.executeDefinitionProvider', document.uri, positionOf(document, at));
  return (found ?? []).map((target) =>
    'targetUri' in target ? { uri: target.targetUri, line: (target.targetSelectionRange ?? target.targetRange).start.line } : { uri: target.uri, line: target.range.start.line },
  );
}

/** What completion offers at a place: the labels, as soon as `awaited` is among them. */
export function completions(document: vscode.TextDocument, at: string, awaited: string): Promise<string[]> {
  const ask = async (): Promise<string[]> => {
    const list = await request<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, positionOf(document, at));
    return (list?.items ?? []).map(({ label }) => (typeof label === 'string' ? label : label.label));
  };
  return eventually(`completion with ${awaited} at ${at}`, ask, (labels) => labels.includes(awaited));
}

/** The titles of the lenses above the lines of a document, as soon as one has all these texts. */
export function codeLenses(document: vscode.TextDocument, ...texts: readonly string[]): Promise<string[]> {
  const ask = async (): Promise<string[]> => {
    const lenses = await request<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 1000);
    return (lenses ?? []).map((lens) => lens.command?.title ?? '');
  };
  return eventually(`a lens with ${texts.join(', ')} in ${document.uri.path}`, ask, (titles) => titles.some((title) => texts.every((text) => title.includes(text))));
}

async function show(document: vscode.TextDocument): Promise<vscode.TextDocument> {
  await vscode.window.showTextDocument(document);
  return document;
}

const request = <T>(command: string, ...args: unknown[]): Thenable<T | undefined> => vscode.commands.executeCommand<T | undefined>(command, ...args);

const plainText = (content: vscode.MarkdownString | vscode.MarkedString): string => (typeof content === 'string' ? content : content.value);
