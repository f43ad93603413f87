import { describe, expect, test } from 'vitest';
import { afterFix, expectMarked, serious, severities } from '../marked.js';

const good = 'TTLSGroupAction TNGA\n{\n  TTLSEnabled  Off\n}\n';

describe('brace-on-statement-line', () => {
  test('a brace behind a name is lost', () => {
    const found = expectMarked('brace-on-statement-line', 'TTLSGroupAction TNGA ⟦{⟧\n  TTLSEnabled  Off\n}\n');
    expect(severities(found)).toEqual(['warning']);
    expect(found[0]?.message).toBe('The { behind TTLSGroupAction TNGA is text behind a name, which Policy Agent ignores: it finds no block. Put the { on the next line.');
  });

  test('with a brace on the next line too it is superfluous, and goes', () => {
    const text = 'TTLSGroupAction TNGA ⟦{⟧\n{\n  TTLSEnabled  Off\n}\n';
    expect(expectMarked('brace-on-statement-line', text)[0]?.message).toContain('the one on the next line opens the block');
    expect(afterFix('brace-on-statement-line', text)).toBe('TTLSGroupAction TNGA\n{\n  TTLSEnabled  Off\n}\n');
  });

  test('the fix keeps the indentation, the comment and the line end of the file', () => {
    const text = '# file\r\n  TTLSGroupAction TNGA {  # group\r\n    TTLSEnabled  Off\r\n  }\r\n';
    expect(afterFix('brace-on-statement-line', text)).toBe('# file\r\n  TTLSGroupAction TNGA\r\n  {  # group\r\n    TTLSEnabled  Off\r\n  }\r\n');
  });

  test('a brace on its own line is right, and one in a comment is none', () => {
    expectMarked('brace-on-statement-line', good);
    expectMarked('brace-on-statement-line', 'TTLSGroupAction TNGA # {\n{\n  TTLSEnabled  Off\n}\n');
  });
});

describe('brace-glued', () => {
  test.each([
    ['behind a name', 'TTLSGroupAction TNGA⟦{⟧\n  TTLSEnabled  Off\n}\n'],
    ['before an attribute', 'TTLSGroupAction TNGA\n⟦{⟧TTLSEnabled  Off\n}\n'],
    ['behind a value', 'TTLSGroupAction TNGA\n{\n  TTLSEnabled  Off⟦}⟧\n'],
  ])('%s, and the fix sets it apart', (_where, text) => {
    expectMarked('brace-glued', text);
    expect(afterFix('brace-glued', text)).toBe(good);
  });

  test('where the next line has a brace, the glued one only goes', () => {
    const text = 'TTLSGroupAction TNGA⟦{⟧\n{\n  TTLSEnabled  Off\n}\n';
    expectMarked('brace-glued', text);
    expect(afterFix('brace-glued', text)).toBe(good);
  });

  test('templates hold braces of their own', () => {
    expectMarked('brace-glued', 'TTLSKeyringParms KR\n{\n  Keyring  {{ring}}\n}\n');
    expectMarked('brace-glued', 'TTLSKeyringParms KR\n{\n  Keyring  ${RING}\n}\n');
  });
});

describe('text-after-brace', () => {
  test('an attribute behind the opening brace', () => {
    expectMarked('text-after-brace', 'TTLSGroupAction TNGA\n{ ⟦TTLSEnabled  Off⟧\n}\n');
  });

  test('a statement behind a closing brace goes on the next line', () => {
    const text = 'TTLSGroupAction TNGA\n{\n  TTLSEnabled  Off\n⟦}⟧  TTLSGroupAction TNGB\n{\n  TTLSEnabled  Off\n}\n';
    expectMarked('text-after-brace', text);
    expect(afterFix('text-after-brace', text)).toBe('TTLSGroupAction TNGA\n{\n  TTLSEnabled  Off\n}\nTTLSGroupAction TNGB\n{\n  TTLSEnabled  Off\n}\n');
  });

  test('an attribute behind an inner closing brace is indented like the inner statement', () => {
    const text = 'TTLSEnvironmentAction E\n{\n  TTLSKeyringParms\n  {\n    Keyring  R\n  } ⟦HandshakeRole  Server⟧\n}\n';
    expectMarked('text-after-brace', text);
    expect(afterFix('text-after-brace', text)).toBe('TTLSEnvironmentAction E\n{\n  TTLSKeyringParms\n  {\n    Keyring  R\n  }\n  HandshakeRole  Server\n}\n');
  });

  test('both braces on one line', () => {
    expect(afterFix('text-after-brace', 'TTLSConnectionAction C\n{ }\n')).toBe('TTLSConnectionAction C\n{\n}\n');
  });

  test('a comment may stand there', () => {
    expectMarked('text-after-brace', 'TTLSGroupAction TNGA\n{ # open\n  TTLSEnabled  Off\n} # close\n');
  });
});

