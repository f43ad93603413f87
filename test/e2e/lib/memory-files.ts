import * as vscode from 'vscode';

/** Files in memory under a scheme of their own, as another extension would provide them. The language server can only ask the editor for them. */
export class MemoryFiles implements vscode.FileSystemProvider {
  private readonly changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changes.event;

  private readonly locked = new Set<string>();

  /** @param files bytes by path, such as `/USER.TCPPARMS/POLICY` */
  constructor(private readonly files: Record<string, Uint8Array>) {}

  /** The file stays in its folder and can no longer be read. */
  lock(path: string): void {
    this.locked.add(path);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat({ path }: vscode.Uri): vscode.FileStat {
    const bytes = this.files[path];
    if (bytes) return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: bytes.length };
    if (Object.keys(this.files).some((file) => file.startsWith(`${path.replace(/\/$/, '')}/`))) return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    throw vscode.FileSystemError.FileNotFound(path);
  }

  readDirectory({ path }: vscode.Uri): [string, vscode.FileType][] {
    const folder = `${path.replace(/\/$/, '')}/`;
    const below = Object.keys(this.files).filter((file) => file.startsWith(folder)).map((file) => file.slice(folder.length).split('/'));
    return [...new Map(below.map(([name = '', ...more]): [string, vscode.FileType] => [name, more.length > 0 ? vscode.FileType.Directory : vscode.FileType.File]))];
  }

  readFile({ path }: vscode.Uri): Uint8Array {
    const bytes = this.files[path];
    if (!bytes) throw vscode.FileSystemError.FileNotFound(path);
    if (this.locked.has(path)) throw vscode.FileSystemError.NoPermissions(path);
    return bytes;
  }

  createDirectory(): void {
    throw vscode.FileSystemError.NoPermissions();
  }

  writeFile(uri: vscode.Uri, bytes: Uint8Array): void {
    this.files[uri.path] = bytes;
    this.changes.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }

  delete(): void {
    throw vscode.FileSystemError.NoPermissions();
  }

  rename(): void {
    throw vscode.FileSystemError.NoPermissions();
  }
}
