/** Names: those that are defined, for references, and those that are referred to in vain, for definitions. */
import { nameOf } from '../../workspace/uris.js';
import { scopesOf, type FeatureContext } from '../context.js';
import { statementText } from '../describe/source-text.js';
import { isReferable } from '../describe/statements.js';
import type { Completion } from './item.js';
import type { Position } from './position.js';

/** With more proposals than this, their texts are given when asked for. */
const mostDocumented = 30;

/** Names of a type in all scopes of the file, each once, in reading order. */
export function namesOfType(context: FeatureContext, type: string): readonly string[] {
  return [...new Set(scopesOf(context, type).flatMap((scope) => context.model.names(scope).namesOf(type)))];
}

/** Names that references of the file's scopes use and nothing defines, in reading order. */
export function unresolvedNames(context: FeatureContext, type: string): readonly string[] {
  if (!isReferable(type)) return [];
  const found = new Set<string>();
  for (const scope of scopesOf(context, type)) {
    const names = context.model.names(scope);
    for (const named of names.referredNames()) {
      if (named.type === type && names.definitions(type, named.name).length === 0) found.add(named.name);
    }
  }
  return [...found];
}

/** The names that a reference to a type may carry. */
export function completeReference(context: FeatureContext, position: Position, type: string): Completion[] {
  const names = namesOfType(context, type);
  const documented = names.length <= mostDocumented;
  return names.map((name, index) => ({
    label: name,
    kind: 'reference' as const,
    detail: whereDefined(context, type, name),
    documentation: documented ? documentationOfName(context, type, name) : undefined,
    name: documented ? undefined : { type, name },
    insertText: name,
    replace: position.replace,
    sortText: String(index).padStart(6, '0'),
  }));
}

/** The names for a new definition: those that references look for in vain. */
export function completeDefinitionName(context: FeatureContext, position: Position, type: string): Completion[] {
  return unresolvedNames(context, type).map((name, index) => ({
    label: name,
    kind: 'reference' as const,
    detail: 'referred to, not defined yet',
    insertText: name,
    replace: position.replace,
    sortText: String(index).padStart(6, '0'),
  }));
}

function whereDefined(context: FeatureContext, type: string, name: string): string {
  const files = new Set<string>();
  for (const scope of scopesOf(context, type)) {
    const names = context.model.names(scope);
    const target = names.winner(type, name) ?? names.definitions(type, name).at(-1);
    if (target) files.add(`${nameOf(target.uri)}${scope.common === target.uri ? ' (common)' : ''}`);
  }
  return [...files].join(', ');
}

/** The text of the definition that a name means; undefined when nothing defines it. */
export function documentationOfName(context: FeatureContext, type: string, name: string): string | undefined {
  for (const scope of scopesOf(context, type)) {
    const names = context.model.names(scope);
    const target = names.winner(type, name) ?? names.definitions(type, name).at(-1);
    const file = target && context.model.files.get(target.uri);
    if (target && file) return statementText(file, target.fact.item, target.fact.statement);
  }
  return undefined;
}
