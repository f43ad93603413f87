/** The policy map: a webview that draws traffic, rules and actions of a stack. It runs no script but its own and loads nothing. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { reveal, type Located } from './open.js';
import { fileInFront, page, type StackChoice } from './webview-page.js';

type FromWebview =
  | { readonly kind: 'ready' }
  | { readonly kind: 'filter'; readonly text: string }
  | { readonly kind: 'open'; readonly target: Located }
  | { readonly kind: 'export'; readonly svg: string };

const style = `
header { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; padding: 8px 12px; position: sticky; top: 0; left: 0; box-sizing: border-box; width: 100vw; z-index: 1; background: var(--vscode-editor-background); border-bottom: 1px solid var(--vscode-panel-border, transparent); }
header h1 { font-size: 1.1em; margin: 0; }
header input { flex: 1 1 14em; min-width: 8em; max-width: 24em; }
#legend { margin-left: auto; display: flex; flex-wrap: wrap; gap: 4px 12px; }
#legend span { white-space: nowrap; }
#legend i { display: inline-block; width: 10px; height: 10px; margin-right: 4px; border-radius: 2px; }
#legend .shadowed { border: 1px dashed var(--vscode-disabledForeground); }
#legend .off { border: 2px solid var(--vscode-descriptionForeground); }
#legend .weak { background: var(--vscode-editorWarning-foreground); }
#legend .broken { background: var(--vscode-editorError-foreground); }
#map { padding: 8px; }
#map g[role="button"] { cursor: pointer; }
#note { padding: 8px 12px; }
`;

const body = `
<header>
  <h1 id="title">Policy map</h1>
  <input id="filter" type="search" placeholder="Filter by name, port, address or job" aria-label="Filter by name, port, address or job">
  <button id="export" type="button">Save as SVG</button>
  <div id="legend" aria-hidden="true"><span><i class="shadowed"></i>never matches</span><span><i class="off"></i>AT-TLS off</span><span><i class="weak"></i>weak</span><span><i class="broken"></i>in error</span></div>
</header>
<p id="note" role="status"></p>
<main id="map"></main>
`;

class MapPanel {
  private filter = '';
  private ready = false;
  private isOpen = true;

  constructor(
    private readonly client: BaseLanguageClient,
    private readonly panel: vscode.WebviewPanel,
    private readonly choice: StackChoice,
    script: vscode.Uri,
  ) {
    panel.onDidDispose(() => (this.isOpen = false));
    panel.webview.onDidReceiveMessage((message: FromWebview) => this.received(message));
    panel.webview.html = page(panel.webview, { title: 'Policy map', style, body, script });
  }

  async draw(): Promise<void> {
    if (!this.ready) return;
    const index = await this.index();
    const map = index === undefined ? null : await this.client.sendRequest('tcpparms/map', { index, filter: this.filter });
    // A panel that was closed while the server thought takes no message.
    if (this.isOpen) await this.panel.webview.postMessage({ kind: 'map', map });
  }

  /** The stack's place in the list of now: files that come and go shift it. */
  private async index(): Promise<number | undefined> {
    const choices = (await this.client.sendRequest('tcpparms/maps', {})) as StackChoice[];
    const same = choices.filter(({ title, files }) => title === this.choice.title && files === this.choice.files);
    return (same.find(({ index }) => index === this.choice.index) ?? same[0])?.index;
  }

  private async received(message: FromWebview): Promise<void> {
    switch (message.kind) {
      case 'ready':
        this.ready = true;
        return this.draw();
      case 'filter':
        this.filter = message.text;
        return this.draw();
      case 'open':
        return reveal(message.target, vscode.ViewColumn.One);
      case 'export':
        return this.save(message.svg);
    }
  }

  private async save(svg: string): Promise<void> {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const name = `${this.choice.title.replace(/[^\w.-]+/g, '-')}-policy-map.svg`;
    const target = await vscode.window.showSaveDialog({ defaultUri: folder && vscode.Uri.joinPath(folder, name), filters: { SVG: ['svg'] }, title: 'Save the policy map' });
    if (target) await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(svg));
  }
}

/** The command that opens a map. */
export function registerMap(client: BaseLanguageClient, context: vscode.ExtensionContext, changed: vscode.Event<void>): vscode.Disposable[] {
  const open = new Set<MapPanel>();
  const folder = vscode.Uri.joinPath(context.extensionUri, 'out', 'webview');
  const show = async (): Promise<void> => {
    const choices = (await client.sendRequest('tcpparms/maps', fileInFront(vscode.window.activeTextEditor))) as StackChoice[];
    if (choices.length === 0) {
      void vscode.window.showInformationMessage('There is no AT-TLS policy here yet: open a policy file, or a main configuration file that leads to one.');
      return;
    }
    const choice = choices.length === 1 ? choices[0] : (await vscode.window.showQuickPick(choices.map((c) => ({ label: c.title, description: c.files, choice: c })), { title: 'Map of which stack?' }))?.choice;
    if (!choice) return;
    const panel = vscode.window.createWebviewPanel('tcpparms.map', `Policy map: ${choice.title}`, vscode.ViewColumn.Active, { enableScripts: true, localResourceRoots: [folder], retainContextWhenHidden: true });
    const map = new MapPanel(client, panel, choice, vscode.Uri.joinPath(folder, 'map.js'));
    open.add(map);
    panel.onDidDispose(() => open.delete(map));
  };
  return [
    vscode.commands.registerCommand('tcpparms.showMap', show),
    changed(() => {
      for (const map of open) void map.draw();
    }),
  ];
}
