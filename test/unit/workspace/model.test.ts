import { describe, expect, test } from 'vitest';
import type { Model, Scope } from '../../../server/src/workspace/model.js';
import { folder, modelOf, uriOf } from '../../support/library.js';

const memberOf = (uri: string | undefined): string | undefined => uri?.slice(folder.length);
const rolesOf = (model: Model, member: string): string[] => [...model.roles(uriOf(member))].sort();
const scopeText = (scope: Scope): string => `${scope.role} ${scope.stack?.name || '-'} ${scope.files.map(memberOf).join('+')} ${scope.complete ? 'complete' : 'open'}`;
const stackText = (stack: Model['stacks'][number]): string => `${stack.name || '-'} ${memberOf(stack.image) ?? '?'}`;

const rule = (name: string, group: string): string => `
  TTLSRule ${name}
  {
    LocalPortRange      2023
    Direction           Inbound
    TTLSGroupActionRef  ${group}
  }
`;
const group = (name: string, enabled = 'Off'): string => `
  TTLSGroupAction ${name}
  {
    TTLSEnabled  ${enabled}
  }
`;

/** Environment, main and common file, and two stacks with a policy each. */
const library = {
  STDENV: "PAGENT_CONFIG_FILE=//'USER.TCPPARMS(PAGENTCF)'\n",
  PAGENTCF: `
    CommonTTLSConfig //'USER.TCPPARMS(COMMON)'
    TcpImage TCPIP  //'USER.TCPPARMS(IMAGE1)' FLUSH PURGE
    TcpImage TCPIP2 //'USER.TCPPARMS(IMAGE2)' FLUSH PURGE
  `,
  COMMON: group('SHARED'),
  IMAGE1: "TTLSConfig //'USER.TCPPARMS(POLICY1)'\n",
  IMAGE2: "TTLSConfig //'USER.TCPPARMS(POLICY2)'\n",
  POLICY1: rule('TN', 'SHARED') + group('MINE'),
  POLICY2: rule('FTP', 'SHARED') + group('SHARED', 'On'),
};

describe('the part that a file plays', () => {
  test('follows from who names it', () => {
    const model = modelOf(library);
    expect(rolesOf(model, 'PAGENTCF')).toEqual(['main']);
    expect(rolesOf(model, 'IMAGE1')).toEqual(['image']);
    expect(rolesOf(model, 'COMMON')).toEqual(['ttls']);
    expect(rolesOf(model, 'POLICY2')).toEqual(['ttls']);
    expect(rolesOf(model, 'STDENV')).toEqual([]);
  });

  test('a main file is the image file too when a TcpImage has no path, when it names itself, or when there is no TcpImage', () => {
    const main = (text: string): string[] => rolesOf(modelOf({ STDENV: 'PAGENT_CONFIG_FILE=/etc/MAIN', MAIN: text, IMAGE1: 'TTLSConfig' }), 'MAIN');
    expect(main('TcpImage TCPIP FLUSH\nTTLSConfig /etc/POLICY1\n')).toEqual(['image', 'main']);
    expect(main("TcpImage TCPIP //'USER.TCPPARMS(MAIN)'\n")).toEqual(['image', 'main']);
    expect(main('LogLevel 31\nTTLSConfig /etc/POLICY1\n')).toEqual(['image', 'main']);
    expect(main('TcpImage TCPIP /etc/IMAGE1\nTTLSConfig /etc/POLICY1\n')).toEqual(['main']);
  });

  test('a file that nothing names is what its own statements say', () => {
    const alone = (text: string): string[] => rolesOf(modelOf({ ALONE: text }), 'ALONE');
    expect(alone(rule('TN', 'TNGA'))).toEqual(['ttls']);
    expect(alone('IpAddr HERE\n{\n  Addr 10.1.1.1\n}\n')).toEqual(['ttls']);
    expect(alone('TTLSConfig /etc/policy\n')).toEqual(['image']);
    expect(alone('TcpImage TCPIP /etc/image\n')).toEqual(['main']);
    expect(alone('AutoMonitorApps\n{\n  AppName SYSLOGD\n}\n')).toEqual(['image', 'main']);
    expect(alone('Codepage IBM-1047\nLogLevel 31\n')).toEqual(['image', 'main']);
    expect(alone('# nothing here\n')).toEqual([]);
  });

  test('an image file with a stray CommonTTLSConfig does not become a main file', () => {
    const model = modelOf({
      MAIN: "TcpImage TCPIP //'USER.TCPPARMS(IMAGE)'\n",
      IMAGE: "CommonTTLSConfig //'USER.TCPPARMS(COMMON)'\nTTLSConfig\n",
      COMMON: group('SHARED'),
    });
    expect(rolesOf(model, 'IMAGE')).toEqual(['image']);
    expect(model.stacks.map(stackText)).toEqual(['TCPIP IMAGE']);
  });

  test('a policy file in the place of an image file is an image file, by its name', () => {
    const model = modelOf({ MAIN: "TcpImage TCPIP //'USER.TCPPARMS(POLICY1)'\n", POLICY1: rule('TN', 'TNGA') });
    expect(rolesOf(model, 'POLICY1')).toEqual(['image']);
  });
});

