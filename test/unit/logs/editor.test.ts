/** An open log in the editor: outline, foldings, the way from names to statements, codes in words. */
import { describe, expect, test } from 'vitest';
import { hover } from '../../../server/src/features/hover.js';
import { inlayHints } from '../../../server/src/features/inlay-hints.js';
import { definition, documentLinks } from '../../../server/src/features/navigation.js';
import { documentSymbols, foldings } from '../../../server/src/features/structure.js';
import type { FeatureContext } from '../../../server/src/features/context.js';
import { outlined } from '../../../server/src/logs/outline.js';
import { SourceFile } from '../../../server/src/workspace/source-file.js';
import { defaultSettings } from '../../../server/src/workspace/settings.js';
import { dedent, modelOf, uriOf, type Members } from '../../support/library.js';

const log = (text: string, library: Members = {}): FeatureContext => ({ model: modelOf(library), settings: defaultSettings, file: SourceFile.of('mem:/a.log', 'pagent-log', dedent(text)) });

const policy = `
  TTLSRule TN
  {
    LocalPortRange      2023
    Direction           Inbound
    TTLSGroupActionRef  TNGA
  }
  TTLSGroupAction TNGA
  {
    TTLSEnabled  On
  }
`;

const story = `
  EZD1281I TTLS Map CONNID: 000000B2 LOCAL: 192.0.2.7..2023 REMOTE: 192.0.2.9..4000 JOBNAME: TN3270 USERID: TCPIP TYPE: InBound STATUS: Enabled RULE: TN ACTIONS: TNGA **N/A** **N/A**
  EZD1283I TTLS Event GRPID: 00000001 ENVID: 00000006 CONNID: 000000B2 RC: 0 Connection Init
  EZD1287I TTLS Error RC:  402 Initial Handshake 036
     LOCAL: 192.0.2.7..2023
     JOBNAME: TN3270 RULE: TN
     USERID: TCPIP GRPID: 00000002 ENVID: 00000009 CONNID: 000000B2
  EZD1287I TTLS Error RC:  202 Environment Master Init
`;

describe('outline', () => {
  test('connections with their failures, and failures of no connection', () => {
    const rows = documentSymbols(log(story)).map(({ name, detail, children }) => [name, detail, children.map((child) => child.name)]);
    expect(rows).toEqual([
      ['Connection 000000B2', 'rule TN, TN3270, 1 failed', ['EZD1287I RC 402']],
      ['EZD1287I RC 202', expect.stringContaining('Environment Master Init: The key ring'), []],
    ]);
  });

  test('of a huge log, only the beginning is outlined, and says so', () => {
    const last = documentSymbols(log(`EZZ8431I PAGENT STARTING\n${' '.repeat(outlined)}\nEZD1287I TTLS Error RC: 402 Initial Handshake`)).at(-1);
    expect(last?.name).toBe('Only the first 8 million characters are outlined');
  });

  test('folded records, and neighbouring records of a connection', () => {
    const context = log(story);
    const lines = foldings(context).map(({ start, end }) => [start, end].map((at) => context.file.text.slice(0, at).split('\n').length));
    expect(lines).toEqual([[3, 6], [1, 6]]);
  });
});

describe('names', () => {
  test('rules and actions link to their statements', () => {
    const context = log(story, policy);
    expect(documentLinks(context).map(({ start, end, target }) => `${context.file.text.slice(start, end)} → ${target}`)).toEqual([`TN → ${uriOf('POLICY')}#L1`, `TNGA → ${uriOf('POLICY')}#L7`, `TN → ${uriOf('POLICY')}#L1`]);
  });

  test('definition of an action', () => {
    const context = log(story, policy);
    const [found] = definition(context, context.file.text.indexOf('TNGA') + 2);
    expect(found?.selection).toMatchObject({ uri: uriOf('POLICY') });
    expect(modelOf(policy).files.get(uriOf('POLICY'))?.text.slice(found?.selection.start, found?.selection.end)).toBe('TNGA');
  });

  test('names that the library does not have lead nowhere', () => {
    const context = log('EZD1286I TTLS Error RULE: OTHER RC: 5 Initial Handshake', policy);
    expect(documentLinks(context)).toEqual([]);
    expect(definition(context, context.file.text.indexOf('OTHER'))).toEqual([]);
  });
});

