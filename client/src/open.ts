/** Going to a place that the server named. */
import * as vscode from 'vscode';

export interface Located {
  readonly uri: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number }; readonly end: { readonly line: number; readonly character: number } };
}

export function rangeOf({ range }: Located): vscode.Range {
  return new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character);
}

/** Opens the file at the place. */
export async function reveal(target: Located, viewColumn?: vscode.ViewColumn): Promise<void> {
  await vscode.window.showTextDocument(vscode.Uri.parse(target.uri, true), { selection: rangeOf(target), viewColumn });
}
