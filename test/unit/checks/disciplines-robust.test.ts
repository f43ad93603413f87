/** Whatever stands in a policy of IPSec, IDS, QoS or Routing, the checks answer, point into it, and say so in a sentence. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { statementsOf } from '../../../server/src/catalog/index.js';
import { attributeChecks } from '../../../server/src/checks/attributes/index.js';
import { idsChecks } from '../../../server/src/checks/ids/index.js';
import { ipsecChecks } from '../../../server/src/checks/ipsec/index.js';
import { keyringChecks } from '../../../server/src/checks/keyring/index.js';
import { qosChecks } from '../../../server/src/checks/qos/index.js';
import { routingChecks } from '../../../server/src/checks/routing/index.js';
import { findingsOf } from '../../support/library.js';

const checks = [...idsChecks, ...ipsecChecks, ...keyringChecks, ...qosChecks, ...routingChecks, ...attributeChecks];
const statements = statementsOf('pagent').filter(({ discipline }) => discipline !== 'main' && discipline !== 'ZERT');
const names = fc.constantFrom('A', 'B', '-c', 'd,e', '0', '');
const values = fc.constantFrom('A', 'B', '', '0', '1', '255', '-1', '99999999999999999999', '192.0.2.1', '2001:db8::/32', '0.0.0.0', 'All', 'Yes', 'Off', 'Attack', 'ScanGlobal', 'TR Limit', 'ESP HMAC_MD5', 'AES_CBC 256', 'DES', 'Group1', 'Tcp', 'ICMP Type', 'X500dn', 'IpAddr ::', 'Hex zz', '5 4', '00000000', '8.00-9.00', '20260101:2025', 'DEFAULT = L MTU', '*TOKEN*', '/k.kdb', 'safkeyring://A/B', '# x', '{', '...');
const owner = fc.constantFrom(...statements);

/** A statement with some of its own attributes, and any values behind them. */
const block = owner.chain((row) => {
  const keyword = row.parameters.length > 0 ? fc.constantFrom(...row.parameters.map(({ name }) => name), 'Unknown') : fc.constant('Unknown');
  const line = fc.tuple(keyword, values).map(([name, value]) => `  ${name}  ${value}`);
  return fc.tuple(names, fc.array(line, { maxLength: 8 }), fc.boolean()).map(([name, lines, closed]) => `${row.name} ${name}\n{\n${lines.join('\n')}\n${closed ? '}\n' : ''}`);
});

test('findings lie in the file and are sentences; edits do not overlap', () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 8 }), (blocks) => {
      const given = `#\n${blocks.join('')}`;
      for (const finding of findingsOf(given, { checks })) {
        expect(finding.start).toBeLessThanOrEqual(finding.end);
        expect(finding.end).toBeLessThanOrEqual(given.length);
        expect(finding.message, finding.code).toMatch(/^\S.*[.?]$/su);
        for (const { edits } of finding.fixes()) {
          const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
          sorted.forEach((edit, i) => expect(edit.start, finding.code).toBeGreaterThanOrEqual(sorted[i - 1]?.end ?? 0));
          expect(edits.some((edit) => given.slice(edit.start, edit.end) !== edit.newText), finding.code).toBe(true);
        }
      }
    }),
    { numRuns: 400 },
  );
});

test('no key is ever told', () => {
  for (const secret of ['SharedKey Ascii topsecret', 'SharedKey topsecret', 'SharedKey Hex topsecret']) {
    expect(findingsOf(`KeyExchangeRule R\n{\n  ${secret}\n}\n`).map(({ message }) => message).join()).not.toContain('topsecret');
  }
});
