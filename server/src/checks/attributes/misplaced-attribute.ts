import { parameter } from '../../catalog/index.js';
import type { Statement as CatalogStatement } from '../../catalog/types.js';
import type { Statement } from '../../syntax/tree.js';
import { meaningOf } from '../../workspace/facts.js';
import type { Draft, DraftFix, ItemContext } from '../check.js';
import { defineCheck } from '../check.js';
import { appendToBlock, indentAt, insertLines, lineEndOf, removeStatement, replace, textOf } from '../support/edits.js';
import { judgeAttribute, judgeStatement } from '../support/judgement.js';
import type { Row } from '../support/rows.js';
import { rowsOf } from '../support/rows.js';
import { isPassedOver } from '../support/passed-over.js';
import { consequence, isTtls, rootOf, someOf, withArticle } from '../support/wording.js';

/** An attribute of another statement (reference: pagent-ttls, syntax.unknownAttribute). */
export const misplacedAttribute = defineCheck({
  code: 'misplaced-attribute',
  severity: 'error',
  summary: 'The attribute belongs to another statement.',
  explanation: `
Policy Agent knows an attribute only in the statements that take it. Anywhere else it is an unknown attribute: the log has
a record of type OBJERR, and none of the new AT-TLS policy is installed. Most often the attribute stands one level too
high: \`CertificateLabel\`, \`ClientAuthType\`, the protocol versions and \`ApplicationControlled\` belong in
\`TTLSEnvironmentAdvancedParms\` or \`TTLSConnectionAdvancedParms\`, not in the action itself; cipher suites belong in
\`TTLSCipherParms\`.

The quick fix moves the line into the inline statement that takes it, or behind the inline statement that it stands in.
It is a warning in main and image files.`,
  example: `
    TTLSConnectionAction TNCA
    {
      Trace  7
      ⟦CertificateLabel⟧  TN3270
    }
  `,
  fixed: `
    TTLSConnectionAction TNCA
    {
      Trace  7
      TTLSConnectionAdvancedParms
      {
        CertificateLabel  TN3270
      }
    }
  `,
  itemsWith: ['unknown'],
  *item(context) {
    const rows = rowsOf(context.item);
    const [root] = rows;
    if (root) yield* outside(context, root);
    for (const row of rows) {
      if (row.parameter || !row.owner?.closed) continue;
      const judgement = judgeAttribute(row);
      if (judgement.kind === 'elsewhere') yield inside(context, row, row.owner, judgement.owners);
    }
  },
});

function* outside({ roles }: ItemContext, row: Row): Generator<Draft> {
  const judgement = judgeStatement(row, roles);
  if (judgement.kind !== 'elsewhere') return;
  const names = judgement.owners.map((owner) => owner.name);
  yield {
    at: { span: row.node.keyword },
    severity: roles.size === 1 && roles.has('ttls') ? undefined : 'warning',
    message: `${row.node.keyword.text} is an attribute of ${someOf(names, 3)}, and stands outside of any block here. Look for a brace that is missing, or one too many, before it.`,
  };
}

function inside(context: ItemContext, { node }: Row, owner: CatalogStatement, owners: readonly CatalogStatement[]): Draft {
  const outer = node.parent?.parent && meaningOf(node.parent.parent).type;
  const inner = owners.filter((each) => inlineParameter(owner, each) !== undefined);
  const best = outer && owners.includes(outer) ? [outer] : inner.length > 0 ? inner : owners;
  const main = owner.discipline === 'main' || isPassedOver(rootOf(node), context.roles);
  return {
    at: { span: node.keyword },
    severity: main ? 'warning' : undefined,
    message: `${node.keyword.text} is no attribute of ${owner.name}; it belongs in ${someOf(best.map((each) => each.name), 3)}.${main ? '' : (isTtls(node, context.roles) ? ' Policy Agent logs OBJERR and installs none of the new AT-TLS policy.' : consequence(node, context.roles))}`,
    fixes: () => [...(outer && owners.includes(outer) ? moveBehind(context, node, outer) : []), ...(inner.length === 1 && inner[0] ? moveInto(context, node, inner[0]) : [])],
  };
}

function inlineParameter(owner: CatalogStatement, type: CatalogStatement): string | undefined {
  return owner.parameters.find((row) => row.value.kind === 'inline' && row.value.to === type.name && !row.tolerated)?.name;
}

/** Takes the line behind the inline statement that it stands in. */
function moveBehind({ text }: ItemContext, node: Statement, outer: CatalogStatement): DraftFix[] {
  const { parent } = node;
  if (!parent?.parent || !parent.block?.close || node.block || isCoded(parent.parent, outer, node.keyword.text)) return [];
  const line = indentAt(text, parent.keyword.start) + textOf(text, node);
  return [{ title: `Move ${node.keyword.text} to ${outer.name}`, safe: false, edits: [removeStatement(text, node), insertLines(text, parent.end, [line])] }];
}

/** Takes the line into the inline statement of the type, which is made when there is none. */
function moveInto({ text }: ItemContext, node: Statement, type: CatalogStatement): DraftFix[] {
  const owner = node.parent;
  if (!owner || node.block) return [];
  const lower = type.name.toLowerCase();
  const children = owner.block?.children ?? [];
  // With a reference the attribute belongs in the statement that it names, wherever that is.
  if (children.some((child) => child.keyword.text.toLowerCase() === `${lower}ref`)) return [];
  const block = children.find((child) => child.keyword.text.toLowerCase() === lower);
  if (block && (!block.block?.open || isCoded(block, type, node.keyword.text))) return [];
  const title = `Move ${node.keyword.text} into ${withArticle(type.name)}`;
  const line = textOf(text, node);
  if (block) {
    const into = appendToBlock(text, block, [line]);
    return into ? [{ title, safe: false, edits: [removeStatement(text, node), into] }] : [];
  }
  const lines = [type.name, '{', `  ${line}`, '}'];
  const span = { start: node.keyword.start, end: node.keyword.start + line.length };
  return [{ title, safe: false, edits: [replace(span, lines.join(lineEndOf(text) + indentAt(text, node.keyword.start)))] }];
}

function isCoded(block: Statement, type: CatalogStatement, keyword: string): boolean {
  const name = parameter(type, keyword)?.name;
  return (block.block?.children ?? []).some((child) => parameter(type, child.keyword.text)?.name === name);
}
