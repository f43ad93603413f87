/** Checks of how rules stand to each other: what they say, and where they are silent. */
import { describe, expect, test } from 'vitest';
import { policyChecks } from '../../../../server/src/checks/policy/index.js';
import { findingsOf } from '../../../support/library.js';
import { afterFix, at, only, oneStack, said, stacks, titles } from '../library/support.js';

function rule(name: string, action: 'TLS' | 'CLEAR' | 'OTHER', ...lines: string[]): string {
  const actions = action === 'CLEAR' ? ['TTLSGroupActionRef CLEAR'] : ['TTLSGroupActionRef GROUP', `TTLSEnvironmentActionRef ${action}`];
  const direction = lines.some((line) => line.startsWith('Direction')) ? [] : ['Direction Inbound'];
  return `TTLSRule ${name}\n{\n${[...lines, ...direction, ...actions].map((line) => `  ${line}\n`).join('')}}\n`;
}

const environment = (name: string, role: string): string => `TTLSEnvironmentAction ${name}\n{\n  HandshakeRole ${role}\n  TTLSKeyringParms\n  {\n    Keyring TCPIP/RING\n  }\n}\n`;
const actions = `TTLSGroupAction CLEAR\n{\n  TTLSEnabled Off\n}\nTTLSGroupAction GROUP\n{\n  TTLSEnabled On\n}\n${environment('TLS', 'Server')}${environment('OTHER', 'ServerWithClientAuth')}`;
const policy = (...rules: string[]): string => rules.join('') + actions;

describe('a rule that can never match', () => {
  test('because of one rule with a higher priority', () => {
    const given = policy(rule('TN', 'TLS', 'LocalPortRange 2023'), rule('ALL', 'CLEAR', 'LocalPortRange 0', 'Priority 100'));
    expect(said('shadowed-rule', given)).toEqual(['POLICY warning TN: Rule TN can never match: ALL (Priority 100) is tried before it (Priority 1) and takes all its connections.']);
    expect(only('shadowed-rule', given)[0]?.related.map(({ message }) => message)).toEqual(['Tried first: LocalPortRange 0, Direction Inbound.']);
    expect(afterFix('shadowed-rule', given, 'Give TN Priority 101, so that it is tried before ALL').POLICY).toContain('TTLSEnvironmentActionRef TLS\n  Priority       101\n}');
  });

  test('because of its name', () => {
    const given = policy(rule('WIDE', 'CLEAR', 'LocalPortRange 2000 3000', 'Priority 5'), rule('ZNARROW', 'TLS', 'LocalPortRange 2023', 'Priority 5'));
    expect(said('shadowed-rule', given)).toEqual(['POLICY warning ZNARROW: Rule ZNARROW can never match: WIDE is tried before it, as its name sorts first at equal Priority 5, and takes all its connections.']);
    expect(afterFix('shadowed-rule', given, 'Give ZNARROW Priority 6, so that it is tried before WIDE').POLICY).toContain('TTLSRule ZNARROW\n{\n  LocalPortRange 2023\n  Priority 6\n');
  });

  test('because of several rules, which are all told', () => {
    const given = policy(rule('A', 'TLS', 'LocalPortRange 1 1023'), rule('B', 'OTHER', 'LocalPortRange 1024 65535'), rule('C', 'CLEAR', 'Jobname WEB*'));
    expect(said('shadowed-rule', given)).toEqual(['POLICY warning C: Rule C can never match: A and B are tried before it, and together they take all its connections.']);
    expect(only('shadowed-rule', given)[0]?.related).toHaveLength(2);
    expect(titles('shadowed-rule', given)).toEqual(['Give C Priority 2, so that it is tried before A and B']);
    expect(at('shadowed-rule', afterFix('shadowed-rule', given, 'Give C Priority 2, so that it is tried before A and B'))).toEqual([]);
  });

  test('that does the same as the rule before it can go', () => {
    const given = policy(rule('A', 'TLS', 'LocalPortRange 2000 3000'), rule('B', 'TLS', 'LocalPortRange 2023'));
    expect(said('shadowed-rule', given)).toEqual(['POLICY warning B: Rule B can never match: A is tried before it, as its name sorts first at equal Priority 1, and takes all its connections. They do the same, so this one can go.']);
    expect(afterFix('shadowed-rule', given, 'Remove rule B').POLICY).toBe(policy(rule('A', 'TLS', 'LocalPortRange 2000 3000')));
  });

  test('with the same conditions as the one before it: no priority helps both', () => {
    expect(titles('shadowed-rule', policy(rule('A', 'TLS', 'LocalPortRange 2023'), rule('B', 'CLEAR', 'LocalPortRange 2023')))).toEqual([]);
  });

  test('behind a rule of the highest priority: nothing can be put before it', () => {
    const given = policy(rule('A', 'TLS', 'LocalPortRange 2000 3000', 'Priority 2000000000'), rule('B', 'CLEAR', 'LocalPortRange 2023'));
    expect(at('shadowed-rule', given)).toEqual(['POLICY warning B']);
    expect(titles('shadowed-rule', given)).toEqual([]);
  });

  test('is marked as not needed', () => {
    expect(only('shadowed-rule', policy(rule('A', 'TLS', 'LocalPortRange 2023'), rule('B', 'CLEAR', 'LocalPortRange 2023')))[0]?.tags).toEqual(['unnecessary']);
  });

  test('in every stack of a common file is a warning; in some stacks only, information that names them', () => {
    const common = rule('ALL', 'CLEAR', 'LocalPortRange 0', 'Priority 9') + rule('TN', 'TLS', 'LocalPortRange 2023') + actions;
    const own = rule('ALL', 'CLEAR', 'LocalPortRange 4000', 'Priority 9');
    expect(at('shadowed-rule', stacks(common, rule('X', 'TLS', 'LocalPortRange 1'), ''))).toContain('COMMON warning TN');
    expect(said('shadowed-rule', stacks(common, '', own))).toEqual(['COMMON information TN: For stack TCPIP1, rule TN can never match: ALL (Priority 9) is tried before it (Priority 1) and takes all its connections.']);
    expect(titles('shadowed-rule', stacks(common, '', own))).toEqual([]);
  });

  test('of a definition that is replaced nothing is said', () => {
    const given = oneStack(policy(rule('ALL', 'CLEAR', 'LocalPortRange 0', 'Priority 9'), rule('ALL', 'CLEAR', 'LocalPortRange 21', 'Priority 9'), rule('TN', 'TLS', 'LocalPortRange 2023')));
    expect(at('shadowed-rule', given)).toEqual([]);
  });

  test('near misses: another direction, another user, one port that is left, or a time of its own', () => {
    const wide = rule('A', 'CLEAR', 'LocalPortRange 2000 3000', 'Userid TCPIP');
    expect(at('shadowed-rule', policy(wide, rule('B', 'TLS', 'LocalPortRange 2023', 'Userid TCPIP', 'Direction Outbound')))).toEqual([]);
    expect(at('shadowed-rule', policy(wide, rule('B', 'TLS', 'LocalPortRange 2023', 'Userid TCPI*')))).toEqual([]);
    expect(at('shadowed-rule', policy(wide, rule('B', 'TLS', 'LocalPortRange 3000 3001', 'Userid TCPIP')))).toEqual([]);
    expect(at('shadowed-rule', policy(rule('A', 'CLEAR', 'LocalPortRange 2023', 'IpTimeCondition', '{', '  TimeOfDayRange 08:00-18:00', '}'), rule('B', 'TLS', 'LocalPortRange 2023')))).toEqual([]);
  });
});

