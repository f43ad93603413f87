import { describe, expect, test } from 'vitest';
import { exportCatalog, inlineAllowed, isTolerated, parameter, statement, statementsOf, targetOf, topLevelStatements, type Statement } from '../../../server/src/catalog/index.js';

const pagent = (name: string): Statement => {
  const found = statement('pagent', name);
  if (!found) throw new Error(`no statement ${name}`);
  return found;
};
const names = (rows: readonly { readonly name: string }[]): string[] => rows.map(({ name }) => name);

describe('AT-TLS', () => {
  test('has its 14 statements', () => {
    expect(names(statementsOf('pagent').filter((row) => row.discipline === 'TTLS')).sort()).toEqual([
      'TTLSCipherParms',
      'TTLSConnectionAction',
      'TTLSConnectionAdvancedParms',
      'TTLSEnvironmentAction',
      'TTLSEnvironmentAdvancedParms',
      'TTLSGroupAction',
      'TTLSGroupAdvancedParms',
      'TTLSGskAdvancedParms',
      'TTLSGskHttpCdpParms',
      'TTLSGskLdapParms',
      'TTLSGskOcspParms',
      'TTLSKeyringParms',
      'TTLSRule',
      'TTLSSignatureParms',
    ]);
  });

  test('has closed parameter lists', () => {
    expect(statementsOf('pagent').filter((row) => row.discipline === 'TTLS' && !row.closed)).toEqual([]);
  });

  test('names are found whatever their case, as Policy Agent finds them', () => {
    expect(statement('pagent', 'TTLSKeyRingParms')?.name).toBe('TTLSKeyringParms');
    expect(parameter(pagent('TTLSSignatureParms'), 'CLientECurves')?.name).toBe('ClientECurves');
    expect(statement('pagent', 'TTLSAdvancedParms')).toBeUndefined();
  });

  test('a rule needs Direction and a group action, and names its actions by reference only', () => {
    const rule = pagent('TTLSRule');
    expect(names(rule.parameters.filter((row) => row.required))).toEqual(['Direction', 'TTLSGroupActionRef']);
    expect(targetOf(parameter(rule, 'TTLSGroupActionRef')!)?.name).toBe('TTLSGroupAction');
    expect(parameter(rule, 'TTLSGroupAction')).toBeUndefined();
    expect(inlineAllowed('TTLSRule', 'TTLSGroupAction')).toBe(false);
    expect(inlineAllowed('TTLSRule', 'IpTimeCondition')).toBe(true);
  });

  test('TLSv1 and TLSv1.1 are On by default, TLSv1.2 and TLSv1.3 Off; a connection action has no defaults of its own', () => {
    const defaultOf = (of: string, name: string) => parameter(pagent(of), name)?.default?.value;
    expect(['SSLv2', 'SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'].map((name) => defaultOf('TTLSEnvironmentAdvancedParms', name))).toEqual(['Off', 'Off', 'On', 'On', 'Off', 'Off']);
    expect(pagent('TTLSConnectionAdvancedParms').parameters.filter((row) => row.default)).toEqual([]);
  });

  test('the stronger level stands last', () => {
    expect(parameter(pagent('TTLSGroupAction'), 'Trace')?.levels).toEqual(['TTLSGroupAction', 'TTLSEnvironmentAction', 'TTLSConnectionAction']);
  });

  test('an inline block and its Ref form are alternatives', () => {
    const action = pagent('TTLSEnvironmentAction');
    expect(parameter(action, 'TTLSCipherParms')?.alternatives).toBe(parameter(action, 'TTLSCipherParmsRef')?.alternatives);
    expect(parameter(action, 'TTLSCipherParms')?.alternatives).toBeDefined();
  });

  test('what the manuals leave open is tolerated, not offered', () => {
    expect(parameter(pagent('TTLSConnectionAdvancedParms'), 'ClientAuthType')?.tolerated).toBe(true);
    expect(parameter(pagent('TTLSEnvironmentAction'), 'TTLSGskLdapParms')?.tolerated).toBe(true);
    expect(inlineAllowed('TTLSEnvironmentAction', 'TTLSGskLdapParms')).toBe(true);
    expect(isTolerated(pagent('TTLSGskLdapParms'), 'crlsigalgpairs')).toBe(true);
    expect(isTolerated(pagent('TTLSGskAdvancedParms'), 'CrlSigAlgPairs')).toBe(false);
  });

  test('Disable is another spelling of Renegotiation Disabled', () => {
    const value = parameter(pagent('TTLSEnvironmentAdvancedParms'), 'Renegotiation')?.value;
    expect(value?.kind === 'enum' && value.values.find((row) => row.aliases?.includes('Disable'))?.value).toBe('Disabled');
  });

  test('a range that nobody has confirmed says so', () => {
    expect(parameter(pagent('TTLSEnvironmentAdvancedParms'), 'HandshakeTimeout')?.value).toMatchObject({ min: 0, max: 600, rangeCertainty: 'memory' });
    expect(parameter(pagent('TTLSRule'), 'Priority')?.value).toMatchObject({ max: 2000000000, rangeCertainty: 'doc' });
  });

  test('a default that changes with a release or a condition has variants', () => {
    expect(parameter(pagent('TTLSGskAdvancedParms'), 'GSK_SESSION_TICKET_SERVER_TIMEOUT')?.default).toMatchObject({ value: '300', variants: [{ value: '600', from: '3.1' }] });
  });
});

