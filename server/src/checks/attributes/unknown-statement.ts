import { defineCheck } from '../check.js';
import { foreignComment, makeComment } from '../support/foreign-syntax.js';
import { rename } from '../support/edits.js';
import { judgeStatement } from '../support/judgement.js';
import { rowsOf } from '../support/rows.js';
import { quoted } from '../support/wording.js';

/** A keyword at the top level that is no statement (reference README: pagent-ttls is closed, the others are not). */
export const unknownStatement = defineCheck({
  code: 'unknown-statement',
  severity: 'error',
  summary: 'No statement has this name.',
  explanation: `
Policy Agent knows a fixed set of statements. One with another name defines nothing: references to it find nothing, and
what it should have set does not happen. Such a statement is often passed over with no more than a WARNING in the log.

It is an error in an AT-TLS policy file, where all statements are known. In main and image files only a name that is much
like a known one is reported, as a warning. In the policies of other disciplines, and in a file whose part is not known,
it is the same.`,
  example: `
    ⟦TTLSConectionAction⟧ TNCA
    {
      Trace  7
    }
    TTLSGroupAction TNGA
    {
      TTLSEnabled  Off
    }
  `,
  fixed: `
    TTLSConnectionAction TNCA
    {
      Trace  7
    }
    TTLSGroupAction TNGA
    {
      TTLSEnabled  Off
    }
  `,
  itemsWith: ['unknown'],
  *item({ item, roles }) {
    const [root] = rowsOf(item);
    if (!root) return;
    const judgement = judgeStatement(root, roles);
    if (judgement.kind !== 'unknown') return;
    const closed = roles.size === 1 && roles.has('ttls');
    const { suggestion } = judgement;
    const { keyword } = root.node;
    const sign = roles.size > 0 ? foreignComment(keyword.text) : undefined;
    if (!closed && suggestion === undefined && sign === undefined) return;
    yield {
      at: { span: keyword },
      severity: closed ? undefined : 'warning',
      message: messageFor(keyword.text, suggestion, sign),
      fixes: () => (sign === undefined ? rename(keyword, suggestion) : [makeComment(keyword)]),
    };
  },
});

function messageFor(keyword: string, suggestion: string | undefined, sign: string | undefined): string {
  if (sign !== undefined) return `A comment begins with #, not with ${sign}: this line is taken for a statement, which does not exist.`;
  return `Unknown statement ${quoted(keyword)}${suggestion === undefined ? '.' : `; did you mean ${suggestion}?`} Nothing of it takes effect.`;
}
