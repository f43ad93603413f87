import { describe, expect, test } from 'vitest';
import { expected, outline, problems, treeOf } from './outline.js';

const RULE = 'TTLSRule X {}\n  Direction Inbound\nTTLSRule Y {}';

describe('braces on the line of something else', () => {
  test('behind the statement: the block begins there', () => {
    const text = 'TTLSRule X {\n  Direction Inbound\n}\nTTLSRule Y\n{\n}';
    expect(outline(text)).toBe(RULE);
    expect(problems(text)).toEqual(['brace-on-statement-line "{" 1:12']);
  });

  test('behind the statement and on the next line too: the second one opens the block', () => {
    const text = 'TTLSRule X {\n# comment\n{\n  Direction Inbound\n}\nTTLSRule Y\n{\n}';
    expect(outline(text)).toBe(RULE);
    expect(problems(text)).toEqual(['brace-on-statement-line "{" 1:12']);
    const block = treeOf(text).items[0]?.statement?.block;
    expect(block?.open?.start).toBe(text.indexOf('{', 20));
  });

  test('behind a statement without a name', () => {
    const text = 'TTLSEnvironmentAction E\n{\n  TTLSKeyringParms {\n    Keyring R\n  }\n}';
    expect(outline(text)).toBe('TTLSEnvironmentAction E {}\n  TTLSKeyringParms {}\n    Keyring R');
    expect(problems(text)).toEqual(['brace-on-statement-line "{" 3:20']);
  });

  test('a whole statement on one line', () => {
    const text = 'TTLSRule X { Direction Inbound }\nTTLSRule Y\n{\n}';
    expect(outline(text)).toBe(RULE);
    expect(problems(text)).toEqual(['brace-on-statement-line "{" 1:12', 'text-after-brace "Direction Inbound }" 1:14', 'brace-after-value "}" 1:32']);
  });

  test('glued to a name, to a keyword, to an attribute, to a value', () => {
    expect(problems('TTLSRule X{\n  Direction Inbound\n}')).toEqual(['brace-glued "{" 1:11']);
    expect(outline('TTLSRule X{\n  Direction Inbound\n}')).toBe('TTLSRule X {}\n  Direction Inbound');
    expect(problems('TTLSKeyringParms{\n  Keyring R\n}')).toEqual(['brace-glued "{" 1:17']);
    expect(problems('TTLSRule X\n{Direction Inbound\n}')).toEqual(['brace-glued "{" 2:1']);
    expect(outline('TTLSRule X\n{Direction Inbound\n}')).toBe('TTLSRule X {}\n  Direction Inbound');
    expect(problems('TTLSRule X\n{\n  Direction Inbound}\nTTLSRule Y\n{\n}')).toEqual(['brace-glued "}" 3:20']);
    expect(outline('TTLSRule X\n{\n  Direction Inbound}\nTTLSRule Y\n{\n}')).toBe(RULE);
  });

  test('behind a value', () => {
    const text = 'TTLSRule X\n{\n  Direction Inbound }\nTTLSRule Y\n{\n}';
    expect(outline(text)).toBe(RULE);
    expect(problems(text)).toEqual(['brace-after-value "}" 3:21']);
  });

  test('behind the value of a statement that has no block, the brace is only text', () => {
    expect(problems('TTLSConfig /etc/ttls }\nLogLevel 31')).toEqual(['brace-after-value "}" 1:22']);
    expect(outline('TTLSConfig /etc/ttls }\nLogLevel 31')).toBe('TTLSConfig /etc/ttls\nLogLevel 31');
  });
});

