/** The language server on Node: over stdio, or over the channel that VS Code opens. */
import path from 'node:path';
import { createConnection, ProposedFeatures, type Connection } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import type { FileSystem } from '../workspace/filesystem.js';
import { clientFileSystem } from './client-filesystem.js';
import { lifecycle } from './lifecycle.js';
import { confinedFileSystem } from './node-confined-filesystem.js';
import { nodeFileSystem } from './node-filesystem.js';
import type { Patience } from './remote-places.js';
import { startServer } from './server.js';

/** Files on disk are read here, all others through the client when it offers that. `patience`: how long it may take for an answer. */
export function startNodeServer(connection: Connection, patience?: Patience): void {
  startServer(connection, (options, via, roots) => {
    // In an untrusted workspace the editor gives only settings of the user: the folders that they name may be read.
    const named = new Set<string>();
    const disk = options.workspaceTrusted === false ? confinedFileSystem(nodeFileSystem, () => [...roots, ...named]) : nodeFileSystem;
    const remote = options.clientFileSystem ? clientFileSystem(via, patience) : undefined;
    const of = (uri: string): FileSystem => (uri.startsWith('file:') || !remote ? disk : remote);
    return {
      fileSystem: {
        readText: (uri) => of(uri).readText(uri),
        size: async (uri) => of(uri).size?.(uri),
        stat: (uri) => of(uri).stat(uri),
        list: (uri) => of(uri).list(uri),
      },
      onLateAnswer: (listener) => remote?.onLateAnswer(listener),
      folderUri: (text, root) => {
        const folder = folderUri(text, root);
        if (folder !== undefined) named.add(folder);
        return folder;
      },
    };
  });
}

function folderUri(text: string, root: string | undefined): string | undefined {
  if (/^[a-z][a-z0-9+.-]+:\//i.test(text)) return text;
  if (path.isAbsolute(text)) return URI.file(text).toString();
  return root?.startsWith('file:') ? URI.file(path.resolve(URI.parse(root).fsPath, text)).toString() : root && `${root.replace(/\/$/, '')}/${text}`;
}

/** Starts the server for `tcpparms lsp --stdio` and for the extension. */
export function main(): void {
  startNodeServer(createConnection(ProposedFeatures.all, { messageStrategy: lifecycle() }));
}
