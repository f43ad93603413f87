import { defineCheck } from '../check.js';
import { listed } from '../support/wording.js';
import { nameOfFact } from './edits.js';
import { troublesOf } from './troubles.js';
import { missingNameEffect } from './wording.js';

/** A name that differs from the defined one in capitals only (reference: pagent-ttls, syntax.caseNames). */
export const referenceCase = defineCheck({
  code: 'reference-case',
  severity: 'error',
  summary: 'A reference differs from the defined name in upper and lower case only.',
  explanation: `
Keywords may be written in any case, but names may not: to Policy Agent \`tn_GA\` and \`TN_GA\` are two names. A reference
that differs from the definition in case only names nothing, and none of the new AT-TLS policy is installed.

The finding is a warning as long as a file that could define the other spelling is not known.`,
  example: {
    PAGENTCF: `
      TcpImage TCPIP //'USER.TCPPARMS(IMAGE)' FLUSH PURGE
    `,
    IMAGE: `
      TTLSConfig //'USER.TCPPARMS(POLICY)' FLUSH PURGE
    `,
    POLICY: `
      TTLSRule TN3270
      {
        LocalPortRange      2023
        Direction           Inbound
        TTLSGroupActionRef  ⟦tn_GA⟧
      }
      TTLSGroupAction TN_GA
      {
        TTLSEnabled  Off
      }
    `,
  },
  fixed: {
    PAGENTCF: `
      TcpImage TCPIP //'USER.TCPPARMS(IMAGE)' FLUSH PURGE
    `,
    IMAGE: `
      TTLSConfig //'USER.TCPPARMS(POLICY)' FLUSH PURGE
    `,
    POLICY: `
      TTLSRule TN3270
      {
        LocalPortRange      2023
        Direction           Inbound
        TTLSGroupActionRef  TN_GA
      }
      TTLSGroupAction TN_GA
      {
        TTLSEnabled  Off
      }
    `,
  },
  *scope(context) {
    for (const { name, found } of troublesOf('case', context)) {
      const spellings = found.map((definition) => definition.fact.name);
      const message = `The ${name.type} is named ${listed(spellings, 'or')}, not ${name.name}: names are case-sensitive.${missingNameEffect(context.scope)}`;
      for (const reference of name.all) {
        yield {
          at: nameOfFact(reference),
          message,
          severity: context.scope.complete ? undefined : 'warning',
          related: found.map((definition) => ({ at: nameOfFact(definition), message: `${definition.fact.name} is defined here.` })),
          fixes: () =>
            spellings.map((spelling) => ({
              title: `Change ${name.name} to ${spelling}`,
              safe: spellings.length === 1,
              edits: [{ at: nameOfFact(reference), newText: spelling }],
            })),
        };
      }
    }
  },
});