describe('includes', () => {
  test('know the file that they name, and the file knows them', () => {
    const model = modelOf(library);
    expect(model.includesFrom(uriOf('PAGENTCF')).map((i) => memberOf(i.target))).toEqual(['COMMON', 'IMAGE1', 'IMAGE2']);
    expect(model.includesTo(uriOf('POLICY1')).map((i) => memberOf(i.from))).toEqual(['IMAGE1']);
    expect(model.environments).toMatchObject([{ uri: uriOf('STDENV'), target: uriOf('PAGENTCF') }]);
  });

  test('know what else is in the folder in which the file is missing', () => {
    const [include] = modelOf({ IMAGE: "TTLSConfig //'USER.TCPPARMS(POLYCY)'\n", POLICY: group('A') }).includes;
    expect(include?.target).toBeUndefined();
    expect(include?.targetKnownMissing).toEqual({ folder: 'USER.TCPPARMS', siblings: ['IMAGE', 'POLICY'] });
  });

  test('know nothing of a folder that is not in the library', () => {
    const [include] = modelOf({ IMAGE: "TTLSConfig //'SYS1.TCPPARMS(POLYCY)'\n" }).includes;
    expect(include?.target).toBeUndefined();
    expect(include?.targetKnownMissing).toBeUndefined();
  });
});

describe('stacks', () => {
  test('are what the main file names, in its order', () => {
    expect(modelOf(library).stacks.map(stackText)).toEqual(['TCPIP IMAGE1', 'TCPIP2 IMAGE2']);
  });

  test('without a path the main file is the image file', () => {
    expect(modelOf({ MAIN: 'TcpImage TCPIP FLUSH\nTTLSConfig /etc/POLICY\n', POLICY: group('A') }).stacks.map(stackText)).toEqual(['TCPIP MAIN']);
  });

  test('a main file without TcpImage configures the default stack', () => {
    expect(modelOf({ STDENV: 'PAGENT_CONFIG_FILE=/etc/MAIN', MAIN: 'TTLSConfig /etc/POLICY\n', POLICY: group('A') }).stacks.map(stackText)).toEqual(['- MAIN']);
  });

  test('an image file that is not here leaves the stack without one', () => {
    expect(modelOf({ MAIN: 'TcpImage TCPIP /etc/pagent/image\n' }).stacks.map(stackText)).toEqual(['TCPIP ?']);
  });
});

