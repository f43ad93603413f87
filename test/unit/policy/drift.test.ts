/** A saved display held against the members. */
import { describe, expect, test } from 'vitest';
import { driftOf, readDisplay, readDisplays, renderNetstat, renderPasearch, type Difference } from '../../../server/src/policy/index.js';
import { modelOf } from '../../support/library.js';
import { tnPolicy } from '../../support/policies/tn.js';
import { policyIn, ruleIn, textAt } from '../../support/policy.js';

const model = modelOf(tnPolicy);
const policy = policyIn(model);
const tn = ruleIn(model, 'TN');
const pasearch = renderPasearch(policy).text;
const netstat = `MVS TCP/IP NETSTAT CS V2R4       TCPIP Name: TCPIP           16:40:39\nConnID: 000000bb\n  JobName:      TN3270\n${renderNetstat(policy, tn).text}`;

function drift(display: string): Difference[] {
  const live = readDisplay(display);
  return live ? driftOf(policy, live) : [];
}

const told = (display: string): string[] => drift(display).map(({ rule, level, parameter, live, members }) => [rule, level ?? '-', parameter, live, members].join(' | '));

describe('a display that is what the members give', () => {
  test('pasearch', () => expect(told(pasearch)).toEqual([]));
  test('netstat', () => expect(told(netstat)).toEqual([]));
  test('with line ends of another system, blanks gone, and other text around it', () => {
    expect(told(`IBMUSER: pasearch -t\r\n${pasearch.split('\n').map((line) => line.trimEnd()).join('\r\n')}\r\n$ exit\r\n`)).toEqual([]);
  });
  test('as the console shows it', () => {
    expect(told(netstat.split('\n').map((line) => `EZZ2546I ${line}`).join('\n'))).toEqual([]);
  });
});

describe('what differs', () => {
  test('a switch, with the line of the members', () => {
    const [difference, ...others] = drift(pasearch.replace(/TLSv1\.1: {2,}\w+/, 'TLSv1.1:                   Off'));
    expect(others).toEqual([]);
    expect(difference).toMatchObject({ rule: 'TN', level: 'environment', parameter: 'TLSv1.1', live: 'Off', members: 'On' });
  });

  test('a list of codes, code by code', () => {
    const [difference] = drift(pasearch.replace(/C02C {2}TLS\S+/, 'C030  TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'));
    expect(difference).toMatchObject({ parameter: 'V3CipherSuites', live: '1303 C030 003D', members: '1303 C02C 003D' });
    expect(textAt(model, difference?.places[1] ?? tn.place)).toContain('TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384');
  });

  test('a port of a condition', () => {
    expect(told(pasearch.replace('LocalPortFrom:       2023', 'LocalPortFrom:       3023'))).toEqual(['TN | - | LocalPortRange | 3023 | 2023']);
  });

  test('the key ring, in upper and lower case', () => {
    expect(told(pasearch.replace('START1/TN3270', 'START1/tn3270'))).toEqual(['TN | environment | Keyring | START1/tn3270 | START1/TN3270']);
  });

  test('the name of an action', () => {
    expect(told(netstat.replace(/TTLSConnAction: +TNCA/, 'TTLSConnAction: TNCB'))).toEqual(['TN | connection | TTLSConnectionAction | TNCB | TNCA']);
  });

  test('what is coded, and the display does not show', () => {
    expect(told(pasearch.replace(/\n +Keyring: .*/, ''))).toEqual(['TN | environment | Keyring |  | START1/TN3270']);
  });

  test('a default that the display does not show is none', () => {
    expect(told(pasearch.replace(/\n +TruncatedHMAC: .*/g, ''))).toEqual([]);
  });
});

describe('rules that only one side has', () => {
  test('of the display', () => {
    expect(told(`${pasearch}\npolicyRule:             OLD\n  Rule Type:            TTLS\n`)).toEqual(['OLD | - | TTLSRule | OLD | ']);
  });
  test('of the members; netstat shows one rule only, so it says nothing of the others', () => {
    const other = pasearch.replace(/policyRule: +TN /, 'policyRule:             XX ');
    expect(told(other)).toEqual(['XX | - | TTLSRule | XX | ', 'TN | - | TTLSRule |  | TN']);
    expect(told(netstat.replace('TTLSRule: TN', 'TTLSRule: XX'))).toEqual(['XX | - | TTLSRule | XX | ']);
  });
});

describe('displays that show more, or less', () => {
  test('several connections of one rule: what differs in each alike is told once', () => {
    const one = netstat.replace(/Trace: +\d+/, 'Trace: 99');
    expect(told(one)).not.toEqual([]);
    expect(told(`${one}\n${one.replace('000000bb', '000000bc')}`)).toEqual(told(one));
  });

  test('names only, as netstat all and pasearch -n show them', () => {
    const names = 'EZZ2350I MVS TCP/IP NETSTAT CS V2R4       TCPIP Name: TCPIP           16:40:39\nEZZ2545I   TTLSPolicy:         Yes\nEZZ2546I     TTLSRule:         TN\nEZZ2547I     TTLSGrpAction:    TNGA\nEZZ2548I     TTLSEnvAction:    TNEB\nEZZ2542I   RoutingPolicy:      No\nEZZ2570I   ReceiveBufferSize:  0000065536        SendBufferSize:     0000065536\n';
    expect(told(names)).toEqual(['TN | environment | TTLSEnvironmentAction | TNEB | TNEA', 'TN | connection | TTLSConnectionAction |  | TNCA']);
    expect(told('policyRule:             TN\n')).toEqual([]);
  });

  test('rules of other disciplines are passed over', () => {
    expect(told(`${pasearch}\npolicyRule:             SCAN\n  Rule Type:            IDS\n  Version:              3\n`)).toEqual([]);
  });

  test('several stacks, one after the other, and one of them again', () => {
    const of = (stack: string, rule: string): string => `TCP/IP pasearch CS 3.1                    Image Name: ${stack}\n\npolicyRule:             ${rule}\n  Rule Type:            TTLS\n`;
    const found = readDisplays(of('TCPIP', 'A') + of('TCPIP2', 'B') + of('TCPIP', 'C') + of('EMPTY', '').replace(/policyRule[^]*/, ''));
    expect(found.map(({ stack, release, rules }) => [stack, release, rules.map(({ name }) => name)])).toEqual([['TCPIP', '3.1', ['A', 'C']], ['TCPIP2', '3.1', ['B']]]);
  });

  test('the heading of the console command', () => {
    expect(readDisplay(`EZD0101I NETSTAT CS V2R4 TCPIP 812\n${netstat.slice(netstat.indexOf('ConnID'))}`)).toMatchObject({ stack: 'TCPIP', release: 'V2R4' });
  });
});

test('text that is no display says nothing', () => {
  expect(readDisplay('')).toBeUndefined();
  expect(readDisplay('TTLSRule TN\n{\n  Direction Inbound\n}\n'.repeat(50))).toBeUndefined();
  expect(readDisplay('\u0000\n'.repeat(1000))).toBeUndefined();
});
