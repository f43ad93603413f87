/** What a rule comes to, in one line: the text of its CodeLens. */
import type { Place } from '../workspace/source-file.js';
import type { Effective, EffectiveParameter, Level } from './effective.js';
import type { Rule } from './policy.js';
import { enabledProtocols, roleOf } from './protocols.js';

export type SegmentKind = 'problem' | 'off' | 'protocols' | 'ciphers' | 'role' | 'client-authentication' | 'key-ring' | 'labels' | 'key-shares' | 'trace';

/** One part of a summary. */
export interface SummarySegment {
  readonly kind: SegmentKind;
  /** With the level in brackets where there is one. */
  readonly text: string;
  /** The parameters that it tells of, for links and tool tips. */
  readonly parameters: readonly string[];
  /** The level of the value; absent when several levels meet in the segment, or nothing is coded. */
  readonly level?: Level;
  /** Where the value is coded. */
  readonly places: readonly Place[];
}

export interface RuleSummary {
  readonly text: string;
  readonly segments: readonly SummarySegment[];
}

/** Codes shown before the list is cut short. */
const shown = 3;

/** The level as a reader sees it. */
export function levelText(level: Level): string {
  return level === 'systemssl' ? 'System SSL default' : level;
}

const lensOrder: readonly Level[] = ['connection', 'environment', 'group', 'rule', 'default', 'systemssl'];

/**
 * The summary for a narrow line: what comes from one level stands together, and the level is named once behind it. What has no
 * level of its own follows; problems come first.
 */
export function groupedText({ segments }: RuleSummary): string {
  const problems = segments.filter((s) => s.kind === 'problem' || s.kind === 'off').map((s) => s.text);
  const others = segments.filter((s) => s.kind !== 'problem' && s.kind !== 'off');
  const groups = lensOrder.flatMap((level) => {
    const own = others.filter((s) => s.level === level).map((s) => s.text.replace(` (${levelText(level)})`, ''));
    return own.length > 0 ? [`${own.join(', ')} (${levelText(level)})`] : [];
  });
  const loose = others.filter((s) => s.level === undefined).map((s) => s.text);
  return [...problems, ...groups, ...loose].join(' · ');
}

/** The summary of a rule. Passwords never appear in it. */
export function summaryOf(rule: Rule): RuleSummary {
  const segments = [...problems(rule), ...(rule.enabled === false ? [off(rule.effective)] : connection(rule.effective))];
  return { segments, text: segments.map((segment) => segment.text).join(' · ') };
}

function connection(effective: Effective): SummarySegment[] {
  return [
    protocolSegment(effective),
    cipherSegment(effective),
    roleSegment(effective),
    clientAuthentication(effective),
    single(effective, 'Keyring', 'key-ring', (value) => value, 'no key ring'),
    labels(effective),
    keyShares(effective),
    single(effective, 'Trace', 'trace', (value) => `Trace ${value}`),
  ].filter((segment) => segment !== undefined);
}

function problems(rule: Rule): SummarySegment[] {
  const missing = rule.unresolved.map(({ type, name, place }) => ({ kind: 'problem' as const, text: `${type} ${name} is not defined`, parameters: [], places: [place] }));
  if (missing.length > 0 || rule.enabled !== true || rule.environment) return missing;
  return [{ kind: 'problem', text: 'no environment action', parameters: ['TTLSEnvironmentActionRef'], places: [rule.place] }];
}

function off(effective: Effective): SummarySegment {
  const found = effective.get('TTLSEnabled');
  return { kind: 'off', text: 'AT-TLS off (group): in the clear', parameters: ['TTLSEnabled'], level: 'group', places: found?.places ?? [] };
}

function protocolSegment(effective: Effective): SummarySegment {
  const enabled = enabledProtocols(effective);
  if (enabled.length === 0) return { kind: 'protocols', text: 'no protocol', parameters: [], places: [] };
  const runs: { level: Level; names: string[] }[] = [];
  for (const { name, level } of enabled) {
    const last = runs.at(-1);
    if (last?.level === level) last.names.push(name);
    else runs.push({ level, names: [name] });
  }
  return {
    kind: 'protocols',
    text: runs.map((run) => `${run.names.join(' ')} (${levelText(run.level)})`).join(', '),
    parameters: enabled.map((p) => p.name),
    level: runs.length === 1 ? runs[0]?.level : undefined,
    places: enabled.flatMap((p) => p.places),
  };
}

function cipherSegment(effective: Effective): SummarySegment | undefined {
  const suiteB = effective.get('SuiteBProfile');
  if (suiteB && suiteB.value !== 'Off' && suiteB.value !== null) return segment('ciphers', suiteB, `ciphers of Suite B ${text(suiteB)}`);
  const found = effective.get('V3CipherSuites');
  return found && segment('ciphers', found, listText(effective.list('V3CipherSuites'), 'cipher'));
}

function listText(codes: readonly string[], noun: string): string {
  if (codes.length === 0) return `no ${noun}`;
  const more = codes.length > shown ? ' …' : '';
  return `${codes.length} ${noun}${codes.length === 1 ? '' : 's'} ${codes.slice(0, shown).join(' ')}${more}`;
}

function roleSegment(effective: Effective): SummarySegment | undefined {
  return single(effective, 'HandshakeRole', 'role', (value) => value, 'no handshake role');
}

function clientAuthentication(effective: Effective): SummarySegment | undefined {
  const role = roleOf(effective);
  if (role === 'ServerWithClientAuth') return single(effective, 'ClientAuthType', 'client-authentication', (value) => `client authentication ${value}`);
  if (role !== 'Server') return undefined;
  return { kind: 'client-authentication', text: 'no client authentication', parameters: ['HandshakeRole'], places: effective.get('HandshakeRole')?.places ?? [] };
}

function labels(effective: Effective): SummarySegment {
  const names = roleOf(effective) === 'Client' ? ['CertificateLabel'] : ['ServerCertificateLabel', 'CertificateLabel'];
  for (const name of names) {
    const found = effective.get(name);
    if (found && effective.list(name).length > 0) return segment('labels', found, `labels: ${effective.list(name).join(', ')}`);
  }
  return { kind: 'labels', text: 'labels: ring default', parameters: names, places: [] };
}

function keyShares(effective: Effective): SummarySegment | undefined {
  if (!effective.isOn('TLSv1.3')) return undefined;
  const name = roleOf(effective) === 'Client' ? 'ClientKeyShareGroups' : 'ServerKeyShareGroups';
  const found = effective.get(name);
  const codes = effective.list(name);
  if (found && codes.length > 0) return segment('key-shares', found, `key shares ${codes.join(' ')}`);
  return { kind: 'key-shares', text: 'no key shares', parameters: [name], places: [] };
}

/** A segment for one parameter; without a value the text `absent`, or no segment. */
function single(effective: Effective, name: string, kind: SegmentKind, describe: (value: string) => string, absent?: string): SummarySegment | undefined {
  const found = effective.get(name);
  if (found && found.value !== null) return segment(kind, found, describe(text(found)));
  return absent === undefined ? undefined : { kind, text: absent, parameters: [name], places: [] };
}

function segment(kind: SegmentKind, { name, level, places }: EffectiveParameter, description: string): SummarySegment {
  return { kind, text: `${description} (${levelText(level)})`, parameters: [name], level, places };
}

function text({ value }: EffectiveParameter): string {
  return value === null ? '' : typeof value === 'string' ? value : value.join(' ');
}
