/** Policies from texts in memory: `effectiveOf(modelOf(…), 'TN').value('Keyring')`. */
import type { Effective } from '../../server/src/policy/effective.js';
import type { Policy, Rule } from '../../server/src/policy/policy.js';
import { policiesOf } from '../../server/src/policy/policy.js';
import type { Model } from '../../server/src/workspace/model.js';
import type { Release } from '../../server/src/workspace/settings.js';
import { defaultSettings } from '../../server/src/workspace/settings.js';
import type { Place } from '../../server/src/workspace/source-file.js';

export interface PolicyOptions {
  readonly release?: Release;
  /** Name of the stack; without it the library must have one policy only. */
  readonly stack?: string;
}

/** The policy of a stack, or the only policy of the library. */
export function policyIn(model: Model, options: PolicyOptions = {}): Policy {
  const policies = policiesOf(model, { ...defaultSettings, ...(options.release && { release: options.release }) });
  const found = options.stack === undefined ? policies : policies.filter((p) => p.scope.stack?.name === options.stack);
  const [policy] = found;
  if (!policy || found.length > 1) throw new Error(`the library has ${found.length} policies that fit`);
  return policy;
}

export function ruleIn(model: Model, name: string, options: PolicyOptions = {}): Rule {
  const rule = policyIn(model, options).rule(name);
  if (!rule) throw new Error(`no rule is named ${name}`);
  return rule;
}

/** The effective parameters of a rule. */
export function effectiveOf(model: Model, rule: string, options: PolicyOptions = {}): Effective {
  return ruleIn(model, rule, options).effective;
}

/** The text at a place, as it stands in the member. */
export function textAt(model: Model, place: Place): string {
  const file = model.files.get(place.uri);
  const start = file?.startOf(place.item);
  if (!file || start === undefined) throw new Error('the place is of another version');
  return file.text.slice(start + place.span.start, start + place.span.end);
}

/** `MEMBER:line` of a place, lines from 1. */
export function lineOf(model: Model, place: Place): string {
  const file = model.files.get(place.uri);
  const start = file?.startOf(place.item);
  if (!file || start === undefined) throw new Error('the place is of another version');
  const line = file.text.slice(0, start + place.span.start).split('\n').length;
  return `${place.uri.split('/').pop() ?? ''}:${line}`;
}
