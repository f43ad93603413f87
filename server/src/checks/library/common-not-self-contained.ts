import type { Definition } from '../../workspace/facts.js';
import type { Located } from '../../workspace/model.js';
import type { DraftFix, ScopeContext } from '../check.js';
import { defineCheck } from '../check.js';
import { append, nameOfFact, remove, textOf } from './edits.js';
import { troublesOf } from './troubles.js';
import { fileOf } from './wording.js';

/** A reference in the common file that only the stack file satisfies (reference: pagent-ttls, syntax.referencesInCommonFile; seen in practice). */
export const commonNotSelfContained = defineCheck({
  code: 'common-not-self-contained',
  severity: 'warning',
  summary: 'A reference in the common file is satisfied only by the file of a stack.',
  explanation: `
Policy Agent reads the file of \`CommonTTLSConfig\` first and the file of \`TTLSConfig\` behind it. A reference inside the
common file to something that only the stack file defines has been seen to bring configuration errors, and another stack
that uses the common file may lack the definition altogether. Keep the common file complete in itself: move the
definition there. A stack can still override it with a definition of the same type and name.`,
  example: {
    PAGENTCF: `
      CommonTTLSConfig //'USER.TCPPARMS(COMMON)'
      TcpImage TCPIP //'USER.TCPPARMS(IMAGE)' FLUSH PURGE
    `,
    COMMON: `
      TTLSConnectionAction TNCA
      {
        TTLSCipherParmsRef  ⟦TNCIPHERS⟧
      }
    `,
    IMAGE: `
      TTLSConfig //'USER.TCPPARMS(POLICY)' FLUSH PURGE
    `,
    POLICY: `
      TTLSRule TN3270
      {
        LocalPortRange           2023
        Direction                Inbound
        TTLSGroupActionRef       TNGA
        TTLSConnectionActionRef  TNCA
      }
      TTLSGroupAction TNGA
      {
        TTLSEnabled  Off
      }
      TTLSCipherParms TNCIPHERS
      {
        V3CipherSuites  TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
      }
    `,
  },
  fixed: {
    PAGENTCF: `
      CommonTTLSConfig //'USER.TCPPARMS(COMMON)'
      TcpImage TCPIP //'USER.TCPPARMS(IMAGE)' FLUSH PURGE
    `,
    COMMON: `
      TTLSConnectionAction TNCA
      {
        TTLSCipherParmsRef  TNCIPHERS
      }

      TTLSCipherParms TNCIPHERS
      {
        V3CipherSuites  TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
      }
    `,
    IMAGE: `
      TTLSConfig //'USER.TCPPARMS(POLICY)' FLUSH PURGE
    `,
    POLICY: `
      TTLSRule TN3270
      {
        LocalPortRange           2023
        Direction                Inbound
        TTLSGroupActionRef       TNGA
        TTLSConnectionActionRef  TNCA
      }
      TTLSGroupAction TNGA
      {
        TTLSEnabled  Off
      }
    `,
  },
  *scope(context) {
    for (const { name, found } of troublesOf('not-in-common', context)) {
      const [definition] = found;
      if (!definition) continue;
      const message = `${name.type} ${name.name} is defined in ${fileOf(definition)} only. The common file should be complete in itself: Policy Agent has been seen to report errors otherwise.`;
      for (const reference of name.all) {
        yield {
          at: nameOfFact(reference),
          message,
          related: [{ at: nameOfFact(definition), message: `${name.name} is defined here.` }],
          fixes: () => moveToCommon(context, definition),
        };
      }
    }
  },
});

function moveToCommon({ model, scope }: ScopeContext, definition: Located<Definition>): DraftFix[] {
  const from = model.files.get(definition.uri);
  const common = scope.common === undefined ? undefined : model.files.get(scope.common);
  if (!from || !common) return [];
  const { fact } = definition;
  return [{ title: `Move ${fact.type} ${fact.name} to the common file`, safe: false, edits: [append(common, textOf(from, fact)), remove(from, fact)] }];
}
