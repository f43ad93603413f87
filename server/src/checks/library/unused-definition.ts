import { referableTypes } from '../../catalog/index.js';
import type { Definition } from '../../workspace/facts.js';
import type { Located, Model, Scope, ScopeNames } from '../../workspace/model.js';
import { defineCheck } from '../check.js';
import { definedNamesThat } from '../support/told-of-names.js';
import { nameOfFact, remove } from './edits.js';

/** A definition that nothing refers to. */
export const unusedDefinition = defineCheck({
  code: 'unused-definition',
  severity: 'hint',
  summary: 'Nothing refers to this definition.',
  explanation: `
An action or a parameter block has an effect only when a rule, or something that a rule uses, refers to it by name. A
definition that nothing refers to does no harm, but it may be the trace of a misspelt reference. In the common file one
stack that uses a definition is enough; when not all stacks are known, nothing is reported there.`,
  example: `
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
    TTLSCipherParms ⟦OLDCIPHERS⟧
    {
      V3CipherSuites  TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
    }
  `,
  fixed: `
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
  *scope(context) {
    const { scope, names, model } = context;
    if (!mayJudge(scope, names, referableTypes())) return;
    const commonIsOpen = hasUnknownImage(scope, model);
    for (const { type, name, all } of unreferenced(context)) {
      for (const definition of all) {
        if (definition.fact.inline || (commonIsOpen && definition.uri === scope.common) || isUsedElsewhere(definition, scope, model)) continue;
        yield {
          at: nameOfFact(definition),
          message: `Nothing refers to ${type} ${name}.`,
          tags: ['unnecessary'],
          fixes: () => {
            const file = model.files.get(definition.uri);
            return file ? [{ title: `Remove the unused ${type} ${name}`, safe: false, edits: [remove(file, definition.fact)] }] : [];
          },
        };
      }
    }
  },
});

const unreferenced = definedNamesThat(({ type, name }, names) => referableTypes().has(type) && names.referencesTo(type, name).length === 0);

/** A file without rules is part of a policy whose other files are not known here: it may be a common file. */
function mayJudge(scope: Scope, names: ScopeNames, referable: ReadonlySet<string>): boolean {
  if (scope.complete) return true;
  if (scope.common !== undefined) return false;
  for (const type of names.definedTypes()) if (!referable.has(type)) return true;
  return false;
}

/** A stack whose image file is not here may use the common file of the main file too. */
function hasUnknownImage({ stack }: Scope, model: Model): boolean {
  return model.stacks.some((other) => other.main === stack?.main && (other.image === undefined || !model.files.has(other.image)));
}

/** Other stacks may use a definition of the common file; one whose files are not all known may do so too. */
function isUsedElsewhere({ uri, fact }: Located<Definition>, here: Scope, model: Model): boolean {
  return model.scopesOf(uri).some((scope) => scope !== here && (!scope.complete || model.names(scope).referencesTo(fact.type, fact.name).length > 0));
}
