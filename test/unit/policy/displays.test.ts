import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { renderNetstat, renderPasearch, renderPretty } from '../../../server/src/policy/render.js';
import { modelOf } from '../../support/library.js';
import { tnPolicy } from '../../support/policies/tn.js';
import { lineOf, policyIn, ruleIn, textAt } from '../../support/policy.js';

function trimmed(text: string): string[] {
  return text.split('\n').map((line) => line.trimEnd());
}

const model = modelOf(tnPolicy);
const policy = policyIn(model);
const tn = ruleIn(model, 'TN');

test('pasearch: the rule of the notes has the sections, order and values of pasearch -t on z/OS 3.1', () => {
  const expected = trimmed(readFileSync(new URL('displays/tn.pasearch.txt', import.meta.url), 'utf8'));
  const lines = trimmed(renderPasearch(policy, tn).text);
  const start = lines.indexOf('policyRule:             TN');
  expect(start).toBeGreaterThan(0);
  expect(lines.slice(start, start + expected.length - 1)).toEqual(expected.slice(0, -1));
  expect(lines.slice(start + expected.length - 1).join('')).toBe('');
});

test('pasearch: the three cipher specifications of the connection, as the notes show them', () => {
  const lines = trimmed(renderPasearch(policy, tn).text);
  const connection = lines.slice(lines.indexOf('    Scope:                      Connection'));
  const at = connection.indexOf('    TTLSCipherParms:');
  expect(connection.slice(at + 1, at + 5)).toEqual([
    '     v3CipherSuites:',
    '      1303  TLS_CHACHA20_POLY1305_SHA256',
    '      C02C  TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384',
    '      003D  TLS_RSA_WITH_AES_256_CBC_SHA256',
  ]);
});

test('pasearch: actions come as group, environment, connection, each with its scope', () => {
  const lines = trimmed(renderPasearch(policy, tn).text);
  expect(lines.filter((line) => /^ {2}TTLS Action:|^ {4}Scope:/.test(line)).map((line) => line.trim().replace(/ {2,}/, ' '))).toEqual([
    'TTLS Action: TNGA',
    'Scope: Group',
    'TTLS Action: TNEA',
    'Scope: Environment',
    'TTLS Action: TNCA',
    'Scope: Connection',
  ]);
});

test('pasearch: an action that was replaced shows nothing of the earlier definition', () => {
  const replaced = modelOf(`${tnPolicy}
TTLSEnvironmentAction TNEA
{
  TTLSKeyringParms
  {
    Keyring START2/TN3270
  }
}`);
  const lines = trimmed(renderPasearch(policyIn(replaced), ruleIn(replaced, 'TN')).text);
  const environment = lines.slice(lines.indexOf('    Scope:                      Environment'), lines.indexOf('    Scope:                      Connection'));
  expect(environment).toContain('     Keyring:                   START2/TN3270');
  expect(environment.filter((line) => line.includes('HandshakeRole') || line.includes('Trace:'))).toEqual([]);
});

test('pasearch: the environment action shows its own protocols, not those of the connection action', () => {
  const lines = trimmed(renderPasearch(policy, tn).text);
  expect(lines.filter((line) => line.includes('TLSv1.2:'))).toEqual(['     TLSv1.2:                   Off', '     TLSv1.2:                   On']);
});

