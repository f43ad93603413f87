/** What the checks of well-known applications share: a parameter that must have a value for rules of an application. */
import type { Block } from '../../../policy/index.js';
import type { Draft, DraftFix, ScopeContext } from '../../check.js';
import { nameOfFact } from '../../library/edits.js';
import type { Application } from './applications.js';
import { applicationsIn } from './applications.js';
import { addAttributes, addBlock, fix, setValue } from './fixes.js';
import type { Cause, Told } from './meaning-check.js';
import { draftsOf } from './meaning-check.js';
import { headOf } from './places.js';
import type { Use } from './use.js';
import type { Rule } from './uses.js';
import { usesIn } from './uses.js';

export interface Expected {
  readonly parameter: 'ApplicationControlled' | 'SecondaryMap';
  /** What the application needs; undefined when it needs neither. */
  readonly value: (application: Application) => 'On' | 'Off' | undefined;
  readonly message: (application: Application, rules: string) => string;
}

/** The rules of applications whose parameter has the wrong value; one finding for each place. */
export function* wrongFor(expected: Expected, context: ScopeContext): Generator<Draft> {
  const all: Told[] = [];
  for (const { use, rule, application } of applicationsIn(context)) {
    const value = expected.value(application);
    if (!value || value === use.value(expected.parameter) || !use.isSure(expected.parameter)) continue;
    all.push({ rules: [rule], cause: causeFor(expected, use, rule, application, value) });
  }
  yield* draftsOf(all, 'warning', context);
}

function causeFor(expected: Expected, use: Use, rule: Rule, application: Application, value: 'On' | 'Off'): Cause {
  const line = use.linesOf(expected.parameter).at(-1);
  const { named } = application;
  return {
    at: line?.place ?? headOf(carrierOf(use)),
    severity: application.isPlain ? 'warning' : 'information',
    message: (rules) => expected.message(application, rules),
    related: [{ at: nameOfFact(rule), message: `The rule is for ${application.sign}.` }, ...(named ? [{ at: named.at, message: `${named.keyword} names the port here.` }] : [])],
    fixes: (context, rules) => fixFor(context, use, expected.parameter, value, rules),
  };
}

const advanced = { connection: 'TTLSConnectionAdvancedParms', environment: 'TTLSEnvironmentAdvancedParms' } as const;

/** The statement that would carry the line: advanced parameters of the connection action, or of the environment where there is none. */
function carrierOf(use: Use): Block {
  const level = use.connection ? 'connection' : 'environment';
  return use.effective.blocks(level).find(({ type }) => type === advanced[level]) ?? use.connection ?? use.environment;
}

/** Only where the statement serves these rules alone: for others the value may be wrong. */
function fixFor(context: ScopeContext, use: Use, parameter: string, value: string, rules: readonly Rule[]): DraftFix[] {
  const line = use.linesOf(parameter).at(-1);
  const block = line?.block ?? carrierOf(use);
  if (!servesOnly(context, block, rules)) return [];
  const title = `Code ${parameter} ${value}`;
  if (line) return fix(title, [setValue(line, value)]);
  if (block.type === advanced.connection || block.type === advanced.environment) return fix(title, [addAttributes(context, block, [[parameter, value]])]);
  return fix(title, [addBlock(context, block, use.connection ? advanced.connection : advanced.environment, [[parameter, value]])]);
}

function servesOnly(context: ScopeContext, { statement }: Block, wanted: readonly Rule[]): boolean {
  const names = new Set(wanted.map(({ fact }) => fact));
  return usesIn(context).every(({ use, rules }) => !holds(use, statement) || rules.every(({ fact }) => names.has(fact)));
}

function holds({ effective }: Use, statement: Block['statement']): boolean {
  return (['connection', 'environment', 'group'] as const).some((level) => effective.blocks(level).some((block) => block.statement === statement));
}
