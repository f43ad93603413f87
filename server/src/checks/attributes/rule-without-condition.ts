import type { Parameter, Statement as CatalogStatement } from '../../catalog/types.js';
import { defineCheck } from '../check.js';
import { hasBraceTrouble, judgeAttribute } from '../support/judgement.js';
import { rowsOf } from '../support/rows.js';
import { isSpoiled } from '../support/spoiled.js';
import { consequence, titleOf } from '../support/wording.js';

/** A rule with no condition besides Direction (reference: pagent-ttls, TTLSRule). */
export const ruleWithoutCondition = defineCheck({
  code: 'rule-without-condition',
  severity: 'error',
  summary: 'A rule names no address, port, job name or user ID.',
  explanation: `
Besides \`Direction\` a \`TTLSRule\` needs at least one condition: a local or remote address, a local or remote port, a job
name or a user ID. A rule that is to match everything says so with \`LocalAddr All\`.`,
  example: `
    TTLSRule ⟦TN3270⟧
    {
      Direction           Inbound
      TTLSGroupActionRef  TNGA
    }
    TTLSGroupAction TNGA
    {
      TTLSEnabled  Off
    }
  `,
  itemsWith: ['TTLSRule'],
  *item({ item, roles }) {
    const [root] = rowsOf(item);
    const children = root?.node.block?.children;
    if (root?.type?.name !== 'TTLSRule' || !children || hasBraceTrouble(item.problems)) return;
    if (children.length === 0 || children.some((child) => isSpoiled(child.keyword.text))) return;
    const conditions = conditionsOf(root.type);
    const isCondition = rowsOf(item).some((row) => {
      if (row.node.parent !== root.node) return false;
      if (row.parameter) return conditions.has(row.parameter.name);
      const judgement = judgeAttribute(row);
      return judgement.kind === 'unknown' && judgement.suggestion !== undefined && conditions.has(judgement.suggestion.split(' ')[0] ?? '');
    });
    if (isCondition) return;
    yield {
      at: { span: root.node.args[0] ?? root.node.keyword },
      message: `${titleOf(root.node)} has no condition: an address, a port, Jobname or Userid must be coded besides Direction.${consequence(root.node, roles)}`,
    };
  },
});

const tables = new WeakMap<CatalogStatement, ReadonlySet<string>>();

/** Attributes that say which connections a rule is for: addresses, ports, and the names with wildcards. */
function conditionsOf(type: CatalogStatement): ReadonlySet<string> {
  let names = tables.get(type);
  if (!names) tables.set(type, (names = new Set(type.parameters.filter(isCondition).map((row) => row.name))));
  return names;
}

function isCondition({ value, alternatives }: Parameter): boolean {
  return alternatives !== undefined || value.kind === 'ipaddr' || value.kind === 'portrange' || (value.kind === 'name' && value.wildcard === true);
}