describe('rules whose order only their names decide', () => {
  const narrow = rule('ANARROW', 'TLS', 'LocalPortRange 2023');
  const wide = rule('WIDE', 'CLEAR', 'LocalPortRange 2000 3000');

  test('an exception that happens to come first', () => {
    const given = policy(narrow, wide);
    expect(said('ambiguous-order', given)).toEqual([
      'POLICY information WIDE: ANARROW and WIDE do different things for inbound connections with local port 2023. Both have Priority 1 (the default), so ANARROW is used only because its name sorts first.',
    ]);
    // The other order would leave nothing to ANARROW.
    expect(titles('ambiguous-order', given)).toEqual(['Give ANARROW Priority 2: it stays before WIDE']);
    expect(at('ambiguous-order', afterFix('ambiguous-order', given, 'Give ANARROW Priority 2: it stays before WIDE'))).toEqual([]);
  });

  test('ranges that overlap: either may come first', () => {
    const given = policy(rule('A', 'TLS', 'LocalPortRange 2000 2500', 'Priority 7'), rule('B', 'CLEAR', 'LocalPortRange 2400 2600', 'Priority 7'));
    expect(said('ambiguous-order', given)).toEqual(['POLICY information B: A and B do different things for inbound connections with local port 2400-2500. Both have Priority 7, so A is used only because its name sorts first.']);
    expect(titles('ambiguous-order', given)).toEqual(['Give A Priority 8: it stays before B', 'Give B Priority 8: it comes before A']);
    expect(afterFix('ambiguous-order', given, 'Give B Priority 8: it comes before A').POLICY).toContain('LocalPortRange 2400 2600\n  Priority 8\n');
  });

  test('one finding for a rule, with the first of those before it', () => {
    const given = policy(narrow, rule('B', 'TLS', 'LocalPortRange 2024'), rule('C', 'TLS', 'LocalPortRange 2025'), rule('D', 'TLS', 'LocalPortRange 2026'), wide);
    expect(only('ambiguous-order', given).map(({ message }) => message.slice(message.lastIndexOf('.', message.length - 2) + 2))).toEqual(['The same goes for 3 or more other rules before it.']);
    expect(only('ambiguous-order', given)[0]?.related).toHaveLength(3);
  });

  test('no priority is offered that would bring the rule before a third one', () => {
    const third = rule('AA', 'OTHER', 'LocalPortRange 2020 2023', 'Jobname TN3270');
    expect(titles('ambiguous-order', policy(third, narrow, wide))).not.toContain('Give ANARROW Priority 2: it stays before WIDE');
  });

  test.each([
    ['different priorities', policy(narrow, rule('WIDE', 'CLEAR', 'LocalPortRange 2000 3000', 'Priority 2').replace('WIDE', 'AWIDE'))],
    ['no connection in common', policy(narrow, rule('WIDE', 'CLEAR', 'LocalPortRange 2024 3000'))],
    ['the same actions', policy(narrow, rule('WIDE', 'TLS', 'LocalPortRange 2000 3000'))],
    ['actions of other names that come to the same', policy(narrow, rule('WIDE', 'TLS', 'LocalPortRange 2000 3000').replace('Ref TLS', 'Ref COPY')) + environment('COPY', 'Server')],
    ['actions that are not known here', policy(narrow, rule('WIDE', 'TLS', 'LocalPortRange 2000 3000').replace('Ref TLS', 'Ref NONE'))],
    ['TLS off for both', policy(rule('A', 'CLEAR', 'LocalPortRange 2023'), wide.replace('Ref CLEAR', 'Ref OFF')) + 'TTLSGroupAction OFF\n{\n  TTLSEnabled Off\n  Trace 7\n}\n'],
    ['conditions that meet in theory only', policy(rule('A', 'TLS', 'RemotePortRange 25', 'Direction Outbound'), rule('B', 'CLEAR', 'LocalPortRange 8803', 'Direction Both'))],
    ['a rule that is never used anyway', policy(wide.replace('WIDE', 'A'), narrow.replace('ANARROW', 'B'))],
  ])('silent: %s', (_, given) => {
    expect(at('ambiguous-order', given)).toEqual([]);
  });

  test('silent: two rules with times, which may take turns', () => {
    const at_ = (range: string): string[] => ['IpTimeCondition', '{', `  TimeOfDayRange ${range}`, '}'];
    expect(at('ambiguous-order', policy(rule('DAY', 'TLS', 'LocalPortRange 2023', ...at_('08:00-18:00')), rule('NIGHT', 'CLEAR', 'LocalPortRange 2023', ...at_('18:00-08:00'))))).toEqual([]);
  });
});

