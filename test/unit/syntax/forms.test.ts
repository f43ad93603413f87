import { describe, expect, test } from 'vitest';
import { expected, outline, problems, treeOf } from './outline.js';

/** The text gives this outline, and nothing in it is a problem. */
function reads(text: string, as: string): void {
  expect(outline(text)).toBe(expected(as));
  expect(problems(text)).toEqual([]);
}

describe('blocks', () => {
  test('a statement, its braces on lines of their own, one attribute a line', () => {
    reads(
      `
      TTLSRule TN
      {
        LocalPortRange      2023
        Direction           Inbound
        TTLSGroupActionRef  TNGA
      }`,
      `
      TTLSRule TN {}
        LocalPortRange 2023
        Direction Inbound
        TTLSGroupActionRef TNGA`,
    );
  });

  test('statements inside each other, with and without a name', () => {
    reads(
      `
      TTLSEnvironmentAction TNEA
      {
        TTLSKeyringParms
        {
          Keyring START2/TN3270
        }
        TTLSGskAdvancedParms  TNGSK
        {
          TTLSGskLdapParms
          {
            GSK_LDAP_SERVER ldap.example.com
          }
        }
        HandshakeRole Server
      }`,
      `
      TTLSEnvironmentAction TNEA {}
        TTLSKeyringParms {}
          Keyring START2/TN3270
        TTLSGskAdvancedParms TNGSK {}
          TTLSGskLdapParms {}
            GSK_LDAP_SERVER ldap.example.com
        HandshakeRole Server`,
    );
  });

  test('no indentation at all', () => {
    reads(
      `
      TTLSEnvironmentAction TNEA
      {
      TTLSKeyringParms KR
      {
      Keyring START2/TN3270
      }
      HandshakeRole Server
      }
      TTLSGroupAction TNGA
      {
      TTLSEnabled On
      }`,
      `
      TTLSEnvironmentAction TNEA {}
        TTLSKeyringParms KR {}
          Keyring START2/TN3270
        HandshakeRole Server
      TTLSGroupAction TNGA {}
        TTLSEnabled On`,
    );
  });

  test('indentation that says the opposite of the braces', () => {
    reads(
      `
          TTLSEnvironmentAction TNEA
      {
      HandshakeRole Server
          TTLSKeyringParms
        {
      Keyring START2/TN3270
              }
      TTLSCipherParms C
            {
        V3CipherSuites 35
        }
          }
      TTLSGroupAction TNGA
            {
        TTLSEnabled On
            }`,
      `
      TTLSEnvironmentAction TNEA {}
        HandshakeRole Server
        TTLSKeyringParms {}
          Keyring START2/TN3270
        TTLSCipherParms C {}
          V3CipherSuites 35
      TTLSGroupAction TNGA {}
        TTLSEnabled On`,
    );
  });

  test('a named inline statement further left than the block that it stands in', () => {
    reads(
      `
      TTLSEnvironmentAction TNEA
      {
          HandshakeRole Server
      TTLSCipherParms C
      {
          V3CipherSuites 35
      }
      TTLSKeyringParms K
      {
          Keyring START2/TN3270
      }
      }
      TTLSGroupAction TNGA
      {
      }`,
      `
      TTLSEnvironmentAction TNEA {}
        HandshakeRole Server
        TTLSCipherParms C {}
          V3CipherSuites 35
        TTLSKeyringParms K {}
          Keyring START2/TN3270
      TTLSGroupAction TNGA {}`,
    );
  });

  test('a statement inside a block that only tolerates it', () => {
    reads(
      `
      IPProtocolGroup ALLOWED
      {
        IPProtocolRangeRef A
      IPProtocolRange B
      {
        IpProtocol 6
      }
      }
      IDSRule R
      {
      }`,
      `
      IPProtocolGroup ALLOWED {}
        IPProtocolRangeRef A
        IPProtocolRange B {}
          IpProtocol 6
      IDSRule R {}`,
    );
  });

  test('an empty block', () => {
    reads('TTLSConnectionAction C\n{\n}', 'TTLSConnectionAction C {}');
  });

  test('statements without a block', () => {
    reads(
      `
      LogLevel 31
      TcpImage TCPIP //'USER.TCPPARMS(PAGENTT)' FLUSH PURGE 600
      TTLSConfig`,
      `
      LogLevel 31
      TcpImage TCPIP //'USER.TCPPARMS(PAGENTT)' FLUSH PURGE 600
      TTLSConfig`,
    );
  });

  test('a block with an unknown keyword is a block', () => {
    reads('TTLSRul X\n{\n  Direction Inbound\n}', 'TTLSRul X {}\n  Direction Inbound');
  });

  test('keywords in any case', () => {
    reads('ttlsRULE x\n{\n  DIRECTION inbound\n}', 'ttlsRULE x {}\n  DIRECTION inbound');
  });
});

