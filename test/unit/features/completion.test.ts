import { describe, expect, test } from 'vitest';
import { completion, resolveCompletion, type Completion } from '../../../server/src/features/completion.js';
import type { Settings } from '../../../server/src/workspace/settings.js';
import type { Members } from '../../support/library.js';
import { atCursor } from './cursor.js';

/** The proposals in the order of an editor. */
function offered(given: Members, settings: Partial<Settings> = {}): Completion[] {
  const { context, offset } = atCursor(given, settings);
  return [...completion(context, offset)].sort((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1));
}

const labels = (given: Members, settings: Partial<Settings> = {}): string[] => offered(given, settings).map((item) => item.label);

function item(given: Members, label: string): Completion {
  const found = offered(given).find((each) => each.label === label);
  if (!found) throw new Error(`${label} is not offered`);
  return found;
}

/** The text of the member after a proposal was taken; tab stops as they stand. */
function taken(given: Members, label: string): string {
  const { text } = atCursor(given);
  const { replace, insertText } = item(given, label);
  return text.slice(0, replace.start) + insertText + text.slice(replace.end);
}

test('the kind of a password is offered, a password is not', () => {
  const library = (line: string): Members => ({ MAIN: "TcpImage TCPIP //'USER.TCPPARMS(IMAGE)'\n", IMAGE: `PolicyServer\n{\n  ${line}\n}\n` });
  expect(labels(library('AuthBy ‸'))).toEqual(expect.arrayContaining(['Password', 'PassTicket']));
  expect(labels(library('AuthBy Password ‸'))).toEqual([]);
  expect(labels('TTLSKeyringParms K\n{\n  KeyringPw ‸\n}\n')).toEqual([]);
});

describe('statements at the top level', () => {
  test('an empty file is offered what an AT-TLS policy, a main and an image file may hold', () => {
    const found = labels('‸');
    expect(found).toEqual(expect.arrayContaining(['TTLSRule', 'TTLSCipherParms', 'TcpImage', 'TTLSConfig', 'LogLevel']));
    expect(found[0]).toBe('TTLSRule');
  });

  test('a file with a role is offered the statements of that role', () => {
    const policy = labels('TTLSRule A\n{\n  Direction Inbound\n}\n‸');
    expect(policy).toEqual(expect.arrayContaining(['TTLSRule', 'TTLSGroupAction', 'IpAddrGroup']));
    expect(policy).not.toContain('TcpImage');
    const main = labels({ MAIN: "TcpImage TCPIP //'USER.TCPPARMS(IMAGE)'\n‸", IMAGE: "TTLSConfig //'USER.TCPPARMS(POL)'" });
    expect(main).toEqual(expect.arrayContaining(['TcpImage', 'CommonTTLSConfig', 'LogLevel']));
    expect(main).not.toContain('TTLSRule');
  });

  test('a block comes with braces on lines of their own and its required attributes', () => {
    expect(taken('TTLSR‸', 'TTLSRule')).toBe(
      [
        'TTLSRule ${1}',
        '{',
        '  Direction                 ${2|Inbound,Outbound,Both|}',
        '  TTLSGroupActionRef        ${3}',
        '  TTLSEnvironmentActionRef  ${4}',
        '  $0',
        '}',
      ].join('\n'),
    );
    expect(item('TTLSR‸', 'TTLSRule')).toMatchObject({ kind: 'statement', snippet: true });
  });

  test('names that exist are filled in or offered for choice', () => {
    const policy = 'TTLSGroupAction GA\n{\n  TTLSEnabled On\n}\n‸\n';
    expect(taken(policy, 'TTLSRule')).toContain('TTLSGroupActionRef        ${3:GA}');
    expect(taken(`TTLSGroupAction GB\n{\n  TTLSEnabled On\n}\n${policy}`, 'TTLSRule')).toContain('TTLSGroupActionRef        ${3|GB,GA|}');
  });

  test('the name is one that references look for', () => {
    expect(taken('TTLSRule A\n{\n  TTLSGroupActionRef GRP\n}\n‸', 'TTLSGroupAction')).toContain('TTLSGroupAction ${1:GRP}\n{');
  });

  test('a statement on one line is a keyword, and asks for its value', () => {
    expect(item('‸', 'TTLSConfig')).toMatchObject({ insertText: 'TTLSConfig ', retrigger: true, snippet: false });
  });

  test('where more follows already, only the keyword is replaced', () => {
    expect(taken('ttlsr‸ OLD\n{\n  Direction Inbound\n}\n', 'TTLSRule')).toBe('TTLSRule OLD\n{\n  Direction Inbound\n}\n');
    expect(taken('TTLSGr‸\n{\n  TTLSEnabled On\n}\n', 'TTLSGroupAction')).toBe('TTLSGroupAction\n{\n  TTLSEnabled On\n}\n');
  });
});

