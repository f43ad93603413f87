/** One handshake between a rule and a partner, without a look at what could be changed. */
import type { EffectiveValues } from '../effective.js';
import { defaultLists } from '../../catalog/index.js';
import { offerOf } from '../offer.js';
import { roleOf } from '../protocols.js';
import type { Certificate } from './certificates.js';
import { anyCertificate, certificateText } from './certificates.js';
import { environmentFailure } from './environment.js';
import { negotiate } from './negotiate.js';
import type { Agreement, Disagreement } from './outcome.js';
import { groupText, listText } from './outcome.js';
import { partnerEndpoint, type PartnerProfile } from './partner.js';
import type { Prediction } from './prediction.js';
import type { FailureCode } from './return-codes.js';
import { bothBegin, environmentCode, labelNotFound, negotiationCode, nobodyBegins, noClientCertificate, notSuiteB } from './return-codes.js';
import { cipherText } from './suites.js';
import { serverCertificates, zosEndpoint } from './zos.js';

export interface HandshakeRequest {
  /** The effective values of the rule. */
  readonly zos: EffectiveValues;
  readonly partner: PartnerProfile;
  /** The part that the partner plays; where the profile leaves it open, the other part than z/OS. */
  readonly partnerIs?: 'client' | 'server';
  /** Certificates of the server, whichever side it is: those in the key ring of z/OS, or that of the partner. Absent: not known. */
  readonly certificates?: readonly Certificate[];
}

type Failure = Omit<Prediction, 'result' | 'change' | 'returnCode' | 'returnCodeCertainty'>;

/** The prediction; its `change` is null. */
export function attempt(request: HandshakeRequest): Prediction {
  const prediction = attemptOf(request);
  return { ...prediction, why: asSentence(prediction.why), steps: prediction.steps.map(asSentence) };
}

/** Sentences begin with a capital; names of products stay as they are. */
function asSentence(text: string): string {
  return text.replace(/^the /, 'The ');
}

function attemptOf(request: HandshakeRequest): Prediction {
  const { zos } = request;
  if (zos.value('TTLSEnabled') !== 'On') return clearText();
  const environment = environmentFailure(zos);
  if (environment) {
    const assumptions = [...(environment.assumption === undefined ? [] : [environment.assumption]), ...openQuestions(zos)];
    return failure(environmentCode(environment.fault), { ...nothing, kind: environment.fault, reportedBy: 'z/OS', why: environment.why, assumptions });
  }
  return roleConflict(request) ?? handshake(request);
}

const nothing = { protocol: null, cipher: null, group: null, signature: null, steps: [], assumptions: [] } as const;

function failure({ code, certainty }: FailureCode, rest: Failure): Prediction {
  return { result: 'failure', returnCode: code, returnCodeCertainty: certainty, change: null, ...rest };
}

function clearText(): Prediction {
  return failure({ code: null, certainty: 'unknown' }, { ...nothing, kind: 'clear-text', why: 'TTLSEnabled is not On, so AT-TLS leaves the connection alone and no handshake takes place.' });
}

function partnerRole({ partner, partnerIs, zos }: HandshakeRequest): 'client' | 'server' {
  if (partnerIs) return partnerIs;
  const other = roleOf(zos) === 'Client' ? 'server' : 'client';
  return partner.is.includes(other) ? other : (partner.is[0] ?? other);
}

function roleConflict(request: HandshakeRequest): Prediction | undefined {
  const zosIs = roleOf(request.zos) === 'Client' ? 'client' : 'server';
  if (partnerRole(request) !== zosIs) return undefined;
  if (zosIs === 'server') {
    const why = `Both sides are servers: each waits for the other to begin, until the HandshakeTimeout of z/OS passes.`;
    return failure(nobodyBegins, { ...nothing, kind: 'nobody-begins', reportedBy: 'z/OS', why });
  }
  return failure(bothBegin, { ...nothing, kind: 'both-begin', why: 'Both sides are clients: each begins the handshake, and neither answers as a server.' });
}

function handshake({ zos, partner, certificates: given }: HandshakeRequest): Prediction {
  const zosIsServer = roleOf(zos) !== 'Client';
  const own = zosIsServer ? serverCertificates(zos, given) : undefined;
  const assumptions = [...(own?.assumption ? [own.assumption] : []), ...openQuestions(zos)];
  if (own && own.certificates.length === 0 && own.missing.length > 0) {
    const why = `No certificate in the key ring has the label ${listText(own.missing)}.`;
    return failure(labelNotFound, { ...nothing, kind: 'label-not-found', reportedBy: 'z/OS', why, assumptions });
  }
  const end = zosEndpoint(zos, own?.certificates ?? []);
  const other = partnerEndpoint(partner, zosIsServer ? 'client' : 'server', given ?? anyCertificate);
  const outcome = zosIsServer ? negotiate(other, end) : negotiate(end, other);
  if (!outcome.ok) return disagreement(outcome, zosIsServer, own?.several ?? false, assumptions);
  return clientCertificate(zos, partner, outcome, assumptions) ?? suiteB(zos, outcome, assumptions) ?? success(outcome, [...assumptions, ...wantedCertificate(zos, partner)], given === undefined);
}

