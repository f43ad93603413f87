import type { Definition } from '../../workspace/facts.js';
import type { Located, Named } from '../../workspace/model.js';
import type { Draft, ScopeContext } from '../check.js';
import { defineCheck } from '../check.js';
import { nameOfFact, remove } from './edits.js';
import { definedNamesThat } from '../support/told-of-names.js';
import { haveSameContent } from './same-content.js';

/** The names that are defined several times, in any of the files. */
export const definedTwice = definedNamesThat(({ all }) => all.length > 1);

/** Two statements of one type and name in one file (reference: pagent-ttls, syntax.duplicateStatements). */
export const duplicateDefinition = defineCheck({
  code: 'duplicate-definition',
  severity: 'warning',
  summary: 'A statement of the same type and name is defined again further down in the file.',
  explanation: `
When two statements have the same type and the same name, the last one counts. It replaces the earlier one **as a whole**:
attributes that only the earlier one has are not merged in, they fall back to their defaults. Policy Agent does not report it.

The finding stands on the definition that is replaced. Remove it, or give it a name of its own. A definition in the file of a
stack that replaces one of the common file is usually meant; it is reported as
[overrides-common](overrides-common.md).`,
  example: `
    TTLSRule TN3270
    {
      LocalPortRange      2023
      Direction           Inbound
      TTLSGroupActionRef  TNGA
    }
    TTLSGroupAction ⟦TNGA⟧
    {
      TTLSEnabled  Off
      Trace        7
    }
    TTLSGroupAction TNGA
    {
      TTLSEnabled  Off
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
    for (const name of definedTwice(context)) yield* duplicatesOf(name, context);
  },
});

function* duplicatesOf({ type, name, all }: Named<Definition>, context: ScopeContext): Generator<Draft> {
  const topLevel = all.filter((definition) => !definition.fact.inline);
  const lastOfFile = new Map(topLevel.map((definition) => [definition.uri, definition]));
  for (const replaced of topLevel) {
    const winner = lastOfFile.get(replaced.uri);
    if (!winner || winner === replaced) continue;
    const same = haveSameContent(replaced, winner);
    yield {
      at: nameOfFact(replaced),
      message: same
        ? `${type} ${name} is defined again further down, with the same content. That one counts; this one can go.`
        : `${type} ${name} is defined again further down. That one replaces this one as a whole; nothing of this one takes effect.`,
      related: [{ at: nameOfFact(winner), message: 'This definition counts.' }],
      fixes: () => removal(replaced, context),
    };
  }
}

function removal(replaced: Located<Definition>, { model }: ScopeContext): ReturnType<NonNullable<Draft['fixes']>> {
  const file = model.files.get(replaced.uri);
  if (!file) return [];
  const { type, name } = replaced.fact;
  return [{ title: `Remove this ${type} ${name}`, safe: false, edits: [remove(file, replaced.fact)] }];
}