test('pasearch: a group of addresses is shown by its lowest and highest; both families together as All', () => {
  const group = (members: string): string => `
TTLSRule R
{
  LocalAddrGroupRef G
  LocalPortRange 21-23
  IpTimeConditionRef OFFICE
}
IpAddrGroup G
{
${members}
}
IpTimeCondition OFFICE
{
  DayOfWeekMask 0111110
  TimeOfDayRange 08:00-18:00
}`;
  const addr = (text: string): string => `  IpAddr\n  {\n    Addr ${text}\n  }`;
  const shown = (members: string): string[] => {
    const library = modelOf(group(members));
    return trimmed(renderPasearch(policyIn(library)).text);
  };
  const gaps = shown(`${addr('10.1.1.9')}\n${addr('10.1.1.2')}`);
  expect(gaps).toContain('    FromAddr:           10.1.1.2');
  expect(gaps).toContain('    ToAddr:             10.1.1.9');
  expect(gaps).toContain('   LocalPortFrom:       21                LocalPortTo:       23');
  expect(gaps).toContain('   Day of Week Mask:    0111110  (Sunday - Saturday)');
  expect(gaps).toContain('   Fr TimeOfDay:        08:00             To TimeOfDay:      18:00');
  expect(shown(`${addr('10.1.1.9')}\n${addr('2001:db8::1')}`)).not.toContain('    FromAddr:           10.1.1.9');
});

test('pasearch: the heading names release and stack, without date and time', () => {
  const library = modelOf({ MAIN: `TcpImage TCPIP2 //'USER.TCPPARMS(IMAGE)'`, IMAGE: `TTLSConfig //'USER.TCPPARMS(POLICY)'`, POLICY: tnPolicy });
  const text = renderPasearch(policyIn(library, { release: 'V2R4', stack: 'TCPIP2' })).text;
  expect(trimmed(text)[1]).toBe('TCP/IP pasearch CS V2R4                   Image Name: TCPIP2');
  expect(text).not.toMatch(/\d\d:\d\d:\d\d|Policy created|Instance Id/);
});

test('pasearch: what a release does not have is not shown', () => {
  const text = renderPasearch(policyIn(model, { release: 'V2R2' })).text;
  expect(text).not.toContain('ServerKexECurves');
  expect(text).not.toContain('GSK_SESSION_TICKET');
  expect(text).not.toContain('ClientKeyShareGroups');
  expect(text).toContain('SignaturePairs:');
});

/** The rule whose display the notes show: z/OS 2.4, an environment of IBM MQ. */
const mqPolicy = `
TTLSRule REMOTE-TO-CSQ1
{
  LocalPortRange            1414
  Jobname                   CSQ9CHIN
  Direction                 Inbound
  TTLSGroupActionRef        CSQ1-GROUP-ACTION
  TTLSEnvironmentActionRef  CSQ1-INBOUND-ENVIRONMENT-ACTION
}
TTLSGroupAction CSQ1-GROUP-ACTION
{
  TTLSEnabled On
}
TTLSEnvironmentAction CSQ1-INBOUND-ENVIRONMENT-ACTION
{
  HandshakeRole Server
  Trace 255
  TTLSKeyringParms
  {
    Keyring START1/MQRING
  }
  TTLSCipherParms
  {
    V3CipherSuites TLS_RSA_WITH_AES_128_CBC_SHA256
  }
  TTLSEnvironmentAdvancedParms
  {
    TLSv1 Off
    TLSv1.1 Off
    TLSv1.2 On
    TLSv1.3 On
    CertificateLabel ZZZZ
    SecondaryMap Off
  }
}`;

test('netstat: conditions and actions as netstat ttls conn detail shows them on z/OS 2.4', () => {
  const mq = modelOf(mqPolicy);
  const lines = trimmed(renderNetstat(policyIn(mq, { release: 'V2R4' }), ruleIn(mq, 'REMOTE-TO-CSQ1', { release: 'V2R4' })).text);
  expect(lines.slice(0, 24)).toEqual([
    'TTLSRule: REMOTE-TO-CSQ1',
    '  Priority:       1',
    '  LocalAddr:      All',
    '  LocalPort:      1414',
    '  RemoteAddr:     All',
    '  RemotePort:     All',
    '  JobName:        CSQ9CHIN',
    '  Direction:      Inbound',
    '  TTLSGrpAction:  CSQ1-GROUP-ACTION',
    '    TTLSEnabled:                On',
    '    CtraceClearText:            Off',
    '    Trace:                      2',
    '    SyslogFacility:             Daemon',
    '    SecondaryMap:               Off',
    '    FIPS140:                    Off',
    '  TTLSEnvAction:  CSQ1-INBOUND-ENVIRONMENT-ACTION',
    '    HandshakeRole:              Server',
    '    SuiteBProfile:              Off',
    '    MiddleBoxCompatMode:        Off',
    '    Keyring:                    START1/MQRING',
    '    V3CipherSuites:             003C TLS_RSA_WITH_AES_128_CBC_SHA256',
    '    Trace:                      255',
    '    SSLV2:                      Off',
    '    SSLV3:                      Off',
  ]);
  expect(lines).toContain('    GSK_SESSION_TICKET_CLIENT_ENABLE:      On');
  const curves = lines.indexOf('    ClientECurves:              0021 secp224r1');
  expect(lines.slice(curves + 4, curves + 7)).toEqual(['                                0019 secp192r1', '                                0029 X25519', '    ClientKeyShareGroups:       0023 secp256r1']);
});

