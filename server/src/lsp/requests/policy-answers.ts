/** The live policy against the members, RACF commands, and the rules of syslogd: questions answered with a document. */
import { driftAnswer } from '../../features/answers/drift.js';
import { racfAnswer } from '../../features/answers/racf.js';
import { readRecord, recordsOfLine, recordsOfPrograms, syslogAnswer } from '../../features/answers/syslog.js';
import { driftRequest, racfRequest, syslogRecordRequest, syslogRecordsRequest, syslogRequest, type DocumentAnswer, type DriftParams, type DriftReply, type Problem } from '../protocol.js';
import type { Session } from '../session.js';
import { documentAnswer, documentOrProblem, givenText, notOpen } from './answers.js';

export function registerPolicyAnswers(session: Session): void {
  const { connection } = session;
  connection.onRequest<DriftReply, void>(driftRequest, (params: DriftParams) => drift(session, params));
  connection.onRequest<DocumentAnswer | null, void>(racfRequest, (params: { readonly uri: string; readonly rule: string }) => racf(session, params));
  connection.onRequest<DocumentAnswer | Problem, void>(syslogRequest, (params: { readonly record?: string }) => syslog(session, params.record));
  connection.onRequest(syslogRecordRequest, ({ text }: { readonly text: string }) => {
    const record = readRecord(text);
    return 'problem' in record ? record : null;
  });
  connection.onRequest(syslogRecordsRequest, ({ line }: { readonly line?: string }) => [...(line === undefined ? [] : recordsOfLine(line)), ...recordsOfPrograms()]);
}

async function drift(session: Session, params: DriftParams): Promise<DriftReply> {
  const display = givenText(session, params);
  if (!display) return notOpen;
  const answer = driftAnswer(await session.whole(), display, params.index);
  return 'stacks' in answer ? answer : documentOrProblem(session, answer);
}

async function racf(session: Session, { uri, rule }: { readonly uri: string; readonly rule: string }): Promise<DocumentAnswer | null> {
  await session.read('library');
  const context = session.context(session.key(uri));
  const answer = context && racfAnswer(context, rule);
  return answer ? documentAnswer(session, answer) : null;
}

async function syslog(session: Session, text: string | undefined): Promise<DocumentAnswer | Problem> {
  const record = text === undefined ? undefined : readRecord(text);
  if (record && 'problem' in record) return record;
  return documentOrProblem(session, syslogAnswer((await session.whole()).model, record));
}
