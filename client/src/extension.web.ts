/** The extension in a browser: the server is a web worker. */
import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { clientOptions, start, type Api } from './start.js';

export function activate(context: vscode.ExtensionContext): Api {
  const worker = new Worker(vscode.Uri.joinPath(context.extensionUri, 'out/tcpparms.js').toString(true));
  return start(context, new LanguageClient('tcpparms', 'TCPPARMS', worker, clientOptions()));
}
