import { describe, expect, test } from 'vitest';
import {
  alert,
  applicationsAtPort,
  availableIn,
  certificatesFor,
  cipherByCode2,
  cipherByCode4,
  cipherByName,
  cipherV2ByCode,
  cipherV2ByName,
  defaultCipherList,
  defaultGroups,
  defaultSignatures,
  extensionType,
  fieldsOf,
  groupByCode,
  groupByName,
  groupByWire,
  gskAttribute,
  handshakeType,
  message,
  partnerReturnCodes,
  protocolVersion,
  recordType,
  returnCode,
  returnCodeRange,
  signatureByCode,
  signatureByName,
  specialCipherValue,
  withinReleases,
} from '../../../server/src/catalog/index.js';

describe('Cipher suites', () => {
  test('are found by both codes and by constant, whatever the case', () => {
    expect(cipherByCode4('c030')?.name).toBe('TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384');
    expect(cipherByCode2('3d')?.code4).toBe('003D');
    expect(cipherByName('tls_aes_256_gcm_sha384')?.code4).toBe('1302');
  });

  test('TLSv1.3 and elliptic curve suites have no two-digit code', () => {
    expect(cipherByCode4('1301')?.code2).toBeUndefined();
    expect(cipherByCode2('13')?.name).toBe('TLS_DHE_DSS_WITH_3DES_EDE_CBC_SHA');
  });

  test('of SSL version 2 have one digit and two names', () => {
    expect(cipherV2ByCode('7')?.name).toBe('TLS_DES_192_EDE3_CBC_WITH_MD5');
    expect(cipherV2ByName('SSL_CK_DES_192_EDE3_CBC_WITH_MD5')?.code1).toBe('7');
    expect(cipherV2ByCode('5')).toBeUndefined();
  });

  test('name the certificates that can serve them', () => {
    const keysFor = (code: string) => [...new Set(certificatesFor(cipherByCode4(code)!).map((row) => row.certificateKey))];
    expect(keysFor('C02F')).toEqual(['RSA']);
    expect(keysFor('C02B')).toEqual(['ECC']);
    expect(keysFor('1301')).toEqual(['RSA', 'ECC']);
    expect(keysFor('0032')).toEqual(['DSA']);
  });
});

describe('Groups and signatures', () => {
  test('a group has a decimal code in the policy and a hexadecimal number on the wire', () => {
    expect(groupByCode('0023')).toMatchObject({ name: 'secp256r1', wireHex: '0017', keyShare: true });
    expect(groupByWire('0x001d')?.code).toBe('0029');
    expect(groupByName('X25519')?.code).toBe('0029');
  });

  test('a post-quantum group is known by its public number, but its support is not claimed', () => {
    expect(groupByCode('4588')).toMatchObject({ name: 'X25519MLKEM768', certainty: 'unknown' });
  });

  test('a signature pair is found by code and by constant', () => {
    expect(signatureByCode('080A')?.certificateKey).toBe('RSASSA-PSS certificate');
    expect(signatureByName('tls_sigalg_sha256_with_rsassa_pss')).toMatchObject({ code: '0804', since: 'V2R4' });
  });
});

describe('Return codes', () => {
  test.each([
    ['a number', 414],
    ['the decimal text of EZD1286I', '414'],
    ['the hexadecimal form of a System SSL trace', '0x0000019e'],
    ['PARM1 of EZZ6035I', '0000019E'],
    ['the 134CCxxx form', '134CC19E'],
    ['the same with 0x', '0x134CC19E'],
  ])('414 is found by %s', (_, written) => {
    expect(returnCode(written)).toMatchObject({ code: 414, kind: 'system-ssl', symbol: 'GSK_ERR_BAD_CERT' });
  });

  test('AT-TLS codes begin at 5001', () => {
    expect(returnCode(5006)?.kind).toBe('at-tls');
    expect(returnCode(5006, 'system-ssl')).toBeUndefined();
  });

  test('CMS status codes are hexadecimal, with or without 0x', () => {
    expect(returnCode('03353022')).toMatchObject({ kind: 'cms', systemSslCode: 401 });
    expect(returnCode('0x0335302f')?.systemSslCode).toBe(8);
  });

  test('the old programming interface has negative codes, in traces as two’s complement', () => {
    expect(returnCode(-22)).toMatchObject({ kind: 'deprecated-api', systemSslCode: 420 });
    expect(returnCode('FFFFFFEA')).toBe(returnCode(-22));
  });

  test('134CC000 is no error', () => {
    expect(returnCode('134CC000')?.symbol).toBe('GSK_OK');
  });

  test('an unknown code still has a range that says whose it is', () => {
    expect(returnCode(480)).toBeUndefined();
    expect(returnCodeRange(480)?.meaning).toContain('revocation');
    expect(returnCodeRange(6012)?.meaning).toContain('internal error');
    expect(returnCodeRange('033530F0')?.kind).toBe('cms');
    expect(returnCode('no number')).toBeUndefined();
  });

  test('the two ends of a connection show codes that belong together', () => {
    expect(partnerReturnCodes(438)?.partner).toContain(428);
  });
});

