/** The AT-TLS policies that the paths of a command line lead to, and how their places are named. */
import { didYouMean } from '../checks/support/did-you-mean.js';
import { policiesOf, type Policy, type Rule } from '../policy/index.js';
import type { RenderedLine } from '../policy/render.js';
import type { LanguageId } from '../catalog/types.js';
import type { Model } from '../workspace/model.js';
import type { Place } from '../workspace/source-file.js';
import pc from 'picocolors';
import { readInputs } from './inputs.js';
import { exitCodes, type Io, UsageError } from './io.js';
import type { DisplayName } from './located.js';
import { LineTable } from './positions.js';
import { settingsFrom, type SettingsOptions } from './settings.js';
import { visible } from './terminal-text.js';

/** Options of every command about policies. */
export interface PolicyOptions extends SettingsOptions {
  readonly language?: LanguageId;
  readonly stdinName?: string;
  readonly stack?: string;
  readonly color?: boolean;
}

/** A file as the user knows it, and a line in it from 1. */
export interface Line {
  readonly file: string;
  readonly line: number;
}

export interface Policies {
  /** At least one; those of the stack that was asked for. */
  readonly policies: readonly Policy[];
  readonly model: Model;
  readonly display: DisplayName;
  /** The policy files, and the files that lead to them. */
  readonly wanted: ReadonlySet<string>;
  locate(place: Place): Line;
  /** 2 when something could not be read, else 0. */
  readonly exitCode: number;
}

/** Reads the paths. @throws UsageError when they lead to no AT-TLS policy, or to none of the stack that is asked for */
export async function readPolicies(paths: readonly string[], options: PolicyOptions, io: Io): Promise<Policies> {
  const found = await findPolicies(paths, options, io);
  if (found.policies.length === 0) throw new UsageError(found.exitCode === exitCodes.clean ? `${paths.join(', ')}: there is no AT-TLS policy.` : undefined);
  return { ...found, policies: ofStack(found.policies, options.stack) };
}

/** The same, with all stacks, perhaps without any policy. */
export async function findPolicies(paths: readonly string[], options: PolicyOptions, io: Io): Promise<Policies> {
  const { settings, languages } = await settingsFrom(options, io);
  const { library, wanted, display, exitCode } = await readInputs(paths, settings, { ...options, languages }, io);
  const { model } = library;
  const policies = policiesOf(model, library.settings).filter(({ scope }) => scope.files.some((uri) => wanted.has(uri)));
  return { policies, model, wanted, display, locate: locator(model, display), exitCode };
}

function ofStack(policies: readonly Policy[], stack: string | undefined): readonly Policy[] {
  if (stack === undefined) return policies;
  const found = policies.filter(({ scope }) => scope.stack?.name.toUpperCase() === stack.toUpperCase());
  if (found.length === 0) throw new UsageError(`There is no AT-TLS policy of a stack ${stack}. ${stacksIn(policies)}`);
  return found;
}

/** The one policy that is meant. @throws UsageError when there are several */
export function onlyPolicy({ policies, display }: Policies, stack: string | undefined): Policy {
  const [policy] = policies;
  if (policy && policies.length === 1) return policy;
  if (stack === undefined) throw new UsageError(`There are several AT-TLS policies: which one is meant? ${stacksIn(policies)}`);
  const files = policies.map(({ scope }) => display(scope.stack?.main ?? ''));
  throw new UsageError(`Several main files have a stack ${stack}: ${files.join(', ')}. Give one of them instead of a folder.`);
}

/** What --stack can name. */
function stacksIn(policies: readonly Policy[]): string {
  const names = policies.map(stackOf).filter((name) => name !== null);
  const known = [...new Set(names)].sort();
  const sentences = [known.length > 0 && `Stacks: ${known.join(', ')}. Choose one with --stack.`, names.length < policies.length && 'Policy files that no stack uses are chosen by giving the file instead of a folder.'];
  return sentences.filter(Boolean).join(' ');
}

/** The name of the stack; null for a policy file that no stack is known to use. */
export function stackOf({ scope }: Policy): string | null {
  return scope.stack?.name || null;
}

/** The policy as a person calls it: its stack, or its file. */
export function titleOf(policy: Policy, display: DisplayName): string {
  const stack = stackOf(policy);
  return stack === null ? policy.scope.files.map(display).join(', ') : `Stack ${stack}`;
}

/** The rules that are shown of each policy: all, or those of the name; none when no policy has it. */
export function rulesNamed(policies: readonly Policy[], name: string | undefined): readonly (readonly [Policy, readonly Rule[]])[] {
  if (name === undefined) return policies.map((policy) => [policy, policy.rules] as const);
  return policies.flatMap((policy) => {
    const rule = policy.rule(name);
    return rule ? [[policy, [rule]] as const] : [];
  });
}

/** Writes to standard error what the rules refer to and no file that was read defines: answers leave it out. */
export function tellUnresolved(rules: readonly Rule[], io: Io): void {
  const missing = [...new Set(rules.flatMap(({ unresolved }) => unresolved.map(({ type, name }) => `${type} ${name}`)))];
  if (missing.length === 0) return;
  const more = missing.length > mostNames ? ` and ${missing.length - mostNames} more` : '';
  io.err(`Left out, since no file that was read defines it: ${visible(missing.slice(0, mostNames).join(', '))}${more}. Name the main file, or the folder with all members.\n`);
}

/** Names that a message lists. */
const mostNames = 20;

/** What to say when no policy has a rule of the name. */
export function noSuchRule(policies: readonly Policy[], name: string): string {
  const names = [...new Set(policies.flatMap(({ rules }) => rules.map((rule) => rule.name)))];
  const near = names.find((each) => each.toLowerCase() === name.toLowerCase()) ?? didYouMean(name, new Set(names));
  const more = names.length > mostNames ? ` and ${names.length - mostNames} more` : '';
  const hint = near !== undefined ? ` Did you mean ${visible(near)}?${near.toLowerCase() === name.toLowerCase() ? ' Upper and lower case count in names of rules.' : ''}` : names.length > 0 ? ` Rules here: ${visible(names.slice(0, mostNames).join(', '))}${more}.` : '';
  return `There is no rule ${visible(name)}.${hint}`;
}

/** Names places of a model. */
export function locator(model: Model, display: DisplayName): (place: Place) => Line {
  const tables = new Map<string, LineTable>();
  return ({ uri, item, span }) => {
    const file = model.files.get(uri);
    let table = tables.get(uri);
    if (!table) tables.set(uri, (table = new LineTable(file?.text ?? '')));
    return { file: display(uri), line: table.at((file?.startOf(item) ?? 0) + span.start).line };
  };
}

export const lineText = ({ file, line }: Line): string => `${file}:${line}`;

/** Rendered lines for a terminal: headings stand out, what is not coded steps back. */
export function terminalText(lines: readonly RenderedLine[], color: boolean): string {
  const colors = pc.createColors(color);
  const styled = (line: RenderedLine): string => {
    const text = visible(line.text);
    if (/^\S/.test(text)) return colors.bold(text);
    return line.parameter !== undefined && line.places.length === 0 ? colors.dim(text) : text;
  };
  return lines.map((line) => `${styled(line)}\n`).join('');
}
