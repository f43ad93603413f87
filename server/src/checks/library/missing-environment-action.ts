import type { Statement } from '../../syntax/tree.js';
import type { Definition } from '../../workspace/facts.js';
import { meaningOf } from '../../workspace/facts.js';
import type { Located, Scope } from '../../workspace/model.js';
import type { Draft, DraftFix, ScopeContext } from '../check.js';
import { defineCheck } from '../check.js';
import { didYouMean } from '../support/did-you-mean.js';
import { alignedKeyword } from '../support/edits.js';
import { attribute, coded, placeOfAttribute, referred, switchOf } from './attributes.js';
import { insertAfter, nameOfFact } from './edits.js';
import { closest } from './nearest.js';
import { toldOfRules } from '../support/told-of-rules.js';

/** A rule with TLS switched on, but without an environment action (reference: pagent-ttls, TTLSRule, TTLSEnvironmentActionRef). */
export const missingEnvironmentAction = defineCheck({
  code: 'missing-environment-action',
  severity: 'error',
  summary: 'A rule whose group action has TTLSEnabled On has no TTLSEnvironmentActionRef.',
  explanation: `
With \`TTLSEnabled On\` in its group action a rule must say which environment to use: the environment action has the
handshake role and the key ring, and nothing stands in for them. Add \`TTLSEnvironmentActionRef\`. A rule that is to leave
its connections in clear text takes a group action with \`TTLSEnabled Off\` instead.

The finding is a warning when the group action stands in another file and not all files of the stack are known: a later
definition could replace it.`,
  example: `
    TTLSRule ⟦TN3270⟧
    {
      LocalPortRange            2023
      Direction                 Inbound
      TTLSGroupActionRef        TNGA
    }
    TTLSRule TELNET
    {
      LocalPortRange            2024
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
      TTLSEnvironmentAdvancedParms
      {
        TLSv1    Off
        TLSv1.1  Off
        TLSv1.2  On
      }
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
    TTLSRule TELNET
    {
      LocalPortRange            2024
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
      TTLSEnvironmentAdvancedParms
      {
        TLSv1    Off
        TLSv1.1  Off
        TLSv1.2  On
      }
    }
  `,
  *scope(context) {
    for (const { rule, told } of withoutEnvironment(context)) yield { ...told, fixes: () => addReference(context, rule) };
  },
});

const withoutEnvironment = toldOfRules((rule, { scope, names }): Draft | undefined => {
  const { statement, name } = rule.fact;
  if (isEnvironmentCoded(statement)) return undefined;
  const group = referred(names, statement, 'TTLSGroupAction');
  if (!group || switchOf(group.fact.statement, 'TTLSEnabled') !== 'On') return undefined;
  const sure = isSure(scope, rule, group);
  const enabled = placeOfAttribute(coded(group), 'TTLSEnabled');
  return {
    at: nameOfFact(rule),
    message: `Rule ${name} needs a TTLSEnvironmentActionRef, because its group action ${group.fact.name} has TTLSEnabled On.${sure ? ' Policy Agent installs none of the new AT-TLS policy.' : ''}`,
    severity: sure ? undefined : 'warning',
    related: enabled ? [{ at: enabled, message: 'AT-TLS is switched on here.' }] : [],
  };
});

/** The Ref; or the action coded where it may not stand, or the Ref misspelt, which have findings of their own. */
function isEnvironmentCoded(rule: Statement): boolean {
  const lines = rule.block?.children ?? [];
  if (lines.some((line) => /^TTLSEnvironmentAction(Ref)?$/i.test(line.keyword.text))) return true;
  return lines.some((line) => !meaningOf(line).parameter && didYouMean(line.keyword.text, ['TTLSEnvironmentActionRef']) !== undefined);
}

function isSure(scope: Scope, rule: Located<Definition>, group: Located<Definition>): boolean {
  return scope.complete || (rule.uri === group.uri && scope.common === undefined);
}

/** Offers up to three environment actions, the one named most like the rule first. */
function addReference({ model, names }: ScopeContext, rule: Located<Definition>): DraftFix[] {
  const file = model.files.get(rule.uri);
  const behind = attribute(rule.fact.statement, 'TTLSGroupActionRef');
  if (!file || !behind) return [];
  const actions = names.namesOf('TTLSEnvironmentAction').filter((name) => names.winner('TTLSEnvironmentAction', name));
  return closest(rule.fact.name, actions, 3).map((name) => ({
    title: `Add TTLSEnvironmentActionRef ${name}`,
    safe: false,
    edits: [insertAfter(file, { item: rule.fact.item, statement: behind }, [`${alignedKeyword(rule.fact.statement, 'TTLSEnvironmentActionRef')}${name}`])],
  }));
}
