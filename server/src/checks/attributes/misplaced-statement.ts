import type { FileRole, Statement as CatalogStatement } from '../../catalog/types.js';
import { parameter } from '../../catalog/index.js';
import type { Item, Statement } from '../../syntax/tree.js';
import { factsOf, meaningOf } from '../../workspace/facts.js';
import type { Model } from '../../workspace/model.js';
import { ownRoles } from '../../workspace/model.js';
import { perVersion, type SourceFile } from '../../workspace/source-file.js';
import type { Draft, DraftFix, ItemContext } from '../check.js';
import { defineCheck } from '../check.js';
import { imageKeyword } from '../library/config-statements.js';
import { indentAt, insert, lineEndOf, replace } from '../support/edits.js';
import { judgeAttribute } from '../support/judgement.js';
import type { Row } from '../support/rows.js';
import { rowsOf } from '../support/rows.js';
import { consequence, listed, withArticle } from '../support/wording.js';
import { headEnd } from '../syntax/problems.js';

/** A statement in a file or a block where it cannot stand (reference: pagent-main, fileRules; pagent-ttls, TTLSRule attributesNotInline). */
export const misplacedStatement = defineCheck({
  code: 'misplaced-statement',
  severity: 'error',
  summary: 'The statement cannot stand here.',
  explanation: `
Which statements a file may hold depends on the statement that names the file. A \`TTLSRule\` in an image file is skipped
with a record of type WARNING, "Ignoring non-image config file statement": the policy looks well, and the rule does not
exist. AT-TLS statements belong in the file that \`TTLSConfig\` or \`CommonTTLSConfig\` names. \`LogLevel\` and other
statements of the main file have no effect elsewhere. All this is a warning.

Inside a block only some statements may be coded. The actions of a rule, for instance, are always coded on their own and
named with \`TTLSGroupActionRef\` and its likes; inside the rule they are an unknown attribute, which is an error.`,
  example: `
    TTLSRule TN3270
    {
      LocalPortRange  2023
      Direction       Inbound
      ⟦TTLSGroupAction⟧ TNGA
      {
        TTLSEnabled  Off
      }
    }
  `,
  fixed: `
    TTLSRule TN3270
    {
      LocalPortRange  2023
      Direction       Inbound
      TTLSGroupActionRef TNGA
    }
    TTLSGroupAction TNGA
    {
      TTLSEnabled  Off
    }
  `,
  itemsWith: ['unknown'],
  *item(context) {
    for (const row of rowsOf(context.item)) {
      if (row.parameter || !row.owner?.closed) continue;
      const judgement = judgeAttribute(row);
      if (judgement.kind === 'statement') yield nested(context, row, row.owner, judgement.type);
    }
  },
  *file({ file, model, roles }) {
    if (roles.size === 0 || file.language !== 'pagent') return;
    if (typesIn(file).every((type) => isAtHome(type, roles))) return;
    const isWhollyPolicy = onlyPolicy(file, model, roles);
    for (const item of file.tree.items) {
      const type = item.statement && meaningOf(item.statement).type;
      if (!type || isAtHome(type, roles) || factsOf(item).files.length > 0 || (isWhollyPolicy && type.discipline !== 'main')) continue;
      const text = homeOf(type, roles);
      if (item.statement && text) yield { at: { item, span: item.statement.keyword }, severity: 'warning', message: text };
    }
  },
});

/** The types of the top-level statements of a file. After an edit some may be among them that are not there any more. */
const typesIn = perVersion<readonly CatalogStatement[]>(
  ({ tree }) => withTypesOf([], tree.items),
  (before, { added }) => withTypesOf(before, added),
);

function withTypesOf(types: readonly CatalogStatement[], items: readonly Item[]): readonly CatalogStatement[] {
  const all = new Set(types);
  for (const { statement } of items) {
    const type = statement && meaningOf(statement).type;
    if (type) all.add(type);
  }
  return all.size > types.length ? [...all] : types;
}

const homes = new WeakMap<CatalogStatement, ReadonlySet<FileRole>>();