describe('attributes of a block', () => {
  test('those that are not coded yet, the required ones first', () => {
    const found = labels(`
      TTLSRule A
      {
        Direction Inbound
        ‸
      }
    `);
    expect(found[0]).toBe('TTLSGroupActionRef');
    expect(found).toContain('LocalPortRange');
    expect(found).not.toContain('Direction');
    expect(found).not.toContain('TTLSRule');
  });

  test('not the other forms of one that is coded', () => {
    const found = labels(`
      TTLSRule A
      {
        LocalAddrRef MINE
        ‸
      }
    `);
    expect(found).not.toEqual(expect.arrayContaining(['LocalAddr']));
    expect(found).not.toContain('LocalAddrGroupRef');
    expect(found).toContain('RemoteAddr');
  });

  test('repeatable ones stay', () => {
    expect(
      labels(`
        TTLSCipherParms C
        {
          V3CipherSuites 35
          ‸
        }
      `),
    ).toContain('V3CipherSuites');
  });

  test('the one on the line of the cursor counts as not coded', () => {
    expect(
      labels(`
        TTLSRule A
        {
          Dire‸ction Inbound
        }
      `),
    ).toContain('Direction');
  });

  test('never what is only tolerated, nor what the release does not have', () => {
    const connection = `
      TTLSConnectionAdvancedParms A
      {
        ‸
      }
    `;
    expect(labels(connection)).not.toContain('Renegotiation');
    expect(labels(connection)).toContain('TLSv1.3');
    expect(labels(connection, { release: 'V2R3' })).not.toContain('TLSv1.3');
  });

  test('inline statements as blocks, and their Ref forms', () => {
    const action = `
      TTLSEnvironmentAction A
      {
        ‸
      }
    `;
    expect(item(action, 'TTLSKeyringParms')).toMatchObject({ insertText: 'TTLSKeyringParms\n{\n  Keyring  ${1}\n  $0\n}', snippet: true });
    expect(item(action, 'TTLSKeyringParmsRef').insertText).toBe('TTLSKeyringParmsRef ');
  });

  test('values line up with those above', () => {
    const rule = `
      TTLSRule A
      {
        Direction           Inbound
        Jobn‸
      }
    `;
    expect(item(rule, 'Jobname').insertText).toBe('Jobname             ');
  });

  test('behind a keyword without anything to propose nothing is asked for', () => {
    const rule = 'TTLSRule A\n{\n  ‸\n}\n';
    expect(item(rule, 'TTLSGroupActionRef').retrigger).toBe(false);
    expect(item(`${rule}TTLSGroupAction G\n{\n  TTLSEnabled On\n}\n`, 'TTLSGroupActionRef').retrigger).toBe(true);
    expect(item(rule, 'Jobname').retrigger).toBe(false);
    expect(item(rule, 'LocalPortRange').retrigger).toBe(true);
    expect(item('TTLSKeyringParms K\n{\n  ‸\n}\n', 'KeyringPw').retrigger).toBe(false);
  });

  test('behind the keyword of an enumeration its values are asked for; not as a snippet, which would keep an editor from asking on the next line', () => {
    expect(
      item(
        `
        TTLSGroupAction A
        {
          ‸
        }
      `,
        'TTLSEnabled',
      ),
    ).toMatchObject({ insertText: 'TTLSEnabled ', snippet: false, retrigger: true, detail: 'required' });
  });

  test.each([
    ['an unclosed block at the end of the file', 'TTLSRule A\n{\n  ‸'],
    ['an unclosed block before another statement', 'TTLSRule A\n{\n  Dir‸\n\nTTLSGroupAction G\n{\n  TTLSEnabled On\n}\n'],
    ['a prefix in any case', 'ttlsrule A\n{\n  DIREC‸\n}\n'],
    ['a block of one line', 'TTLSRule A\n{ ‸ }\n'],
    ['text behind the opening brace', 'TTLSRule A\n{ Dir‸\n}\n'],
    ['a block without indentation', 'TTLSRule A\n{\nDir‸\n}\n'],
    ['a block whose brace stands on the statement line', 'TTLSRule A {\n  ‸\n}\n'],
    ['a block whose opening brace is missing', 'TTLSRule A\n  LocalPortRange 21\n  Dir‸\n}\n'],
    ['lines that end as on Windows', 'TTLSRule A\r\n{\r\n  Dir‸\r\n}\r\n'],
  ])('%s', (_name, text) => {
    const found = labels(text);
    expect(found).toContain('Direction');
    expect(found).not.toContain('TTLSGroupAction');
  });

  test('an inner block that is not closed', () => {
    const found = labels('TTLSEnvironmentAction A\n{\n  TTLSKeyringParms\n  {\n    ‸\n');
    expect(found).toEqual(['Keyring', 'KeyringPw', 'KeyringStashFile']);
  });

  test('behind a closed block the statements are offered again', () => {
    expect(labels('TTLSRule A\n{\n  Direction Inbound\n}\n\n‸\n')).toContain('TTLSRule');
  });

  test('nothing in a block that is not known', () => {
    expect(labels('NoSuchThing A\n{\n  ‸\n}\n')).toEqual([]);
  });

  test('a blank at the beginning of a line only indents it', () => {
    const { context, offset } = atCursor('TTLSRule A\n{\n  ‸\n}\n');
    expect(completion(context, offset, ' ')).toEqual([]);
    expect(completion(context, offset)).not.toEqual([]);
  });
});

