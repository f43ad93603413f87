import type { Parameter, Statement as CatalogStatement } from '../../catalog/types.js';
import { parameter as parameterOf } from '../../catalog/index.js';
import type { Statement } from '../../syntax/tree.js';
import { meaningOf } from '../../workspace/facts.js';
import type { Draft, DraftFix, ItemContext } from '../check.js';
import { defineCheck } from '../check.js';
import { alignedKeyword, appendToBlock } from '../support/edits.js';
import { hasBraceTrouble, judgeAttribute } from '../support/judgement.js';
import { conditionOf } from '../support/missing.js';
import { rowsOf } from '../support/rows.js';
import { isSpoiled } from '../support/spoiled.js';
import { consequence, listed, titleOf } from '../support/wording.js';

/** An attribute that the statement must have (reference: required, requiredWhen and alternativeGroup of each parameter). */
export const missingAttribute = defineCheck({
  code: 'missing-attribute',
  severity: 'error',
  summary: 'The statement lacks an attribute that it must have.',
  explanation: `
Some attributes have no default: \`Direction\` and \`TTLSGroupActionRef\` of a rule, \`TTLSEnabled\` of a group action,
\`HandshakeRole\` and the key ring of an environment action, and others. Policy Agent logs an error for a statement
without one of them, and installs none of the new AT-TLS policy. Where a statement may be coded inline or named by its Ref
form, one of the two is enough.

Some are needed because of another one: \`ClientMaxSSLFragment Required\` needs \`ClientMaxSSLFragmentLength\`,
\`GSK_LDAP_USER\` needs \`GSK_LDAP_USER_PW\`. In \`TTLSConnectionAdvancedParms\` that is for information only, because the
other may come from the environment. Nothing is reported where an attribute of the block is misspelt like the missing one.

An \`IpAddrGroup\` or \`PortGroup\` must have at least one member. What becomes of an empty one is not documented; there the
finding is a warning.`,
  example: `
    TTLSRule ⟦TN3270⟧
    {
      LocalPortRange      2023
      TTLSGroupActionRef  TNGA
    }
    TTLSGroupAction TNGA
    {
      TTLSEnabled  Off
    }
  `,
  fixed: `
    TTLSRule TN3270
    {
      LocalPortRange      2023
      TTLSGroupActionRef  TNGA
      Direction           Inbound
    }
    TTLSGroupAction TNGA
    {
      TTLSEnabled  Off
    }
  `,
  *item(context) {
    if (hasBraceTrouble(context.item.problems)) return;
    for (const { node, type } of rowsOf(context.item)) {
      if (!type || !node.block || type.parameters.length === 0) continue;
      if (node.block.children.length === 0 && isGroup(type)) yield emptyGroup(node, type);
      const needs = needsOf(type);
      if (needs.always.length === 0 && needs.conditional.length === 0) continue;
      const draft = draftFor(context, node, type, needs);
      if (draft) yield draft;
    }
  },
});

/** A statement that is nothing but a list of others: IpAddrGroup, PortGroup (reference: pagent-ttls, "at least one member"). */
function isGroup({ closed, parameters }: CatalogStatement): boolean {
  return closed && parameters.length > 0 && parameters.every(({ value, repeatable, required }) => repeatable === true && required !== true && (value.kind === 'inline' || value.kind === 'ref'));
}

function emptyGroup(node: Statement, { parameters }: CatalogStatement): Draft {
  return {
    at: { span: node.args[0] ?? node.keyword },
    severity: 'warning',
    message: `${titleOf(node)} is empty. It needs at least one ${listed(parameters.map(({ name }) => name), 'or')}.`,
  };
}

interface Needs {
  /** Each entry: one of these parameters. */
  readonly always: readonly (readonly Parameter[])[];
  readonly conditional: readonly Parameter[];
}

const tables = new WeakMap<CatalogStatement, Needs>();

function needsOf(type: CatalogStatement): Needs {
  let needs = tables.get(type);
  if (!needs) tables.set(type, (needs = collect(type)));
  return needs;
}

function collect(type: CatalogStatement): Needs {
  const required = type.parameters.filter((row) => row.required && row.positional === undefined);
  const groups = new Map<string, Parameter[]>();
  // Every alternative counts, also one that is not marked as required itself.
  for (const row of required) groups.set(row.alternatives ?? row.name, row.alternatives === undefined ? [row] : type.parameters.filter((other) => other.alternatives === row.alternatives));
  return { always: [...groups.values()], conditional: type.parameters.filter((row) => conditionOf(row) !== undefined && parameterOf(type, conditionOf(row)?.attribute ?? '') !== undefined) };
}

