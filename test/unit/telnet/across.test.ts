/** Telnet profile and AT-TLS policy against each other. */
import { describe, expect, test } from 'vitest';
import { telnetNoRule } from '../../../server/src/checks/across/telnet-no-rule.js';
import { telnetRuleUnfit } from '../../../server/src/checks/across/telnet-rule-unfit.js';
import { findingsOf, pointedAt, type Members } from '../../support/library.js';

const found = (given: Members): string[] => findingsOf(given, { checks: [telnetNoRule, telnetRuleUnfit] }).map((finding) => `${finding.code}: ${pointedAt(given, finding)}`);

interface Coded {
  readonly port?: string;
  readonly role?: string;
  readonly controlled?: string;
  readonly enabled?: string;
}

const policy = ({ port = '992', role = 'Server', controlled = 'On', enabled = 'On' }: Coded = {}): string => `
TTLSRule TN
{
  LocalPortRange            ${port}
  Direction                 Inbound
  TTLSGroupActionRef        G
  TTLSEnvironmentActionRef  E
}
TTLSGroupAction G
{
  TTLSEnabled  ${enabled}
}
TTLSEnvironmentAction E
{
  HandshakeRole  ${role}
  TTLSKeyringParms
  {
    Keyring  TCPIP/TNRING
  }
  TTLSEnvironmentAdvancedParms
  {
    ApplicationControlled  ${controlled}
  }
}
`;

const profile = 'TELNETPARMS\n TTLSPORT 992\nENDTELNETPARMS\n';

describe('the rule of a TTLSPORT', () => {
  const said = (coded: Coded): string[] => found({ TN3270: profile, POLICY: policy(coded) });

  test('has the role of a server, is on, and lets the server start TLS', () => {
    expect(said({})).toEqual([]);
    expect(said({ role: 'ServerWithClientAuth' })).toEqual([]);
    expect(said({ role: 'Client' })).toEqual(['telnet-rule-unfit: 992']);
    expect(said({ enabled: 'Off' })).toEqual(['telnet-rule-unfit: 992']);
    expect(said({ port: '990-999', controlled: 'Off' })).toEqual(['telnet-rule-unfit: 992']);
  });

  test('ApplicationControlled of a rule for this port alone is reported at the rule', () => expect(said({ controlled: 'Off' })).toEqual([]));

  test('nothing is said as long as another rule may take the connections', () => {
    const first = policy({ role: 'Client' }).replace('Direction', 'RemoteAddr 192.0.2.1\n  Priority 9\n  Direction');
    const second = policy().replace('TTLSRule TN', 'TTLSRule TN2').replace(/Ref( +)([GE])$/gm, 'Ref$1$2').replace(/TTLSGroupAction G[^]*/, '').replaceAll(/Ref( +)[GE]/g, (all) => all.replace(/[GE]$/, (name) => `${name}2`));
    const actions = policy().replace(/^[^]*?TTLSGroupAction G/, 'TTLSGroupAction G2').replace('TTLSEnvironmentAction E', 'TTLSEnvironmentAction E2');
    expect(found({ TN3270: profile, POLICY: first + second + actions })).toEqual([]);
  });
});

describe('the stack that TCPIPJOBNAME names', () => {
  const stacks = {
    PAGENTCF: "TcpImage TCPIP //'USER.TCPPARMS(IMAGE1)'\nTcpImage TCPIPT //'USER.TCPPARMS(IMAGE2)'\n",
    IMAGE1: "TTLSConfig //'USER.TCPPARMS(POLICY1)'\n",
    IMAGE2: "TTLSConfig //'USER.TCPPARMS(POLICY2)'\n",
    POLICY1: policy(),
    POLICY2: policy({ port: '993' }),
  };
  const tied = (stack: string): string => `TELNETGLOBALS\n TCPIPJOBNAME ${stack}\nENDTELNETGLOBALS\n`;

  test('its policy alone counts', () => {
    expect(found({ ...stacks, TN3270: tied('TCPIP') + profile })).toEqual([]);
    expect(found({ ...stacks, TN3270: tied('tcpipt') + profile })).toEqual(['telnet-no-rule: 992']);
    expect(found({ ...stacks, TN3270: `${tied('TCPIPT')}INCLUDE USER.TCPPARMS(TN3270B)\n`, TN3270B: profile })).toEqual(['telnet-no-rule: 992']);
  });

  test('without it, with a symbol, or for a stack that is not here, nothing is known', () => {
    expect(found({ ...stacks, TN3270: profile })).toEqual([]);
    expect(found({ ...stacks, TN3270: tied('TCP&SYSCLONE.') + profile })).toEqual([]);
    expect(found({ ...stacks, TN3270: tied('OTHER') + profile })).toEqual([]);
  });
});
