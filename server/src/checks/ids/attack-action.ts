import type { Draft, ScopeContext } from '../check.js';
import { defineCheck } from '../check.js';
import { headOf, spanIn } from '../support/definitions.js';
import { wordOf } from '../support/block-lines.js';
import { listed, titleOf } from '../support/wording.js';
import { actionTypesOf } from './action-types.js';
import type { IdsRule } from './rules.js';
import { attackTypeOf, idsRules } from './rules.js';

/** Attacks against connections, which are answered with a reset (reference: pagent-ids, IDSAction ActionType). */
const onConnections: ReadonlySet<string> = new Set(['TCP_QUEUE_SIZE', 'GLOBAL_TCP_STALL']);

/** Attacks whose packets go in any case, as far as is known (reference: pagent-ids, attackTypeMatrix; from memory). */
const alwaysDiscarded: ReadonlySet<string> = new Set(['MALFORMED_PACKET', 'FLOOD']);

/** What is done against an attack must fit the attack (reference: pagent-ids, IDSAction ActionType). */
export const idsAttackAction = defineCheck({
  code: 'ids-attack-action',
  severity: 'warning',
  summary: 'The action of an attack rule does not fit its AttackType.',
  explanation: `
\`ResetConn\` and \`NoResetConn\` belong to the attacks against connections, \`TCP_QUEUE_SIZE\` and \`GLOBAL_TCP_STALL\`; \`Discard\` and
\`NoDiscard\` to all others, where single packets are at fault. An action that serves attacks of both sorts has an \`ActionType\`
line for each.

That \`NoDiscard\` lets nothing through for \`MALFORMED_PACKET\` and \`FLOOD\`, whose packets are always discarded, is for
information: it was not read in a manual.`,
  example: `
    IDSRule STALL
    {
      ConditionType  Attack
      IDSAttackCondition
      {
        AttackType  GLOBAL_TCP_STALL
      }
      IDSActionRef  ⟦ATTACK⟧
    }
    IDSAction ATTACK
    {
      ActionType  Attack Discard
      IDSReportSet
      {
        TypeActions  LOG
      }
    }
  `,
  *scope(context) {
    if (context.scope.role !== 'ids') return;
    for (const rule of idsRules(context.names)) {
      const draft = draftFor(rule, context);
      if (draft) yield draft;
    }
  },
});

function draftFor(rule: IdsRule, { names }: ScopeContext): Draft | undefined {
  const { definition, action } = rule;
  const attack = attackTypeOf(rule, names);
  const at = wordOf(definition.fact.statement, 'IDSActionRef');
  if (attack === undefined || !action || !at) return undefined;
  const types = actionTypesOf(action.fact.statement).filter(({ kind }) => kind === 'Attack');
  const words = types.flatMap((each) => each.action ?? []);
  if (words.length === 0 || words.length < types.length) return undefined;
  const fault = faultOf(attack, words);
  return fault && { at: spanIn(definition, at), ...fault, related: [{ at: headOf(action), message: `${titleOf(action.fact.statement)} is defined here.` }] };
}

function faultOf(attack: string, words: readonly string[]): Pick<Draft, 'message' | 'severity'> | undefined {
  const fitting = words.filter((word) => word.endsWith('ResetConn') === onConnections.has(attack));
  const wanted = onConnections.has(attack) ? ['ResetConn', 'NoResetConn'] : ['Discard', 'NoDiscard'];
  if (fitting.length === 0) return { severity: 'warning', message: `AttackType ${attack} goes with ActionType Attack ${listed(wanted, 'or')}; the action has Attack ${listed(words)} only.` };
  if (!alwaysDiscarded.has(attack) || !fitting.every((word) => word === 'NoDiscard')) return undefined;
  return { severity: 'information', message: `As far as is known, packets of ${attack} are always discarded: NoDiscard lets none through.` };
}
