/** The extension in a browser: the server is a web worker. */
import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { Lifeline } from './lifeline.js';
import { clientOptions, start, type Api } from './start.js';

export function activate(context: vscode.ExtensionContext): Api {
  const lifeline = new Lifeline();
  const script = vscode.Uri.joinPath(context.extensionUri, 'out/tcpparms.js').toString(true);
  let worker: Worker | undefined;
  // A server that was shut down cannot be started again: each start gets a worker of its own.
  const startWorker = (): Promise<Worker> => {
    worker?.terminate();
    return Promise.resolve((worker = new Worker(script)));
  };
  return start(context, new LanguageClient('tcpparms', 'TCPPARMS', startWorker, clientOptions(lifeline)), lifeline);
}
