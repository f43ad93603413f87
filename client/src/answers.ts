/** Documents of this extension: answers of the server, with links to files. */
import * as vscode from 'vscode';
import type { Located } from './open.js';

const scheme = 'tcpparms-answer';

export interface AnswerDocument {
  readonly title: string;
  readonly text: string;
  readonly links: readonly { readonly line: number; readonly start: number; readonly end: number; readonly target: Located }[];
}

/** Why there is no answer. */
export interface Problem {
  readonly problem: string;
}

/** Shows answers; their texts do not change. */
export class Answers implements vscode.TextDocumentContentProvider, vscode.DocumentLinkProvider {
  private readonly shown = new Map<string, Omit<AnswerDocument, 'title'>>();
  private count = 0;

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.shown.get(uri.toString())?.text ?? '';
  }

  provideDocumentLinks({ uri }: vscode.TextDocument): vscode.DocumentLink[] {
    return (this.shown.get(uri.toString())?.links ?? []).map(({ line, start, end, target }) => new vscode.DocumentLink(new vscode.Range(line, start, line, end), withPlace(target)));
  }

  /** Opens the answer beside the editor; says why there is none. */
  async show(answer: AnswerDocument | Problem): Promise<void> {
    if ('problem' in answer) {
      void vscode.window.showInformationMessage(answer.problem);
      return;
    }
    const { title, text, links } = answer;
    const uri = vscode.Uri.from({ scheme, path: `/${title.replaceAll('/', ' ')}`, query: String(this.count++) });
    this.shown.set(uri.toString(), { text, links });
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { viewColumn: vscode.ViewColumn.Beside, preview: true });
  }

  register(): vscode.Disposable[] {
    return [
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.languages.registerDocumentLinkProvider({ scheme }, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => void this.shown.delete(uri.toString())),
    ];
  }
}

/** The URI of a place in a file, as VS Code opens it. */
function withPlace({ uri, range: { start } }: Located): vscode.Uri {
  return vscode.Uri.parse(uri, true).with({ fragment: `L${start.line + 1},${start.character + 1}` });
}
