/** Traces of System SSL: recognised by their content, read record by record, explained where they show codes and bytes. */
import { describe, expect, test } from 'vitest';
import { hover } from '../../../server/src/features/hover.js';
import { inlayHints } from '../../../server/src/features/inlay-hints.js';
import { foldings } from '../../../server/src/features/structure.js';
import { explainRecord } from '../../../server/src/logs/explain.js';
import { RecordReader } from '../../../server/src/logs/records.js';
import { detectLanguage } from '../../../server/src/syntax/detect.js';
import { SourceFile } from '../../../server/src/workspace/source-file.js';
import { defaultSettings } from '../../../server/src/workspace/settings.js';
import { dedent, modelOf } from '../../support/library.js';
import { inText } from '../features/cursor.js';

const gsktrace = `
  05/28/2022-17:53:30 Thd-5 INFO crypto_init(): ECC clear key support is available
  05/28/2022-17:53:31 Thd-5 ERROR read_v3_server_hello(): No cipher: 0x134CC192
`;

const ctrace = `
  SYSA      MESSAGE   00000001  15:19:52.221000  SSL_ENTRY
    Job TCPIP     Process 0201003E  Thread 00000001  gsk_secure_socket_init
    Handle 7EB38318

  SYSA      MESSAGE   00000008  15:19:52.221020  SSL_INFO
    Job TCPIP     Process 0201003E  Thread 00000001  read_v3_client_hello
    Received CLIENT-HELLO message

  SYSA      DUMP      00000020  15:19:52.221414  SSL_ASCII_DUMP
    Job TCPIP     Process 0201003E  Thread 00000001  read_v3_client_hello
    CLIENT-HELLO message
      00000000: 0100004F 03035089 8BF6761E A90F924A   *................*
      00000010: 0B909203 45AE6AD5 DC1ECCCF 3AF60746   *................*
      00000020: 275180D1 DCD00000 08C02F00 9C130100   *................*
      00000030: FF010000 1E000000 12001000 000D7777   *................*
      00000040: 772E612E 6578616D 706C6500 0A000400   *................*
      00000050: 020017                                *...*

  SYSA      MESSAGE   00000008  15:19:52.221500  SSL_INFO
    Job TCPIP     Process 0201003E  Thread 00000001  edit_ciphers
    SSL V3 cipher specs: 0A2F

  SYSA      MESSAGE   00000002  15:19:52.222000  SSL_EXIT
    Job TCPIP     Process 0201003E  Thread 00000001  gsk_secure_socket_init
    Exit status 0x00000192 (402)
`;

const open = (text: string) => ({ model: modelOf({}), settings: defaultSettings, file: SourceFile.of('mem:/trace.txt', 'gsk-trace', dedent(text)) });
const hints = (text: string): string[] => {
  const context = open(text);
  return inlayHints(context, { start: 0, end: context.file.text.length }).map(({ label }) => label);
};
const hoverAt = (text: string, place: string): string => {
  const context = open(text);
  return hover(context, context.file.text.indexOf(place) + 1)?.contents ?? '';
};

test.each([
  ['gsktrace', gsktrace],
  ['IPCS', ctrace],
])('the output of %s', (_name, text) => expect(detectLanguage({ path: '/tmp/trace.txt', text: dedent(text) })).toBe('gsk-trace'));

test('one line alone, or lines of another trace, are none', () => {
  expect(detectLanguage({ path: '/tmp/trace.txt', text: '05/28/2022-17:53:30 Thd-5 INFO crypto_init(): x\n' })).not.toBe('gsk-trace');
  expect(detectLanguage({ path: '/tmp/trace.txt', text: '2022-05-28 17:53:30 INFO main: started\n2022-05-28 17:53:31 INFO main: ended\n' })).toBeUndefined();
});

test('a status in a trace is explained', () => {
  const { context, offset } = inText('gsk-trace', gsktrace.replace('0x134CC192', '0x134‸CC192'));
  expect(hover(context, offset)?.contents).toContain('402');
});

test('records of a call are folded together', () => {
  const context = open(ctrace);
  const lines = foldings(context).map(({ start, end }) => [start, end].map((at) => context.file.text.slice(0, at).split('\n').length));
  expect(lines).toEqual([[1, 25], [1, 3], [5, 7], [9, 17], [19, 21], [23, 25]]);
});

test('a dump of a hello and lists of suites are told in words', () => {
  expect(hints(ctrace)).toEqual(['client_hello: TLSv1.2, 4 suites', 'TLS_RSA_WITH_3DES_EDE_CBC_SHA, TLS_RSA_WITH_AES_128_CBC_SHA']);
});

