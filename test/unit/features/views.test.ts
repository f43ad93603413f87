/** The explorer and the map: what they mark, and where their nodes lead. */
import { expect, test } from 'vitest';
import { runChecks } from '../../../server/src/checks/runner.js';
import { explorerChildren, type ExplorerContext, type ExplorerNode } from '../../../server/src/features/explorer.js';
import { policyMap, policyMaps } from '../../../server/src/features/map.js';
import { defaultSettings } from '../../../server/src/workspace/settings.js';
import { dedent, modelOf } from '../../support/library.js';

const policy = dedent(`
  TTLSRule WEAK
  {
    RemoteAddr                10.1.0.0/16
    LocalPortRange            443
    Direction                 Inbound
    TTLSGroupActionRef        GA
    TTLSEnvironmentActionRef  EA
    TTLSConnectionActionRef   CA
  }
  TTLSRule STRONG
  {
    RemotePortRange           992
    Direction                 Outbound
    TTLSGroupActionRef        GA
    TTLSEnvironmentActionRef  EA
  }
  TTLSGroupAction GA
  {
    TTLSEnabled  On
  }
  TTLSEnvironmentAction EA
  {
    HandshakeRole  Client
    TTLSKeyringParms
    {
      Keyring  A/B
    }
    TTLSEnvironmentAdvancedParms
    {
      TLSv1    Off
      TLSv1.1  Off
      TLSv1.2  On
    }
  }
  TTLSConnectionAction CA
  {
    HandshakeRole       Server
    TTLSCipherParmsRef  OLD
  }
  TTLSCipherParms OLD
  {
    V3CipherSuites4Char  0005
  }
`);

function views(text: string): ExplorerContext {
  const model = modelOf(text);
  return { model, settings: defaultSettings, findings: runChecks(model, defaultSettings) };
}

const context = views(policy);
const map = (of: ExplorerContext) => policyMap(of, policyMaps(of)[0]?.index ?? -1);
const children = (parent: ExplorerNode | undefined): ExplorerNode[] => explorerChildren(context, parent?.id);

test('a weak suite marks the rules and actions that use its list, by reference too, and no others', () => {
  const marked = map(context)?.nodes.filter(({ marks }) => marks.includes('weak')).map(({ id }) => id);
  expect(marked).toEqual(['rule WEAK', 'connection CA']);
});

test('badges of the explorer count what rules and actions refer to', () => {
  const [stack] = explorerChildren(context);
  const rules = children(children(stack).find(({ kind }) => kind === 'rules'));
  expect(rules.map(({ label, problems }) => [label, problems?.warnings])).toEqual([
    ['STRONG', 0],
    ['WEAK', 1],
  ]);
  const actions = children(rules[1]).filter(({ kind }) => kind === 'action');
  expect(actions.map(({ label, problems }) => [label, problems?.warnings])).toEqual([
    ['CA', 1],
    ['EA', 0],
    ['GA', 0],
  ]);
});

test('every node of the map leads to the lines that it shows; what no line codes leads nowhere', () => {
  const places = map(context)?.nodes.map(({ label, target }) => [label, target && policy.slice(target.start, target.end)]);
  expect(places).toEqual([
    ['any partner', undefined],
    ['to port 992', 'RemotePortRange           992'],
    ['STRONG', 'STRONG'],
    ['EA', 'EA'],
    ['GA', 'GA'],
    ['10.1.0.0/16', 'RemoteAddr                10.1.0.0/16'],
    ['port 443', 'LocalPortRange            443'],
    ['WEAK', 'WEAK'],
    ['CA', 'CA'],
  ]);
});
