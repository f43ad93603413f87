/** What is and what is not said of QoS policy. */
import { describe, expect, test } from 'vitest';
import { expectMarked, findingsWith, serious, severities } from '../checks/marked.js';

const block = (head: string, ...lines: string[]): string => `${head}\n{\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
const rule = (...lines: string[]): string => block('PolicyRule R', ...lines, 'PolicyActionReference A');
const action = (...lines: string[]): string => block('PolicyAction A', ...lines);

test('a policy as it should be gives no finding', () => {
  expect(
    serious(
      block('PolicyRule WEB', 'PolicyRulePriority 10', 'ProtocolNumberRange 6', 'SourcePortRange 443', 'DayOfWeekMask 0111110', 'TimeOfDayRange 06:00-22:00', 'PolicyActionReference LIMIT') +
        block('PolicyAction LIMIT', 'policyScope DataTraffic', 'MaxRate 400', 'MinRate 100', 'MaxConnections 500', 'OutgoingTOS 01100000') +
        block('SetSubnetPrioTosMask', 'SubnetTosMask 11100000', 'PriorityTosMapping 1 11100000 7', 'PriorityTosMapping 4 00000000') +
        block('PolicyPerfMonitorForSDR Enable', 'SamplingInterval 60', 'LossRatioAndWeightFr 20 25'),
    ),
  ).toEqual([]);
});

describe('qos-rates', () => {
  test('minimum and maximum, mean and peak', () => {
    expectMarked('qos-rates', action('MinRate 256', 'MaxRate 256', 'DiffServInProfileRate 256', 'DiffServInProfilePeakRate 512'));
    expectMarked('qos-rates', action('MinRate 256'));
    expectMarked('qos-rates', action('MinRate 256', 'MaxRate 0'));
    expectMarked('qos-rates', action('⟦DiffServInProfileRate 512⟧', 'DiffServInProfilePeakRate 256'));
  });
});

describe('qos-bits', () => {
  test.each(['OutgoingTOS 0', 'OutgoingTOS 10100000', 'DiffServOutProfileTransmittedTOSByte 00000000'])('%s', (line) => {
    expectMarked('qos-bits', action(line));
  });

  test('names and hexadecimal numbers are errors, too few digits are not', () => {
    expect(severities(expectMarked('qos-bits', action('OutgoingTOS ⟦AF31⟧')))).toEqual(['error']);
    expect(severities(expectMarked('qos-bits', action('OutgoingTOS ⟦101⟧')))).toEqual(['warning']);
    expect(severities(expectMarked('qos-bits', block('SetSubnetPrioTosMask', 'SubnetTosMask ⟦E0⟧')))).toEqual(['warning']);
  });

  test.each(['⟦0⟧ 11100000', '1 ⟦111⟧', '1 11100000 ⟦8⟧', '⟦2⟧'])('PriorityTosMapping %s', (value) => {
    expectMarked('qos-bits', block('SetSubnetPrioTosMask', `PriorityTosMapping ${value}`));
  });
});

test('qos-interfaces: All is no condition', () => {
  expectMarked('qos-interfaces', rule('InboundInterface 192.0.2.1', 'OutboundInterface All'));
  expectMarked('qos-interfaces', rule('OutboundInterface 192.0.2.1', '⟦InboundInterface 192.0.2.1⟧'));
});

describe('qos-tcp-only', () => {
  test('a rate for UDP', () => {
    expect(expectMarked('qos-tcp-only', rule('ProtocolNumberRange 17').replace('Reference A', 'Reference ⟦A⟧') + action('MaxRate 5', 'MinRate 1')).map(({ message }) => message)).toEqual([
      'MaxRate and MinRate of PolicyAction A act on TCP only, and the rule is for protocol 17.',
    ]);
  });

  test('ranges, all protocols and words that are not confirmed', () => {
    for (const protocol of ['6', 'all', '0', '6-17', '6 17', 'UDP']) expectMarked('qos-tcp-only', rule(`ProtocolNumberRange ${protocol}`) + action('MaxRate 5'));
    expectMarked('qos-tcp-only', rule() + action('MaxRate 5'));
    expectMarked('qos-tcp-only', rule('ProtocolNumberRange 17') + action('DiffServInProfileRate 5'));
  });

  test('conditions of applications', () => {
    expectMarked('qos-tcp-only', rule('ProtocolNumberRange 17', '⟦ApplicationData /catalog⟧'));
    expectMarked('qos-tcp-only', rule('ProtocolNumberRange 6', 'ApplicationData /catalog'));
  });
});

describe('qos-max-connections', () => {
  test('the port of the server is the source', () => {
    expectMarked('qos-max-connections', rule('⟦DestinationPortRange 443⟧', 'SourcePortRange all') + action('MaxConnections 5'));
    expectMarked('qos-max-connections', rule('SourcePortRange 443') + action('MaxConnections 5'));
    expectMarked('qos-max-connections', rule('SourcePortRange 443', 'DestinationPortRange 1024 65535') + action('MaxConnections 5'));
    expectMarked('qos-max-connections', rule('DestinationPortRange 443') + action('MaxRate 5'));
  });
});

test('qos-too-many-masks: sixteen are fine', () => {
  const masks = (count: number): string => block('SetSubnetPrioTosMask', 'SubnetTosMask 11100000').repeat(count);
  expect(findingsWith('qos-too-many-masks', masks(16))).toEqual([]);
  expect(findingsWith('qos-too-many-masks', masks(20)).map(({ message }) => message)).toEqual(['A stack takes at most 16 SetSubnetPrioTosMask statements, and here are 4 more.']);
});