describe('values', () => {
  test('of an enumeration, with the default', () => {
    const advanced = `
      TTLSEnvironmentAdvancedParms A
      {
        CertValidationMode ‸
      }
    `;
    expect(labels(advanced)).toEqual(expect.arrayContaining(['Any', 'RFC2459', 'RFC5280']));
    expect(item(advanced, 'Any').detail).toBe('default');
  });

  test('nothing behind a value that is complete: it would be lost', () => {
    expect(labels('TTLSGroupAction A\n{\n  TTLSEnabled On ‸\n}\n')).toEqual([]);
  });

  test('sums of bits', () => {
    const trace = 'TTLSGroupAction A\n{\n  Trace ‸\n}\n';
    expect(labels(trace)).toEqual(expect.arrayContaining(['0', '2', '7', '63']));
    expect(item(trace, '2').detail).toBe('default');
    expect(item(trace, '7').documentation).toContain('7 = 1 + 2 + 4');
  });

  test('All for an address, the ports of applications of this end and direction', () => {
    expect(labels('TTLSRule A\n{\n  LocalAddr ‸\n}\n')).toEqual(['All']);
    expect(offered('TTLSRule A\n{\n  Direction Outbound\n  RemotePortRange ‸\n}\n').map((each) => [each.label, each.detail])).toContainEqual(['21', 'FTP client']);
    expect(offered('TTLSRule A\n{\n  Direction Outbound\n  RemotePortRange ‸\n}\n').map((each) => each.detail)).not.toContain('FTP server');
  });

  test('never for a password', () => {
    expect(labels({ IMAGE: 'PolicyServer\n{\n  AuthBy Password ‸\n}\n' })).toEqual([]);
  });

  test('fixed names behind a keyword', () => {
    expect(labels({ IMAGE: 'PolicyServer\n{\n  PolicyType ‸\n}\n' })).toEqual(expect.arrayContaining(['TTLS', 'IPSec']));
  });
});

