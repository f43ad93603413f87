import { parameter } from '../../catalog/index.js';
import type { Draft, ItemContext } from '../check.js';
import { defineCheck } from '../check.js';
import { replace } from '../support/edits.js';
import type { Row } from '../support/rows.js';
import { rowsOf } from '../support/rows.js';
import { isSpoiled } from '../support/spoiled.js';
import { consequence, titleOf } from '../support/wording.js';
import { headEnd } from '../syntax/problems.js';

/** A statement that consists of a block, without one (reference: pagent-ttls, syntax.braces). */
export const missingBlock = defineCheck({
  code: 'missing-block',
  severity: 'error',
  summary: 'The block of a statement is missing.',
  explanation: `
The statement takes its attributes in a block between braces, which follows on the next lines. Without a block Policy Agent
does not find its attributes, or takes what comes next for them.

Inside an action, a name without a block is mostly meant as a reference: \`TTLSCipherParms TNCIPH\` begins a block that is
named TNCIPH, \`TTLSCipherParmsRef TNCIPH\` uses the one that is defined elsewhere.`,
  example: `
    TTLSConnectionAction TNCA
    {
      Trace            7
      ⟦TTLSCipherParms  TNCIPH⟧
    }
    TTLSCipherParms TNCIPH
    {
      V3CipherSuites  TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
    }
  `,
  fixed: `
    TTLSConnectionAction TNCA
    {
      Trace            7
      TTLSCipherParmsRef  TNCIPH
    }
    TTLSCipherParms TNCIPH
    {
      V3CipherSuites  TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
    }
  `,
  itemsWith: ['no block'],
  *item(context) {
    for (const row of rowsOf(context.item)) {
      if (!row.type || row.node.block || row.type.form !== 'block' || !row.type.closed) continue;
      if (row.parameter && row.parameter.value.kind !== 'inline') continue;
      if (row.node.args.some((word) => isSpoiled(word.text))) continue;
      yield draft(context, row);
    }
  },
});

function draft({ roles }: ItemContext, { node, type, owner }: Row): Draft {
  const reference = owner && type && parameter(owner, `${type.name}Ref`);
  const refers = node.args.length > 0 && reference?.value.kind === 'ref' ? reference.name : undefined;
  return {
    at: { span: { start: node.keyword.start, end: headEnd(node) } },
    message: `${titleOf(node)} has no block.${refers ? ` To use a statement that is defined elsewhere, write ${refers}.` : ' Its attributes follow between braces on the next lines.'}${consequence(node, roles)}`,
    fixes: () => (refers ? [{ title: `Write ${refers}`, safe: false, edits: [replace(node.keyword, refers)] }] : []),
  };
}