describe('text behind a brace', () => {
  test('an attribute behind the opening brace is read as if on the next line', () => {
    const text = 'TTLSRule X\n{ Direction Inbound\n}\nTTLSRule Y\n{\n}';
    expect(outline(text)).toBe(RULE);
    expect(problems(text)).toEqual(['text-after-brace "Direction Inbound" 2:3']);
  });

  test('both braces on one line', () => {
    expect(outline('TTLSRule X\n{ }\nTTLSRule Y\n{\n}')).toBe('TTLSRule X {}\nTTLSRule Y {}');
    expect(problems('TTLSRule X\n{ }\nTTLSRule Y\n{\n}')).toEqual(['text-after-brace "}" 2:3']);
  });

  test('an attribute behind an inner closing brace', () => {
    const text = 'TTLSEnvironmentAction E\n{\n  TTLSKeyringParms\n  {\n    Keyring R\n  } HandshakeRole Server\n}';
    expect(outline(text)).toBe('TTLSEnvironmentAction E {}\n  TTLSKeyringParms {}\n    Keyring R\n  HandshakeRole Server');
    expect(problems(text)).toEqual(['text-after-brace "HandshakeRole Server" 6:5']);
  });

  test('a statement behind the closing brace of the one before', () => {
    const text = 'TTLSRule X\n{\n  Direction Inbound\n} TTLSRule Y # second\n{\n}';
    expect(outline(text)).toBe(RULE);
    expect(problems(text)).toEqual(['text-after-brace "}" 4:1']);
    expect(treeOf(text).items.map((item) => item.comments.length)).toEqual([0, 1]);
  });
});

describe('a closing brace is missing', () => {
  test('before the next statement', () => {
    const text = `
      TTLSRule X
      {
        Direction Inbound
        # priority by default

      TTLSRule Y
      {
      }`;
    expect(outline(text)).toBe('TTLSRule X {?}\n  Direction Inbound\nTTLSRule Y {}');
    expect(problems(text)).toEqual(['missing-close "d" 3:19']);
  });

  test('at the end of the file', () => {
    expect(problems('TTLSRule X\n{\n  Direction Inbound\n')).toEqual(['missing-close "d" 3:19']);
    expect(problems('TTLSRule X\n{')).toEqual(['missing-close "{" 2:1']);
  });

  test('before a named statement that could also stand inside, when no brace behind it closes the block', () => {
    const text = `
      TTLSEnvironmentAction E
      {
        HandshakeRole Server

      TTLSKeyringParms K
      {
        Keyring R
      }
      TTLSCipherParms C
      {
        V3CipherSuites 35
      }
      TTLSRule Y
      {
      }`;
    expect(outline(text)).toBe(
      expected(`
      TTLSEnvironmentAction E {?}
        HandshakeRole Server
      TTLSKeyringParms K {}
        Keyring R
      TTLSCipherParms C {}
        V3CipherSuites 35
      TTLSRule Y {}`),
    );
    expect(problems(text)).toEqual(['missing-close "r" 3:22']);
  });

  test('of an inner block, seen from the attribute of the outer one behind it', () => {
    const text = `
      TTLSEnvironmentAction E
      {
        TTLSKeyringParms
        {
          Keyring R
        HandshakeRole Server
      }
      TTLSRule Y
      {
      }`;
    expect(outline(text)).toBe('TTLSEnvironmentAction E {}\n  TTLSKeyringParms {?}\n    Keyring R\n  HandshakeRole Server\nTTLSRule Y {}');
    expect(problems(text)).toEqual(['missing-close "R" 5:13']);
  });

  test('of an inner block that is the last: the brace in the outer column is not its own', () => {
    const text = `
      TTLSEnvironmentAction E
      {
        HandshakeRole Server
        TTLSKeyringParms
        {
          Keyring R
      }
      TTLSRule Y
      {
      }`;
    expect(problems(text)).toEqual(['missing-close "R" 6:13']);
  });

  test('of both blocks', () => {
    const text = `
      TTLSEnvironmentAction E
      {
        TTLSKeyringParms
        {
          Keyring R

      TTLSRule Y
      {
      }`;
    expect(outline(text)).toBe('TTLSEnvironmentAction E {?}\n  TTLSKeyringParms {?}\n    Keyring R\nTTLSRule Y {}');
    expect(problems(text)).toEqual(['missing-close "R" 5:13', 'missing-close "R" 5:13']);
  });

  test('a foreign attribute in a block that is closed is no sign of a missing brace', () => {
    const text = `
      TTLSEnvironmentAction E
      {
        TTLSKeyringParms
        {
          Keyring R
        HandshakeRole Server
        }
      }`;
    expect(problems(text)).toEqual([]);
    expect(outline(text)).toBe('TTLSEnvironmentAction E {}\n  TTLSKeyringParms {}\n    Keyring R\n    HandshakeRole Server');
  });

  test('a statement deeper than the open one was meant to be inside', () => {
    const text = 'TTLSRule X\n{\n  TTLSGroupAction G\n  {\n    TTLSEnabled On\n  }\n}';
    expect(outline(text)).toBe('TTLSRule X {}\n  TTLSGroupAction G {}\n    TTLSEnabled On');
    expect(problems(text)).toEqual([]);
  });
});

