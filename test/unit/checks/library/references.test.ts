import { describe, expect, test } from 'vitest';
import { afterFix, at, environment, group, only, oneStack, rule, said, stacks, titles } from './support.js';

describe('a reference to a name that is not defined', () => {
  test('is an error when every file of the stack is known', () => {
    expect(said('unresolved-reference', oneStack(rule('TN', 'TNGB') + group('TNGA')))).toEqual([
      'POLICY error TNGB: No TTLSGroupAction named TNGB is defined for stack TCPIP. Did you mean TNGA? Policy Agent installs none of the new AT-TLS policy.',
    ]);
  });

  test('is a warning when the file is checked alone: the common file may define it', () => {
    expect(said('unresolved-reference', rule('TN', 'TNGB') + group('FTPGROUP'))).toEqual(['POLICY warning TNGB: No TTLSGroupAction named TNGB is defined in the files that are known here.']);
  });

  test('is a warning when the common file is not here', () => {
    const { COMMON: _, ...rest } = stacks('', rule('TN', 'TNGA'));
    expect(at('unresolved-reference', rest)).toEqual(['POLICY1 warning TNGA']);
  });

  test('is none when the common file defines it, or a later line of the file', () => {
    expect(at('unresolved-reference', stacks(group('TNGA'), rule('TN', 'TNGA')))).toEqual([]);
    expect(at('unresolved-reference', oneStack(rule('TN', 'TNGA') + group('TNGA')))).toEqual([]);
  });

  test('is none when only another stack defines it not', () => {
    const given = stacks(group('TNGA'), rule('TN', 'TNGA'), rule('TN', 'TNGX'));
    expect(at('unresolved-reference', given)).toEqual(['POLICY2 error TNGX']);
  });

  test('in the common file is found for the stack that lacks the definition', () => {
    const given = stacks(rule('TN', 'TNGA'), group('TNGA'), group('OTHER'));
    expect(at('unresolved-reference', given)).toEqual(['COMMON error TNGA']);
    expect(at('common-not-self-contained', given)).toEqual(['COMMON warning TNGA']);
  });

  test('is left to the check of placeholders when it is one', () => {
    expect(at('unresolved-reference', rule('TN', '<group-action>'))).toEqual([]);
  });

  test('each reference is reported where it stands', () => {
    expect(at('unresolved-reference', rule('A', 'NONE') + rule('B', 'NONE'))).toEqual(['POLICY warning NONE', 'POLICY warning NONE']);
  });

  test('a name far from every other gets no suggestion', () => {
    const given = rule('TN', 'PRODUCTION') + group('TNGA');
    expect(said('unresolved-reference', given)).toEqual(['POLICY warning PRODUCTION: No TTLSGroupAction named PRODUCTION is defined in the files that are known here.']);
    expect(titles('unresolved-reference', given)).toEqual(['Create a TTLSGroupAction named PRODUCTION']);
  });
});

describe('creating what a reference names', () => {
  const create = (type: string, text: string, article = 'a'): string | undefined => afterFix('unresolved-reference', text, `Create ${article} ${type} named NEW`).POLICY;

  test('a group action, switched on', () => {
    expect(create('TTLSGroupAction', rule('TN', 'NEW'))).toBe(`${rule('TN', 'NEW')}\nTTLSGroupAction NEW\n{\n  TTLSEnabled  On\n}\n`);
  });

  test('an environment action with the role that fits the direction, and a place for the key ring', () => {
    const text = rule('TN', 'TNGA', 'TTLSEnvironmentActionRef  NEW') + group('TNGA');
    expect(create('TTLSEnvironmentAction', text)).toBe(
      `${text}\nTTLSEnvironmentAction NEW\n{\n  TTLSKeyringParms\n  {\n    Keyring  <keyring>\n  }\n  HandshakeRole  Server\n}\n`,
    );
    const outbound = text.replace('Inbound', 'Outbound');
    expect(create('TTLSEnvironmentAction', outbound)).toContain('HandshakeRole  Client');
  });

  test('a part that exists is referred to', () => {
    const text = `${rule('TN', 'TNGA', 'TTLSEnvironmentActionRef  NEW')}${group('TNGA')}TTLSKeyringParms KEYS\n{\n  Keyring  TCPIP/RING\n}\n`;
    expect(create('TTLSEnvironmentAction', text)).toContain('\nTTLSEnvironmentAction NEW\n{\n  TTLSKeyringParmsRef  KEYS\n  HandshakeRole  Server\n}\n');
  });

  test('a group of addresses with a first member', () => {
    const text = rule('TN', 'TNGA', 'RemoteAddrGroupRef  NEW') + group('TNGA');
    expect(create('IpAddrGroup', text, 'an')).toContain('\nIpAddrGroup NEW\n{\n  IpAddr\n  {\n    Addr  <address>\n  }\n}\n');
  });

  test('line ends are those of the file', () => {
    const text = rule('TN', 'NEW').replaceAll('\n', '\r\n');
    expect(create('TTLSGroupAction', text)).toBe(`${text}\r\nTTLSGroupAction NEW\r\n{\r\n  TTLSEnabled  On\r\n}\r\n`);
  });

  test('a file without a line end at its end gets one', () => {
    const text = rule('TN', 'NEW').trimEnd();
    expect(create('TTLSGroupAction', text)).toBe(`${text}\n\nTTLSGroupAction NEW\n{\n  TTLSEnabled  On\n}\n`);
  });

  test('the reference is then resolved', () => {
    expect(only('unresolved-reference', afterFix('unresolved-reference', rule('TN', 'NEW'), 'Create a TTLSGroupAction named NEW'))).toEqual([]);
  });
});

