/** `tcpparms explain`, and what stands behind it: every meaning of a code or name. */
import { describe, expect, test } from 'vitest';
import { allStatements, ciphers, groups, gskAttributes, messages, returnCodes, signatures } from '../../server/src/catalog/index.js';
import { checks } from '../../server/src/checks/registry.js';
import { explain } from '../../server/src/features/explain.js';
import { tcpparms } from './command.js';

const titles = (text: string): string[] => explain(text).map(({ title }) => title);

describe('as they stand in files and logs', () => {
  test.each([
    ['Trace 50', '50 = 2 + 16 + 32'],
    ['Trace=6', '6 = 2 + 4'],
    ['trace: 2', '**Trace 2**'],
    ['LogLevel 15', '15 = 1 + 2 + 4 + 8'],
    ['1030-01', 'AT-TLS call'],
    ['RCODE: 1030-01', 'AT-TLS call'],
    ['15 03 03 00 02 02 28', 'alert'],
  ])('%s', (text, words) => expect(explain(text).map(({ body }) => body).join('\n')).toContain(words));

  test.each(['Trace 99999', 'Nothing 50', 'Trace Off'])('%s: nothing', (text) => expect(explain(text)).toEqual([]));
});

describe('codes', () => {
  test.each([
    ['C02C', ['C02C: cipher suite TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384']],
    ['c02c', ['C02C: cipher suite TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384']],
    ['0xC02C', ['C02C: cipher suite TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384']],
    ["X'C02C'", ['C02C: cipher suite TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384']],
    ['0024', ['0024: group secp384r1']],
    ['0035', ['0035: cipher suite TLS_RSA_WITH_AES_256_CBC_SHA']],
    ['0030', ['0030: cipher suite TLS_DH_DSS_WITH_AES_128_CBC_SHA', '0030: group x448']],
    ['0018', ['0018 on the wire: group secp384r1, written 0024 in a policy']],
    ['0601', ['0601: signature pair TLS_SIGALG_SHA512_WITH_RSA']],
    ['0303', ['0303: signature pair TLS_SIGALG_SHA224_WITH_ECDSA', '0303 in a TLS record: TLSv1.2']],
    ['C02CC030', ['C02CC030: list of 2 cipher suites']],
    ['352F0A', ['352F0A: list of 3 cipher suites']],
    ['00230024', ['00230024: list of 2 groups']],
    ['060305030403', ['060305030403: list of 3 signature pairs']],
  ])('%s', (text, expected) => expect(titles(text)).toEqual(expected));

  test.each([
    ['515', ['515: System SSL return code']],
    ['RC: 402', ['402: System SSL return code']],
    ['53817378', ['53817378: certificate management (CMS) status 03353022']],
    ['5006', ['5006: AT-TLS return code']],
    ['0x134CC19E', ['0x134CC19E: System SSL return code 414']],
    ['03353022', ['03353022: certificate management (CMS) status']],
    ['-22', ['-22: return code of the old System SSL interface']],
    ['FFFFFFEA', ['FFFFFFEA: return code of the old System SSL interface -22']],
    ['GSK_ERR_NO_CIPHERS', ['GSK_ERR_NO_CIPHERS: System SSL return code 402']],
  ])('%s', (text, expected) => expect(titles(text)).toEqual(expected));

  test('two digits are many things', () => {
    expect(explain('40').map(({ kind }) => kind)).toEqual(['cipher', 'return-code', 'alert']);
  });

  test('a code that is not known itself is placed in its family', () => {
    expect(titles('03353047')).toEqual(['03353047: certificate management (CMS) status']);
    expect(explain('03353047')[0]?.body).toContain('whose meaning is not known here');
    expect(titles('6001')).toEqual(['6001: AT-TLS return code']);
  });

  test('a port number is not a return code', () => {
    expect(titles('2023')).toEqual([]);
    expect(titles('9999')).toEqual([]);
  });

  test('a record header is no list of cipher suites', () => {
    expect(titles('160303007B')).toEqual(['160303007B: TLS record header, handshake, 123 bytes']);
    expect(explain('160303007B')[0]?.body).toContain('not a list of cipher suites');
    expect(explain('15030300020228')[0]?.body).toMatch(/handshake\\?_failure/);
  });
});

