import { describe, expect, test } from 'vitest';
import { statementsOf } from '../../../server/src/catalog/index.js';
import type { Effective } from '../../../server/src/policy/effective.js';
import type { Release } from '../../../server/src/workspace/settings.js';
import { releases } from '../../../server/src/workspace/settings.js';
import type { Members } from '../../support/library.js';
import { modelOf } from '../../support/library.js';
import { tnPolicy } from '../../support/policies/tn.js';
import { effectiveOf, lineOf, textAt } from '../../support/policy.js';

/** A rule R with a group, an environment and a connection action of these lines. */
function policy({ group = '', environment = '', connection = '', beside = '' }: { group?: string; environment?: string; connection?: string; beside?: string }): string {
  return `
TTLSRule R
{
  LocalPortRange            2023
  Direction                 Inbound
  TTLSGroupActionRef        GA
  TTLSEnvironmentActionRef  EA
  TTLSConnectionActionRef   CA
}
TTLSGroupAction GA
{
  TTLSEnabled On
${group}
}
TTLSEnvironmentAction EA
{
  HandshakeRole Server
${environment}
}
TTLSConnectionAction CA
{
${connection}
}
${beside}
`;
}

function of(parts: Parameters<typeof policy>[0], release?: Release): Effective {
  return effectiveOf(modelOf(policy(parts)), 'R', { release });
}

const environmentParms = (lines: string): string => `  TTLSEnvironmentAdvancedParms\n  {\n${lines}\n  }`;
const connectionParms = (lines: string): string => `  TTLSConnectionAdvancedParms\n  {\n${lines}\n  }`;
const ciphers = (lines: string): string => `  TTLSCipherParms\n  {\n${lines}\n  }`;
const signatures = (lines: string): string => `  TTLSSignatureParms\n  {\n${lines}\n  }`;

describe('levels', () => {
  test('connection wins over environment, environment over group, group over the default', () => {
    expect(of({ group: 'Trace 1', environment: 'Trace 2', connection: 'Trace 4' }).get('Trace')).toMatchObject({ value: '4', level: 'connection' });
    expect(of({ group: 'Trace 1', environment: 'Trace 3' }).get('Trace')).toMatchObject({ value: '3', level: 'environment' });
    expect(of({ group: 'Trace 1' }).get('Trace')).toMatchObject({ value: '1', level: 'group' });
    expect(of({}).get('Trace')).toMatchObject({ value: '2', level: 'default', places: [] });
  });

  test('each value tells its statement and line, and what it overrides', () => {
    const model = modelOf(tnPolicy);
    const trace = effectiveOf(model, 'TN').get('trace');
    expect(trace).toMatchObject({ name: 'Trace', value: '50', level: 'connection', statement: { type: 'TTLSConnectionAction', name: 'TNCA' } });
    expect(trace?.places.map((place) => [lineOf(model, place), textAt(model, place)])).toEqual([['POLICY:17', 'Trace                           50']]);
    expect(trace?.overrides).toMatchObject([{ level: 'group', value: '50', reason: 'stronger-level', statement: { type: 'TTLSGroupAction', name: 'TNGA' } }]);
    expect(trace?.overrides.map((override) => lineOf(model, override.place))).toEqual(['POLICY:37']);
  });

  test('what the connection does not code comes from the environment', () => {
    const effective = of({ environment: environmentParms('TLSv1.2 On\nTLSv1.3 On\nHandshakeTimeout 30'), connection: connectionParms('TLSv1.3 Off') });
    expect(effective.get('TLSv1.2')).toMatchObject({ value: 'On', level: 'environment' });
    expect(effective.get('TLSv1.3')).toMatchObject({ value: 'Off', level: 'connection' });
    expect(effective.get('HandshakeTimeout')).toMatchObject({ value: '30', level: 'environment' });
  });

  test('SecondaryMap reaches from the connection down to the group', () => {
    expect(of({ group: '  TTLSGroupAdvancedParms\n  {\n  SecondaryMap On\n  }' }).get('SecondaryMap')).toMatchObject({ value: 'On', level: 'group' });
    expect(of({}).get('SecondaryMap')).toMatchObject({ value: 'Off', level: 'default' });
  });

  test('an environment parameter has no effect in the connection action', () => {
    const shares = of({ connection: signatures('ServerKeyShareGroups 0025') }).get('ServerKeyShareGroups');
    expect(shares).toMatchObject({ level: 'default', value: ['0023', '0024', '0025', '0029', '0030'] });
    expect(shares?.overrides).toMatchObject([{ value: ['0025'], level: 'connection', reason: 'not-at-this-level' }]);
  });

  test('nothing coded and no default: nothing is passed to System SSL', () => {
    expect(of({}).get('CertificateLabel')).toMatchObject({ value: null, level: 'systemssl', places: [] });
  });
});

