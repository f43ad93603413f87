/** Points of the grammars that matter most, each by itself; the snapshots hold the whole. */
import { describe, expect, test } from 'vitest';
import { dedent } from '../support/library.js';
import { scopeOf, tokenise } from './tokenise.js';

const pagent = (text: string, part: string) => scopeOf('pagent', dedent(text), part);

describe('Policy Agent', () => {
  test('a block without a name, inside another one', async () => {
    const text = `
      TTLSEnvironmentAction EnvShop
      {
        TTLSKeyringParms
        {
          Keyring SHOPUSR/SHOPRING
        }
        HandshakeRole Server
      }`;
    expect(await pagent(text, 'TTLSKeyringParms')).toBe('keyword.control.statement');
    expect(await pagent(text, 'Keyring SHOP')).toBe('support.variable.property');
    expect(await pagent(text, 'SHOPUSR')).toBe('string.unquoted');
    expect(await pagent(text, 'HandshakeRole')).toBe('support.variable.property');
  });

  test('a comment stands anywhere', async () => {
    expect(await pagent('Trace 7 # a lot', '# a lot')).toBe('punctuation.definition.comment');
    expect(await pagent('Trace 7 # a lot', 'a lot')).toBe('comment.line.number-sign');
    expect(await pagent('Trace 7# glued', '7')).toBe('constant.numeric');
    expect(await pagent('Trace 7# glued', 'glued')).toBe('comment.line.number-sign');
    expect(await pagent('{ # inside', 'inside')).toBe('comment.line.number-sign');
    expect(await pagent('TTLSRule SHOP\n# between\n{', 'between')).toBe('comment.line.number-sign');
    expect(await pagent('TTLSRule SHOP # behind', 'behind')).toBe('comment.line.number-sign');
    expect(await pagent('CertificateLabel My label # behind', 'behind')).toBe('comment.line.number-sign');
    expect(await pagent('FooBar x # behind an unknown attribute', 'behind')).toBe('comment.line.number-sign');
  });

  test('what is not known keeps the neutral colour', async () => {
    expect(await pagent('  ZocalAddr All', 'ZocalAddr')).toBeUndefined();
    expect(await pagent('  ZocalAddr All', 'All')).toBeUndefined();
    expect(await pagent('TTLSRuel SHOP', 'TTLSRuel')).toBeUndefined();
    expect(await pagent('Direction Inbond', 'Inbond')).toBeUndefined();
    expect(await pagent('RemoteAddr 6793', '6793')).toBeUndefined();
    expect(await pagent('V3CipherSuites TLS_NO_SUCH_SUITE', 'TLS_NO')).toBeUndefined();
    expect(await pagent('TTLSRule{', 'TTLSRule')).toBeUndefined();
  });

  test('text that Policy Agent ignores is not coloured', async () => {
    expect(await pagent('V3CipherSuites TLS_AES_128_GCM_SHA256 TLS_AES_256_GCM_SHA384', 'TLS_AES_256')).toBeUndefined();
    expect(await pagent('TTLSRule SHOP {', '{')).toBeUndefined();
    expect(await pagent('TLSv1.2 On really', 'really')).toBeUndefined();
  });

  test('case does not count, tabs and missing indentation neither', async () => {
    for (const line of ['TLSV1.2 ON', 'tlsv1.2 on', '\tTLSv1.2\tOn', '          TLSv1.2   On']) {
      expect(await scopeOf('pagent', line, line.trim().slice(0, 7)), line).toBe('support.variable.property');
      expect(await scopeOf('pagent', line, line.trim().slice(-2)), line).toBe('constant.language');
    }
    expect(await pagent('ttlsgroupactionref x', 'x')).toBe('entity.name.type.reference');
    expect(await pagent('ttlsgroupaction x', 'x')).toBe('entity.name.type.definition');
  });

  test('a name that is the start of another one does not match', async () => {
    expect((await tokenise('pagent', 'TLSv1 Off'))[0]?.[0]?.text).toBe('TLSv1');
    expect((await tokenise('pagent', 'TTLSRuleX Y'))[0]?.every((t) => t.scopes.length === 1)).toBe(true);
  });

  test('ciphers, groups and codes', async () => {
    expect(await pagent('V3CipherSuites TLS_AES_128_GCM_SHA256', 'TLS_')).toContain('variable.other.constant.cipher');
    expect(await pagent('V3CipherSuites4Char 1301C02F', '1301')).toBe('constant.numeric.hex');
    expect(await pagent('ServerKeyShareGroups x25519', 'x25519')).toBe('variable.other.constant');
    expect(await pagent('SignaturePairs TLS_SIGALG_SHA256_WITH_RSA', 'TLS_SIG')).toBe('variable.other.constant');
  });

  test('data sets and paths', async () => {
    for (const file of ["//'HLQ.TCPPARMS(TTLS)'", '//HLQ.TCPPARMS(TTLS)', '/etc/pagent.ttls']) {
      expect(await pagent(`TTLSConfig ${file} FLUSH PURGE`, file), file).toBe('string.other.file');
      expect(await pagent(`TTLSConfig ${file} FLUSH PURGE`, 'PURGE'), file).toBe('constant.language');
    }
  });

  test('a lost brace recolours nothing behind it', async () => {
    const text = 'TTLSRule A\n{\n  Direction Inbound\nTTLSRule B\n{\n  Direction Outbound\n}';
    expect(await pagent(text, 'TTLSRule B')).toBe('keyword.control.statement');
    expect(await pagent(text, 'Outbound')).toBe('constant.language');
  });

  test('the comment that silences a check stands out', async () => {
    expect(await pagent('# tcpparms-disable-next-line unknown-attribute', 'tcpparms-disable-next-line')).toBe('keyword.control.directive');
  });

  test('an attribute has a colour where themes know properties, and where they know variables only', async () => {
    const scopes = (await tokenise('pagent', '  Direction Inbound'))[0]?.[1]?.scopes;
    expect(scopes).toEqual(['source.pagent', 'support.type.property-name.pagent', 'support.variable.property.pagent']);
  });

  test('valid text is never called invalid', async () => {
    for (const language of ['pagent', 'cssmtp', 'tn3270', 'tcpip-profile', 'ftpdata', 'syslogd', 'stdenv', 'ctrace', 'pagent-log', 'pasearch', 'gsk-trace']) {
      const { readFile } = await import('node:fs/promises');
      expect(await readFile(new URL(`../../syntaxes/${language}.tmLanguage.json`, import.meta.url), 'utf8')).not.toContain('invalid.');
    }
  });
});

