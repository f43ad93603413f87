/**
 * Members have no extension: a document is looked at once, when it opens, and gets its language when it plainly has one of ours. One that
 * is empty then is looked at again while its first lines are typed.
 */
import * as vscode from 'vscode';
import { detectLanguage, mayReplace } from '../../server/src/syntax/detect.js';

/** As much of a document as detection reads. */
const headLength = 16 * 1024;

/** As many lines tell what a new document is, or it is none of ours. */
const firstLines = 20;

/** Documents that had no text when they were looked at. */
const empty = new Set<string>();

/** Documents already looked at: a person who chooses another language afterwards is not overruled. */
const seen = new Set<string>();

function head(document: vscode.TextDocument): string {
  return document.getText(new vscode.Range(new vscode.Position(0, 0), document.positionAt(headLength)));
}

/** The setting of the folder in which the document lies. */
function patterns({ uri }: vscode.TextDocument): Record<string, string> {
  const value = vscode.workspace.getConfiguration('tcpparms', uri).get<unknown>('languages');
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

async function look(document: vscode.TextDocument): Promise<void> {
  const settings = patterns(document);
  const known = document.uri.toString();
  // Our own documents quote logs and members, and are none.
  if (document.uri.scheme.startsWith('tcpparms-') || seen.has(known) || (!mayReplace(document.languageId) && Object.keys(settings).length === 0)) return;
  seen.add(known);
  if (head(document).trim() === '') empty.add(known);
  await detect(document);
}

async function detect(document: vscode.TextDocument): Promise<void> {
  const language = detectLanguage({ path: document.uri.path, text: head(document), languageIdNow: document.languageId, settings: patterns(document) });
  if (!language || language === document.languageId) return;
  empty.delete(document.uri.toString());
  await vscode.languages.setTextDocumentLanguage(document, language);
}

/** A line that is complete may tell more than the empty document did. */
async function lookAgain({ document, contentChanges }: vscode.TextDocumentChangeEvent): Promise<void> {
  const known = document.uri.toString();
  if (!empty.has(known) || !contentChanges.some(({ text }) => text.includes('\n'))) return;
  if (!mayReplace(document.languageId) || document.lineCount > firstLines) empty.delete(known);
  if (mayReplace(document.languageId)) await detect(document);
}

/** Looks at documents that are open and that open later. */
export function registerLanguageDetection(): vscode.Disposable[] {
  for (const document of vscode.workspace.textDocuments) void look(document);
  return [
    vscode.workspace.onDidOpenTextDocument((document) => void look(document)),
    vscode.workspace.onDidChangeTextDocument((change) => void lookAgain(change)),
    vscode.workspace.onDidCloseTextDocument((document) => {
      // Changing the language closes and opens the document again; only a tab that is gone forgets it.
      const uri = document.uri.toString();
      setTimeout(() => {
        if (!vscode.workspace.textDocuments.some((open) => open.uri.toString() === uri)) for (const set of [seen, empty]) set.delete(uri);
      }, 1000);
    }),
  ];
}
