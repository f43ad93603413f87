/** Help with writing: completion and quick fixes. */
import { CodeActionKind, CompletionItemKind, InsertTextFormat, type CancellationToken, type CodeAction, type CompletionItem, type Position, type Range } from 'vscode-languageserver';
import { actions, fixAll } from '../../features/actions.js';
import { completion, resolveCompletion, type Completion } from '../../features/completion.js';
import { ruleNamedAt } from '../../features/answers/racf.js';
import type { FeatureContext } from '../../features/context.js';
import { rangeOf, type Positions } from '../convert.js';
import type { Session } from '../session.js';

export const fixAllKind = `${CodeActionKind.SourceFixAll}.tcpparms`;

export function registerEditing(session: Session): void {
  const { connection } = session;
  connection.onCompletion(({ textDocument, position, context }, token) => complete(session, session.key(textDocument.uri), position, context?.triggerCharacter, token));
  connection.onCompletionResolve((item) => resolved(session, item));
  connection.onCodeAction(({ textDocument, range, context }, token) => codeActions(session, session.key(textDocument.uri), range, context.only, token));
}

async function complete(session: Session, uri: string, position: Position, trigger: string | undefined, token: CancellationToken): Promise<CompletionItem[]> {
  const items = await session.at(uri, position, (context, offset, table) => completion(context, offset, trigger).map((item) => completionItem(session, item, table, uri)), token, 'file');
  return items ?? [];
}

/** Documentation that was left out of a long list. */
async function resolved(session: Session, item: CompletionItem): Promise<CompletionItem> {
  const data = item.data as { readonly uri?: unknown; readonly name?: unknown } | undefined;
  if (typeof data?.uri !== 'string' || data.name === undefined) return item;
  const { uri, name } = data;
  const documentation = await session.of(uri, (context) => resolveCompletion(context, { name } as Parameters<typeof resolveCompletion>[1]));
  return documentation ? { ...item, documentation: session.markup(documentation, session.client.documentationFormat) } : item;
}

function completionItem(session: Session, item: Completion, table: Positions, uri: string): CompletionItem {
  const { snippets, labelDetails, options, documentationFormat } = session.client;
  const plain = item.snippet && !snippets;
  return {
    label: item.label,
    kind: completionKinds[item.kind],
    detail: item.detail,
    labelDetails: labelDetails && item.detail ? { description: item.detail } : undefined,
    documentation: item.documentation ? session.markup(item.documentation, documentationFormat) : undefined,
    sortText: item.sortText,
    filterText: item.filterText,
    tags: item.deprecated ? [1] : undefined,
    insertTextFormat: item.snippet && !plain ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    command: item.retrigger && options.effectiveCommand ? { title: '', command: 'editor.action.triggerSuggest' } : undefined,
    data: item.name ? { uri, name: item.name } : undefined,
    textEdit: { range: rangeOf(table, item.replace), newText: plain ? item.label : item.insertText },
  };
}

const completionKinds: Record<Completion['kind'], CompletionItemKind> = {
  statement: CompletionItemKind.Class,
  attribute: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  reference: CompletionItemKind.Reference,
  cipher: CompletionItemKind.Constant,
  file: CompletionItemKind.File,
  snippet: CompletionItemKind.Snippet,
};

async function codeActions(session: Session, uri: string, range: Range, only: readonly string[] | undefined, token: CancellationToken): Promise<CodeAction[]> {
  const wants = (kind: string): boolean => !only || only.some((o) => kind === o || kind.startsWith(`${o}.`));
  const found = await session.of(uri, (context, table) => {
    const findings = session.findings().get(uri) ?? [];
    const result: CodeAction[] = [];
    if (wants(CodeActionKind.QuickFix)) {
      const span = { start: table.offsetAt(range.start), end: table.offsetAt(range.end) };
      for (const action of actions(context, findings, span)) {
        result.push({
          title: action.title,
          kind: CodeActionKind.QuickFix,
          isPreferred: action.preferred || undefined,
          diagnostics: [session.diagnostic(action.finding, table)],
          edit: session.workspaceEdit(action.edits),
        });
      }
    }
    if (only?.some((o) => fixAllKind === o || fixAllKind.startsWith(`${o}.`))) {
      const edits = fixAll(uri, findings);
      if (edits.length > 0) result.push({ title: 'Fix all that is safe to fix', kind: fixAllKind, edit: session.workspaceEdit(edits) });
    }
    // Of no kind: it changes nothing, and must not be run by those who ask for fixes or refactorings.
    if (!only && session.client.options.racfCommand) result.push(...racfAction(session, context, table.offsetAt(range.start)));
    return result;
  }, token, 'library');
  return found ?? [];
}

/** With the cursor on the first line of a rule: its RACF commands. */
function racfAction(session: Session, context: FeatureContext, offset: number): CodeAction[] {
  const rule = ruleNamedAt(context, offset);
  return rule === undefined ? [] : [{ title: 'Show RACF commands for this rule', command: { title: '', command: 'tcpparms.racf', arguments: [session.show(context.file.uri), rule] } }];
}
