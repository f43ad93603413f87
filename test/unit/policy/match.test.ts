import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coverageOf } from '../../../server/src/policy/coverage.js';
import { conditionResults, match, type Connection, type MatchResult } from '../../../server/src/policy/match.js';
import { policiesOf } from '../../../server/src/policy/policy.js';
import { renderMatch } from '../../../server/src/policy/render.js';
import { defaultSettings } from '../../../server/src/workspace/settings.js';
import { modelOf } from '../../support/library.js';
import { tnPolicy } from '../../support/policies/tn.js';
import { lineOf, policyIn, ruleIn } from '../../support/policy.js';

function rule(name: string, ...lines: string[]): string {
  const direction = lines.some((line) => line.startsWith('Direction')) ? [] : ['Direction Inbound'];
  return `TTLSRule ${name}\n{\n${[...lines, ...direction].map((line) => `  ${line}\n`).join('')}}\n`;
}

const matching = (connection: Connection, ...texts: string[]): MatchResult => match(policyIn(modelOf(texts.join(''))), connection);

/** `RULE: why` in search order, with an arrow before the rule that is used. */
const reasons = (result: MatchResult): string[] => result.considered.map(({ rule: each, matches, why }) => `${matches ? '> ' : ''}${each.name}: ${why}`);

/** The one reason for or against a rule. */
function reason(connection: Connection, ...lines: string[]): string {
  return matching({ direction: 'Inbound', ...connection }, rule('R', ...lines)).considered[0]?.why ?? '';
}

const telnet: Connection = { localPort: 2023, jobname: 'TN3270', userid: 'START1', direction: 'Inbound', localAddress: '10.1.1.2', remoteAddress: '10.1.0.2', remotePort: 50_123 };

describe('the TN3270 policy of the notes', () => {
  const model = modelOf(tnPolicy);

  test('an inbound connection to port 2023 gets rule TN', () => {
    const result = match(policyIn(model), telnet);
    expect(result.rule?.name).toBe('TN');
    expect(reasons(result)).toEqual(['> TN: LocalPortRange 2023 holds 2023; Jobname TN3270 is TN3270; Direction Inbound.']);
    expect(result.assumptions).toEqual([]);
  });

  test.each<[Partial<Connection>, string]>([
    [{ localPort: 2024 }, 'LocalPortRange 2023 does not hold 2024.'],
    [{ jobname: 'FTPD1' }, 'Jobname TN3270 is not FTPD1.'],
    [{ direction: 'Outbound' }, 'Direction Inbound is not outbound.'],
    [{ localPort: 23, jobname: 'TELNET' }, 'LocalPortRange 2023 does not hold 23; Jobname TN3270 is not TELNET.'],
  ])('a connection with %o does not', (other, why) => {
    const result = match(policyIn(model), { ...telnet, ...other });
    expect(result.rule).toBeUndefined();
    expect(reasons(result)).toEqual([`TN: ${why}`]);
  });

  test('what is not known of the connection is assumed', () => {
    const result = match(policyIn(model), { localPort: 2023, direction: 'Inbound' });
    expect(result.rule?.name).toBe('TN');
    expect(result.assumptions).toEqual(['the job name is TN3270']);
    expect(reasons(result)).toEqual(['> TN: LocalPortRange 2023 holds 2023; Direction Inbound; assumed: the job name is TN3270.']);
  });
});

describe('search order', () => {
  const rules = [rule('LOW', 'LocalPortRange 0', 'Priority 1'), rule('B', 'LocalPortRange 443', 'Priority 5'), rule('A', 'LocalPortRange 443', 'RemoteAddr 10.0.0.0/8', 'Priority 5'), rule('TOP', 'LocalPortRange 21', 'Priority 9')];

  test('the first rule that matches is used; those behind it are not looked at', () => {
    expect(reasons(matching({ localPort: 443, remoteAddress: '192.0.2.1', direction: 'Inbound' }, ...rules))).toEqual([
      'TOP: LocalPortRange 21 does not hold 443.',
      'A: RemoteAddr 10.0.0.0/8 does not hold 192.0.2.1.',
      '> B: LocalPortRange 443 holds 443; Direction Inbound.',
      'LOW: Not looked at: B, before it, matches.',
    ]);
  });

  test('a rule that rests on an assumption may be passed over: the next ones are told', () => {
    const result = matching({ localPort: 443, direction: 'Inbound' }, ...rules);
    expect(result.rule?.name).toBe('A');
    expect(result.otherwise.map(({ name }) => name)).toEqual(['B']);
    expect(reasons(result).slice(1)).toEqual([
      '> A: LocalPortRange 443 holds 443; Direction Inbound; assumed: RemoteAddr 10.0.0.0/8 holds the remote address.',
      'B: Used only if A, before it, does not match; LocalPortRange 443 holds 443; Direction Inbound.',
      'LOW: Not looked at: B, before it, matches.',
    ]);
  });

  test('no rule at all: the connection goes on without AT-TLS', () => {
    const result = matching({ localPort: 443, direction: 'Outbound' }, ...rules);
    expect(result.rule).toBeUndefined();
    expect(renderMatch(result, { locate: () => '' }).lines[0]?.text).toBe('No rule matches: the connection goes on without AT-TLS.');
  });

  test('a connection of which nothing is known could get any rule', () => {
    const result = matching({}, ...rules);
    expect(result.rule?.name).toBe('TOP');
    expect(result.otherwise.map(({ name }) => name)).toEqual(['A', 'B', 'LOW']);
    expect(result.assumptions).toEqual(['LocalPortRange 21 holds the local port', 'the connection is inbound']);
  });
});

