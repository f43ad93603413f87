/** The policy explorer in the side bar: stacks, files, rules in search order, actions, parameters. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { reveal, type Located } from './open.js';

interface Node {
  readonly id: string;
  readonly kind: 'stack' | 'files' | 'file' | 'rules' | 'rule' | 'condition' | 'action' | 'block' | 'parameter';
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: string;
  readonly target?: Located;
  readonly problems?: { readonly errors: number; readonly warnings: number };
  readonly expandable: boolean;
}

const icons: Record<Node['kind'], string> = {
  stack: 'server',
  files: 'files',
  file: 'file',
  rules: 'list-ordered',
  rule: 'shield',
  condition: 'filter',
  action: 'symbol-method',
  block: 'symbol-namespace',
  parameter: 'symbol-property',
};

class PolicyTree implements vscode.TreeDataProvider<Node> {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly client: BaseLanguageClient) {}

  refresh(): void {
    this.changed.fire();
  }

  async getChildren(node?: Node): Promise<Node[]> {
    return this.client.sendRequest('tcpparms/explorer', { id: node?.id });
  }

  getTreeItem(node: Node): vscode.TreeItem {
    const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(node.label, node.expandable ? (node.kind === 'rules' ? Expanded : Collapsed) : None);
    const { errors, warnings } = node.problems ?? { errors: 0, warnings: 0 };
    item.id = node.id;
    item.description = [node.description, badge(errors, warnings)].filter(Boolean).join('  ');
    item.tooltip = [node.tooltip ?? node.label, problemText(errors, warnings)].filter(Boolean).join('\n');
    item.iconPath = new vscode.ThemeIcon(icons[node.kind], colour(errors, warnings));
    item.contextValue = node.kind;
    item.accessibilityInformation = { label: [node.label, node.description, problemText(errors, warnings)].filter(Boolean).join(', ') };
    if (node.target) item.command = { command: 'tcpparms.reveal', title: 'Go to its line', arguments: [node.target] };
    return item;
  }
}

const badge = (errors: number, warnings: number): string => [errors > 0 ? `✖ ${errors}` : '', warnings > 0 ? `⚠ ${warnings}` : ''].filter(Boolean).join(' ');

const plural = (count: number, noun: string): string => (count === 0 ? '' : `${count} ${noun}${count === 1 ? '' : 's'}`);

const problemText = (errors: number, warnings: number): string => [plural(errors, 'error'), plural(warnings, 'warning')].filter(Boolean).join(', ');

function colour(errors: number, warnings: number): vscode.ThemeColor | undefined {
  if (errors > 0) return new vscode.ThemeColor('list.errorForeground');
  return warnings > 0 ? new vscode.ThemeColor('list.warningForeground') : undefined;
}

/** The view, and the command that its entries run. */
export function registerExplorer(client: BaseLanguageClient, changed: vscode.Event<void>): vscode.Disposable[] {
  const tree = new PolicyTree(client);
  return [
    vscode.window.registerTreeDataProvider('tcpparms.explorer', tree),
    vscode.commands.registerCommand('tcpparms.reveal', (target: Located) => reveal(target)),
    changed(() => tree.refresh()),
  ];
}
