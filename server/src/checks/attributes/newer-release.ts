import { availableIn, statementsOf, type Release } from '../../catalog/index.js';
import type { Certainty, Parameter, Statement as CatalogStatement } from '../../catalog/types.js';
import type { Statement } from '../../syntax/tree.js';
import type { Draft, ItemContext } from '../check.js';
import { defineCheck } from '../check.js';
import { rowsIn } from '../support/discipline-rows.js';
import { consequence } from '../support/wording.js';

/** Attributes that the release of the settings does not have yet (reference: since of each parameter). */
export const newerRelease = defineCheck({
  code: 'newer-release',
  severity: 'warning',
  summary: 'An attribute or statement came with a later release than that of the settings.',
  explanation: `
To a release that does not have it, an attribute is unknown like a misspelt one: Policy Agent logs an error and installs none of the new
AT-TLS policy, even where the value says \`Off\`. Policy files that are shared by systems of several releases must do without it, or
stand in files of their own. Either the line must go, or the setting \`release\` is behind the system.

What came by service counts as present from the first release that could have it. The finding is for information where the release
could not be confirmed. Of a block that is too new as a whole, its lines are not reported as well.`,
  example: `
    TTLSEnvironmentAdvancedParms TNADV
    {
      TLSv1.2  On
      ⟦TLSv1.3⟧  Off
    }
  `,
  exampleRelease: 'V2R3',
  *item(context) {
    const { item, settings } = context;
    if (hasAll(settings.release)) return;
    const reported = new Set<Statement>();
    for (const { node, owner, parameter, type } of rowsIn(item, 'TTLS', 'main')) {
      if (node.parent && reported.has(node.parent)) {
        reported.add(node);
        continue;
      }
      const age = ageOf(owner?.discipline === 'TTLS' ? parameter : undefined, type);
      if (!age || availableIn(settings.release, age.since)) continue;
      reported.add(node);
      yield draftFor(node, age, context);
    }
  },
});

const complete = new Map<Release, boolean>();

/** Whether nothing that the catalogue knows of Policy Agent is newer than the release. */
function hasAll(release: Release): boolean {
  let found = complete.get(release);
  if (found === undefined) complete.set(release, (found = statementsOf('pagent').every((row) => availableIn(release, row.since) && row.parameters.every(({ since }) => availableIn(release, since)))));
  return found;
}

interface Age {
  readonly name: string;
  readonly since: string;
  readonly certainty?: Certainty;
}

/** Of an attribute of AT-TLS, or a statement; service has brought some attributes of other statements to older releases. */
function ageOf(parameter: Parameter | undefined, type: CatalogStatement | undefined): Age | undefined {
  if (parameter?.since !== undefined && !parameter.tolerated) return { name: parameter.name, since: parameter.since, certainty: parameter.sinceCertainty };
  return type?.since === undefined ? undefined : { name: type.name, since: type.since };
}

function draftFor(node: Statement, { name, since, certainty }: Age, { roles, settings }: ItemContext): Draft {
  const sure = certainty === 'doc';
  return {
    at: { span: node.keyword },
    severity: sure ? 'warning' : 'information',
    message: `${name} came with z/OS ${since}${sure ? '' : ', as far as is known'}, and the release of the settings is ${settings.release}: there it is not known.${sure ? consequence(node, roles) : ''}`,
  };
}