describe('comments', () => {
  test('between all parts of a statement', () => {
    const text = `
      # frame
      TTLSRule TN   # rule
      # before the brace

      {             # open
        # inside
        Direction Inbound # value
      }             # close
      # behind`;
    reads(text, 'TTLSRule TN {}\n  Direction Inbound');
    const tree = treeOf(text);
    expect(tree.items.map((item) => item.comments.length)).toEqual([7, 1]);
    const direction = tree.items[0]?.statement?.block?.children[0];
    expect(text.slice((tree.starts[0] ?? 0) + (direction?.comment?.start ?? 0)).split('\n')[0]).toBe('# value');
  });

  test('a file of comments alone has no statement', () => {
    reads('# TTLSRule X\n# {\n# }\n', '');
  });

  test('an empty file has no items', () => {
    expect(treeOf('').items).toEqual([]);
  });

  test('a # right behind a word begins a comment all the same', () => {
    expect(outline('Keyring START2/RING#1')).toBe('Keyring START2/RING');
    expect(problems('Keyring START2/RING#1')).toEqual(['comment-in-word "#" 1:20']);
  });
});

describe('characters and columns', () => {
  test.each([
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('%s line ends', (_name, end) => {
    const text = ['TTLSRule X', '{', '  Direction Inbound', '}', ''].join(end);
    expect(outline(text)).toBe('TTLSRule X {}\n  Direction Inbound');
  });

  test('line ends of several kinds', () => {
    expect(outline('TTLSRule X\r{\r\n  Direction Inbound\n}\r\n\rTTLSRule Y\n{\r}')).toBe('TTLSRule X {}\n  Direction Inbound\nTTLSRule Y {}');
  });

  test('tabs, form feeds, NUL and a byte order mark are blanks', () => {
    const text = '\ufeffTTLSRule\tX\f\n{\n\tDirection\0Inbound\n}';
    expect(outline(text)).toBe('TTLSRule X {}\n  Direction Inbound');
    expect(problems(text)).toEqual([]);
  });

  test('a line of any length', () => {
    const name = 'x'.repeat(200_000);
    expect(treeOf(`TTLSRule ${name}\n{\n}`).items[0]?.statement?.args[0]?.text).toBe(name);
  });

  test('blocks nested without end', () => {
    const deep = 'TTLSKeyringParms\n{\n'.repeat(2000);
    expect(outline(deep).split('\n')).toHaveLength(2000);
    expect(problems(deep)).toContain('stray-open "{" 130:1');
  });

  test('braces without end on one line', () => {
    expect(treeOf('{ '.repeat(100_000)).items).toHaveLength(1);
    expect(treeOf('} TTLSRule X { '.repeat(10_000)).items).toHaveLength(1);
  });

  test('sequence numbers are no part of the statements', () => {
    const text = ['TTLSRule X', '{', '  Direction Inbound  # value', '}', ''].map((line, i) => `${line.padEnd(72)}000${i}0000`).join('\n');
    expect(outline(text)).toBe('TTLSRule X {}\n  Direction Inbound');
    expect(problems(text)).toEqual([1, 2, 3, 4, 5].map((line) => `sequence-number "000${line - 1}0000" ${line}:73`));
  });

  test('templates are words, not braces', () => {
    const text = `
      {% if tls %}
      TTLSRule {{ name }}
      {
        LocalPortRange {{port}}
        Keyring \${RING}
        Jobname {job}
        {{ more }}
      }
      {% endif %}`;
    expect(problems(text)).toEqual([]);
    expect(outline(text)).toBe(
      expected(`
      {% if tls %}
      TTLSRule {{ name }} {}
        LocalPortRange {{port}}
        Keyring \${RING}
        Jobname {job}
        {{ more }}
      {% endif %}`),
    );
  });
});
