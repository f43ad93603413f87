import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Coverage } from '../../../server/src/policy/coverage.js';
import { match, type Connection } from '../../../server/src/policy/match.js';
import type { Policy } from '../../../server/src/policy/policy.js';
import { modelOf } from '../../support/library.js';
import { policyIn } from '../../support/policy.js';

/** A rule; without Direction among its lines it is inbound. */
function rule(name: string, ...lines: string[]): string {
  const direction = lines.some((line) => line.startsWith('Direction')) ? [] : ['Direction Inbound'];
  return `TTLSRule ${name}\n{\n${[...lines, ...direction].map((line) => `  ${line}\n`).join('')}}\n`;
}

/** `RULE: by whom` for each rule that can never match. */
function shadowsIn(...texts: string[]): string[] {
  return [...new Coverage(policyIn(modelOf(texts.join(''))).rules).shadows()].map(({ rule: shadowed, by }) => `${shadowed.name}: ${by.map(({ name }) => name).join(' ')}`);
}

describe('one rule takes all connections of another', () => {
  test('the same conditions', () => {
    expect(shadowsIn(rule('A', 'LocalPortRange 2023'), rule('B', 'LocalPortRange 2023'))).toEqual(['B: A']);
  });

  test('a wider one before a narrower one; the other way round both are used', () => {
    expect(shadowsIn(rule('ALL', 'LocalPortRange 1024 65535'), rule('TN', 'LocalPortRange 2023', 'Jobname TN3270'))).toEqual(['TN: ALL']);
    expect(shadowsIn(rule('ALL', 'LocalPortRange 1024 65535'), rule('TN', 'LocalPortRange 2023', 'Priority 2'))).toEqual([]);
  });

  test('addresses: one, a prefix, a range, All, and groups', () => {
    expect(shadowsIn(rule('A', 'RemoteAddr 10.0.0.0/8'), rule('B', 'RemoteAddr 10.1.1.2'), rule('C', 'RemoteAddr 10.1.0.0-10.2.0.0'))).toEqual(['B: A', 'C: A']);
    expect(shadowsIn(rule('A', 'RemoteAddr All'), rule('B', 'RemoteAddr 2001:db8::1'))).toEqual(['B: A']);
    expect(shadowsIn(rule('A', 'RemoteAddr 0.0.0.0/0'), rule('B', 'RemoteAddr 2001:db8::1'), rule('C', 'RemoteAddr All'))).toEqual([]);
    const group = 'IpAddrGroup G\n{\n  IpAddr\n  {\n    Addr 10.1.1.2\n  }\n  IpAddrSet\n  {\n    Prefix 172.16.0.0/16\n  }\n}\n';
    expect(shadowsIn(group, rule('A', 'RemoteAddrGroupRef G'), rule('B', 'RemoteAddr 172.16.3.4'), rule('C', 'RemoteAddr 10.1.1.3'))).toEqual(['B: A']);
  });

  test('job names and user IDs: a name, or the beginning of one, in any case', () => {
    expect(shadowsIn(rule('A', 'Jobname CICS*'), rule('B', 'Jobname cicsprod'), rule('C', 'Jobname CIC*'), rule('D', 'Jobname CICS'))).toEqual(['B: A', 'D: A']);
    expect(shadowsIn(rule('A', 'Userid *'), rule('B', 'Userid TCPIP'), rule('C', 'LocalPortRange 443'))).toEqual(['B: A', 'C: A']);
  });

  test('directions', () => {
    expect(shadowsIn(rule('A', 'LocalPortRange 443', 'Direction Both'), rule('B', 'LocalPortRange 443', 'Direction Outbound'))).toEqual(['B: A']);
    expect(shadowsIn(rule('A', 'LocalPortRange 443', 'Direction Inbound'), rule('B', 'LocalPortRange 443', 'Direction Outbound'))).toEqual([]);
  });

  test('port 0 is every port, and so is 1-65535', () => {
    expect(shadowsIn(rule('A', 'LocalPortRange 1 65535'), rule('B', 'LocalPortRange 0'))).toEqual(['B: A']);
  });
});

