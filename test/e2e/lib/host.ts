import * as vscode from 'vscode';

/** Which VS Code runs the suite; printed, so that a log tells what was proved. */
export function describeHost(): string {
  const { appHost, appName, remoteName, uiKind } = vscode.env;
  const host = typeof process === 'object' && process.versions?.node ? `Node ${process.versions.node}` : 'web worker';
  return `${appName} ${vscode.version} (${uiKind === vscode.UIKind.Web ? 'browser' : 'desktop'}, ${appHost}, ${remoteName ? 'remote' : 'local'}), extension host: ${host}`;
}
