/** The language server in a web worker; all files come through the client. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { clientFileSystem } from './client-filesystem.js';
import { lifecycle } from './lifecycle.js';
import { startServer } from './server.js';

declare const self: DedicatedWorkerGlobalScope;

startServer(createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self), { messageStrategy: lifecycle() }), (_options, via) => {
  const fileSystem = clientFileSystem(via);
  return { fileSystem, folderUri, onLateAnswer: fileSystem.onLateAnswer };
});

function folderUri(text: string, root: string | undefined): string | undefined {
  if (/^[a-z][a-z0-9+.-]+:\//i.test(text)) return text;
  if (!root) return undefined;
  return text.startsWith('/') ? new URL(text, root).toString() : `${root.replace(/\/$/, '')}/${text}`;
}
