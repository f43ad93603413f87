/**
 * The prediction against a real TLS stack: handshakes on loopback between two ends of Node's own TLS (OpenSSL 3), set up from
 * the same parameters as the policy and the partner of the prediction. They must agree on success, protocol, suite, group and
 * signature, but for what is listed as a known difference between System SSL and OpenSSL.
 *
 * This OpenSSL has no RC4, DES, Triple DES, NULL, export, DSA and fixed Diffie-Hellman suites and no SSLv2 and SSLv3; for
 * TLSv1 and TLSv1.1 it is set to security level 0.
 */
import { describe, expect, test } from 'vitest';
import { cipherByCode4, ciphers, signatureByCode } from '../../server/src/catalog/index.js';
import { difference, run, type Aspect, type Case, type End, type Result } from './support/grid.js';
import { isSupported } from './support/openssl.js';

interface KnownDifference {
  readonly reason: string;
  readonly aspects: readonly Aspect[];
  applies(each: Case, result: Result): boolean;
}

const sameOrder = (first: readonly string[], second: readonly string[]): boolean => {
  const shared = first.filter((code) => second.includes(code));
  const other = second.filter((code) => first.includes(code));
  return shared.join() === other.join();
};
const rsaPairs = (codes: readonly string[]): string[] => codes.filter((code) => signatureByCode(code)?.certificateKey === 'RSA');
const pss = (codes: readonly string[]): string[] => codes.filter((code) => code.startsWith('08'));

/** Where System SSL is known, or documented, to choose in another way than OpenSSL. */
const knownDifferences: Readonly<Record<string, KnownDifference>> = {
  'order of groups': {
    reason: 'System SSL goes by the order of the client (System SSL Programming); a server of Node goes by its own.',
    aspects: ['group'],
    applies: ({ zosIs, zos, partner }) => zosIs === 'Server' && !sameOrder(zos.groups, partner.groups),
  },
  'order of signature pairs': {
    reason: 'Of System SSL the order of the client is assumed, as RFC 8446 asks for it; a server of Node goes by its own.',
    aspects: ['signature'],
    applies: ({ zosIs, zos, partner }) => zosIs === 'Server' && !sameOrder(zos.signatures, partner.signatures),
  },
  'RSASSA-PSS in TLSv1.2': {
    reason: 'System SSL is only known to use these pairs in TLSv1.3; OpenSSL uses them in TLSv1.2, too.',
    aspects: ['success', 'cipher', 'signature'],
    applies: ({ zos, partner }, { real, predicted }) => (real.protocol ?? predicted.protocol) === 'TLSv1.2' && pss(zos.signatures).some((code) => partner.signatures.includes(code)),
  },
  'signature of the certificate': {
    reason: 'System SSL wants the pair with which the certificate is signed in the list of the client (return code 467); OpenSSL looks at its own signatures only.',
    aspects: ['success', 'cipher'],
    applies: (_, { predicted }) => predicted.kind === 'certificate-signature',
  },
  'a suite for which the server can sign nothing': {
    reason: 'A server of OpenSSL takes the suite and gives up, also for a suite with RSA key exchange when no pair at all is shared; of System SSL it is assumed that it passes over the suite.',
    aspects: ['success'],
    applies: ({ zosIs, zos, partner }, { predicted, real }) => zosIs === 'Server' && predicted.signature === null && !rsaPairs(zos.signatures).some((code) => partner.signatures.includes(code)) && real.reason.includes('signature algorithm'),
  },
};

const used = new Set<string>();
let agreed = 0;

async function expectAgreement(cases: readonly Case[]): Promise<void> {
  const surprises: string[] = [];
  for (const each of cases) {
    const result = await run(each);
    const aspect = difference(result);
    const known = aspect && Object.entries(knownDifferences).find(([, known]) => known.aspects.includes(aspect) && known.applies(each, result));
    if (known) used.add(known[0]);
    else if (aspect) surprises.push(describeSurprise(each, result, aspect));
    else agreed++;
  }
  expect(surprises).toEqual([]);
}

function describeSurprise(each: Case, { predicted, real }: Result, aspect: Aspect): string {
  const { why, steps: _, assumptions: __, change: ___, ...rest } = predicted;
  return `${aspect}: ${JSON.stringify(each)}\n  predicted ${JSON.stringify(rest)} ${why}\n  real ${JSON.stringify(real)}`;
}

const everyGroup = ['0023', '0024', '0025', '0029'];
const everyPair = ['0601', '0603', '0501', '0503', '0401', '0403', '0806', '0805', '0804', '0201', '0203'];
const pairsOfTls12 = everyPair.filter((code) => !code.startsWith('08'));
const end = (given: Partial<End>): End => ({ protocols: ['TLSv1.2'], ciphers: ['C02F'], groups: everyGroup, signatures: pairsOfTls12, ...given });
const certificates = ['rsa-2048', 'ecdsa-p256', 'ecdsa-p384', 'ecdsa-p521', 'ecdsa-p256/rsa-2048'];
const roles = ['Server', 'Client'] as const;
/** Every order of three. */
const permutations = <T>([a, b, c]: readonly [T, T, T]): T[][] => [[a, b, c], [a, c, b], [b, a, c], [b, c, a], [c, a, b], [c, b, a]];

const suites = ciphers.map(({ code4 }) => code4).filter(isSupported);
const of = (protocol: string): string[] => suites.filter((code) => cipherByCode4(code)?.protocols.includes(protocol));

