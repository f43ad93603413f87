import { describe, expect, test } from 'vitest';
import { afterFix, at, modern, only12, policy, said, suites, suites12, titles } from './support.js';

describe('old versions of the protocol', () => {
  test('are on unless a line says Off, also beside TLSv1.2', () => {
    expect(said('weak-protocol', policy({ advanced: ['TLSv1.2 On'] }))).toEqual([
      'warning TTLSEnvironmentAdvancedParms: TLSv1 and TLSv1.1 are on by default, as no line says Off, for rule TN: they are out of date (RFC 8996).',
    ]);
    expect(said('weak-protocol', policy({ advanced: ['TLSv1.1 Off', 'TLSv1.2 On'] }))).toEqual([
      'warning TTLSEnvironmentAdvancedParms: TLSv1 is on by default, as no line says Off, for rule TN: it is out of date (RFC 8996).',
    ]);
    expect(at('weak-protocol', policy({ advanced: only12 }))).toEqual([]);
  });

  test('that are coded are found on their line', () => {
    expect(at('weak-protocol', policy({ advanced: [...only12.slice(1), 'TLSv1 On', 'SSLv3 On'] }))).toEqual(['warning TLSv1 On', 'warning SSLv3 On']);
  });

  test('coded at the connection count there, and the missing line is missed there', () => {
    const connection = (...lines: string[]): string[] => ['TTLSConnectionAdvancedParms', '{', ...lines, '}'];
    expect(at('weak-protocol', policy({ advanced: only12, connection: connection('TLSv1.1 On') }))).toEqual(['warning TLSv1.1 On']);
    expect(at('weak-protocol', policy({ advanced: ['TLSv1 On', ...only12.slice(1)], connection: connection('TLSv1 Off') }))).toEqual([]);
    expect(at('weak-protocol', policy({ advanced: [], connection: connection('TLSv1.1 Off', 'TLSv1.2 On') }))).toEqual(['warning TTLSConnectionAdvancedParms']);
  });

  test('are for information where no suite of the list works with them', () => {
    expect(said('weak-protocol', policy({ advanced: ['TLSv1.2 On'], ciphers: suites12 }))).toEqual([
      'information TTLSEnvironmentAdvancedParms: TLSv1 and TLSv1.1 are on by default, as no line says Off, for rule TN, but no suite of the cipher list works with them, so no connection can use them.',
    ]);
    expect(at('weak-protocol', policy({ advanced: ['TLSv1.2 On'], ciphers: ['V3CipherSuites4Char C02C0035'] }))).toEqual(['warning TTLSEnvironmentAdvancedParms']);
  });

  test('are as bad as the profile finds them, at this end of the connection', () => {
    const given = policy({ advanced: ['TLSv1 On', 'TLSv1.1 On', 'TLSv1.2 On'] });
    const client = policy({ role: 'Client', advanced: ['TLSv1 On', 'TLSv1.1 On', 'TLSv1.2 On'] });
    expect(at('weak-protocol', given, { profile: 'nist-800-52r2' })).toEqual(['error TLSv1 On', 'warning TLSv1.1 On']);
    expect(at('weak-protocol', client, { profile: 'nist-800-52r2' })).toEqual(['warning TLSv1 On', 'warning TLSv1.1 On']);
    expect(at('weak-protocol', given, { profile: 'pci-dss' })).toEqual(['error TLSv1 On', 'warning TLSv1.1 On']);
    expect(at('weak-protocol', given, { profile: 'cnsa' })).toEqual(['error TLSv1 On', 'error TLSv1.1 On']);
    expect(said('weak-protocol', given, { profile: 'nist-800-52r2' })[0]).toContain('(NIST SP 800-52 Rev. 2, section 3.1)');
    expect(said('weak-protocol', client, { profile: 'nist-800-52r2' })[0]).toContain('(NIST SP 800-52 Rev. 2, section 4.1)');
  });

  test('are one finding for all rules that share the block', () => {
    const more = 'TTLSRule TN2\n{\n  LocalPortRange 4001\n  Direction Inbound\n  TTLSGroupActionRef TNGA\n  TTLSEnvironmentActionRef TNEA\n}\n';
    expect(said('weak-protocol', policy({ advanced: ['TLSv1.2 On'], more }))).toEqual([
      'warning TTLSEnvironmentAdvancedParms: TLSv1 and TLSv1.1 are on by default, as no line says Off, for rules TN and TN2: they are out of date (RFC 8996).',
    ]);
  });

  test('by a default that is not sure are for information', () => {
    expect(at('weak-protocol', policy({ advanced: ['TLSv1.2 On'] }), { release: '3.2' })).toEqual(['information TTLSEnvironmentAdvancedParms']);
    expect(at('weak-protocol', policy({ advanced: ['TLSv1.2 On'], group: ['TTLSGroupAdvancedParms', '{', 'Envfile /etc/gsk.env', '}'] }))).toEqual(['information TTLSEnvironmentAdvancedParms']);
    expect(at('weak-protocol', policy({ advanced: ['TLSv1 On', 'TLSv1.1 Off', 'TLSv1.2 On'] }), { release: '3.2' })).toEqual(['warning TLSv1 On']);
  });

  test('are switched off by the fix, which leaves a version on', () => {
    const off = afterFix('weak-protocol', policy({ advanced: ['TLSv1.2 On'] }), 'Switch TLSv1 and TLSv1.1 off');
    expect(off).toContain('    TLSv1.2 On\n    TLSv1   Off\n    TLSv1.1 Off\n');
    const on = afterFix('weak-protocol', policy({ advanced: ['TLSv1 On', 'TLSv1.1 Off'] }), 'Switch TLSv1 off, and TLSv1.2 on');
    expect(on).toContain('    TLSv1 Off\n    TLSv1.1 Off\n    TLSv1.2 On\n');
  });

  test('nothing is said while the parts that could code a version are missing, misspelt or left out', () => {
    expect(at('weak-protocol', policy({ advanced: ['TLSv1.2 On'], environment: ['TTLSEnvironmentAdvancedParmsRef GONE'] }))).toEqual([]);
    expect(at('weak-protocol', policy({ advanced: ['TLSv1.2 On', 'TLSv11 Off', 'TSLv1 Off'] }))).toEqual([]);
    expect(at('weak-protocol', policy({ advanced: ['TLSv1.2 On', '...'] }))).toEqual([]);
  });

  test('nothing is said of a rule that leaves its connections in the clear', () => {
    expect(at('weak-protocol', policy({ advanced: ['TLSv1.2 On'] }).replace('TTLSEnabled On', 'TTLSEnabled Off'))).toEqual([]);
  });

  test('SSLv3 is left out in FIPS 140 mode, which has a finding of its own', () => {
    expect(at('weak-protocol', policy({ group: ['FIPS140 On'], advanced: [...only12, 'SSLv3 On'] }))).toEqual([]);
  });
});

