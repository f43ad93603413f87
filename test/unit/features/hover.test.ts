import { describe, expect, test } from 'vitest';
import { hover } from '../../../server/src/features/hover.js';
import type { Settings } from '../../../server/src/workspace/settings.js';
import type { Members } from '../../support/library.js';
import { atCursor } from './cursor.js';

/** The explained text, and the explanation. */
function hoverAt(given: Members, settings: Partial<Settings> = {}): { on: string; says: string } {
  const { context, offset, text } = atCursor(given, settings);
  const found = hover(context, offset);
  return { on: text.slice(found?.start, found?.end), says: found?.contents ?? '' };
}

function nothingAt(given: Members): void {
  const { context, offset } = atCursor(given);
  expect(hover(context, offset)).toBeUndefined();
}

describe('a statement keyword', () => {
  test('says what it is, where it stands and what belongs in it', () => {
    const { on, says } = hoverAt(`
      ttls‸rule TN
      {
        Direction Inbound
      }
    `);
    expect(on).toBe('ttlsrule');
    expect(says).toMatch(/^\*\*TTLSRule\*\* · AT-TLS statement\n/);
    expect(says).toContain('Stands in the AT-TLS policy file.');
    expect(says).toContain('Required: `Direction`, `TTLSGroupActionRef`.');
    expect(says).toContain('`LocalAddr[Ref]`');
  });

  test('inside a block: also where else it may stand', () => {
    const { says } = hoverAt(`
      TTLSEnvironmentAction EA
      {
        TTLSCipher‸Parms
        {
          V3CipherSuites 35
        }
      }
    `);
    expect(says).toMatch(/^\*\*TTLSCipherParms\*\*/);
    expect(says).toContain('Also inline in `TTLSEnvironmentAction` or `TTLSConnectionAction`.');
  });

  test('an unknown keyword, a brace and an empty line have none', () => {
    nothingAt('NoSuch‸Thing X');
    nothingAt(`
      TTLSRule TN
      {‸
      }
    `);
    nothingAt('‸');
  });

  test('a line statement shows its operands, optional ones in brackets', () => {
    expect(hoverAt({ IMAGE: "TTLS‸Config //'USER.TCPPARMS(POL)'" }).says).toContain('Operands: [`path`] [`FLUSH`] [`PURGE`]');
  });
});