describe('several rules take all connections of another only together', () => {
  test('ports side by side', () => {
    expect(shadowsIn(rule('A', 'LocalPortRange 1000 1499'), rule('B', 'LocalPortRange 1500 2000'), rule('C', 'LocalPortRange 1400 1600'))).toEqual(['C: A B']);
    expect(shadowsIn(rule('A', 'LocalPortRange 1000 1498'), rule('B', 'LocalPortRange 1500 2000'), rule('C', 'LocalPortRange 1400 1600'))).toEqual([]);
  });

  test('both directions', () => {
    expect(shadowsIn(rule('A', 'LocalPortRange 443'), rule('B', 'LocalPortRange 443', 'Direction Outbound'), rule('C', 'LocalPortRange 443', 'Direction Both'))).toEqual(['C: A B']);
  });

  test('both families of addresses; one of a connection has the family of the other', () => {
    expect(shadowsIn(rule('A', 'LocalAddr 0.0.0.0/0'), rule('B', 'RemoteAddr ::/0'), rule('C', 'LocalPortRange 443'))).toEqual(['C: A B']);
  });

  test('parts of different kinds', () => {
    expect(
      shadowsIn(rule('A', 'LocalPortRange 1 1023'), rule('B', 'LocalPortRange 1024 65535', 'RemoteAddr 10.0.0.0/9'), rule('C', 'RemoteAddr 10.128.0.0/9'), rule('D', 'RemoteAddr 10.0.0.0/8')),
    ).toEqual(['D: A B C']);
  });

  test('a rule that adds nothing is not told', () => {
    expect(shadowsIn(rule('A', 'LocalPortRange 443', 'Jobname X'), rule('B', 'LocalPortRange 400 449'), rule('C', 'LocalPortRange 450 499'), rule('D', 'LocalPortRange 440 460'))).toEqual(['D: B C']);
  });
});

describe('silence where it is not certain', () => {
  const all = rule('A', 'LocalPortRange 443');
  const shadowed = rule('B', 'LocalPortRange 443');
  const other = (line: string): string => rule('A', 'LocalPortRange 443', line);

  test('a rule that is not always active shadows none, but can be shadowed', () => {
    const office = 'IpTimeConditionRef OFFICE';
    const condition = 'IpTimeCondition OFFICE\n{\n  TimeOfDayRange 08:00-18:00\n}\n';
    expect(shadowsIn(condition, other(office), shadowed)).toEqual([]);
    expect(shadowsIn(condition, all, rule('B', 'LocalPortRange 443', office))).toEqual(['B: A']);
  });

  test.each([
    ['a time condition that is not defined', other('IpTimeConditionRef NONE')],
    ['an address that is not defined', other('LocalAddrRef NONE')],
    ['a port that cannot be read', rule('A', 'LocalPortRange 443 70000')],
    ['an attribute without a value', other('RemoteAddr')],
    ['an attribute that is not known', other('RemotAddr 10.1.1.2')],
    ['a job name with a wildcard inside', other('Jobname A*B*')],
    ['no condition but the direction', rule('A', 'Direction Inbound')],
    ['no direction', 'TTLSRule A\n{\n  LocalPortRange 443\n}\n'],
    ['a lost brace', 'TTLSRule A {\n  LocalPortRange 443\n  Direction Inbound\n}\n'],
  ])('%s', (_, uncertain) => {
    expect(shadowsIn(uncertain, shadowed)).toEqual([]);
    expect(shadowsIn(all, uncertain.replace('TTLSRule A', 'TTLSRule B'))).toEqual([]);
  });

  test('a group with a member that cannot be read holds more than is known', () => {
    const group = 'PortGroup G\n{\n  PortRange\n  {\n    Port 443\n  }\n  PortRange\n  {\n    Port web\n  }\n}\n';
    expect(shadowsIn(group, all, rule('B', 'LocalPortGroupRef G'))).toEqual([]);
  });

  test('a rule that no connection can match at all is no matter of order', () => {
    expect(shadowsIn(rule('A', 'RemoteAddr All'), rule('B', 'LocalAddr 10.1.1.2', 'RemoteAddr 2001:db8::1'))).toEqual([]);
  });
});

describe('rules that share connections', () => {
  test('are found among those before, as far as they are wanted', () => {
    const policy = policyIn(modelOf(rule('A', 'LocalPortRange 1 500') + rule('B', 'Jobname WEB*') + rule('C', 'LocalPortRange 600') + rule('D', 'LocalPortRange 443', 'Jobname WEB1')));
    const coverage = new Coverage(policy.rules);
    const last = policy.rules[3];
    if (!last) throw new Error('four rules');
    expect(coverage.meetingBefore(last, () => true, 10).map(({ name }) => name)).toEqual(['A', 'B']);
    expect(coverage.meetingBefore(last, ({ name }) => name !== 'A', 10).map(({ name }) => name)).toEqual(['B']);
    expect(coverage.meetingBefore(last, () => true, 1)).toHaveLength(1);
  });
});

/** Conditions whose edges meet, so that few rules cover each other in many ways. */
const lines = {
  port: fc.constantFrom('', 'LocalPortRange 1 9', 'LocalPortRange 10 65535', 'LocalPortRange 5', 'LocalPortRange 5 20', 'LocalPortGroupRef PORTS', 'LocalPortRange 0'),
  remote: fc.constantFrom('', 'RemoteAddr 0.0.0.0/1', 'RemoteAddr 128.0.0.0/1', 'RemoteAddr 10.1.1.2', 'RemoteAddr ::/0', 'RemoteAddr 0.0.0.0/0', 'RemoteAddr All'),
  local: fc.constantFrom('', '', 'LocalAddr 10.1.1.0/24', 'LocalAddr ::/0'),
  job: fc.constantFrom('', '', 'Jobname A*', 'Jobname AB', 'Jobname *'),
  direction: fc.constantFrom('Direction Inbound', 'Direction Outbound', 'Direction Both'),
};
const portGroup = 'PortGroup PORTS\n{\n  PortRange\n  {\n    Port 1-4\n  }\n  PortRange\n  {\n    Port 6-20\n  }\n}\n';

