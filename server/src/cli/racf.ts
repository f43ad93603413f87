/** `tcpparms racf`: the RACF commands around the key ring of a rule, to review. */
import { racfCommands } from '../features/racf.js';
import { exitCodes, type Io } from './io.js';
import { noSuchRule, type PolicyOptions, readPolicies, rulesNamed, tellUnresolved } from './policies.js';
import { visible } from './terminal-text.js';

export interface RacfOptions extends PolicyOptions {
  readonly rule: string;
}

/** Runs the command; gives its exit code. */
export async function racfCommand(paths: readonly string[], options: RacfOptions, io: Io): Promise<number> {
  const found = await readPolicies(paths, options, io);
  const rules = rulesNamed(found.policies, options.rule).flatMap(([, each]) => each);
  if (rules.length === 0) {
    io.err(`${noSuchRule(found.policies, options.rule)}\n`);
    return exitCodes.findings;
  }
  tellUnresolved(rules, io);
  const texts = new Set(rules.map(racfCommands));
  io.out([...texts].join('\n').split('\n').map(visible).join('\n'));
  return found.exitCode;
}
