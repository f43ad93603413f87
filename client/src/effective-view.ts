/** The read-only document with the effective parameters of a rule. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { chooseRule } from './choose-rule.js';

const scheme = 'tcpparms-effective';

interface EffectiveAnswer {
  readonly title: string;
  readonly text: string;
  readonly sources: readonly { readonly line: number; readonly uri: string; readonly range: { readonly start: { line: number; character: number }; readonly end: { line: number; character: number } } }[];
}

/** The command that lenses run, the provider of its documents, and the way back from their lines. */
export function registerEffectiveView(client: BaseLanguageClient): vscode.Disposable[] {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const shown = new Map<string, EffectiveAnswer['sources']>();
  const provider: vscode.TextDocumentContentProvider = {
    onDidChange: changed.event,
    async provideTextDocumentContent(uri) {
      const query = new URLSearchParams(uri.query);
      const found = (await client.sendRequest('tcpparms/effective', { uri: query.get('uri') ?? '', rule: query.get('rule') ?? '' })) as EffectiveAnswer | null;
      shown.set(uri.toString(), found?.sources ?? []);
      return found?.text ?? 'The rule is not there any more.';
    },
  };
  const definitions: vscode.DefinitionProvider = {
    provideDefinition(document, position) {
      return (shown.get(document.uri.toString()) ?? [])
        .filter((source) => source.line === position.line)
        .map(({ uri, range }): vscode.LocationLink => {
          const target = new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character);
          return { originSelectionRange: document.lineAt(position.line).range, targetUri: vscode.Uri.parse(uri, true), targetRange: target, targetSelectionRange: target };
        });
    },
  };
  const show = async (source?: string, rule?: string): Promise<void> => {
    const wanted = source && rule ? { source, rule } : await chooseRule(client, 'Effective parameters of which rule?');
    if (!wanted) return;
    const query = new URLSearchParams({ uri: wanted.source, rule: wanted.rule }).toString();
    const uri = vscode.Uri.from({ scheme, path: `/${wanted.rule} (effective)`, query });
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true, preserveFocus: true });
  };
  return [
    vscode.workspace.registerTextDocumentContentProvider(scheme, provider),
    vscode.languages.registerDefinitionProvider({ scheme }, definitions),
    vscode.commands.registerCommand('tcpparms.showEffective', show),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document.uri.scheme !== scheme) for (const uri of shown.keys()) changed.fire(vscode.Uri.parse(uri));
    }),
    vscode.workspace.onDidCloseTextDocument((document) => void shown.delete(document.uri.toString())),
    changed,
  ];
}
