import type { Statement } from '../../syntax/tree.js';
import type { Definition, Reference } from '../../workspace/facts.js';
import { meaningOf } from '../../workspace/facts.js';
import type { Located } from '../../workspace/model.js';
import type { DraftFix } from '../check.js';
import { defineCheck } from '../check.js';
import { listed, withArticle } from '../support/wording.js';
import { attribute } from './attributes.js';
import { nameOfFact } from './edits.js';
import { troublesOf } from './troubles.js';
import { createDefinition } from './unresolved-reference.js';
import { lookedUp, missingNameEffect } from './wording.js';

/** A name that only statements of another type carry (reference: pagent-ttls, syntax.nameScope). */
export const referenceType = defineCheck({
  code: 'reference-type',
  severity: 'error',
  summary: 'A reference names a statement of another type.',
  explanation: `
Names are looked up by type: \`TTLSEnvironmentActionRef TNEA\` finds a \`TTLSEnvironmentAction\` only, even when a
\`TTLSGroupAction\` has the name TNEA. Often the name stands behind the wrong attribute, or the definition of the same
name was forgotten for one of the types. Policy Agent installs none of the new AT-TLS policy.

The finding is a warning as long as a file that could define the name is not known.`,
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
        LocalPortRange            2023
        Direction                 Inbound
        TTLSGroupActionRef        TNGA
        TTLSEnvironmentActionRef  TNEA
      }
      TTLSGroupAction TNGA
      {
        TTLSEnabled  On
      }
      TTLSEnvironmentAction TNEA
      {
        HandshakeRole                    Server
        TTLSCipherParmsRef               ⟦TNADV⟧
        TTLSKeyringParms
        {
          Keyring  TCPIP/TNRING
        }
      }
      TTLSEnvironmentAdvancedParms TNADV
      {
        ApplicationControlled  On
        TLSv1                  Off
        TLSv1.1                Off
        TLSv1.2                On
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
        LocalPortRange            2023
        Direction                 Inbound
        TTLSGroupActionRef        TNGA
        TTLSEnvironmentActionRef  TNEA
      }
      TTLSGroupAction TNGA
      {
        TTLSEnabled  On
      }
      TTLSEnvironmentAction TNEA
      {
        HandshakeRole                    Server
        TTLSEnvironmentAdvancedParmsRef  TNADV
        TTLSKeyringParms
        {
          Keyring  TCPIP/TNRING
        }
      }
      TTLSEnvironmentAdvancedParms TNADV
      {
        ApplicationControlled  On
        TLSv1                  Off
        TLSv1.1                Off
        TLSv1.2                On
      }
    `,
  },
  *scope(context) {
    for (const { name, found } of troublesOf('type', context)) {
      const types = [...new Set(found.map((definition) => withArticle(definition.fact.type)))];
      const message = `${name.name} is ${listed(types)}, but ${withArticle(name.type)} is needed here, and none of that name is defined ${lookedUp(context.scope)}.${missingNameEffect(context.scope)}`;
      for (const reference of name.all) {
        yield {
          at: nameOfFact(reference),
          message,
          severity: context.scope.complete ? undefined : 'warning',
          related: found.map((definition) => ({ at: nameOfFact(definition), message: `${definition.fact.name} is ${withArticle(definition.fact.type)}.` })),
          fixes: () => [...useOtherAttribute(reference, found), ...createDefinition(context, reference)],
        };
      }
    }
  },
});

/** The attributes of the same block that take a name of the type found, and are not coded yet; of the same condition where there is one. */
function useOtherAttribute(reference: Located<Reference>, found: readonly Located<Definition>[]): DraftFix[] {
  const { statement, item, word } = reference.fact;
  const owner = statement.parent;
  if (!owner) return [];
  // The value keeps its column.
  const span = { start: statement.keyword.start, end: word.start };
  return fittingAttributes(statement, owner, new Set(found.map((definition) => definition.fact.type))).map((name) => ({
    title: `Change ${statement.keyword.text} to ${name}`,
    safe: false,
    edits: [{ at: { uri: reference.uri, item, span }, newText: `${name} `.padEnd(span.end - span.start) }],
  }));
}

function fittingAttributes(statement: Statement, owner: Statement, types: ReadonlySet<string>): string[] {
  const condition = meaningOf(statement).parameter?.alternatives;
  const fitting = (meaningOf(owner).type?.parameters ?? []).filter(({ name, value }) => value.kind === 'ref' && types.has(value.to) && !attribute(owner, name));
  const ofCondition = fitting.filter(({ alternatives }) => alternatives !== undefined && alternatives === condition);
  return (ofCondition.length > 0 ? ofCondition : fitting).map(({ name }) => name);
}
