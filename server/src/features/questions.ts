/**
 * Questions that a person asks of a policy through a form: which rule does a connection get, will a handshake work, what changed.
 * The answers are plain data; the client shows them.
 */
import type { TextEdit } from '../checks/check.js';
import { anyCertificate, certificateKinds, certificateOfKind, changeFor, cipherText, groupText, partnerProfile, partnerProfiles, predict, signatureText, type Prediction } from '../policy/handshake/index.js';
import { diffLibraries, match, policiesOf, type Connection, type LibraryState } from '../policy/index.js';
import { renderDiffMarkdown } from '../policy/render.js';
import { returnCode } from '../catalog/index.js';
import { buildModel, type Model, type Resolutions } from '../workspace/model.js';
import type { Settings } from '../workspace/settings.js';
import { SourceFile, type Place } from '../workspace/source-file.js';
import { policiesOfFile, policyOfScope } from './code-lens.js';
import type { FeatureContext, Target } from './context.js';

export interface QuestionContext {
  readonly model: Model;
  readonly settings: Settings;
}

export interface MatchAnswer {
  /** The rule that AT-TLS uses; null: none, the connection goes on without AT-TLS. */
  readonly rule: string | null;
  readonly assumptions: readonly string[];
  /** All rules in search order. */
  readonly considered: readonly { readonly rule: string; readonly matches: boolean; readonly lookedAt: boolean; readonly why: string; readonly target?: Target }[];
}

/** The rule of the scope with this index for a connection; undefined when there is no such policy. */
export function matchAnswer({ model, settings }: QuestionContext, index: number, connection: Connection): MatchAnswer | undefined {
  const scope = model.scopes[index];
  if (scope?.role !== 'ttls') return undefined;
  const result = match(policyOfScope(model, scope, settings), connection);
  return {
    rule: result.rule?.name ?? null,
    assumptions: result.assumptions,
    considered: result.considered.map(({ rule, matches, lookedAt, why }) => ({ rule: rule.name, matches, lookedAt, why, target: targetOf(model, rule.place) })),
  };
}

function targetOf(model: Model, place: Place): Target | undefined {
  const start = model.files.get(place.uri)?.startOf(place.item);
  return start === undefined ? undefined : { uri: place.uri, start: start + place.span.start, end: start + place.span.end };
}

export interface HandshakeChoices {
  readonly partners: readonly { readonly name: string; readonly title: string }[];
  readonly certificates: readonly string[];
}

/** What the handshake question can be asked with: partners that can take the other part than the rule does. */
export function handshakeChoices({ settings }: QuestionContext): HandshakeChoices {
  return { partners: partnerProfiles(settings.release).map(({ name, title }) => ({ name, title })), certificates: certificateKinds };
}

export interface HandshakeAnswer {
  readonly title: string;
  /** One sentence. */
  readonly verdict: string;
  readonly works: boolean;
  /** The whole answer as text. */
  readonly text: string;
  readonly change?: { readonly title: string; readonly edits: readonly TextEdit[] };
}

/**
 * What comes of a handshake between a rule of this file and a partner known by name. Without a kind of certificate one of each
 * usual kind is taken for granted.
 */
export function handshakeAnswer(context: FeatureContext, ruleName: string, partnerName: string, certificateKind: string | undefined): HandshakeAnswer | undefined {
  const partner = partnerProfile(partnerName, context.settings.release);
  const rule = policiesOfFile(context)
    .map((policy) => policy.rule(ruleName))
    .find((found) => found !== undefined);
  if (!partner || !rule) return undefined;
  const certificate = certificateKind === undefined ? undefined : certificateOfKind(certificateKind);
  const prediction = predict({ zos: rule.effective, partner, certificates: certificate ? [certificate] : anyCertificate });
  const works = prediction.result === 'success';
  const code = prediction.returnCode === null ? '' : ` with return code ${prediction.returnCode}`;
  const verdict = works ? `The handshake of rule ${ruleName} with ${partner.title} works.` : `The handshake of rule ${ruleName} with ${partner.title} fails${code}: ${prediction.why}`;
  const change = changeFor(rule, prediction, context.model.files);
  return { title: `${ruleName} and ${partner.title}`, verdict, works, text: answerText(verdict, prediction), change };
}

function answerText(verdict: string, prediction: Prediction): string {
  const { protocol, cipher, group, signature, returnCode: code, change, steps, assumptions } = prediction;
  const agreed: [string, string | null][] = [
    ['Protocol', protocol],
    ['Cipher', cipher && cipherText(cipher)],
    ['Group', group && groupText(group)],
    ['Signature', signature && signatureText(signature)],
  ];
  const meaning = code === null ? undefined : returnCode(code)?.meaning;
  const section = (heading: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : ['', heading, ...lines.map((line) => `  ${line}`)]);
  return [
    verdict,
    ...section('Agreed', prediction.result === 'success' ? agreed.flatMap(([name, value]) => (value === null ? [] : [`${name.padEnd(10)} ${value}`])) : []),
    ...section('Return code', meaning === undefined ? [] : [`${code}: ${meaning}`]),
    ...section('Smallest change', change ? [`${change.title}.`] : []),
    ...section('How it comes about', steps),
    ...section('Taken for granted', assumptions),
    '',
  ].join('\n');
}

/**
 * What changed for the connections of each rule since an earlier state, as markdown.
 * @param old the earlier texts of files; null: the file was not there. Files that are not named are as they are now.
 */
export function changesSince({ model, settings }: QuestionContext, old: ReadonlyMap<string, string | null>): string {
  const before = new Map(model.files);
  for (const [uri, text] of old) {
    if (text === null) before.delete(uri);
    else before.set(uri, SourceFile.of(uri, model.files.get(uri)?.language ?? 'pagent', text));
  }
  const known = new Map<string, string>();
  for (const { reference, target } of model.includes) if (reference.word && target) known.set(reference.word.text, target);
  for (const environment of model.environments) {
    const text = model.files.get(environment.uri)?.text.slice(environment.span.start, environment.span.end);
    if (text && environment.target) known.set(text, environment.target);
  }
  const resolutions: Resolutions = {
    target: (_from, word) => {
      const target = known.get(word.text);
      return target !== undefined && before.has(target) ? target : undefined;
    },
    missing: () => undefined,
  };
  const oldModel = buildModel(before, resolutions);
  const diff = diffLibraries(stateOf(oldModel, settings), stateOf(model, settings));
  return renderDiffMarkdown(diff, { locateBefore: (place) => located(oldModel, place), locateAfter: (place) => located(model, place), nameOf });
}

function stateOf(model: Model, settings: Settings): LibraryState {
  return { model, policies: policiesOf(model, settings), files: new Set(model.files.keys()), nameOf: (uri) => uri };
}

const nameOf = (uri: string): string => decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));

function located(model: Model, place: Place): string {
  const file = model.files.get(place.uri);
  const start = file?.startOf(place.item);
  if (!file || start === undefined) return nameOf(place.uri);
  const line = file.text.slice(0, start + place.span.start).split(/\r\n|\r|\n/).length;
  return `${nameOf(place.uri)}:${line}`;
}
