import { describe, expect, test } from 'vitest';
import { afterFix, at, group, only, oneStack, rule, said, stacks, titles } from './support.js';

describe('a name that is defined twice in a file', () => {
  test('the earlier definition is replaced as a whole', () => {
    const given = oneStack(rule('TN', 'TNGA') + group('TNGA') + group('TNGA', 'On'));
    const [finding] = only('duplicate-definition', given);
    expect(said('duplicate-definition', given)).toEqual([
      'POLICY warning TNGA: TTLSGroupAction TNGA is defined again further down. That one replaces this one as a whole; nothing of this one takes effect.',
    ]);
    expect(finding?.related).toMatchObject([{ message: 'This definition counts.' }]);
    expect(finding && finding.related[0] && finding.related[0].start > finding.end).toBe(true);
  });

  test('the same content is said to be the same, whatever its blanks, comments and keyword case', () => {
    const given = `${group('TNGA')}ttlsgroupaction TNGA   # again\n{\n TTLSENABLED Off\n}\n`;
    expect(said('duplicate-definition', given)).toEqual(['POLICY warning TNGA: TTLSGroupAction TNGA is defined again further down, with the same content. That one counts; this one can go.']);
  });

  test('of three the last counts', () => {
    const given = group('A') + group('A', 'On') + group('A');
    expect(at('duplicate-definition', given)).toEqual(['POLICY warning A', 'POLICY warning A']);
  });

  test('names that differ in case, or type, or stand inline, are not the same', () => {
    expect(at('duplicate-definition', group('TN') + group('tn') + rule('TN', 'TN'))).toEqual([]);
    const inline = (name: string): string => `TTLSEnvironmentAction ${name}\n{\n  HandshakeRole  Server\n  TTLSKeyringParms KEYS\n  {\n    Keyring  A/B\n  }\n}\n`;
    expect(at('duplicate-definition', inline('A') + inline('B'))).toEqual([]);
  });

  test('rules too', () => {
    expect(at('duplicate-definition', rule('TN', 'A') + rule('TN', 'B') + group('A') + group('B'))).toEqual(['POLICY warning TN']);
  });

  test('the fix takes the statement out with the comment right above it, and one blank line', () => {
    const given = `${group('OTHER')}\n# The first one\n${group('TNGA')}\n${group('TNGA', 'On')}`;
    expect(afterFix('duplicate-definition', given, 'Remove this TTLSGroupAction TNGA').POLICY).toBe(`${group('OTHER')}\n${group('TNGA', 'On')}`);
    expect(only('duplicate-definition', given)[0]?.fixes()[0]?.safe).toBe(false);
  });

  test('a comment that begins the file stays', () => {
    const given = `# Policy of stack TCPIP\n${group('TNGA')}${group('TNGA', 'On')}`;
    expect(afterFix('duplicate-definition', given, 'Remove this TTLSGroupAction TNGA').POLICY).toBe(`# Policy of stack TCPIP\n${group('TNGA', 'On')}`);
  });
});

describe('a definition of the stack that replaces one of the common file', () => {
  test('is pointed out at the stack', () => {
    const given = stacks(group('TNGA'), rule('TN', 'TNGA') + group('TNGA', 'On'));
    expect(said('overrides-common', given)).toEqual([
      'POLICY1 information TNGA: For this stack, TTLSGroupAction TNGA replaces the one of the common file COMMON as a whole; nothing is merged.',
    ]);
    expect(at('duplicate-definition', given)).toEqual([]);
    expect(titles('overrides-common', given)).toEqual([]);
  });

  test('can go when the common file says the same', () => {
    const given = stacks(group('TNGA'), rule('TN', 'TNGA') + group('TNGA'));
    expect(said('overrides-common', given)).toEqual(['POLICY1 information TNGA: TTLSGroupAction TNGA stands in the common file COMMON with the same content.']);
    expect(afterFix('overrides-common', given, 'Remove this TTLSGroupAction TNGA: the common file has the same').POLICY1).toBe(rule('TN', 'TNGA'));
  });

  test('two stacks may define the same name, each for itself', () => {
    expect(at('overrides-common', stacks('', group('A'), group('A')))).toEqual([]);
    expect(at('duplicate-definition', stacks('', group('A'), group('A')))).toEqual([]);
  });
});

describe('a definition that nothing refers to', () => {
  test('is a hint, faded', () => {
    const given = oneStack(rule('TN', 'TNGA') + group('TNGA') + group('OLD'));
    expect(said('unused-definition', given)).toEqual(['POLICY hint OLD: Nothing refers to TTLSGroupAction OLD.']);
    expect(only('unused-definition', given)[0]?.tags).toEqual(['unnecessary']);
  });

  test('is never a rule', () => {
    expect(at('unused-definition', oneStack(rule('TN', 'TNGA') + group('TNGA')))).toEqual([]);
  });

  test('in the common file is none when one of the stacks uses it', () => {
    const given = stacks(group('SHARED') + group('NOBODYS'), rule('TN', 'SHARED'), rule('TN', 'MINE') + group('MINE'));
    expect(at('unused-definition', given)).toEqual(['COMMON hint NOBODYS']);
  });

  test('in the common file is not judged when a stack is not known', () => {
    const { IMAGE2: _, ...withoutImage } = stacks(group('SHARED'), rule('TN', 'MINE') + group('MINE'), '');
    expect(at('unused-definition', withoutImage)).toEqual([]);
    const { POLICY2: __, ...withoutPolicy } = stacks(group('SHARED'), rule('TN', 'MINE') + group('MINE'), '');
    expect(at('unused-definition', withoutPolicy)).toEqual([]);
  });

  test('in a file without rules that is checked alone is not judged: it may be a common file', () => {
    expect(at('unused-definition', group('SHARED'))).toEqual([]);
    expect(at('unused-definition', rule('TN', 'TNGA') + group('TNGA') + group('OLD'))).toEqual(['POLICY hint OLD']);
  });
});
