/** The form that asks which rule a connection gets. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { reveal, type Located } from './open.js';
import { fileInFront, page } from './webview-page.js';

const style = `
form { display: grid; grid-template-columns: max-content minmax(8em, 22em); gap: 6px 12px; padding: 16px; align-items: center; }
form button { grid-column: 2; justify-self: start; }
#verdict { padding: 0 16px; font-weight: 600; }
#assumptions { padding: 0 16px; color: var(--vscode-descriptionForeground); }
ol { padding: 0 16px 16px 44px; margin: 0; }
li { padding: 3px 0; }
li.not-looked-at { color: var(--vscode-descriptionForeground); }
input[aria-invalid=true] { border-color: var(--vscode-inputValidation-errorBorder); outline: 1px solid var(--vscode-inputValidation-errorBorder); }
li a { color: var(--vscode-textLink-foreground); cursor: pointer; }
li.matches a { font-weight: 700; }
`;

const body = `
<form id="form">
  <label for="stack">Stack</label><select id="stack" required></select>
  <label for="direction">Direction</label><select id="direction"><option value="">not known</option><option>Inbound</option><option>Outbound</option></select>
  <label for="localAddress">Local address</label><input id="localAddress" placeholder="not known">
  <label for="localPort">Local port</label><input id="localPort" inputmode="numeric" placeholder="not known">
  <label for="remoteAddress">Remote address</label><input id="remoteAddress" placeholder="not known">
  <label for="remotePort">Remote port</label><input id="remotePort" inputmode="numeric" placeholder="not known">
  <label for="jobname">Job name</label><input id="jobname" placeholder="not known">
  <label for="userid">User ID</label><input id="userid" placeholder="not known">
  <button type="submit">Find the rule</button>
</form>
<p id="verdict" role="status"></p>
<div id="assumptions"></div>
<ol id="considered"></ol>
`;

type FromWebview = { readonly kind: 'ready' } | { readonly kind: 'ask'; readonly index: number; readonly fields: unknown } | { readonly kind: 'open'; readonly target: Located };

/** The command that opens the form. */
export function registerMatch(client: BaseLanguageClient, context: vscode.ExtensionContext, changed: vscode.Event<void>): vscode.Disposable[] {
  const folder = vscode.Uri.joinPath(context.extensionUri, 'out', 'webview');
  const show = (): void => {
    const front = fileInFront(vscode.window.activeTextEditor);
    const panel = vscode.window.createWebviewPanel('tcpparms.match', 'Rule for a connection', vscode.ViewColumn.Active, { enableScripts: true, localResourceRoots: [folder], retainContextWhenHidden: true });
    let isOpen = true;
    // A panel that was closed while the server thought takes no message.
    const tell = async (message: object): Promise<unknown> => isOpen && panel.webview.postMessage(message);
    const list = async (): Promise<unknown> => tell({ kind: 'stacks', stacks: await client.sendRequest('tcpparms/maps', front) });
    const following = changed(() => void list());
    panel.onDidDispose(() => {
      isOpen = false;
      following.dispose();
    });
    panel.webview.onDidReceiveMessage(async (message: FromWebview) => {
      if (message.kind === 'open') return reveal(message.target, vscode.ViewColumn.One);
      if (message.kind === 'ready') return list();
      return tell({ kind: 'answer', answer: await client.sendRequest('tcpparms/match', { index: message.index, fields: message.fields }) });
    });
    panel.webview.html = page(panel.webview, { title: 'Rule for a connection', style, body, script: vscode.Uri.joinPath(folder, 'match.js') });
  };
  return [vscode.commands.registerCommand('tcpparms.match', show)];
}
