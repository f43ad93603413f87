/**
 * The policy blocks of a scope and the rules they list. Of the blocks of one type the last in a file counts, and that of the stack
 * file before that of the common file (reference: pagent-ipsec, IpFilterPolicy, KeyExchangePolicy, LocalDynVpnPolicy).
 */
import type { Statement, Word } from '../../syntax/tree.js';
import { meaningOf } from '../../workspace/facts.js';
import type { ScopeContext } from '../check.js';
import { lastLine } from '../support/block-lines.js';
import type { Standing } from '../support/definitions.js';
import { winnersOf } from '../support/definitions.js';
import { rowsOf } from '../support/rows.js';

/** Blocks of which one counts: IpFilterPolicy, KeyExchangePolicy, LocalDynVpnPolicy. */
export function isPolicyBlock(statement: Statement | undefined): boolean {
  const type = statement && meaningOf(statement).type;
  return type?.discipline === 'IPSec' && type.repeatable === false;
}

/** The block of a type that counts in a file. */
export function lastBlockIn(uri: string, type: string, { model }: Pick<ScopeContext, 'model'>): Standing | undefined {
  const items = model.files.get(uri)?.tree.items ?? [];
  const item = items.findLast(({ statement }) => statement !== undefined && meaningOf(statement).type?.name === type);
  return item?.statement && { uri, fact: { statement: item.statement, item } };
}

/** The block of a type that counts for the scope. */
export function policyBlock(context: Pick<ScopeContext, 'scope' | 'model'>, type: string): Standing | undefined {
  for (const uri of [...context.scope.files].reverse()) {
    const found = lastBlockIn(uri, type, context);
    if (found) return found;
  }
  return undefined;
}

/** The line FIPS140 Yes of the filter policy that counts; undefined when the mode is off. */
export function fips140Line(context: Pick<ScopeContext, 'scope' | 'model'>): Standing | undefined {
  const policy = policyBlock(context, 'IpFilterPolicy');
  const line = policy && lastLine(policy.fact.statement, 'FIPS140');
  if (!policy || line?.args[0]?.text.toLowerCase() !== 'yes') return undefined;
  return { uri: policy.uri, fact: { statement: line, item: policy.fact.item } };
}

/** A filter rule in the order of the policy. */
export interface ListedRule {
  readonly rule: Standing;
  /** The name behind IpFilterRuleRef, with its statement; absent where the rule stands in the policy itself. */
  readonly reference?: Standing & { readonly word: Word };
}

/** The filter rules of the policy that counts, in the order in which they are tried; references that lead nowhere are left out. */
export function listedRules(context: Pick<ScopeContext, 'scope' | 'model' | 'names'>): readonly ListedRule[] {
  const policy = policyBlock(context, 'IpFilterPolicy');
  return policy ? listedIn(policy, 'IpFilterRule', context) : [];
}

/** The rules of a type that a policy block or a group lists, inline, by reference and through groups. */
export function listedIn(owner: Standing, type: 'IpFilterRule' | 'KeyExchangeRule', context: Pick<ScopeContext, 'names'>): readonly ListedRule[] {
  const { uri, fact } = owner;
  const group = type.replace('Rule', 'Group');
  return (fact.statement.block?.children ?? []).flatMap((child): readonly ListedRule[] => {
    const value = meaningOf(child).parameter?.value;
    const [word] = child.args;
    if (value?.kind === 'inline' && value.to === type) return [{ rule: { uri, fact: { statement: child, item: fact.item } } }];
    const found = value?.kind === 'ref' && word ? context.names.winner(value.to, word.text) : undefined;
    if (value?.kind !== 'ref' || !word || !found) return [];
    if (value.to === type) return [{ rule: found, reference: { uri, fact: { statement: child, item: fact.item }, word } }];
    // A group lists rules only, so this goes one level down.
    return value.to === group && meaningOf(fact.statement).type?.name !== group ? listedIn(found, type, context) : [];
  });
}

/** All filter rules that count: at the top level, and in the policy itself. */
export function filterRules(context: Pick<ScopeContext, 'scope' | 'model' | 'names'>): readonly Standing[] {
  const inline = listedRules(context).flatMap(({ rule, reference }) => (reference ? [] : [rule]));
  return [...winnersOf(context.names, 'IpFilterRule'), ...inline];
}

/** Every statement of these types that counts, at the top level and inline, with the name of its type. */
export function* liveStatements({ scope, model, names }: Pick<ScopeContext, 'scope' | 'model' | 'names'>, types: ReadonlySet<string>): Generator<Standing & { readonly type: string }> {
  for (const uri of scope.files) {
    for (const item of model.files.get(uri)?.tree.items ?? []) {
      const root = item.statement;
      const rootType = root && meaningOf(root).type;
      if (!root || rootType?.discipline !== 'IPSec') continue;
      const name = root.args[0]?.text;
      if (rootType.nameArgument !== 'none' && name !== undefined && names.winner(rootType.name, name)?.fact.statement !== root) continue;
      for (const { node, type } of rowsOf(item)) if (type && types.has(type.name)) yield { uri, fact: { statement: node, item }, type: type.name };
    }
  }
}
