/** Handshakes of small policies: `handshake({ rule, partner })` predicts, `mended(…)` applies the change to the text and predicts again. */
import type { Certificate } from '../../../../server/src/policy/handshake/certificates.js';
import { certificateOfKind } from '../../../../server/src/policy/handshake/certificates.js';
import { changeFor } from '../../../../server/src/policy/handshake/edits.js';
import type { PartnerProfile } from '../../../../server/src/policy/handshake/partner.js';
import { predict } from '../../../../server/src/policy/handshake/predict.js';
import type { Prediction } from '../../../../server/src/policy/handshake/prediction.js';
import { partnerProfile } from '../../../../server/src/policy/handshake/profiles.js';
import type { Release } from '../../../../server/src/workspace/settings.js';
import { applyFix, members, modelOf, type Members } from '../../../support/library.js';
import { ruleIn } from '../../../support/policy.js';

export interface Scene {
  /** The members; the rule is R. */
  readonly policy: Members;
  /** A profile by name, or what the partner offers. */
  readonly partner: string | Partial<PartnerProfile>;
  readonly certificates?: readonly Certificate[];
  readonly release?: Release;
  readonly rule?: string;
}

/** A partner that is a client of TLSv1.2 and TLSv1.3 with nothing unusual, but for what a test says. */
export function partnerLike(given: Partial<PartnerProfile>): PartnerProfile {
  return {
    name: 'the partner',
    title: 'a partner of the test',
    source: 'the test',
    certainty: 'doc',
    is: ['client'],
    protocols: ['TLSv1.2', 'TLSv1.3'],
    ciphers: ['1301', '1302', 'C02F', 'C02B'],
    groups: ['0029', '0023', '0024'],
    signatureAlgorithms: ['0403', '0804', '0401', '0503', '0805', '0501'],
    ...given,
  };
}

function partnerOf({ partner, release = '3.1' }: Scene): PartnerProfile {
  if (typeof partner !== 'string') return partnerLike(partner);
  const found = partnerProfile(partner, release);
  if (!found) throw new Error(`no profile is named ${partner}`);
  return found;
}

/** A certificate of a kind (`rsa-2048`, `ecdsa-p384`), with a label when one is given. */
export function certificate(kind: string, label?: string, more: Partial<Certificate> = {}): Certificate {
  const made = certificateOfKind(kind);
  if (!made) throw new Error(`${kind} is no kind of certificate`);
  return { ...made, ...(label !== undefined && { label }), ...more };
}

/** What is predicted for the rule R. */
export function handshake(scene: Scene): Prediction {
  const rule = ruleIn(modelOf(scene.policy), scene.rule ?? 'R', { release: scene.release });
  return predict({ zos: rule.effective, partner: partnerOf(scene), certificates: scene.certificates });
}

export interface Mended {
  /** The members after the edits. */
  readonly policy: Record<string, string>;
  readonly prediction: Prediction;
}

/** Applies the change of a failure to the text, makes the certificate that it asks for, and predicts again. */
export function mended(scene: Scene): Mended {
  const model = modelOf(scene.policy);
  const rule = ruleIn(model, scene.rule ?? 'R', { release: scene.release });
  const failed = handshake(scene);
  const fix = changeFor(rule, failed, model.files);
  if (!fix) throw new Error(`no change is offered: ${failed.why}`);
  const policy = applyFix(members(scene.policy), fix);
  const made = failed.change?.certificate;
  const certificates = made ? [...(scene.certificates ?? []), made] : scene.certificates;
  return { policy, prediction: handshake({ ...scene, policy, certificates }) };
}

/** The lines that a change adds to the member POLICY, trimmed. */
export function addedLines(before: Members, { policy }: Mended): string[] {
  const old = (members(before)['POLICY'] ?? '').split('\n');
  return (policy['POLICY'] ?? '').split('\n').filter((line) => !old.includes(line)).map((line) => line.trim().replace(/\s+/g, ' '));
}

export interface Parts {
  readonly role?: string;
  readonly ciphers?: string;
  readonly signatures?: string;
  readonly advanced?: string;
  readonly group?: string;
}

/** A rule R with a group and an environment action; the parts are lines of inline blocks. */
export function policyWith({ role = 'Server', ciphers, signatures, advanced, group = '' }: Parts): string {
  const block = (type: string, lines: string | undefined): string => (lines === undefined ? '' : `  ${type}\n  {\n${lines.split('\n').map((line) => `    ${line.trim()}`).join('\n')}\n  }\n`);
  return `TTLSRule R
{
  LocalPortRange            2023
  Direction                 ${role === 'Client' ? 'Outbound' : 'Inbound'}
  TTLSGroupActionRef        GA
  TTLSEnvironmentActionRef  EA
}
TTLSGroupAction GA
{
  TTLSEnabled  On
${group}}
TTLSEnvironmentAction EA
{
  HandshakeRole  ${role}
${block('TTLSKeyringParms', 'Keyring  START1/TN3270')}${block('TTLSCipherParms', ciphers)}${block('TTLSSignatureParms', signatures)}${block('TTLSEnvironmentAdvancedParms', advanced)}}
`;
}
