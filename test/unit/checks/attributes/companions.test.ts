/** Attributes that go with others: forms that exclude each other, attributes that need a value of another one, how often one may stand. */
import { describe, expect, test } from 'vitest';
import { afterFix, expectMarked, findingsWith, serious, severities } from '../marked.js';

const block = (head: string, ...lines: string[]): string => `${head}\n{\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
const messages = (code: string, text: string): string[] => findingsWith(code, text).map(({ message }) => message);

describe('missing-attribute', () => {
  test('either form of an endpoint is enough', () => {
    const tunnel = (...lines: string[]): string => `${block('IpAddr HOST', 'Addr 192.0.2.1')}${block('IpManVpnAction M', ...lines)}`;
    expectMarked('missing-attribute', tunnel('LocalSecurityEndpointAddrRef HOST', 'RemoteSecurityEndpointAddr 192.0.2.2'));
    expectMarked('missing-attribute', tunnel('LocalSecurityEndpointAddr 192.0.2.1', 'RemoteSecurityEndpointAddrRef HOST'));
    expect(messages('missing-attribute', tunnel('LocalSecurityEndpointAddrRef HOST'))).toEqual(['IpManVpnAction M has no RemoteSecurityEndpointAddr or RemoteSecurityEndpointAddrRef.']);
  });

  test('a list of identities stands for an identity', () => {
    const identities = block('RemoteIdentity PEERS', 'Identity Fqdn vpn.example.com');
    expectMarked('missing-attribute', identities + block('RemoteSecurityEndpoint P', 'RemoteIdentityRef PEERS'));
    expect(severities(expectMarked('missing-attribute', block('RemoteSecurityEndpoint ⟦P⟧', 'Location 192.0.2.1')))).toEqual(['error']);
  });

  test('an action must have an offer, inline or by name', () => {
    expect(severities(expectMarked('missing-attribute', block('IpDynVpnAction ⟦V⟧', 'Initiation Either')))).toEqual(['error']);
    expect(severities(expectMarked('missing-attribute', block('KeyExchangeAction ⟦K⟧', 'HowToInitiate Main')))).toEqual(['error']);
    expectMarked('missing-attribute', block('IpDynVpnAction V', 'IpDataOffer', '{', '}'));
    expectMarked('missing-attribute', block('KeyExchangeAction K', 'KeyExchangeOfferRef O') + block('KeyExchangeOffer O', 'DHGroup Group14'));
  });
});

describe('inline-and-ref', () => {
  test('of an IDS report set nobody knows which form counts', () => {
    const found = expectMarked('inline-and-ref', `${block('IDSReportSet R', 'TypeActions LOG')}${block('IDSAction A', 'ActionType TR Limit', '⟦IDSReportSetRef R⟧', 'IDSReportSet', '{', '  TypeActions CONSOLE', '}')}`);
    expect(found.map(({ message }) => message)).toEqual(['Only one of IDSReportSetRef and IDSReportSet is used, most likely IDSReportSet, which is coded last.']);
  });

  test('data offers may be coded in both forms: each is one more', () => {
    expectMarked('inline-and-ref', block('IpDataOffer O', 'HowToEncap Tunnel') + block('IpDynVpnAction V', 'IpDataOfferRef O', 'IpDataOffer', '{', '}'));
  });
});

describe('does-not-apply', () => {
  test('the condition of another type of rule', () => {
    const rule = (type: string): string => `${block('IDSRule R', `ConditionType ${type}`, type === 'TR' ? 'IDSTRConditionRef C' : '⟦IDSTRConditionRef C⟧', 'IDSActionRef A')}${block('IDSTRCondition C', 'Protocol Tcp')}${block('IDSAction A', `ActionType ${type}`)}`;
    expect(expectMarked('does-not-apply', rule('ScanGlobal')).map(({ message }) => message)).toEqual(['IDSTRConditionRef goes only with ConditionType TR; here ConditionType is ScanGlobal. At best it is ignored.']);
    expectMarked('does-not-apply', rule('TR'));
  });

  test('numbers stand for protocols, and case does not matter', () => {
    const condition = (protocol: string, line: string): string => block('IDSTRCondition C', `Protocol ${protocol}`, line);
    expectMarked('does-not-apply', condition('tcp', 'TRtcpTotalConnections 100'));
    expectMarked('does-not-apply', condition('6', 'TRtcpTotalConnections 100'));
    expectMarked('does-not-apply', condition('17', '⟦TRtcpTotalConnections 100⟧'));
    expect(severities(expectMarked('does-not-apply', condition('Tcp', '⟦TRudpQueueSize LONG⟧')))).toEqual(['information']);
  });

  test('ports of a service without a protocol: the default is All', () => {
    const service = (...lines: string[]): string => block('IpService S', ...lines);
    expect(expectMarked('does-not-apply', service('⟦DestinationPortRange 443⟧')).map(({ message }) => message)).toEqual([
      'DestinationPortRange goes only with Protocol TCP or UDP; Protocol is not coded here, and its default is All. At best it is ignored.',
    ]);
    expectMarked('does-not-apply', service('DestinationPortRange 0'));
    expectMarked('does-not-apply', service('Protocol TCP', 'DestinationPortRange 443'));
    expectMarked('does-not-apply', service('Protocol ICMP Type 8', '⟦DestinationPortRange 443⟧'));
    expectMarked('does-not-apply', service('Protcol TCP', 'DestinationPortRange 443'));
  });

  test('the details of a report that is not asked for; defaults ask for nothing', () => {
    const set = (...lines: string[]): string => block('IDSReportSet R', ...lines);
    expectMarked('does-not-apply', set('TypeActions LOG', 'TypeActions CONSOLE', 'LogDetail Yes', 'MaxEventMessage 20'));
    expectMarked('does-not-apply', set('TypeActions LOG', '⟦MaxEventMessage 20⟧', 'StatType Normal', '⟦StatType Exception⟧'));
    expectMarked('does-not-apply', set('TypeActions TRACE', '⟦TraceRecordSize 200⟧'));
    expectMarked('does-not-apply', set('TypeActions TRACE', 'TraceData RECORDSIZE', 'TraceRecordSize 200'));
    expectMarked('does-not-apply', set('TypeActions Log Console', '⟦MaxEventMessage 20⟧'));
  });

  test('RSVP limits in an action for data traffic', () => {
    expectMarked('does-not-apply', block('PolicyAction A', 'PolicyScope DataTraffic', '⟦MaxFlows 10⟧'));
    expectMarked('does-not-apply', block('PolicyAction A', 'MaxFlows 10'));
    expect(severities(expectMarked('does-not-apply', block('PolicyAction A', '⟦DiffServInProfilePeakRate 512⟧')))).toEqual(['information']);
    expectMarked('does-not-apply', block('PolicyAction A', 'DiffServInProfileRate 256', 'DiffServInProfilePeakRate 512'));
  });

  test('a value of which nothing is known is left to other checks', () => {
    expectMarked('does-not-apply', block('IDSAttackCondition C', 'AttackType NEW_ATTACK', 'EEXIDTimeout 50'));
    expectMarked('does-not-apply', block('IDSAttackCondition C', 'EEXIDTimeout 50'));
    expectMarked('does-not-apply', block('IDSAttackCondition C', 'AttackType FLOOD', '⟦EEXIDTimeout 50⟧'));
  });

  test('the fix takes the line out', () => {
    expect(afterFix('does-not-apply', block('IDSAttackCondition C', 'AttackType FLOOD', 'EEXIDTimeout 50'))).toBe(block('IDSAttackCondition C', 'AttackType FLOOD'));
  });
});

test('does-not-apply: a password for LDAP without the user', () => {
  expectMarked('does-not-apply', block('TTLSGskLdapParms L', 'GSK_LDAP_SERVER ldap.example.com', '⟦GSK_LDAP_USER_PW secret⟧'));
  expectMarked('does-not-apply', block('TTLSGskLdapParms L', 'GSK_LDAP_SERVER ldap.example.com', 'GSK_LDAP_USER cn=tls', 'GSK_LDAP_USER_PW secret'));
});

describe('coded-too-often', () => {
  test('nine route tables', () => {
    const tables = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map((name) => `RouteTableRef ${name}`);
    expectMarked('coded-too-often', block('RoutingAction R', ...tables));
    expect(severities(expectMarked('coded-too-often', block('RoutingAction R', ...tables, '⟦RouteTableRef I⟧', 'RouteTableRef J')))).toEqual(['error']);
  });
});

test('a policy of each kind without a fault', () => {
  expect(
    serious(`
      IDSRule TRRULE
      {
        ConditionType      TR
        IDSTRConditionRef  TRCOND
        IDSActionRef       TRACT
      }
      IDSTRCondition TRCOND
      {
        Protocol               Tcp
        LocalPortRange         23
        TRtcpTotalConnections  500
        TRtcpPercentage        20
      }
      IDSAction TRACT
      {
        ActionType  TR NoLimit
        IDSReportSet
        {
          TypeActions  LOG
          LogDetail    Yes
        }
      }
    `),
  ).toEqual([]);
});
