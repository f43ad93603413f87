/** Names of IPSec, IDS, QoS and Routing policy are followed, completed and renamed as those of AT-TLS are: every Ref attribute of the catalogue. */
import { describe, expect, test } from 'vitest';
import { statement, topLevelStatements } from '../../../server/src/catalog/index.js';
import type { FileRole, Parameter, Statement } from '../../../server/src/catalog/types.js';
import { completion } from '../../../server/src/features/completion.js';
import { hover } from '../../../server/src/features/hover.js';
import { definition, references, rename } from '../../../server/src/features/navigation.js';
import { documentSymbols } from '../../../server/src/features/structure.js';
import { applyFix, findingsOf, folder, members, type Members } from '../../support/library.js';
import { atCursor } from './cursor.js';

const roles = ['ipsec', 'ids', 'qos', 'routing'] as const;

/** A stack whose policy of one kind is in the members COMMON and POLICY. */
const library = (role: FileRole, policy: string, common = ''): Record<string, string> => ({
  MAIN: `${role === 'qos' ? '' : `Common${role}Config //'USER.TCPPARMS(COMMON)'\n`}TcpImage TCPIP //'USER.TCPPARMS(IMAGE)'\n`,
  IMAGE: `${role}Config //'USER.TCPPARMS(POLICY)'\n`,
  COMMON: common,
  POLICY: policy,
});

const head = ({ name, nameArgument }: Statement, given: string): string => (nameArgument === 'none' ? name : `${name} ${given}`);
const block = (first: string, ...lines: string[]): string => `${first}\n{\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;

/** `MEMBER: text` at a place. */
const shown = (given: Members, { uri, start, end }: { uri: string; start: number; end: number }): string => `${uri.slice(folder.length)}: ${members(given)[uri.slice(folder.length)]?.slice(start, end)}`;

interface Case {
  readonly role: FileRole;
  readonly owner: Statement;
  readonly row: Parameter;
  readonly target: Statement;
}

const cases = roles.flatMap((role) =>
  topLevelStatements(role).flatMap((owner) =>
    owner.parameters.flatMap((row): (readonly [string, Case])[] => {
      const target = row.value.kind === 'ref' ? statement('pagent', row.value.to) : undefined;
      return target ? [[`${role}: ${owner.name} ${row.name}`, { role, owner, row, target }]] : [];
    }),
  ),
);

describe.each(cases)('%s', (_, { role, owner, row, target }) => {
  const definitionOf = (name: string): string => block(head(target, name));
  const policy = block(head(owner, 'OWNER'), `${row.name}  NA‸ME`) + definitionOf('NAME');

  test('leads to the definition, and back', () => {
    const given = library(role, policy);
    const { context, offset } = atCursor(given);
    const clean = { ...given, POLICY: policy.replace('‸', '') };
    const [found, ...others] = definition(context, offset);
    expect(others).toEqual([]);
    expect(found && shown(clean, found.full)).toBe(`POLICY: ${definitionOf('NAME').trimEnd()}`);
    expect(references(context, offset, true)).toHaveLength(2);
  });

  test('follows a new name', () => {
    const given = library(role, policy);
    const { context, offset } = atCursor(given);
    const renamed = applyFix({ ...given, POLICY: policy.replace('‸', '') }, { edits: rename(context, offset, 'OTHER') });
    expect(renamed.POLICY).toBe((block(head(owner, 'OWNER'), `${row.name}  OTHER`) + definitionOf('OTHER')).replace('‸', ''));
  });

  test('is completed, and shown by hover', () => {
    const incomplete = library(role, block(head(owner, 'OWNER'), `${row.name} ‸`) + definitionOf('NAME'));
    const { context, offset } = atCursor(incomplete);
    expect(completion(context, offset).map(({ label }) => label)).toContain('NAME');
    const whole = atCursor(library(role, policy));
    expect(hover(whole.context, whole.offset)?.contents).toContain(target.name);
  });
});

describe('where definitions stand', () => {
  test('in the common file', () => {
    const given = library('ipsec', block('IpFilterRule R', 'IpGenericFilterActionRef PERM‸IT'), block('IpGenericFilterAction PERMIT', 'IpFilterAction Permit'));
    const { context, offset } = atCursor(given);
    expect(definition(context, offset).map((found) => shown(given, found.selection))).toEqual(['COMMON: PERMIT']);
  });

  test('a reference inside of inline statements', () => {
    const policy = block('IpFilterPolicy', 'IpFilterRule R', '{', '  IpServiceRef W‸EB', '}') + block('IpService WEB', 'Protocol TCP');
    const { context, offset } = atCursor(library('ipsec', policy));
    expect(definition(context, offset)).toHaveLength(1);
    expect(references(context, offset, false)).toHaveLength(1);
  });

  test('a name of another type is another name', () => {
    const { context, offset } = atCursor(library('routing', block('RoutingRule X', 'RoutingActionRef ‸X')));
    expect(definition(context, offset)).toEqual([]);
  });
});

describe('attributes that are only tolerated', () => {
  const policy = (line: string, definition: string): string => block('IDSScanExclusion QUIET', line) + definition;

  test.each([
    ['PortRangeRef NA‸ME', 'PortRange NAME'],
    ['IpAddrSetRef NA‸ME', 'IpAddrSet NAME'],
  ])('%s', (line, definitionHead) => {
    const { context, offset } = atCursor(library('ids', policy(line, block(definitionHead))));
    expect(definition(context, offset)).toHaveLength(1);
    expect(references(context, offset, false)).toHaveLength(1);
  });

  test('other parts of the name say which address is meant', () => {
    for (const [line, definitionHead] of [['LocalAddrSetRef NA‸ME', 'IpAddrSet NAME'], ['LocalAddrRef NA‸ME', 'IpAddr NAME']] as const) {
      const { context, offset } = atCursor(library('ids', block('IDSTRCondition C', 'Protocol Tcp', line) + block(definitionHead)));
      expect(definition(context, offset), line).toHaveLength(1);
    }
  });

  test('keep what they name in use, and are no fault where they lead nowhere', () => {
    const codes = (text: string): string[] => findingsOf(library('ids', text)).flatMap(({ code }) => (/reference|unused/.test(code) ? [code] : []));
    const range = block('PortRange NAME', 'Port 53');
    const used = block('IDSRule R', 'ConditionType ScanEvent', 'IDSScanEventCondition', '{', '  Protocol Udp', '  IDSScanExclusionRef QUIET', '}', 'IDSActionRef A') + block('IDSAction A', 'ActionType ScanEvent Count');
    expect(codes(used + policy('PortRangeRef NAME', range))).toEqual([]);
    expect(codes(used + policy('PortRangeRef GONE', ''))).toEqual([]);
    expect(codes(used + policy('ExcludedAddrPort 192.0.2.1 0', range))).toEqual(['unused-definition']);
  });
});

test('the outline shows inline statements below theirs', () => {
  const { context } = atCursor(library('ids', block('IDSRule‸ R', 'ConditionType TR', 'IDSTRCondition', '{', '  Protocol Tcp', '}', 'IDSActionRef A') + block('IDSAction A', 'ActionType TR Limit')));
  const outline = documentSymbols(context).map(({ name, children }) => [name, ...children.map((child) => child.name)]);
  expect(outline[0]?.join()).toContain('IDSTRCondition');
  expect(outline).toHaveLength(2);
});