describe('an attribute', () => {
  const inAdvanced = (line: string): string => `
    TTLSEnvironmentAdvancedParms EAP
    {
      ${line}
    }
  `;

  test('values, default, levels, System SSL name and release', () => {
    const { on, says } = hoverAt(inAdvanced('tls‸v1.3 On'));
    expect(on).toBe('tlsv1.3');
    expect(says).toMatch(/^\*\*TLSv1\.3\*\* · attribute of `TTLSEnvironmentAdvancedParms`\n/);
    expect(says).toContain('Values: `On` or `Off`.');
    expect(says).toContain('Default: `Off`.');
    expect(says).toContain('The value comes from `TTLSConnectionAdvancedParms`, else `TTLSEnvironmentAdvancedParms`.');
    expect(says).toContain('System SSL: `GSK_PROTOCOL_TLSV1_3`.');
    expect(says).toContain('Since z/OS V2R4.');
  });

  test('a release that does not have it yet is told so', () => {
    expect(hoverAt(inAdvanced('TLS‸v1.3 On'), { release: 'V2R3' }).says).toContain('**Not in z/OS V2R3**, the release of your settings.');
  });

  test('a default that changed over time is that of the release', () => {
    const size = inAdvanced('PeerMinRsa‸KeySize 2048');
    expect(hoverAt(size, { release: 'V2R5' }).says).toContain('Default: `1024` in z/OS V2R5.');
    expect(hoverAt(size, { release: 'V2R2' }).says).toContain('Default: `512` in z/OS V2R2.');
    expect(hoverAt(size, { release: 'V2R5' }).says).toContain('When FIPS140 is Level2 or Level3: `2048`.');
  });

  test('a range that no manual confirms is hedged', () => {
    expect(hoverAt(inAdvanced('Handshake‸Timeout 20')).says).toContain('Value: 0 to 600 seconds (not confirmed by a manual).');
  });

  test('a connection action shows the default that applies when no level codes it', () => {
    const { says } = hoverAt(`
      TTLSConnectionAction CA
      {
        Tra‸ce 6
      }
    `);
    expect(says).toContain('Default when it is coded at no level: `2`.');
    expect(says).toContain('The value comes from `TTLSConnectionAction`, else `TTLSEnvironmentAction`, else `TTLSGroupAction`.');
  });

  test('a list of values that may be longer is not said to be longer', () => {
    expect(hoverAt('IDSScanEventCondition C\n{\n  Proto‸col Tcp\n}\n').says).toContain('Values: `Icmp`, `IcmpV6`, `Tcp` or `Udp`. There may be others.');
    expect(hoverAt('IDSAction A\n{\n  Action‸Type TR Limit\n}\n').says).not.toContain('others');
  });

  test('where it is accepted but not known to count, it says so', () => {
    const { says } = hoverAt(`
      TTLSConnectionAdvancedParms CAP
      {
        Renego‸tiation Disabled
      }
    `);
    expect(says).toContain('It counts only in `TTLSEnvironmentAdvancedParms`.');
    expect(says).toContain('that it has an effect is not established');
  });

  test('in a parameter block: the actions under which it counts', () => {
    const signature = (line: string): string => `
      TTLSSignatureParms SIG
      {
        ${line}
      }
    `;
    expect(hoverAt(signature('ServerKeyShare‸Groups 0023')).says).toContain('It counts only under `TTLSEnvironmentAction`.');
    expect(hoverAt(signature('ClientE‸Curves 0023')).says).toContain('It counts under `TTLSEnvironmentAction` and `TTLSConnectionAction`.');
  });

  test('cipher suites have no default of AT-TLS: the list of System SSL is spelled out', () => {
    const cipher = `
      TTLSCipherParms C
      {
        V3Cipher‸Suites 35
      }
    `;
    const { says } = hoverAt(cipher, { release: 'V2R4' });
    expect(says).toContain('System SSL uses its own list. In z/OS V2R4 that is `0035 ');
    expect(hoverAt(cipher, { release: '3.2' }).says).toContain('In z/OS 3.2, as far as is known, that is `0035 ');
  });
});

describe('a value', () => {
  test('of an enumeration: its meaning', () => {
    const { on, says } = hoverAt(`
      TTLSEnvironmentAction EA
      {
        HandshakeRole server‸withclientauth
      }
    `);
    expect(on).toBe('serverwithclientauth');
    expect(says).toMatch(/^\*\*HandshakeRole ServerWithClientAuth\*\*\n/);
    expect(says).toContain('asks the client for a certificate');
  });

  test('a sum of bits is taken apart', () => {
    const { says } = hoverAt(`
      TTLSGroupAction GA
      {
        Trace 5‸0
      }
    `);
    expect(says).toMatch(/^\*\*Trace 50\*\* · 50 = 2 \+ 16 \+ 32\n/);
    expect(says).toContain('- `2` Errors, to syslogd.');
    expect(says).toContain('- `16` Flow');
    expect(says).toContain('- `32` Data');
    expect(says).not.toContain('`4`');
  });

  test('so is LogLevel', () => {
    const { says } = hoverAt({ MAIN: 'LogLevel 3‸1' });
    expect(says).toMatch(/^\*\*LogLevel 31\*\* · 31 = 1 \+ 2 \+ 4 \+ 8 \+ 16\n/);
    expect(says).toContain('- `2` OBJERR');
  });

  test('a time is also given in a longer unit', () => {
    expect(
      hoverAt(`
        TTLSGskAdvancedParms G
        {
          GSK_V3_SESSION_TIMEOUT 144‸00
        }
      `).says,
    ).toContain('14400 seconds (4 hours).');
  });

  test('a mask of days or months is spelled out', () => {
    const time = (line: string): string => `IpTimeCondition T\n{\n  ${line}\n}`;
    expect(hoverAt(time('DayOfWeekMask 0111‸110')).says).toContain('Monday to Friday.');
    expect(hoverAt(time('DayOfWeekMask 1000‸001')).says).toContain('Sunday and Saturday.');
    expect(hoverAt(time('MonthOfYearMask 1100‸00111000')).says).toContain('January, February and July to September.');
    expect(hoverAt(time('MonthOfYearMask 1111‸11111111')).says).toContain('All of them.');
  });

  test('text behind the value is told apart from it', () => {
    const { on, says } = hoverAt(`
      TTLSGroupAction GA
      {
        TTLSEnabled On pro‸duction
      }
    `);
    expect(on).toBe('production');
    expect(says).toContain('Policy Agent takes `On` and ignores the rest of the line.');
  });

  test('a password is never shown, nor is what stands behind it', () => {
    const { says } = hoverAt(`
      TTLSKeyringParms K
      {
        Keyring    /etc/key.kdb
        KeyringPw  abra‸cadabra
      }
    `);
    expect(says).toMatch(/^\*\*KeyringPw\*\* · secret/);
    expect(says).not.toContain('cadabra');
  });

  test('of AuthBy the kind is shown, and the password behind it is not', () => {
    const server = (line: string): string => `
      PolicyServer
      {
        ${line}
      }
    `;
    expect(hoverAt({ IMAGE: server('AuthBy Pass‸word sesame') }).says).toMatch(/^\*\*AuthBy Password\*\*/);
    expect(hoverAt({ IMAGE: server('AuthBy Password ses‸ame') }).says).not.toContain('ses');
  });
});

