/** Small policies for the checks of meaning: one rule, of which each part can be put in another way. */
import type { Finding } from '../../../../server/src/checks/check.js';
import { applyFix, findingsOf, type Members, pointedAt, type RunSettings } from '../../../support/library.js';

export interface Parts {
  /** Lines of the rule besides those that every rule has. */
  readonly rule?: readonly string[];
  readonly group?: readonly string[];
  readonly role?: string;
  /** Lines of the environment action. */
  readonly environment?: readonly string[];
  /** Lines of its TTLSEnvironmentAdvancedParms; left out: TLSv1.2 and TLSv1.3. */
  readonly advanced?: readonly string[];
  /** Lines of the connection action; none: no connection action. */
  readonly connection?: readonly string[];
  /** Suites; left out: no list. */
  readonly ciphers?: readonly string[];
  /** Lines of TTLSSignatureParms; left out: none. */
  readonly signature?: readonly string[];
  /** Statements behind all that. */
  readonly more?: string;
}

export const only12 = ['TLSv1 Off', 'TLSv1.1 Off', 'TLSv1.2 On'] as const;
export const modern = [...only12, 'TLSv1.3 On'] as const;
export const suites12 = ['V3CipherSuites4Char C02CC030'] as const;
export const suites = ['V3CipherSuites4Char 1302C02CC030'] as const;

const block = (keyword: string, lines: readonly string[]): string => `${keyword}\n{\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
const inner = (keyword: string, lines: readonly string[] | undefined): string[] => (lines ? [keyword, '{', ...lines.map((line) => `  ${line}`), '}'] : []);

/** Lines of a condition, so that rules are for something; port 4000 unless the parts name a port. */
function conditions(lines: readonly string[] = []): readonly string[] {
  const has = (name: string): boolean => lines.some((line) => line.startsWith(name));
  return [...(has('LocalPort') || has('RemotePort') || has('Jobname') ? [] : ['LocalPortRange 4000']), ...(has('Direction') ? [] : ['Direction Inbound']), ...lines];
}

/** A rule TN with actions of its own. */
export function policy({ rule, group = [], role = 'Server', environment = [], advanced = modern, connection, ciphers, signature, more = '' }: Parts): string {
  const references = ['TTLSGroupActionRef TNGA', 'TTLSEnvironmentActionRef TNEA', ...(connection ? ['TTLSConnectionActionRef TNCA'] : [])];
  return (
    block('TTLSRule TN', [...conditions(rule), ...references]) +
    block('TTLSGroupAction TNGA', ['TTLSEnabled On', ...group]) +
    block('TTLSEnvironmentAction TNEA', [
      `HandshakeRole ${role}`,
      ...inner('TTLSKeyringParms', ['Keyring TCPIP/RING']),
      ...inner('TTLSCipherParms', ciphers),
      ...inner('TTLSSignatureParms', signature),
      ...inner('TTLSEnvironmentAdvancedParms', advanced),
      ...environment,
    ]) +
    (connection ? block('TTLSConnectionAction TNCA', connection) : '') +
    more
  );
}

/** The findings of one code. */
export function only(code: string, given: Members, settings: RunSettings = {}): Finding[] {
  return findingsOf(given, settings).filter((finding) => finding.code === code);
}

/** `severity text` for each finding of one code. */
export function at(code: string, given: Members, settings: RunSettings = {}): string[] {
  return only(code, given, settings).map((finding) => `${finding.severity} ${pointedAt(given, finding)}`);
}

/** `severity text: message` for each finding of one code. */
export function said(code: string, given: Members, settings: RunSettings = {}): string[] {
  return only(code, given, settings).map((finding) => `${finding.severity} ${pointedAt(given, finding)}: ${finding.message}`);
}

/** The policy after the fix with this title. */
export function afterFix(code: string, given: string, title: string): string {
  const all = only(code, given).flatMap((finding) => finding.fixes());
  const fix = all.find((each) => each.title === title);
  if (!fix) throw new Error(`no fix "${title}" among: ${all.map((each) => each.title).join('; ')}`);
  return applyFix(given, fix)['POLICY'] ?? '';
}

/** Titles of the fixes of all findings of a code. */
export function titles(code: string, given: Members): string[] {
  return only(code, given).flatMap((finding) => finding.fixes().map(({ title }) => title));
}
