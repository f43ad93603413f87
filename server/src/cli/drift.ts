/** `tcpparms drift`: where the live policy differs from what the members give. */
import path from 'node:path';
import { URI } from 'vscode-uri';
import { differenceText } from '../features/answers/drift.js';
import { type Difference, type Display, driftOf, readDisplay } from '../policy/index.js';
import { releaseNamed } from '../workspace/settings.js';
import { exitCodes, type Io, UsageError } from './io.js';
import { lineText, onlyPolicy, type Policies, type PolicyOptions, readPolicies, stackOf } from './policies.js';
import { visible } from './terminal-text.js';

export interface DriftOptions extends PolicyOptions {
  /** File with the display, `-` for standard input. */
  readonly pasearch: string;
  readonly format: 'pretty' | 'json';
}

/** Runs the command; gives its exit code: 1 when there are differences. */
export async function driftCommand(paths: readonly string[], options: DriftOptions, io: Io): Promise<number> {
  const live = readDisplay(await displayText(options.pasearch, io));
  if (!live) throw new UsageError(`${options.pasearch}: this is no display of rules, as pasearch -t or netstat ttls conn detail write it.`);
  // What stands in the heading of the display is meant, unless somebody says something else.
  const release = options.release ?? releaseNamed(live.release ?? '');
  const found = await readPolicies(paths, { ...options, release, stack: options.stack }, io);
  const policy = policyFor(found, live, options.stack);
  const differences = driftOf(policy, live);
  if (options.format === 'json') io.out(driftJson(differences, found));
  else io.out(driftText(differences, found, live, stackOf(policy), options.pasearch));
  return found.exitCode || (differences.length > 0 ? exitCodes.findings : exitCodes.clean);
}

async function displayText(file: string, io: Io): Promise<string> {
  if (file === '-') return io.readInput();
  const text = await io.fileSystem.readText(URI.file(path.resolve(io.cwd, file)).toString());
  if (text === undefined) throw new UsageError(`${file}: it cannot be read.`);
  return text;
}

/** Of several stacks the one whose name the display carries, else those that have one of its rules. */
function policyFor(found: Policies, live: Display, stack: string | undefined): Policies['policies'][number] {
  if (stack !== undefined) return onlyPolicy(found, stack);
  const ofStacks = found.policies.filter((policy) => stackOf(policy) !== null);
  const named = ofStacks.filter((policy) => stackOf(policy)?.toUpperCase() === live.stack?.toUpperCase());
  const alike = ofStacks.filter((policy) => live.rules.some(({ name }) => policy.rule(name)));
  const policies = [named, alike].find((some) => some.length > 0) ?? found.policies;
  return onlyPolicy({ ...found, policies }, stack);
}

/** The document of docs/json.md. */
function driftJson(differences: readonly Difference[], { locate }: Policies): string {
  const rows = differences.map(({ rule, parameter, members, live, places }) => {
    const at = places[0] && locate(places[0]);
    return { rule, parameter, members, live, file: at?.file ?? null, line: at?.line ?? null };
  });
  return `${JSON.stringify({ differences: rows }, undefined, 2)}\n`;
}

function driftText(differences: readonly Difference[], { locate }: Policies, live: Display, stack: string | null, file: string): string {
  const whose = stack === null ? 'the members' : `the members of stack ${stack}`;
  if (differences.length === 0) return `No differences: the ${live.rules.length === 1 ? 'rule' : `${live.rules.length} rules`} of the display ${live.rules.length === 1 ? 'is' : 'are'} what ${whose} give.\n`;
  const absent = differences.filter(({ parameter, live: shown }) => parameter === 'TTLSRule' && shown === null);
  const rules = new Map<string, Difference[]>();
  for (const each of differences) if (!absent.includes(each)) rules.set(each.rule, [...(rules.get(each.rule) ?? []), each]);
  // One line for all of them: a display may have been made for a few rules only.
  const missing = absent.length === 0 ? '' : `Rules of the members that the display does not have: ${absent.map(({ rule }) => visible(rule)).join(', ')}\n`;
  const shown = [...rules].map(([rule, all]) => `${visible(rule)}\n${all.map((each) => `${visible(`  ${differenceText(each)}`)}${whereText(each, locate, file)}\n`).join('')}`).join('\n');
  return [shown, missing].filter(Boolean).join('\n');
}

function whereText({ places, line }: Difference, locate: Policies['locate'], file: string): string {
  const at = places[0] && lineText(locate(places[0]));
  const shown = line === undefined ? undefined : `${file}:${line + 1}`;
  return `\n    ${[shown, at].filter(Boolean).join('  ↔  ')}`;
}
