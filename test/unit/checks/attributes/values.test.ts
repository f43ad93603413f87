import type { Release } from '../../../../server/src/catalog/index.js';
import { describe, expect, test } from 'vitest';
import { afterFix, expectMarked, findingsWith, serious, severities } from '../marked.js';

const group = (lines: string): string => `TTLSGroupAction G\n{\n  TTLSEnabled  Off\n${lines}}\n`;
const advanced = (lines: string): string => `TTLSEnvironmentAdvancedParms AP\n{\n${lines}}\n`;
const rule = (lines: string): string => `TTLSRule R\n{\n  LocalPortRange      2023\n  Direction           Inbound\n  TTLSGroupActionRef  G\n${lines}}\n${group('')}`;

describe('missing-value', () => {
  test('a keyword alone, or with a comment behind it', () => {
    expect(severities(expectMarked('missing-value', advanced('  ⟦CertificateLabel⟧  # leave empty\n')))).toEqual(['warning']);
    expect(afterFix('missing-value', advanced('  CertificateLabel  # leave empty\n'))).toBe(advanced('  # CertificateLabel  # leave empty\n'));
  });

  test('what the statement needs is an error', () => {
    expect(severities(expectMarked('missing-value', 'TTLSGroupAction G\n{\n  ⟦TTLSEnabled⟧\n}\n'))).toEqual(['error']);
    expect(expectMarked('missing-value', '⟦LogLevel⟧\n')[0]?.message).toBe('LogLevel has no level; it takes a number from 0 to 511.');
    expect(severities(expectMarked('missing-value', '⟦TcpImage⟧\n'))).toEqual(['error']);
  });

  test('operands that may be left out, and keywords that stand alone', () => {
    expectMarked('missing-value', 'TTLSConfig\nClientConnection\n');
    expectMarked('missing-value', 'PolicyServer\n{\n  PolicyType  TTLS\n  {\n    FLUSH\n    NOPURGE\n  }\n}\n');
  });

  test('values whose form is described', () => {
    expectMarked('missing-value', 'RouteTable T\n{\n  ⟦DynamicRoutingParms⟧\n  ⟦Route⟧  # later\n}\n');
    expectMarked('missing-value', 'KeyExchangeRule R\n{\n  ⟦SharedKey⟧\n}\nLocalSecurityEndpoint L\n{\n  ⟦Identity⟧\n}\n');
    // What CertificateURLLookupPreference takes was not read in a manual.
    expectMarked('missing-value', 'KeyExchangeAction A\n{\n  CertificateURLLookupPreference\n}\n');
  });

  test('an attribute without a value is not missing as well', () => {
    expect(serious('TTLSGroupAction G\n{\n  TTLSEnabled\n}\n')).toEqual(['missing-value: TTLSEnabled']);
  });
});

