/** The language server: each group of requests registers its handlers on the connection; the session is what they share. */
import type { Connection } from 'vscode-languageserver';
import { answerRefused } from './lifecycle.js';
import { registerAbsences } from './requests/absences.js';
import { registerDiagnostics } from './requests/diagnostics.js';
import { registerDocuments } from './requests/documents.js';
import { registerEditing } from './requests/editing.js';
import { registerLenses } from './requests/lenses.js';
import { registerNavigation } from './requests/navigation.js';
import { registerLogs } from './requests/logs.js';
import { registerPolicyAnswers } from './requests/policy-answers.js';
import { registerReading } from './requests/reading.js';
import { registerStart } from './requests/start.js';
import { registerStructure } from './requests/structure.js';
import { registerViews } from './requests/views.js';
import { registerWatching } from './requests/watching.js';
import { Session, type MakeEnvironment } from './session.js';

export type { ServerEnvironment } from './session.js';

/** Registers all handlers and starts listening. `makeEnvironment` is called once the client's options and folders are known. */
export function startServer(connection: Connection, makeEnvironment: MakeEnvironment): void {
  const session = new Session(connection, makeEnvironment);
  registerStart(session);
  registerDocuments(session);
  registerDiagnostics(session);
  registerAbsences(session);
  registerReading(session);
  registerLenses(session);
  registerEditing(session);
  registerNavigation(session);
  registerStructure(session);
  registerViews(session);
  registerPolicyAnswers(session);
  registerLogs(session);
  registerWatching(session);
  answerRefused(connection);
  connection.listen();
}