describe('codes', () => {
  const ciphers = (line: string): string => `
    TTLSCipherParms C
    {
      ${line}
    }
  `;

  test.each([
    ['V3CipherSuites4Char C0‸2C', 'C02C', 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384'],
    ['V3CipherSuites4Char C02CC0‸30', 'C030', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'],
    ['V3CipherSuites4Char ‸c02cc030', 'c02c', 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384'],
    ['V3CipherSuites4Char C02CC030‸', 'C030', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'],
    ['V3CipherSuites 352F‸0A', '0A', 'TLS_RSA_WITH_3DES_EDE_CBC_SHA'],
    ['V3CipherSuites 3‸52F0A', '35', 'TLS_RSA_WITH_AES_256_CBC_SHA'],
    ['V3CipherSuites tls_aes_‸256_gcm_sha384', 'tls_aes_256_gcm_sha384', 'TLS_AES_256_GCM_SHA384'],
    ['V3CipherSuites4Char TLS_AES_‸256_GCM_SHA384', 'TLS_AES_256_GCM_SHA384', 'TLS_AES_256_GCM_SHA384'],
  ])('%s', (line, on, name) => {
    const found = hoverAt(ciphers(line));
    expect(found.on).toBe(on);
    expect(found.says).toContain(`**${name}**`);
  });

  test('a suite says how strong it is and why, and what it needs', () => {
    const { says } = hoverAt(ciphers('V3CipherSuites ‸35'));
    expect(says).toContain('**Weak.** No forward secrecy');
    expect(says).toContain('- Protocols: TLSv1.0, TLSv1.1 and TLSv1.2');
    expect(says).toContain('- Server certificate: RSA key');
    expect(says).toContain('- FIPS140: allowed');
    expect(hoverAt(ciphers('V3CipherSuites4Char C02‸C')).says).toContain('**Recommended.** It gives forward secrecy.');
  });

  test('a code of the wrong width is explained', () => {
    const { says } = hoverAt(ciphers('V3CipherSuites C‸02C'));
    expect(says).toContain('This code is not known here. Here codes have two characters each.');
    expect(says).toContain('`TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384` where codes have four');
  });

  test('group codes are decimal, and hexadecimal on the wire', () => {
    const { on, says } = hoverAt(`
      TTLSSignatureParms S
      {
        ClientECurves 0023‸00240025
      }
    `);
    expect(on).toBe('0024');
    expect(says).toMatch(/^\*\*secp384r1\*\* · group `0024`\n/);
    expect(says).toContain('decimal: `0024`. On the wire and in packet traces it is hexadecimal `0018`.');
  });

  test('signature pairs, one of a run', () => {
    const { on, says } = hoverAt(`
      TTLSSignatureParms S
      {
        SignaturePairs 0603080‸6
      }
    `);
    expect(on).toBe('0806');
    expect(says).toContain('**TLS_SIGALG_SHA512_WITH_RSASSA_PSS**');
  });

  test('one-character codes of SSL version 2', () => {
    expect(hoverAt(ciphers('V2CipherSuites 7‸1')).says).toContain('SSL version 2 cipher suite `1`');
  });
});

describe('addresses, ports, names', () => {
  const rule = (line: string, direction = 'Inbound'): string => `
    TTLSRule R
    {
      ${line}
      Direction ${direction}
    }
  `;

  test('a number without dots is shown as the address that it becomes', () => {
    const { says } = hoverAt(rule('RemoteAddr 67‸93'));
    expect(says).toMatch(/^\*\*RemoteAddr 6793\*\* · the address `0\.0\.26\.137`\n/);
    expect(says).toContain('If a port was meant, use `RemotePortRange`.');
  });

  test('a prefix is shown as its first and last address', () => {
    const { says } = hoverAt(rule('LocalAddr 10.1.2.3‸/28'));
    expect(says).toContain('From `10.1.2.0` to `10.1.2.15`: 16 addresses.');
    expect(says).toContain('The prefix begins at `10.1.2.0`');
  });

  test('a range, an IPv6 prefix, All', () => {
    expect(hoverAt(rule('LocalAddr 10.1.2.3-‸10.1.2.9')).says).toContain('7 addresses');
    expect(hoverAt(rule('LocalAddr 2001:db8::‸/64')).says).toContain('From `2001:db8::` to `2001:db8::ffff:ffff:ffff:ffff`: 2 to the power of 64 addresses.');
    expect(hoverAt(rule('LocalAddr ‸All')).says).toContain('Every IPv4 and IPv6 address.');
  });

  test('the port of a well-known application, for this end and direction only', () => {
    expect(hoverAt(rule('LocalPortRange 2‸1')).says).toContain('**FTP server**');
    expect(hoverAt(rule('LocalPortRange 2‸1')).says).toContain('- `ApplicationControlled` On');
    expect(hoverAt(rule('RemotePortRange 2‸1', 'Outbound')).says).toContain('**FTP client**');
    expect(hoverAt(rule('LocalPortRange 2‸1', 'Outbound')).says).not.toContain('FTP');
    expect(hoverAt(rule('LocalPortRange 2‸3')).says).toBe('**LocalPortRange 23**\n\nPort 23 of this side.');
  });

  test('a port range in two words is one value', () => {
    const { on, says } = hoverAt(rule('LocalPortRange 5000 50‸10'));
    expect(on).toBe('5000 5010');
    expect(says).toContain('Ports 5000 to 5010: 11 ports.');
  });

  test('an asterisk at the end of a job name', () => {
    expect(hoverAt(rule('Jobname ZWE‸1*')).says).toContain('Every name that begins with `ZWE1`.');
  });

  test.each([
    ['Keyring TNRI‸NG', 'SAF key ring', 'of the user ID of the process that owns the socket'],
    ['Keyring TNSRV/TN‸RING', 'SAF key ring', 'The ring `TNRING` of user `TNSRV`'],
    ['Keyring *AUTH*‸/*', 'virtual key ring', 'all certificate authority certificates'],
    ['Keyring TNSRV‸/*', 'virtual key ring', 'all certificates of that user'],
    ['Keyring *TOKEN*/MY‸.TOKEN', 'PKCS #11 token', '`MY.TOKEN`'],
    ['Keyring /etc/ke‸y.kdb\n      KeyringStashFile /etc/key.sth', 'key database', 'path of a key database'],
    ['Keyring /etc/ke‸y.kdb', 'looks like a key database', 'without them, as a SAF key ring'],
  ])('%s', (line, kind, meaning) => {
    const { says } = hoverAt(`
      TTLSKeyringParms K
      {
        ${line}
      }
    `);
    expect(says.split('\n')[0]?.replace(/\\/g, '')).toContain(`· ${kind}`.replace(/\\/g, ''));
    expect(says).toContain(meaning);
  });

  test('a certificate label takes the rest of the line', () => {
    const { on, says } = hoverAt(`
      TTLSConnectionAdvancedParms CAP
      {
        CertificateLabel My Server ‸Cert
      }
    `);
    expect(on).toBe('My Server Cert');
    expect(says).toContain('case sensitive');
    expect(says).toContain('14 characters');
  });
});

describe('a reference', () => {
  const group = `
    TTLSGroupAction GA
    {
      TTLSEnabled On
      Trace       6
    }
  `;

  test('shows the text of what it names, and where that is', () => {
    const { on, says } = hoverAt(`
      TTLSRule R
      {
        TTLSGroupActionRef ‸GA
      }
      TTLSGroupAction GA
      {
        TTLSEnabled On
      }
    `);
    expect(on).toBe('GA');
    expect(says).toMatch(/^\*\*GA\*\* · `TTLSGroupAction`\n/);
    expect(says).toContain('Defined in [POLICY, line 5](<mem:/USER.TCPPARMS/POLICY#L5>).');
    expect(says).toContain('```pagent\nTTLSGroupAction GA\n{\n  TTLSEnabled On\n}\n```');
  });

  const stack = (policy: string): Record<string, string> => ({
    MAIN: `
      CommonTTLSConfig //'USER.TCPPARMS(COMMON)'
      TcpImage TCPIP   //'USER.TCPPARMS(IMAGE)'
    `,
    IMAGE: `TTLSConfig //'USER.TCPPARMS(POLICY)'`,
    COMMON: group,
    POLICY: policy,
  });

  test('into the common file', () => {
    const { says } = hoverAt(stack('TTLSRule R\n{\n  TTLSGroupActionRef G‸A\n}'));
    expect(says).toContain('Defined in [COMMON, line 1](<mem:/USER.TCPPARMS/COMMON#L1>), the common file.');
  });

  test('to a name that is defined twice: the last one counts', () => {
    const { says } = hoverAt(stack('TTLSRule R\n{\n  TTLSGroupActionRef G‸A\n}\nTTLSGroupAction GA\n{\n  TTLSEnabled Off\n}'));
    expect(says).toContain('Defined in [POLICY, line 5]');
    expect(says).toContain('It replaces the whole of 1 earlier definition of the same name: [COMMON, line 1]');
    expect(says).toContain('TTLSEnabled Off');
  });

  test('from a common file to names that differ between the stacks', () => {
    const { says } = hoverAt({
      MAIN: `
        CommonTTLSConfig //'USER.TCPPARMS(COMMON)'
        TcpImage TCPIP1  //'USER.TCPPARMS(IMAGE1)'
        TcpImage TCPIP2  //'USER.TCPPARMS(IMAGE2)'
      `,
      IMAGE1: `TTLSConfig //'USER.TCPPARMS(POL1)'`,
      IMAGE2: `TTLSConfig //'USER.TCPPARMS(POL2)'`,
      COMMON: 'TTLSRule R\n{\n  TTLSGroupActionRef G‸A\n}',
      POL1: group,
      POL2: `# second\n${group}`,
    });
    expect(says).toContain('Defined in [POL1, line 1]');
    expect(says).toContain('In stack TCPIP2: [POL2, line');
  });

  test('to a name that does not exist: the name that was probably meant', () => {
    const { says } = hoverAt(stack('TTLSRule R\n{\n  TTLSGroupActionRef TN‸GROPU\n}\nTTLSGroupAction TNGROUP\n{\n  TTLSEnabled On\n}'));
    expect(says).toContain('No `TTLSGroupAction` has this name. Did you mean `TNGROUP`?');
  });

  test('to a name that only another type has', () => {
    const { says } = hoverAt(stack('TTLSRule R\n{\n  TTLSEnvironmentActionRef G‸A\n}'));
    expect(says).toContain('There is a `TTLSGroupAction` of this name, which is another type.');
  });

  test('in a file whose common file is not known, a missing name is not called wrong', () => {
    expect(hoverAt('TTLSRule R\n{\n  TTLSGroupActionRef ‸GA\n}').says).toContain('a common file that is not here could define it');
  });

  test('passwords in the text are masked, long texts are cut', () => {
    const lines = Array.from({ length: 40 }, (_, index) => `    # line ${index}`).join('\n');
    const { says } = hoverAt(`TTLSEnvironmentAction EA\n{\n  TTLSKeyringParmsRef K‸\n}\nTTLSKeyringParms K\n{\n  Keyring /k.kdb\n  KeyringPw  sesame open # why\n${lines}\n}`);
    expect(says).toContain('KeyringPw  *** # why');
    expect(says).not.toContain('sesame');
    expect(says).not.toContain('line 39');
    expect(says.split('\n').length).toBeLessThan(40);
  });
});

describe('a definition', () => {
  test('tells who refers to it', () => {
    const { says } = hoverAt(`
      TTLSRule A
      {
        TTLSGroupActionRef GA
      }
      TTLSRule B
      {
        TTLSGroupActionRef GA
      }
      TTLSGroupAction G‸A
      {
        TTLSEnabled On
      }
    `);
    expect(says).toContain('2 references: [POLICY, line 3](<mem:/USER.TCPPARMS/POLICY#L3>) and [POLICY, line 7]');
  });

  test('that nothing refers to', () => {
    expect(hoverAt('TTLSGroupAction G‸A\n{\n  TTLSEnabled On\n}').says).toContain('Nothing refers to it in the files that are known here.');
  });

  test('that a later one of the same name replaces', () => {
    const twice = (first: string, second: string): string => `TTLSGroupAction ${first}\n{\n  TTLSEnabled On\n}\nTTLSGroupAction ${second}\n{\n  TTLSEnabled Off\n}`;
    expect(hoverAt(twice('G‸A', 'GA')).says).toContain('**Has no effect:** [POLICY, line 5](<mem:/USER.TCPPARMS/POLICY#L5>) defines the same name later and replaces it whole.');
    expect(hoverAt(twice('GA', 'G‸A')).says).toContain('Replaces the whole of [POLICY, line 1]');
  });

  test('of a rule: nothing can refer to it, so nothing is said of that', () => {
    const { says } = hoverAt({ MAIN: "TcpImage TCPIP //'USER.TCPPARMS(IMAGE)'", IMAGE: "TTLSConfig //'USER.TCPPARMS(POLICY)'", POLICY: 'TTLSRule T‸N\n{\n  Direction Inbound\n}' });
    expect(says).toBe('**TN** · `TTLSRule`\n\nPart of the policy of stack TCPIP.');
  });
});

describe('a file name', () => {
  test('leads to the file that stands for it, with its role', () => {
    const { on, says } = hoverAt({ MAIN: "TcpImage TCPIP //'USER.TCPP‸ARMS(IMAGE)' FLUSH", IMAGE: "TTLSConfig //'USER.TCPPARMS(POL)'" });
    expect(on).toBe("//'USER.TCPPARMS(IMAGE)'");
    expect(says).toMatch(/^\*\*USER\.TCPPARMS\(IMAGE\)\*\* · image configuration file\n/);
    expect(says).toContain('Here: [USER.TCPPARMS/IMAGE](<mem:/USER.TCPPARMS/IMAGE>).');
  });

  test('of a member that is not in its data set', () => {
    const { says } = hoverAt({ IMAGE: "TTLSConfig //'USER.TCPPARMS(PO‸L)'", POLICY: '# nothing' });
    expect(says).toContain('USER.TCPPARMS is here, and has no member `POL`. It has `IMAGE`, `POLICY`.');
  });

  test('of a data set that is nowhere: how to say where it is', () => {
    const { says } = hoverAt({ IMAGE: "TTLSConfig //'OTHER.LIB(PO‸L)'" });
    expect(says).toContain('No file here stands for this name.');
    expect(says).toContain('`{ "OTHER.LIB": "path/to/folder" }`');
    expect(says).toContain('`tcpparms.dataSets`');
  });

  test('of a UNIX file that is nowhere', () => {
    expect(hoverAt({ IMAGE: 'TTLSConfig /u/po‸l' }).says).toContain('set `tcpparms.unixRoot`');
  });

  test('in the environment file', () => {
    const { says } = hoverAt({ STDENV: "PAGENT_CONFIG_FILE=//'USER.TCPPARMS(MA‸IN)'", MAIN: "TcpImage TCPIP //'USER.TCPPARMS(IMAGE)'" });
    expect(says).toContain('main configuration file');
    expect(says).toContain('Here: [USER.TCPPARMS/MAIN]');
  });

  test('the other operands of the line are told apart', () => {
    const main = (line: string): Record<string, string> => ({ MAIN: line, IMAGE: "TTLSConfig //'USER.TCPPARMS(POL)'" });
    expect(hoverAt(main("TcpImage TCPIP //'USER.TCPPARMS(IMAGE)' NOFL‸USH PURGE 600")).says).toMatch(/^\*\*NOFLUSH\*\* · operand of `TcpImage`/);
    expect(hoverAt(main('TcpImage TCPIP FLUSH 6‸00')).says).toContain('600 seconds (10 minutes).');
    expect(hoverAt(main('TcpImage TC‸PIP FLUSH 600')).says).toMatch(/^\*\*name\*\* · operand of `TcpImage`/);
  });
});

describe('the environment file', () => {
  test('a variable: what it is for, and its default', () => {
    const { on, says } = hoverAt({ STDENV: "PAGENT_LOG_‸FILE=/tmp/x\nPAGENT_CONFIG_FILE=//'A.B(C)'" });
    expect(on).toBe('PAGENT_LOG_FILE');
    expect(says).toMatch(/^\*\*PAGENT_LOG_FILE\*\* · environment variable\n/);
    expect(says).toContain('Default: `/tmp/pagent.log`.');
  });

  test('a variable that is not known has none', () => {
    nothingAt({ STDENV: 'MY_‸OWN=1\n' });
  });
});

describe('comments', () => {
  const comment = (text: string): string => `# ${text}\nTTLSRule R\n{\n}\n`;

  test.each([
    ['EZD12‸87I means trouble', 'EZD1287I', '**EZD1287I** · AT-TLS'],
    ['ends in return code 51‸9', 'return code 519', '**519** · System SSL return code'],
    ['RC: 40‸2', 'RC: 402', '**402** · System SSL return code'],
    ['it was C0‸2C', 'C02C', '**TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384**'],
    ['better TLS_AES_‸256_GCM_SHA384', 'TLS_AES_256_GCM_SHA384', 'cipher suite `1302`'],
    ['GSK_ERR_NO_‸CIPHERS', 'GSK_ERR_NO_CIPHERS', '**402**'],
    ['reason 0x134CC‸19E', '0x134CC19E', '**414**'],
    ['status 0335‸304B', '0335304B', 'CMS'],
    ['seen 160303‸007B', '160303007B', '123 bytes follow'],
    ['tcpparms-disable-next-line unresolved-ref‸erence, because', 'unresolved-reference', '**unresolved-reference** · check'],
  ])('%s', (text, on, says) => {
    const found = hoverAt(comment(text));
    expect(found.on).toBe(on);
    expect(found.says).toContain(says);
  });

  test.each(['port 20‸23', 'the 00‸23 of last year', 'RC: ‸8 of the job', 'return code 1‸2', 'see 13‸02', 'EZZ00‸00X'])('%s could be anything', (text) => {
    nothingAt(comment(text));
  });
});

describe('text of users', () => {
  test('cannot draw Markdown', () => {
    const { says } = hoverAt('TTLSRule R\n{\n  TTLSGroupActionRef ‸[x](http://x)<b>**\n}');
    expect(says.split('\n')[0]).toBe('**\\[x\\](http://x)\\<b\\>\\*\\*** · `TTLSGroupAction`');
  });

  test('cannot leave its code block', () => {
    const { says } = hoverAt('TTLSRule R\n{\n  TTLSGroupActionRef ‸GA\n}\nTTLSGroupAction GA\n{\n  # ``` and out\n  TTLSEnabled On\n}');
    expect(says).toContain('````pagent\n');
  });
});