describe('rules that overlap in part', () => {
  const low = rule('LOW', 'CLEAR', 'LocalPortRange 2400 2600', 'RemoteAddr 10.0.0.0/8', 'Priority 10');

  test('get a hint that says who gets the connections', () => {
    expect(said('overlapping-rules', policy(rule('HIGH', 'TLS', 'LocalPortRange 2000 2500', 'Priority 20'), low))).toEqual([
      'POLICY hint LOW: HIGH and LOW overlap and do different things: inbound connections with remote address 10.0.0.0/8 and local port 2400-2500 go to HIGH, which has the higher Priority, 20.',
    ]);
  });

  test.each([
    ['an exception before the general rule', rule('HIGH', 'TLS', 'LocalPortRange 2500', 'RemoteAddr 10.1.1.2', 'Priority 20')],
    ['equal priorities', rule('HIGH', 'TLS', 'LocalPortRange 2000 2500', 'Priority 10')],
    ['the same actions', rule('HIGH', 'CLEAR', 'LocalPortRange 2000 2500', 'Priority 20')],
    ['other parts of the connection', rule('HIGH', 'TLS', 'Jobname WEB*', 'Priority 20')],
    ['another direction', rule('HIGH', 'TLS', 'LocalPortRange 2000 2500', 'Direction Outbound', 'Priority 20')],
  ])('silent: %s', (_, high) => {
    expect(at('overlapping-rules', policy(high, low))).toEqual([]);
  });
});

test('ten thousand rules, each of its own port, say nothing', () => {
  const given = policy(...Array.from({ length: 10_000 }, (_, i) => rule(`R${i}`, i % 2 ? 'TLS' : 'CLEAR', `LocalPortRange ${1024 + i}`, `Priority ${1 + (i % 9)}`)));
  expect(findingsOf(given, { checks: policyChecks })).toEqual([]);
});
