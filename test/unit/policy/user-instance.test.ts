/** What changed in an environment between two versions of a policy, while its EnvironmentUserInstance did not. */
import { expect, test } from 'vitest';
import { environmentUserInstanceFindings } from '../../../server/src/policy/user-instance.js';
import { modelOf } from '../../support/library.js';
import { policyIn, textAt } from '../../support/policy.js';

interface Parts {
  readonly environment?: string;
  readonly ciphers?: string;
  readonly rule?: string;
  readonly group?: string;
}

const policy = ({ environment = 'EnvironmentUserInstance  3', ciphers = 'V3CipherSuites4Char  C030', rule = '', group = 'Trace  2' }: Parts = {}): string => `
TTLSRule TN
{
  LocalPortRange            2023
  Direction                 Inbound
  TTLSGroupActionRef        TNGA
  TTLSEnvironmentActionRef  TNEA
  ${rule}
}
TTLSGroupAction TNGA
{
  TTLSEnabled  On
  ${group}
}
TTLSEnvironmentAction TNEA
{
  HandshakeRole  Server
  ${environment}
  TTLSKeyringParms
  {
    Keyring  TCPIP/TNRING
  }
  TTLSCipherParmsRef  TNCIPH
}
TTLSCipherParms TNCIPH
{
  ${ciphers}
}
`;

function findings(before: Parts, after: Parts): string[] {
  const model = modelOf(policy(after));
  return environmentUserInstanceFindings(policyIn(modelOf(policy(before))), policyIn(model)).map(
    ({ environment, place, instance, changed }) => `${environment} ${instance ?? '-'} at "${textAt(model, place)}": ${changed.map(({ name, before: old, after: now }) => `${name} ${old ?? '-'} > ${now ?? '-'}`).join('; ')}`,
  );
}

test('a changed part of the environment is told with both values, at the number that stayed', () => {
  expect(findings({}, { ciphers: 'V3CipherSuites4Char  C02CC030' })).toEqual(['TNEA 3 at "EnvironmentUserInstance  3": V3CipherSuites C030 > C02C C030']);
});

test('without a number the environment action itself is pointed at', () => {
  expect(findings({ environment: '' }, { environment: 'Trace  7' })).toEqual(['TNEA - at "TNEA": Trace - > 7']);
});

test('another number settles it', () => {
  expect(findings({}, { environment: 'EnvironmentUserInstance  4', ciphers: 'V3CipherSuites4Char  C02CC030' })).toEqual([]);
});

test('nothing is said of text that means the same, or of changes to the rule or the group', () => {
  expect(findings({}, { ciphers: 'V3CipherSuites  TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384   # C030' })).toEqual([]);
  expect(findings({}, { rule: 'Priority  100', group: 'Trace  6' })).toEqual([]);
});

test('an environment that is new is no change', () => {
  const before = policyIn(modelOf(policy().replaceAll('TNEA', 'OLDEA')));
  expect(environmentUserInstanceFindings(before, policyIn(modelOf(policy())))).toEqual([]);
});

test('the message names a few parameters and the number', () => {
  const before = policyIn(modelOf(policy()));
  const after = policyIn(modelOf(policy({ environment: 'EnvironmentUserInstance  3\n  CtraceClearText  On\n  Trace  7\n  SuiteBProfile  192', ciphers: 'V3CipherSuites4Char  C02C' })));
  const [finding] = environmentUserInstanceFindings(before, after);
  expect(finding?.message).toMatch(/^Environment action TNEA changed \((\w+), (\w+), (\w+) and 1 more\), but EnvironmentUserInstance is still 3\./);
});
