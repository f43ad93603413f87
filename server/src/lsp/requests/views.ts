/** The requests behind the views and questions of an editor that knows this server: explorer, map, effective values, matching, handshakes, changes. */
import { effectiveDocument } from '../../features/effective.js';
import { explorerChildren } from '../../features/explorer.js';
import { policyMap, policyMaps } from '../../features/map.js';
import { changesSince, handshakeAnswer, handshakeChoices, matchAnswer } from '../../features/questions.js';
import { readConnection, type Connection, type ConnectionFields } from '../../policy/index.js';
import {
  changedNotification,
  changesRequest,
  effectiveRequest,
  explorerRequest,
  filesRequest,
  handshakeChoicesRequest,
  handshakeRequest,
  mapRequest,
  mapsRequest,
  matchRequest,
  type EffectiveAnswer,
  type EffectiveParams,
  type ExplorerAnswer,
  type FieldProblems,
  type HandshakeParams,
  type HandshakeReply,
  type MapAnswer,
  type MatchReply,
} from '../protocol.js';
import type { Session } from '../session.js';

/** What is known of a connection: as it was read, or as a person wrote it. */
interface MatchParams {
  readonly index: number;
  readonly connection?: Connection;
  readonly fields?: ConnectionFields;
}

export function registerViews(session: Session): void {
  const { connection } = session;
  session.onSettled(() => {
    if (session.client.options.effectiveCommand) void connection.sendNotification(changedNotification);
  });
  connection.onRequest(effectiveRequest, (params: EffectiveParams) => effective(session, params));
  connection.onRequest(explorerRequest, ({ id }: { id?: string }) => explorer(session, id));
  connection.onRequest(mapsRequest, async ({ uri }: { uri?: string }) => policyMaps(await session.whole(), uri === undefined ? undefined : session.key(uri)));
  connection.onRequest(mapRequest, ({ index, filter }: { index: number; filter?: string }) => map(session, index, filter));
  connection.onRequest<MatchReply | FieldProblems | null, void>(matchRequest, (params: MatchParams) => match(session, params));
  connection.onRequest(handshakeChoicesRequest, async () => handshakeChoices(await session.whole()));
  connection.onRequest(handshakeRequest, (params: HandshakeParams) => handshake(session, params));
  connection.onRequest(filesRequest, async () => [...(await session.whole()).model.files.keys()].map((uri) => session.show(uri)));
  connection.onRequest(changesRequest, async ({ old }: { old: Record<string, string | null> }) =>
    changesSince(await session.whole(), new Map(Object.entries(old).map(([uri, text]) => [session.key(uri), text]))),
  );
}

async function effective(session: Session, { uri, rule, format = 'pretty' }: EffectiveParams): Promise<EffectiveAnswer | null> {
  await session.read('library');
  const context = session.context(session.key(uri));
  const found = context && effectiveDocument(context, rule, format);
  if (!found) return null;
  const sources = found.sources.flatMap(({ line, target }) => {
    const located = session.located(target);
    return located ? [{ line, ...located }] : [];
  });
  return { title: found.title, text: found.text, sources };
}

async function explorer(session: Session, id: string | undefined): Promise<ExplorerAnswer[]> {
  return explorerChildren(await session.whole(), id).map((node) => ({ ...node, target: session.located(node.target) }));
}

async function map(session: Session, index: number, filter: string | undefined): Promise<MapAnswer | null> {
  const found = policyMap(await session.whole(), index, filter);
  return found ? { ...found, nodes: found.nodes.map((node) => ({ ...node, target: session.located(node.target) })) } : null;
}

async function match(session: Session, { index, connection = {}, fields }: MatchParams): Promise<MatchReply | FieldProblems | null> {
  const asked = fields ? readConnection(fields) : { connection, problems: [] };
  if (asked.problems.length > 0) return { problems: asked.problems };
  const answer = matchAnswer(await session.whole(), index, asked.connection);
  return answer ? { ...answer, considered: answer.considered.map((each) => ({ ...each, target: session.located(each.target) })) } : null;
}

async function handshake(session: Session, { uri, rule, partner, certificate }: HandshakeParams): Promise<HandshakeReply | null> {
  await session.read('library');
  const context = session.context(session.key(uri));
  const answer = context && handshakeAnswer(context, rule, partner, certificate);
  return answer ? { ...answer, change: answer.change && { title: answer.change.title, edit: session.workspaceEdit(answer.change.edits) } } : null;
}
