/** The values that a display shows of one action: what the action codes, and the defaults that stand in for the rest. */
import type { Place } from '../../workspace/source-file.js';
import { Effective } from '../effective.js';
import type { ActionLevel, ParameterInfo } from '../parameters.js';
import { parameterInfo } from '../parameters.js';
import type { Policy, Rule } from '../policy.js';
import type { LayoutEntry, LayoutSection } from './layout.js';

export interface ShownValue {
  readonly info: ParameterInfo;
  readonly value: string | readonly string[];
  readonly places: readonly Place[];
}

/** One action as a display sees it. */
export class ActionView {
  /** The defaults of an action must not follow the actions above it. */
  private readonly below: Effective;

  constructor(
    policy: Policy,
    private readonly rule: Rule,
    readonly level: ActionLevel,
  ) {
    const { block, group, conditions } = rule;
    const environment = level === 'environment' ? rule.environment : undefined;
    this.below = level === 'connection' ? rule.effective : new Effective({ block, group, environment, conditions }, policy.names, policy.release);
  }

  get name(): string {
    return this.rule[this.level]?.name ?? '';
  }

  /** The values of a section, without those of the sections inside it. */
  values(section: LayoutSection): ShownValue[] {
    if (!this.applies(section)) return [];
    return section.entries.flatMap((entry) => this.shown(entry) ?? []);
  }

  /** A connection action shows signature parameters only when it codes a part of that type; then with defaults (seen on z/OS 3.1). */
  private applies(section: LayoutSection): boolean {
    return this.level !== 'connection' || this.rule.effective.blocks('connection').some((block) => block.type === section.statement);
  }

  private shown(entry: LayoutEntry): ShownValue | undefined {
    const info = parameterInfo(entry.parameter);
    if (!info) return undefined;
    const coded = this.rule.effective.codedAt(this.level, entry.parameter);
    if (coded) return { info, ...coded };
    const found = entry.always ? this.below.get(entry.parameter) : undefined;
    const isDefault = found?.level === 'default' || found?.level === 'systemssl';
    return found && isDefault && found.known && found.value !== null ? { info, value: found.value, places: [] } : undefined;
  }
}

/** The actions of a rule in the order in which displays show them: as the rule refers to them, the connection action last. */
export function actionsInOrder(rule: Rule): readonly ActionLevel[] {
  return [...rule.actionOrder.filter((level) => level !== 'connection'), ...rule.actionOrder.filter((level) => level === 'connection')];
}
