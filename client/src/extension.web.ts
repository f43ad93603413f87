/** The extension in a browser: the server is a web worker. */
import * as vscode from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient, type MessageTransports } from 'vscode-languageclient/browser';
import { Lifeline } from './lifeline.js';
import { clientOptions, start, type Api } from './start.js';

export function activate(context: vscode.ExtensionContext): Api {
  const lifeline = new Lifeline();
  const script = vscode.Uri.joinPath(context.extensionUri, 'out/tcpparms.js').toString(true);
  let worker: Worker | undefined;
  // A server that was shut down cannot be started again: each start gets a worker of its own. Only the transports are given
  // away: the workers that VS Code lets an extension make are not `instanceof Worker`, by which the client knows one.
  const startWorker = (): Promise<MessageTransports> => {
    worker?.terminate();
    worker = new Worker(script);
    return Promise.resolve({ reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) });
  };
  return start(context, new LanguageClient('tcpparms', 'TCPPARMS', startWorker, clientOptions(lifeline)), lifeline);
}