describe('TLSv1.2 that nobody switched on', () => {
  test('is told once, with the old versions that are left', () => {
    const given = policy({ advanced: ['Renegotiation Disabled'] });
    expect(said('tls12-not-coded', given)).toEqual(['warning TTLSEnvironmentAdvancedParms: No line switches TLSv1.2 on for rule TN, and its default is Off: TLSv1 and TLSv1.1 are all that is on.']);
    expect(at('weak-protocol', given)).toEqual([]);
  });

  test('is no finding when a line says Off, or when TLSv1.3 is on', () => {
    expect(at('tls12-not-coded', policy({ advanced: ['TLSv1.2 Off'] }))).toEqual([]);
    expect(at('tls12-not-coded', policy({ advanced: ['TLSv1.3 On'] }))).toEqual([]);
    expect(at('tls12-not-coded', policy({ advanced: ['TLSv1.2 On'] }))).toEqual([]);
  });

  test('is for information where an environment file may switch it on', () => {
    const given = policy({ advanced: [], group: ['TTLSGroupAdvancedParms', '{', 'Envfile /etc/gsk.env', '}'] });
    expect(said('tls12-not-coded', given)[0]).toMatch(/^information .* The environment file of the group may say otherwise\.$/);
  });

  test('is as bad as the profile finds the old versions', () => {
    expect(at('tls12-not-coded', policy({ advanced: [] }), { profile: 'cnsa' })).toEqual(['error TTLSEnvironmentAdvancedParms']);
  });

  test('the fix adds a block where there is none', () => {
    const bare = policy({}).replace(/ {2}TTLSEnvironmentAdvancedParms\n {2}\{\n(.*\n)*? {2}\}\n/, '');
    expect(at('tls12-not-coded', bare)).toEqual(['warning TNEA']);
    expect(afterFix('tls12-not-coded', bare, 'Switch TLSv1.2 on, and TLSv1 and TLSv1.1 off')).toContain('  TTLSEnvironmentAdvancedParms\n  {\n    TLSv1    Off\n    TLSv1.1  Off\n    TLSv1.2  On\n  }\n}\n');
  });
});

