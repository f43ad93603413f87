/** The extension on the desktop and on a remote host: the server is a Node process. */
import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { Lifeline } from './lifeline.js';
import { clientOptions, start, type Api } from './start.js';

export function activate(context: vscode.ExtensionContext): Api {
  const lifeline = new Lifeline();
  const module = context.asAbsolutePath('out/server.cjs');
  const client = new LanguageClient('tcpparms', 'TCPPARMS', { run: { module, transport: TransportKind.ipc }, debug: { module, transport: TransportKind.ipc } }, clientOptions(lifeline));
  return start(context, client, lifeline);
}
