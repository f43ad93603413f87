/**
 * Changes that might mend a failure, the preferred ones first. Whether one does, the caller tries out: nothing here has to
 * know why. Suites without encryption, with export keys or broken algorithms are never proposed.
 */
import { cipherByCode4, groupByCode, signatureByCode, signatures } from '../../catalog/index.js';
import type { Strength } from '../../catalog/types.js';
import type { EffectiveValues } from '../effective.js';
import { protocols, roleOf } from '../protocols.js';
import type { HandshakeRequest } from './attempt.js';
import type { Certificate } from './certificates.js';
import { certificateOfKind, certificateText } from './certificates.js';
import { isNoKeyShare } from './environment.js';
import { groupText, listText, signatureText } from './outcome.js';
import type { Change, FailureKind, Prediction } from './prediction.js';
import { cipherText } from './suites.js';
import { serverLabels } from './zos.js';

type Family = 'protocols' | 'suites' | 'groups' | 'signatures' | 'labels' | 'new-certificate' | 'key-shares' | 'roles' | 'key-sizes' | 'tls13-off';

/** Which changes are tried for a failure, in this order. */
const families: Readonly<Record<FailureKind, readonly Family[]>> = {
  'tls13-without-suite': ['suites', 'tls13-off'],
  'key-shares-not-valid': ['key-shares'],
  'key-shares-not-curves': ['key-shares'],
  'no-role': ['roles'],
  'no-protocol': ['protocols', 'suites'],
  'nobody-begins': ['roles'],
  'both-begin': ['roles'],
  'clear-text': [],
  protocol: ['protocols', 'suites'],
  cipher: ['protocols', 'suites', 'groups', 'labels', 'signatures'],
  certificate: ['labels', 'suites', 'new-certificate', 'protocols'],
  'certificate-curve': ['labels', 'suites', 'groups', 'new-certificate', 'protocols'],
  'certificate-signature': ['signatures', 'labels', 'suites'],
  'certificate-size': ['labels', 'new-certificate', 'key-sizes'],
  group: ['groups', 'suites', 'protocols'],
  signature: ['signatures', 'labels', 'suites', 'new-certificate'],
  'legacy-signature': ['protocols', 'suites'],
  'label-not-found': ['labels'],
  'no-client-certificate': ['roles'],
  'suite-b': ['labels', 'new-certificate'],
};

/** Single changes for a failure, those to be tried first in front. */
export function remediesFor(request: HandshakeRequest, { kind, protocol }: Prediction): readonly Change[] {
  if (kind === undefined) return [];
  return families[kind].flatMap((family) => changesOf(family, request, protocol));
}

function changesOf(family: Family, request: HandshakeRequest, protocol: Prediction['protocol']): readonly Change[] {
  switch (family) {
    case 'protocols':
      return switchOn(request);
    case 'suites':
      return moreSuites(request);
    case 'groups':
      return moreGroups(request, protocol);
    case 'signatures':
      return moreSignatures(request);
    case 'labels':
      return otherLabels(request);
    case 'new-certificate':
      return newCertificates(request);
    case 'key-shares':
      return otherKeyShares(request.zos);
    case 'roles':
      return otherRoles(request);
    case 'key-sizes':
      return smallerKeys(request);
    case 'tls13-off':
      return [{ title: 'Code TLSv1.3 Off', parameters: [{ name: 'TLSv1.3', set: 'Off' }] }];
  }
}

/** Protocols of the partner that are off here, newest first; those before TLSv1.2 only for a partner that has nothing newer. */
function switchOn({ zos, partner }: HandshakeRequest): Change[] {
  const newestFirst = [...protocols].reverse().map(({ parameter }) => parameter);
  const modern = ['TLSv1.2', 'TLSv1.3'];
  const wanted = partner.protocols.some((name) => modern.includes(name)) ? ['TLSv1.2', 'TLSv1.3'] : newestFirst.filter((name) => name.startsWith('TLS'));
  return wanted
    .filter((name) => partner.protocols.includes(name) && !zos.isOn(name) && zos.get(name)?.known === true)
    .map((name) => ({ title: `Code ${name} On${modern.includes(name) ? '' : ', if the partner cannot be brought to TLSv1.2'}`, parameters: [{ name, set: 'On' }] }));
}

const proposable: readonly Strength[] = ['recommended', 'secure', 'acceptable', 'weak'];

