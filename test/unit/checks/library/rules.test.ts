import { describe, expect, test } from 'vitest';
import { afterFix, at, environment, group, only, oneStack, rule, said, stacks } from './support.js';

describe('a rule with TLS on and no environment action', () => {
  test('is an error, with the environment actions to choose from', () => {
    const given = rule('FTP', 'GA') + group('GA', 'On') + environment('TNEA') + environment('FTPEA');
    expect(said('missing-environment-action', given)).toEqual(['POLICY error FTP: Rule FTP needs a TTLSEnvironmentActionRef, because its group action GA has TTLSEnabled On. Policy Agent installs none of the new AT-TLS policy.']);
    expect(only('missing-environment-action', given)[0]?.fixes().map(({ title }) => title)).toEqual(['Add TTLSEnvironmentActionRef FTPEA', 'Add TTLSEnvironmentActionRef TNEA']);
    expect(afterFix('missing-environment-action', given, 'Add TTLSEnvironmentActionRef FTPEA').POLICY).toContain('  TTLSGroupActionRef  GA\n  TTLSEnvironmentActionRef FTPEA\n}');
  });

  test('is none with TLS off, or with the reference, resolved or not', () => {
    expect(at('missing-environment-action', rule('TN', 'GA') + group('GA', 'Off'))).toEqual([]);
    expect(at('missing-environment-action', rule('TN', 'GA', 'TTLSEnvironmentActionRef  EA') + group('GA', 'On'))).toEqual([]);
  });

  test('is none with the reference misspelt: that has a finding of its own', () => {
    expect(at('missing-environment-action', rule('TN', 'GA', 'TTLSEnviromentActionRef  EA') + group('GA', 'On') + environment('EA'))).toEqual([]);
  });

  test('is not judged when the group action is not here', () => {
    expect(at('missing-environment-action', rule('TN', 'GA'))).toEqual([]);
  });

  test('of an attribute coded twice the last counts', () => {
    const twice = (first: string, last: string): string => `TTLSGroupAction GA\n{\n  TTLSEnabled  ${first}\n  TTLSEnabled  ${last}\n}\n`;
    expect(at('missing-environment-action', rule('TN', 'GA') + twice('On', 'Off'))).toEqual([]);
    expect(at('missing-environment-action', rule('TN', 'GA') + twice('Off', 'on'))).toEqual(['POLICY error TN']);
  });

  test('of a group action defined twice the last counts', () => {
    expect(at('missing-environment-action', rule('TN', 'GA') + group('GA', 'On') + group('GA', 'Off'))).toEqual([]);
  });

  test('a stack may switch TLS off by its own group action: each stack is judged with its own', () => {
    const given = stacks(rule('TN', 'GA') + group('GA', 'On'), group('GA', 'Off'));
    expect(at('missing-environment-action', given)).toEqual([]);
  });

  test('is a warning in a common file whose stacks are not all known', () => {
    const { POLICY1: _, ...given } = stacks(rule('TN', 'GA') + group('GA', 'On'), '');
    expect(at('missing-environment-action', given)).toEqual(['COMMON warning TN']);
  });
});