function success({ protocol, cipher, group, signature, certificate, steps }: Agreement, assumptions: readonly string[], assumed: boolean): Prediction {
  const parts = [`${protocol} with ${cipherText(cipher)}`, ...(group === null ? [] : [`group ${groupText(group)}`])];
  const needed = assumed && certificate ? `, given that the server has an ${certificateText(certificate)}` : '';
  const why = `The two sides agree on ${parts.join(' and ')}${needed}.`;
  return { result: 'success', protocol, cipher, group, signature, returnCode: null, returnCodeCertainty: 'doc', why, change: null, steps, assumptions, ...(certificate && { certificate }) };
}

function disagreement(outcome: Disagreement, zosIsServer: boolean, several: boolean, assumptions: readonly string[]): Prediction {
  const atZos = (outcome.at === 'server') === zosIsServer;
  const found = negotiationCode(outcome, atZos, several);
  const { protocol = null, cipher = null, obstacle, why, steps } = outcome;
  return failure(found, { ...nothing, protocol, cipher: obstacle === 'cipher' ? null : cipher, kind: obstacle, reportedBy: atZos ? 'z/OS' : 'partner', why, steps, assumptions: [...assumptions, ...codeDoubt(found)] });
}

function codeDoubt({ code, certainty }: FailureCode): string[] {
  if (code === null) return ['The return code for this is not known.'];
  return certainty === 'memory' ? [`The return code ${code} is the likely one; it is not documented for this case.`] : [];
}

function clientCertificate(zos: EffectiveValues, partner: PartnerProfile, { protocol, cipher, steps }: Agreement, assumptions: readonly string[]): Prediction | undefined {
  const type = zos.value('ClientAuthType') ?? 'Required';
  if (roleOf(zos) !== 'ServerWithClientAuth' || partner.certificate !== false || (type !== 'Required' && type !== 'SAFCheck')) return undefined;
  const why = `ClientAuthType ${type} wants a certificate of the client, and ${partner.name} sends none.`;
  return failure(noClientCertificate, { ...nothing, protocol, cipher, kind: 'no-client-certificate', reportedBy: 'z/OS', why, steps, assumptions });
}

function suiteB(zos: EffectiveValues, { protocol, cipher, certificate, steps }: Agreement, assumptions: readonly string[]): Prediction | undefined {
  const profile = zos.value('SuiteBProfile') ?? 'Off';
  const groups = defaultLists.suiteB.find(({ profiles }) => profiles.includes(profile))?.groups;
  if (!groups || protocol !== 'TLSv1.2' || !certificate || groups.includes(certificate.curve ?? '')) return undefined;
  const why = `The ${certificateText(certificate)} is outside SuiteBProfile ${profile}, which asks for ${groups.map(groupText).join(' or ')}.`;
  return failure(notSuiteB, { ...nothing, protocol, cipher, kind: 'suite-b', reportedBy: 'z/OS', why, steps, assumptions: [...assumptions, ...codeDoubt(notSuiteB)] });
}

/** That the client sends a certificate where one is wanted. */
function wantedCertificate(zos: EffectiveValues, { certificate, name }: PartnerProfile): string[] {
  const type = zos.value('ClientAuthType') ?? 'Required';
  if (roleOf(zos) !== 'ServerWithClientAuth' || certificate === true || (type !== 'Required' && type !== 'SAFCheck')) return [];
  return [`ClientAuthType ${type}: it is taken for granted that ${name} sends a certificate that z/OS accepts.`];
}

/** What takes no part although nobody is sure that it must not. */
function openQuestions(zos: EffectiveValues): string[] {
  const all = offerOf(zos).protocols.flatMap(({ unusable, ciphers, groups }) => {
    if (unusable) return unusable.certainty === 'unknown' ? [`${unusable.why} For this release that is not confirmed.`] : [];
    const unknown = [...ciphers.removed, ...groups.removed].filter(({ reason }) => reason === 'unknown');
    return unknown.map(({ why }) => `${why} It is left out here.`);
  });
  return [...new Set(all)];
}
