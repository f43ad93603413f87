/** Where a saved display of the live policy differs from what the members give, as a document. */
import { driftOf, policyOf, readDisplays, type Difference, type Display, type Policy } from '../../policy/index.js';
import type { Model, Scope } from '../../workspace/model.js';
import { releaseNamed, type Settings } from '../../workspace/settings.js';
import { nameOf } from '../../workspace/uris.js';
import { AnswerWriter, counted, placeLink, type Answer, type LinkPart, type NoAnswer } from './answer.js';

/** A text that a person gave: an open document, or a file that was chosen. */
export interface GivenText {
  readonly name: string;
  readonly text: string;
  /** Where its lines can be shown. */
  readonly uri?: string;
}

/** Several stacks may be meant: each can be asked for by its index. */
export interface StackChoice {
  readonly stacks: readonly { readonly index: number; readonly title: string; readonly files: string }[];
}

interface DriftContext {
  readonly model: Model;
  readonly settings: Settings;
}

/** A policy of the model, with the index of its scope. */
interface Indexed {
  readonly index: number;
  readonly policy: Policy;
}

/** The display of one stack, and the policies that may be meant. */
interface Pairing {
  readonly live: Display;
  readonly meant: readonly Indexed[];
}

/**
 * Compares the display with the members of the stack that it names, else of the only one that has its rules. A display of
 * several stacks gets a section for each.
 * @param index the scope of the model that is meant, when somebody chose one
 */
export function driftAnswer(context: DriftContext, display: GivenText, index?: number): Answer | StackChoice | NoAnswer {
  const displays = readDisplays(display.text);
  if (displays.length === 0) return { problem: `${display.name} is no display of rules, as pasearch -t or netstat ttls conn detail write it.` };
  const all = displays.map((live) => ({ live, policies: policiesFor(context, live) }));
  if (all.every(({ policies }) => policies.length === 0)) return { problem: 'There is no AT-TLS policy here to compare with: open a policy file, or a main configuration file that leads to one.' };
  const pairings = all.map(({ live, policies }): Pairing => ({ live, meant: index === undefined || displays.length > 1 ? policiesMeant(policies, live) : policies.filter((each) => each.index === index) }));
  const [only, ...others] = pairings;
  if (only?.meant.length === 0) return { problem: 'The stack is not there any more.' };
  if (only && only.meant.length > 1 && others.length === 0) return { stacks: only.meant.map(({ index: at, policy: { scope } }) => ({ index: at, title: titleOf(scope), files: scope.files.map(nameOf).join(' + ') })) };
  return document(context.model, pairings, display);
}

/** All AT-TLS policies of the model. The display was made on the release in its heading, whatever the settings say. */
function policiesFor({ model, settings }: DriftContext, live: Display): readonly Indexed[] {
  const release = releaseNamed(live.release ?? '') ?? settings.release;
  return model.scopes.flatMap((scope, index) => (scope.role === 'ttls' ? [{ index, policy: policyOf(scope, model.names(scope), { ...settings, release }) }] : []));
}

/** Of several policies those of the stack whose name the display carries, else those that have one of its rules, else all. */
export function policiesMeant<T extends { readonly policy: Policy }>(policies: readonly T[], live: Display): readonly T[] {
  const ofStacks = policies.filter(({ policy }) => policy.scope.stack?.name);
  const named = ofStacks.filter(({ policy }) => policy.scope.stack?.name.toUpperCase() === live.stack?.toUpperCase());
  const alike = ofStacks.filter(({ policy }) => live.rules.some(({ name }) => policy.rule(name)));
  return [named, alike].find((some) => some.length > 0) ?? policies;
}

const titleOf = ({ stack, files }: Scope): string => stack?.name || files.map(nameOf).join(' + ');

function document(model: Model, pairings: readonly Pairing[], display: GivenText): Answer {
  const writer = new AnswerWriter();
  for (const [at, { live, meant }] of pairings.entries()) {
    if (at > 0) writer.line();
    const [only, ...others] = meant;
    if (only && others.length === 0) section(writer, model, only.policy, live, display);
    else unclear(writer, live, meant, display);
  }
  return writer.answer(`Live policy and members of ${[...new Set(pairings.flatMap(({ live, meant: [only, ...others] }) => (only && others.length === 0 ? titleOf(only.policy.scope) : (live.stack ?? []))))].join(', ')}`);
}

/** Among several displays one that cannot be compared: nothing tells whose members it belongs to. */
function unclear(writer: AnswerWriter, live: Display, meant: readonly Indexed[], display: GivenText): void {
  writer.heading(`Live policy${live.stack === undefined ? '' : ` of stack ${live.stack}`} in ${display.name}`);
  writer.line(`Not compared: it may be that of ${listOf(meant.map(({ policy }) => titleOf(policy.scope)))}.`);
}

const listOf = (names: readonly string[]): string => (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`);

/** What differs between the display of one stack and its members. */
function section(writer: AnswerWriter, model: Model, policy: Policy, live: Display, display: GivenText): void {
  const differences = driftOf(policy, live);
  const absent = differences.filter(({ parameter, live: shown }) => parameter === 'TTLSRule' && shown === null);
  writer.heading(`Live policy in ${display.name}, members of ${policy.scope.stack ? 'stack ' : ''}${titleOf(policy.scope)}`);
  writer.line(summary(differences.length - absent.length, absent.length, live));
  let rule = '';
  for (const each of differences) {
    if (absent.includes(each)) continue;
    if (each.rule !== rule) {
      writer.line();
      writer.line(`TTLSRule ${(rule = each.rule)}`);
    }
    writer.line(`  ${differenceText(each)}`);
    writer.line('    ', ...where(model, each, display));
  }
  if (absent.length > 0) {
    writer.line();
    // A display may have been made for a few rules only.
    writer.line('Rules of the members that the display does not have:');
    for (const { rule: name, places } of absent) writer.line(`  ${name}  `, ...(places[0] ? [placeLink(model, places[0])] : []));
  }
}

function summary(differing: number, absent: number, { rules }: Display): string {
  const compared = `${counted(rules.length, 'rule')} of the display compared: `;
  if (differing === 0 && absent === 0) return `${compared}no differences.`;
  return `${compared}${differing === 0 ? 'no differences' : counted(differing, 'difference')}${absent === 0 ? '' : `, ${counted(absent, 'rule')} only in the members`}.`;
}

/** The two values of a difference, as a sentence. */
export function differenceText({ parameter, level, members, live }: Difference): string {
  if (parameter === 'TTLSRule') return 'the display has this rule, the members do not';
  const name = level ? `${parameter} (${level} action)` : parameter;
  return `${name}: live ${live ?? 'none'}, members ${members ?? 'none'}`;
}

/** The line of the display and that of the members. */
function where(model: Model, { places, line }: Difference, display: GivenText): (string | LinkPart)[] {
  const shown: LinkPart | undefined = line === undefined ? undefined : { text: `${display.name}:${line + 1}`, target: display.uri === undefined ? undefined : { uri: display.uri, line } };
  const written = places[0] && placeLink(model, places[0]);
  return shown && written ? [shown, '  ↔  ', written] : [shown ?? written ?? ''];
}
