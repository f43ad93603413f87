/**
 * The one door to files. Implemented over Node, over the client's file system (Zowe Explorer, web) and over memory in tests.
 * URIs are strings in the form that `vscode-uri` prints.
 */
export interface FileSystem {
  /** The text of a file; undefined when it cannot be read, whatever the reason. */
  readText(uri: string): Promise<string | undefined>;
  /** What stands at the URI; undefined when nothing does. */
  stat(uri: string): Promise<FileKind | undefined>;
  /** The entries of a folder; empty when it cannot be read. */
  list(uri: string): Promise<readonly FolderEntry[]>;
  /** Size of a file in bytes, where that is cheap to find out: files that are too large are not read. */
  size?(uri: string): Promise<number | undefined>;
}

export type FileKind = 'file' | 'folder';

export interface FolderEntry {
  readonly name: string;
  readonly kind: FileKind;
}
