/**
 * Which parameters AT-TLS has, and at which levels each may be coded: derived from the catalogue, so that a new catalogue
 * row is all that a new parameter needs.
 */
import { statement as catalogStatement, targetOf } from '../catalog/index.js';
import type { DefaultValue, Parameter, Statement } from '../catalog/types.js';

/** The level of an action; a connection takes the first that codes the parameter, in this order. */
export type ActionLevel = 'connection' | 'environment' | 'group';

/** Strongest first. */
export const actionLevels: readonly ActionLevel[] = ['connection', 'environment', 'group'];

/** The statement of each level. */
export const actionTypes: Readonly<Record<ActionLevel, string>> = {
  connection: 'TTLSConnectionAction',
  environment: 'TTLSEnvironmentAction',
  group: 'TTLSGroupAction',
};

/** One place at which a parameter may be coded. */
export interface Home {
  readonly level: ActionLevel | 'rule';
  /** Type of the statement in whose block it stands. */
  readonly statement: string;
  readonly parameter: Parameter;
  /** false: accepted there at most, but not known to have an effect at this level. */
  readonly counts: boolean;
}

/** A parameter of AT-TLS over all its levels. */
export interface ParameterInfo {
  readonly name: string;
  /** The row with the documentation; that of the level with the default where there is one. */
  readonly parameter: Parameter;
  readonly homes: readonly Home[];
  /** Statement that the parameter is documented with, for grouping. */
  readonly statement: string;
  readonly default?: DefaultValue;
}

let table: ReadonlyMap<string, ParameterInfo> | undefined;

/** All parameters with a value of their own, by name in lower case: those of the rule first, then group, environment, connection. */
export function allParameters(): ReadonlyMap<string, ParameterInfo> {
  return (table ??= build());
}

let bySpelling: ReadonlyMap<string, ParameterInfo> | undefined;

/** The parameter of this name, whatever its case. */
export function parameterInfo(name: string): ParameterInfo | undefined {
  bySpelling ??= new Map([...allParameters().values()].map((info) => [info.name, info]));
  return bySpelling.get(name) ?? allParameters().get(name.toLowerCase());
}

/** Whether a parameter coded in `statement` under the action of `level` has an effect there. */
export function countsAt(parameter: Parameter, level: ActionLevel | 'rule', statement: string): boolean {
  if (parameter.tolerated) return false;
  if (level === 'rule' || !parameter.levels) return true;
  return parameter.levels.includes(statement) || parameter.levels.includes(actionTypes[level]);
}

function build(): ReadonlyMap<string, ParameterInfo> {
  const homes = new Map<string, Home[]>();
  collect('rule', catalogStatement('pagent', 'TTLSRule'), homes, new Set());
  for (const level of [...actionLevels].reverse()) collect(level, catalogStatement('pagent', actionTypes[level]), homes, new Set());
  return new Map([...homes].map(([key, list]) => [key, infoOf(list)]));
}

function collect(level: Home['level'], statement: Statement | undefined, into: Map<string, Home[]>, seen: Set<string>): void {
  if (!statement || seen.has(statement.name)) return;
  seen.add(statement.name);
  for (const parameter of statement.parameters) {
    const target = targetOf(parameter);
    if (level === 'rule' ? parameter.value.kind !== 'inline' : !target) {
      const key = parameter.name.toLowerCase();
      const home: Home = { level, statement: statement.name, parameter, counts: countsAt(parameter, level, statement.name) };
      into.set(key, [...(into.get(key) ?? []), home]);
    } else if (level !== 'rule') collect(level, target, into, seen);
  }
}

function infoOf(homes: readonly Home[]): ParameterInfo {
  const documented = homes.find((home) => home.counts && home.parameter.default) ?? homes.find((home) => home.counts) ?? homes[0];
  if (!documented) throw new Error('a parameter stands in at least one statement');
  return {
    name: documented.parameter.name,
    parameter: documented.parameter,
    homes,
    statement: documented.statement,
    default: documented.parameter.default,
  };
}
