import { defineCheck } from '../check.js';
import { replace } from '../support/edits.js';
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
  *item({ item, roles }) {
    const [root] = rowsOf(item);
    if (!root) return;
    const judgement = judgeStatement(root, roles);
    if (judgement.kind !== 'unknown') return;
    const closed = roles.size === 1 && roles.has('ttls');
    const { suggestion } = judgement;
    if (!closed && suggestion === undefined) return;
    const { keyword } = root.node;
    yield {
      at: { span: keyword },
      severity: closed ? undefined : 'warning',
      message: `Unknown statement ${quoted(keyword.text)}${suggestion === undefined ? '.' : `; did you mean ${suggestion}?`} Policy Agent passes over it: nothing of it takes effect.`,
      fixes: () => (suggestion === undefined ? [] : [{ title: `Change ${keyword.text} to ${suggestion}`, safe: false, edits: [replace(keyword, suggestion)] }]),
    };
  },
});
