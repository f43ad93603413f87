/** Displays of pasearch and Netstat, and traces of System SSL, in the editor: outline, foldings, the way to the statements, records in words. */
import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../server/src/catalog/types.js';
import type { FeatureContext } from '../../../server/src/features/context.js';
import { hover } from '../../../server/src/features/hover.js';
import { inlayHints } from '../../../server/src/features/inlay-hints.js';
import { definition, documentLinks } from '../../../server/src/features/navigation.js';
import { documentSymbols, foldings } from '../../../server/src/features/structure.js';
import { renderPasearch } from '../../../server/src/policy/index.js';
import { SourceFile } from '../../../server/src/workspace/source-file.js';
import { defaultSettings } from '../../../server/src/workspace/settings.js';
import { tnPolicy } from '../../support/policies/tn.js';
import { policyIn } from '../../support/policy.js';
import { dedent, modelOf, uriOf, type Members } from '../../support/library.js';

const opened = (language: LanguageId, text: string, library: Members = {}): FeatureContext => ({ model: modelOf(library), settings: defaultSettings, file: SourceFile.of('mem:/a.txt', language, dedent(text)) });
const shown = ({ file }: FeatureContext, { start, end }: { start: number; end: number }): string => file.text.slice(start, end);
const outline = (context: FeatureContext): unknown[] => documentSymbols(context).map(({ name, detail, children }) => [name, detail, children.map((child) => `${child.name}: ${child.detail}`)]);
const foldedLines = (context: FeatureContext): number[][] => foldings(context).map(({ start, end }) => [start, end].map((at) => context.file.text.slice(0, at).split('\n').length));

const policy = `
  TTLSRule TN
  {
    LocalPortRange            2023
    Direction                 Inbound
    TTLSGroupActionRef        TNGA
    TTLSEnvironmentActionRef  TNEA
  }
  TTLSGroupAction TNGA
  {
    TTLSEnabled  On
  }
  TTLSEnvironmentAction TNEA
  {
    HandshakeRole  Server
  }
`;

describe('pasearch', () => {
  const display = `
    TCP/IP pasearch CS 3.1                    Image Name: TCPIP

    policyRule:             TN
      Rule Type:            TTLS
      policyAction:         TNGA

      TTLS Action:                  TNGA
        Scope:                      Group
        Trace:                      2

      TTLS Action:                  TNEA
        Scope:                      Environment

    policyRule:             OTHER
      Rule Type:            TTLS
  `;

  test('rules and their actions are outlined and folded', () => {
    const context = opened('pasearch', display);
    expect(outline(context)).toEqual([['TN', 'TTLSRule', ['TNGA: action', 'TNEA: action']], ['OTHER', 'TTLSRule', []]]);
    expect(foldedLines(context)).toEqual([[3, 12], [7, 9], [11, 12], [14, 15]]);
  });

  test('names link to the statements that the library has', () => {
    const context = opened('pasearch', display, policy);
    const links = documentLinks(context).map((link) => `${shown(context, link)} → ${link.target}`);
    expect(links).toEqual([`TN → ${uriOf('POLICY')}#L1`, `TNGA → ${uriOf('POLICY')}#L8`, `TNGA → ${uriOf('POLICY')}#L8`, `TNEA → ${uriOf('POLICY')}#L12`]);
    const [found] = definition(context, context.file.text.lastIndexOf('TNEA') + 1);
    expect(found && modelOf(policy).files.get(uriOf('POLICY'))?.text.slice(found.selection.start, found.selection.end)).toBe('TNEA');
    expect(definition(context, context.file.text.indexOf('OTHER'))).toEqual([]);
  });
});

test('Netstat: the level of an action is in its label; N/A is no action', () => {
  const display = `
    EZZ2550I Client Name: TN3270                   Client Id: 0000005A
    TTLSRule: TN
      LocalPort:     2023
      TTLSGrpAction: TNGA
        Trace:       2
      TTLSConnAction: N/A
  `;
  const context = opened('pasearch', display, policy);
  expect(outline(context)).toEqual([['TN', 'TTLSRule', ['TNGA: TTLSGroupAction']]]);
  expect(documentLinks(context).map((link) => shown(context, link))).toEqual(['TN', 'TNGA']);
});