describe('scopes', () => {
  test('each stack has its own, the common file first', () => {
    expect(modelOf(library).scopes.map(scopeText)).toEqual(['ttls TCPIP COMMON+POLICY1 complete', 'ttls TCPIP2 COMMON+POLICY2 complete']);
  });

  test('TTLSConfig without a path takes the common file alone', () => {
    const model = modelOf({ ...library, IMAGE2: 'TTLSConfig\n' });
    expect(model.scopes.map(scopeText)).toEqual(['ttls TCPIP COMMON+POLICY1 complete', 'ttls TCPIP2 COMMON complete', 'ttls - POLICY2 open']);
  });

  test('of two TTLSConfig statements the last counts', () => {
    const model = modelOf({ ...library, IMAGE1: 'TTLSConfig /etc/POLICY1\nTTLSConfig /etc/POLICY2\n', IMAGE2: '' });
    expect(model.scopes.map(scopeText)).toEqual(['ttls TCPIP COMMON+POLICY2 complete', 'ttls - POLICY1 open']);
  });

  test('a common file that is not here leaves the scope open', () => {
    const { COMMON: _, ...rest } = library;
    expect(modelOf(rest).scopes.map(scopeText)).toEqual(['ttls TCPIP POLICY1 open', 'ttls TCPIP2 POLICY2 open']);
  });

  test('without a main file a stack may have a common file that nobody knows of', () => {
    expect(modelOf({ IMAGE1: library.IMAGE1, POLICY1: library.POLICY1 }).scopes.map(scopeText)).toEqual(['ttls - POLICY1 open']);
  });

  test('a policy file that nothing names is a scope of its own', () => {
    expect(modelOf({ POLICY1: library.POLICY1 }).scopes.map(scopeText)).toEqual(['ttls - POLICY1 open']);
  });

  test('a policy file that TcpImage names by mistake still has its names', () => {
    const model = modelOf({ MAIN: "TcpImage TCPIP //'USER.TCPPARMS(POLICY1)'\n", POLICY1: library.POLICY1 });
    expect(model.scopes.map(scopeText)).toEqual(['ttls - POLICY1 open']);
    expect(model.scopesOf(uriOf('POLICY1'))).toHaveLength(1);
  });

  test('a common file stands in the scope of every stack', () => {
    expect(modelOf(library).scopesOf(uriOf('COMMON')).map(scopeText)).toHaveLength(2);
  });
});

describe('names', () => {
  const namesIn = (model: Model, index = 0): ReturnType<Model['names']> => {
    const scope = model.scopes[index];
    if (!scope) throw new Error('no such scope');
    return model.names(scope);
  };

  test('a stack sees its own definitions and those of the common file', () => {
    const names = namesIn(modelOf(library));
    expect(names.namesOf('TTLSGroupAction')).toEqual(['SHARED', 'MINE']);
    expect(memberOf(names.winner('TTLSGroupAction', 'SHARED')?.uri)).toBe('COMMON');
    expect(names.winner('TTLSGroupAction', 'shared')).toBeUndefined();
    expect(names.winner('TTLSEnvironmentAction', 'SHARED')).toBeUndefined();
  });

  test('a definition of the stack file overrides the one of the common file', () => {
    const names = namesIn(modelOf(library), 1);
    expect(names.definitions('TTLSGroupAction', 'SHARED').map((d) => memberOf(d.uri))).toEqual(['COMMON', 'POLICY2']);
    expect(memberOf(names.winner('TTLSGroupAction', 'SHARED')?.uri)).toBe('POLICY2');
    expect([...names.definedNames()].map((n) => `${n.type} ${n.name} ${n.all.length}`)).toEqual(['TTLSGroupAction SHARED 2', 'TTLSRule FTP 1']);
    expect([...names.allDefinitions()]).toHaveLength(3);
  });

  test('within a file the last definition counts, inline ones never', () => {
    const names = namesIn(
      modelOf(`
        TTLSKeyringParms KEYS
        {
          Keyring  A/FIRST
        }
        TTLSKeyringParms KEYS
        {
          Keyring  A/SECOND
        }
        TTLSEnvironmentAction EA
        {
          HandshakeRole  Server
          TTLSKeyringParms KEYS
          {
            Keyring  A/INLINE
          }
        }
      `),
    );
    const all = names.definitions('TTLSKeyringParms', 'KEYS');
    expect(all.map((d) => d.fact.inline)).toEqual([false, false, true]);
    expect(names.winner('TTLSKeyringParms', 'KEYS')).toBe(all[1]);
  });

  test('references are found by what they name, and a name by any type', () => {
    const names = namesIn(modelOf({ POLICY: rule('TN', 'X') + group('X') + rule('X', 'X') }));
    expect(names.referencesTo('TTLSGroupAction', 'X')).toHaveLength(2);
    expect([...names.allReferences()]).toHaveLength(2);
    expect([...names.referredNames()].map((n) => `${n.type} ${n.name} ${n.all.length}`)).toEqual(['TTLSGroupAction X 2']);
    expect(names.named('X').map((d) => d.fact.type).sort()).toEqual(['TTLSGroupAction', 'TTLSRule']);
  });
});
