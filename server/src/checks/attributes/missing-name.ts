import type { FileRole } from '../../catalog/types.js';
import type { Draft } from '../check.js';
import { defineCheck } from '../check.js';
import { type Row, rowsOf, saidOf } from '../support/rows.js';
import { consequence, listed, withArticle } from '../support/wording.js';

/** A statement that needs a name and has none (reference: pagent-ttls, statements: nameArgument). */
export const missingName = defineCheck({
  code: 'missing-name',
  severity: 'error',
  summary: 'A statement has no name.',
  explanation: `
Rules, actions and groups must have a name: rules are ordered by it and reported under it, the others are found by it.
\`TTLSKeyringParms\`, \`IpAddr\` and other statements that may stand inside another one need no name there, as Policy
Agent makes one up. On their own they need one too, because nothing could refer to them otherwise.`,
  example: `
    ⟦TTLSCipherParms⟧
    {
      V3CipherSuites  TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
    }
    TTLSGroupAction TNGA
    {
      TTLSEnabled  Off
    }
  `,
  item: ({ item, roles }) => saidOf(rowsOf(item), (row) => draftFor(row, roles)),
});

function draftFor({ node, type }: Row, roles: ReadonlySet<FileRole>): Draft | undefined {
  if (!type || type.form !== 'block' || type.nameArgument === 'none' || node.args.length > 0) return undefined;
  // Whether a name may be left out inside another statement is not established for all of them.
  if (node.parent && (type.nameArgument === 'optional' || (!type.closed && !type.nameValues))) return undefined;
  const inside = type.placement.flatMap((place) => place.statement ?? []);
  const why = type.nameValues
    ? `needs ${listed(type.nameValues.map((each) => each.value), 'or')} behind it`
    : type.nameArgument === 'optional'
      ? `needs a name, because it does not stand inside ${listed(inside.map(withArticle), 'or')}`
      : 'needs a name behind it';
  return { at: { span: node.keyword }, severity: type.closed ? undefined : 'warning', message: `${type.name} ${why}.${consequence(node, roles)}` };
}
