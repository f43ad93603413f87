/** `tcpparms drift`: where the live policy differs from what the members give. */
import { differenceText } from '../features/answers/drift.js';
import { type Difference, type Display, driftOf, readDisplays } from '../policy/index.js';
import { looksLikeText } from '../workspace/load.js';
import { releaseNamed } from '../workspace/settings.js';
import { exitCodes, type Io, UsageError } from './io.js';
import { isFileError, piecesOf, whyNone } from './pieces.js';
import { lineText, onlyPolicy, type Policies, type PolicyOptions, readPolicies, stackOf, tellUnresolved } from './policies.js';
import { visible } from './terminal-text.js';

export interface DriftOptions extends PolicyOptions {
  /** File with the display, `-` for standard input. */
  readonly pasearch: string;
  /** The display was made for some rules only. */
  readonly filtered?: boolean;
  readonly format: 'pretty' | 'json';
}

/** Runs the command; gives its exit code: 1 when there are differences. */
export async function driftCommand(paths: readonly string[], options: DriftOptions, io: Io): Promise<number> {
  const displays = displaysMeant(readDisplays(await displayText(options.pasearch, io)), options.stack);
  if (displays.length === 0) throw new UsageError(`${options.pasearch}: this is no display of rules, as pasearch -t or netstat ttls conn detail write it.`);
  const compared: Compared[] = [];
  for (const live of displays) compared.push(await compare(paths, live, displays.length > 1, options, io));
  if (options.format === 'json') io.out(driftJson(compared));
  else io.out(compared.map((each) => driftText(each, options.pasearch)).join('\n'));
  return compared.find(({ found }) => found.exitCode !== 0)?.found.exitCode ?? (compared.some(({ differences }) => differences.length > 0) ? exitCodes.findings : exitCodes.clean);
}

/** Of a display of several stacks that of the stack which is asked for. */
function displaysMeant(displays: readonly Display[], stack: string | undefined): readonly Display[] {
  const named = displays.filter((live) => live.stack?.toUpperCase() === stack?.toUpperCase());
  return displays.length > 1 && stack !== undefined && named.length > 0 ? named : displays;
}

/** A display of one stack held against the members. */
interface Compared {
  readonly live: Display;
  readonly found: Policies;
  readonly stack: string | null;
  /** Whether others stand beside it. */
  readonly oneOfSeveral: boolean;
  readonly differences: readonly Difference[];
}

async function compare(paths: readonly string[], live: Display, oneOfSeveral: boolean, options: DriftOptions, io: Io): Promise<Compared> {
  // What stands in the heading of the display is meant, unless somebody says something else.
  const release = options.release ?? releaseNamed(live.release ?? '');
  const stack = options.stack ?? (oneOfSeveral ? live.stack : undefined);
  const found = await readPolicies(paths, { ...options, release, stack }, io);
  const policy = policyFor(found, live, stack);
  tellUnresolved(live.rules.flatMap(({ name }) => policy.rule(name) ?? []), io);
  return { live, found, stack: stackOf(policy), oneOfSeveral, differences: options.filtered ? driftOf(policy, live).filter((each) => !isAbsent(each)) : driftOf(policy, live) };
}

/** The display. @throws UsageError when it cannot be read, or is none for its size */
async function displayText(file: string, io: Io): Promise<string> {
  const pieces = await piecesOf(file, io);
  if (!pieces) throw new UsageError(`${file}: ${await whyNone(file, io)}`);
  let text = '';
  try {
    for await (const piece of pieces) {
      text += piece;
      if (!looksLikeText(text)) throw new UsageError(`${file}: It is not a text file. A display must be transferred in text mode, which translates it from EBCDIC.`);
      if (text.length > longestDisplay) throw new UsageError(`${file}: It is larger than ${longestDisplay / 1024 / 1024} MB, which no display is.`);
    }
  } catch (error) {
    if (!isFileError(error)) throw error;
    throw new UsageError(`${file}: it cannot be read to its end (${error.code}).`);
  }
  return text;
}

const longestDisplay = 64 * 1024 * 1024;

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
function driftJson(compared: readonly Compared[]): string {
  const rows = compared.flatMap(({ differences, found: { locate }, stack, oneOfSeveral }) =>
    differences.map(({ rule, parameter, members, live, places }) => {
      const at = places[0] && locate(places[0]);
      return { rule, parameter, members, live, file: at?.file ?? null, line: at?.line ?? null, ...(oneOfSeveral && { stack }) };
    }),
  );
  return `${JSON.stringify({ differences: rows }, undefined, 2)}\n`;
}

function driftText({ differences, found: { locate }, live, stack, oneOfSeveral }: Compared, file: string): string {
  const whose = stack === null ? 'the members' : `the members of stack ${stack}`;
  if (differences.length === 0) return `No differences: the ${live.rules.length === 1 ? 'rule' : `${live.rules.length} rules`} of the display ${live.rules.length === 1 ? 'is' : 'are'} what ${whose} give.\n`;
  const absent = differences.filter(isAbsent);
  const rules = new Map<string, Difference[]>();
  for (const each of differences) if (!absent.includes(each)) rules.set(each.rule, [...(rules.get(each.rule) ?? []), each]);
  // One line for all of them: a display may have been made for a few rules only.
  const missing = absent.length === 0 ? '' : `Rules of the members that the display does not have: ${absent.map(({ rule }) => visible(rule)).join(', ')}\n`;
  const shown = [...rules].map(([rule, all]) => `${visible(rule)}\n${all.map((each) => `${visible(`  ${differenceText(each)}`)}${whereText(each, locate, file)}\n`).join('')}`).join('\n');
  return [oneOfSeveral && stack !== null ? `Stack ${visible(stack)}\n` : '', shown, missing].filter(Boolean).join('\n');
}

/** A rule that only the members have. */
const isAbsent = ({ parameter, live }: Difference): boolean => parameter === 'TTLSRule' && live === null;

function whereText({ places, line }: Difference, locate: Policies['locate'], file: string): string {
  const at = places[0] && lineText(locate(places[0]));
  const shown = line === undefined ? undefined : `${file}:${line + 1}`;
  return `\n    ${[shown, at].filter(Boolean).join('  ↔  ')}`;
}