describe('an opening brace is missing', () => {
  test('before the attributes of a statement', () => {
    const text = 'TTLSRule X\n  Direction Inbound\n}\nTTLSRule Y\n{\n}';
    expect(outline(text)).toBe('TTLSRule X {?}\n  Direction Inbound\nTTLSRule Y {}');
    expect(problems(text)).toEqual(['missing-open "TTLSRule X" 1:1']);
  });

  test('before an attribute that is misspelt, when it is indented', () => {
    expect(outline('TTLSRule X\n  Direcsion Inbound\n  Priority 1\n}')).toBe('TTLSRule X {?}\n  Direcsion Inbound\n  Priority 1');
  });

  test('of an inner block', () => {
    const text = 'TTLSEnvironmentAction E\n{\n  TTLSKeyringParms\n    Keyring R\n  }\n  HandshakeRole Server\n}';
    expect(outline(text)).toBe('TTLSEnvironmentAction E {}\n  TTLSKeyringParms {?}\n    Keyring R\n  HandshakeRole Server');
    expect(problems(text)).toEqual(['missing-open "TTLSKeyringParms" 3:3']);
  });

  test('of an inner block, and its closing brace too', () => {
    const text = 'TTLSEnvironmentAction E\n{\n  HandshakeRole Server\n  TTLSKeyringParms\n    Keyring R\n}\nTTLSRule Y\n{\n}';
    expect(outline(text)).toBe('TTLSEnvironmentAction E {}\n  HandshakeRole Server\n  TTLSKeyringParms {??}\n    Keyring R\nTTLSRule Y {}');
    expect(problems(text)).toEqual(['missing-open "TTLSKeyringParms" 4:3']);
  });

  test('a block statement before other statements has no block', () => {
    expect(outline('TTLSConnectionAction C\nTTLSRule Y\n{\n}')).toBe('TTLSConnectionAction C\nTTLSRule Y {}');
  });
});

describe('a brace too many', () => {
  test('at the top level', () => {
    expect(problems('TTLSRule X\n{\n}\n}\nTTLSRule Y\n{\n}')).toEqual(['stray-close "}" 4:1']);
    expect(problems('{\nTTLSRule Y\n{\n}')).toEqual(['stray-open "{" 1:1']);
  });

  test('inside a block', () => {
    const text = 'TTLSRule X\n{\n{\n  Direction Inbound\n}\nTTLSRule Y\n{\n}';
    expect(outline(text)).toBe(RULE);
    expect(problems(text)).toEqual(['stray-open "{" 3:1']);
  });

  test('that would end the block before its last attributes', () => {
    const text = `
      TTLSEnvironmentAction E
      {
        TTLSKeyringParms
        {
          Keyring R
        }
        }
        HandshakeRole Server
      }
      TTLSRule Y
      {
      }`;
    expect(outline(text)).toBe('TTLSEnvironmentAction E {}\n  TTLSKeyringParms {}\n    Keyring R\n  HandshakeRole Server\nTTLSRule Y {}');
    expect(problems(text)).toEqual(['stray-close "}" 7:3']);
  });

  test('before the one in the column of the statement', () => {
    expect(problems('TTLSRule X\n{\n  Direction Inbound\n  }\n}\n')).toEqual(['stray-close "}" 4:3']);
  });

  test('an attribute behind its block, not indented, is not inside it', () => {
    expect(outline('TTLSRule X\n{\n}\nDirection Inbound')).toBe('TTLSRule X {}\nDirection Inbound');
  });
});