describe('languages with ; comments', () => {
  test('a semicolon behind an operand needs a blank before it in profiles', async () => {
    expect(await scopeOf('tn3270', 'PORT 23 ; Telnet', 'Telnet')).toBe('comment.line.semicolon');
    expect(await scopeOf('tn3270', 'PORT 23;Telnet', 'Telnet')).toBeUndefined();
    expect(await scopeOf('ftpdata', 'SECURE_FTP ALLOWED;all', 'all')).toBe('comment.line.semicolon');
  });

  test('an operand that is also a keyword stays an operand', async () => {
    expect(await scopeOf('tn3270', 'TCPIPJOBNAME TN3270E', 'TN3270E')).toBe('string.unquoted');
    expect(await scopeOf('tcpip-profile', '  23 TCP PORT', 'PORT')).toBe('string.unquoted');
  });

  test('the name of a job is one, also where it reads like an operand', async () => {
    const profile = (line: string, part: string) => scopeOf('tcpip-profile', line, part);
    expect(await profile('  25 TCP CSSMTP', 'CSSMTP')).toBe('string.unquoted');
    expect(await profile('  CSSMTP DELAYSTART TTLS', 'CSSMTP')).toBe('string.unquoted');
    expect(await profile('  CSSMTP DELAYSTART TTLS', 'DELAYSTART')).toBe('support.variable.property');
    expect(await profile('  FTPD JOBNAME FTPD1', 'FTPD1')).toBe('string.unquoted');
    expect(await profile('  21 TCP RESERVED', 'RESERVED')).toBe('constant.language');
    expect(await profile('SMFCONFIG TYPE119 CSSMTP', 'CSSMTP')).toBe('support.variable.property');
  });

  test('keywords of the stack profile may be shortened', async () => {
    expect(await scopeOf('tcpip-profile', 'GLOBALCONF ZERT', 'GLOBALCONF')).toBe('keyword.control.statement');
    expect(await scopeOf('tcpip-profile', 'GLOBALCONFI ZERT', 'GLOBALCONFI')).toBe('keyword.control.statement');
    expect(await scopeOf('tcpip-profile', 'GLOBAL ZERT', 'GLOBAL')).toBeUndefined();
  });
});