describe('what is coded twice', () => {
  test('of an attribute the last line counts', () => {
    const found = of({ environment: environmentParms('TLSv1.2 On\nTLSv1.2 Off') }).get('TLSv1.2');
    expect(found).toMatchObject({ value: 'Off', overrides: [{ value: 'On', reason: 'coded-again' }] });
  });

  test('of an inline part and a reference the last one counts, whole', () => {
    const beside = 'TTLSCipherParms C\n{\n  V3CipherSuites 3D35\n  V3CipherSuites4Char C02C\n}';
    const inlineLast = of({ environment: `  TTLSCipherParmsRef C\n${ciphers('V3CipherSuites4Char 1301')}`, beside }).get('V3CipherSuites');
    expect(inlineLast?.value).toEqual(['1301']);
    expect(inlineLast?.overrides.map((o) => o.reason)).toEqual(['other-form', 'other-form']);
    const referenceLast = of({ environment: `${ciphers('V3CipherSuites4Char 1301')}\n  TTLSCipherParmsRef C`, beside }).get('V3CipherSuites4Char');
    expect(referenceLast?.value).toEqual(['003D', '0035', 'C02C']);
    expect(referenceLast?.statement).toMatchObject({ type: 'TTLSCipherParms', name: 'C' });
  });

  test('of two definitions of a name the last one replaces the first whole', () => {
    const model = modelOf(`${tnPolicy}
TTLSEnvironmentAction TNEA
{
  HandshakeRole Server
  TTLSKeyringParms
  {
    Keyring START2/TN3270
  }
}`);
    const effective = effectiveOf(model, 'TN');
    expect(effective.get('Keyring')).toMatchObject({ value: 'START2/TN3270', overrides: [{ value: 'START1/TN3270', reason: 'replaced' }] });
  });

  test('a statement that serves two levels is not coded in vain', () => {
    expect(effectiveOf(modelOf(tnPolicy), 'TN').get('ClientECurves')).toMatchObject({ value: ['Any'], level: 'connection', overrides: [] });
  });
});

