/** Whatever the text, the checks of text and attributes answer, and point into it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attributeChecks } from '../../../server/src/checks/attributes/index.js';
import { syntaxChecks } from '../../../server/src/checks/syntax/index.js';
import { findingsOf } from '../../support/library.js';
import { text } from '../syntax/texts.js';

const checks = [...syntaxChecks, ...attributeChecks];
/** Lines with values of all kinds, right and wrong. */
const line = fc.constantFrom(
  '  LocalAddr  192.0.2.1 - 2',
  '  RemoteAddr  6793 #x',
  '  LocalPortRange  5 - 1 - 9',
  '  TTLSCipherParms  X {',
  '  V3CipherSuites  C0 TLS_X 35 1301',
  '  V3CipherSuites4Char  13',
  '  ClientECurves  0017 Any',
  '  CertificateLabel',
  '  Trace  -1 }',
  '  {{ x }} <y> ...',
  '  Keyring  \u201ca\u00a0b\u201d\u2026',
  '  TTLSGroupAction  G',
  '  ZocalAddr',
  "TcpImage A //'X",
  'TTLSConfig a b c d',
  'PolicyType X',
);
const file = fc.oneof(text, fc.array(fc.oneof(line, fc.constantFrom('{', '}', 'TTLSRule R', 'TTLSEnvironmentAction E', '  TTLSKeyringParms', 'TTLSConnectionAction')), { maxLength: 30 }).map((lines) => lines.join('\n')));

test('findings and fixes lie in the file; the edits of a fix do not overlap', () => {
  fc.assert(
    fc.property(file, (source) => {
      // The members of the test library are unmarked and dedented: ⟦ and ⟧ and common indentation are no part of this.
      const given = `#\n${source.replace(/[\u27e6\u27e7]/g, '')}`;
      for (const finding of findingsOf(given, { checks })) {
        expect(finding.start).toBeLessThanOrEqual(finding.end);
        expect(finding.end).toBeLessThanOrEqual(given.length);
        expect(finding.message).toMatch(/^\S.*[.?]$/su);
        for (const { title, edits } of finding.fixes()) {
          expect(title).not.toBe('');
          const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
          sorted.forEach((edit, i) => {
            expect(edit.start).toBeGreaterThanOrEqual(sorted[i - 1]?.end ?? 0);
            expect(edit.end).toBeGreaterThanOrEqual(edit.start);
            expect(edit.end).toBeLessThanOrEqual(given.length);
          });
          expect(edits.some((edit) => given.slice(edit.start, edit.end) !== edit.newText)).toBe(true);
        }
      }
    }),
    { numRuns: 1500 },
  );
});
