import type { Range, WorkspaceEdit } from 'vscode-languageserver';
import type { NoAnswer } from '../features/answers/answer.js';
import type { StackChoice } from '../features/answers/drift.js';
import type { ExplorerNode } from '../features/explorer.js';
import type { MapNode, PolicyMap } from '../features/map.js';
import type { HandshakeAnswer, MatchAnswer } from '../features/questions.js';
import type { FieldProblem } from '../policy/index.js';

/** The requests beyond the LSP that server and extension agree on. Documented in docs/protocol.md. */

/** What the client tells the server when it starts it. */
export interface InitializationOptions {
  /** The client answers the fs requests below, for files of schemes that the server cannot read itself. */
  readonly clientFileSystem?: boolean;
  /** push: diagnostics are always published; pull: only given when asked for. Left out: what the client's capabilities say. */
  readonly diagnostics?: 'push' | 'pull';
  /** false: nothing outside the workspace folders is read, but for folders that the settings name. */
  readonly workspaceTrusted?: boolean;
  /** The client has a command `tcpparms.showEffective`, so lenses may use it. */
  readonly effectiveCommand?: boolean;
  /** The client has a command `tcpparms.racf`, so code actions may use it. */
  readonly racfCommand?: boolean;
}

/** Server → client: { uri } → string | null */
export const readTextRequest = 'tcpparms/fs/readText';
/** Server → client: { uri } → { kind: 'file' | 'folder', size } | null */
export const statRequest = 'tcpparms/fs/stat';
/** Server → client: { uri } → { name, kind }[] */
export const listRequest = 'tcpparms/fs/list';

/** Client → server: EffectiveParams → EffectiveAnswer | null */
export const effectiveRequest = 'tcpparms/effective';

export interface EffectiveParams {
  readonly uri: string;
  readonly rule: string;
  readonly format?: 'pretty' | 'pasearch' | 'netstat';
}

export interface EffectiveAnswer {
  readonly title: string;
  readonly text: string;
  /** For lines of the text, from 0: the place in the configuration that they show. */
  readonly sources: readonly { readonly line: number; readonly uri: string; readonly range: Range }[];
}

/** Client → server: { id? } → ExplorerAnswer[]: the children of a node of the policy explorer. */
export const explorerRequest = 'tcpparms/explorer';
/** Client → server: { uri? } → { index, title, files }[]: the stacks that have a map, those with this file first. An index holds until the model changes. */
export const mapsRequest = 'tcpparms/maps';
/** Client → server: { index, filter? } → MapAnswer | null */
export const mapRequest = 'tcpparms/map';
/** Server → client, after every change of the model: views should ask again. */
export const changedNotification = 'tcpparms/changed';

export interface Located {
  readonly uri: string;
  readonly range: Range;
}

export type ExplorerAnswer = Omit<ExplorerNode, 'target'> & { readonly target?: Located };
export type MapAnswer = Omit<PolicyMap, 'nodes'> & { readonly nodes: readonly (Omit<MapNode, 'target'> & { readonly target?: Located })[] };

/**
 * Client → server: { index, connection } or { index, fields } → MatchReply | FieldProblems | null; `index` as in the answer to mapsRequest,
 * `fields` what a person wrote.
 */
export const matchRequest = 'tcpparms/match';
/** Client → server: {} → { partners, certificates }: what the next request can be asked with. */
export const handshakeChoicesRequest = 'tcpparms/handshakeChoices';
/** Client → server: HandshakeParams → HandshakeReply | null */
export const handshakeRequest = 'tcpparms/handshake';

export interface HandshakeParams {
  readonly uri: string;
  readonly rule: string;
  readonly partner: string;
  readonly certificate?: string;
}

/** Client → server: {} → URIs of the files of the library. */
export const filesRequest = 'tcpparms/files';
/** Client → server: { old: { uri: text | null } } → markdown: what changed since those texts. */
export const changesRequest = 'tcpparms/changes';

export type MatchReply = Omit<MatchAnswer, 'considered'> & { readonly considered: readonly (Omit<MatchAnswer['considered'][number], 'target'> & { readonly target?: Located })[] };
/** Fields with values that no connection can have; nothing was looked up then. */
export interface FieldProblems {
  readonly problems: readonly FieldProblem[];
}

export type HandshakeReply = Omit<HandshakeAnswer, 'change'> & { readonly change?: { readonly title: string; readonly edit: WorkspaceEdit } };

/** A text that a question is about: an open document that the server knows, or the text itself. */
export interface TextParams {
  readonly uri?: string;
  /** Left out for a document that the server has open. */
  readonly text?: string;
  /** How a person knows the text; the last part of the URI when left out. */
  readonly name?: string;
}

/** An answer that is read as a document. Lines and characters count from 0, characters in UTF-16 units. */
export interface DocumentAnswer {
  readonly title: string;
  readonly text: string;
  readonly links: readonly { readonly line: number; readonly start: number; readonly end: number; readonly target: Located }[];
}

/** Why there is no answer: { problem }, a sentence for a person. */
export type Problem = NoAnswer;

/** Client → server: DriftParams → DriftReply */
export const driftRequest = 'tcpparms/drift';

export interface DriftParams extends TextParams {
  /** The stack that was chosen of those in an earlier answer. */
  readonly index?: number;
}

export type DriftReply = DocumentAnswer | StackChoice | Problem;

/** Client → server: { uri, rule } → DocumentAnswer | null: RACF commands, to review. */
export const racfRequest = 'tcpparms/racf';
/** Client → server: { record? } → DocumentAnswer | Problem; without a record, the programs that are known to log. */
export const syslogRequest = 'tcpparms/syslog';
/** Client → server: { text } → Problem | null: whether the text is a record that can be asked for. */
export const syslogRecordRequest = 'tcpparms/syslogRecord';
/** Client → server: { line? } → [{ record, description }]: records to choose from, those of a line of a log first. */
export const syslogRecordsRequest = 'tcpparms/syslogRecords';
/** Client → server: TextParams → DocumentAnswer | Problem */
export const logStoryRequest = 'tcpparms/logStory';
/** Client → server: TextParams → LogCaptureReply | Problem */
export const logCaptureRequest = 'tcpparms/logCapture';

export interface LogCaptureReply {
  /** A pcapng file in base64. */
  readonly pcapng: string;
  /** TLS records in it. */
  readonly written: number;
  /** A sentence for a person. */
  readonly summary: string;
}
