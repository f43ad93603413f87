/** `tcpparms effective`: the values of a rule, where they come from, and the forms in which they are shown. */
import { describe, expect, test } from 'vitest';
import { tnPolicy } from '../support/policies/tn.js';
import { cleanLibrary, tcpparms } from './command.js';

const library = { ...cleanLibrary, 'USER.TCPPARMS/PAGENTTN': tnPolicy };

interface ParameterJson {
  readonly name: string;
  readonly value: string | string[] | null;
  readonly level: string;
  readonly statement: string | null;
  readonly file: string | null;
  readonly line: number | null;
  readonly lines: number[];
  readonly overrides: { file: string; line: number }[];
}
interface EffectiveJson {
  readonly rules: { readonly rule: string; readonly stack: string | null; readonly parameters: ParameterJson[] }[];
}

const parse = (out: string): EffectiveJson => JSON.parse(out) as EffectiveJson;

/** One parameter of the only rule. */
async function parameter(name: string, policy = tnPolicy, options = ''): Promise<ParameterJson | undefined> {
  const { out } = await tcpparms(`effective --format json ${options} POLICY`, { files: { POLICY: policy } });
  const [rule] = parse(out).rules;
  return rule?.parameters.find((each) => each.name === name);
}

describe('--format json', () => {
  test('a rule, its stack and all of its parameters', async () => {
    const { out, err, exitCode } = await tcpparms('effective --format json --rule TN USER.TCPPARMS/PAGENTCF', { files: library });
    const { rules } = parse(out);
    expect(rules.map(({ rule, stack }) => [rule, stack])).toEqual([['TN', 'TCPIP']]);
    expect(Object.keys(rules[0]?.parameters[0] ?? {})).toEqual(['name', 'value', 'level', 'statement', 'file', 'line', 'lines', 'overrides']);
    expect(rules[0]?.parameters.length).toBeGreaterThan(100);
    expect([err, exitCode]).toEqual(['', 0]);
  });

  test('a policy file that no stack uses has no stack', async () => {
    const { out } = await tcpparms('effective --format json POLICY', { files: { POLICY: tnPolicy } });
    expect(parse(out).rules.map(({ rule, stack }) => [rule, stack])).toEqual([['TN', null]]);
  });

  test('a value with its statement, its line, and the lines coded in vain', async () => {
    expect(await parameter('Trace')).toEqual({ name: 'Trace', value: '50', level: 'connection', statement: 'TTLSConnectionAction TNCA', file: 'POLICY', line: 17, lines: [17], overrides: [{ file: 'POLICY', line: 37 }] });
    const twice = tnPolicy.replace('HandshakeTimeout 3', 'HandshakeTimeout 3\n  HandshakeTimeout 5');
    expect(await parameter('HandshakeTimeout', twice)).toMatchObject({ value: '5', line: 32, lines: [32], overrides: [{ file: 'POLICY', line: 31 }] });
    expect(await parameter('ServerCertificateLabel')).toMatchObject({ value: ['NISTECC521', 'RSA2048'], line: 21, lines: [21, 22], overrides: [] });
    expect(await parameter('LocalPortRange')).toMatchObject({ value: '2023', level: 'rule', statement: 'TTLSRule TN', line: 3 });
  });

  test('a list in order of preference, with all of its lines; suites as four characters under both names', async () => {
    const suites = ['1301', 'C02C'];
    const policy = `${tnPolicy}TTLSCipherParms TLS13TLS12\n{\n  V3CipherSuites4Char 1301\n  V3CipherSuites TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384\n}\n`;
    const start = policy.slice(0, policy.lastIndexOf('  V3CipherSuites4Char')).split('\n').length - 1;
    for (const name of ['V3CipherSuites', 'V3CipherSuites4Char']) expect(await parameter(name, policy)).toMatchObject({ value: suites, level: 'connection', statement: 'TTLSCipherParms TLS13TLS12', line: start, lines: [start, start + 1] });
  });

  test('defaults have no line, and follow the release', async () => {
    const none = { statement: null, file: null, line: null, lines: [], overrides: [] };
    expect(await parameter('SuiteBProfile')).toEqual({ name: 'SuiteBProfile', value: 'Off', level: 'default', ...none });
    expect(await parameter('Userid')).toEqual({ name: 'Userid', value: null, level: 'default', ...none });
    expect((await parameter('PeerMinRsaKeySize', tnPolicy, '--release V2R3'))?.level).toBe('default');
    expect((await parameter('PeerMinRsaKeySize', tnPolicy, '--release V2R2'))?.level).toBe('systemssl');
  });

  test('a password is hidden', async () => {
    const policy = 'TTLSRule R\n{\n  LocalPortRange 1\n  Direction Inbound\n  TTLSEnvironmentActionRef E\n}\nTTLSEnvironmentAction E\n{\n  TTLSKeyringParms\n  {\n    KeyringPw secret\n  }\n}\n';
    expect(await parameter('KeyringPw', policy)).toMatchObject({ value: '***', statement: 'TTLSKeyringParms', line: 11 });
    for (const format of ['json', 'pretty --all', 'pasearch', 'netstat']) expect((await tcpparms(`effective --format ${format} POLICY`, { files: { POLICY: policy } })).out).not.toContain('secret');
  });
});