describe('lists', () => {
  test('cipher lines of both forms make one list, in order, without duplicates', () => {
    const lines = 'V3CipherSuites TLS_AES_256_GCM_SHA384\nV3CipherSuites4Char c02cC030\nV3CipherSuites 3d35\nV3CipherSuites4Char C02C\nV3CipherSuites tls_rsa_with_aes_256_cbc_sha256';
    const effective = of({ environment: ciphers(lines) });
    expect(effective.list('V3CipherSuites')).toEqual(['1302', 'C02C', 'C030', '003D', '0035']);
    expect(effective.list('V3CipherSuites4Char')).toEqual(effective.list('V3CipherSuites'));
    expect(effective.get('V3CipherSuites')?.places).toHaveLength(5);
  });

  test('a cipher list of the connection replaces that of the environment', () => {
    const found = of({ environment: ciphers('V3CipherSuites4Char C02CC030'), connection: ciphers('V3CipherSuites4Char 1301') }).get('V3CipherSuites');
    expect(found).toMatchObject({ value: ['1301'], level: 'connection', overrides: [{ value: ['C02C', 'C030'], level: 'environment' }] });
  });

  test('only the first word of a line is read', () => {
    expect(of({ environment: ciphers('V3CipherSuites4Char C02C C030') }).list('V3CipherSuites')).toEqual(['C02C']);
  });

  test('groups come by code or name, run together or one a line', () => {
    expect(of({ environment: signatures('CLientECurves 00230024\nClientECurves secp521r1\nClientECurves X25519') }).list('ClientECurves')).toEqual(['0023', '0024', '0025', '0029']);
    expect(of({ environment: signatures('ClientECurves ANY') }).list('ClientECurves')).toEqual(['Any']);
  });

  test('signature pairs come by code or constant', () => {
    expect(of({ environment: signatures('SignaturePairs 08040401\nSignaturePairs TLS_SIGALG_SHA256_WITH_ECDSA') }).list('SignaturePairs')).toEqual(['0804', '0401', '0403']);
  });

  test('labels and server names are lists of lines; a label may hold blanks', () => {
    const effective = of({ connection: connectionParms('ServerCertificateLabel Zowe Server # the old one\nServerCertificateLabel RSA2048\nServerHandshakeSNIList HOSTA/RSACERT') });
    expect(effective.list('ServerCertificateLabel')).toEqual(['Zowe Server', 'RSA2048']);
    expect(effective.list('ServerHandshakeSNIList')).toEqual(['HOSTA/RSACERT']);
  });

  test('what fits no form stays as it is written', () => {
    expect(of({ environment: ciphers('V3CipherSuites4Char C02\nV3CipherSuites TLS_NO_SUCH_SUITE') }).list('V3CipherSuites')).toEqual(['C02', 'TLS_NO_SUCH_SUITE']);
    expect(of({ environment: environmentParms('TLSv1.2 Maybe') }).value('TLSv1.2')).toBe('Maybe');
  });
});

describe('values', () => {
  test('enumerated values come in the spelling of the manual, numbers without leading zeros', () => {
    const effective = of({ group: 'FIPS140 level2\nTrace 007', environment: environmentParms('tlsv1.2 ON\nclientauthtype safcheck') });
    expect(effective.value('FIPS140')).toBe('Level2');
    expect(effective.value('Trace')).toBe('7');
    expect(effective.value('TLSv1.2')).toBe('On');
    expect(effective.value('ClientAuthType')).toBe('SAFCheck');
  });

  test('a line without a value is no coding', () => {
    expect(of({ environment: environmentParms('CertificateLabel  # leave empty') }).get('CertificateLabel')).toMatchObject({ value: null, overrides: [] });
  });

  test('passwords are never shown, neither as value nor as what is overridden', () => {
    const environment = `  TTLSKeyringParms
  {
    Keyring   /etc/tls.kdb
    KeyringPw first
    KeyringPw second
  }
  TTLSGskAdvancedParms
  {
    TTLSGskLdapParms
    {
      GSK_LDAP_USER_PW third
    }
  }`;
    const effective = of({ environment });
    expect(effective.get('KeyringPw')).toMatchObject({ value: '***', overrides: [{ value: '***' }] });
    expect(effective.value('GSK_LDAP_USER_PW')).toBe('***');
    expect(JSON.stringify([...effective].map(({ value, overrides }) => [value, overrides.map((o) => o.value)]))).not.toMatch(/first|second|third/);
  });

  test('parts are found at every depth, inline and by reference', () => {
    const environment = '  TTLSGskAdvancedParmsRef GSK';
    const beside = `TTLSGskAdvancedParms GSK
{
  GSK_V3_SIDCACHE_SIZE 100
  TTLSGskOcspParms
  {
    OcspAiaEnable On
  }
  TTLSGskHttpCdpParmsRef CDP
  TTLSGskLdapParms
  {
    GSK_LDAP_SERVER ldap.example.com
  }
}
TTLSGskHttpCdpParms CDP
{
  HttpCdpEnable On
}`;
    const effective = of({ environment, beside });
    for (const [name, value] of [
      ['GSK_V3_SIDCACHE_SIZE', '100'],
      ['OcspAiaEnable', 'On'],
      ['HttpCdpEnable', 'On'],
      ['GSK_LDAP_SERVER', 'ldap.example.com'],
    ] as const) {
      expect(effective.get(name), name).toMatchObject({ level: 'environment' });
      expect(effective.value(name), name).toBe(value);
    }
  });
});