describe('no version at all', () => {
  test('is an error: every handshake fails', () => {
    expect(at('no-protocol', policy({ advanced: ['TLSv1 Off', 'TLSv1.1 Off'] }))).toEqual(['error TTLSEnvironmentAdvancedParms']);
    expect(at('no-protocol', policy({ advanced: ['TLSv1 Off', 'TLSv1.1 Off', 'TLSv1.2 On'] }))).toEqual([]);
    expect(at('no-protocol', policy({ advanced: [] }))).toEqual([]);
  });

  test('is not claimed while a value cannot be read', () => {
    expect(at('no-protocol', policy({ advanced: ['TLSv1 Off', 'TLSv1.1 Off', 'TLSv1.2 Onn'] }))).toEqual([]);
  });

  test('is a warning with an environment file, and where a file that could change it is not known', () => {
    const given = policy({ advanced: ['TLSv1 Off', 'TLSv1.1 Off'], group: ['TTLSGroupAdvancedParms', '{', 'Envfile /etc/gsk.env', '}'] });
    expect(at('no-protocol', given)).toEqual(['warning TTLSEnvironmentAdvancedParms']);
    const incomplete = { PAGENTCF: "CommonTTLSConfig //'USER.TCPPARMS(COMMON)'\n", COMMON: policy({ advanced: ['TLSv1 Off', 'TLSv1.1 Off'] }) };
    expect(at('no-protocol', incomplete)).toEqual(['warning TTLSEnvironmentAdvancedParms']);
  });

  test('the fix switches TLSv1.2 on, in the line that says Off', () => {
    expect(afterFix('no-protocol', policy({ advanced: ['TLSv1 Off', 'TLSv1.1 Off', 'TLSv1.2 Off'] }), 'Switch TLSv1.2 on')).toContain('    TLSv1.2 On\n');
  });
});

