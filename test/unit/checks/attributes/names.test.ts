import { describe, expect, test } from 'vitest';
import { afterFix, expectMarked, findingsWith, serious, severities } from '../marked.js';

/** A rule that is right, with lines of its own at the end. */
const rule = (lines: string): string => `TTLSRule TN3270\n{\n  LocalPortRange      2023\n  Direction           Inbound\n  TTLSGroupActionRef  TNGA\n${lines}}\nTTLSGroupAction TNGA\n{\n  TTLSEnabled  Off\n}\n`;
const connection = (lines: string): string => `TTLSConnectionAction TNCA\n{\n${lines}}\n`;

describe('unknown-statement', () => {
  test('is an error in an AT-TLS policy, and names the nearest statement', () => {
    const found = expectMarked('unknown-statement', `${rule('')}⟦TTLSConectionAction⟧ TNCA\n{\n  Trace  7\n}\n`);
    expect(found.map(({ severity, message }) => [severity, message])).toEqual([
      ['error', 'Unknown statement "TTLSConectionAction"; did you mean TTLSConnectionAction? Nothing of it takes effect.'],
    ]);
  });

  test('without a near name there is nothing to suggest', () => {
    const [finding] = expectMarked('unknown-statement', `${rule('')}⟦Firewall⟧ X\n`);
    expect(finding?.fixes()).toEqual([]);
  });

  test('in main and image files only a near name is reported, as a warning', () => {
    expect(severities(expectMarked('unknown-statement', "LogLevel 31\n⟦TcpImag⟧ TCPIP //'USER.TCPPARMS(IMAGE)'\nCommonTTLSConfig //'USER.TCPPARMS(POLICY)'\n"))).toEqual(['warning']);
    expectMarked('unknown-statement', "TcpImage TCPIP //'USER.TCPPARMS(IMAGE)'\nSomethingOfTheFuture 12\n");
    expectMarked('unknown-statement', "TcpImage TCPIP //'USER.TCPPARMS(IMAGE)'\nCommonZERTConfig /etc/zert\n");
  });

  test('in a file of which nothing else is known a near name is a warning', () => {
    expect(severities(expectMarked('unknown-statement', '⟦TTLSRul⟧ X\n{\n  Direction  Inbound\n}\n'))).toEqual(['warning']);
    expectMarked('unknown-statement', 'any other text\n');
  });

  test('nothing is said of what stands in it', () => {
    expect(serious(`${rule('')}Firewall X\n{\n  Nonsense  1\n  Trace  9999\n}\n`)).toEqual(['unknown-statement: Firewall']);
  });

  test('names are known in any case', () => {
    expectMarked('unknown-statement', 'ttlsgroupaction G\n{\n  TTLSENABLED off\n}\n');
  });
});

describe('unknown-attribute', () => {
  test('says what Policy Agent does, and what was meant', () => {
    const [finding] = expectMarked('unknown-attribute', rule('  ⟦ZocalAddr⟧  192.0.2.1\n'));
    expect(finding?.severity).toBe('error');
    expect(finding?.message).toBe('Unknown attribute "ZocalAddr" in TTLSRule; did you mean LocalAddr? Policy Agent logs OBJERR and installs none of the new AT-TLS policy of this stack.');
  });

  test.each([
    ['a letter left out', 'Priorit', 'Priority'],
    ['letters changed over', 'Prioirty', 'Priority'],
    ['a Ref form without its s', 'TTLSEnvironmentActionRe', 'TTLSEnvironmentActionRef'],
    ['a prefix misspelt', 'TLLSEnvironmentActionRef', 'TTLSEnvironmentActionRef'],
  ])('%s: %s', (_slip, written, meant) => {
    expect(findingsWith('unknown-attribute', rule(`  ${written}  X\n`)).map((finding) => finding.fixes().map(({ title }) => title))).toEqual([[`Change ${written} to ${meant}`]]);
  });

  test('a word that is like none has no suggestion', () => {
    const [finding] = expectMarked('unknown-attribute', rule('  ⟦Firewall⟧  X\n'));
    expect(finding?.message).toContain('in TTLSRule. Policy Agent logs OBJERR');
    expect(finding?.fixes()).toEqual([]);
  });

  test('a misspelt attribute is not missing as well', () => {
    expect(serious(rule('').replace('Direction ', 'Direcsion '))).toEqual(['unknown-attribute: Direcsion']);
    expect(serious(rule('').replace('LocalPortRange', 'LocalPortRagne'))).toEqual(['unknown-attribute: LocalPortRagne']);
  });

  test('in the main file it is a warning', () => {
    expect(severities(expectMarked('unknown-attribute', 'ServicesConnection\n{\n  ⟦Imagename1⟧  TCPCS\n}\n'))).toEqual(['warning']);
  });

  test('where not all attributes are known a near name is a hint, any other silence', () => {
    expect(severities(expectMarked('unknown-attribute', 'PolicyServer\n{\n  ⟦ClientNam⟧  X\n  Frobnicate  Y\n}\n'))).toEqual(['hint']);
  });

  test('names that are only tolerated are no slip', () => {
    expectMarked('unknown-attribute', 'ServerConnection\n{\n  ServerHost  192.0.2.1\n  ServerConnectRetries  5\n}\n');
    expectMarked('unknown-attribute', 'IpTimeCondition T\n{\n  DayOfWeekMask  0111110\n  TimeZone  Local\n}\n');
  });
});

