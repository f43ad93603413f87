/** Members have no extension: a plain text document is looked at once, when it opens, and gets its language when it plainly has one. */
import * as vscode from 'vscode';
import { detectLanguage } from '../../server/src/syntax/detect.js';

/** As much of a document as detection reads. */
const headLength = 16 * 1024;

function head(document: vscode.TextDocument): string {
  const end = document.positionAt(headLength);
  return document.getText(new vscode.Range(new vscode.Position(0, 0), end));
}

async function look(document: vscode.TextDocument): Promise<void> {
  if (document.languageId !== 'plaintext') return;
  const patterns = vscode.workspace.getConfiguration('tcpparms').get<unknown>('languages');
  const settings = typeof patterns === 'object' && patterns !== null ? (patterns as Record<string, string>) : {};
  const language = detectLanguage({ path: document.uri.path, text: head(document), languageIdNow: document.languageId, settings });
  if (language) await vscode.languages.setTextDocumentLanguage(document, language);
}

/** Looks at documents that are open and that open later. */
export function registerLanguageDetection(): vscode.Disposable[] {
  for (const document of vscode.workspace.textDocuments) void look(document);
  return [vscode.workspace.onDidOpenTextDocument((document) => void look(document))];
}
