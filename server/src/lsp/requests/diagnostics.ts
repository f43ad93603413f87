/** Findings for the client: published after every change of the model, or given when it asks. */
import {
  DocumentDiagnosticReportKind,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type FullDocumentDiagnosticReport,
  type PreviousResultId,
  type UnchangedDocumentDiagnosticReport,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { Finding } from '../../checks/check.js';
import { Published, ResultIds } from '../published.js';
import { stopIfCancelled, type Session } from '../session.js';

export function registerDiagnostics(session: Session): void {
  const { connection } = session;
  const published = new Published();
  session.onSettled(() => {
    const { push, refreshDiagnostics } = session.client;
    if (push) publish(session, published);
    else if (refreshDiagnostics) void connection.sendRequest('workspace/diagnostic/refresh').catch(() => undefined);
  });
  session.onOpened((uri) => published.forget(uri));
  const ids = new ResultIds();
  connection.languages.diagnostics.on(async ({ textDocument, previousResultId }, token): Promise<DocumentDiagnosticReport> => {
    await session.read('library');
    stopIfCancelled(token);
    return report(session, ids, session.key(textDocument.uri), previousResultId);
  });
  connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }, token): Promise<WorkspaceDiagnosticReport> => {
    await session.read('library');
    stopIfCancelled(token);
    return workspaceReport(session, ids, previousResultIds);
  });
}

function publish(session: Session, published: Published): void {
  const { connection, documents } = session;
  const all = session.findings();
  const { files } = session.library.model;
  const send = (uri: string, findings: readonly Finding[]): void => {
    const version = documents.get(uri)?.version;
    if (published.isNews(uri, version, findings, files)) void connection.sendDiagnostics({ uri: session.show(uri), version, diagnostics: diagnosticsOf(session, uri) });
  };
  for (const [uri, findings] of all) send(uri, findings);
  for (const uri of published.uris) if (!all.has(uri)) send(uri, []);
}

/** The list of one file; `unchanged` for a client that has it already. */
function report(session: Session, ids: ResultIds, uri: string, previous: string | undefined): FullDocumentDiagnosticReport | UnchangedDocumentDiagnosticReport {
  const resultId = ids.of(uri, session.findings().get(uri) ?? [], session.library.model.files);
  if (resultId === previous) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
  return { kind: DocumentDiagnosticReportKind.Full, resultId, items: diagnosticsOf(session, uri) };
}

/** The lists of all files, and of those that the client had one of and that are no more. */
function workspaceReport(session: Session, ids: ResultIds, known: readonly PreviousResultId[]): WorkspaceDiagnosticReport {
  const previous = new Map(known.map(({ uri, value }) => [session.key(uri), value]));
  const uris = new Set([...session.findings().keys(), ...previous.keys()]);
  const items = [...uris].map((uri): WorkspaceDocumentDiagnosticReport => ({ ...report(session, ids, uri, previous.get(uri)), uri: session.show(uri), version: session.documents.get(uri)?.version ?? null }));
  return { items };
}

function diagnosticsOf(session: Session, uri: string): Diagnostic[] {
  const table = session.table(uri);
  if (!table) return [];
  return (session.findings().get(uri) ?? []).map((finding) => session.diagnostic(finding, table));
}