describe('misplaced-statement', () => {
  const image = "TTLSConfig //'USER.TCPPARMS(POLICY)'\n";

  test('a rule in an image file is skipped', () => {
    const found = expectMarked('misplaced-statement', { IMAGE: `${image}⟦TTLSRule⟧ X\n{\n  LocalPortRange  1\n  Direction  Inbound\n  TTLSGroupActionRef  G\n}\n`, POLICY: rule('') });
    expect(found.map(({ severity, message }) => [severity, message])).toEqual([
      ['warning', 'TTLSRule belongs in the policy file that TTLSConfig names. This is an image file: Policy Agent skips the statement with no more than a warning, and it takes no effect.'],
    ]);
  });

  test('a policy that TcpImage names as if it were an image file has one finding, at TcpImage', () => {
    const library = { PAGENTCF: "TcpImage TCPIP //'USER.TCPPARMS(POLICY)'\n", POLICY: rule('') };
    expectMarked('misplaced-statement', library);
    expect(serious(library)).toEqual(["image-is-policy: //'USER.TCPPARMS(POLICY)'"]);
  });

  test('a statement of the main file in a policy', () => {
    expect(severities(expectMarked('misplaced-statement', `${rule('')}⟦LogLevel⟧ 31\n`))).toEqual(['warning']);
  });

  test('a statement of another discipline', () => {
    expect(expectMarked('misplaced-statement', `${rule('')}${rule('').replace(/TN3270|TNGA/g, 'X$&')}⟦IpFilterPolicy⟧\n{\n  FilterLogging  Off\n}\n`)[0]?.message).toContain('IPSecConfig');
  });

  test('QoS statements may stand in the image file, Codepage anywhere', () => {
    expectMarked('misplaced-statement', { IMAGE: `Codepage IBM-1047\n${image}SetSubnetPrioTosMask\n{\n  SubnetTosMask  11100000\n}\n`, POLICY: `Codepage IBM-1047\n${rule('')}` });
  });

  test('an action inside a rule is moved out, and named', () => {
    const text = 'TTLSRule X\n{\n  LocalPortRange  1\n  Direction       Inbound\n  ⟦TTLSGroupAction⟧ G\n  {\n    TTLSEnabled  Off\n  }\n}\n';
    expect(severities(expectMarked('misplaced-statement', text))).toEqual(['error']);
    expect(serious(text)).toEqual(['misplaced-statement: TTLSGroupAction']);
    expect(afterFix('misplaced-statement', text)).toBe('TTLSRule X\n{\n  LocalPortRange  1\n  Direction       Inbound\n  TTLSGroupActionRef G\n}\nTTLSGroupAction G\n{\n  TTLSEnabled  Off\n}\n');
  });

  test('a part of an action in the wrong action: its place is named', () => {
    expect(expectMarked('misplaced-statement', connection('  ⟦TTLSKeyringParms⟧\n  {\n    Keyring  R\n  }\n'))[0]?.message).toContain('It stands inside a TTLSEnvironmentAction.');
  });

  test('inline statements where they may stand', () => {
    expectMarked('misplaced-statement', rule('  IpTimeCondition\n  {\n    DayOfWeekMask  0111110\n  }\n'));
  });
});

test('nothing in a zERT policy is held against the catalogue', () => {
  const zert = 'ZertRule X\n{\n  LocalPortRange  70000 what ever\n}\nIpAddr\n{\n  Adr  host\n}\nTTLSRul Y\n';
  expect(serious({ PAGENTCF: "TcpImage TCPIP //'USER.TCPPARMS(IMAGE)'\n", IMAGE: "ZERTConfig //'USER.TCPPARMS(ZERT)'\n", ZERT: zert })).toEqual([]);
});