describe('Default lists', () => {
  test('the cipher list of a release, and what service makes of it', () => {
    const v2r1 = defaultCipherList('V2R1', false);
    expect(v2r1?.list.codes).toContain('0005');
    expect(v2r1?.withService.find(({ apars }) => apars.includes('OA51519'))?.list.codes).toEqual(['0035', '0038', '0039', '002F', '0032', '0033']);
    expect(defaultCipherList('V2R4', false)).toMatchObject({ certainty: 'doc', list: { id: 'nonfips-2.4' } });
    expect(defaultCipherList('3.2', false)?.certainty).toBe('memory');
    expect(defaultCipherList('V2R1', true)?.list.id).toBe('fips-2.1');
  });

  test('no default list holds a TLSv1.3 suite', () => {
    expect(defaultCipherList('3.1', false)?.list.codes.some((code) => code.startsWith('13'))).toBe(false);
  });

  test('groups and signature pairs depend on TLSv1.3 and on the release', () => {
    expect(defaultGroups('ClientECurves', 'V2R4', false)).toEqual(['0021', '0023', '0024', '0025', '0019']);
    expect(defaultGroups('clientecurves', 'V2R4', true)?.at(-1)).toBe('0029');
    expect(defaultGroups('ServerKeyShareGroups', 'V2R4', true)).toEqual(['0023', '0024', '0025', '0029', '0030']);
    expect(defaultGroups('ServerKexECurves', 'V2R4', false)).toBeUndefined();
    expect(defaultSignatures('SignaturePairs', '3.1', true)?.slice(-3)).toEqual(['0806', '0805', '0804']);
    expect(defaultSignatures('SignaturePairs', 'V2R3', true)).not.toContain('0804');
  });
});

describe('Messages and traces', () => {
  test('a message gives the fields of its line', () => {
    const ezz8438i = message('ezz8438i')!;
    expect(fieldsOf(ezz8438i, 'EZZ8438I PAGENT POLICY DEFINITIONS CONTAIN ERRORS FOR TCPIP : TTLS')).toMatchObject({ image: 'TCPIP', type: 'TTLS' });
    expect(fieldsOf(ezz8438i, 'EZZ8432I PAGENT INITIALIZATION COMPLETE')).toBeUndefined();
  });

  test('a record of the Policy Agent log is a message with a name of ours', () => {
    const line = "05/30 07:21:12 OBJERR :005: process_TTLS_attribute_table: Unknown attribute 'ZocalAddr' for TTLSRule";
    expect(fieldsOf(message('PAGENT-UNKNOWN-ATTRIBUTE')!, line)).toMatchObject({ attribute: 'ZocalAddr', statement: 'TTLSRule' });
  });

  test('numbers of the TLS protocol', () => {
    expect(alert(48)).toMatchObject({ name: 'unknown_ca', level: 'fatal', systemSslCodes: [435] });
    expect(recordType(0x16)?.name).toBe('handshake');
    expect(handshakeType(1)?.name).toBe('client_hello');
    expect(protocolVersion('0303')?.name).toBe('TLSv1.2');
    expect(extensionType(51)?.name).toBe('key_share');
    expect(specialCipherValue('5600')?.name).toBe('TLS_FALLBACK_SCSV');
  });

  test('an attribute of System SSL leads to the parameter that sets it', () => {
    expect(gskAttribute('gsk_keyring_file')).toMatchObject({ parameter: 'Keyring', statement: 'TTLSKeyringParms' });
    expect(gskAttribute('GSK_CLIENT_EPHEMERAL_DH_GROUP_SIZE')?.parameter).toBe('ClientEDHGroupSize');
    expect(gskAttribute(208)?.name).toBe('GSK_CONNECT_SEC_TYPE');
  });
});

describe('Applications and releases', () => {
  test('the FTP server is a controlling application at local port 21', () => {
    expect(applicationsAtPort(21, 'local')).toMatchObject([{ id: 'ftp-server', applicationControlled: 'On', secondaryMap: 'On' }]);
    expect(applicationsAtPort(6514, 'remote')).toMatchObject([{ id: 'syslogd-sender', applicationControlled: 'Off' }]);
  });

  test('releases are in order, V2R5 before 3.1', () => {
    expect(availableIn('3.1', 'V2R5')).toBe(true);
    expect(availableIn('V2R3', 'V2R4')).toBe(false);
    expect(availableIn('V2R1', undefined)).toBe(true);
    expect(withinReleases('V2R2', undefined, 'V2R3')).toBe(true);
    expect(withinReleases('V2R3', undefined, 'V2R3')).toBe(false);
  });
});
