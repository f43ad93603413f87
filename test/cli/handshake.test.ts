/** `tcpparms handshake`: the partner, the certificates, the rule, and the two forms of the answer. */
import { describe, expect, test } from 'vitest';
import { tcpparms, type Outcome } from './command.js';

const policy = `
  TTLSRule TN
  {
    LocalPortRange            2023
    Direction                 Inbound
    TTLSGroupActionRef        GA
    TTLSEnvironmentActionRef  EA
  }
  TTLSGroupAction GA
  {
    TTLSEnabled  On
  }
  TTLSEnvironmentAction EA
  {
    HandshakeRole  Server
    TTLSCipherParms
    {
      V3CipherSuites4Char  C030
      V3CipherSuites4Char  C02C
    }
    TTLSEnvironmentAdvancedParms
    {
      TLSv1    Off
      TLSv1.1  Off
      TLSv1.2  On
    }
  }
`;
const outbound = policy.replace('Inbound', 'Outbound').replace('HandshakeRole  Server', 'HandshakeRole  Client');
const partner = (more: object = {}): string => JSON.stringify({ is: 'client', protocols: ['TLSv1.2'], ciphers: ['C030', 'C02F'], groups: ['0023'], signatureAlgorithms: ['0401'], ...more });

async function handshake(options: string, files: Readonly<Record<string, string>> = {}, format = 'json'): Promise<Outcome> {
  return tcpparms(`handshake --rule TN --format ${format} ${options} POLICY`, { files: { POLICY: policy, ...files } });
}

const answer = ({ out }: Outcome): Record<string, unknown> => JSON.parse(out) as Record<string, unknown>;

describe('--format json', () => {
  test('what is agreed on', async () => {
    const outcome = await handshake('--partner partner.json --server-cert rsa-2048', { 'partner.json': partner() });
    expect(answer(outcome)).toEqual({
      result: 'success',
      protocol: 'TLSv1.2',
      cipher: 'C030',
      group: '0023',
      signature: '0401',
      returnCode: null,
      why: 'The two sides agree on TLSv1.2 with TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 (C030) and group secp256r1 (0023).',
      change: null,
    });
    expect([outcome.exitCode, outcome.err]).toEqual([0, '']);
  });

  test('what is not defined in the files that were read is told', async () => {
    const open = policy.replace('HandshakeRole  Server', 'HandshakeRole  Server\n    TTLSSignatureParmsRef  COMMON');
    const { err, exitCode } = await handshake('--client openssl-3 --server-cert rsa-2048', { POLICY: open });
    expect(err).toBe('Left out, since no file that was read defines it: TTLSSignatureParms COMMON. Name the main file, or the folder with all members.\n');
    expect(exitCode).toBe(0);
  });

  test('a failure is an answer, too: exit code 0', async () => {
    const outcome = await handshake('--partner partner.json --server-cert rsa-2048', { 'partner.json': partner({ ciphers: ['C02F'] }) });
    expect(answer(outcome)).toEqual({
      result: 'failure',
      protocol: null,
      cipher: null,
      group: null,
      signature: null,
      returnCode: 402,
      why: 'The two sides have no suite of TLSv1.2 in common.',
      change: 'Add TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 (C02F) to the cipher suites',
    });
    expect(outcome.exitCode).toBe(0);
  });
});

describe('--format pretty', () => {
  test('with the lines of the change', async () => {
    const { out } = await handshake('--client chrome --server-cert rsa-2048', { POLICY: policy.replace('TLSv1.2  On', 'TLSv1.2  Off') }, 'pretty');
    expect(out).toBe(`TN with Chrome, Chromium and Edge as the client: the handshake fails
  Every protocol is Off.

Smallest change: Code TLSv1.2 On.
  POLICY:24: TLSv1.2  On
`);
  });

  test('with the way to it', async () => {
    const { out } = await handshake('--client x3270 --server-cert ecdsa-p384', {}, 'pretty');
    expect(out).toBe(`TN with x3270, wx3270 and s3270 as the client: the handshake works
  Protocol   TLSv1.2
  Cipher     TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384 (C02C)
  Group      secp256r1 (0023)
  Signature  TLS_SIGALG_SHA256_WITH_ECDSA (0403)

How it comes about:
  - x3270 offers TLSv1, TLSv1.1, TLSv1.2, TLSv1.3; z/OS takes TLSv1.2.
  - TLSv1.2 is the highest protocol of both.
  - x3270 offers 27 suites of TLSv1.2: C02C, C030, 009F, CCA9, CCA8, CCAA, ….
  - z/OS has 2: C030, C02C.
  - In common, in the order of the server: C030, C02C.
  - C030 cannot be used: TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 (C030) needs another kind of certificate than z/OS has.
  - The server takes TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384 (C02C), ECC secp384r1 certificate, group secp256r1 (0023), signature TLS_SIGALG_SHA256_WITH_ECDSA (0403).
`);
  });
});