/** Connections on both sides of every edge of the conditions above. */
const connections: Connection[] = [1, 4, 5, 6, 9, 10, 20, 21, 65_535].flatMap((localPort) =>
  [
    ['10.1.1.1', '0.0.0.0'],
    ['10.1.2.1', '10.1.1.2'],
    ['10.1.1.1', '10.1.1.2'],
    ['10.1.1.1', '200.0.0.1'],
    ['10.1.2.1', '200.0.0.1'],
    ['10.1.2.1', '0.0.0.0'],
    ['2001:db8::1', '2001:db8::2'],
  ].flatMap(([localAddress, remoteAddress]) =>
    ['A', 'AB', 'ABC', 'B'].flatMap((jobname) => (['Inbound', 'Outbound'] as const).map((direction) => ({ localPort, localAddress, remoteAddress, remotePort: 1024, jobname, userid: 'U', direction }))),
  ),
);

function usedIn(policy: Policy): Set<string> {
  const used = new Set<string>();
  for (const connection of connections) {
    const found = match(policy, connection).rule;
    if (found) used.add(found.name);
  }
  return used;
}

test('a rule is shadowed when none of all kinds of connections comes to it, and only then', () => {
  let shadowed = 0;
  fc.assert(
    fc.property(fc.array(fc.record(lines), { minLength: 2, maxLength: 7 }), (rules) => {
      const coded = rules.map(({ port, remote, local, job, direction }) => [port, remote, local, job, direction].filter(Boolean)).filter((each) => each.length > 1);
      const policy = policyIn(modelOf(`${portGroup}TTLSRule Z\n{\n  LocalPortRange 0\n  Direction Inbound\n}\n${coded.map((each, index) => rule(`R${index}`, ...each)).join('')}`));
      const used = usedIn(policy);
      const coverage = new Coverage(policy.rules);
      for (const each of policy.rules) {
        const shadow = coverage.shadowOf(each);
        if (shadow) shadowed++;
        // A local IPv4 address and remote IPv6 addresses meet in no connection.
        const impossible = each.conditions.localAddress.coded && !usedIn({ ...policy, rules: [each] }).has(each.name);
        if (!impossible) expect([each.name, shadow === undefined]).toEqual([each.name, used.has(each.name)]);
        if (!shadow) continue;
        expect(usedIn({ ...policy, rules: [...shadow.by, each] }).has(each.name)).toBe(false);
        for (const spared of shadow.by) expect(usedIn({ ...policy, rules: [...shadow.by.filter((other) => other !== spared), each] }).has(each.name) || impossible).toBe(true);
      }
    }),
    // The same policies each time, so that the count below is no matter of chance.
    { numRuns: 100, seed: 1 },
  );
  expect(shadowed).toBeGreaterThan(20);
});

describe('ten thousand rules', () => {
  /** How many boxes are looked at: with pairs it would be fifty million. */
  const effort = 1_000_000;
  const many = (make: (index: number) => string): Coverage => new Coverage(policyIn(modelOf(Array.from({ length: 10_000 }, (_, index) => make(index)).join(''))).rules, { effort });

  test.each([
    ['a port each', (i: number) => rule(`R${i}`, `LocalPortRange ${1024 + i}`)],
    ['a peer each', (i: number) => rule(`R${i}`, `RemoteAddr 10.${i >> 8}.${i & 255}.0/24`, 'RemotePortRange 443', 'Direction Outbound')],
    ['ports and job names', (i: number) => rule(`R${i}`, i % 2 ? `LocalPortRange ${1024 + i}` : `Jobname J${i}`)],
  ])('%s: nothing is shadowed', (_, make) => {
    const coverage = many(make);
    expect([...coverage.shadows()]).toEqual([]);
    expect(coverage.complete).toBe(true);
  });

  test('all the same: all but the first are shadowed by the first', () => {
    const coverage = many((i) => rule(`R${i}`, 'LocalPortRange 443'));
    expect([...coverage.shadows()].map(({ by }) => by.map(({ name }) => name).join())).toEqual(Array.from({ length: 9_999 }, () => 'R0'));
    expect(coverage.complete).toBe(true);
  });

  test('when the effort is spent nothing more is said', () => {
    const policy = policyIn(modelOf(Array.from({ length: 50 }, (_, i) => rule(`R${i}`, 'LocalPortRange 443')).join('')));
    const coverage = new Coverage(policy.rules, { effort: 20 });
    expect([...coverage.shadows()].length).toBeLessThan(20);
    expect(coverage.complete).toBe(false);
  });
});