describe('names', () => {
  const stack = (policy: string): Record<string, string> => ({
    MAIN: `
      CommonTTLSConfig //'USER.TCPPARMS(COMMON)'
      TcpImage TCPIP   //'USER.TCPPARMS(IMAGE)'
    `,
    IMAGE: `TTLSConfig //'USER.TCPPARMS(POLICY)'`,
    COMMON: 'TTLSGroupAction COGRP\n{\n  TTLSEnabled On\n}\nTTLSCipherParms COCIPH\n{\n  V3CipherSuites 35\n}\n',
    POLICY: policy,
  });

  test('of the type that the reference asks for, from all files of the stack', () => {
    const found = offered(stack('TTLSRule A\n{\n  TTLSGroupActionRef ‸\n}\nTTLSGroupAction OWN\n{\n  TTLSEnabled Off\n}\n'));
    expect(found.map(({ label, detail }) => [label, detail])).toEqual([
      ['COGRP', 'COMMON (common)'],
      ['OWN', 'POLICY'],
    ]);
    expect(found[0]?.documentation).toContain('TTLSGroupAction COGRP\n{');
  });

  test('the whole word is replaced, not only what stands before the cursor', () => {
    expect(taken(stack('TTLSRule A\n{\n  TTLSGroupActionRef CO‸XXX\n}\n'), 'COGRP')).toBe('TTLSRule A\n{\n  TTLSGroupActionRef COGRP\n}\n');
  });

  test('of many names the texts are given when asked for', () => {
    const groups = Array.from({ length: 60 }, (_, index) => `TTLSGroupAction G${index}\n{\n  TTLSEnabled On\n}\n`).join('');
    const given = `TTLSRule A\n{\n  TTLSGroupActionRef ‸\n}\n${groups}`;
    const { context } = atCursor(given);
    const last = item(given, 'G59');
    expect(last.documentation).toBeUndefined();
    expect(resolveCompletion(context, last)).toContain('TTLSGroupAction G59\n{');
  });

  test('passwords are not shown in them', () => {
    const found = item('TTLSEnvironmentAction A\n{\n  TTLSKeyringParmsRef ‸\n}\nTTLSKeyringParms K\n{\n  Keyring /k.kdb\n  KeyringPw sesame\n}\n', 'K');
    expect(found.documentation).toContain('Keyring /k.kdb');
    expect(found.documentation).not.toContain('sesame');
  });

  test('for a new definition: those that references look for in vain', () => {
    const policy = 'TTLSRule A\n{\n  TTLSGroupActionRef MISSING\n  TTLSEnvironmentActionRef OTHER\n}\nTTLSRule B\n{\n  TTLSGroupActionRef COGRP\n}\nTTLSGroupAction ‸\n';
    expect(labels(stack(policy))).toEqual(['MISSING']);
  });
});

describe('codes', () => {
  const ciphers = (line: string): string => `
    TTLSCipherParms C
    {
      V3CipherSuites4Char C02C
      ${line}
    }
  `;

  test('constants for V3CipherSuites, strong ones and TLSv1.3 first, those of the block left out', () => {
    const found = offered(ciphers('V3CipherSuites ‸'));
    expect(found[0]).toMatchObject({ label: 'TLS_AES_256_GCM_SHA384', kind: 'cipher', detail: '1302 · recommended · TLSv1.3 · RSA or ECC certificate' });
    expect(found.map((each) => each.label)).toContain('TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384');
    expect(found.map((each) => each.label)).not.toContain('TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384');
    const order = found.map((each) => each.label);
    expect(order.indexOf('TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384')).toBeLessThan(order.indexOf('TLS_RSA_WITH_AES_256_CBC_SHA'));
    expect(found.at(-1)?.deprecated).toBe(true);
  });

  test('codes for V3CipherSuites4Char, found by their names too', () => {
    expect(item(ciphers('V3CipherSuites4Char ‸'), 'C030')).toMatchObject({ insertText: 'C030', filterText: 'C030 TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384' });
  });

  test('in a run only the code that is being typed is replaced', () => {
    expect(taken(ciphers('V3CipherSuites4Char 1301C0‸'), 'C030')).toContain('V3CipherSuites4Char 1301C030\n');
    expect(taken(ciphers('V3CipherSuites4Char 1301‸'), 'C030')).toContain('V3CipherSuites4Char 1301C030\n');
    expect(labels(ciphers('V3CipherSuites4Char 1301‸'))).not.toContain('1301');
  });

  test('a run of two-character codes goes on with such', () => {
    expect(taken(ciphers('V3CipherSuites 35‸'), '2F')).toContain('V3CipherSuites 352F\n');
    expect(labels(ciphers('V3CipherSuites 35‸'))).not.toContain('35');
  });

  test('suites that the release does not have are left out', () => {
    expect(labels(ciphers('V3CipherSuites ‸'), { release: 'V2R3' })).not.toContain('TLS_AES_256_GCM_SHA384');
  });

  test('key shares are groups that can be key shares; curves have the others too, and Any', () => {
    const parms = (line: string): string => `
      TTLSSignatureParms S
      {
        ${line}
      }
    `;
    expect(labels(parms('ServerKeyShareGroups ‸'))).toEqual(['0023', '0024', '0025', '0029', '0030']);
    const curves = offered(parms('ClientECurves ‸'));
    expect(curves.map((each) => each.label)).toEqual(expect.arrayContaining(['0019', '0021', '0023', 'Any']));
    expect(curves[0]?.detail).toBe('secp256r1 · recommended · key share');
    expect(labels(parms('ClientECurves 0023‸'))).not.toContain('Any');
    expect(labels(parms('ClientECurves 0023\n        ServerKeyShareGroups ‸'))).toContain('0023');
  });

  test('signature pairs that System SSL is known to take', () => {
    const found = labels('TTLSSignatureParms S\n{\n  SignaturePairs 0603‸\n}\n');
    expect(found).toEqual(expect.arrayContaining(['0601', '0806']));
    expect(found).not.toContain('0603');
    expect(found).not.toContain('0807');
  });
});

