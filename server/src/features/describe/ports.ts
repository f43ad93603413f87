/** Ports in words, and the applications that usually stand behind them. */
import { applicationsAtPort } from '../../catalog/index.js';
import type { ApplicationRole } from '../../catalog/types.js';
import { parsePorts } from '../../policy/ports.js';
import { bullets, code, joined, paragraphs, prose, title } from './markdown.js';
import { count, hedge } from './words.js';

/** What is known of the rule in which a port stands. */
export interface PortUse {
  /** The end of the connection whose port it is; absent where that depends on who names the port. */
  readonly side?: 'local' | 'remote';
  readonly direction?: string;
}

/** The ports behind the words of a value, with the application that usually has the port; undefined for words that are no ports. */
export function describePorts(name: string, words: readonly string[], use: PortUse): string | undefined {
  const set = parsePorts(words);
  if (!set) return undefined;
  const heading = title(`${name} ${words.join(' ')}`);
  if (set.isAll) return paragraphs(heading, 'Every port.');
  const [range] = set.ranges;
  if (!range) return undefined;
  if (range.from !== range.to) return paragraphs(heading, `Ports ${range.from} to ${range.to}: ${count(range.to - range.from + 1, 'port')}.`);
  const roles = rolesAt(range.from, use);
  return paragraphs(heading, roles.length === 0 && `Port ${range.from}${sideText(use)}.`, ...roles.map(describeApplication));
}

function sideText({ side }: PortUse): string {
  return side === 'local' ? ' of this side' : side === 'remote' ? ' of the partner' : '';
}

function rolesAt(port: number, { side, direction }: PortUse): readonly ApplicationRole[] {
  const sides = side ? [side] : (['local', 'remote'] as const);
  return sides.flatMap((end) => applicationsAtPort(port, end)).filter((role) => !direction || role.direction.toLowerCase() === direction.toLowerCase());
}

/** What the policy of a well-known application looks like. */
export function describeApplication(role: ApplicationRole): string {
  return paragraphs(
    `Usual port of: **${role.name}**${role.option ? ` (${code(role.option)})` : ''}`,
    bullets([
      `${code('Direction')} ${role.direction}`,
      `${code('HandshakeRole')} ${joined(role.handshakeRole, 'or')}`,
      role.applicationControlled && `${code('ApplicationControlled')} ${role.applicationControlled}`,
      role.secondaryMap && `${code('SecondaryMap')} ${role.secondaryMap}`,
    ]),
    (role.notes ?? []).map(prose).join(' '),
    hedge(role.certainty),
  );
}
