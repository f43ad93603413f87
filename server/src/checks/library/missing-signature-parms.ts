import { availableIn, defaultGroups, groupByCode } from '../../catalog/index.js';
import type { Statement } from '../../syntax/tree.js';
import type { Definition } from '../../workspace/facts.js';
import { meaningOf } from '../../workspace/facts.js';
import type { Located, ScopeNames } from '../../workspace/model.js';
import type { Settings } from '../../workspace/settings.js';
import type { DraftFix, DraftPlace, ScopeContext } from '../check.js';
import { defineCheck } from '../check.js';
import { toldOfRules } from '../support/told-of-rules.js';
import { listed } from '../support/wording.js';
import type { Coded } from './attributes.js';
import { attribute, coded, hasPart, partOf, placeOfAttribute, referred, switchOf, valueOf } from './attributes.js';
import { insertLast, nameOfFact } from './edits.js';

/** TLSv1.3 without a word on groups (reference: pagent-ttls, TTLSSignatureParms; codes, return codes 515 and 517). */
export const missingSignatureParms = defineCheck({
  code: 'missing-signature-parms',
  severity: 'information',
  summary: 'TLSv1.3 is on, but no TTLSSignatureParms says which key share groups to use.',
  explanation: `
In TLSv1.3 the two ends agree on a group (an elliptic curve) at once, from what the client offers in its first message.
Without \`TTLSSignatureParms\` in the environment action or the connection action, defaults apply:

| parameter | role | default |
|---|---|---|
| \`ClientECurves\` | client | 0021 0023 0024 0025 0019, and 0029 behind them when TLSv1.3 is on |
| \`ClientKeyShareGroups\` | client | the first group of ClientECurves that TLSv1.3 can use: 0023 |
| \`ServerKeyShareGroups\` | server | 0023 0024 0025 0029 0030 |

When these lists do not fit each other or the partner, the handshake fails with return code 515 (key share list not valid)
or 517 (curves and key shares have nothing in common), and the log does not say which list was meant. Write the groups
down. A client needs every group of \`ClientKeyShareGroups\` in \`ClientECurves\` too. Only 0023, 0024, 0025, 0029 and 0030
can be key shares.

The quick fix adds the block to the environment action: for a server the default key share groups, for a client
the same curves and key shares; with FIPS140 other than Off it leaves x25519 (0029) and x448 (0030) out.`,
  example: `
    TTLSRule TN3270
    {
      LocalPortRange            2023
      Direction                 Inbound
      TTLSGroupActionRef        TNGA
      TTLSEnvironmentActionRef  TNEA
    }
    TTLSGroupAction TNGA
    {
      TTLSEnabled  On
    }
    TTLSEnvironmentAction ⟦TNEA⟧
    {
      HandshakeRole  Server
      TTLSKeyringParms
      {
        Keyring  TCPIP/TNRING
      }
      TTLSCipherParmsRef  TNCIPHERS
      TTLSEnvironmentAdvancedParms
      {
        TLSv1    Off
        TLSv1.1  Off
        TLSv1.2  On
        TLSv1.3  On
      }
    }
    TTLSCipherParms TNCIPHERS
    {
      V3CipherSuites  TLS_AES_256_GCM_SHA384
      V3CipherSuites  TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
    }
  `,
  fixed: `
    TTLSRule TN3270
    {
      LocalPortRange            2023
      Direction                 Inbound
      TTLSGroupActionRef        TNGA
      TTLSEnvironmentActionRef  TNEA
    }
    TTLSGroupAction TNGA
    {
      TTLSEnabled  On
    }
    TTLSEnvironmentAction TNEA
    {
      HandshakeRole  Server
      TTLSKeyringParms
      {
        Keyring  TCPIP/TNRING
      }
      TTLSCipherParmsRef  TNCIPHERS
      TTLSEnvironmentAdvancedParms
      {
        TLSv1    Off
        TLSv1.1  Off
        TLSv1.2  On
        TLSv1.3  On
      }
      TTLSSignatureParms
      {
        ServerKeyShareGroups  0023
        ServerKeyShareGroups  0024
        ServerKeyShareGroups  0025
        ServerKeyShareGroups  0029
        ServerKeyShareGroups  0030
      }
    }
    TTLSCipherParms TNCIPHERS
    {
      V3CipherSuites  TLS_AES_256_GCM_SHA384
      V3CipherSuites  TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
    }
  `,
  *scope(context) {
    for (const use of environmentsWithoutGroups(context)) {
      const { environment, tls13 } = use;
      yield {
        at: nameOfFact(environment),
        message: messageFor(use, context.settings),
        related: tls13 ? [{ at: tls13, message: 'TLSv1.3 is switched on here.' }] : [],
        fixes: () => addBlock(context, use),
      };
    }
  },
});

