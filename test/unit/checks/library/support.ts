/** What the tests of the library checks share. */
import type { Finding } from '../../../../server/src/checks/check.js';
import { applyFix, findingsOf, folder, type Members, pointedAt, type RunSettings } from '../../../support/library.js';

/** The findings of one code. */
export function only(code: string, given: Members, settings: RunSettings = {}): Finding[] {
  return findingsOf(given, settings).filter((finding) => finding.code === code);
}

/** `MEMBER severity text: message` for each finding of one code. */
export function said(code: string, given: Members, settings: RunSettings = {}): string[] {
  return only(code, given, settings).map((finding) => `${finding.uri.slice(folder.length)} ${finding.severity} ${pointedAt(given, finding)}: ${finding.message}`);
}

/** `MEMBER severity text` for each finding of one code. */
export function at(code: string, given: Members, settings: RunSettings = {}): string[] {
  return only(code, given, settings).map((finding) => `${finding.uri.slice(folder.length)} ${finding.severity} ${pointedAt(given, finding)}`);
}

/** Titles of the fixes of all findings of a code. */
export function titles(code: string, given: Members): string[] {
  return only(code, given).flatMap((finding) => finding.fixes().map((fix) => fix.title));
}

/** The members after the fix with this title. */
export function afterFix(code: string, given: Members, title: string): Record<string, string> {
  const fix = only(code, given).flatMap((finding) => finding.fixes()).find((candidate) => candidate.title === title);
  if (!fix) throw new Error(`no fix "${title}" among: ${titles(code, given).join('; ')}`);
  return applyFix(given, fix);
}

export const group = (name: string, enabled = 'Off'): string => `TTLSGroupAction ${name}\n{\n  TTLSEnabled  ${enabled}\n}\n`;

export const rule = (name: string, groupName: string, ...more: string[]): string =>
  `TTLSRule ${name}\n{\n  LocalPortRange  2023\n  Direction  Inbound\n  TTLSGroupActionRef  ${groupName}\n${more.map((line) => `  ${line}\n`).join('')}}\n`;

export const environment = (name: string, ...more: string[]): string =>
  `TTLSEnvironmentAction ${name}\n{\n  HandshakeRole  Server\n  TTLSKeyringParms\n  {\n    Keyring  TCPIP/RING\n  }\n${more.map((line) => `  ${line}\n`).join('')}}\n`;

/** A main file, an image file and a common file, to which policies of stacks are added. */
export function stacks(common: string, ...policies: string[]): Record<string, string> {
  const numbers = policies.map((_, index) => index + 1);
  return {
    PAGENTCF: `CommonTTLSConfig //'USER.TCPPARMS(COMMON)'\n${numbers.map((n) => `TcpImage TCPIP${n} //'USER.TCPPARMS(IMAGE${n})'\n`).join('')}`,
    COMMON: common,
    ...Object.fromEntries(numbers.map((n) => [`IMAGE${n}`, `TTLSConfig //'USER.TCPPARMS(POLICY${n})'\n`])),
    ...Object.fromEntries(policies.map((policy, index) => [`POLICY${index + 1}`, policy])),
  };
}

/** One stack without a common file. */
export function oneStack(policy: string): Record<string, string> {
  return {
    PAGENTCF: "TcpImage TCPIP //'USER.TCPPARMS(IMAGE)'\n",
    IMAGE: "TTLSConfig //'USER.TCPPARMS(POLICY)'\n",
    POLICY: policy,
  };
}
