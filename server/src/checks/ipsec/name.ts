import { meaningOf } from '../../workspace/facts.js';
import { defineCheck } from '../check.js';
import { rowsIn } from '../support/discipline-rows.js';
import { rename } from '../support/edits.js';
import { isSpoiled } from '../support/spoiled.js';

const strict: ReadonlySet<string> = new Set(['IpDynVpnAction', 'IpFilterRule', 'IpGenericFilterAction', 'IpManVpnAction']);

/** Names that the ipsec command could not take (reference: pagent-ipsec, rules of the four statements). */
export const ipsecName = defineCheck({
  code: 'ipsec-name',
  severity: 'error',
  summary: 'The name of a rule or action begins with a dash or holds a comma.',
  explanation: `
The names of \`IpFilterRule\`, \`IpGenericFilterAction\`, \`IpDynVpnAction\` and \`IpManVpnAction\` cannot begin with a dash and cannot
contain a comma. Dashes further on are fine. Rename the statement with all that refers to it (F2).`,
  example: `
    IpGenericFilterAction ⟦permit,log⟧
    {
      IpFilterAction   Permit
      IpFilterLogging  Yes
    }
  `,
  fixed: `
    IpGenericFilterAction permit_log
    {
      IpFilterAction   Permit
      IpFilterLogging  Yes
    }
  `,
  itemsWith: ['IPSec'],
  *item({ item }) {
    for (const { node } of rowsIn(item, 'IPSec')) {
      const type = meaningOf(node).type;
      const [name] = node.args;
      if (!type || !strict.has(type.name) || !name || isSpoiled(name.text)) continue;
      const fault = name.text.startsWith('-') ? 'cannot begin with a dash' : name.text.includes(',') ? 'cannot contain a comma' : undefined;
      if (fault === undefined) continue;
      yield { at: { span: name }, message: `The name of ${type.name} ${fault}.`, fixes: () => rename(name, name.text.replace(/^-+/, '').replaceAll(',', '_') || undefined) };
    }
  },
});