describe('a reference that differs in case only', () => {
  test('names the spelling of the definition, with a safe fix', () => {
    const given = oneStack(rule('TN', 'tnga') + group('TNGA'));
    expect(said('reference-case', given)).toEqual(['POLICY error tnga: The TTLSGroupAction is named TNGA, not tnga: names are case-sensitive. Policy Agent installs none of the new AT-TLS policy.']);
    expect(only('reference-case', given)[0]?.fixes()).toMatchObject([{ title: 'Change tnga to TNGA', safe: true }]);
    expect(at('unresolved-reference', given)).toEqual([]);
  });

  test('with two spellings no fix is safe', () => {
    const given = rule('TN', 'tnga') + group('TNGA') + group('TnGA');
    expect(said('reference-case', given)).toEqual(['POLICY warning tnga: The TTLSGroupAction is named TNGA or TnGA, not tnga: names are case-sensitive.']);
    expect(only('reference-case', given)[0]?.fixes().map(({ title, safe }) => `${title} ${safe}`)).toEqual(['Change tnga to TNGA false', 'Change tnga to TnGA false']);
  });

  test('is none when both spellings are defined', () => {
    expect(at('reference-case', rule('TN', 'tnga') + group('TNGA') + group('tnga'))).toEqual([]);
  });
});

describe('a reference to a statement of another type', () => {
  test('says which type has the name', () => {
    const given = oneStack(rule('TN', 'TNEA') + environment('TNEA'));
    expect(said('reference-type', given)).toEqual(['POLICY error TNEA: TNEA is a TTLSEnvironmentAction, but a TTLSGroupAction is needed here, and none of that name is defined for stack TCPIP. Policy Agent installs none of the new AT-TLS policy.']);
  });

  test('offers the attribute that takes the type, and the definition that is missing', () => {
    const given = rule('TN', 'TNEA') + environment('TNEA');
    expect(titles('reference-type', given)).toEqual(['Change TTLSGroupActionRef to TTLSEnvironmentActionRef', 'Create a TTLSGroupAction named TNEA']);
  });

  test('does not offer an attribute that the block has already', () => {
    const given = rule('TN', 'TNEA', 'TTLSEnvironmentActionRef  TNEA') + environment('TNEA');
    expect(titles('reference-type', given)).toEqual(['Create a TTLSGroupAction named TNEA']);
  });

  test('offers the attribute of the same condition: a group of addresses behind LocalAddrRef', () => {
    const given = `${rule('TN', 'TNGA', 'LocalAddrRef  HOSTS')}${group('TNGA')}IpAddrGroup HOSTS\n{\n  IpAddr\n  {\n    Addr  10.1.1.1\n  }\n}\n`;
    expect(titles('reference-type', given)[0]).toBe('Change LocalAddrRef to LocalAddrGroupRef');
    expect(titles('reference-type', given)).not.toContain('Change LocalAddrRef to RemoteAddrGroupRef');
  });

  test('is none where one name is used for several types, as is common', () => {
    expect(at('reference-type', rule('TN', 'TN', 'TTLSEnvironmentActionRef  TN') + group('TN') + environment('TN'))).toEqual([]);
  });
});

describe('a name that only an inline statement carries', () => {
  const given = `${rule('TN', 'TNGA', 'TTLSEnvironmentActionRef  FTPEA')}${group('TNGA')}
TTLSEnvironmentAction TNEA
{
  HandshakeRole  Server
  TTLSKeyringParms KEYS
  {
    Keyring  TCPIP/RING
  }
}
TTLSEnvironmentAction FTPEA
{
  HandshakeRole  Server
  TTLSKeyringParmsRef  KEYS
}
`;

  test('is a hint, and not unresolved', () => {
    expect(at('reference-inline', given)).toEqual(['POLICY hint KEYS']);
    expect(at('unresolved-reference', given)).toEqual([]);
  });

  test('is none when the name is defined at the top level too', () => {
    expect(at('reference-inline', `${given}TTLSKeyringParms KEYS\n{\n  Keyring  TCPIP/RING\n}\n`)).toEqual([]);
  });
});

describe('a common file that needs the file of a stack', () => {
  test('names the file, and offers to move the definition', () => {
    const given = stacks(rule('TN', 'TNGA'), `# The group action\n${group('TNGA')}${group('OTHER')}`);
    expect(said('common-not-self-contained', given)).toEqual([
      'COMMON warning TNGA: TTLSGroupAction TNGA is defined in POLICY1 only. The common file should be complete in itself: Policy Agent has been seen to report errors otherwise.',
    ]);
    const after = afterFix('common-not-self-contained', given, 'Move TTLSGroupAction TNGA to the common file');
    expect(after.COMMON).toBe(`${rule('TN', 'TNGA')}\n${group('TNGA')}`);
    expect(after.POLICY1).toBe(`# The group action\n${group('OTHER')}`);
  });

  test('is none when the common file defines the name too, and the stack overrides it', () => {
    expect(at('common-not-self-contained', stacks(rule('TN', 'TNGA') + group('TNGA'), group('TNGA', 'On')))).toEqual([]);
  });

  test('is none for references in the file of the stack', () => {
    expect(at('common-not-self-contained', stacks(group('SHARED'), rule('TN', 'TNGA') + group('TNGA')))).toEqual([]);
  });
});
