/** The language server on Node: over stdio, or over the channel that VS Code opens. */
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { createConnection, ProposedFeatures, type Connection } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import type { FileSystem, FolderEntry } from '../workspace/filesystem.js';
import { clientFileSystem } from './client-filesystem.js';
import { startServer } from './server.js';

/** Largest file that is read; configuration members are a few hundred KB at most. */
const largestFile = 256 * 1024 * 1024;

/** The disk, for file: URIs; every failure is "not there". */
export const diskFileSystem: FileSystem = {
  async readText(uri) {
    try {
      const file = URI.parse(uri).fsPath;
      const info = await stat(file);
      if (!info.isFile() || info.size > largestFile) return undefined;
      return await readFile(file, 'utf8');
    } catch {
      return undefined;
    }
  },
  async stat(uri) {
    try {
      const info = await stat(URI.parse(uri).fsPath);
      return info.isDirectory() ? 'folder' : info.isFile() ? 'file' : undefined;
    } catch {
      return undefined;
    }
  },
  async list(uri) {
    try {
      const entries = await readdir(URI.parse(uri).fsPath, { withFileTypes: true });
      return await Promise.all(
        entries.map(async (entry): Promise<FolderEntry> => {
          if (entry.isSymbolicLink()) {
            const target = await this.stat(`${uri.replace(/\/$/, '')}/${encodeURIComponent(entry.name)}`);
            return { name: entry.name, kind: target ?? 'file' };
          }
          return { name: entry.name, kind: entry.isDirectory() ? 'folder' : 'file' };
        }),
      );
    } catch {
      return [];
    }
  },
};

/** Files on disk are read here, all others through the client when it offers that. */
export function startNodeServer(connection: Connection): void {
  startServer(connection, (options, via) => {
    const remote = options.clientFileSystem ? clientFileSystem(via) : undefined;
    const of = (uri: string): FileSystem => (uri.startsWith('file:') || !remote ? diskFileSystem : remote);
    return {
      fileSystem: { readText: (uri) => of(uri).readText(uri), stat: (uri) => of(uri).stat(uri), list: (uri) => of(uri).list(uri) },
      folderUri: (text, root) => {
        if (/^[a-z][a-z0-9+.-]+:\//i.test(text)) return text;
        if (path.isAbsolute(text)) return URI.file(text).toString();
        return root?.startsWith('file:') ? URI.file(path.resolve(URI.parse(root).fsPath, text)).toString() : root && `${root.replace(/\/$/, '')}/${text}`;
      },
    };
  });
}

/** Starts the server for `tcpparms lsp --stdio` and for the extension. */
export function main(): void {
  startNodeServer(createConnection(ProposedFeatures.all));
}