describe('file names', () => {
  const library = { IMAGE: `TTLSConfig //'USER.TCPPARMS(POL)'`, POL: 'TTLSRule A\n{\n  Direction Inbound\n}\n', NEW: 'TTLSGroupAction B\n{\n  TTLSEnabled On\n}\n' };

  test('members beside the file, those of the right role first, quoted as Policy Agent wants it', () => {
    const found = offered({ ...library, MAIN: `TcpImage TCPIP //‸` }).filter((each) => each.kind === 'file');
    expect(found[0]).toMatchObject({ label: "//'USER.TCPPARMS(IMAGE)'", detail: 'image configuration file' });
    expect(found.map((each) => each.label)).toContain("//'USER.TCPPARMS(NEW)'");
    expect(found.map((each) => each.label)).not.toContain("//'USER.TCPPARMS(MAIN)'");
  });

  test('the whole name is replaced, closing quotation mark included', () => {
    expect(taken({ ...library, MAIN: `TcpImage TCPIP //'USER.TCPPARMS(‸)' FLUSH` }, "//'USER.TCPPARMS(IMAGE)'")).toBe(`TcpImage TCPIP //'USER.TCPPARMS(IMAGE)' FLUSH`);
  });

  test('for the policy of a stack, policies come first', () => {
    expect(labels({ ...library, IMAGE: 'TTLSConfig ‸' }).slice(0, 2)).toEqual(["//'USER.TCPPARMS(NEW)'", "//'USER.TCPPARMS(POL)'"]);
  });

  test('behind the name, the words that may follow', () => {
    expect(labels({ ...library, IMAGE: `TTLSConfig //'USER.TCPPARMS(POL)' ‸` })).toEqual(['FLUSH', 'NOFLUSH', 'PURGE', 'NOPURGE']);
    expect(labels({ ...library, IMAGE: `TTLSConfig //'USER.TCPPARMS(POL)' FLUSH ‸` })).toEqual(['PURGE', 'NOPURGE']);
  });
});

describe('the environment file', () => {
  test('variables that are not set yet', () => {
    const given = { STDENV: "TZ=CET-1CEST\nPAG‸\nLIBPATH=/usr/lib" };
    expect(labels(given)).toEqual(expect.arrayContaining(['PAGENT_CONFIG_FILE', 'PAGENT_LOG_FILE']));
    expect(labels(given)).not.toContain('TZ');
    expect(taken(given, 'PAGENT_CONFIG_FILE')).toBe('TZ=CET-1CEST\nPAGENT_CONFIG_FILE=\nLIBPATH=/usr/lib');
  });

  test('the main file behind PAGENT_CONFIG_FILE', () => {
    const given = { STDENV: 'PAGENT_CONFIG_FILE=‸', MAIN: `TcpImage TCPIP //'USER.TCPPARMS(IMAGE)'`, IMAGE: `TTLSConfig //'USER.TCPPARMS(POL)'` };
    expect(labels(given)[0]).toBe("//'USER.TCPPARMS(MAIN)'");
    expect(taken(given, "//'USER.TCPPARMS(MAIN)'")).toBe("PAGENT_CONFIG_FILE=//'USER.TCPPARMS(MAIN)'");
  });

  test('nothing behind other variables', () => {
    expect(labels({ STDENV: 'TZ=‸\nPAGENT_CONFIG_FILE=/etc/x' })).toEqual([]);
  });
});

describe('comments', () => {
  test('the codes of checks, behind a comment that switches them off', () => {
    const found = item('# tcpparms-disable-next-line ‸', 'unresolved-reference');
    expect(found.documentation).toContain('check');
    expect(taken('# tcpparms-disable-next-line unres‸', 'unresolved-reference')).toBe('# tcpparms-disable-next-line unresolved-reference');
    expect(labels('# tcpparms-disable-next-line unresolved-reference, ‸')).not.toContain('unresolved-reference');
  });

  test('the comments themselves', () => {
    expect(taken('# tcpparms-dis‸', 'tcpparms-disable-next-line')).toBe('# tcpparms-disable-next-line ');
  });

  test('nothing in any other comment', () => {
    expect(labels('# TTLSR‸')).toEqual([]);
    expect(labels('TTLSRule A # TTLS‸')).toEqual([]);
  });
});
