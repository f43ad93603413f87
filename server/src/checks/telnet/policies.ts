/** The AT-TLS policies that the connections of a Telnet server may meet. */
import type { Policy } from '../../policy/policy.js';
import type { Model } from '../../workspace/model.js';
import type { Settings } from '../../workspace/settings.js';
import { systemOf } from '../../workspace/systems.js';
import { policiesOfSystem } from '../policy/policies.js';
import { stackNamed } from './whole.js';

/**
 * Of the policies with rules of the profile's system those of the stack that TCPIPJOBNAME names, or of a stack of which the library does not tell the name; without
 * TCPIPJOBNAME those of all stacks, as the server then listens on each of them. None when the profile may be of several systems.
 */
export function policiesForTelnet(model: Model, settings: Settings, uri: string): readonly Policy[] {
  const system = systemOf(model, uri);
  const policies = system ? policiesOfSystem(model, system, settings).filter(({ rules }) => rules.length > 0) : [];
  const stack = stackNamed(model, uri);
  if (stack === undefined) return policies;
  const own = policies.filter(({ scope }) => scope.stack?.name.toUpperCase() === stack);
  return own.length > 0 ? own : policies.filter(({ scope }) => !scope.stack?.name);
}

/** The stack as a message names it: ` of stack TCPIP`; empty where the profile names none. */
export function ofStack(model: Model, uri: string): string {
  const stack = stackNamed(model, uri);
  return stack === undefined ? '' : ` of stack ${stack}`;
}