describe('conditions in words', () => {
  test('addresses, with what a reference stands for', () => {
    const group = 'IpAddrGroup PEERS\n{\n  IpAddr\n  {\n    Addr 10.1.1.2\n  }\n  IpAddrSet\n  {\n    Prefix 172.16.0.0/16\n  }\n}\n';
    expect(matching({ remoteAddress: '172.17.0.1', direction: 'Inbound' }, group, rule('R', 'RemoteAddrGroupRef PEERS')).considered[0]?.why).toBe('RemoteAddrGroupRef PEERS (10.1.1.2, 172.16.0.0/16) does not hold 172.17.0.1.');
    expect(reason({ localAddress: '2001:db8::2' }, 'LocalAddr 2001:db8::/64')).toBe('LocalAddr 2001:db8::/64 holds 2001:db8::2; Direction Inbound.');
    expect(reason({ localAddress: '2001:db8::2' }, 'LocalAddr 0.0.0.0/0')).toBe('LocalAddr 0.0.0.0/0 does not hold 2001:db8::2.');
    expect(reason({}, 'LocalAddr ALL')).toBe('LocalAddr ALL; Direction Inbound.');
  });

  test('an IPv4-mapped address is the IPv4 address', () => {
    expect(reason({ remoteAddress: '::ffff:10.1.1.2' }, 'RemoteAddr 10.1.1.0/24')).toBe('RemoteAddr 10.1.1.0/24 holds ::ffff:10.1.1.2; Direction Inbound.');
  });

  test('long groups are cut short', () => {
    const group = `PortGroup MANY\n{\n${Array.from({ length: 12 }, (_, i) => `  PortRange\n  {\n    Port ${8000 + 2 * i}\n  }\n`).join('')}}\n`;
    expect(matching({ localPort: 1, direction: 'Inbound' }, group, rule('R', 'LocalPortGroupRef MANY')).considered[0]?.why).toBe('LocalPortGroupRef MANY (8000, 8002, 8004, 8006, 8008, 8010, 8012, 8014 and 4 more) does not hold 1.');
  });

  test('job names and user IDs: a trailing asterisk stands for any rest, upper or lower case does not count', () => {
    expect(reason({ jobname: 'ftpd1' }, 'Jobname FTPD*')).toBe('Jobname FTPD* fits ftpd1; Direction Inbound.');
    expect(reason({ jobname: 'TN3270' }, 'Jobname FTPD*')).toBe('Jobname FTPD* does not fit TN3270.');
    expect(reason({ userid: 'IBMUSER' }, 'Userid OMVSKERN')).toBe('Userid OMVSKERN is not IBMUSER.');
    expect(reason({}, 'Jobname *')).toBe('Jobname *; Direction Inbound.');
    expect(reason({}, 'Jobname ZWE*', 'Userid ZWESVUSR')).toBe('Direction Inbound; assumed: the job name fits ZWE*, the user ID is ZWESVUSR.');
  });

  test('ports: 0 is every port; Direction Both is either', () => {
    expect(reason({ direction: 'Outbound' }, 'LocalPortRange 0', 'Direction Both')).toBe('LocalPortRange 0; Direction Both.');
    expect(reason({ remotePort: 443 }, 'RemotePortRange 1024-65535')).toBe('RemotePortRange 1024-65535 does not hold 443.');
  });
});

describe('time conditions', () => {
  const office = ['IpTimeCondition', '{', '  DayOfWeekMask 0111110', '  TimeOfDayRange 08:00-18:00', '}'];
  const at = (text: string): Connection => ({ at: new Date(text) });

  test('hold or do not hold at the time given', () => {
    expect(reason(at('2024-05-06T09:30'), 'LocalPortRange 0', ...office)).toBe('LocalPortRange 0; Direction Inbound; its IpTimeCondition holds at 2024-05-06 09:30.');
    expect(reason(at('2024-05-06T19:00'), 'LocalPortRange 0', ...office)).toBe('Its IpTimeCondition does not hold at 2024-05-06 19:00: only 08:00-18:00.');
    expect(reason(at('2024-05-05T07:00'), 'LocalPortRange 0', ...office)).toBe('Its IpTimeCondition does not hold at 2024-05-05 07:00: not on a Sunday, only 08:00-18:00.');
  });

  test('months, days, and a first and last moment', () => {
    const because = (line: string): string => reason(at('2024-05-06T09:30'), 'LocalPortRange 0', 'IpTimeCondition', '{', `  ${line}`, '}').replace(/^.*: /, '');
    expect(because('MonthOfYearMask 111101111111')).toBe('not in May.');
    expect(because(`DayOfMonthMask ${'1'.repeat(5)}0${'1'.repeat(25)}`)).toBe('not on day 6 of the month.');
    expect(because('ConditionTimeRange 20240701:20241231')).toBe('it begins on 2024-07-01 00:00:00.');
    expect(because('ConditionTimeRange 20230701:20231231')).toBe('it ended on 2023-12-31 23:59:59.');
  });

  test('without a time they are assumed to hold', () => {
    expect(reason({}, 'LocalPortRange 0', ...office)).toBe('LocalPortRange 0; Direction Inbound; assumed: its IpTimeCondition holds at the time.');
  });

  test('of several one is enough', () => {
    const night = ['IpTimeCondition', '{', '  TimeOfDayRange 22:00-06:00', '}'];
    expect(reason(at('2024-05-06T23:00'), 'LocalPortRange 0', ...office, ...night)).toBe('LocalPortRange 0; Direction Inbound; its IpTimeCondition holds at 2024-05-06 23:00.');
    expect(reason(at('2024-05-06T20:00'), 'LocalPortRange 0', ...office, ...night)).toBe('None of its 2 IpTimeConditions holds at 2024-05-06 20:00.');
  });
});

