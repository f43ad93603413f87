/** The IDS rules of a scope with what they refer to. */
import { parameter, statement } from '../../catalog/index.js';
import type { Definition } from '../../workspace/facts.js';
import type { Located, ScopeNames } from '../../workspace/model.js';
import { linesOf, numberOf, valueOf, wordOf } from '../support/block-lines.js';
import type { Standing } from '../support/definitions.js';
import { isMissingPart, partsOf, winnersOf } from '../support/definitions.js';
import { enumValue } from '../support/enums.js';
import { kindOf, type Kind } from './action-types.js';

export interface IdsRule {
  readonly definition: Located<Definition>;
  readonly name: string;
  /** ConditionType; undefined when it is missing or not known. */
  readonly kind?: Kind;
  /** 1 when none is coded (reference: pagent-ids, IDSRule Priority). */
  readonly priority: number;
  /** Valid at some times only. */
  readonly timed: boolean;
  /** Undefined: not coded, or not defined. */
  readonly action?: Standing;
}

/** The rules that count, in reading order. */
export function idsRules(names: ScopeNames): readonly IdsRule[] {
  return [...winnersOf(names, 'IDSRule')].map((definition) => {
    const { statement, name } = definition.fact;
    return {
      definition,
      name,
      kind: kindOf(valueOf(statement, 'ConditionType')),
      priority: numberOf(statement, 'Priority') ?? 1,
      timed: linesOf(statement, 'IpTimeCondition').length + linesOf(statement, 'IpTimeConditionRef').length > 0,
      action: partsOf(definition, 'IDSAction', names).at(-1),
    };
  });
}

/** The AttackType of an attack rule, in the catalogue's spelling; undefined where it is not known. */
export function attackTypeOf({ kind, definition }: IdsRule, names: ScopeNames): string | undefined {
  if (kind !== 'Attack') return undefined;
  const condition = partsOf(definition, 'IDSAttackCondition', names).at(-1);
  const type = condition && wordOf(condition.fact.statement, 'AttackType')?.text;
  const owner = statement('pagent', 'IDSAttackCondition');
  const spec = owner && parameter(owner, 'AttackType')?.value;
  return type !== undefined && spec?.kind === 'enum' ? enumValue(spec, type)?.value : undefined;
}

/** The protocol of a scan event rule, when it is one of those for which one rule only is used; undefined for TCP, UDP and what is not known. */
export function icmpOf({ kind, definition }: IdsRule, names: ScopeNames): string | undefined {
  if (kind !== 'ScanEvent' || isMissingPart(definition, 'IDSScanEventCondition', names)) return undefined;
  const [condition, ...others] = partsOf(definition, 'IDSScanEventCondition', names);
  const text = condition && others.length === 0 ? wordOf(condition.fact.statement, 'Protocol')?.text : undefined;
  const owner = statement('pagent', 'IDSScanEventCondition');
  const spec = owner && parameter(owner, 'Protocol')?.value;
  const protocol = text !== undefined && spec?.kind === 'enum' ? enumValue(spec, text)?.value : undefined;
  return protocol !== undefined && /^icmp/i.test(protocol) ? protocol : undefined;
}