test('netstat: a connection action shows only what it codes', () => {
  const lines = trimmed(renderNetstat(policy, tn).text);
  const connection = lines.slice(lines.indexOf('  TTLSConnAction: TNCA'));
  expect(connection.slice(0, 8)).toEqual([
    '  TTLSConnAction: TNCA',
    '    V3CipherSuites:             1303 TLS_CHACHA20_POLY1305_SHA256',
    '                                C02C TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384',
    '                                003D TLS_RSA_WITH_AES_256_CBC_SHA256',
    '    CtraceClearText:            Off',
    '    Trace:                      50',
    '    SSLV3:                      Off',
    '    TLSV1:                      Off',
  ]);
  expect(connection).not.toContain('    SSLV2:                      Off');
});

test('pretty: value, level, statement and line side by side, and what was coded in vain', () => {
  const lines = trimmed(renderPretty(tn, { locate: (place) => lineOf(model, place) }).text);
  expect(lines[0]).toBe('TTLSRule TN   POLICY:1');
  const at = lines.indexOf('Group');
  expect(lines.slice(at, at + 5)).toEqual([
    'Group',
    '  TTLSEnabled      On      group TNGA  POLICY:36',
    '  CtraceClearText  Off     connection TNCA  POLICY:16',
    '  Trace            50      connection TNCA  POLICY:17',
    '                   not 50  group TNGA  POLICY:37: a stronger action codes it too',
  ]);
  expect(lines).toContain('                  C02C TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384  POLICY:65');
});

test('pretty: doubtful defaults are marked, and everything is shown on demand', () => {
  const some = renderPretty(tn, { locate: () => '' }).text;
  const all = renderPretty(tn, { locate: () => '', all: true }).text;
  expect(some).toMatch(/RevocationSecurityLevel +Medium +default \(not confirmed\)/);
  expect(some).not.toContain('GSK_LDAP_SERVER');
  expect(all).toMatch(/GSK_LDAP_SERVER +- +System SSL default/);
});

test('every rendered value that is coded leads to its line', () => {
  for (const rendered of [renderPasearch(policy, tn), renderNetstat(policy, tn)]) {
    const line = rendered.lines.find((l) => l.parameter === 'Keyring');
    expect(line?.places.map((place) => textAt(model, place))).toEqual(['Keyring                START1/TN3270']);
    for (const { parameter, places } of rendered.lines) {
      if (parameter) for (const place of places) expect(textAt(model, place).toLowerCase()).toContain(parameter === 'V3CipherSuites' ? 'tls_' : parameter.toLowerCase());
    }
  }
});

test('passwords are hidden in every display', () => {
  const library = modelOf(tnPolicy.replace('    Keyring                START1/TN3270\n', '    Keyring /etc/tls.kdb\n    KeyringPw sesame\n'));
  const rule = ruleIn(library, 'TN');
  for (const { text } of [renderPasearch(policyIn(library)), renderNetstat(policyIn(library), rule), renderPretty(rule, { locate: () => '' })]) {
    expect(text).toMatch(/KeyringPw:? +\*\*\*/);
    expect(text).not.toContain('sesame');
  }
});
