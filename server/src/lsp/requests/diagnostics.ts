/** Findings for the client: published after every change of the model, or given when it asks. */
import type { Diagnostic } from 'vscode-languageserver';
import type { Finding } from '../../checks/check.js';
import { stopIfCancelled, type Session } from '../session.js';

export function registerDiagnostics(session: Session): void {
  const { connection } = session;
  session.onSettled(() => {
    const { push, refreshDiagnostics } = session.client;
    if (push) publish(session);
    else if (refreshDiagnostics) void connection.sendRequest('workspace/diagnostic/refresh').catch(() => undefined);
  });
  connection.languages.diagnostics.on(async ({ textDocument }, token) => {
    await session.read('library');
    stopIfCancelled(token);
    return { kind: 'full', items: diagnosticsOf(session, session.key(textDocument.uri)) };
  });
  connection.languages.diagnostics.onWorkspace(async (_params, token) => {
    await session.read('library');
    stopIfCancelled(token);
    const all = session.findings();
    return { items: [...all.keys()].map((uri) => ({ kind: 'full' as const, uri: session.show(uri), version: session.documents.get(uri)?.version ?? null, items: diagnosticsOf(session, uri) })) };
  });
}

function publish(session: Session): void {
  const { connection, documents, published } = session;
  const all = session.findings();
  const { files } = session.library.model;
  const send = (uri: string, findings: readonly Finding[]): void => {
    const version = documents.get(uri)?.version;
    if (published.isNews(uri, version, findings, files)) void connection.sendDiagnostics({ uri: session.show(uri), version, diagnostics: diagnosticsOf(session, uri) });
  };
  for (const [uri, findings] of all) send(uri, findings);
  for (const uri of published.uris) if (!all.has(uri)) send(uri, []);
}

function diagnosticsOf(session: Session, uri: string): Diagnostic[] {
  const table = session.table(uri);
  if (!table) return [];
  return (session.findings().get(uri) ?? []).map((finding) => session.diagnostic(finding, table));
}
