import { describe, expect, test } from 'vitest';
import { hover } from '../../../server/src/features/hover.js';
import type { Members } from '../../support/library.js';
import { inText } from './cursor.js';

/** The explained text of a log, and the explanation. */
function inLog(marked: string, library: Members = {}): { on: string; says: string } {
  const { context, offset, text } = inText('pagent-log', marked, library);
  const found = hover(context, offset);
  return { on: text.slice(found?.start, found?.end), says: found?.contents ?? '' };
}

const policy = `
  TTLSRule TN
  {
    LocalPortRange 2023
    ZocalAddr      10.1.1.2
  }
  TTLSGroupAction TNGA
  {
    TTLSEnabled On
  }
`;

describe('AT-TLS records', () => {
  const flow = 'May 29 09:25:30 SYSA TTLS[67174439]: 09:25:30 TCPIP EZD1284I TTLS Flow GRPID: 00000021 ENVID: 00000009 CONNID: 00000053 ';

  test('the message number', () => {
    expect(inLog('EZD12‸87I TTLS Error RC: 402 Initial Handshake').says).toMatch(/^\*\*EZD1287I\*\* · AT-TLS · error message\n/);
  });

  test('the return code, with causes and what to do', () => {
    const { on, says } = inLog('EZD1287I TTLS Error RC:  40‸2 Initial Handshake');
    expect(on).toBe('RC:  402');
    expect(says).toContain('**402** · System SSL return code');
    expect(says).toContain('Causes:\n- ');
    expect(says).toContain('What to do:\n- ');
  });

  test('a return code of AT-TLS itself', () => {
    expect(inLog('EZD1287I TTLS Error RC: 50‸06 Initial Handshake').says).toContain('**5006** · AT-TLS return code');
  });

  test('small return codes count in logs', () => {
    expect(inLog('EZD1287I TTLS Error RC: ‸8 Initial Handshake').says).toContain('**8** · System SSL return code');
  });

  test('the event', () => {
    expect(inLog('EZD1287I TTLS Error RC: 402 Initial Hand‸shake').on).toBe('Initial Handshake');
    expect(inLog('EZD1287I TTLS Error RC: 202 Environment Master In‸it').on).toBe('Environment Master Init');
  });

  test.each([
    ['RC: 0 Get GSK_CONNECT_CIPHER_SPEC(207) - C0‸2B', 'C02B', 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256'],
    ['RC: 0 Get GSK_CONNECT_CIPHER_SPEC(207) – C0‸2B', 'C02B', 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256'],
    ['RC: 0 Get GSK_CONNECT_CIPHER_SPEC(207) - 3‸5', '35', 'TLS_RSA_WITH_AES_256_CBC_SHA'],
    ['RC: 0 Set GSK_V3_CIPHER_SPECS_EXPANDED(214) - 1301C0‸2F', 'C02F', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'],
    ['RC: 0 Set GSK_V3_CIPHER_SPECS(206) - 352‸F', '2F', 'TLS_RSA_WITH_AES_128_CBC_SHA'],
    ['RC: 0 Set GSK_CLIENT_ECURVE_LIST(215) - 00230‸024', '0024', 'secp384r1'],
    ['RC: 0 Get GSK_CONNECT_KEX_ECURVE(231) - 00‸30', '0030', 'x448'],
  ])('%s', (text, on, name) => {
    const found = inLog(flow + text);
    expect(found.on).toBe(on);
    expect(found.says).toContain(`**${name}**`);
  });

  test('the attribute itself, and what sets it', () => {
    const { on, says } = inLog(`${flow}RC: 0 Set GSK_KEY‸RING_FILE(201) - TNRING`);
    expect(on).toBe('GSK_KEYRING_FILE(201)');
    expect(says).toContain('Set by `Keyring` in `TTLSKeyringParms`.');
  });

  test('a record header is no list of cipher suites', () => {
    const { on, says } = inLog('EZD1285I TTLS Data CONNID: 00000053 RECV CIPHER 1603‸03007B');
    expect(on).toBe('160303007B');
    expect(says).toContain('- `16` type: handshake');
    expect(says).toContain('- `0303` version: TLSv1.2');
    expect(says).toContain('- `007B` length: 123 bytes follow');
    expect(says).toContain('They are not a list of cipher suites.');
  });

  test('an alert in one piece', () => {
    const { says } = inLog('EZD1285I TTLS Data CONNID: 00000053 SEND CIPHER 1503‸0300020228');
    expect(says).toContain('level: fatal');
    expect(says).toContain('**handshake_failure** · TLS alert `40`');
  });

  test('the body of a record whose header stands in an earlier line of the connection', () => {
    const { on, says } = inLog(`
      EZD1285I TTLS Data CONNID: 00000053 RECV CIPHER 1503030002
      EZD1285I TTLS Data CONNID: 00000054 RECV CIPHER 160303007B
      EZD1285I TTLS Data CONNID: 00000053 RECV CIPHER 02‸30
    `);
    expect(on).toBe('0230');
    expect(says).toContain('**unknown_ca**');
    expect(inLog('EZD1285I TTLS Data CONNID: 00000053 RECV CIPHER 02‸30').says).not.toContain('unknown_ca');
  });

  test('the beginning of a handshake message', () => {
    expect(
      inLog(`
        EZD1285I TTLS Data CONNID: 00000053 RECV CIPHER 1603010031
        EZD1285I TTLS Data CONNID: 00000053 RECV CIPHER 010000‸2D0302
      `).says,
    ).toContain('**client_hello** · TLS handshake message');
  });

  test('the rule and the actions, from the library', () => {
    const map = (marked: string): string => `EZD1281I TTLS Map CONNID: 0000004C LOCAL: 10.20.1.5..2023 REMOTE: 10.20.7.31..51177 JOBNAME: TN3270 USERID: TNSRV TYPE: InBound STATUS: Appl Control ${marked}`;
    const rule = inLog(map('RULE: T‸N ACTIONS: TNGA TNEA TNCA'), policy);
    expect(rule.on).toBe('RULE: TN');
    expect(rule.says).toContain('Defined in [POLICY, line 1]');
    const action = inLog(map('RULE: TN ACTIONS: TN‸GA TNEA TNCA'), policy);
    expect(action.on).toBe('TNGA');
    expect(action.says).toContain('```pagent\nTTLSGroupAction TNGA\n');
  });

  test('the connection', () => {
    const { says } = inLog('EZD1284I TTLS Flow CONN‸ID: 00000053');
    expect(says).toContain('**Connection 00000053**');
    expect(says).toContain('Line 1, 1 record.');
  });

  test('fields of which no more is known', () => {
    expect(inLog('EZD1284I TTLS Flow GR‸PID: 00000002').says).toContain('**GRPID** · field of AT-TLS messages');
  });
});

describe('Policy Agent records', () => {
  const unknown = "05/30 07:21:12 OBJERR :005: process_TTLS_attribute_table: Unknown attribute 'ZocalAddr' for TTLSRule";

  test('an unknown attribute: what was meant, and where it stands', () => {
    const { says } = inLog(unknown.replace('Zocal', 'Zoc‸al'), policy);
    expect(says).toMatch(/^\*\*ZocalAddr\*\* · unknown attribute of `TTLSRule`\n/);
    expect(says).toContain('Did you mean `LocalAddr`?');
    expect(says).toContain('It stands in [POLICY, line 4](<mem:/USER.TCPPARMS/POLICY#L4>).');
  });

  test('an attribute that belongs elsewhere', () => {
    const { says } = inLog("OBJERR :005: process_TTLS_attribute_table: Unknown attribute 'Certificate‸Label' for TTLSConnectionAction");
    expect(says).toContain('It belongs in `TTLSEnvironmentAdvancedParms` or `TTLSConnectionAdvancedParms`.');
    expect(says).toContain('No such line stands in the files that are known here.');
  });

  test('the type of the record', () => {
    const { on, says } = inLog(unknown.replace('OBJERR', 'OBJ‸ERR'));
    expect(on).toBe('OBJERR');
    expect(says).toContain('Written when `LogLevel` includes 2.');
  });

  test('the statement that it names', () => {
    expect(inLog(unknown.replace('TTLSRule', 'TTLS‸Rule')).says).toMatch(/^\*\*TTLSRule\*\* · AT-TLS statement/);
    expect(inLog("WARNING:005: ..pinit_fetch_policy_profile: Ignoring non-image config file 'TTLS‸Rule' statement").says).toMatch(/^\*\*TTLSRule\*\*/);
  });

  test('the record as a whole, wherever nothing else is known', () => {
    expect(inLog("WARNING:005: ..pinit_fetch_‸policy_profile: Ignoring non-image config file 'TTLSRule' statement").says).toMatch(/^\*\*Policy Agent log record\*\* · warning/);
  });

  test('a file that the library names too', () => {
    const { says } = inLog("EVENT  :005: pinit_fetch_TTLS_policy_profile: Processing Image TTLS config file: '//'USER.TCP‸PARMS(POLICY)'' for image 'TCPIP1'", { IMAGE: "TTLSConfig //'USER.TCPPARMS(POLICY)'", POLICY: policy });
    expect(says).toContain('Here: [USER.TCPPARMS/POLICY]');
  });

  test('error numbers of z/OS UNIX', () => {
    expect(inLog("SYSERR :000: plfm_config_medium_open: cannot open '/etc/pagent.conf', errno EDC51‸29I No such file").says).toContain('**EDC5129I** · z/OS UNIX error `ENOENT`');
  });
});

describe('Telnet records', () => {
  test('PARM1 is a System SSL code when RCODE says that the handshake failed', () => {
    const record = (rcode: string): string => `
      EZZ6035I TN3270 DEBUG CONN   DETAIL
        RCODE: ${rcode}-00  Telnet SSL handshake failed.
        PARM1: 0000‸0191 PARM2: 00000000 PARM3: 00000000
    `;
    expect(inLog(record('6002')).says).toContain('**401** · System SSL return code');
    expect(inLog(record('1030')).says).not.toContain('401');
  });

  test('RCODE itself', () => {
    expect(inLog('   544               RCODE: 10‸30-01  TTLS Ioctl failed for query or init HS.').says).toContain('**1030** · Telnet return code');
  });
});

test('a line of any length is answered from the text around the pointer', () => {
  const filler = 'x '.repeat(100_000);
  expect(inLog(`${filler}EZD12‸87I ${filler}`).on).toBe('EZD1287I');
});

test('text that means nothing has no hover', () => {
  expect(inLog('nothing ‸to see here').says).toBe('');
  expect(inLog('‸').says).toBe('');
});