function draftFor(context: ItemContext, node: Statement, type: CatalogStatement, needs: Needs): Draft | undefined {
  const children = node.block?.children ?? [];
  const coded = new Map<string | undefined, Statement>();
  for (const child of children) coded.set(meaningOf(child).parameter?.name, child);
  const isCoded = ({ name }: Parameter): boolean => coded.has(name);
  if (needs.always.every((group) => group.some(isCoded)) && needs.conditional.every((row) => isCoded(row) || !applies(row, coded))) return undefined;
  if (children.some((child) => isSpoiled(child.keyword.text))) return undefined;
  const meant = suggestionsIn(children);
  const isMissing = (row: Parameter): boolean => !isCoded(row) && !meant.has(row.name);
  const always = needs.always.filter((group) => group.every(isMissing));
  const conditional = always.length > 0 ? [] : needs.conditional.filter((row) => isMissing(row) && applies(row, coded));
  const missing = always.length > 0 ? always : conditional.map((row) => [row]);
  const [first] = missing;
  if (!first) return undefined;
  const names = missing.map((group) => listed(group.map((row) => row.name), 'or'));
  const sure = missing.some((group) => group.some((row) => row.certainty === 'doc'));
  const [condition] = conditional;
  const why = condition ? ` ${reason(condition, coded, missing.length)}` : '';
  const inherited = condition !== undefined && condition.levels !== undefined && condition.levels.length > 1 && condition.levels.at(-1) === type.name;
  return {
    at: { span: node.args[0] ?? node.keyword },
    severity: inherited ? 'information' : sure ? undefined : 'warning',
    message: `${titleOf(node)} has ${listed(names.map((name) => `no ${name}`))}.${why}${inherited ? ' It may come from the environment.' : sure ? consequence(node, context.roles) : ''}`,
    fixes: () => (missing.length === 1 && first.length === 1 && first[0] ? additions(context.text, node, first[0]) : []),
  };
}

/** What misspelt attributes of the block were meant to be. */
function suggestionsIn(children: readonly Statement[]): ReadonlySet<string> {
  const meant = new Set<string>();
  for (const node of children) {
    const { parameter } = meaningOf(node);
    const owner = node.parent && meaningOf(node.parent).type;
    // Attributes that are lost behind the value of another one.
    if (owner?.discipline === 'TTLS') for (const { text } of node.args.slice(1)) meant.add(parameterOf(owner, text)?.name ?? '');
    if (parameter) continue;
    const judgement = judgeAttribute({ node, owner });
    if (judgement.kind === 'unknown' && judgement.suggestion !== undefined) meant.add(firstWord(judgement.suggestion));
    // A statement that cannot stand here is meant for its Ref form.
    if (judgement.kind === 'statement') meant.add(`${judgement.type.name}Ref`);
  }
  return meant;
}

function firstWord(text: string): string {
  return text.split(' ')[0] ?? text;
}

function applies(row: Parameter, coded: ReadonlyMap<string | undefined, Statement>): boolean {
  const condition = conditionOf(row);
  const line = condition && coded.get(condition.attribute);
  if (!condition || !line) return false;
  return condition.values === undefined || condition.values.includes(line.args[0]?.text.toLowerCase() ?? '');
}

function reason(row: Parameter, coded: ReadonlyMap<string | undefined, Statement>, count: number): string {
  const condition = conditionOf(row);
  const value = condition?.values && coded.get(condition.attribute)?.args[0]?.text;
  return `${condition?.attribute}${value === undefined ? '' : ` ${value}`} needs ${count > 1 ? 'them' : 'it'}.`;
}

/** A line for each value that an enumerated attribute takes. */
function additions(text: string, node: Statement, row: Parameter): DraftFix[] {
  if (row.value.kind !== 'enum') return [];
  return row.value.values.flatMap(({ value }) => {
    const edit = appendToBlock(text, node, [alignedKeyword(node, row.name) + value]);
    return edit ? [{ title: `Add ${row.name} ${value}`, safe: false, edits: [edit] }] : [];
  });
}
