/**
 * Texts for the fuzzers: bytes of any kind; lines as configurations have them, right and wrong, in any order and with any
 * line ends; the example files, damaged.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { configurationLanguages, type LanguageId } from '../../server/src/catalog/types.js';

const examplesFolder = path.resolve(import.meta.dirname, '../../examples');

/** The texts of all example files. */
export const examples: readonly string[] = readdirSync(examplesFolder, { recursive: true, encoding: 'utf8' })
  .map((name) => path.join(examplesFolder, name))
  .filter((file) => statSync(file).isFile())
  .map((file) => readFileSync(file, 'utf8'));

/** Every language there is: configurations, logs and displays. */
export const languages: readonly LanguageId[] = [...configurationLanguages, 'pagent-log', 'pasearch', 'gsk-trace'];

const exampleLines = [...new Set(examples.flatMap((text) => text.split('\n')))];

const names = ['R', 'G', 'E', 'C', 'r', 'X'];
const statements = ['TTLSRule', 'TTLSGroupAction', 'TTLSEnvironmentAction', 'TTLSConnectionAction', 'TTLSKeyringParms', 'TTLSCipherParms', 'IpAddr', 'IpAddrGroup', 'PortRange', 'PortGroup', 'IpTimeCondition'];
const attributes = [
  'TTLSGroupActionRef G',
  'TTLSEnvironmentActionRef E',
  'TTLSConnectionActionRef C',
  'TTLSCipherParmsRef C',
  'LocalAddr 192.0.2.1',
  'LocalAddr ALL',
  'RemoteAddr 2001:db8::/32',
  'LocalAddrRef X',
  'LocalPortRange 1 - 2',
  'LocalPortRange 99999',
  'Direction Both',
  'Priority 5',
  'Priority 5',
  'TTLSEnabled On',
  'HandshakeRole ServerWithClientAuth',
  'Keyring A/B',
  'KeyringPw secret',
  'TLSv1.3 On',
  'SSLv2 On',
  'V3CipherSuites C02F1301',
  'V3CipherSuites TLS_AES_128_GCM_SHA256',
  'ClientECurves 0023Any',
  'Trace 255',
  'Trace',
  'Port 5',
  'TimeOfDayRange 22-6',
];
const files = ['TcpImage TCPIP /etc/a', "TcpImage TCPIP //'USER.TCPPARMS(B)' 600 FLUSH", "CommonTTLSConfig //'USER.TCPPARMS(A)'", "TTLSConfig //'USER.TCPPARMS(B)' FLUSH", "TTLSConfig //'USER.TCPPARMS(POLICY)'", 'TTLSConfig ../../etc/passwd', 'PAGENT_CONFIG_FILE=/etc/a', 'LogLevel 15'];
export const oddities = ['{', '{', '}', '}', '# comment', '# tcpparms-disable-next-line unknown-attribute', '# tcpparms-disable', '; comment', 'A{', '}B', 'TTLSRule R {', '<x>', '\u201cq\u201d', '\ufeff', '\0', '\ud800', '\udc00x', '\f', '%', 'a'.repeat(5000), 'TTLSR', 'TTLSRule', "'", '('];

const line = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom(...statements), fc.constantFrom(...names, '')).map((parts) => parts.join(' ')) },
  { weight: 5, arbitrary: fc.constantFrom(...attributes) },
  { weight: 5, arbitrary: fc.constantFrom(...oddities) },
  { weight: 2, arbitrary: fc.constantFrom(...files) },
  { weight: 3, arbitrary: fc.constantFrom(...exampleLines) },
);
export const indent = fc.constantFrom('', '', '  ', '    ', '\t');
export const lineEnd = fc.constantFrom('\n', '\n', '\n', '\n', '\r\n', '\r', ' ', `${' '.repeat(60)}00010000\n`);

const lines = fc.array(fc.tuple(indent, line, lineEnd), { maxLength: 30 }).map((all) => all.flat().join(''));

/** A statement with its block in order: what an edit starts from should often be sound. */
const sound = fc.array(fc.tuple(fc.constantFrom(...statements), fc.constantFrom(...names), fc.array(fc.constantFrom(...attributes), { maxLength: 6 })), { maxLength: 6 }).map((all) =>
  all.map(([statement, name, inside]) => `${statement} ${name}\n{\n${inside.map((each) => `  ${each}\n`).join('')}}\n`).join(''),
);

/** A part of an example file: cut off anywhere. */
const cut = fc.tuple(fc.constantFrom(...examples), fc.nat(), fc.nat(3000)).map(([text, at, length]) => {
  const start = text.length > 0 ? at % text.length : 0;
  return text.slice(start, start + length);
});

/** Whole texts. */
export const text = fc.oneof(
  { weight: 5, arbitrary: sound },
  { weight: 5, arbitrary: lines },
  { weight: 2, arbitrary: cut },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('latin1')) },
);

/** Short texts as typing and pasting bring them. */
export const snippet = fc.oneof(
  fc.constantFrom('', '', '{', '}', '#', ' ', '\n', '\r', '\r\n', 'R', 'T', '1'),
  line,
  fc.tuple(line, lineEnd, line).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 3 }),
);

export const language: fc.Arbitrary<LanguageId> = fc.constantFrom(...languages);

/** One replacement: both numbers are taken modulo the length of the text they meet. */
export interface Change {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
  /** Taken back right after it was made. */
  readonly undone: boolean;
}

/** Scripts of edits: insertions, deletions, replacements, pastes, each perhaps undone. */
export const changes: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.record({ at: fc.nat(), removed: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(200)), inserted: snippet, undone: fc.boolean() }),
  { maxLength: 6 },
);

/** A text after a replacement, with the replacement as the parser takes it. */
export function replaced(old: string, { at, removed, inserted }: Change): { readonly text: string; readonly edit: { readonly start: number; readonly oldEnd: number; readonly newEnd: number } } {
  const start = at % (old.length + 1);
  const oldEnd = Math.min(old.length, start + removed);
  return { text: old.slice(0, start) + inserted + old.slice(oldEnd), edit: { start, oldEnd, newEnd: start + inserted.length } };
}
