/** Logs: their story, and the TLS records that they show. */
import type { CancellationToken } from 'vscode-languageserver';
import { logCapture, whereRecordsAre } from '../../features/answers/log-capture.js';
import { logStory } from '../../features/answers/log-story.js';
import { policyOfScope } from '../../features/code-lens.js';
import { logCaptureRequest, logStoryRequest, type DocumentAnswer, type LogCaptureReply, type Problem, type TextParams } from '../protocol.js';
import type { Session } from '../session.js';
import { documentAnswer, givenText, notOpen, restOf } from './answers.js';

export function registerLogs(session: Session): void {
  const { connection } = session;
  connection.onRequest<DocumentAnswer | Problem, void>(logStoryRequest, (params: TextParams, token) => story(session, params, token));
  connection.onRequest<LogCaptureReply | Problem, void>(logCaptureRequest, (params: TextParams, token) => capture(session, params, token));
}

async function story(session: Session, params: TextParams, token: CancellationToken): Promise<DocumentAnswer | Problem> {
  const log = givenText(session, params);
  if (!log) return notOpen;
  const { model, settings } = await session.whole();
  const policies = model.scopes.filter(({ role }) => role === 'ttls').map((scope) => policyOfScope(model, scope, settings));
  return documentAnswer(session, await logStory({ model, policies }, log, restOf(token)));
}

async function capture(session: Session, params: TextParams, token: CancellationToken): Promise<LogCaptureReply | Problem> {
  const log = givenText(session, params);
  if (!log) return notOpen;
  const { bytes, written, summary } = await logCapture(log.text, restOf(token));
  if (written === 0) return { problem: `${log.name} shows no TLS records. ${whereRecordsAre}` };
  return { pcapng: base64(bytes), written, summary };
}

/** Bytes as base64, which Node and web workers alike can make of characters. */
function base64(bytes: Uint8Array): string {
  const slice = 8192;
  let characters = '';
  for (let at = 0; at < bytes.length; at += slice) characters += String.fromCharCode(...bytes.subarray(at, at + slice));
  return btoa(characters);
}
