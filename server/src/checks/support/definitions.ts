/** The statements of a scope that count, and the parts that they are made of. */
import type { Statement, Word } from '../../syntax/tree.js';
import { meaningOf } from '../../workspace/facts.js';
import type { Definition } from '../../workspace/facts.js';
import type { Located, Scope, ScopeNames } from '../../workspace/model.js';
import type { DraftPlace, ScopeContext } from '../check.js';

/** A statement and where it stands. */
export type Standing = Pick<Located<Definition>, 'uri'> & { readonly fact: Pick<Definition, 'statement' | 'item'> };

/** The definitions of a type that count, each name once, in reading order; those coded inline are left out. */
export function* winnersOf(names: ScopeNames, type: string): Generator<Located<Definition>> {
  for (const name of names.namesOf(type)) {
    const winner = names.winner(type, name);
    if (winner) yield winner;
  }
}

/** The parts of a type that a statement has, inline or by reference, in order; references that lead nowhere are left out. */
export function partsOf(owner: Standing, type: string, names: ScopeNames): readonly Standing[] {
  const { uri, fact } = owner;
  return (fact.statement.block?.children ?? []).flatMap((child): readonly Standing[] => {
    const value = meaningOf(child).parameter?.value;
    if (value?.kind === 'inline' && value.to === type && child.block) return [{ uri, fact: { statement: child, item: fact.item } }];
    if (value?.kind !== 'ref' || value.to !== type || !child.args[0]) return [];
    const found = names.winner(type, child.args[0].text);
    return found ? [found] : [];
  });
}

/** Some reference to a statement of the type leads nowhere: what the parts come to is not known. */
export function isMissingPart({ fact }: Standing, type: string, names: ScopeNames): boolean {
  return (fact.statement.block?.children ?? []).some((child) => {
    const value = meaningOf(child).parameter?.value;
    return value?.kind === 'ref' && value.to === type && child.args[0] !== undefined && names.winner(type, child.args[0].text) === undefined;
  });
}

/** The place of a span in a statement's item. */
export function spanIn({ uri, fact }: Standing, { start, end }: Pick<Word, 'start' | 'end'>): DraftPlace {
  return { uri, item: fact.item, span: { start, end } };
}

/** The name of a statement, or its keyword where it has none. */
export function headOf(standing: Standing): DraftPlace {
  const { statement } = standing.fact;
  return spanIn(standing, statement.args[0] ?? statement.keyword);
}

/** No file that could replace a definition is missing: the stack's own file, which is read last, is known. */
export function isFinal({ complete, common }: Scope): boolean {
  return complete || common === undefined;
}

/** An error where the definitions are final, else a warning. */
export function finalSeverity({ scope }: Pick<ScopeContext, 'scope'>): 'error' | 'warning' {
  return isFinal(scope) ? 'error' : 'warning';
}
