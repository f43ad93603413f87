/** `tcpparms effective`: the values that connections of a rule get, and where each comes from. */
import { type EffectiveParameter, type Policy, type Rendered, renderNetstat, renderPasearch, renderPretty, type Rule } from '../policy/index.js';
import { exitCodes, type Io, wantsColor } from './io.js';
import { type Line, lineText, noSuchRule, type Policies, type PolicyOptions, readPolicies, rulesNamed, stackOf, tellUnresolved, terminalText, titleOf } from './policies.js';

export const effectiveFormats = ['pretty', 'json', 'pasearch', 'netstat'] as const;

export interface EffectiveOptions extends PolicyOptions {
  readonly format: (typeof effectiveFormats)[number];
  readonly rule?: string;
  /** Also parameters without a value. */
  readonly all?: boolean;
}

/** Runs the command; gives its exit code. */
export async function effectiveCommand(paths: readonly string[], options: EffectiveOptions, io: Io): Promise<number> {
  const found = await readPolicies(paths, options, io);
  const chosen = rulesNamed(found.policies, options.rule);
  if (chosen.length === 0) {
    io.err(`${noSuchRule(found.policies, options.rule ?? '')}\n`);
    return exitCodes.findings;
  }
  // For people it stands with each rule.
  if (options.format !== 'pretty') tellUnresolved(chosen.flatMap(([, rules]) => rules), io);
  if (options.format === 'json') io.out(effectiveJson(chosen, found));
  else io.out(chosen.map(([policy, rules], index) => (index > 0 ? '\n' : '') + policyText(policy, rules, chosen.length > 1, found, options, io)).join(''));
  return found.exitCode;
}

function policyText(policy: Policy, rules: readonly Rule[], several: boolean, { display, locate }: Policies, { format, all, color }: EffectiveOptions, io: Io): string {
  const colored = wantsColor(io, color);
  // A report of pasearch names the stack itself, and is to be compared with that of the system.
  if (format === 'pasearch') return terminalText(renderPasearch(policy, rules).lines, false);
  const render = (rule: Rule): Rendered => (format === 'netstat' ? renderNetstat(policy, rule) : renderPretty(rule, { all, locate: (place) => lineText(locate(place)) }));
  const heading = several ? `# ${titleOf(policy, display)}\n\n` : '';
  if (rules.length === 0) return `${titleOf(policy, display)}: there are no rules.\n`;
  return heading + rules.map((rule) => terminalText(render(rule).lines, format === 'pretty' && colored)).join('\n');
}

/** The document of docs/json.md. */
function effectiveJson(chosen: ReturnType<typeof rulesNamed>, { locate }: Policies): string {
  const rules = chosen.flatMap(([policy, each]) =>
    each.map((rule) => ({ rule: rule.name, stack: stackOf(policy), parameters: [...rule.effective].map((parameter) => parameterJson(parameter, locate)) })),
  );
  return `${JSON.stringify({ rules }, undefined, 2)}\n`;
}

function parameterJson({ name, value, level, statement, places, overrides }: EffectiveParameter, locate: Policies['locate']): object {
  const at = places.map(locate);
  const overridden = overrides.map(({ place }) => locate(place));
  return {
    name,
    value,
    level,
    statement: statement ? [statement.type, statement.name].filter(Boolean).join(' ') : null,
    file: at[0]?.file ?? null,
    line: at[0]?.line ?? null,
    lines: [...new Set(at.map(({ line }) => line))],
    overrides: distinct(overridden),
  };
}

function distinct(lines: readonly Line[]): Line[] {
  return [...new Map(lines.map((line) => [lineText(line), line])).values()];
}
