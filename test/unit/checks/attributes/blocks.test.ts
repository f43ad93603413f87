import { describe, expect, test } from 'vitest';
import { afterFix, expectMarked, findingsWith, serious, severities } from '../marked.js';

describe('missing-attribute', () => {
  test('all that is missing is one finding', () => {
    const [finding] = expectMarked('missing-attribute', 'TTLSRule ⟦X⟧\n{\n  LocalPortRange  1\n}\n');
    expect(finding?.severity).toBe('error');
    expect(finding?.message).toBe('TTLSRule X has no Direction and no TTLSGroupActionRef. Policy Agent installs none of the new AT-TLS policy.');
  });

  test('the inline form or the Ref form: one is enough', () => {
    expect(expectMarked('missing-attribute', 'TTLSEnvironmentAction ⟦E⟧\n{\n  HandshakeRole  Server\n}\n')[0]?.message).toContain('has no TTLSKeyringParms or TTLSKeyringParmsRef.');
    expectMarked('missing-attribute', 'TTLSEnvironmentAction E\n{\n  HandshakeRole  Server\n  TTLSKeyringParmsRef  K\n}\n');
    expectMarked('missing-attribute', 'TTLSEnvironmentAction E\n{\n  HandshakeRole  Server\n  TTLSKeyringParms\n  {\n    Keyring  R\n  }\n}\n');
  });

  test('an address set needs a prefix or a range', () => {
    expectMarked('missing-attribute', 'IpAddrSet ⟦S⟧\n{\n}\nIpAddrSet T\n{\n  Range  192.0.2.1-192.0.2.9\n}\n');
  });

  test('a fix for each value of an enumeration', () => {
    const text = 'TTLSGroupAction G\n{\n  Trace  2\n}\n';
    expect(findingsWith('missing-attribute', text)[0]?.fixes().map(({ title }) => title)).toEqual(['Add TTLSEnabled On', 'Add TTLSEnabled Off']);
    expect(afterFix('missing-attribute', text, 'Add TTLSEnabled Off')).toBe('TTLSGroupAction G\n{\n  Trace  2\n  TTLSEnabled Off\n}\n');
  });

  test('in an inline statement the finding is at its keyword', () => {
    expectMarked('missing-attribute', 'TTLSEnvironmentAction E\n{\n  HandshakeRole  Server\n  ⟦TTLSKeyringParms⟧\n  {\n    KeyringPw  x\n  }\n}\n');
  });

  test('what another attribute asks for', () => {
    const [finding] = expectMarked('missing-attribute', 'TTLSEnvironmentAdvancedParms ⟦AP⟧\n{\n  ClientMaxSSLFragment  Required\n}\n');
    expect(finding?.severity).toBe('error');
    expect(finding?.message).toContain('has no ClientMaxSSLFragmentLength. ClientMaxSSLFragment Required needs it.');
    expectMarked('missing-attribute', 'TTLSEnvironmentAdvancedParms AP\n{\n  ClientMaxSSLFragment  Off\n}\n');
    expectMarked('missing-attribute', 'TTLSEnvironmentAdvancedParms AP\n{\n  ClientMaxSSLFragment  Required\n  ClientMaxSSLFragmentLength  1024\n}\n');
    expectMarked('missing-attribute', 'TTLSGskLdapParms ⟦L⟧\n{\n  GSK_LDAP_SERVER  ldap.example.com\n  GSK_LDAP_USER    cn=reader\n}\n');
  });

  test('at the connection level it may come from the environment', () => {
    expect(severities(expectMarked('missing-attribute', 'TTLSConnectionAdvancedParms ⟦AP⟧\n{\n  ClientHandshakeSNI  Required\n}\n'))).toEqual(['information']);
  });

  test('what the reference has from samples only is a warning', () => {
    expect(severities(expectMarked('missing-attribute', 'PortRange ⟦P⟧\n{\n}\n'))).toEqual(['warning']);
  });

  test('of what is not complete nothing is missing', () => {
    expectMarked('missing-attribute', 'TTLSRule X\n{\n  LocalPortRange  1\n');
    expectMarked('missing-attribute', 'TTLSRule X\n{\n  LocalPortRange  1\n  ...\n}\n');
  });
});

describe('rule-without-condition', () => {
  const rule = (lines: string): string => `TTLSRule ${lines}  Direction           Inbound\n  TTLSGroupActionRef  G\n}\nTTLSGroupAction G\n{\n  TTLSEnabled  Off\n}\n`;

  test('Direction, Priority and a time are no conditions', () => {
    expect(severities(expectMarked('rule-without-condition', rule('⟦X⟧\n{\n  Priority  5\n  IpTimeConditionRef  T\n')))).toEqual(['error']);
  });

  test.each(['LocalAddr All', 'RemoteAddrGroupRef N', 'LocalPortRange 1', 'RemotePortGroupRef P', 'Jobname FTPD*', 'Userid FTPD'])('%s is one', (line) => {
    expectMarked('rule-without-condition', rule(`X\n{\n  ${line}\n`));
  });
});

