import { describe, expect, test } from 'vitest';
import type { Statement } from '../../../server/src/syntax/tree.js';
import { factsOf, meaningOf, type ItemFacts } from '../../../server/src/workspace/facts.js';
import { SourceFile } from '../../../server/src/workspace/source-file.js';
import { dedent } from '../../support/library.js';

function fileOf(text: string): SourceFile {
  return SourceFile.of('mem:/POLICY', 'pagent', dedent(text));
}

function facts(text: string): ItemFacts[] {
  return fileOf(text).tree.items.map(factsOf);
}

describe('what a statement says to the rest of the library', () => {
  test('a named statement defines its name', () => {
    const [found] = facts(`
      ttlsgroupaction tnGA
      {
        TTLSEnabled  On
      }
    `);
    expect(found?.definitions).toMatchObject([{ type: 'TTLSGroupAction', name: 'tnGA', inline: false }]);
  });

  test('every …Ref attribute refers to a name of its type', () => {
    const [found] = facts(`
      TTLSRule TN
      {
        LocalPortRangeRef         TNPORTS
        Direction                 Inbound
        ttlsgroupactionref        TNGA
        TTLSEnvironmentActionRef  TNEA
      }
    `);
    expect(found?.references.map(({ type, name }) => `${type} ${name}`)).toEqual(['PortRange TNPORTS', 'TTLSGroupAction TNGA', 'TTLSEnvironmentAction TNEA']);
  });

  test('an inline statement defines its name, if it has one, and refers to others', () => {
    const [found] = facts(`
      TTLSEnvironmentAction TNEA
      {
        HandshakeRole  Server
        TTLSKeyringParms TNKEYS
        {
          Keyring  TCPIP/TNRING
        }
        TTLSGskAdvancedParms
        {
          TTLSGskLdapParmsRef  LDAP
        }
      }
    `);
    expect(found?.definitions.map(({ type, name, inline }) => ({ type, name, inline }))).toEqual([
      { type: 'TTLSEnvironmentAction', name: 'TNEA', inline: false },
      { type: 'TTLSKeyringParms', name: 'TNKEYS', inline: true },
    ]);
    expect(found?.references.map(({ type, name }) => `${type} ${name}`)).toEqual(['TTLSGskLdapParms LDAP']);
  });

  test('a name behind an inline statement without a block defines nothing', () => {
    const [found] = facts(`
      TTLSEnvironmentAction TNEA
      {
        TTLSKeyringParms  TNKEYS
        HandshakeRole     Server
      }
    `);
    expect(found?.definitions.map((d) => d.name)).toEqual(['TNEA']);
  });

  test('TcpImage names a stack and its image file', () => {
    const [withPath, without, asSynonym] = facts(`
      TcpImage TCPIP //'USER.TCPPARMS(PAGENT1)' FLUSH PURGE 600
      TcpImage TCPIP2 FLUSH
      PEPInstance TCPIP3 /etc/pagent3.conf
    `);
    expect(withPath?.files).toMatchObject([{ role: 'image', stack: 'TCPIP', word: { text: "//'USER.TCPPARMS(PAGENT1)'" } }]);
    expect(without?.files).toMatchObject([{ role: 'image', stack: 'TCPIP2', word: undefined }]);
    expect(asSynonym?.files).toMatchObject([{ role: 'image', stack: 'TCPIP3', word: { text: '/etc/pagent3.conf' } }]);
  });

  test('…Config statements name files of their discipline, common or of the stack, with or without a path', () => {
    const found = facts(`
      CommonTTLSConfig //'USER.TCPPARMS(PAGENTCO)'
      TTLSConfig FLUSH PURGE
      IpSecConfig /etc/ipsec.policy
    `);
    expect(found.map((f) => f.files)).toMatchObject([
      [{ role: 'ttls', common: true, word: { text: "//'USER.TCPPARMS(PAGENTCO)'" } }],
      [{ role: 'ttls', common: false, word: undefined }],
      [{ role: 'ipsec', common: false, word: { text: '/etc/ipsec.policy' } }],
    ]);
  });

  test('facts are made once for an item and kept over edits elsewhere', () => {
    const before = fileOf(`
      TTLSGroupAction A
      {
        TTLSEnabled  On
      }
      TTLSGroupAction B
      {
        TTLSEnabled  On
      }
      TTLSGroupAction C
      {
        TTLSEnabled  On
      }
    `);
    const at = before.text.lastIndexOf('On');
    const after = before.edited(`${before.text.slice(0, at)}Off${before.text.slice(at + 2)}`, { start: at, oldEnd: at + 2, newEnd: at + 3 });
    const [first] = before.tree.items;
    expect(after.tree.items[0]).toBe(first);
    expect(after.tree.items[0] && factsOf(after.tree.items[0])).toBe(first && factsOf(first));
  });
});

describe('what a keyword means where it stands', () => {
  const childrenOf = (text: string): readonly Statement[] => fileOf(text).tree.items[0]?.statement?.block?.children ?? [];

  test('an attribute of its statement', () => {
    const [attribute] = childrenOf('TTLSGroupAction A\n{\n  ttlsenabled  On\n}\n');
    expect(attribute && meaningOf(attribute)).toMatchObject({ parameter: { name: 'TTLSEnabled' } });
  });

  test('an inline statement is both an attribute and a statement', () => {
    const [inline] = childrenOf('TTLSEnvironmentAction A\n{\n  TTLSKeyringParms\n  {\n    Keyring  X/Y\n  }\n}\n');
    expect(inline && meaningOf(inline)).toMatchObject({ parameter: { name: 'TTLSKeyringParms' }, type: { name: 'TTLSKeyringParms' } });
  });

  test('a statement in the wrong block is still read as what it is', () => {
    const [misplaced] = childrenOf('TTLSGroupAction A\n{\n  TTLSKeyringParms\n  {\n    Keyring  X/Y\n  }\n}\n');
    const [keyring] = misplaced?.block?.children ?? [];
    expect(misplaced && meaningOf(misplaced)).toMatchObject({ type: { name: 'TTLSKeyringParms' } });
    expect(misplaced && meaningOf(misplaced).parameter).toBeUndefined();
    expect(keyring && meaningOf(keyring)).toMatchObject({ parameter: { name: 'Keyring' } });
  });

  test('nothing, when no statement has such an attribute', () => {
    const [unknown] = childrenOf('TTLSGroupAction A\n{\n  Colour  Red\n}\n');
    expect(unknown && meaningOf(unknown)).toEqual({});
  });
});
