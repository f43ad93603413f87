import fc from 'fast-check';
import { expect, test } from 'vitest';
import { offerOf, policiesOf, renderNetstat, renderPasearch, renderPretty, summaryOf } from '../../../server/src/policy/index.js';
import { defaultSettings, releases } from '../../../server/src/workspace/settings.js';
import { modelOf } from '../../support/library.js';
import { tnPolicy } from '../../support/policies/tn.js';

const more = `
IpAddrGroup G
{
  IpAddrRef G
  IpAddr
  {
    Addr 10.1.1.2
  }
}
TTLSRule X
{
  LocalAddrGroupRef G
  RemotePortRange 1 2
  IpTimeCondition
  {
    TimeOfDayRange 22-6
  }
  TTLSGroupActionRef TNGA
  TTLSEnvironmentActionRef TNEA
}
TTLSGskAdvancedParms TNEA
{
  TTLSGskLdapParmsRef TNEA
  GSK_V3_SIDCACHE_SIZE
}
SuiteBProfile 128
FIPS140 Level9
V3CipherSuites 1
SignaturePairs 04
`;

const lines = (tnPolicy + more).split('\n');

test('whatever lines a policy is left with, in whatever order, its meaning can be asked for', () => {
  const texts = fc.array(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...lines) }, { weight: 1, arbitrary: fc.string() }), { maxLength: 60 });
  fc.assert(
    fc.property(texts, fc.constantFrom(...releases), (chosen, release) => {
      for (const policy of policiesOf(modelOf(`TTLSRule TN\n{\n${chosen.join('\n')}`), { ...defaultSettings, release })) {
        for (const rule of policy.rules) {
          expect(summaryOf(rule).segments.length).toBeGreaterThan(0);
          expect(renderPasearch(policy, rule).lines.length).toBeGreaterThan(20);
          expect(renderNetstat(policy, rule).lines.length).toBeGreaterThan(5);
          expect(renderPretty(rule, { locate: () => 'here', all: true }).lines.length).toBeGreaterThan(100);
          expect(offerOf(rule.effective).protocols.length).toBeLessThanOrEqual(6);
        }
      }
    }),
    { numRuns: 150 },
  );
});

test('so can that of a policy cut off anywhere', () => {
  for (let length = 0; length < tnPolicy.length; length += 7) {
    for (const policy of policiesOf(modelOf(tnPolicy.slice(0, length)), defaultSettings)) {
      for (const rule of policy.rules) expect(renderPretty(rule, { locate: () => '' }).text).toContain('TLSv1.2');
    }
  }
});
