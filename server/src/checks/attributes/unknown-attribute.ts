import type { Draft, ItemContext } from '../check.js';
import { defineCheck } from '../check.js';
import { rename } from '../support/edits.js';
import { foreignComment, makeComment } from '../support/foreign-syntax.js';
import type { Row } from '../support/rows.js';
import { judgeAttribute } from '../support/judgement.js';
import { rowsOf } from '../support/rows.js';
import { isPassedOver } from '../support/passed-over.js';
import { isTtls, quoted, rootOf } from '../support/wording.js';

/** A keyword in a block that is no attribute of the statement (reference: pagent-ttls, syntax.unknownAttribute and errorEffect). */
export const unknownAttribute = defineCheck({
  code: 'unknown-attribute',
  severity: 'error',
  summary: 'The statement has no attribute of this name.',
  explanation: `
Policy Agent writes a record of type OBJERR to its log, "Unknown attribute", without file and line, and EZZ8438I to the
console. One error in the AT-TLS policy of a stack is enough: **none** of the new policy is installed, and what was
installed before stays in effect. After a restart there is nothing that could stay.

It is a warning in main and image files, where Policy Agent goes on with the default of the attribute that was meant. For
statements whose attributes are not all known, only a name that is much like a known one is reported, as a hint.`,
  example: `
    TTLSRule TN3270
    {
      ⟦ZocalAddr⟧           192.0.2.10
      LocalPortRange      2023
      Direction           Inbound
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
      LocalAddr           192.0.2.10
      LocalPortRange      2023
      Direction           Inbound
      TTLSGroupActionRef  TNGA
    }
    TTLSGroupAction TNGA
    {
      TTLSEnabled  Off
    }
  `,
  itemsWith: ['unknown'],
  *item(context) {
    for (const row of rowsOf(context.item)) {
      if (row.parameter || !row.owner) continue;
      const judgement = judgeAttribute(row);
      if (judgement.kind !== 'unknown') continue;
      const draft = draftOf(context, row, judgement.suggestion);
      if (draft) yield draft;
    }
  },
});

function draftOf({ roles }: ItemContext, { node, owner }: Row, suggestion: string | undefined): Draft | undefined {
  const { keyword } = node;
  const sign = foreignComment(keyword.text);
  if (!owner || (!owner.closed && suggestion === undefined && sign === undefined)) return undefined;
  const ttls = isTtls(node, roles);
  const refused = owner.closed && owner.discipline !== 'main' && !isPassedOver(rootOf(node), roles);
  return {
    at: { span: keyword },
    severity: refused ? undefined : owner.closed ? 'warning' : 'hint',
    message: `${sign === undefined ? unknown(keyword.text, owner.name, suggestion) : `A comment begins with #, not with ${sign}: this line is taken for an attribute.`}${effect(owner.closed, refused, ttls)}`,
    fixes: () => (sign === undefined ? rename(keyword, suggestion) : [makeComment(keyword)]),
  };
}

function unknown(keyword: string, owner: string, suggestion: string | undefined): string {
  return `Unknown attribute ${quoted(keyword)} in ${owner}${suggestion === undefined ? '.' : `; did you mean ${suggestion}?`}`;
}

function effect(closed: boolean, refused: boolean, ttls: boolean): string {
  if (!closed) return '';
  if (!refused) return ' Policy Agent passes over it.';
  return ttls ? ' Policy Agent logs OBJERR and installs none of the new AT-TLS policy of this stack.' : ' Policy Agent logs an error for it.';
}
