import { expect, test } from 'vitest';
import type { Conditions } from '../../../server/src/policy/conditions.js';
import { nameMatches } from '../../../server/src/policy/conditions.js';
import { modelOf } from '../../support/library.js';
import { effectiveOf, lineOf, ruleIn, textAt } from '../../support/policy.js';

/** The conditions of a rule R with these lines, and statements beside it. */
function conditionsOf(lines: string, beside = ''): Conditions {
  return ruleIn(modelOf(`TTLSRule R\n{\n${lines}\n}\n${beside}`), 'R').conditions;
}

test('what is not coded every connection meets; only Direction has no default', () => {
  const conditions = conditionsOf('  LocalPortRange 2023');
  expect(conditions.localAddress.value?.isAll).toBe(true);
  expect(conditions.remotePort.value?.isAll).toBe(true);
  expect(conditions.jobname.value).toBe('*');
  expect(conditions.times).toEqual([]);
  expect(conditions.direction.value).toBeUndefined();
  expect(conditions.remotePort.coded).toBeUndefined();
});

test('keywords and enumerated values are read in any case', () => {
  const conditions = conditionsOf('  LOCALPORTRANGE 2023\n  jobName TN3270\n  DIRECTION INBOUND');
  expect(conditions.localPort.value?.texts()).toEqual(['2023']);
  expect(conditions.jobname.value).toBe('TN3270');
  expect(conditions.direction.value).toBe('Inbound');
});

test('a range may stand in two words', () => {
  expect(conditionsOf('  RemotePortRange 1024 65535  # any client').remotePort.value?.texts()).toEqual(['1024-65535']);
});

test('references lead to addresses, sets and groups, inline members among them', () => {
  const beside = `
    IpAddr        HOST
    {
      Addr        10.1.1.2
    }
    IpAddrSet     NET
    {
      Prefix      192.168.0.0/16
    }
    IpAddrGroup   PEERS
    {
      IpAddr
      {
        Addr      172.16.0.1
      }
      IpAddrRef     HOST
      IpAddrSetRef  NET
      IpAddrSet
      {
        Range     2001:db8::1-2001:db8::3
      }
    }
    PortRange     LOW
    {
      Port        1-1023
    }
    PortGroup     PORTS
    {
      PortRangeRef  LOW
      PortRange
      {
        Port      2023
      }
    }`;
  expect(conditionsOf('  LocalAddrRef HOST', beside).localAddress.value?.texts()).toEqual(['10.1.1.2']);
  expect(conditionsOf('  LocalAddrSetRef NET', beside).localAddress.value?.texts()).toEqual(['192.168.0.0/16']);
  expect(conditionsOf('  RemoteAddrGroupRef PEERS', beside).remoteAddress.value?.texts()).toEqual(['10.1.1.2', '172.16.0.1', '192.168.0.0/16', '2001:db8::1-2001:db8::3']);
  expect(conditionsOf('  LocalPortRangeRef LOW', beside).localPort.value?.texts()).toEqual(['1-1023']);
  expect(conditionsOf('  LocalPortGroupRef PORTS', beside).localPort.value?.texts()).toEqual(['1-1023', '2023']);
});

test('a reference to nothing leaves the condition unknown and is told', () => {
  const model = modelOf('TTLSRule R\n{\n  LocalAddrRef NOWHERE\n  IpTimeConditionRef NEVER\n}');
  const rule = ruleIn(model, 'R');
  expect(rule.conditions.localAddress.value).toBeUndefined();
  expect(rule.unresolved.map(({ type, name, place }) => [type, name, textAt(model, place), lineOf(model, place)])).toEqual([
    ['IpAddr', 'NOWHERE', 'NOWHERE', 'POLICY:3'],
    ['IpTimeCondition', 'NEVER', 'NEVER', 'POLICY:4'],
  ]);
});

test('a value that Policy Agent could not take leaves the condition unknown', () => {
  const conditions = conditionsOf('  LocalAddr tcpip.example.com\n  LocalPortRange 9-1\n  Direction Sideways');
  expect(conditions.localAddress.value).toBeUndefined();
  expect(conditions.localPort.value).toBeUndefined();
  expect(conditions.direction.value).toBeUndefined();
  expect(conditions.localAddress.coded?.text).toBe('tcpip.example.com');
});

test('of several forms of a condition the last one counts', () => {
  const model = modelOf('TTLSRule R\n{\n  LocalAddr 10.1.1.1\n  LocalAddrRef HOST\n}\nIpAddr HOST\n{\n  Addr 10.1.1.2\n}');
  expect(ruleIn(model, 'R').conditions.localAddress.value?.texts()).toEqual(['10.1.1.2']);
  const effective = effectiveOf(model, 'R').get('LocalAddr');
  expect(effective?.value).toBe('10.1.1.2');
  expect(effective?.places.map((place) => lineOf(model, place))).toEqual(['POLICY:4']);
  expect(effective?.overrides.map((o) => [o.value, o.reason])).toEqual([['10.1.1.1', 'other-form']]);
});

test('time conditions stand inline or behind a reference; any of them makes the rule active', () => {
  const { times } = conditionsOf(
    '  IpTimeCondition\n  {\n    DayOfWeekMask 0111110\n  }\n  IpTimeConditionRef NIGHT',
    'IpTimeCondition NIGHT\n{\n  TimeOfDayRange 22:00-06:00\n}',
  );
  expect(times.map((time) => [time.weekdays, time.windows])).toEqual([
    ['0111110', [{ start: 0, end: 1440 }]],
    ['1111111', [{ start: 1320, end: 360 }]],
  ]);
});

test('a trailing asterisk matches any rest of a job name', () => {
  expect(nameMatches('AZF*', 'AZF#IN00')).toBe(true);
  expect(nameMatches('AZF*', 'AZF')).toBe(true);
  expect(nameMatches('AZF*', 'ZAZF')).toBe(false);
  expect(nameMatches('tn3270', 'TN3270')).toBe(true);
  expect(nameMatches('TN3270', 'TN3270A')).toBe(false);
  expect(nameMatches('*', 'ANY')).toBe(true);
});