describe('misplaced-attribute', () => {
  test('one level too high: it goes into the inline statement that takes it', () => {
    const text = connection('  Trace  7\n  ⟦CertificateLabel⟧  TN3270  # the new one\n');
    const [finding] = expectMarked('misplaced-attribute', text);
    expect(finding?.message).toBe('CertificateLabel is no attribute of TTLSConnectionAction; it belongs in TTLSConnectionAdvancedParms. Policy Agent logs OBJERR and installs none of the new AT-TLS policy.');
    expect(afterFix('misplaced-attribute', text)).toBe(connection('  Trace  7\n  TTLSConnectionAdvancedParms\n  {\n    CertificateLabel  TN3270  # the new one\n  }\n'));
  });

  test('when that is there already, to its end', () => {
    const text = connection('  ⟦HandshakeTimeout⟧  30\n  TTLSConnectionAdvancedParms\n  {\n    TLSv1  Off\n  }\n');
    expectMarked('misplaced-attribute', text);
    expect(afterFix('misplaced-attribute', text)).toBe(connection('  TTLSConnectionAdvancedParms\n  {\n    TLSv1  Off\n    HandshakeTimeout  30\n  }\n'));
  });

  test('not when the statement is coded elsewhere, or has the attribute', () => {
    const reference = connection('  ⟦HandshakeTimeout⟧  30\n  TTLSConnectionAdvancedParmsRef  AP\n');
    expect(expectMarked('misplaced-attribute', reference)[0]?.fixes()).toEqual([]);
    const coded = connection('  ⟦HandshakeTimeout⟧  30\n  TTLSConnectionAdvancedParms\n  {\n    HandshakeTimeout  10\n  }\n');
    expect(expectMarked('misplaced-attribute', coded)[0]?.fixes()).toEqual([]);
  });

  test('one level too low: it goes behind the inline statement', () => {
    const text = 'TTLSEnvironmentAction E\n{\n  TTLSKeyringParms\n  {\n    Keyring  R\n    ⟦HandshakeRole⟧  Server\n  }\n}\n';
    expect(expectMarked('misplaced-attribute', text)[0]?.message).toContain('it belongs in TTLSEnvironmentAction');
    expect(afterFix('misplaced-attribute', text)).toBe('TTLSEnvironmentAction E\n{\n  TTLSKeyringParms\n  {\n    Keyring  R\n  }\n  HandshakeRole  Server\n}\n');
  });

  test('outside of any block', () => {
    const text = `${rule('')}⟦Direction⟧  Inbound\n`;
    const [finding] = expectMarked('misplaced-attribute', text);
    expect(finding?.severity).toBe('error');
    expect(finding?.message).toBe('Direction is an attribute of TTLSRule, and stands outside of any block here. Look for a brace that is missing, or one too many, before it.');
  });

  test('attributes of several statements are right in each', () => {
    expectMarked('misplaced-attribute', `${connection('  Trace  7\n')}TTLSGroupAction G\n{\n  TTLSEnabled  On\n  Trace  7\n}\n`);
  });
});

describe('tolerated-attribute', () => {
  test('is for information, whatever it says', () => {
    const found = expectMarked('tolerated-attribute', 'TTLSConnectionAdvancedParms AP\n{\n  ⟦ServerScsv⟧  On\n}\n');
    expect(found.map(({ severity, message }) => [severity, message])).toEqual([
      ['information', 'ServerScsv is documented for TTLSEnvironmentAdvancedParms; whether TTLSConnectionAdvancedParms takes it is not established.'],
    ]);
  });

  test('where it is documented nothing is said', () => {
    expectMarked('tolerated-attribute', 'TTLSEnvironmentAdvancedParms AP\n{\n  ServerScsv  On\n}\n');
  });
});

describe('missing-name', () => {
  test('a rule, an action, a group; and parms on their own', () => {
    expect(severities(expectMarked('missing-name', '⟦TTLSRule⟧\n{\n  LocalPortRange  1\n  Direction  Inbound\n  TTLSGroupActionRef  G\n}\n⟦IpAddrGroup⟧\n{\n}\n⟦TTLSKeyringParms⟧\n{\n  Keyring  R\n}\n'))).toEqual(['error', 'error', 'error']);
  });

  test('a statement inside another one needs none', () => {
    expectMarked('missing-name', 'TTLSEnvironmentAction E\n{\n  HandshakeRole  Server\n  TTLSKeyringParms\n  {\n    Keyring  R\n  }\n}\n');
    expectMarked('missing-name', 'ServicesConnection\n{\n  Port  16311\n}\n');
  });
});

describe('name-too-long', () => {
  test('32 characters are possible, 33 are not', () => {
    expectMarked('name-too-long', `TTLSKeyringParms ${'K'.repeat(32)}\n{\n  Keyring  R\n}\n`);
    expect(severities(expectMarked('name-too-long', `TTLSKeyringParms ⟦${'K'.repeat(33)}⟧\n{\n  Keyring  R\n}\n`))).toEqual(['error']);
  });

  test('a name inside an action counts too', () => {
    expectMarked('name-too-long', `TTLSEnvironmentAction E\n{\n  HandshakeRole  Server\n  TTLSKeyringParms ⟦${'K'.repeat(40)}⟧\n  {\n    Keyring  R\n  }\n}\n`);
  });

  test('QoS names are only cut', () => {
    expect(severities(expectMarked('name-too-long', `PolicyAction ⟦${'P'.repeat(33)}⟧\n{\n  PolicyScope  DataTraffic\n}\n`))).toEqual(['warning']);
  });
});