describe('attribute-twice', () => {
  test('every line but the last has no effect', () => {
    const text = 'TTLSGroupAction G\n{\n  ⟦TTLSEnabled  On⟧\n  Trace  2\n  ⟦ttlsenabled  On⟧\n  TTLSEnabled  Off  # for now\n}\n';
    const found = expectMarked('attribute-twice', text);
    expect(found.map(({ message }) => message)).toEqual(Array(2).fill('TTLSEnabled is coded again below: TTLSEnabled Off counts, and this line has no effect.'));
    expect(afterFix('attribute-twice', text)).toBe('TTLSGroupAction G\n{\n  Trace  2\n  ttlsenabled  On\n  TTLSEnabled  Off  # for now\n}\n');
  });

  test('inline blocks go as a whole', () => {
    const text = 'TTLSConnectionAction C\n{\n  ⟦TTLSCipherParms⟧\n  {\n    V3CipherSuites  35\n  }\n  TTLSCipherParms\n  {\n    V3CipherSuites  2F\n  }\n}\n';
    expectMarked('attribute-twice', text);
    expect(afterFix('attribute-twice', text)).toBe('TTLSConnectionAction C\n{\n  TTLSCipherParms\n  {\n    V3CipherSuites  2F\n  }\n}\n');
  });

  test('a password is not shown', () => {
    expect(expectMarked('attribute-twice', 'TTLSKeyringParms K\n{\n  Keyring  /u/x.kdb\n  ⟦KeyringPw  eins⟧\n  KeyringPw  zwei\n}\n')[0]?.message).not.toContain('zwei');
  });

  test('lists are made by repeating; in different blocks it is not twice', () => {
    expectMarked('attribute-twice', 'TTLSCipherParms C\n{\n  V3CipherSuites  35\n  V3CipherSuites  2F\n}\n');
    expectMarked('attribute-twice', 'IpAddrGroup G\n{\n  IpAddr\n  {\n    Addr  192.0.2.1\n  }\n  IpAddr\n  {\n    Addr  192.0.2.2\n  }\n}\n');
  });

  test('where repetition is not established nothing is said', () => {
    expectMarked('attribute-twice', 'IpTimeCondition T\n{\n  TimeOfDayRange  06:00-12:00\n  TimeOfDayRange  13:00-18:00\n}\n');
  });
});

describe('inline-and-ref', () => {
  test('the one coded last counts', () => {
    const text = 'TTLSConnectionAction C\n{\n  ⟦TTLSCipherParmsRef  X⟧\n  TTLSCipherParms\n  {\n    V3CipherSuites  35\n  }\n}\n';
    expect(expectMarked('inline-and-ref', text)[0]?.message).toBe('TTLSCipherParms below replaces TTLSCipherParmsRef as a whole: the last one counts.');
    expect(afterFix('inline-and-ref', text)).toBe('TTLSConnectionAction C\n{\n  TTLSCipherParms\n  {\n    V3CipherSuites  35\n  }\n}\n');
  });

  test('two forms of an address: one of them is used', () => {
    const text = 'TTLSRule X\n{\n  ⟦LocalAddr  192.0.2.1⟧\n  LocalAddrGroupRef  N\n  Direction  Inbound\n  TTLSGroupActionRef  G\n}\n';
    const [finding] = expectMarked('inline-and-ref', text);
    expect(finding?.message).toContain('Only one of LocalAddr and LocalAddrGroupRef is used');
    expect(finding?.fixes().map(({ safe }) => safe)).toEqual([false]);
  });

  test('a local and a remote address are two conditions; a group takes members in all forms', () => {
    expectMarked('inline-and-ref', 'TTLSRule X\n{\n  LocalAddr  192.0.2.1\n  RemoteAddrGroupRef  N\n  LocalPortRange 1\n  Direction  Inbound\n  TTLSGroupActionRef  G\n}\n');
    expectMarked('inline-and-ref', 'IpAddrGroup G\n{\n  IpAddr\n  {\n    Addr  192.0.2.1\n  }\n  IpAddrRef  H\n  IpAddrSetRef  S\n}\n');
  });
});

describe('missing-block', () => {
  test('a name without a block is mostly meant as a reference', () => {
    const text = 'TTLSConnectionAction C\n{\n  ⟦TTLSCipherParms  X⟧\n}\nTTLSCipherParms X\n{\n  V3CipherSuites  35\n}\n';
    expect(severities(expectMarked('missing-block', text))).toEqual(['error']);
    expect(afterFix('missing-block', text)).toContain('  TTLSCipherParmsRef  X\n');
  });

  test('at the top level', () => {
    expectMarked('missing-block', '⟦TTLSConnectionAction C⟧\nTTLSGroupAction G\n{\n  TTLSEnabled  Off\n}\n');
  });

  test('line statements have none, and some blocks may be left out', () => {
    expectMarked('missing-block', 'LogLevel 31\nClientConnection\n');
    expectMarked('missing-block', 'PolicyServer\n{\n  ClientName  X\n  PolicyType  IPSec\n}\n');
  });
});

describe('unexpected-block', () => {
  test('behind a Ref form', () => {
    const text = 'TTLSEnvironmentAction E\n{\n  HandshakeRole  Server\n  ⟦TTLSKeyringParmsRef⟧\n  {\n    Keyring  R\n  }\n}\n';
    expectMarked('unexpected-block', text);
    expect(serious(text)).toEqual(['unexpected-block: TTLSKeyringParmsRef']);
  });

  test('behind a value, and behind a line statement', () => {
    expectMarked('unexpected-block', 'TTLSGroupAction G\n{\n  ⟦TTLSEnabled⟧  Off\n  {\n  }\n}\n');
    expectMarked('unexpected-block', '⟦TTLSConfig⟧ /etc/ttls\n{\n}\n');
  });

  test('inline statements have one', () => {
    expectMarked('unexpected-block', 'TTLSEnvironmentAction E\n{\n  HandshakeRole  Server\n  TTLSKeyringParms\n  {\n    Keyring  R\n  }\n}\n');
  });
});

describe('deprecated-value', () => {
  test('is for information', () => {
    expect(severities(expectMarked('deprecated-value', 'TTLSCipherParms C\n{\n  ⟦V2CipherSuites⟧  7\n  V3CipherSuites  35\n}\n'))).toEqual(['information']);
  });
});
