/**
 * Environments that changed from one version of a policy to the next while their EnvironmentUserInstance stayed the same.
 *
 * The number is free; a new value makes AT-TLS build a new System SSL environment even when nothing else changed, which is
 * how a changed key ring gets read (reference: pagent-ttls, EnvironmentUserInstance; messages, EZD1287I). A changed policy
 * builds a new environment by itself, so what is found here is a reminder for sites that count their changes with the
 * number, and no fault. Pure: the versions come from whoever asks, for example from Git.
 */
import type { Place } from '../workspace/source-file.js';
import type { Block } from './blocks.js';
import { placeOf } from './blocks.js';
import type { Effective } from './effective.js';
import { allParameters } from './parameters.js';
import type { Policy } from './policy.js';

const instance = 'EnvironmentUserInstance';
/** The same list as V3CipherSuites under another name. */
const sameList = 'V3CipherSuites4Char';

export interface UserInstanceFinding {
  /** Name of the environment action. */
  readonly environment: string;
  /** In the new version: the line with the number, else the name of the environment action. */
  readonly place: Place;
  /** The number in both versions; undefined when it is coded in neither. */
  readonly instance: string | undefined;
  /** What the environment action and its parts code differently, in the order of the catalogue. Passwords are not compared. */
  readonly changed: readonly ChangedParameter[];
  /** One sentence for a person. */
  readonly message: string;
}

export interface ChangedParameter {
  readonly name: string;
  /** As coded at the level of the environment; undefined when it is not coded there. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** The environment actions that rules use in both policies, and that changed without another number. In the order of the new rules. */
export function environmentUserInstanceFindings(oldPolicy: Policy, newPolicy: Policy): readonly UserInstanceFinding[] {
  const before = environmentsOf(oldPolicy);
  return [...environmentsOf(newPolicy)].flatMap(([name, now]) => {
    const old = before.get(name);
    const found = old && compare(name, old.effective, now);
    return found ? [found] : [];
  });
}

interface Environment {
  readonly block: Block;
  /** Of one of the rules that use it: what is coded at the level of the environment is the same for all. */
  readonly effective: Effective;
}

function environmentsOf({ rules }: Policy): ReadonlyMap<string, Environment> {
  const found = new Map<string, Environment>();
  for (const rule of rules) {
    const block = rule.environment;
    if (block?.name !== undefined && !found.has(block.name)) found.set(block.name, { block, effective: rule.effective });
  }
  return found;
}

function compare(name: string, old: Effective, { block, effective }: Environment): UserInstanceFinding | undefined {
  const number = textOf(effective, instance);
  if (number !== textOf(old, instance)) return undefined;
  const changed = [...allParameters().values()].flatMap(({ name: parameter }) => {
    const before = textOf(old, parameter);
    const after = textOf(effective, parameter);
    return before === after || parameter === sameList ? [] : [{ name: parameter, before, after }];
  });
  if (changed.length === 0) return undefined;
  const place = effective.codedAt('environment', instance)?.places.at(-1) ?? placeOf(block, block.statement.args[0] ?? block.statement.keyword);
  return { environment: name, place, instance: number, changed, message: messageFor(name, number, changed) };
}

function textOf(effective: Effective, parameter: string): string | undefined {
  const value = effective.codedAt('environment', parameter)?.value;
  return value === undefined || typeof value === 'string' ? value : value.join(' ');
}

/** Names that are told; of more, the number. */
const shown = 3;

function messageFor(name: string, number: string | undefined, changed: readonly ChangedParameter[]): string {
  const names = changed.map((each) => each.name);
  const listed = names.length <= shown ? names.join(', ') : `${names.slice(0, shown).join(', ')} and ${names.length - shown} more`;
  const still = number === undefined ? `${instance} is not coded` : `${instance} is still ${number}`;
  return `Environment action ${name} changed (${listed}), but ${still}. AT-TLS builds a new environment for a changed policy by itself; raise the number where you count changes with it, or when the key ring changed too.`;
}