/** Suites of the partner that are not coded: the stronger ones first, of equal ones those that the partner prefers. */
function moreSuites({ zos, partner }: HandshakeRequest): Change[] {
  const coded = zos.list('V3CipherSuites');
  const strength = (code: string): number => proposable.indexOf(cipherByCode4(code)?.strength ?? 'unknown');
  const offered = [...partner.ciphers, '1301'].filter((code) => !coded.includes(code) && strength(code) >= 0);
  return [...new Set(offered)]
    .sort((a, b) => strength(a) - strength(b))
    .map((code) => ({ title: `Add ${cipherText(code)}${cipherByCode4(code)?.strength === 'weak' ? ', a weak suite,' : ''} to the cipher suites`, parameters: [{ name: 'V3CipherSuites', add: [code] }] }));
}

/** Groups of the partner in the list that decides on this side. */
function moreGroups({ zos, partner }: HandshakeRequest, protocol: Prediction['protocol']): Change[] {
  const client = roleOf(zos) === 'Client';
  const name = client ? 'ClientECurves' : protocol === 'TLSv1.3' ? 'ServerKeyShareGroups' : 'ServerKexECurves';
  if (zos.get(name)?.known !== true) return [];
  const coded = zos.list(name);
  return (partner.groups ?? [])
    .filter((code) => !coded.includes(code) && groupByCode(code) !== undefined && groupByCode(code)?.certainty !== 'unknown')
    .map((code) => addGroup(name, code));
}

function addGroup(name: string, code: string): Change {
  return { title: `Add ${groupText(code)} to ${name}`, parameters: [{ name, add: [code] }] };
}

/** Pairs that the partner has, or that its certificate is signed with. */
function moreSignatures({ zos, partner, certificates = [] }: HandshakeRequest): Change[] {
  const own = zos.list('SignaturePairsCert').length > 0;
  const wanted = partner.signatureAlgorithms ?? signatures.map(({ code }) => code);
  const add = (name: string, code: string): Change => ({ title: `Add ${signatureText(code)} to ${name}`, parameters: [{ name, add: [code] }] });
  const listed = (name: string, code: string): boolean => zos.list(name).includes(code);
  const signedWith = certificates.flatMap(({ signature }) => signature ?? []);
  return [
    ...signedWith.filter((code) => !listed(own ? 'SignaturePairsCert' : 'SignaturePairs', code)).map((code) => add(own ? 'SignaturePairsCert' : 'SignaturePairs', code)),
    ...wanted.filter((code) => isProposablePair(code) && !listed('SignaturePairs', code)).map((code) => add('SignaturePairs', code)),
  ];
}

function isProposablePair(code: string): boolean {
  const pair = signatureByCode(code);
  return pair !== undefined && pair.hash !== 'MD5' && ['RSA', 'ECC', 'DSA'].includes(pair.certificateKey);
}

/** Certificates that the key ring holds and the policy does not name: beside the ones that it names, or for a label that is not there. */
function otherLabels({ zos, certificates = [] }: HandshakeRequest): Change[] {
  if (roleOf(zos) === 'Client') return [];
  const named = serverLabels(zos);
  const held = certificates.flatMap(({ label }) => label ?? []);
  const present = named.filter((label) => held.includes(label));
  return certificates
    .filter(({ label }) => label !== undefined && !named.includes(label))
    .sort((a, b) => likeness(b, named) - likeness(a, named))
    .map((certificate) => nameCertificate(zos, certificate, present));
}

/** Labels that differ in their case only come first. */
function likeness({ label = '' }: Certificate, named: readonly string[]): number {
  return named.some((name) => name.toLowerCase() === label.toLowerCase()) ? 1 : 0;
}

function nameCertificate(zos: EffectiveValues, certificate: Certificate, present: readonly string[]): Change {
  const label = certificate.label ?? '';
  const missing = serverLabels(zos).filter((name) => !present.includes(name));
  const several = zos.list('ServerCertificateLabel').length > 0;
  if (!several && missing.length > 0) return { title: `Code CertificateLabel ${label}`, parameters: [{ name: 'CertificateLabel', set: label }] };
  const remove = several && present.length === 0 ? missing : [];
  const add = several ? [label] : [...present, label];
  return { title: `Name the ${certificateText(certificate)} with ServerCertificateLabel`, parameters: [{ name: 'ServerCertificateLabel', add, ...(remove.length > 0 && { remove }) }] };
}

