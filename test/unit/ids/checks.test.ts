/** What is and what is not said of IDS policy. */
import { describe, expect, test } from 'vitest';
import type { Members } from '../../support/library.js';
import { expectMarked, findingsWith, serious, severities } from '../checks/marked.js';

const block = (head: string, ...lines: string[]): string => `${head}\n{\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
const report = ['IDSReportSet', '{', 'TypeActions LOG', '}'] as const;
const action = (name: string, ...types: string[]): string => block(`IDSAction ${name}`, ...types.map((type) => `ActionType ${type}`), ...report);
const attack = (name: string, type: string, ...lines: string[]): string => block(`IDSRule ${name}`, 'ConditionType Attack', 'IDSAttackCondition', '{', `AttackType ${type}`, '}', ...lines);
const messages = (code: string, text: Members): string[] => findingsWith(code, text).map(({ message }) => message);

/** The policy of a stack with a common file. */
const stack = (common: string, own: string): Record<string, string> => ({
  PAGENTCF: "CommonIDSConfig //'USER.TCPPARMS(COMMON)'\nTcpImage TCPIP //'USER.TCPPARMS(IMAGE)'\n",
  IMAGE: "IDSConfig //'USER.TCPPARMS(POLICY)'\n",
  COMMON: common,
  POLICY: own,
});

test('a policy as it should be gives no finding', () => {
  expect(
    serious(
      attack('MALFORMED', 'MALFORMED_PACKET', 'IDSActionRef DISCARD') +
        attack('QUEUE', 'TCP_QUEUE_SIZE', 'IDSActionRef RESET') +
        block('IDSRule SCAN', 'ConditionType ScanGlobal', 'IDSScanGlobalConditionRef WINDOW', 'IDSActionRef SCANNED') +
        block('IDSRule EVENTS', 'ConditionType ScanEvent', 'Priority 5', 'IDSScanEventConditionRef LOW', 'IDSActionRef SCANNED') +
        block('IDSRule TRAFFIC', 'conditiontype tr', 'IDSTRConditionRef TELNET', 'IDSActionRef LIMITED', 'IpTimeConditionRef OFFICE') +
        block('IDSScanGlobalCondition WINDOW', 'FSInterval 2', 'FSThreshold 5', 'SSInterval 60', 'SSThreshold 10') +
        block('IDSScanEventCondition LOW', 'Protocol Tcp', 'LocalPortRange 1-1023', 'Sensitivity Low') +
        block('IDSTRCondition TELNET', 'Protocol Tcp', 'LocalPortRange 23', 'TRtcpTotalConnections 400') +
        block('IpTimeCondition OFFICE', 'TimeOfDayRange 08:00-18:00') +
        action('DISCARD', 'Attack Discard') +
        action('RESET', 'attack resetconn', 'Attack Discard') +
        action('SCANNED', 'ScanGlobal', 'ScanEvent Count') +
        action('LIMITED', 'TR Limit'),
    ),
  ).toEqual([]);
});

describe('ids-action-word', () => {
  test.each([
    ['⟦Atack⟧ Discard', 'ActionType does not take "Atack"; did you mean Attack?'],
    ['Attack ⟦Drop⟧', 'ActionType Attack does not take "Drop"; it takes Discard, NoDiscard, ResetConn or NoResetConn.'],
    ['⟦TR⟧', 'ActionType TR needs Limit or NoLimit behind it.'],
    ['TR ⟦Discard⟧', 'ActionType TR does not take "Discard"; it takes Limit or NoLimit.'],
    ['⟦SCAN_EVENT⟧ COUNT', 'ActionType does not take "SCAN_EVENT"; did you mean ScanEvent?'],
  ])('%s', (type, message) => {
    expect(expectMarked('ids-action-word', action('A', type)).map((finding) => `${finding.severity} ${finding.message}`)).toEqual([`error ${message}`]);
  });

  test('a word behind ScanGlobal is ignored', () => {
    expect(severities(expectMarked('ids-action-word', action('A', 'ScanGlobal ⟦Count⟧')))).toEqual(['warning']);
    expectMarked('ids-action-word', action('A', 'ScanGlobal # all of it'));
  });
});

describe('ids-action-type', () => {
  test('an action for other kinds of rules', () => {
    const policy = (types: string): string => `${attack('R', 'ICMP_REDIRECT', 'IDSActionRef ⟦A⟧')}${action('A', types)}`;
    expect(expectMarked('ids-action-type', policy('TR Limit')).map(({ message }) => message)).toEqual(['IDSRule R has ConditionType Attack, and IDSAction A serves TR only: it needs an ActionType Attack.']);
  });

  test('a wrong word, a missing name and a missing ActionType have findings of their own', () => {
    expect(messages('ids-action-type', attack('R', 'ICMP_REDIRECT', 'IDSActionRef A') + action('A', 'Atack Discard'))).toEqual([]);
    expect(messages('ids-action-type', attack('R', 'ICMP_REDIRECT', 'IDSActionRef NONE') + action('A', 'TR Limit'))).toEqual([]);
    expect(messages('ids-action-type', attack('R', 'ICMP_REDIRECT', 'IDSActionRef A') + action('A'))).toEqual([]);
  });

  test('the action of the stack replaces that of the common file', () => {
    const common = attack('R', 'ICMP_REDIRECT', 'IDSActionRef A') + action('A', 'TR Limit');
    expect(messages('ids-action-type', stack(common, action('A', 'Attack NoDiscard')))).toEqual([]);
    expect(severities(findingsWith('ids-action-type', stack(common, action('B', 'Attack NoDiscard'))))).toEqual(['error']);
  });
});

describe('ids-attack-action', () => {
  test('a reset for packets, a discard for connections', () => {
    expectMarked('ids-attack-action', attack('R', 'IP_FRAGMENT', 'IDSActionRef ⟦A⟧') + action('A', 'Attack ResetConn'));
    expectMarked('ids-attack-action', attack('R', 'TCP_QUEUE_SIZE', 'IDSActionRef ⟦A⟧') + action('A', 'Attack NoDiscard'));
    expectMarked('ids-attack-action', attack('R', 'TCP_QUEUE_SIZE', 'IDSActionRef A') + action('A', 'Attack NoDiscard', 'Attack NoResetConn'));
    expectMarked('ids-attack-action', attack('R', 'NEW_ATTACK', 'IDSActionRef A') + action('A', 'Attack ResetConn'));
  });

  test('NoDiscard for what is always discarded is for information', () => {
    expect(severities(expectMarked('ids-attack-action', attack('R', 'MALFORMED_PACKET', 'IDSActionRef ⟦A⟧') + action('A', 'Attack NoDiscard')))).toEqual(['information']);
    expectMarked('ids-attack-action', attack('R', 'ICMP_REDIRECT', 'IDSActionRef A') + action('A', 'Attack NoDiscard'));
  });
});

describe('ids-condition-missing', () => {
  test('each kind needs its own condition', () => {
    expectMarked('ids-condition-missing', block('IDSRule ⟦R⟧', 'ConditionType ScanEvent', 'IDSTRConditionRef C', 'IDSActionRef A'));
    expectMarked('ids-condition-missing', block('IDSRule R', 'ConditionType ScanEvent', 'IDSScanEventConditionRef C', 'IDSActionRef A'));
  });

  test('a misspelt line may be the condition', () => {
    expectMarked('ids-condition-missing', block('IDSRule R', 'ConditionType TR', 'IDSTRConditonRef C', 'IDSActionRef A'));
  });
});

describe('ids-scan-global', () => {
  const scan = (name: string): string => block(`IDSRule ${name}`, 'ConditionType ScanGlobal', 'IDSScanGlobalCondition', '{', '}', 'IDSActionRef A');

  test('the first is kept, also when it stands in the common file', () => {
    expectMarked('ids-scan-global', scan('A') + scan('⟦B⟧') + scan('⟦C⟧'));
    expect(findingsWith('ids-scan-global', stack(scan('A'), scan('B'))).map(({ uri, severity }) => `${uri.split('/').pop()} ${severity}`)).toEqual(['POLICY error']);
  });

  test('the same name twice is another matter', () => {
    expectMarked('ids-scan-global', scan('A') + scan('A'));
  });
});

describe('ids-scan-incomplete', () => {
  const event = block('IDSRule E', 'ConditionType ScanEvent', 'IDSScanEventCondition', '{', 'Protocol Icmp', '}', 'IDSActionRef A');
  const global = block('IDSRule G', 'ConditionType ScanGlobal', 'IDSScanGlobalCondition', '{', '}', 'IDSActionRef A');

  test('a warning where all files are known', () => {
    expect(severities(findingsWith('ids-scan-incomplete', stack('', event)))).toEqual(['warning']);
    expect(severities(findingsWith('ids-scan-incomplete', stack(global, event)))).toEqual([]);
    expect(severities(findingsWith('ids-scan-incomplete', global))).toEqual(['information']);
  });

  test('nothing where a rule does not say what it is', () => {
    expect(findingsWith('ids-scan-incomplete', event + block('IDSRule X', 'IDSActionRef A'))).toEqual([]);
  });
});

describe('ids-attack-twice', () => {
  test('the lower priority is never used', () => {
    expectMarked('ids-attack-twice', attack('⟦A⟧', 'FLOOD', 'IDSActionRef X') + attack('B', 'FLOOD', 'Priority 2', 'IDSActionRef X') + attack('C', 'IP_FRAGMENT', 'IDSActionRef X'));
  });

  test('equal priorities, and rules that take turns', () => {
    expect(messages('ids-attack-twice', attack('A', 'FLOOD', 'IDSActionRef X') + attack('B', 'flood', 'IDSActionRef X'))).toEqual([
      'IDSRule A is for AttackType FLOOD too, with the same priority: only one of the two is used. Give the one that is meant a higher Priority, or remove the other.',
    ]);
    expect(messages('ids-attack-twice', attack('A', 'FLOOD', 'IDSActionRef X') + attack('B', 'FLOOD', 'IDSActionRef X', 'IpTimeConditionRef NIGHT'))).toEqual([]);
  });
});

describe('ids-attack-twice, of scan events', () => {
  const events = (name: string, ...lines: string[]): string => block(`IDSRule ${name}`, 'ConditionType ScanEvent', ...lines, 'IDSActionRef X');
  const inline = (protocol: string): string[] => ['IDSScanEventCondition', '{', `Protocol ${protocol}`, '}'];

  test('ICMP has one rule', () => {
    expectMarked('ids-attack-twice', events('⟦A⟧', ...inline('Icmp')) + events('B', 'Priority 2', ...inline('1')) + events('C', ...inline('58')));
    expect(messages('ids-attack-twice', events('A', 'Priority 3', ...inline('icmpv6')) + events('B', ...inline('IcmpV6')))).toEqual(['IDSRule A is for scan events of IcmpV6 too, with priority 3: this one, with 1, is never used.']);
  });

  test('ports and addresses tell the rules for TCP and UDP apart; of several conditions one may be for another protocol', () => {
    expectMarked('ids-attack-twice', events('A', ...inline('Tcp')) + events('B', 'Priority 2', ...inline('Tcp')));
    expectMarked('ids-attack-twice', events('A', ...inline('Icmp'), ...inline('Tcp')) + events('B', 'Priority 2', ...inline('Icmp')));
  });
});

describe('ids-scan-thresholds', () => {
  const condition = (...lines: string[]): string => block('IDSScanGlobalCondition C', ...lines);

  test('defaults count', () => {
    expectMarked('ids-scan-thresholds', condition('⟦FSInterval 120⟧'));
    expectMarked('ids-scan-thresholds', condition('⟦SSThreshold 5⟧'));
    expectMarked('ids-scan-thresholds', condition('SSThreshold 6', 'FSInterval 119'));
  });

  test('no slow scans, or no number', () => {
    expectMarked('ids-scan-thresholds', condition('SSInterval 0', 'FSThreshold 20'));
    expectMarked('ids-scan-thresholds', condition('SSInterval many', 'FSInterval 200'));
  });
});

describe('ids-action-contradiction', () => {
  test('Discard and NoDiscard, Limit and NoLimit', () => {
    expectMarked('ids-action-contradiction', action('A', 'Attack NoDiscard', 'TR Limit', 'Attack Discard').replace('ActionType Attack Discard', '⟦ActionType Attack Discard⟧'));
    expectMarked('ids-action-contradiction', action('A', 'TR NoLimit', 'tr limit').replace('ActionType tr limit', '⟦ActionType tr limit⟧'));
  });

  test('for attacks of different kinds', () => {
    expectMarked('ids-action-contradiction', action('A', 'Attack Discard', 'Attack NoResetConn', 'Attack Discard', 'TR NoLimit', 'ScanGlobal', 'ScanEvent Count'));
  });
});

describe('ids-report', () => {
  test('an action that lets all pass, and says nothing of it', () => {
    expect(expectMarked('ids-report', block('IDSAction ⟦A⟧', 'ActionType ScanGlobal', 'ActionType TR NoLimit')).map(({ message, severity }) => `${severity}: ${message}`)).toEqual([
      'information: IDSAction A stops nothing, and it has no IDSReportSet, so that it reports nothing either. At most it keeps rules of lower priority from their traffic.',
    ]);
    expect(expectMarked('ids-report', block('IDSAction ⟦A⟧', 'ActionType Attack NoDiscard', 'IDSReportSetRef R') + block('IDSReportSet R', 'LogDetail Yes')).map(({ message }) => message)).toEqual([
      'IDSAction A stops nothing, and IDSReportSet R has no TypeActions, so that it reports nothing either. At most it keeps rules of lower priority from their traffic.',
    ]);
  });

  test('an action that does something, and one of which it cannot be told', () => {
    expectMarked('ids-report', block('IDSAction A', 'ActionType Attack Discard', 'ActionType ScanGlobal'));
    expectMarked('ids-report', block('IDSAction A', 'ActionType Attack NoDiscard', 'IDSReportSetRef ELSEWHERE'));
    expectMarked('ids-report', block('IDSAction A', 'ActionType Attack'));
    expectMarked('ids-report', block('IDSAction A', 'ActionType Attack NoDiscard', 'IDSReportSets R'));
    expectMarked('ids-report', action('A', 'ScanGlobal'));
    // It counts what the action for ScanGlobal reports.
    expectMarked('ids-report', block('IDSAction A', 'ActionType ScanEvent Count'));
  });

  test('statistics of scans', () => {
    const statistics = (type: string, line: string): string => block('IDSAction A', `ActionType ${type}`, 'IDSReportSet', '{', 'TypeActions LOG', line, '}');
    expectMarked('ids-report', statistics('ScanEvent Count', '⟦TypeActions Statistics⟧'));
    expectMarked('ids-report', statistics('TR NoLimit', 'TypeActions STATISTICS'));
  });
});

describe('bad-number-range', () => {
  const condition = (type: string, line: string): string => block('IDSAttackCondition C', `AttackType ${type}`, line);

  test.each(['0', '255', '2-5', '2:5', '2 5', '2 # IGMP'])('ProtocolRange %s', (value) => {
    expectMarked('bad-number-range', condition('OUTBOUND_RAW', `ProtocolRange ${value}`));
  });

  test.each([
    ['RESTRICTED_IP_OPTIONS', 'RestrictedIpOptionRange ⟦256⟧'],
    ['RESTRICTED_IPV6_HOP_OPTIONS', 'RestrictedIpv6OptionRange ⟦9-1⟧'],
    ['RESTRICTED_IPV6_NEXT_HDR', 'IPv6NextHdrRange 1:⟦300⟧'],
    ['OUTBOUND_RAW', 'ProtocolRange ⟦TCP⟧'],
  ])('%s: %s', (type, line) => {
    expectMarked('bad-number-range', condition(type, line));
  });

  test('a statement of the same name takes other attributes', () => {
    expectMarked('bad-number-range', block('IPv6NextHdrRange R', 'NextHdr 300'));
  });
});