describe('bad-value', () => {
  test.each([
    ['ApplicationControlled', 'Yes', 'On'],
    ['ApplicationControlled', 'no', 'Off'],
    ['ApplicationControlled', 'Onn', 'On'],
    ['ClientAuthType', 'Require', 'Required'],
    ['ClientAuthType', 'SAFChek', 'SAFCheck'],
    ['Renegotiation', 'Abbrev', 'Abbreviated'],
  ])('%s %s: did you mean %s?', (attribute, value, meant) => {
    const [finding] = expectMarked('bad-value', advanced(`  ${attribute}  ⟦${value}⟧\n`));
    expect(finding?.severity).toBe('error');
    expect(finding?.message).toContain(`did you mean ${meant}?`);
    expect(afterFix('bad-value', advanced(`  ${attribute}  ${value}\n`))).toBe(advanced(`  ${attribute}  ${meant}\n`));
  });

  test('without a near value all are named', () => {
    expect(expectMarked('bad-value', advanced('  ClientAuthType  ⟦Maybe⟧\n'))[0]?.message).toContain('it takes PassThru, Full, Required or SAFCheck.');
  });

  test('the case does not matter, and other spellings in print are taken', () => {
    expectMarked('bad-value', advanced('  APPLICATIONCONTROLLED  ON\n  ClientAuthType  safcheck\n  Renegotiation  Disable\n'));
  });

  test('numbers are decimal', () => {
    expect(expectMarked('bad-value', group('  Trace  ⟦0xFF⟧\n'))[0]?.message).toBe('Trace takes a number from 0 to 255, not "0xFF". Policy Agent installs none of the new AT-TLS policy.');
    expectMarked('bad-value', 'LogLevel ⟦all⟧\n');
  });

  test('a job name has eight characters, the asterisk of a prefix not counted', () => {
    expect(severities(expectMarked('bad-value', rule('  Jobname  ⟦TN3270SRV⟧\n')))).toEqual(['error']);
    expectMarked('bad-value', rule('  Jobname  TN3270SV*\n'));
    expectMarked('bad-value', rule('  Jobname  *\n'));
  });

  test('other wildcards are not known to work', () => {
    expect(severities(expectMarked('bad-value', rule('  Jobname  ⟦TN*V⟧\n')))).toEqual(['information']);
  });

  test('a length from memory is a warning', () => {
    expect(severities(expectMarked('bad-value', advanced(`  CertificateLabel  ⟦${'L'.repeat(128)}⟧\n`)))).toEqual(['warning']);
  });

  test('a value of an attribute that is only tolerated is a warning', () => {
    expect(severities(expectMarked('bad-value', 'TTLSConnectionAdvancedParms AP\n{\n  ServerScsv  ⟦Maybe⟧\n}\n'))).toEqual(['warning']);
  });

  test('lists that are not complete are not held against a value', () => {
    expectMarked('bad-value', 'IpService S\n{\n  Protocol  Sctp\n}\n');
    expectMarked('bad-value', 'IDSTRCondition T\n{\n  Protocol  Udp\n  TRudpQueueSize  VeryLong\n}\n');
  });

  test('protocols that routing and traffic regulation do not have', () => {
    expect(severities(expectMarked('bad-value', 'TrafficDescriptor T\n{\n  Protocol  ⟦ICMP⟧\n}\n'))).toEqual(['error']);
    expectMarked('bad-value', 'TrafficDescriptor T\n{\n  Protocol  17\n}\n');
    expect(severities(expectMarked('bad-value', 'IDSTRCondition T\n{\n  Protocol  ⟦Icmp⟧\n}\n'))).toEqual(['warning']);
    expectMarked('bad-value', 'IDSTRCondition T\n{\n  Protocol  6\n}\n');
  });

  test('policy types', () => {
    expectMarked('bad-value', 'DynamicConfigPolicyLoad X\n{\n  PolicyType ⟦TLS⟧\n  {\n    PolicyLoad /etc/x\n  }\n}\n');
    expectMarked('bad-value', 'DynamicConfigPolicyLoad X\n{\n  PolicyType ttls\n  {\n    PolicyLoad /etc/x\n  }\n}\n');
  });
});

describe('out-of-range', () => {
  test('both ends are possible, beyond them nothing is', () => {
    expectMarked('out-of-range', group('  Trace  0\n') + rule('  Priority  2000000000\n'));
    expect(severities(expectMarked('out-of-range', group('  Trace  ⟦256⟧\n')))).toEqual(['error']);
    expect(severities(expectMarked('out-of-range', rule('  Priority  ⟦0⟧\n')))).toEqual(['error']);
  });

  test('a range from memory is a warning', () => {
    expect(severities(expectMarked('out-of-range', advanced('  HandshakeTimeout  ⟦601⟧\n')))).toEqual(['warning']);
  });

  test('operands, by the name of their statement', () => {
    expect(expectMarked('out-of-range', 'LogLevel ⟦512⟧\n')[0]?.message).toBe('LogLevel takes 0 to 511; 512 is too large.');
    expect(expectMarked('out-of-range', 'TcpImage TCPIP /etc/x FLUSH PURGE ⟦2147483648⟧\n')[0]?.message).toContain('Operand interval of TcpImage takes 2147483647 or less');
  });

  test('numbers below zero where the range has them', () => {
    expectMarked('out-of-range', 'TTLSGskLdapParms L\n{\n  GSK_LDAP_SERVER  ldap.example.com\n  CRLCacheSize  -1\n}\n');
  });

  test('the fix takes the nearest number', () => {
    expect(afterFix('out-of-range', group('  Trace  999\n'))).toBe(group('  Trace  255\n'));
  });
});