describe('completeness', () => {
  test('every parameter of every AT-TLS statement has an effective value', () => {
    const effective = of({});
    const names = new Set([...effective].map((p) => p.name));
    const own = statementsOf('pagent').filter((s) => s.discipline === 'TTLS').flatMap((s) => s.parameters).filter((p) => p.value.kind !== 'inline' && p.value.kind !== 'ref');
    expect(own.length).toBeGreaterThan(150);
    expect(own.filter((p) => !names.has(p.name)).map((p) => p.name)).toEqual([]);
  });

  test('a name that AT-TLS does not have gives nothing', () => {
    expect(of({}).get('TLSv1.4')).toBeUndefined();
    expect(of({}).value('TLSv1.4')).toBeUndefined();
    expect(of({}).list('TLSv1.4')).toEqual([]);
  });
});

describe('defaults follow the release', () => {
  test.each(releases)('%s: TLS 1.0 and 1.1 are on, SSL and TLS 1.2 off unless coded', (release) => {
    const effective = of({}, release);
    expect(['SSLv2', 'SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2'].map((name) => effective.value(name))).toEqual(['Off', 'Off', 'On', 'On', 'Off']);
  });

  test('TLSv1.3 came with V2R4', () => {
    expect(of({}, 'V2R3').get('TLSv1.3')).toMatchObject({ value: null, known: false });
    expect(of({}, 'V2R4').get('TLSv1.3')).toMatchObject({ value: 'Off', level: 'default', known: true });
    const early = of({ environment: environmentParms('TLSv1.3 On') }, 'V2R3').get('TLSv1.3');
    expect(early).toMatchObject({ value: 'On', known: false, note: 'TLSv1.3 came with V2R4.' });
  });

  test.each([
    ['V2R1', '000500040035003600370038', 'doc'],
    ['V2R2', '00350036003700380039002F', 'doc'],
    ['V2R3', '003500380039002F00320033', 'doc'],
    ['V2R5', '003500380039002F00320033', 'doc'],
    ['3.1', '003500380039002F00320033', 'memory'],
    ['3.2', '003500380039002F00320033', 'memory'],
  ] as const)('%s: without a cipher list System SSL uses its own, which begins %s', (release, start, certainty) => {
    const found = of({}, release).get('V3CipherSuites');
    expect(found).toMatchObject({ level: 'systemssl', certainty });
    expect(of({}, release).list('V3CipherSuites').slice(0, 6).join('')).toBe(start);
  });

  test('in FIPS mode System SSL has a list of its own', () => {
    expect(of({ group: 'FIPS140 On' }, 'V2R1').list('V3CipherSuites')[0]).toBe('0035');
    expect(of({}, 'V2R1').list('V3CipherSuites')[0]).toBe('0005');
  });

  test('the default curves hold x25519 only when TLSv1.3 is on', () => {
    expect(of({}).list('ClientECurves')).toEqual(['0021', '0023', '0024', '0025', '0019']);
    expect(of({ connection: connectionParms('TLSv1.3 On') }).list('ClientECurves')).toEqual(['0021', '0023', '0024', '0025', '0019', '0029']);
  });

  test('the default signature pairs hold RSASSA-PSS only when TLSv1.3 is on', () => {
    expect(of({}).list('SignaturePairs').slice(-1)).toEqual(['0202']);
    expect(of({ environment: environmentParms('TLSv1.3 On') }).list('SignaturePairs').slice(-4)).toEqual(['0202', '0806', '0805', '0804']);
  });

  test('the default client key share is the first curve that TLSv1.3 can use', () => {
    expect(of({}).list('ClientKeyShareGroups')).toEqual(['0023']);
    expect(of({ environment: signatures('ClientECurves 002100250024') }).list('ClientKeyShareGroups')).toEqual(['0025']);
    expect(of({ environment: signatures('ClientECurves Any') }).get('ClientKeyShareGroups')).toMatchObject({ value: null, level: 'systemssl' });
    expect(of({}, 'V2R3').list('ClientKeyShareGroups')).toEqual([]);
  });

  test('the curves of a server came with 3.1, on V2R5 with an APAR', () => {
    expect(of({}, '3.1').list('ServerKexECurves')).toEqual(['0023', '0024', '0025', '0021', '0019']);
    expect(of({}, 'V2R5').get('ServerKexECurves')).toMatchObject({ value: null, known: true });
    expect(of({}, 'V2R4').get('ServerKexECurves')).toMatchObject({ value: null, known: false });
    expect(of({ environment: signatures('ServerKexECurves 0024') }, 'V2R5').list('ServerKexECurves')).toEqual(['0024']);
  });

  test.each([
    ['V2R2', '', ['512', '512', '512', '160']],
    ['V2R3', '', ['1024', '1024', '1024', '192']],
    ['3.1', 'FIPS140 On', ['1024', '1024', '1024', '192']],
    ['3.1', 'FIPS140 Level2', ['2048', '2048', '2048', '192']],
  ] as const)('%s %s: smallest keys of a partner', (release, group, sizes) => {
    const effective = of({ group }, release);
    expect(['PeerMinRsaKeySize', 'PeerMinDsaKeySize', 'PeerMinDHKeySize', 'PeerMinECCKeySize'].map((name) => effective.value(name))).toEqual(sizes);
  });

  test('a shared ticket cache doubles the life of a ticket from 3.1 on', () => {
    const environment = '  TTLSGskAdvancedParms\n  {\n  GSK_SYSPLEX_SESSION_TICKET_CACHE On\n  }';
    expect(of({ environment }, '3.1').value('GSK_SESSION_TICKET_SERVER_TIMEOUT')).toBe('600');
    expect(of({}, '3.1').value('GSK_SESSION_TICKET_SERVER_TIMEOUT')).toBe('300');
  });

  test('a default that is not confirmed says so', () => {
    expect(of({}).get('RevocationSecurityLevel')).toMatchObject({ value: 'Medium', certainty: 'memory' });
  });
});

test('broken members give what can be read of them, and never fail', () => {
  const broken: Members[] = [
    'TTLSRule R',
    'TTLSRule R\n{',
    'TTLSRule R {\n  TTLSGroupActionRef GA\n',
    'TTLSRule\n{\n}\nTTLSRule R\n{\n  TTLSGroupActionRef\n  LocalAddrGroupRef G\n}\nIpAddrGroup G\n{\n  IpAddrRef\n  IpAddr\n  IpAddrSet\n  {\n  }\n}',
    'TTLSRule R\n{\n TTLSEnvironmentActionRef R\n}\nTTLSEnvironmentAction R\n{\n TTLSCipherParms\n {\n  TTLSCipherParms\n  {\n   V3CipherSuites\n  }\n }\n TTLSSignatureParmsRef\n TTLSKeyringParms\n}',
    policy({ environment: '}', connection: '{{{' }),
  ];
  for (const members of broken) {
    const effective = effectiveOf(modelOf(members), 'R');
    expect([...effective].length).toBeGreaterThan(100);
    expect(effective.value('SSLv2')).toBe('Off');
  }
});