describe('--format pretty', () => {
  test('each value with the level and the line that it comes from', async () => {
    const { out } = await tcpparms('effective --rule TN USER.TCPPARMS/PAGENTTN', { files: library });
    expect(out.split('\n')[0]).toBe('TTLSRule TN   USER.TCPPARMS/PAGENTTN:1');
    expect(out).toMatch(/^ {2}Trace +50 +connection TNCA {2}USER\.TCPPARMS\/PAGENTTN:17$/m);
    expect(out).toMatch(/^ +not 50 {2}group TNGA {2}USER\.TCPPARMS\/PAGENTTN:37: a stronger action codes it too$/m);
    expect(out).not.toMatch(/^ {2}Userid /m);
  });

  test('--all: also parameters without a value', async () => {
    const { out } = await tcpparms('effective --all --rule TN USER.TCPPARMS/PAGENTTN', { files: library });
    expect(out).toMatch(/^ {2}Userid +- +default$/m);
  });

  test('in colours: headings stand out, defaults step back', async () => {
    const { out } = await tcpparms('effective --color --rule TN USER.TCPPARMS/PAGENTTN', { files: library });
    expect(out).toContain('\u001b[1mTTLSRule TN ');
    expect(out).toMatch(/\u001b\[2m {2}SuiteBProfile +Off +default/);
  });
});

describe('as the system shows it', () => {
  test('pasearch: the stack, then its rules', async () => {
    const { out } = await tcpparms('effective --format pasearch --release 3.1 USER.TCPPARMS/PAGENTCF', { files: library });
    expect(out.split('\n')[1]).toBe('TCP/IP pasearch CS 3.1                    Image Name: TCPIP                   ');
    expect(out).toMatch(/^policyRule: {13}TN *$/m);
    expect(out).toMatch(/^ {3}LocalPortFrom: {7}2023 +LocalPortTo: {7}2023/m);
  });

  test('netstat', async () => {
    const { out } = await tcpparms('effective --format netstat --rule TN USER.TCPPARMS/PAGENTCF', { files: library });
    expect(out).toMatch(/^TTLSRule: TN$/m);
    expect(out).toMatch(/^ *TTLSConnAction: TNCA$/m);
  });
});

describe('which policies and rules', () => {
  const twoStacks = {
    ...library,
    'USER.TCPPARMS/PAGENTCF': "TcpImage TCPIP //'USER.TCPPARMS(PAGENTT)'\nTcpImage TCPIP2 //'USER.TCPPARMS(PAGENTT2)'\n",
    'USER.TCPPARMS/PAGENTT2': "TTLSConfig //'USER.TCPPARMS(POLICY2)'\n",
    'USER.TCPPARMS/POLICY2': tnPolicy.replaceAll('2023', '2024').replace('TTLSRule                      TN', 'TTLSRule TN2'),
  };

  test('all stacks, or one', async () => {
    const all = await tcpparms('effective --format json USER.TCPPARMS', { files: twoStacks });
    expect(parse(all.out).rules.map(({ rule, stack }) => `${stack ?? ''} ${rule}`)).toEqual(['TCPIP TN', 'TCPIP2 TN2']);
    const one = await tcpparms('effective --format json --stack tcpip2 USER.TCPPARMS', { files: twoStacks });
    expect(parse(one.out).rules.map(({ rule }) => rule)).toEqual(['TN2']);
    const pretty = await tcpparms('effective USER.TCPPARMS', { files: twoStacks });
    expect(pretty.out).toMatch(/^# Stack TCPIP\n\nTTLSRule TN /);
    expect(pretty.out).toContain('\n# Stack TCPIP2\n\nTTLSRule TN2 ');
  });

  test('standard input', async () => {
    const { out } = await tcpparms('effective --format json -', { stdin: tnPolicy });
    expect(parse(out).rules[0]?.parameters.find(({ name }) => name === 'Trace')).toMatchObject({ file: '<stdin>', line: 18 });
  });

  test('a rule that does not exist', async () => {
    const { err, exitCode } = await tcpparms('effective --rule TNN USER.TCPPARMS/PAGENTCF', { files: library });
    expect([err, exitCode]).toEqual(['There is no rule TNN. Did you mean TN?\n', 1]);
    expect((await tcpparms('effective --rule tn USER.TCPPARMS', { files: twoStacks })).err).toBe('There is no rule tn. Did you mean TN? Upper and lower case count in names of rules.\n');
    expect((await tcpparms('effective --rule WEB USER.TCPPARMS', { files: twoStacks })).err).toBe('There is no rule WEB. Rules here: TN, TN2.\n');
  });

  test('a stack that does not exist', async () => {
    const { err, exitCode } = await tcpparms('effective --stack TCPIP3 USER.TCPPARMS', { files: twoStacks });
    expect([err, exitCode]).toEqual(['There is no AT-TLS policy of a stack TCPIP3. Stacks: TCPIP, TCPIP2. Choose one with --stack.\n', 2]);
  });

  test('files without AT-TLS policy', async () => {
    const { err, exitCode } = await tcpparms('effective MAIN', { files: { MAIN: "TcpImage TCPIP //'USER.TCPPARMS(PAGENTT)' FLUSH PURGE\n" } });
    expect([err, exitCode]).toEqual(['MAIN: there is no AT-TLS policy.\n', 2]);
  });

  test('a policy without rules', async () => {
    const { out, exitCode } = await tcpparms('effective POLICY', { files: { POLICY: 'TTLSGroupAction G\n{\n  TTLSEnabled Off\n}\n' } });
    expect([out, exitCode]).toEqual(['POLICY: there are no rules.\n', 0]);
  });

  test.each(['2.2', 'v2r2', 'V2.2'])('a release as people write it: %s', async (release) => {
    const files = { POLICY: tnPolicy, 'tcpparms.json': JSON.stringify({ release }) };
    for (const option of [`--release ${release}`, '--config tcpparms.json']) {
      const { out } = await tcpparms(`effective --format json ${option} POLICY`, { files });
      expect(parse(out).rules[0]?.parameters.find(({ name }) => name === 'PeerMinRsaKeySize')?.level).toBe('systemssl');
    }
  });

  test('a release from the configuration file', async () => {
    const files = { POLICY: tnPolicy, 'tcpparms.json': '{ "tcpparms.release": "V2R2" }' };
    const { out } = await tcpparms('effective --format json --config tcpparms.json POLICY', { files });
    expect(parse(out).rules[0]?.parameters.find(({ name }) => name === 'PeerMinRsaKeySize')?.level).toBe('systemssl');
  });
});