describe('a display beside the members', () => {
  const pasearch = renderPasearch(policyIn(modelOf(tnPolicy))).text;
  const changed = pasearch.replace('LocalPortFrom:       2023', 'LocalPortFrom:       3023').replace(/Keyring:( +)START1\/TN3270/, 'Keyring:$1START1/OTHER');
  const hints = (text: string, library: Members = tnPolicy): string[] => {
    const context = opened('pasearch', text, library);
    return inlayHints(context, { start: 0, end: text.length }).map(({ offset, label }) => `${context.file.text.slice(0, offset).split('\n').at(-1)?.trim().replace(/\s+/g, ' ')} ⟨${label}⟩`);
  };

  test('what the members give stands behind what differs', () => {
    expect(hints(pasearch)).toEqual([]);
    expect(hints(changed)).toEqual(['LocalPortFrom: 3023 LocalPortTo: 2023 ⟨members: 2023⟩', 'Keyring: START1/OTHER ⟨members: START1/TN3270⟩']);
    expect(hints(`${pasearch}\npolicyRule:             OLD\n  Rule Type:            TTLS\n`)).toEqual(['policyRule: OLD ⟨not in the members⟩']);
  });

  test('nothing without members, and none outside the lines that are shown', () => {
    expect(hints(changed, {})).toEqual([]);
    const context = opened('pasearch', changed, tnPolicy);
    expect(inlayHints(context, { start: 0, end: 200 })).toEqual([]);
  });

  const at = (text: string, place: string): string => {
    const context = opened('pasearch', text, tnPolicy);
    return hover(context, context.file.text.indexOf(place) + 1)?.contents ?? '';
  };

  test('hover: the value, and what the members give', () => {
    const contents = at(changed, 'START1/OTHER');
    for (const part of ['**Keyring**', '**Members** give START1/TN3270', 'POLICY']) expect(contents).toContain(part);
    expect(at(pasearch, 'HandshakeRole: ')).toMatch(/HandshakeRole Server.*The members give the same, \[POLICY/s);
  });

  test('hover: a code of a list, a default, a name', () => {
    expect(at(pasearch, 'C02C  TLS_')).toContain('TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384');
    expect(at(pasearch, 'TruncatedHMAC: ')).toMatch(/The members give the same\.$/);
    expect(at(pasearch, 'TNCA')).toContain('TTLSConnectionAction');
  });

  test('hover: lines that show no parameter', () => expect(at(pasearch, 'Rule Type:')).toBe(''));
});

describe('System SSL', () => {
  const trace = `
    SYSA      MESSAGE   00000008  08:20:12.221020  SSL_INFO
      Job TCPIP     Process 0201003E  Thread 00000001  read_v3_client_hello
      Received CLIENT-HELLO message

    SYSA      DUMP      00000020  08:20:12.221414  SSL_ASCII_DUMP
      Job TCPIP     Process 0201003E  Thread 00000001  send_v3_alert
      ALERT message
        00000000: 15030300 020228                       *......(*

    SYSA      MESSAGE   00000004  08:20:12.221777  SSL_ERROR
      Job TCPIP     Process 0201003E  Thread 00000001  negotiate_cipher
      Error status 402 (0x00000192)
  `;

  test('errors and dumps are outlined, records of several lines folded', () => {
    const context = opened('gsk-trace', trace);
    expect(outline(context)).toEqual([['ALERT message', 'send_v3_alert', []], ['Error status 402 (0x00000192)', 'negotiate_cipher', []]]);
    expect(foldedLines(context)).toEqual([[1, 3], [5, 8], [10, 12]]);
  });

  test('a TLS record in a dump is told in words', () => {
    const context = opened('gsk-trace', trace);
    expect(inlayHints(context, { start: 0, end: context.file.text.length }).map(({ label }) => label)).toEqual(['alert handshake_failure, TLSv1.2, 2 bytes']);
  });

  test('a dump of anything else has no hint', () => {
    const context = opened('gsk-trace', '    00000000: 0100004B 0303A54D CA182530 BB1D6D13   *...K...M..%0..m.*\n    00000010: 15030300 020228   *......(*\n');
    expect(inlayHints(context, { start: 0, end: context.file.text.length })).toEqual([]);
  });

  test('gsktrace writes a record on one line', () => {
    const context = opened('gsk-trace', '06/02/2026-08:20:12 Thd-3 INFO crypto_init(): ready\n06/02/2026-08:20:13 Thd-3 ERROR read_v3_server_hello(): No cipher: 0x134CC192\n');
    expect(outline(context)).toEqual([['No cipher: 0x134CC192', 'read_v3_server_hello', []]]);
    expect(foldings(context)).toEqual([]);
  });
});

test('any text is a display or a trace, however odd', () => {
  for (const text of ['', '\r', `policyRule:${' '.repeat(5000)}X`, `TTLS Action: ${'A '.repeat(5000)}`, 'TTLSGrpAction: A\nTTLSRule: \ud800', `${' '.repeat(5000)}00000000: 15`, 'SYSA DUMP 00000020 08:20:12.221414 SSL_ASCII_DUMP']) {
    for (const language of ['pasearch', 'gsk-trace'] as const) {
      const context = opened(language, text);
      for (const answer of [documentSymbols(context), foldings(context), documentLinks(context), inlayHints(context, { start: 0, end: text.length }), definition(context, text.length)]) expect(Array.isArray(answer)).toBe(true);
    }
  }
});