function filesOf(type: CatalogStatement): ReadonlySet<FileRole> {
  let found = homes.get(type);
  if (!found) homes.set(type, (found = new Set(type.placement.flatMap((place) => place.file ?? []))));
  return found;
}

function isAtHome(type: CatalogStatement, roles: ReadonlySet<FileRole>): boolean {
  const files = filesOf(type);
  for (const role of roles) if (files.has(role)) return true;
  return false;
}

/** A policy file that a TcpImage names: the fault is in the TcpImage, and is reported there. */
function onlyPolicy(file: SourceFile, model: Model, roles: ReadonlySet<FileRole>): boolean {
  if (!roles.has('image') || !model.includesTo(file.uri).some((include) => include.reference.role === 'image')) return false;
  const own = ownRoles(file);
  return own.size > 0 && !own.has('image') && !own.has('main');
}

function homeOf(type: CatalogStatement, roles: ReadonlySet<FileRole>): string | undefined {
  const files = filesOf(type);
  const here = roles.has('image') ? 'an image file' : roles.has('main') ? 'the main file' : 'a policy file';
  if (files.size === 0) return type.placement.length === 0 ? undefined : `${type.name} stands inside ${listed(type.placement.flatMap((place) => place.statement ?? []).map(withArticle), 'or')}, not on its own. Policy Agent passes over it.`;
  if (type.discipline === 'main') return `${type.name} belongs in ${files.has('main') ? 'the main file' : 'an image file'}. This is ${here}, where it has no effect.`;
  const keywords = [...files].flatMap((role) => (role === 'main' || role === 'image' ? [] : [imageKeyword[role]]));
  const named = listed(keywords, 'or');
  if (roles.has('image') || roles.has('main')) return `${type.name} belongs in the policy file that ${named} names. This is ${here}: Policy Agent skips the statement with no more than a warning, and it takes no effect.`;
  return `${type.name} belongs in a file that ${named} names. This file holds policy of another kind, and Policy Agent does not take the statement here.`;
}

function nested({ item, text, roles }: ItemContext, { node }: Row, owner: CatalogStatement, type: CatalogStatement): Draft {
  const reference = parameter(owner, `${type.name}Ref`);
  const refers = reference?.value.kind === 'ref' ? reference.name : undefined;
  const inside = type.placement.flatMap((place) => place.statement ?? []);
  const named = owner.parameters.filter(({ value, tolerated }) => value.kind === 'ref' && value.to === type.name && !tolerated).map(({ name }) => name);
  const write = named.length > 0 ? `Define it on its own, and name it here with ${listed(named, 'or')}.` : inside.length > 0 ? `It stands inside ${listed(inside.map(withArticle), 'or')}.` : 'It stands on its own.';
  return {
    at: { span: node.keyword },
    message: `${type.name} cannot stand inside ${withArticle(owner.name)}. ${write}${consequence(node, roles)}`,
    fixes: () => (refers ? moveOut(item, text, node, refers) : []),
  };
}

/** The reference in the place of the block, the block behind the whole statement. */
function moveOut(item: Item, text: string, node: Statement, reference: string): DraftFix[] {
  const [name] = node.args;
  const root = item.statement;
  if (!name || !root || !node.block?.close) return [];
  const eol = lineEndOf(text);
  const rootIndent = indentAt(text, root.keyword.start);
  const indent = indentAt(text, node.keyword.start);
  const lines = text.slice(node.keyword.start, node.end).split(/\r\n|\r|\n/);
  const moved = lines.map((line, i) => rootIndent + (i > 0 && line.startsWith(indent) ? line.slice(indent.length) : line.trimStart())).join(eol);
  const span = { start: node.keyword.start, end: node.end };
  return [
    {
      title: `Define ${name.text} on its own and name it with ${reference}`,
      safe: false,
      edits: [replace(span, text.slice(span.start, headEnd(node)).replace(/^\S+/, reference)), insert(root.end, eol + moved)],
    },
  ];
}
