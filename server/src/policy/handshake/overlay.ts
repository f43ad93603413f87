/** Effective values as a change would make them, with the defaults that follow from the changed ones. */
import { defaultOf } from '../defaults.js';
import type { EffectiveParameter, EffectiveValues } from '../effective.js';
import { isList } from '../effective.js';
import type { Release } from '../../workspace/settings.js';

/** One parameter of a change. */
export interface ParameterChange {
  /** As the catalogue spells it; V3CipherSuites for the list of suites under both of its names. */
  readonly name: string;
  /** The new value of a single-valued parameter. */
  readonly set?: string;
  /** Codes or values that come at the end of a list. */
  readonly add?: readonly string[];
  /** Codes that leave a list. */
  readonly remove?: readonly string[];
}

/** The list of a parameter after a change. An added value that is there already is not added again. */
export function changedList(before: readonly string[], { add = [], remove = [] }: ParameterChange): readonly string[] {
  const kept = before.filter((code) => !remove.includes(code));
  return [...kept, ...add.filter((code) => !kept.includes(code))];
}

/** The values after the changes. */
export function withChanges(effective: EffectiveValues, changes: readonly ParameterChange[]): EffectiveValues {
  return new ChangedValues(effective, new Map(changes.map((change) => [keyOf(change.name), change])));
}

function keyOf(name: string): string {
  return name.toLowerCase() === 'v3ciphersuites4char' ? 'v3ciphersuites' : name.toLowerCase();
}

class ChangedValues implements EffectiveValues {
  readonly release: Release;
  private readonly results = new Map<string, EffectiveParameter | undefined>();

  constructor(
    private readonly before: EffectiveValues,
    private readonly changes: ReadonlyMap<string, ParameterChange>,
  ) {
    this.release = before.release;
  }

  get(name: string): EffectiveParameter | undefined {
    const key = keyOf(name);
    if (!this.results.has(key)) this.results.set(key, this.resolve(key));
    return this.results.get(key);
  }

  value(name: string): string | undefined {
    const value = this.get(name)?.value;
    return value === null || value === undefined ? undefined : typeof value === 'string' ? value : value.join(' ');
  }

  list(name: string): readonly string[] {
    const value = this.get(name)?.value;
    return value === null || value === undefined ? [] : typeof value === 'string' ? [value] : value;
  }

  isOn(name: string): boolean {
    return this.value(name) === 'On';
  }

  private resolve(key: string): EffectiveParameter | undefined {
    const before = this.before.get(key);
    if (!before) return undefined;
    const change = this.changes.get(key);
    if (change) return { ...before, value: change.set ?? changedList(this.before.list(key), change), level: codedLevel(before) };
    if (before.level !== 'default' && before.level !== 'systemssl') return before;
    const context = { release: this.release, value: (name: string) => this.value(name), list: (name: string) => this.list(name) };
    return { ...before, ...defaultOf(before.info, isList(before.info), context) };
  }
}

function codedLevel({ level }: EffectiveParameter): EffectiveParameter['level'] {
  return level === 'default' || level === 'systemssl' ? 'environment' : level;
}
