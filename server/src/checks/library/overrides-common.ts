import type { Draft } from '../check.js';
import { defineCheck } from '../check.js';
import { nameOfFact, remove } from './edits.js';
import { definedTwice } from './duplicate-definition.js';
import { haveSameContent } from './same-content.js';
import { fileOf } from './wording.js';

/** A definition of the stack file that replaces one of the common file (reference: pagent-ttls, syntax.duplicateStatements; pagent-main, CommonTTLSConfig). */
export const overridesCommon = defineCheck({
  code: 'overrides-common',
  severity: 'information',
  summary: 'A definition in the file of a stack replaces one of the common file.',
  explanation: `
The common file is read before the file of the stack. When both define a statement of the same type and name, this stack
uses its own one, **as a whole**: attributes that only the common one has are not merged in. References in the common file
follow too. Policy Agent does not report it. Where it is meant, nothing needs to be done.`,
  example: {
    PAGENTCF: `
      CommonTTLSConfig //'USER.TCPPARMS(COMMON)'
      TcpImage TCPIP //'USER.TCPPARMS(IMAGE)' FLUSH PURGE
    `,
    COMMON: `
      TTLSGroupAction TNGA
      {
        TTLSEnabled  Off
        Trace        7
      }
    `,
    IMAGE: `
      TTLSConfig //'USER.TCPPARMS(POLICY)' FLUSH PURGE
    `,
    POLICY: `
      TTLSRule TN3270
      {
        LocalPortRange      2023
        Direction           Inbound
        TTLSGroupActionRef  TNGA
      }
      TTLSGroupAction ⟦TNGA⟧
      {
        TTLSEnabled  Off
      }
    `,
  },
  *scope(context) {
    const { scope, names, model } = context;
    if (scope.files.length < 2) return;
    for (const { type, name, all } of definedTwice(context)) {
      const winner = names.winner(type, name);
      if (!winner || winner.uri === scope.common) continue;
      const overridden = all.filter((definition) => definition.uri === scope.common && !definition.fact.inline).at(-1);
      if (!overridden) continue;
      const same = haveSameContent(overridden, winner);
      const fixes: Draft['fixes'] = () => {
        const file = same ? model.files.get(winner.uri) : undefined;
        return file ? [{ title: `Remove this ${type} ${name}: the common file has the same`, safe: false, edits: [remove(file, winner.fact)] }] : [];
      };
      yield {
        at: nameOfFact(winner),
        message: same
          ? `${type} ${name} stands in the common file ${fileOf(overridden)} with the same content.`
          : `For this stack, ${type} ${name} replaces the one of the common file ${fileOf(overridden)} as a whole; nothing is merged.`,
        related: [{ at: nameOfFact(overridden), message: 'The definition that is replaced.' }],
        fixes,
      };
    }
  },
});