describe('text-after-value', () => {
  test('a second value is lost', () => {
    expect(severities(expectMarked('text-after-value', rule('').replace('Inbound', 'Inbound ⟦Outbound⟧')))).toEqual(['warning']);
    expectMarked('text-after-value', group('  Trace  1 ⟦2⟧\n'));
    expectMarked('text-after-value', rule('').replace('2023', '2023 2024 ⟦2025⟧'));
    expect(expectMarked('text-after-value', rule('  LocalAddr  192.0.2.1 ⟦192.0.2.2/32⟧\n'))[0]?.message).toContain('Several addresses go into an IpAddrGroup.');
  });

  test('the values of a list go on lines of their own, aligned, and the comment stays', () => {
    const text = 'TTLSCipherParms C\n{\n    V3CipherSuites    TLS_AES_128_GCM_SHA256 ⟦TLS_AES_256_GCM_SHA384 TLS_CHACHA20_POLY1305_SHA256⟧  # 1.3\n}\n';
    expectMarked('text-after-value', text);
    expect(afterFix('text-after-value', text)).toBe(
      'TTLSCipherParms C\n{\n    V3CipherSuites    TLS_AES_128_GCM_SHA256\n    V3CipherSuites    TLS_AES_256_GCM_SHA384\n    V3CipherSuites    TLS_CHACHA20_POLY1305_SHA256  # 1.3\n}\n',
    );
    expect(findingsWith('text-after-value', text)[0]?.fixes()[0]?.safe).toBe(true);
  });

  test('the second half of a name or a ring', () => {
    expect(severities(expectMarked('text-after-value', 'TTLSKeyringParms MY ⟦RING⟧\n{\n  Keyring  START2/TN ⟦RING⟧\n}\n'))).toEqual(['warning', 'warning']);
  });

  test('a remark is a hint, and becomes a comment', () => {
    const text = group('  Trace  2 ⟦errors to syslogd⟧\n');
    expect(severities(expectMarked('text-after-value', text))).toEqual(['hint']);
    expect(afterFix('text-after-value', text)).toBe(group('  Trace  2 # errors to syslogd\n'));
    expect(severities(expectMarked('text-after-value', "TTLSConfig /etc/ttls FLUSH PURGE ⟦; the policy⟧\n"))).toEqual(['hint']);
    expect(severities(expectMarked('text-after-value', rule('').replace('2023', '2023 ⟦// 3270⟧')))).toEqual(['hint']);
  });

  test('what follows a password is not shown', () => {
    expect(expectMarked('text-after-value', 'TTLSKeyringParms K\n{\n  Keyring  /u/x.kdb\n  KeyringPw  streng ⟦geheim⟧\n}\n')[0]?.message).not.toContain('geheim');
  });

  test('values of several words', () => {
    expectMarked('text-after-value', rule('').replace('2023', '2023 2025'));
    expectMarked('text-after-value', advanced('  CertificateLabel  My first label\n  ServerCertificateLabel  "My label"\n'));
    expectMarked('text-after-value', 'TTLSGskLdapParms L\n{\n  GSK_LDAP_SERVER  ldap.example.com\n  GSK_LDAP_USER  cn=policy reader, o=Example Inc\n  GSK_LDAP_USER_PW  x\n}\n');
    expectMarked('text-after-value', "TcpImage TCPIP //'USER.TCPPARMS(IMAGE)' FLUSH PURGE 600\nPEPInstance TCPIP2 NOFLUSH 3600\nTTLSConfig /etc/x NOFLUSH NOPURGE\nTTLSConfig FLUSH\n");
  });

  test('operands in excess', () => {
    expectMarked('text-after-value', 'TcpImage TCPIP /etc/x FLUSH PURGE 600 ⟦700⟧\n');
    expectMarked('text-after-value', 'CommonTTLSConfig /etc/x ⟦FLUSH⟧\n');
  });

  test('where the form of a value is not known nothing is lost', () => {
    expectMarked('text-after-value', 'PolicyServer\n{\n  AuthBy  Password secret\n}\n');
    expectMarked('text-after-value', 'IpTimeCondition T\n{\n  TimeOfDayRange  06:00-12:00, 13:00-18:00\n}\n');
  });
});