describe('Main and image configuration files', () => {
  test('TcpImage has operands by place, and PEPInstance is the same statement', () => {
    expect(pagent('TcpImage').parameters.map((row) => [row.positional, row.name])).toEqual([
      [1, 'name'],
      [2, 'path'],
      [3, 'FLUSH'],
      [4, 'PURGE'],
      [5, 'interval'],
    ]);
    expect(pagent('PEPInstance').synonymOf).toBe('TcpImage');
  });

  test('CommonIpSecConfig differs from CommonIPSecConfig only in case', () => {
    expect(statement('pagent', 'CommonIpSecConfig')?.name).toBe('CommonIPSecConfig');
  });

  test('every kind of file has its own statements', () => {
    expect(names(topLevelStatements('main'))).toContain('TcpImage');
    expect(names(topLevelStatements('main'))).not.toContain('TTLSConfig');
    expect(names(topLevelStatements('image'))).toEqual(expect.arrayContaining(['TTLSConfig', 'PolicyServer', 'PolicyRule']));
    expect(names(topLevelStatements('ttls'))).toEqual(expect.arrayContaining(['TTLSRule', 'IpAddrGroup', 'PortGroup']));
    expect(names(topLevelStatements('ipsec'))).toEqual(expect.arrayContaining(['IpFilterPolicy', 'IpAddr']));
    expect(names(topLevelStatements('ids'))).toContain('IDSRule');
    expect(names(topLevelStatements('routing'))).toContain('RouteTable');
  });

  test('nothing is known of the statements of a zERT policy file', () => {
    expect(names(topLevelStatements('zert'))).toEqual(['Codepage']);
  });

  test('names whose meaning is not established are tolerated', () => {
    expect(isTolerated(pagent('ServerConnection'), 'backupserverhost')).toBe(true);
    expect(pagent('ServerConnection').closed).toBe(false);
  });
});

describe('The other languages', () => {
  test('each has its statements', () => {
    expect(statement('tn3270', 'ttlsport')?.endKeyword).toBeUndefined();
    expect(statement('tn3270', 'BEGINVTAM')?.endKeyword).toBe('ENDVTAM');
    expect(statement('tn3270', 'SECUREPORT')?.removedIn).toBe('V2R5');
    expect(parameter(statement('cssmtp', 'TargetServer')!, 'AuthEntity')?.since).toBe('3.2');
    expect(statement('ftpdata', 'KEYRING')?.usedBy).toEqual(['server', 'client']);
    expect(parameter(statement('tcpip-profile', 'TCPCONFIG')!, 'ttls')?.default?.value).toBe('NOTTLS');
    expect(statement('syslogd', 'ArchiveThreshold')?.closed).toBe(true);
    expect(statement('stdenv', 'PAGENT_CONFIG_FILE')?.parameters[0]?.default?.value).toBe('/etc/pagent.conf');
  });

  test('a statement of one language is not one of another', () => {
    expect(statement('cssmtp', 'TTLSRule')).toBeUndefined();
  });
});

describe('The export', () => {
  test('gives every list under its name, and can be written as JSON', () => {
    const written = JSON.parse(JSON.stringify(exportCatalog())) as ReturnType<typeof exportCatalog>;
    expect(written.version).toBe(1);
    expect(written.ciphers.find((row) => row.code === 'C030')?.name).toBe('TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384');
    expect(written.returnCodes.some((row) => row.code === 5006)).toBe(true);
    expect(written.messages.some((row) => row.id === 'EZZ8438I')).toBe(true);
  });

  test('can be limited to languages', () => {
    expect(new Set(exportCatalog(['cssmtp']).statements.map((row) => row.language))).toEqual(new Set(['cssmtp']));
  });
});
