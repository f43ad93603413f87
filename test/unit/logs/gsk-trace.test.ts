/** Traces of System SSL are recognised by their content, and codes in them are explained as in every log. */
import { expect, test } from 'vitest';
import { hover } from '../../../server/src/features/hover.js';
import { detectLanguage } from '../../../server/src/syntax/detect.js';
import { dedent } from '../../support/library.js';
import { inText } from '../features/cursor.js';

const gsktrace = `
  05/28/2022-17:53:30 Thd-5 INFO crypto_init(): ECC clear key support is available
  05/28/2022-17:53:31 Thd-5 ERROR read_v3_server_hello(): No cipher: 0x134CC192
`;

const ctrace = `
  SYSA      MESSAGE   00000008  15:19:52.221020  SSL_INFO
    Job TCPIP     Process 0201003E  Thread 00000001  read_v3_client_hello
    Received CLIENT-HELLO message

  SYSA      DUMP      00000020  15:19:52.221414  SSL_ASCII_DUMP
    Job TCPIP     Process 0201003E  Thread 00000001  read_v3_client_hello
    CLIENT-HELLO message
      00000000: 010001FC 03030C33 81E156C3 DF4693DD   *.......3..V..F..*
      00000010: 621CA636 8A75BDF0 26F3DE8F 831B78BC   *b..6.u..&.....x.*
`;

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
