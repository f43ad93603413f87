import { expect, test } from 'vitest';
import { summaryOf } from '../../../server/src/policy/summary.js';
import { modelOf } from '../../support/library.js';
import { tnPolicy } from '../../support/policies/tn.js';
import { lineOf, ruleIn } from '../../support/policy.js';

function summary(text: string, rule: string): string {
  return summaryOf(ruleIn(modelOf(text), rule)).text;
}

test('the rule of the notes, in one line', () => {
  expect(summary(tnPolicy, 'TN')).toBe(
    'TLSv1.2 (connection) · 3 ciphers 1303 C02C 003D (connection) · Server (environment) · no client authentication · ' +
      'START1/TN3270 (environment) · labels: NISTECC521, RSA2048 (connection) · Trace 50 (connection)',
  );
});

test('each part leads to its lines', () => {
  const model = modelOf(tnPolicy);
  const segments = summaryOf(ruleIn(model, 'TN')).segments;
  expect(segments.map((s) => [s.kind, s.level, s.places.map((place) => lineOf(model, place)).join()])).toEqual([
    ['protocols', 'connection', 'POLICY:28'],
    ['ciphers', 'connection', 'POLICY:60,POLICY:65,POLICY:67'],
    ['role', 'environment', 'POLICY:46'],
    ['client-authentication', undefined, 'POLICY:46'],
    ['key-ring', 'environment', 'POLICY:49'],
    ['labels', 'connection', 'POLICY:21,POLICY:22'],
    ['trace', 'connection', 'POLICY:17'],
  ]);
});

const minimal = (environment: string, group = 'TTLSEnabled On'): string => `
TTLSRule R
{
  LocalPortRange 992
  Direction Inbound
  TTLSGroupActionRef GA
  TTLSEnvironmentActionRef EA
}
TTLSGroupAction GA
{
  ${group}
}
TTLSEnvironmentAction EA
{
${environment}
}`;

test('defaults say that they are defaults', () => {
  expect(summary(minimal('HandshakeRole Server'), 'R')).toBe(
    'TLSv1 TLSv1.1 (default) · 6 ciphers 0035 0038 0039 … (System SSL default) · Server (environment) · no client authentication · no key ring · labels: ring default · Trace 2 (default)',
  );
});

test('protocols of several levels stand apart', () => {
  expect(summary(minimal('HandshakeRole Server\nTTLSEnvironmentAdvancedParms\n{\nTLSv1.2 On\n}'), 'R')).toMatch(/^TLSv1 TLSv1\.1 \(default\), TLSv1\.2 \(environment\) · /);
});

test('key shares belong to TLSv1.3 and to the role', () => {
  const on = 'TTLSEnvironmentAdvancedParms\n{\nTLSv1.3 On\n}';
  expect(summary(minimal(`HandshakeRole Client\n${on}`), 'R')).toContain(' · key shares 0023 (default) · ');
  expect(summary(minimal(`HandshakeRole Server\n${on}`), 'R')).toContain(' · key shares 0023 0024 0025 0029 0030 (default) · ');
  expect(summary(minimal('HandshakeRole Server'), 'R')).not.toContain('key shares');
});

test('client authentication is told for the role that asks for it', () => {
  const type = 'TTLSEnvironmentAdvancedParms\n{\nClientAuthType Full\n}';
  expect(summary(minimal(`HandshakeRole ServerWithClientAuth\n${type}`), 'R')).toContain(' · client authentication Full (environment) · ');
  expect(summary(minimal('HandshakeRole Client'), 'R')).not.toContain('client authentication');
});

test('with TTLSEnabled Off there is nothing more to say', () => {
  expect(summary(minimal('HandshakeRole Server', 'TTLSEnabled Off'), 'R')).toBe('AT-TLS off (group): in the clear');
});

test('a name that is not defined comes first', () => {
  expect(summary('TTLSRule R\n{\n  TTLSGroupActionRef TNGB\n}', 'R')).toMatch(/^TTLSGroupAction TNGB is not defined · /);
});

test('AT-TLS on without an environment action', () => {
  expect(summary('TTLSRule R\n{\n  TTLSGroupActionRef GA\n}\nTTLSGroupAction GA\n{\n  TTLSEnabled On\n}', 'R')).toMatch(/^no environment action · /);
});

test('a Suite B profile stands in for the ciphers', () => {
  expect(summary(minimal('HandshakeRole Server\nSuiteBProfile 192'), 'R')).toContain(' · ciphers of Suite B 192 (environment) · ');
});