/** A certificate of a usual kind, beside those that there are. */
function newCertificates({ zos, certificates = [] }: HandshakeRequest): Change[] {
  if (roleOf(zos) === 'Client') return [];
  const named = serverLabels(zos);
  const present = named.length > 0 ? named : certificates.flatMap(({ label }) => label ?? []);
  const several = zos.list('ServerCertificateLabel').length > 0;
  const kinds = [
    { kind: 'rsa-2048', label: 'RSA2048', words: 'an RSA certificate of 2048 bits' },
    { kind: 'ecdsa-p256', label: 'NISTECC256', words: 'an ECC certificate with the curve secp256r1' },
    { kind: 'ecdsa-p384', label: 'NISTECC384', words: 'an ECC certificate with the curve secp384r1' },
  ];
  return kinds.flatMap(({ kind, label, words }) => {
    const made = certificateOfKind(kind);
    if (!made || present.includes(label)) return [];
    const title = `Create ${words}, connect it to the key ring, and name it with ServerCertificateLabel ${label}`;
    return [{ title, certificate: { ...made, label }, parameters: [{ name: 'ServerCertificateLabel', add: several ? [label] : [...present, label] }] }];
  });
}

/** Lists of key shares without the groups that cannot be any, and with one that is among the curves. */
function otherKeyShares(zos: EffectiveValues): Change[] {
  const names = roleOf(zos) === 'Client' ? ['ClientKeyShareGroups'] : ['ServerKeyShareGroups', 'ClientKeyShareGroups'];
  return [...names.flatMap((name) => mendedKeyShares(zos, name)), ...curvesForKeyShares(zos)];
}

function mendedKeyShares(zos: EffectiveValues, name: string): Change[] {
  const before = zos.list(name);
  const remove = before.filter(isNoKeyShare);
  const curves = zos.list('ClientECurves').filter((code) => groupByCode(code)?.keyShare);
  const usual = name === 'ClientKeyShareGroups' && curves.length > 0 ? curves : ['0023'];
  const additions = usual.filter((code) => !before.includes(code)).map((code) => ({ name, add: [code], ...(remove.length > 0 && { remove }) }));
  const takeOut = `Take ${listText(remove, groupText)} out of ${name}`;
  const added = additions.map((change) => {
    const put = `${remove.length > 0 ? 'put' : before.length > 0 ? 'Add' : 'Code'} ${listText(change.add, groupText)} ${before.length > 0 ? `${remove.length > 0 ? 'in its place' : `to ${name}`}` : `in ${name}`}`;
    return { title: remove.length > 0 ? `${takeOut}, and ${put}` : put, parameters: [change] };
  });
  if (remove.length === 0) return added;
  return before.length > remove.length ? [{ title: takeOut, parameters: [{ name, remove }] }, ...added] : added;
}

/** The key share groups among the curves, where the curves are coded. */
function curvesForKeyShares(zos: EffectiveValues): Change[] {
  const curves = zos.list('ClientECurves');
  return zos
    .list('ClientKeyShareGroups')
    .filter((code) => !curves.includes(code) && !isNoKeyShare(code))
    .map((code) => addGroup('ClientECurves', code));
}

/** A coded minimum lowered to the key of the partner, where that is still a good one. */
function smallerKeys({ zos, certificates = [] }: HandshakeRequest): Change[] {
  const minimums = { RSA: { name: 'PeerMinRsaKeySize', good: 2048 }, ECC: { name: 'PeerMinECCKeySize', good: 256 }, DSA: { name: 'PeerMinDsaKeySize', good: 2048 } } as const;
  return certificates.flatMap(({ keyType, keyBits }) => {
    const { name, good } = minimums[keyType];
    const coded = (zos.get(name)?.places.length ?? 0) > 0;
    return coded && keyBits >= good ? [{ title: `Code ${name} ${keyBits}`, parameters: [{ name, set: String(keyBits) }] }] : [];
  });
}

function otherRoles({ zos, partner, partnerIs }: HandshakeRequest): Change[] {
  const partnerIsClient = (partnerIs ?? partner.is[0]) === 'client';
  const role = partnerIsClient ? 'Server' : 'Client';
  const relaxed: Change[] = roleOf(zos) === 'ServerWithClientAuth' ? [{ title: 'Code ClientAuthType Full', parameters: [{ name: 'ClientAuthType', set: 'Full' }] }] : [];
  return [{ title: `Code HandshakeRole ${role}`, parameters: [{ name: 'HandshakeRole', set: role }] }, ...relaxed];
}