describe('names', () => {
  test.each([
    ['TLS_AES_256_GCM_SHA384', ['cipher']],
    ['tls_aes_256_gcm_sha384', ['cipher']],
    ['secp384r1', ['group']],
    ['TLS_SIGALG_SHA512_WITH_RSA', ['signature']],
    ['handshake failure', ['alert']],
    ['GSK_CONNECT_CIPHER_SPEC', ['gsk-attribute']],
    ['EZD1287I', ['message']],
    ['ezd1287', ['message']],
    ['Initial Handshake', ['event']],
    ['OBJERR', ['message']],
    ['CONNID', ['message']],
    ['TTLSRule', ['statement']],
    ['TTLSKeyringParms.Keyring', ['parameter']],
    ['TTLSEnvironmentAdvancedParms.TLSv1.2', ['parameter']],
    ['unresolved-reference', ['check']],
  ])('%s', (text, kinds) => expect(explain(text).map(({ kind }) => kind)).toEqual(kinds));

  test('an attribute of several statements: those of Policy Agent first', () => {
    expect(titles('Keyring')[0]).toBe('Keyring: attribute of TTLSKeyringParms');
    expect(titles('TLSv1.2')).toEqual(['TLSv1.2: attribute of TTLSEnvironmentAdvancedParms', 'TLSv1.2: attribute of TTLSConnectionAdvancedParms']);
  });
});

test('everything in the catalogue can be asked for by its name or number', () => {
  const all = [
    ...ciphers.flatMap((row) => [row.code4, row.name]),
    ...groups.filter((row) => row.wireHex !== '').flatMap((row) => [row.code, row.name]),
    ...signatures.flatMap((row) => [row.code, row.name]),
    ...returnCodes.map((row) => String(row.code)),
    ...gskAttributes.map((row) => row.name),
    ...messages.map((row) => row.id),
    ...allStatements().flatMap((row) => [row.name, ...row.parameters.map((each) => `${row.name}.${each.name}`)]),
    ...checks.map((check) => check.code),
  ];
  expect(all.filter((text) => explain(text).length === 0)).toEqual([]);
});

test('text of any kind is no trouble', () => {
  for (const text of ['', ' ', '\u0000', '{', '...', '#', 'x'.repeat(10_000), '0'.repeat(10_000), 'F'.repeat(9_999), '-', '0x', '__proto__', 'constructor']) {
    for (const { body } of explain(text)) expect(body).not.toBe('');
  }
});

describe('the command', () => {
  test('answers in plain text', async () => {
    const { out, err, exitCode } = await tcpparms('explain C02C 0024');
    expect(out).toContain('TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384 · cipher suite C02C');
    expect(out).toContain('secp384r1 · group 0024');
    expect(out).not.toMatch(/\*\*|`|\\_|&lt;/);
    expect([err, exitCode]).toEqual(['', 0]);
  });

  test('with colours when wanted', async () => {
    expect((await tcpparms('explain --color C02C')).out).toContain('\u001b[1mTLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384\u001b[22m');
  });

  test('negative numbers are codes, not options', async () => {
    expect((await tcpparms('explain -22')).out).toContain('Socket closed by the partner.');
  });

  test('as json', async () => {
    const { out } = await tcpparms('explain --format json 0030 xyzzy');
    const [first, second] = JSON.parse(out) as { text: string; explanations: { kind: string; title: string; body: string }[] }[];
    expect(first?.explanations.map(({ kind }) => kind)).toEqual(['cipher', 'group']);
    expect(second).toEqual({ text: 'xyzzy', explanations: [] });
  });

  test.each([
    ['ZocalAddr', 'ZocalAddr: nothing is known of it. Did you mean LocalAddr?\n'],
    ['EZD1297I', 'EZD1297I: nothing is known of it. Did you mean EZD1287I or EZD1290I or EZD1281I?\n'],
    ['xyzzy', 'xyzzy: nothing is known of it.\n'],
    ['foo', 'foo: nothing is known of it.\n'],
    ['ciphr', 'ciphr: nothing is known of it. Did you mean cipher?\n'],
  ])('%s means nothing: exit code 1, and what is like it', async (text, message) => {
    const { out, err, exitCode } = await tcpparms(`explain ${text}`);
    expect([out, err, exitCode]).toEqual(['', message, 1]);
  });

  test('the defaults of a release', async () => {
    const [older, newer] = [await tcpparms('explain --release V2R2 PeerMinRsaKeySize'), await tcpparms('explain --release 3.1 PeerMinRsaKeySize')];
    expect(older.out).toContain('Default: 512');
    expect(newer.out).toContain('Default: 1024');
  });
});

test('the catalogue as json', async () => {
  const { out, exitCode } = await tcpparms('catalog --format json');
  const catalog = JSON.parse(out) as { statements: { name: string }[]; ciphers: unknown[] };
  expect(catalog.statements.map(({ name }) => name)).toContain('TTLSRule');
  expect(catalog.ciphers).toHaveLength(ciphers.length);
  expect(exitCode).toBe(0);
});