/** An environment action with the needs of the rules that use it. */
interface Use {
  readonly environment: Located<Definition>;
  /** The line that switches TLSv1.3 on. */
  readonly tls13?: DraftPlace;
  server: boolean;
  client: boolean;
  fips: boolean;
}

function environmentsWithoutGroups(context: ScopeContext): Iterable<Use> {
  const uses = new Map<Statement, Use>();
  if (!availableIn(context.settings.release, 'V2R4')) return [];
  for (const { told: use } of usesByRules(context)) {
    const { statement } = use.environment.fact;
    const known = uses.get(statement);
    if (known) {
      known.server ||= use.server;
      known.client ||= use.client;
      known.fips ||= use.fips;
    } else uses.set(statement, { ...use });
  }
  return uses.values();
}

/** What the rule needs of its environment action; undefined when it lacks nothing, or when something it refers to is not known. */
const usesByRules = toldOfRules(({ fact: { statement: rule } }, { names }): Use | undefined => {
  const group = referred(names, rule, 'TTLSGroupAction');
  const environment = referred(names, rule, 'TTLSEnvironmentAction');
  const connection = referred(names, rule, 'TTLSConnectionAction');
  if (!group || !environment || switchOf(group.fact.statement, 'TTLSEnabled') !== 'On') return undefined;
  if (!connection && attribute(rule, 'TTLSConnectionActionRef')) return undefined;
  const actions = connection ? [coded(connection), coded(environment)] : [coded(environment)];
  if (actions.some((action) => hasPart(action, 'TTLSSignatureParms')) || usesSuiteB(environment)) return undefined;
  const home = homeOfTls13(actions, names);
  if (!home || switchOf(home.statement, 'TLSv1.3') !== 'On') return undefined;
  const role = actions.map((action) => valueOf(action.statement, 'HandshakeRole')).find((value) => value !== undefined);
  const client = role?.toLowerCase() === 'client';
  const fips = valueOf(group.fact.statement, 'FIPS140');
  return { environment, tls13: placeOfAttribute(home, 'TLSv1.3'), server: !client, client, fips: fips !== undefined && fips.toLowerCase() !== 'off' };
});

/** A Suite B profile sets the curves itself. */
function usesSuiteB({ fact }: Located<Definition>): boolean {
  const profile = valueOf(fact.statement, 'SuiteBProfile');
  return profile !== undefined && profile.toLowerCase() !== 'off';
}

/** The advanced parameters, strongest level first, that say whether TLSv1.3 is on; undefined when a level before them is not known. */
function homeOfTls13(actions: readonly Coded[], names: ScopeNames): Coded | undefined {
  for (const action of actions) {
    const type = `${meaningOf(action.statement).type?.name.replace(/Action$/, '')}AdvancedParms`;
    const parms = partOf(names, action, type);
    if (!parms && hasPart(action, type)) return undefined;
    if (parms && attribute(parms.statement, 'TLSv1.3')) return parms;
  }
  return undefined;
}

const codesText = (codes: readonly string[]): string => codes.join(' ');

function messageFor({ environment, server, client }: Use, { release }: Settings): string {
  const defaults = (parameter: string): string => `${parameter} ${codesText(defaultGroups(parameter, release, true) ?? [])}`;
  const lists = [...(server ? [defaults('ServerKeyShareGroups')] : []), ...(client ? [defaults('ClientECurves'), defaults('ClientKeyShareGroups')] : [])];
  return (
    `TLSv1.3 is on, but neither ${environment.fact.name} nor a connection action has TTLSSignatureParms, so defaults apply: ${listed(lists)}. ` +
    'Where these do not fit the partner, the handshake ends with return code 515 or 517.'
  );
}

function addBlock({ model, settings }: ScopeContext, use: Use): DraftFix[] {
  const { uri, fact } = use.environment;
  const file = model.files.get(uri);
  const edit = file && insertLast(file, fact, ['TTLSSignatureParms', '{', ...groupLines(use, settings).map((line) => `  ${line}`), '}']);
  return edit ? [{ title: 'Add TTLSSignatureParms with key share groups', safe: false, edits: [edit] }] : [];
}

/** A server accepts what it does by default; a client offers key shares for every curve that TLSv1.3 can use. */
function groupLines({ server, client, fips }: Use, { release }: Settings): string[] {
  const usable = (code: string): boolean => {
    const group = groupByCode(code);
    return group?.keyShare === true && (!fips || group.fips140 !== 'n');
  };
  const lines = (parameter: string, from: string): string[] => (defaultGroups(from, release, true) ?? []).filter(usable).map((code) => `${parameter}  ${code}`);
  return [
    ...(client ? [...lines('ClientECurves', 'ClientECurves'), ...lines('ClientKeyShareGroups', 'ClientECurves')] : []),
    ...(server ? lines('ServerKeyShareGroups', 'ServerKeyShareGroups') : []),
  ];
}
