/** Questions that are answered with a document: the texts that they bring, and the answers on the wire. */
import type { CancellationToken } from 'vscode-languageserver';
import type { Answer, LinkTarget, NoAnswer } from '../../features/answers/answer.js';
import type { GivenText } from '../../features/answers/drift.js';
import type { Rest } from '../../features/answers/pieces.js';
import { nameOf } from '../../workspace/uris.js';
import type { DocumentAnswer, Located, Problem, TextParams } from '../protocol.js';
import { stopIfCancelled, type Session } from '../session.js';

/** The text of a question; undefined when the document is not open here and no text came with it. */
export function givenText(session: Session, { uri, text, name }: TextParams): GivenText | undefined {
  const key = uri === undefined ? undefined : session.key(uri);
  const found = text ?? (key === undefined ? undefined : session.documents.get(key)?.getText());
  return found === undefined ? undefined : { uri: key, text: found, name: name ?? (key === undefined ? 'the text' : nameOf(key)) };
}

export const notOpen: Problem = { problem: 'The document is not open in this editor any more.' };

/** The answer with links that the client can follow; those to files that are gone are only text. */
export function documentAnswer(session: Session, { title, text, links }: Answer): DocumentAnswer {
  const found = links.flatMap(({ target, ...place }) => {
    const located = locate(session, target);
    return located ? [{ ...place, target: located }] : [];
  });
  return { title, text, links: found };
}

/** The same for a question that may have no answer. */
export const documentOrProblem = (session: Session, answer: Answer | NoAnswer): DocumentAnswer | Problem => ('problem' in answer ? answer : documentAnswer(session, answer));

function locate(session: Session, target: LinkTarget): Located | undefined {
  if (!('line' in target)) return session.located(target);
  const start = { line: target.line, character: 0 };
  return { uri: session.show(target.uri), range: { start, end: start } };
}

/** Lets other messages have their turn; ends the work when its answer is not wanted any more. */
export const restOf = (token: CancellationToken): Rest => async () => {
  await new Promise((resolve) => setTimeout(resolve, 0));
  stopIfCancelled(token);
};