describe('the partner', () => {
  test('--client and --server take a name or a file', async () => {
    expect(answer(await handshake('--client openssl-3')).result).toBe('success');
    expect(answer(await handshake('--client partner.json', { 'partner.json': partner() })).result).toBe('success');
    const server = await tcpparms('handshake --rule TN --server windows --format json POLICY', { files: { POLICY: outbound } });
    expect(answer(server)).toMatchObject({ result: 'success', protocol: 'TLSv1.2' });
  });

  test('a server towards a server', async () => {
    expect(answer(await handshake('--server windows'))).toMatchObject({ result: 'failure', returnCode: 5004 });
  });

  test.each([
    ['', 'Say who the partner is, with one of --client, --server and --partner.\n'],
    ['--client curl --server windows', 'There is one partner: give only one of --client, --server and --partner.\n'],
    ['--client netscape', 'netscape: there is no such file that can be read. A client is one of openssl-3, x3270, chrome, firefox, curl, java-8, java-17, windows, zos-at-tls, or a file.\n'],
    ['--server chrome', 'chrome: known as a client only; there is nothing to try it with as a server.\n'],
    ['--server apache', 'apache: there is no such file that can be read. A server is one of openssl-3, java-8, java-17, windows, zos-at-tls, or a file.\n'],
    ['--partner nowhere.json', 'nowhere.json: there is no such file that can be read.\n'],
    ['--partner POLICY', expect.stringMatching(/^POLICY: no JSON: /)],
    ['--partner partner.json', 'partner.json: "ciphers": "C03" is not known.\npartner.json: "groups": "P-256" is not known.\n'],
    ['--server partner2.json', 'partner2.json: known as a client only; there is nothing to try it with as a server.\n'],
    ['--client curl --server-cert rsa', '--server-cert rsa: no kind of certificate. Examples: rsa-2048, rsa-3072, rsa-4096, ecdsa-p256, ecdsa-p384, ecdsa-p521, dsa-2048.\n'],
    ['--client curl --server-cert rsa-2048 --certificates ring.json', '--server-cert and --certificates exclude each other.\n'],
    ['--client curl --certificates ring.json', 'ring.json: Certificate 1: keyType must be RSA, ECC or DSA.\n'],
  ])('wrong usage: %s', async (options, err) => {
    const files = { 'partner.json': partner({ ciphers: ['C03'], groups: ['P-256'] }), 'partner2.json': partner(), 'ring.json': '[{}]' };
    expect(await handshake(options, files)).toEqual({ exitCode: 2, out: '', err });
  });
});

describe('the certificates', () => {
  test('those of a file, by the labels of the policy', async () => {
    const ring = JSON.stringify([{ label: 'ECC', keyType: 'ECC', curve: '0023' }, { label: 'RSA', keyType: 'RSA', keyBits: 2048, signature: '0401' }]);
    const labelled = policy.replace('TLSv1.2  On', 'TLSv1.2  On\n      ServerCertificateLabel  ECC');
    const session = { files: { POLICY: labelled, 'ring.json': ring, 'partner.json': partner() } };
    const outcome = await tcpparms('handshake --rule TN --partner partner.json --certificates ring.json --format json POLICY', session);
    expect(answer(outcome)).toMatchObject({ result: 'failure', returnCode: 510, change: 'Name the certificate RSA (RSA 2048) with ServerCertificateLabel' });
  });
});

describe('the rule', () => {
  test('must exist: exit code 1', async () => {
    expect(await tcpparms('handshake --rule TM --client curl POLICY', { files: { POLICY: policy } })).toEqual({ exitCode: 1, out: '', err: 'There is no rule TM. Rules here: TN.\n' });
  });

  test('must be named: exit code 2', async () => {
    expect((await tcpparms('handshake --client curl POLICY', { files: { POLICY: policy } })).exitCode).toBe(2);
  });

  const twoStacks = {
    'USER.TCPPARMS/PAGENTCF': "TcpImage TCPIPA //'USER.TCPPARMS(IMAGEA)'\nTcpImage TCPIPB //'USER.TCPPARMS(IMAGEB)'\n",
    'USER.TCPPARMS/IMAGEA': "TTLSConfig //'USER.TCPPARMS(POLA)'\n",
    'USER.TCPPARMS/IMAGEB': "TTLSConfig //'USER.TCPPARMS(POLB)'\n",
    'USER.TCPPARMS/POLA': policy,
    'USER.TCPPARMS/POLB': policy.replace('TLSv1.2  On', 'TLSv1.2  Off'),
  };

  test('of several stacks is chosen with --stack', async () => {
    const line = 'handshake --rule TN --client chrome --server-cert rsa-2048 --format json .';
    const both = await tcpparms(line, { files: twoStacks });
    expect(both).toMatchObject({ exitCode: 2, out: '', err: 'Rule TN comes to different things in stacks TCPIPA, TCPIPB: say which one, with --stack.\n' });
    expect(answer(await tcpparms(`${line} --stack TCPIPA`, { files: twoStacks })).result).toBe('success');
    expect(answer(await tcpparms(`${line} --stack tcpipb`, { files: twoStacks })).result).toBe('failure');
    expect((await tcpparms(`${line} --stack TCPIPC`, { files: twoStacks })).exitCode).toBe(1);
  });

  test('follows the release', async () => {
    const x25519 = policy.replace('TTLSCipherParms', 'TTLSSignatureParms\n    {\n      ServerKexECurves  0029\n    }\n    TTLSCipherParms');
    const run = (release: string): Promise<Outcome> => tcpparms(`handshake --rule TN --partner partner.json --server-cert rsa-2048 --format json --release ${release} POLICY`, { files: { POLICY: x25519, 'partner.json': partner({ groups: ['0029'] }) } });
    expect(answer(await run('3.1'))).toMatchObject({ result: 'success', group: '0029' });
    expect(answer(await run('V2R5'))).toMatchObject({ result: 'failure', returnCode: 402 });
  });
});
