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

describe('qos-addresses', () => {
  test.each(['All', '192.0.2.1', '192.0.2.1 192.0.2.9', '192.0.2.1-192.0.2.9', '2001:db8::1-2001:db8::f', '192.0.2.1 192.0.2.1 # one', '0', '192.0.2.1 the server'])('SourceAddressRange %s', (value) => {
    expectMarked('qos-addresses', rule(`SourceAddressRange ${value}`));
  });

  test.each(['⟦192.0.2.0/24⟧', '⟦host.example.com⟧', '⟦192.0.2.300⟧', '⟦192.0.2.1-2001:db8::1⟧', '⟦192.0.2.1 2001:db8::1⟧', '⟦192.0.2.9-192.0.2.1⟧'])('DestinationAddressRange %s', (value) => {
    expect(severities(expectMarked('qos-addresses', rule(`DestinationAddressRange ${value}`)))).toEqual(['warning']);
    expectMarked('qos-addresses', block('ServicePolicyRules R', `SourceAddressRange ${value}`));
  });
});

describe('qos-addresses while a range is typed', () => {
  test.each(['⟦192.0.2.1-⟧', '⟦-192.0.2.1⟧'])('SourceAddressRange %s', (value) => {
    expect(expectMarked('qos-addresses', rule(`SourceAddressRange ${value}`)).map(({ message }) => message)).toEqual(['SourceAddressRange: a range has an address on either side of its dash.']);
  });
});

describe('bad-number-range of protocols', () => {
  test.each(['all', '6', '0', '255', '6-17', '6:17', '6 17', 'TCP', '6 tcp only'])('ProtocolNumberRange %s', (value) => {
    expectMarked('bad-number-range', rule(`ProtocolNumberRange ${value}`));
  });

  test.each(['⟦256⟧', '6-⟦256⟧', '6 ⟦300⟧', '⟦17-6⟧', '⟦17 6⟧', '⟦6-⟧', '⟦0x11⟧'])('ProtocolNumberRange %s', (value) => {
    expect(severities(expectMarked('bad-number-range', rule(`ProtocolNumberRange ${value}`)))).toEqual(['warning']);
  });
});

describe('qos-same-scope', () => {
  const two = (first: string[], second: string[]): string => block('PolicyRule R', 'PolicyActionReference A', 'PolicyActionReference B') + block('PolicyAction A', ...first) + block('PolicyAction B', ...second);

  test('the example of the guide: one for data traffic, one for RSVP', () => {
    expectMarked('qos-same-scope', two(['PolicyScope DataTraffic'], ['PolicyScope RSVP']));
    expectMarked('qos-same-scope', two(['PolicyScope DataTraffic'], []));
  });

  test('two of one scope', () => {
    expect(expectMarked('qos-same-scope', two(['PolicyScope RSVP'], ['policyscope rsvp']).replace('Reference B', 'Reference ⟦B⟧')).map(({ message }) => message)).toEqual([
      'PolicyAction A has PolicyScope rsvp too: which of the two the rule uses is not documented. Several actions are possible where they differ in PolicyScope.',
    ]);
    expectMarked('qos-same-scope', two([], ['PolicyScope Both']).replace('Reference B', 'Reference ⟦B⟧'));
    expectMarked('qos-same-scope', two([], []).replace('Reference B', 'Reference ⟦A⟧'));
    // Another rule has references of its own.
    expectMarked('qos-same-scope', two(['PolicyScope RSVP'], ['PolicyScope DataTraffic']) + block('PolicyRule S', 'PolicyActionReference A'));
  });
});

describe('qos-weights', () => {
  test.each(['0', '10 10', '1000 100', '20 25 # two percent'])('LossRatioAndWeightFr %s', (value) => {
    expectMarked('qos-weights', block('PolicyPerfMonitorForSDR Enable', `LossRatioAndWeightFr ${value}`));
  });

  test.each(['⟦10⟧', '⟦1.5⟧ 10', '10 ⟦101⟧', '10 ⟦ten⟧'])('TimeoutRatioAndWeightFr %s', (value) => {
    expectMarked('qos-weights', block('PolicyPerfMonitorForSDR Enable', `TimeoutRatioAndWeightFr ${value}`));
  });
});

test('does-not-apply: eight zeros are the default of a type of service byte', () => {
  expectMarked('does-not-apply', action('DiffServInProfileRate 256', 'DiffServExcessTrafficTreatment Drop', 'DiffServOutProfileTransmittedTOSByte 00000000'));
  expectMarked('does-not-apply', action('DiffServInProfileRate 256', 'DiffServExcessTrafficTreatment Drop', '⟦DiffServOutProfileTransmittedTOSByte 00100000⟧'));
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
