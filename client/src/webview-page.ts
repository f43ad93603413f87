/** The frame of a webview: its own script and style behind a nonce, and nothing else. */
import type * as vscode from 'vscode';

const style = `
body { padding: 0; margin: 0; color: var(--vscode-foreground); font-family: var(--vscode-font-family); font-size: var(--vscode-font-size); }
input, select { background: var(--vscode-input-background); color: var(--vscode-input-foreground); border: 1px solid var(--vscode-input-border, var(--vscode-panel-border, transparent)); padding: 3px 6px; font: inherit; }
button { background: var(--vscode-button-background); color: var(--vscode-button-foreground); border: 1px solid var(--vscode-button-border, var(--vscode-contrastBorder, transparent)); padding: 4px 10px; cursor: pointer; font: inherit; }
button:hover { background: var(--vscode-button-hoverBackground); }
:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 1px; }
`;

/** A stack that has a policy, as the server lists it. */
export interface StackChoice {
  readonly index: number;
  readonly title: string;
  readonly files: string;
}

/** The file in front, whose stacks the server lists first. */
export const fileInFront = (active: vscode.TextEditor | undefined): { readonly uri?: string } => ({ uri: active?.document.uri.toString() });

export interface Page {
  readonly title: string;
  /** Style besides the common one. */
  readonly style: string;
  readonly body: string;
  readonly script: vscode.Uri;
}

/** The document. Its content security policy lets it run its own script and load nothing. */
export function page(webview: vscode.Webview, { title, style: own, body, script }: Page): string {
  const nonce = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'">
<title>${title}</title>
<style nonce="${nonce}">${style}${own}</style>
</head>
<body>
${body}
<script nonce="${nonce}" src="${webview.asWebviewUri(script).toString()}"></script>
</body>
</html>`;
}
