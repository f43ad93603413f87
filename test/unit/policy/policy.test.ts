import { expect, test } from 'vitest';
import { compareEbcdic } from '../../../server/src/policy/order.js';
import { policiesOf } from '../../../server/src/policy/policy.js';
import { defaultSettings } from '../../../server/src/workspace/settings.js';
import { modelOf } from '../../support/library.js';
import { effectiveOf, lineOf, policyIn, ruleIn } from '../../support/policy.js';

function rule(name: string, priority?: string): string {
  return `TTLSRule ${name}\n{\n  LocalPortRange 2023\n${priority === undefined ? '' : `  Priority ${priority}\n`}}\n`;
}

test('rules are tried from the highest priority down; without Priority it is 1', () => {
  const model = modelOf(rule('LAST') + rule('FIRST', '2000000000') + rule('SECOND', '255') + rule('ALSOLAST', '1'));
  expect(policyIn(model).rules.map((r) => r.name)).toEqual(['FIRST', 'SECOND', 'ALSOLAST', 'LAST']);
});

test('rules of equal priority are tried in EBCDIC order: small letters, capitals, digits', () => {
  const model = modelOf(rule('TN2') + rule('TNA') + rule('tnb') + rule('TN~X') + rule('TN') + rule('TN-X') + rule('TN_X'));
  expect(policyIn(model).rules.map((r) => r.name)).toEqual(['tnb', 'TN', 'TN-X', 'TN_X', 'TN~X', 'TNA', 'TN2']);
});

test('the order of names is a total order', () => {
  const names = ['b', 'B', 'a', '9', 'é', 'A1', 'A', 'Aa', 'AA', '~', '#', '日'];
  for (const a of names) for (const b of names) expect(Math.sign(compareEbcdic(a, b))).toBe(-Math.sign(compareEbcdic(b, a)) + 0);
  expect([...names].sort(compareEbcdic).slice(0, 4)).toEqual(['#', 'a', 'b', '~']);
});

test('a priority that is no number counts as none', () => {
  expect(ruleIn(modelOf(rule('R', 'high')), 'R').priority).toBe(1);
});

test('a later rule of the same name replaces the earlier one whole', () => {
  const model = modelOf('TTLSRule R\n{\n  LocalPortRange 21\n  Jobname FTPD\n}\nTTLSRule R\n{\n  LocalPortRange 2023\n}');
  expect(policyIn(model).rules).toHaveLength(1);
  const effective = effectiveOf(model, 'R');
  expect(effective.value('LocalPortRange')).toBe('2023');
  expect(effective.get('Jobname')).toMatchObject({ value: null, level: 'default', overrides: [{ value: 'FTPD', reason: 'replaced' }] });
});

test('names of rules are case-sensitive', () => {
  const policy = policyIn(modelOf(rule('tn') + rule('TN')));
  expect(policy.rules).toHaveLength(2);
  expect(policy.rule('Tn')).toBeUndefined();
});

const library = {
  PAGENTCF: `
    CommonTTLSConfig //'USER.TCPPARMS(COMMON)'
    TcpImage TCPIP  //'USER.TCPPARMS(IMAGE1)'
    TcpImage TCPIP2 //'USER.TCPPARMS(IMAGE2)'`,
  IMAGE1: `TTLSConfig //'USER.TCPPARMS(STACK1)' FLUSH PURGE`,
  IMAGE2: `TTLSConfig //'USER.TCPPARMS(STACK2)' FLUSH PURGE`,
  COMMON: `
    TTLSGroupAction GA
    {
      TTLSEnabled On
    }
    TTLSEnvironmentAction EA
    {
      HandshakeRole Server
      Trace 17
      TTLSKeyringParms
      {
        Keyring COMMON/RING
      }
    }
    TTLSRule SHARED
    {
      LocalPortRange 992
      Direction Inbound
      TTLSGroupActionRef GA
      TTLSEnvironmentActionRef EA
    }`,
  STACK1: `
    TTLSEnvironmentAction EA
    {
      HandshakeRole Server
      TTLSKeyringParms
      {
        Keyring STACK1/RING
      }
    }`,
  STACK2: `
    TTLSRule OWN
    {
      LocalPortRange 2023
      Direction Inbound
      TTLSGroupActionRef GA
      TTLSEnvironmentActionRef EA
    }`,
};

test('each stack has the rules of the common file and its own', () => {
  const model = modelOf(library);
  expect(policyIn(model, { stack: 'TCPIP' }).rules.map((r) => r.name)).toEqual(['SHARED']);
  expect(policyIn(model, { stack: 'TCPIP2' }).rules.map((r) => r.name)).toEqual(['OWN', 'SHARED']);
});

test('a definition of the stack file replaces the common one whole, for that stack only', () => {
  const model = modelOf(library);
  const first = effectiveOf(model, 'SHARED', { stack: 'TCPIP' });
  const ring = first.get('Keyring');
  expect(ring?.value).toBe('STACK1/RING');
  expect(ring?.places.map((place) => lineOf(model, place))).toEqual(['STACK1:6']);
  expect(ring?.overrides.map((o) => [o.value, o.reason, lineOf(model, o.place)])).toEqual([['COMMON/RING', 'replaced', 'COMMON:11']]);
  expect(first.get('Trace')).toMatchObject({ value: '2', level: 'default', overrides: [{ value: '17', reason: 'replaced' }] });
  expect(effectiveOf(model, 'SHARED', { stack: 'TCPIP2' }).value('Keyring')).toBe('COMMON/RING');
});

test('a policy file that no stack uses is a policy of its own', () => {
  const [policy] = policiesOf(modelOf(rule('ALONE')), defaultSettings);
  expect(policy?.scope.stack).toBeUndefined();
  expect(policy?.rules.map((r) => r.name)).toEqual(['ALONE']);
});

test('the last of two references to an action counts', () => {
  const model = modelOf('TTLSRule R\n{\n  TTLSGroupActionRef NOWHERE\n  TTLSGroupActionRef GA\n}\nTTLSGroupAction GA\n{\n  TTLSEnabled Off\n}');
  const found = ruleIn(model, 'R');
  expect(found.group?.name).toBe('GA');
  expect(found.unresolved).toEqual([]);
  expect(found.enabled).toBe(false);
});

test('actions and parts that are not defined are told, and are absent', () => {
  const model = modelOf(`
    TTLSRule R
    {
      TTLSGroupActionRef        GA
      TTLSEnvironmentActionRef  ea
      TTLSConnectionActionRef   CA
    }
    TTLSEnvironmentAction EA
    {
      HandshakeRole Server
    }
    TTLSConnectionAction CA
    {
      TTLSCipherParmsRef NOCIPHERS
    }`);
  const found = ruleIn(model, 'R');
  expect(found.unresolved.map((u) => `${u.type} ${u.name} ${lineOf(model, u.place)}`)).toEqual([
    'TTLSGroupAction GA POLICY:3',
    'TTLSEnvironmentAction ea POLICY:4',
    'TTLSCipherParms NOCIPHERS POLICY:13',
  ]);
  expect(found.enabled).toBeUndefined();
  expect(found.environment).toBeUndefined();
  expect(found.effective.get('V3CipherSuites')?.level).toBe('systemssl');
});
