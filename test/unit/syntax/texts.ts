/** Texts for property tests: made of the pieces that matter to the parser, so that odd mixtures are common. */
import fc from 'fast-check';

const piece = fc.constantFrom(
  'TTLSRule R',
  'TTLSRule',
  'TTLSGroupAction G',
  'TTLSEnvironmentAction E',
  'TTLSKeyringParms',
  'TTLSKeyringParms K',
  'TTLSCipherParms C',
  'TTLSGskAdvancedParms A',
  'TTLSGskLdapParms L',
  'IpAddrGroup I',
  'IpAddr',
  'Addr 192.0.2.1',
  'Keyring A/B',
  'HandshakeRole Server',
  'LocalPortRange 1 2',
  'Trace 2',
  'TTLSConfig /etc/x',
  'Unknown value',
  '{{x}}',
  '{% if %}',
  '${y}',
  'X{',
  '}Y',
  '{',
  '{',
  '{',
  '}',
  '}',
  '}',
  '#c',
  'Z#',
  '00010000',
  '\u2019',
);
const gap = fc.constantFrom('\n', '\n', '\n', '\n  ', '\n    ', ' ', '  ', '\t', '\r\n', '\r', '\n\n', '\f', '\0', '\ufeff', '', ' '.repeat(60));

/** Whole texts. */
export const text = fc.oneof(
  { weight: 6, arbitrary: fc.array(fc.tuple(piece, gap), { maxLength: 40 }).map((parts) => parts.flat().join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
);

/** Short texts to be put into others. */
export const snippet = fc.oneof(
  fc.array(fc.oneof(piece, gap), { maxLength: 4 }).map((parts) => parts.join('')),
  fc.string({ unit: fc.constantFrom('{', '}', '#', ' ', '\n', '\r', 'a', 'T'), maxLength: 3 }),
);
