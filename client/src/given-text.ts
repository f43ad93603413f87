/** The text that a command is about: an open document, or a file that a person chooses. */
import * as vscode from 'vscode';
import { decodeText } from '../../server/src/workspace/decode.js';

/** What the server is given: for a document that it knows, the URI alone. */
export interface GivenText {
  readonly uri: string;
  readonly text?: string;
  readonly name: string;
}

export interface Wanted {
  /** Languages of documents that it may be. */
  readonly languages: readonly string[];
  /** Above the list or dialog in which it is chosen. */
  readonly title: string;
}

/** Larger files are for the command `tcpparms log`, which reads them in pieces. */
const mostBytes = 50 * 1024 * 1024;

/** The document at `uri`, else the active one of a fitting language, else what is chosen; undefined when nothing is. */
export async function givenText(uri: vscode.Uri | undefined, wanted: Wanted): Promise<GivenText | undefined> {
  if (uri) return ofUri(uri, wanted);
  const active = vscode.window.activeTextEditor?.document;
  if (active && wanted.languages.includes(active.languageId)) return ofDocument(active, wanted);
  const documents = vscode.workspace.textDocuments.filter((document) => wanted.languages.includes(document.languageId) || (document === active && document.languageId === 'plaintext'));
  if (documents.length === 0) return ofFile(wanted);
  const other = { label: 'Choose a file…', document: undefined };
  const chosen = await vscode.window.showQuickPick([...documents.map((document) => ({ label: nameOf(document.uri), description: vscode.workspace.asRelativePath(document.uri), document })), other], { title: wanted.title });
  return chosen && (chosen.document ? ofDocument(chosen.document, wanted) : ofFile(wanted));
}

async function ofUri(uri: vscode.Uri, wanted: Wanted): Promise<GivenText | undefined> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  return open ? ofDocument(open, wanted) : read(uri);
}

/** The server has documents of these languages. */
function ofDocument(document: vscode.TextDocument, { languages }: Wanted): GivenText {
  const text = languages.includes(document.languageId) ? undefined : document.getText();
  return { uri: document.uri.toString(), text, name: nameOf(document.uri) };
}

async function ofFile({ title }: Wanted): Promise<GivenText | undefined> {
  const [uri] = (await vscode.window.showOpenDialog({ title, canSelectMany: false, defaultUri: vscode.workspace.workspaceFolders?.[0]?.uri })) ?? [];
  return uri && read(uri);
}

async function read(uri: vscode.Uri): Promise<GivenText | undefined> {
  const name = nameOf(uri);
  try {
    if ((await vscode.workspace.fs.stat(uri)).size > mostBytes) {
      void vscode.window.showWarningMessage(`${name} is larger than ${mostBytes / 1024 / 1024} MB. The command “tcpparms log” reads logs of any size.`);
      return undefined;
    }
    return { uri: uri.toString(), text: decodeText(await vscode.workspace.fs.readFile(uri)), name };
  } catch {
    void vscode.window.showErrorMessage(`${name} cannot be read.`);
    return undefined;
  }
}

const nameOf = (uri: vscode.Uri): string => uri.path.slice(uri.path.lastIndexOf('/') + 1);

/** The first argument of a command when it comes from a menu; from the palette and from elsewhere there is none. */
export const uriFrom = (argument: unknown): vscode.Uri | undefined => (argument instanceof vscode.Uri ? argument : undefined);
