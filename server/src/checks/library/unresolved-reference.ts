import type { Reference } from '../../workspace/facts.js';
import type { Located, ScopeNames } from '../../workspace/model.js';
import type { Draft, DraftFix, ScopeContext } from '../check.js';
import { defineCheck } from '../check.js';
import { didYouMean } from '../support/did-you-mean.js';
import { withArticle } from '../support/wording.js';
import { valueOf } from './attributes.js';
import { append, nameOfFact } from './edits.js';
import { Suggestions } from './nearest.js';
import { newDefinition } from './new-definition.js';
import { troublesOf } from './troubles.js';
import { lookedUp, missingNameEffect } from './wording.js';

/** A …Ref that names nothing of its type (reference: pagent-ttls, syntax.references). */
export const unresolvedReference = defineCheck({
  code: 'unresolved-reference',
  severity: 'error',
  summary: 'A reference names a statement that is not defined.',
  explanation: `
An attribute that ends in \`Ref\` takes the name of a statement of its type: \`TTLSGroupActionRef TNGA\` needs a
\`TTLSGroupAction TNGA\`. Policy Agent looks for it in the common file (\`CommonTTLSConfig\`) and in the file of the stack
(\`TTLSConfig\`); the order in the files does not matter. When the name is not there, the AT-TLS policy of the stack has an
error, and **none** of the new AT-TLS policy is installed: what was installed before stays in effect.

Correct the name, or define the statement. The second quick fix adds a definition with the attributes that it must have;
values that nobody can know are left as \`<placeholder>\`.

The finding is a warning as long as a file that could define the name is not known, for example when a policy file is
checked alone: the name may stand in the common file.`,
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
        TTLSGroupActionRef  ⟦TNGB⟧
      }
      TTLSGroupAction TNGA
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
        TTLSGroupActionRef  TNGA
      }
      TTLSGroupAction TNGA
      {
        TTLSEnabled  Off
      }
    `,
  },
  *scope(context) {
    const { scope, names } = context;
    const candidates = candidateTable(names);
    const suggestions = new Suggestions();
    for (const { name } of troublesOf('missing', context)) {
      const alike = suggestions.nearest(name.name, candidates(name.type));
      const message = `No ${name.type} named ${name.name} is defined ${lookedUp(scope)}.${alike ? ` Did you mean ${alike}?` : ''}${missingNameEffect(scope)}`;
      for (const reference of name.all) yield draftOf(context, reference, message);
    }
  },
});

function draftOf(context: ScopeContext, reference: Located<Reference>, message: string): Draft {
  return {
    at: nameOfFact(reference),
    message,
    severity: context.scope.complete ? undefined : 'warning',
    fixes: () => [...useNearest(context, reference), ...createDefinition(context, reference)],
  };
}

/** Names that a reference could mean: those that are defined at the top level. */
function candidateTable(names: ScopeNames): (type: string) => readonly string[] {
  const tables = new Map<string, readonly string[]>();
  return (type) => {
    let table = tables.get(type);
    if (!table) tables.set(type, (table = names.namesOf(type).filter((name) => names.winner(type, name))));
    return table;
  };
}

function useNearest({ names }: ScopeContext, reference: Located<Reference>): DraftFix[] {
  const { type, name } = reference.fact;
  const alike = didYouMean(name, candidateTable(names)(type));
  return alike === undefined ? [] : [{ title: `Change ${name} to ${alike}`, safe: false, edits: [{ at: nameOfFact(reference), newText: alike }] }];
}

/** Appends the definition to the file that refers to it. */
export function createDefinition({ model, names }: Pick<ScopeContext, 'model' | 'names'>, reference: Located<Reference>): DraftFix[] {
  const { type, name, statement } = reference.fact;
  const file = model.files.get(reference.uri);
  if (!file) return [];
  const values: Record<string, string> = { TTLSEnabled: 'On', HandshakeRole: roleFor(statement.parent && valueOf(statement.parent, 'Direction')) };
  return [{ title: `Create ${withArticle(type)} named ${name}`, safe: false, edits: [append(file, newDefinition({ type, name, names, values }))] }];
}

function roleFor(direction: string | undefined): string {
  return direction?.toLowerCase() === 'outbound' ? 'Client' : 'Server';
}