describe('TLSv1.3 without TTLSSignatureParms', () => {
  const protocols = (level: string, tls13: string): string[] => [`TTLS${level}AdvancedParms`, '{', '  TLSv1.2  On', `  TLSv1.3  ${tls13}`, '}'];
  const connection = (name: string, ...lines: string[]): string => `TTLSConnectionAction ${name}\n{\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
  const policy = (env: string[], conn?: string[]): string =>
    rule('TN', 'GA', 'TTLSEnvironmentActionRef  EA', ...(conn ? ['TTLSConnectionActionRef  CA'] : [])) + group('GA', 'On') + environment('EA', ...env) + (conn ? connection('CA', ...conn) : '');

  test('says which defaults apply to a server', () => {
    expect(said('missing-signature-parms', policy(protocols('Environment', 'On')))).toEqual([
      'POLICY information EA: TLSv1.3 is on, but neither EA nor a connection action has TTLSSignatureParms, so defaults apply: ServerKeyShareGroups 0023 0024 0025 0029 0030. Where these do not fit the partner, the handshake ends with return code 515 or 517.',
    ]);
  });

  test('says which defaults apply to a client', () => {
    const given = policy(protocols('Environment', 'On')).replace('HandshakeRole  Server', 'HandshakeRole  Client');
    expect(said('missing-signature-parms', given)).toEqual([
      'POLICY information EA: TLSv1.3 is on, but neither EA nor a connection action has TTLSSignatureParms, so defaults apply: ClientECurves 0021 0023 0024 0025 0019 0029 and ClientKeyShareGroups 0023. Where these do not fit the partner, the handshake ends with return code 515 or 517.',
    ]);
  });

  const title = 'Add TTLSSignatureParms with key share groups';
  const blockIn = (text: string | undefined): string | undefined => /TTLSSignatureParms\n( *\{\n[^}]*\})/.exec(text ?? '')?.[1]?.replace(/\s+/g, ' ');

  test('a client gets curves, and a key share for each of them', () => {
    const given = policy(protocols('Environment', 'On')).replace('HandshakeRole  Server', 'HandshakeRole  Client');
    const curves = ['0023', '0024', '0025', '0029'];
    expect(blockIn(afterFix('missing-signature-parms', given, title).POLICY)).toBe(
      ` { ${curves.map((code) => `ClientECurves ${code} `).join('')}${curves.map((code) => `ClientKeyShareGroups ${code} `).join('')}}`,
    );
  });

  test('in FIPS mode x25519 and x448 are left out', () => {
    const given = policy(protocols('Environment', 'On')).replace('TTLSEnabled  On', 'TTLSEnabled  On\n  FIPS140  On');
    expect(blockIn(afterFix('missing-signature-parms', given, title).POLICY)).toBe(' { ServerKeyShareGroups 0023 ServerKeyShareGroups 0024 ServerKeyShareGroups 0025 }');
  });

  test('after the fix nothing is left to report', () => {
    expect(at('missing-signature-parms', afterFix('missing-signature-parms', policy(protocols('Environment', 'On')), title))).toEqual([]);
  });

  test('the connection action decides where it says anything', () => {
    expect(at('missing-signature-parms', policy(protocols('Environment', 'On'), protocols('Connection', 'Off')))).toEqual([]);
    expect(at('missing-signature-parms', policy(protocols('Environment', 'Off'), protocols('Connection', 'On')))).toEqual(['POLICY information EA']);
    expect(at('missing-signature-parms', policy(protocols('Environment', 'On'), ['Trace  7']))).toEqual(['POLICY information EA']);
    const client = policy(protocols('Environment', 'On'), ['HandshakeRole  Client']);
    expect(only('missing-signature-parms', client)[0]?.message).toContain('ClientKeyShareGroups');
  });

  test('is none when either action has the block, inline or by Ref', () => {
    const inline = ['TTLSSignatureParms', '{', '  ServerKeyShareGroups  0023', '}'];
    expect(at('missing-signature-parms', policy([...protocols('Environment', 'On'), ...inline]))).toEqual([]);
    expect(at('missing-signature-parms', policy(protocols('Environment', 'On'), inline))).toEqual([]);
    expect(at('missing-signature-parms', policy([...protocols('Environment', 'On'), 'TTLSSignatureParmsRef  SIG']))).toEqual([]);
  });

  test('is none when TLSv1.3 is not on, or the rule has no TLS, or no rule uses the action', () => {
    expect(at('missing-signature-parms', policy([]))).toEqual([]);
    expect(at('missing-signature-parms', policy(protocols('Environment', 'Off')))).toEqual([]);
    expect(at('missing-signature-parms', policy(protocols('Environment', 'On')).replace('TTLSEnabled  On', 'TTLSEnabled  Off'))).toEqual([]);
    expect(at('missing-signature-parms', environment('EA', ...protocols('Environment', 'On')))).toEqual([]);
  });

  test('is not judged when something that the rule refers to is not here', () => {
    const given = policy(protocols('Environment', 'On'), []).replace(/TTLSConnectionAction CA[^]*/, '');
    expect(at('missing-signature-parms', given)).toEqual([]);
    expect(at('missing-signature-parms', policy(['TTLSEnvironmentAdvancedParmsRef  ADV']))).toEqual([]);
  });

  test('a Suite B profile sets the curves', () => {
    expect(at('missing-signature-parms', policy([...protocols('Environment', 'On'), 'SuiteBProfile  128']))).toEqual([]);
  });

  test('an environment action that several rules use is reported once, and gets what all of them need', () => {
    const given =
      policy(protocols('Environment', 'On')) + rule('OUT', 'GA', 'TTLSEnvironmentActionRef  EA', 'TTLSConnectionActionRef  CA') + connection('CA', 'HandshakeRole  Client');
    expect(at('missing-signature-parms', given)).toEqual(['POLICY information EA']);
    const block = blockIn(afterFix('missing-signature-parms', given, title).POLICY);
    expect(block).toContain('ClientKeyShareGroups');
    expect(block).toContain('ServerKeyShareGroups');
  });

  test('before V2R4 there is no TLSv1.3', () => {
    expect(at('missing-signature-parms', policy(protocols('Environment', 'On')), { release: 'V2R3' })).toEqual([]);
  });

  test('in a complete stack it is still information', () => {
    expect(at('missing-signature-parms', oneStack(policy(protocols('Environment', 'On'))))).toEqual(['POLICY information EA']);
  });
});