describe('TLSv1.3 without a suite of its own', () => {
  test('ends with 519, which is certain for a list that is coded', () => {
    expect(said('tls13-no-suite', policy({ ciphers: suites12 }))).toEqual([
      'error TTLSCipherParms: TLSv1.3 is on for rule TN, but the TTLSCipherParms of TNEA holds none of 1301, 1302 and 1303: the handshake ends with return code 519.',
    ]);
    expect(at('tls13-no-suite', policy({ ciphers: suites }))).toEqual([]);
    expect(at('tls13-no-suite', policy({ ciphers: suites12, advanced: only12 }))).toEqual([]);
  });

  test('in the default list is as certain as the list of the release', () => {
    expect(at('tls13-no-suite', policy({}), { release: 'V2R5' })).toEqual(['error TNEA']);
    expect(at('tls13-no-suite', policy({}), { release: '3.1' })).toEqual(['warning TNEA']);
    expect(at('tls13-no-suite', policy({}), { release: 'V2R3' })).toEqual([]);
  });

  test('is not claimed where a code of the list is not known, or the list is missing', () => {
    expect(at('tls13-no-suite', policy({ ciphers: [...suites12, 'V3CipherSuites TLS_AES_256_GCM_SHA348'] }))).toEqual([]);
    expect(at('tls13-no-suite', policy({ environment: ['TTLSCipherParmsRef GONE'] }))).toEqual([]);
    expect(at('tls13-no-suite', policy({ ciphers: [...suites12, '...'] }))).toEqual([]);
  });

  test('is not claimed of a default list where an environment file may bring another', () => {
    const group = ['TTLSGroupAdvancedParms', '{', 'Envfile /etc/gsk.env', '}'];
    expect(at('tls13-no-suite', policy({ group }))).toEqual([]);
    expect(at('tls13-no-suite', policy({ group, ciphers: suites12 }))).toEqual(['error TTLSCipherParms']);
  });

  test('counts the list of the connection, which replaces that of the environment', () => {
    expect(at('tls13-no-suite', policy({ ciphers: suites, connection: ['TTLSCipherParms', '{', ...suites12, '}'] }))).toEqual(['error TTLSCipherParms']);
    expect(at('tls13-no-suite', policy({ ciphers: suites12, connection: ['TTLSCipherParms', '{', ...suites, '}'] }))).toEqual([]);
  });

  test('the fix adds the suites; a new list has some for every version that is on', () => {
    expect(afterFix('tls13-no-suite', policy({ ciphers: suites12 }), 'Add TLSv1.3 suites to the TTLSCipherParms of TNEA')).toContain('C02CC030\n    V3CipherSuites      TLS_AES_256_GCM_SHA384\n');
    const added = afterFix('tls13-no-suite', policy({}), 'Add TTLSCipherParms with TLSv1.3 suites');
    expect(added).toContain('TLS_AES_256_GCM_SHA384');
    expect(added).toContain('TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384');
    expect(added).not.toContain('TLS_RSA_WITH_AES_256_CBC_SHA');
    expect(at('tls13-no-suite', added)).toEqual([]);
    const old = afterFix('tls13-no-suite', policy({ advanced: ['TLSv1.2 On', 'TLSv1.3 On'] }), 'Add TTLSCipherParms with TLSv1.3 suites');
    expect(old).toContain('TLS_RSA_WITH_AES_256_CBC_SHA');
  });

  test('another fix switches TLSv1.3 off, unless nothing else is on', () => {
    expect(titles('tls13-no-suite', policy({ ciphers: suites12 }))).toContain('Switch TLSv1.3 off');
    expect(titles('tls13-no-suite', policy({ ciphers: suites12, advanced: ['TLSv1 Off', 'TLSv1.1 Off', 'TLSv1.3 On'] }))).not.toContain('Switch TLSv1.3 off');
  });
});

describe('suites of TLSv1.3 alone', () => {
  const ciphers = ['V3CipherSuites TLS_AES_256_GCM_SHA384'];

  test('leave TLSv1.2 without any', () => {
    expect(at('tls13-suites-only', policy({ ciphers }))).toEqual(['warning TTLSCipherParms']);
    expect(at('tls13-suites-only', policy({ ciphers: suites }))).toEqual([]);
    expect(at('tls13-suites-only', policy({ ciphers, advanced: ['TLSv1 Off', 'TLSv1.1 Off', 'TLSv1.3 On'] }))).toEqual([]);
  });

  test('leave nothing at all when TLSv1.3 is off; that is one finding', () => {
    const given = policy({ ciphers, advanced: only12 });
    expect(at('tls13-suites-only', given)).toEqual(['error TTLSCipherParms']);
    expect(at('cipher-unusable', given)).toEqual([]);
  });

  test('the fix adds suites of TLSv1.2', () => {
    expect(at('tls13-suites-only', afterFix('tls13-suites-only', policy({ ciphers }), 'Add TLSv1.2 suites to the TTLSCipherParms of TNEA'))).toEqual([]);
  });
});

test('modern versions with suites for both have no finding of versions', () => {
  const given = policy({ advanced: modern, ciphers: suites });
  for (const code of ['weak-protocol', 'tls12-not-coded', 'no-protocol', 'tls13-no-suite', 'tls13-suites-only', 'cipher-unusable']) expect(at(code, given)).toEqual([]);
});