describe('syslogd', () => {
  test('a number sign behind a rule is no comment', async () => {
    expect(await scopeOf('syslogd', '*.err /var/log/a#b', 'a#b')).toBe('string.other.file');
    expect(await scopeOf('syslogd', '# all errors', 'all')).toBe('comment.line.number-sign');
  });
});

describe('logs', () => {
  test('records of pagent.log bear their severity', async () => {
    const type = (text: string, part: string) => scopeOf('pagent-log', text, part);
    expect(await type('06/02 08:15:01 OBJERR :005: f: x', 'OBJERR')).toBe('string.regexp');
    expect(await type('06/02 08:15:01 WARNING:005: f: x', 'WARNING')).toBe('markup.deleted');
    expect(await type('06/02 08:15:01 EVENT  :005: f: x', 'EVENT')).toBe('markup.inserted');
  });
  test('a return code other than 0 stands out', async () => {
    expect(await scopeOf('pagent-log', 'EZD1287I TTLS Error RC:  402 Initial Handshake', '402')).toBe('string.regexp');
    expect(await scopeOf('pagent-log', 'EZD1283I TTLS Event RC:    0 Initial Handshake', '0 Init')).toBe('constant.numeric');
  });
  test('ids of messages, names of rules and hexadecimal codes are told apart', async () => {
    const record = 'EZD1286I TTLS Error CONNID: 0000005A RULE: TN RC:  402 Initial Handshake';
    expect(await scopeOf('pagent-log', record, 'EZD1286I')).toBe('keyword.other.message-id');
    expect(await scopeOf('pagent-log', record, 'TN RC')).toBe('entity.name.type.reference');
    expect(await scopeOf('pagent-log', record, '0000005A')).toBe('constant.numeric.hex');
    expect(await scopeOf('pagent-log', 'EZD1285I TTLS Data CONNID: 0000005A RECV CIPHER 160303007B', '160303007B')).toBe('constant.numeric.hex');
  });
  test('a rule name may hold blanks', async () => {
    expect(await scopeOf('pagent-log', 'JOBNAME: FTPD1 RULE: FTP at 10.1 2 USERID: X', 'at 10.1 2')).toBe('entity.name.type.reference');
  });
});

describe('displays and traces', () => {
  test('the rule of a display, and its codes', async () => {
    expect(await scopeOf('pasearch', 'policyRule:             TN', 'TN')).toBe('entity.name.type.definition');
    expect(await scopeOf('pasearch', '      C02C  TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384', 'C02C')).toBe('constant.numeric.hex');
  });
  test('an error in a trace, its function and its status', async () => {
    const line = '06/02/2026-08:20:11 Thd-3 ERROR read_v3_server_hello(): No cipher: 0x134CC192';
    expect(await scopeOf('gsk-trace', line, 'ERROR')).toBe('string.regexp');
    expect(await scopeOf('gsk-trace', line, 'read_v3')).toBe('entity.name.function');
    expect(await scopeOf('gsk-trace', line, '0x134CC192')).toBe('constant.numeric.hex');
  });
  test('a dump: offset, bytes, characters', async () => {
    const line = '      00000010: 0102A0FF 0000AB12   *........*';
    expect(await scopeOf('gsk-trace', line, '00000010')).toBe('constant.numeric.offset');
    expect(await scopeOf('gsk-trace', line, 'A0FF')).toBe('constant.numeric.hex');
    expect(await scopeOf('gsk-trace', line, '*....')).toBe('string.quoted.dump');
  });
});

test('options of a component trace', async () => {
  expect(await scopeOf('ctrace', 'TRACEOPTS /* all */', 'all')).toBe('comment.block');
  expect(await scopeOf('ctrace', '  WTRSTART(CTWTR) NOWRAP', 'WTRSTART')).toBe('support.variable.property');
  expect(await scopeOf('ctrace', '  WTRSTART(CTWTR) NOWRAP', 'CTWTR')).toBe('string.unquoted');
  expect(await scopeOf('ctrace', "  OPTIONS('LEVEL=255')", 'LEVEL')).toBe('string.quoted.single');
});
