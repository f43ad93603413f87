/** Names under the pointer: a reference shows what it names, a definition who refers to it and whether it counts. */
import { count } from '../describe/words.js';
import { code, joined, paragraphs, plain, sentences, title } from '../describe/markdown.js';
import { placeLink, statementText } from '../describe/source-text.js';
import { isReferable } from '../describe/statements.js';
import { nearest } from '../../checks/library/nearest.js';
import { articleOf } from '../../checks/support/wording.js';
import type { Definition } from '../../workspace/facts.js';
import type { Located, Scope } from '../../workspace/model.js';
import { scopesOf, type FeatureContext, type NameAt } from '../context.js';
import { references } from '../navigation.js';

/** Places that are listed; more are counted only. */
const longestList = 6;

/** What a name means here. `offset` is where the pointer is. */
export function describeName(context: FeatureContext, name: NameAt, offset: number): string {
  return name.kind === 'reference' ? describeReference(context, name.fact.type, name.fact.name) : describeDefinition(context, name.fact, offset);
}

/** What a reference to a name of a type leads to, stack by stack where that differs. */
export function describeReference(context: FeatureContext, type: string, name: string): string {
  const scopes = scopesOf(context, type);
  const outcomes = scopes.map((scope) => ({ scope, target: targetIn(context, scope, type, name) }));
  const targets = distinct(outcomes.flatMap(({ target }) => target ?? []));
  const [first, ...others] = targets;
  const heading = title(name, code(type));
  if (!first) return paragraphs(heading, unresolved(context, scopes, type, name));
  const inScope = outcomes.find(({ target }) => target && sameDefinition(target, first))?.scope;
  return paragraphs(
    heading,
    sentences(`Defined in ${placeOf(context, first)}${roleNote(first, inScope)}.`, inScope && repeatedNote(context, inScope, type, name)),
    excerpt(context, first),
    ...others.map((other) => `In ${stacksWith(outcomes, other)}: ${placeOf(context, other)}.`),
    missingNote(outcomes, type, name),
  );
}

interface Outcome {
  readonly scope: Scope;
  readonly target?: Located<Definition>;
}

/** The definition that counts; where only inline ones exist, which is not sure to work, the last of those. */
function targetIn(context: FeatureContext, scope: Scope, type: string, name: string): Located<Definition> | undefined {
  const names = context.model.names(scope);
  const all = names.definitions(type, name);
  return names.winner(type, name) ?? all[all.length - 1];
}

const sameDefinition = (a: Located<Definition>, b: Located<Definition>): boolean => a.uri === b.uri && a.fact.statement === b.fact.statement;

function distinct(found: readonly Located<Definition>[]): Located<Definition>[] {
  return found.filter((each, index) => found.findIndex((other) => sameDefinition(each, other)) === index);
}

function roleNote(target: Located<Definition>, scope: Scope | undefined): string {
  const inline = target.fact.inline ? ', coded inside another statement: whether it can be referred to is not established' : '';
  return `${scope?.common === target.uri && scope.files.length > 1 ? ', the common file' : ''}${inline}`;
}

/** Several definitions of the name: the last one read counts. */
function repeatedNote(context: FeatureContext, scope: Scope, type: string, name: string): string | undefined {
  const all = context.model.names(scope).definitions(type, name).filter(({ fact }) => !fact.inline);
  if (all.length < 2) return undefined;
  const places = all.slice(0, -1).map((each) => placeOf(context, each));
  return `It replaces the whole of ${count(all.length - 1, 'earlier definition')} of the same name: ${list(places)}.`;
}

function stacksWith(outcomes: readonly Outcome[], target: Located<Definition>): string {
  return scopeNames(outcomes.filter((outcome) => outcome.target && sameDefinition(outcome.target, target)).map(({ scope }) => scope));
}

function missingNote(outcomes: readonly Outcome[], type: string, name: string): string | undefined {
  const without = outcomes.filter(({ target }) => !target).map(({ scope }) => scope);
  return without.length > 0 ? `In ${scopeNames(without)} there is no ${code(type)} of the name ${code(name)}.` : undefined;
}

function scopeNames(scopes: readonly Scope[]): string {
  const names = [...new Set(scopes.map((scope) => scope.stack?.name ?? ''))];
  const stacks = names.filter((name) => name !== '').map((name) => plain(name));
  return stacks.length === names.length ? `${stacks.length === 1 ? 'stack' : 'stacks'} ${joined(stacks)}` : 'another use of this file';
}

