/** The rule that a command is about. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

export interface ChosenRule {
  /** URI of the file. */
  readonly source: string;
  readonly rule: string;
}

interface Symbol {
  readonly name: string;
  readonly detail?: string;
  readonly range: { readonly start: { readonly line: number }; readonly end: { readonly line: number } };
}

/** The rule of the active file that is chosen under this title; with `here`, the one in which the cursor stands. */
export async function chooseRule(client: BaseLanguageClient, title: string, here = false): Promise<ChosenRule | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== 'pagent') {
    void vscode.window.showInformationMessage('Open an AT-TLS policy file first: this is about one of its rules.');
    return undefined;
  }
  const source = editor.document.uri.toString();
  const symbols = ((await client.sendRequest('textDocument/documentSymbol', { textDocument: { uri: source } })) ?? []) as Symbol[];
  const rules = symbols.filter((symbol) => symbol.detail?.toLowerCase() === 'ttlsrule');
  if (rules.length === 0) {
    void vscode.window.showInformationMessage('This file has no TTLSRule.');
    return undefined;
  }
  const { line } = editor.selection.active;
  const around = here ? rules.find(({ range }) => range.start.line <= line && line <= range.end.line) : undefined;
  const rule = around?.name ?? (await vscode.window.showQuickPick(rules.map(({ name }) => name), { title }));
  return rule === undefined ? undefined : { source, rule };
}