describe.each(roles)('z/OS is the %s', (zosIs) => {
  test.each(['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'])('every suite of %s with every kind of certificate', async (protocol) => {
    const wire = protocol === 'TLSv1' ? 'TLSv1.0' : protocol;
    const both = (code: string): End => end({ protocols: [protocol], ciphers: [code], signatures: protocol === 'TLSv1.3' ? everyPair : pairsOfTls12 });
    await expectAgreement(of(wire).flatMap((code) => certificates.map((certificate) => ({ zosIs, zos: both(code), partner: both(code), certificates: [certificate] }))));
  });

  test('every pair of protocol lists', async () => {
    const lists = [['TLSv1'], ['TLSv1', 'TLSv1.1'], ['TLSv1.1', 'TLSv1.2'], ['TLSv1.2'], ['TLSv1.2', 'TLSv1.3'], ['TLSv1.3'], ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3']];
    const of = (protocols: readonly string[]): End =>
      end({ protocols, ciphers: protocols.includes('TLSv1.3') ? (protocols.length === 1 ? ['1301', '1302'] : ['1301', '1302', 'C02F', 'C02B', 'C013', 'C009', '002F']) : ['C02F', 'C02B', 'C013', 'C009', '002F'], signatures: everyPair });
    await expectAgreement(lists.flatMap((zos) => lists.flatMap((partner) => ['rsa-2048', 'ecdsa-p384'].map((certificate) => ({ zosIs, zos: of(zos), partner: of(partner), certificates: [certificate] })))));
  });

  test('suites in every order on both sides', async () => {
    const orders = [...permutations(['C02F', '009E', '003C']), ['C030'], ['003C', 'C02F']];
    await expectAgreement(orders.flatMap((zos) => orders.map((partner) => ({ zosIs, zos: end({ ciphers: zos }), partner: end({ ciphers: partner }), certificates: ['rsa-2048'] }))));
  });

  test('suites of TLSv1.3 in every order on both sides', async () => {
    const orders = [...permutations(['1301', '1302', '1303']), ['1303'], ['1301', '1302']];
    const of = (list: readonly string[]): End => end({ protocols: ['TLSv1.3'], ciphers: list, signatures: everyPair });
    await expectAgreement(orders.flatMap((zos) => orders.map((partner) => ({ zosIs, zos: of(zos), partner: of(partner), certificates: ['ecdsa-p256'] }))));
  });

  test('suites of two protocols that meet in one of them only', async () => {
    const lists = [['1301', 'C02F'], ['1302', 'C02F'], ['1301', 'C030'], ['1302', '1301', '003D']];
    const of = (list: readonly string[]): End => end({ protocols: ['TLSv1.2', 'TLSv1.3'], ciphers: list, signatures: everyPair });
    await expectAgreement(lists.flatMap((zos) => lists.map((partner) => ({ zosIs, zos: of(zos), partner: of(partner), certificates: ['rsa-2048'] }))));
  });

  test('an RSA and an ECC certificate, of which the server chooses by the suite', async () => {
    const orders = [['C02F', 'C02B'], ['C02B', 'C02F'], ['C02B', '003C'], ['003C', 'C02B'], ['C02F'], ['C02B'], ['009E', 'C02C']];
    await expectAgreement(orders.flatMap((zos) => orders.map((partner) => ({ zosIs, zos: end({ ciphers: zos }), partner: end({ ciphers: partner }), certificates: ['rsa-2048', 'ecdsa-p256'] }))));
  });

  const groupLists = [['0023'], ['0024', '0023'], ['0025', '0024'], ['0029', '0023', '0024'], ['0030', '0025'], ['0021', '0023']];

  test('groups of TLSv1.2', async () => {
    const of = (groups: readonly string[]): End => end({ groups, ciphers: ['C02F', '009E'] });
    await expectAgreement(groupLists.flatMap((zos) => groupLists.map((partner) => ({ zosIs, zos: of(zos), partner: of(partner), certificates: ['rsa-2048'] }))));
  });

  test('groups of TLSv1.2, with an ECC certificate, whose curve the client must offer', async () => {
    const of = (groups: readonly string[]): End => end({ groups, ciphers: ['C02B'] });
    await expectAgreement(groupLists.flatMap((zos) => groupLists.flatMap((partner) => ['ecdsa-p256', 'ecdsa-p384'].map((certificate) => ({ zosIs, zos: of(zos), partner: of(partner), certificates: [certificate] })))));
  });

  test('groups and key shares of TLSv1.3, with and without HelloRetryRequest', async () => {
    const of = (groups: readonly string[]): End => end({ protocols: ['TLSv1.3'], groups, ciphers: ['1301'], signatures: everyPair });
    await expectAgreement(groupLists.flatMap((zos) => groupLists.flatMap((partner) => ['rsa-2048', 'ecdsa-p521'].map((certificate) => ({ zosIs, zos: of(zos), partner: of(partner), certificates: [certificate] })))));
  });

  const pairLists = [everyPair, ['0401', '0403'], ['0501', '0503', '0804'], ['0403', '0805'], ['0804', '0401'], ['0201', '0203']];

  test.each(['TLSv1.2', 'TLSv1.3'])('signature pairs of %s', async (protocol) => {
    const of = (signatures: readonly string[]): End => end({ protocols: [protocol], ciphers: protocol === 'TLSv1.3' ? ['1301'] : ['C02F', 'C02B', '003C'], signatures });
    await expectAgreement(pairLists.flatMap((zos) => pairLists.flatMap((partner) => ['rsa-2048', 'ecdsa-p384'].map((certificate) => ({ zosIs, zos: of(zos), partner: of(partner), certificates: [certificate] })))));
  });
});

test('the grid is large, and every known difference shows in it', () => {
  expect(agreed).toBeGreaterThan(1200);
  expect([...used].sort()).toEqual(Object.keys(knownDifferences).sort());
});