/** Nothing has the name: what it may have been meant for. */
function unresolved(context: FeatureContext, scopes: readonly Scope[], type: string, name: string): string {
  const complete = scopes.length > 0 && scopes.every((scope) => scope.complete);
  const known = [...new Set(scopes.flatMap((scope) => context.model.names(scope).namesOf(type)))];
  const others = [...new Set(scopes.flatMap((scope) => context.model.names(scope).named(name).map(({ fact }) => fact.type)))].filter((other) => other !== type);
  const similar = nearest(name, known);
  return sentences(
    complete ? `No ${code(type)} has this name.` : `No ${code(type)} has this name in the files that are known here; a common file that is not here could define it.`,
    similar !== undefined && `Did you mean ${code(similar)}?`,
    others.length > 0 && `There is ${joined(others.map((other) => `${articleOf(other)} ${code(other)}`))} of this name, which is another type.`,
  );
}

function describeDefinition(context: FeatureContext, fact: Definition, offset: number): string {
  const own: Located<Definition> = { uri: context.file.uri, fact };
  const scopes = scopesOf(context, fact.type);
  return paragraphs(
    title(fact.name, code(fact.type)),
    fact.inline ? 'Coded inside another statement. Whether others can refer to its name is not established.' : undefined,
    ...(fact.inline ? [] : rankNotes(context, scopes, own)),
    usesNote(context, fact, offset),
    isReferable(fact.type) || scopes.length === 0 ? undefined : stackNote(scopes),
  );
}

/** Whether another definition of the name replaces this one, or this one another. */
function rankNotes(context: FeatureContext, scopes: readonly Scope[], own: Located<Definition>): string[] {
  const { type, name } = own.fact;
  const replacing: Outcome[] = [];
  let replaced: readonly Located<Definition>[] = [];
  for (const scope of scopes) {
    const names = context.model.names(scope);
    const winner = names.winner(type, name);
    if (winner && !sameDefinition(winner, own)) replacing.push({ scope, target: winner });
    else if (winner) replaced = distinct([...replaced, ...names.definitions(type, name).filter((each) => !each.fact.inline && !sameDefinition(each, own))]);
  }
  const notes = distinct(replacing.flatMap(({ target }) => target ?? [])).map((target) => {
    const everywhere = replacing.length === scopes.length;
    const where = everywhere ? '' : ` in ${stacksWith(replacing, target)}`;
    return `**Has no effect${where}:** ${placeOf(context, target)} defines the same name later and replaces it whole.`;
  });
  if (replaced.length > 0) notes.push(`Replaces the whole of ${list(replaced.map((each) => placeOf(context, each)))}, which ${replaced.length === 1 ? 'has' : 'have'} the same name.`);
  return notes;
}

function usesNote(context: FeatureContext, fact: Definition, offset: number): string | undefined {
  if (!isReferable(fact.type)) return undefined;
  const places = references(context, offset, false);
  if (places.length === 0) return fact.inline ? undefined : 'Nothing refers to it in the files that are known here.';
  const links = places.slice(0, longestList).map((place) => {
    const file = context.model.files.get(place.uri);
    return file ? placeLink(file, place.start) : '';
  });
  return `${count(places.length, 'reference')}: ${list(links, places.length)}.`;
}

function stackNote(scopes: readonly Scope[]): string | undefined {
  const stacks = [...new Set(scopes.flatMap((scope) => (scope.stack?.name ? [plain(scope.stack.name)] : [])))];
  return stacks.length > 0 ? `Part of the policy of ${stacks.length === 1 ? 'stack' : 'stacks'} ${joined(stacks)}.` : undefined;
}

/** At most six of them. Without the rest, `total` says how many there are. */
function list(items: readonly string[], total = items.length): string {
  const shown = items.slice(0, longestList);
  return total > shown.length ? `${shown.join('; ')} and ${total - shown.length} more` : joined(shown);
}

function placeOf(context: FeatureContext, { uri, fact }: Located<Definition>): string {
  const file = context.model.files.get(uri);
  return file ? placeLink(file, (file.startOf(fact.item) ?? 0) + fact.statement.keyword.start) : 'a file that is gone';
}

function excerpt(context: FeatureContext, { uri, fact }: Located<Definition>): string | undefined {
  const file = context.model.files.get(uri);
  return file && statementText(file, fact.item, fact.statement);
}