describe('rules that Policy Agent would not take are never used', () => {
  test.each([
    ['LocalPortRange 2023 70000', 'LocalPortRange 2023 70000 cannot be read.'],
    ['LocalAddrRef HOME', 'LocalAddrRef HOME names nothing that is defined here.'],
    ['IpTimeConditionRef OFFICE', 'IpTimeConditionRef OFFICE names nothing that is defined here.'],
  ])('%s', (line, why) => {
    expect(reason(telnet, line)).toBe(why);
  });

  test('a rule without Direction', () => {
    expect(matching(telnet, 'TTLSRule R\n{\n  LocalPortRange 2023\n}\n').considered[0]?.why).toBe('Direction is not coded, and Policy Agent takes no rule without it.');
  });

  test('a group with a member that cannot be read may hold more than is known', () => {
    const group = 'PortGroup G\n{\n  PortRange\n  {\n    Port 443\n  }\n  PortRange\n  {\n    Port web\n  }\n}\n';
    expect(matching({ localPort: 80, direction: 'Inbound' }, group, rule('R', 'LocalPortGroupRef G')).considered[0]?.why).toBe('LocalPortGroupRef G (443) does not hold 80, as far as its members can be read.');
  });
});

test('each reason leads back to its line', () => {
  const model = modelOf(tnPolicy);
  expect(conditionResults(ruleIn(model, 'TN'), telnet).map(({ place }) => place && lineOf(model, place))).toEqual(['POLICY:3', 'POLICY:4', 'POLICY:5']);
});

test('for people: the rule, what it comes to, and the others', () => {
  const result = matching({ localPort: 443, direction: 'Inbound' }, rule('WEB', 'LocalPortRange 443', 'Jobname WEB*', 'Priority 20'), rule('ALL', 'LocalPortRange 0'), rule('BEHIND', 'LocalPortRange 0'));
  expect(renderMatch(result, { locate: () => 'POLICY:1' }).text.split('\n').filter((line) => !line.includes('·'))).toEqual([
    'Rule WEB   POLICY:1',
    '  provided that',
    '    the job name fits WEB*',
    '  otherwise ALL',
    '',
    'Rules in search order, with their priorities',
    '  > WEB  20  LocalPortRange 443 holds 443; Direction Inbound; assumed: the job name fits WEB*.',
    '    ALL   1  Used only if WEB, before it, does not match; LocalPortRange 0 holds 443; Direction Inbound.',
    '    1 more rule is not looked at.',
    '',
  ]);
});

test('whatever lines a policy is left with, each rule gets an answer', () => {
  const lines = [...tnPolicy.split('\n'), 'LocalAddrGroupRef G', 'RemotePortRange 9 1', 'IpTimeConditionRef T', 'Direction Sideways', 'Userid', 'TTLSRule X', '{', '}'];
  const connection = fc.record({ localPort: fc.constantFrom(2023, 1, undefined), jobname: fc.constantFrom('TN3270', 'X', undefined), direction: fc.constantFrom('Inbound' as const, 'Outbound' as const, undefined), at: fc.constantFrom(new Date(2024, 1, 29), undefined) });
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...lines), { maxLength: 40 }), connection, (chosen, each) => {
      for (const policy of policiesOf(modelOf(`TTLSRule TN\n{\n${chosen.join('\n')}`), defaultSettings)) {
        const result = match(policy, each);
        expect(result.considered.map(({ rule: { name } }) => name)).toEqual(policy.rules.map(({ name }) => name));
        expect(result.considered.filter(({ matches }) => matches).map(({ rule: found }) => found)).toEqual(result.rule ? [result.rule] : []);
        for (const { why } of result.considered) expect(why).toMatch(/^\S.*\.$/);
        for (const { rule: shadowed, by } of coverageOf(policy).shadows()) expect(by).not.toContain(shadowed);
      }
    }),
    { numRuns: 100 },
  );
});