describe('codes in words', () => {
  const hints = (text: string): string[] => {
    const context = log(text);
    return inlayHints(context, { start: 0, end: context.file.text.length }).map(({ offset, label }) => `${context.file.text.slice(0, offset).split(/\s/).pop()} ${label}`);
  };

  test.each([
    ['Get GSK_CONNECT_CIPHER_SPEC(207) -  C02F', 'C02F TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'],
    ['Set GSK_CLIENT_ECURVE_LIST(215) -  00230029', '00230029 secp256r1, x25519'],
    ['TTLS Data CONNID: 00000053 RECV CIPHER 160303007B', '160303007B handshake, TLSv1.2, 123 bytes'],
    ['TTLS Data CONNID: 00000053 SEND CIPHER 15030300020228', '15030300020228 alert handshake_failure, TLSv1.2, 2 bytes'],
  ])('%s', (line, expected) => expect(hints(line)).toEqual([expected]));

  test.each(['Get GSK_CONNECT_CIPHER_SPEC(207) - FFFE', 'Call GSK_ENVIRONMENT_OPEN - 7EC25118', 'RECV CIPHER 0100007703', 'Set GSK_KEYRING_FILE(201) - ABCD'])('none for %s', (line) => expect(hints(line)).toEqual([]));
});

describe('hover', () => {
  const at = (text: string, place: string, from = 0): string => {
    const context = log(text);
    return hover(context, context.file.text.indexOf(place, from) + 1)?.contents ?? '';
  };

  test('the number of a connection tells its story', () => {
    const contents = at(`${dedent(story)}EZD1284I TTLS Flow GRPID: 00000001 ENVID: 00000006 CONNID: 000000B2 RC: 0 Get GSK_CONNECT_CIPHER_SPEC(207) - C02F\n`, '000000B2');
    for (const part of ['Connection 000000B2', '192.0.2.7 port 2023 from 192.0.2.9 port 4000', 'Job `TN3270`, user `TCPIP`', 'Rule `TN`', '`C02F TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256`', 'Line 3: Initial Handshake, return code 402', 'Lines 1 to 8, 4 records.']) expect(contents).toContain(part);
  });

  test('a return code says what it follows from, and what it means', () => {
    const text = 'EZD1287I TTLS Error RC: 202 Environment Master Init\nEZD1287I TTLS Error RC: 5006 Initial Handshake\n';
    expect(at(text, 'RC: 5006')).toMatch(/probably follows from line 1:\*\* Environment Master Init, return code 202.*\n\n\*\*5006\*\*/);
    expect(at(text, 'RC: 202')).toMatch(/^\*\*202\*\*/);
  });

  test('the same number after a restart is another connection', () => {
    const again = dedent(story) + dedent(story).replaceAll('192.0.2.9..4000', '192.0.2.99..4001');
    expect(at(again, '000000B2', again.lastIndexOf('EZD1281I'))).toContain('192.0.2.99 port 4001');
  });
});

test('any text is a log, however odd', () => {
  for (const text of ['', '\r', '\n\r\n', `RULE:${' '.repeat(5000)}`, `ACTIONS: ${'A '.repeat(5000)}`, `GSK_${'A'.repeat(10_000)}`, '\u0000\ud800RULE: \ud800']) {
    const context = log(text);
    for (const answer of [documentSymbols(context), foldings(context), documentLinks(context), inlayHints(context, { start: 0, end: text.length }), definition(context, text.length)]) expect(Array.isArray(answer)).toBe(true);
  }
});