describe('brace-after-value', () => {
  test('the block stays open for Policy Agent', () => {
    expectMarked('brace-after-value', 'TTLSGroupAction TNGA\n{\n  TTLSEnabled  Off ⟦}⟧\n');
  });

  test('a whole statement on one line becomes four lines', () => {
    let text = 'TTLSGroupAction TNGA { TTLSEnabled  Off }\n';
    for (const code of ['brace-on-statement-line', 'text-after-brace', 'brace-after-value']) text = afterFix(code, text);
    expect(text).toBe(good);
    expect(serious(text)).toEqual([]);
  });

  test('where no block is open the brace only goes', () => {
    const text = 'TTLSConfig /etc/ttls.policy ⟦}⟧\n';
    expect(expectMarked('brace-after-value', text)[0]?.message).toContain('no block that it could close');
    expect(afterFix('brace-after-value', text)).toBe('TTLSConfig /etc/ttls.policy\n');
  });

  test('a value that ends in a brace of a template is a value', () => {
    expectMarked('brace-after-value', 'TTLSKeyringParms KR\n{\n  Keyring  {{ ring }}\n}\n');
  });
});

describe('unclosed-block', () => {
  test('is found where the brace belongs, and leads back to the opening one', () => {
    const text = 'TTLSGroupAction TNGA\n{\n  TTLSEnabled  Of⟦f⟧  # clear text\n\nTTLSGroupAction TNGB\n{\n  TTLSEnabled  Off\n}\n';
    const [finding] = expectMarked('unclosed-block', text);
    expect(finding?.severity).toBe('error');
    expect(finding?.related.map(({ start, message }) => [start, message])).toEqual([[21, 'Here the block of TTLSGroupAction TNGA begins.']]);
    expect(afterFix('unclosed-block', text)).toContain('  TTLSEnabled  Off  # clear text\n}\n\nTTLSGroupAction TNGB');
  });

  test('two braces missing at one place are one finding, and one fix', () => {
    const text = 'TTLSEnvironmentAction E\n{\n  HandshakeRole  Server\n  TTLSKeyringParms\n  {\n    Keyring  ⟦R⟧\n';
    expect(expectMarked('unclosed-block', text)[0]?.message).toContain('The } of TTLSKeyringParms and TTLSEnvironmentAction E are missing');
    expect(afterFix('unclosed-block', text)).toBe('TTLSEnvironmentAction E\n{\n  HandshakeRole  Server\n  TTLSKeyringParms\n  {\n    Keyring  R\n  }\n}\n');
  });

  test('nothing else is said of a statement whose end is not known', () => {
    expect(serious('TTLSEnvironmentAction E\n{\n  HandshakeRole  Server\n')).toEqual(['unclosed-block: r']);
  });

  test('a closed block is closed, whatever the indentation', () => {
    expectMarked('unclosed-block', 'TTLSEnvironmentAction E\n{\nTTLSKeyringParms\n  {\nKeyring  R\n    }\n HandshakeRole  Server\n        }\n');
  });
});

describe('stray-brace', () => {
  test('one too many at the end', () => {
    expectMarked('stray-brace', `${good}⟦}⟧\n`);
    expect(afterFix('stray-brace', `${good}}\n`)).toBe(good);
  });

  test('a block whose statement was made a comment', () => {
    expect(expectMarked('stray-brace', '#TTLSGroupAction TNGB\n⟦{⟧\n⟦}⟧\n').map(({ message }) => message)).toEqual([
      'This { opens nothing: no statement stands before it.',
      'This } closes nothing: no block is open here. Remove it, or put back the { that it belongs to.',
    ]);
  });

  test('one that would cut a block short', () => {
    const text = 'TTLSGroupAction TNGA\n{\n  Trace  2\n  ⟦}⟧\n  TTLSEnabled  Off\n}\n';
    expect(expectMarked('stray-brace', text)[0]?.message).toContain('closes TTLSGroupAction TNGA before its end');
    expect(serious(text)).toEqual(['stray-brace: }']);
    expect(afterFix('stray-brace', text)).toBe('TTLSGroupAction TNGA\n{\n  Trace  2\n  TTLSEnabled  Off\n}\n');
  });

  test('an opening brace twice', () => {
    expectMarked('stray-brace', 'TTLSGroupAction TNGA\n{\n⟦{⟧\n  TTLSEnabled  Off\n}\n');
  });

  test('braces in comments are text', () => {
    expectMarked('stray-brace', `${good}# }\n`);
  });
});

describe('missing-open-brace', () => {
  test('at the top level', () => {
    const text = '⟦TTLSGroupAction TNGA⟧  # group\n  TTLSEnabled  Off\n}\n';
    expectMarked('missing-open-brace', text);
    expect(afterFix('missing-open-brace', text)).toBe('TTLSGroupAction TNGA  # group\n{\n  TTLSEnabled  Off\n}\n');
    expect(serious(text)).toEqual(['missing-open-brace: TTLSGroupAction TNGA']);
  });

  test('both braces of an inner block', () => {
    const text = 'TTLSEnvironmentAction E\n{\n  HandshakeRole  Server\n  ⟦TTLSKeyringParms⟧\n    Keyring  R\n}\n';
    expectMarked('missing-open-brace', text);
    expect(afterFix('missing-open-brace', text)).toBe('TTLSEnvironmentAction E\n{\n  HandshakeRole  Server\n  TTLSKeyringParms\n  {\n    Keyring  R\n  }\n}\n');
  });

  test('comments and blank lines may stand before the brace', () => {
    expectMarked('missing-open-brace', 'TTLSGroupAction TNGA\n# group\n\n{\n  TTLSEnabled  Off\n}\n');
  });
});