describe('hover', () => {
  test('a dump of a hello says what is offered', () => {
    const contents = hoverAt(ctrace, '275180D1');
    for (const part of ['client_hello', 'received', 'Version: TLSv1.2', '`C02F` TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', '`1301` TLS_AES_128_GCM_SHA256', '`00FF` TLS_EMPTY_RENEGOTIATION_INFO_SCSV', 'Server name: `www.a.example`', '`0023` secp256r1']) expect(contents).toContain(part);
  });

  test('functions', () => {
    expect(hoverAt(ctrace, 'gsk_secure_socket_init')).toContain('Does the handshake');
    expect(hoverAt(ctrace, 'read_v3_client_hello')).toContain('client_hello');
    expect(hoverAt(ctrace, 'edit_ciphers')).toBe('');
  });

  test('a dump of a certificate is no message', () => {
    const text = ctrace.replaceAll('read_v3_client_hello', 'gsk_encode_signature').replace('0100004F', '30820275').replace('CLIENT-HELLO message\n      ', 'Encoded signature stream\n      ');
    expect(hoverAt(text, '275180D1')).toBe('');
    expect(hints(text)).toHaveLength(1);
  });
});

describe('errors', () => {
  const errors = (text: string): unknown[] => {
    const reader = new RecordReader();
    return [...dedent(text).split('\n').flatMap((line) => reader.next(line)), ...reader.end()].filter(({ severity }) => severity === 'error').map(({ line, id, fields }) => [line, id, fields['function'], fields['rc']]);
  };

  test('an error, and a function that fails', () => {
    expect(errors(gsktrace)).toEqual([[2, 'SSL_ERROR', 'read_v3_server_hello', '402']]);
    expect(errors(ctrace)).toEqual([[23, 'SSL_EXIT', 'gsk_secure_socket_init', '402']]);
  });

  test('a function that passes the failure of another one on is not told again', () => {
    const line = (type: string, text: string): string => `05/28/2022-17:53:31 Thd-5 ${type} ${text}\n`;
    const text = `${line('ERROR', 'open_ring(): Error 0x03353022')}${line('EXIT', 'open_ring(): Exit status 0x03353022')}${line('EXIT', 'gsk_environment_init(): Exit status 0x000000ca')}${line('EXIT', 'gsk_environment_close(): Exit status 00000000 (0)')}`;
    expect(errors(text)).toEqual([[1, 'SSL_ERROR', 'open_ring', '0x03353022'], [3, 'SSL_EXIT', 'gsk_environment_init', '202']]);
  });

  test('the code of an error in words; a smaller or larger number may be an errno', () => {
    const saying = (words: string): unknown[] => errors(gsktrace.replace('No cipher: 0x134CC192', words)).map((error) => (error as unknown[])[3]);
    expect(saying('No cipher specification in common: error 402')).toEqual(['402']);
    expect(saying('recv() failed: error 1121')).toEqual([undefined]);
    expect(saying('recv() failed: error 54')).toEqual([undefined]);
  });

  test('an alert in words, and who sent it', () => {
    const reader = new RecordReader();
    const lines = ['SYSA      MESSAGE   00000004  17:20:47.690772  SSL_ERROR', '  Job WEBSRV1   Process 0501003C  Thread 00000032  read_tls13_alert', '  TLS 1.3 alert 51 received from ::ffff:192.0.2.40.60830.'];
    const [error] = [...lines.flatMap((line) => reader.next(line)), ...reader.end()];
    expect(error && explainRecord(error)).toMatchObject({ meaning: expect.stringMatching(/^The partner sent TLS alert 51, decrypt_error: /) as string, causes: [expect.any(String)], actions: [expect.stringContaining('its log'), expect.any(String)] });
  });

  test('messages around a trace stay messages', () => {
    const reader = new RecordReader();
    const lines = [...`EZD1287I TTLS Error RC: 8 Initial Handshake\n${dedent(gsktrace)}EZD1287I TTLS Error RC: 6 Initial Handshake`.split('\n').flatMap((line) => reader.next(line)), ...reader.end()];
    expect(lines.map(({ line, id }) => [line, id])).toEqual([[1, 'EZD1287I'], [2, 'SSL_INFO'], [3, 'SSL_ERROR'], [4, 'EZD1287I']]);
  });
});

test('slides put a bullet before each line', () => {
  expect(hints(dedent(ctrace).split('\n').map((line) => (line === '' ? line : `• ${line}`)).join('\n'))).toHaveLength(2);
});