describe('bad-form', () => {
  const url = (text: string): string => `TTLSGskOcspParms O\n{\n  OcspUrl  ${text}\n}\n`;
  const names = (text: string): string => advanced(`  ServerHandshakeSNI  Optional\n  ServerHandshakeSNIMatch  Optional\n  ServerHandshakeSNIList  ${text}\n`);

  test.each(['http://ocsp.example.com', 'HTTP://192.0.2.1:8080/ocsp?ca=1', 'http://[2001:db8::1]:80/'])('OcspUrl %s', (text) => {
    expectMarked('bad-form', url(text));
  });

  test.each(['⟦https://ocsp.example.com/a⟧', '⟦ocsp.example.com⟧', '⟦ldap://ocsp.example.com⟧', '⟦http://⟧'])('OcspUrl %s', (text) => {
    expect(severities(expectMarked('bad-form', url(text)))).toEqual(['warning']);
  });

  test('the fix writes http', () => {
    expect(afterFix('bad-form', url('https://ocsp.example.com/a'))).toBe(url('http://ocsp.example.com/a'));
    expect(afterFix('bad-form', url('ocsp.example.com:80/a'))).toBe(url('http://ocsp.example.com:80/a'));
  });

  test('an LDAP server without IPv6, and log files in z/OS UNIX', () => {
    const directory = (server: string): string => `ReadFromDirectory\n{\n  LDAP_Server  ${server}\n}\n`;
    for (const server of ['ldap.example.com', '192.0.2.1', 'ldap.example.com:389']) expectMarked('bad-form', directory(server));
    expectMarked('bad-form', directory('⟦2001:db8::1⟧'));
    const collection = (path: string): string => `PolicyPerformanceCollection Enable\n{\n  PerformanceLogFile  ${path}\n}\n`;
    expectMarked('bad-form', collection('/tmp/perflog'));
    expectMarked('bad-form', collection("⟦//'USER.PERFLOG'⟧"));
  });

  test('a server name and its label', () => {
    expectMarked('bad-form', names('HOSTA/RSACERT'));
    expectMarked('bad-form', names('host.example.com/My label'));
    expectMarked('bad-form', names('⟦host.example.com⟧'));
    expectMarked('bad-form', names('⟦/RSACERT⟧'));
  });
});

describe('newer-release', () => {
  const at = (release: Release, text: string): string[] => expectMarked('newer-release', text, { release }).map(({ severity, message }) => `${severity}: ${message}`);

  test('an attribute that is newer than the release is unknown there', () => {
    expect(at('V2R3', advanced('  ⟦TLSv1.3⟧  Off\n'))).toEqual([
      'warning: TLSv1.3 came with z/OS V2R4, and the release of the settings is V2R3: there it is not known. Policy Agent installs none of the new AT-TLS policy.',
    ]);
    at('V2R4', advanced('  TLSv1.3  On\n'));
    at('V2R4', 'TTLSGskAdvancedParms G\n{\n  GSK_SESSION_TICKET_SERVER_COUNT  2\n  ⟦GSK_SESSION_TICKET_CLIENT_MAXCACHED⟧  8\n}\n');
    // With service it may be there from V2R5 on.
    at('V2R5', 'TTLSSignatureParms S\n{\n  ServerKexECurves  0023\n}\n');
  });

  test('what is not confirmed is for information, and a block is reported as a whole', () => {
    expect(at('V2R1', 'TTLSGskAdvancedParms G\n{\n  ⟦TTLSGskOcspParms⟧\n  {\n    OcspAiaEnable  On\n  }\n}\n')).toEqual([
      'information: TTLSGskOcspParms came with z/OS V2R3, as far as is known, and the release of the settings is V2R1: there it is not known.',
    ]);
    expect(at('V2R2', 'TTLSGskLdapParms L\n{\n  GSK_LDAP_SERVER  ldap.example.com\n  ⟦CRLCacheSize⟧  -1\n}\n')).toHaveLength(1);
  });

  test('zERT came with V2R5', () => {
    expect(at('V2R4', '⟦ZERTConfig⟧ /etc/zert\n')).toHaveLength(1);
    at('V2R5', 'ZERTConfig /etc/zert\n');
  });
});
