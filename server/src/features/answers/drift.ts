/** Where a saved display of the live policy differs from what the members give, as a document. */
import { driftOf, policyOf, readDisplay, type Difference, type Display, type Policy } from '../../policy/index.js';
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

/**
 * Compares the display with the members of the stack that it names, else of the only one that has its rules.
 * @param index the scope of the model that is meant, when somebody chose one
 */
export function driftAnswer({ model, settings }: DriftContext, display: GivenText, index?: number): Answer | StackChoice | NoAnswer {
  const live = readDisplay(display.text);
  if (!live) return { problem: `${display.name} is no display of rules, as pasearch -t or netstat ttls conn detail write it.` };
  // The display was made on the release in its heading, whatever the settings say.
  const release = releaseNamed(live.release ?? '') ?? settings.release;
  const policies = model.scopes.flatMap((scope, at) => (scope.role === 'ttls' ? [{ index: at, policy: policyOf(scope, model.names(scope), { ...settings, release }) }] : []));
  if (policies.length === 0) return { problem: 'There is no AT-TLS policy here to compare with: open a policy file, or a main configuration file that leads to one.' };
  const meant = index === undefined ? policiesMeant(policies, live) : policies.filter((each) => each.index === index);
  const [only] = meant;
  if (!only) return { problem: 'The stack is not there any more.' };
  if (meant.length > 1) return { stacks: meant.map(({ index: at, policy: { scope } }) => ({ index: at, title: titleOf(scope), files: scope.files.map(nameOf).join(' + ') })) };
  return document(model, only.policy, live, display);
}

/** Of several policies those of the stack whose name the display carries, else those that have one of its rules, else all. */
export function policiesMeant<T extends { readonly policy: Policy }>(policies: readonly T[], live: Display): readonly T[] {
  const ofStacks = policies.filter(({ policy }) => policy.scope.stack?.name);
  const named = ofStacks.filter(({ policy }) => policy.scope.stack?.name.toUpperCase() === live.stack?.toUpperCase());
  const alike = ofStacks.filter(({ policy }) => live.rules.some(({ name }) => policy.rule(name)));
  return [named, alike].find((some) => some.length > 0) ?? policies;
}

const titleOf = ({ stack, files }: Scope): string => stack?.name || files.map(nameOf).join(' + ');

function document(model: Model, policy: Policy, live: Display, display: GivenText): Answer {
  const differences = driftOf(policy, live);
  const absent = differences.filter(({ parameter, live: shown }) => parameter === 'TTLSRule' && shown === null);
  const writer = new AnswerWriter();
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
  return writer.answer(`Live policy and members of ${titleOf(policy.scope)}`);
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
