import { defineCheck } from '../check.js';
import { ownersOf } from '../support/judgement.js';
import { rowsOf } from '../support/rows.js';
import { someOf } from '../support/wording.js';

/** An attribute that is documented elsewhere and perhaps taken here (reference: toleratedParameters). */
export const toleratedAttribute = defineCheck({
  code: 'tolerated-attribute',
  severity: 'information',
  summary: 'Whether the statement takes this attribute is not established.',
  explanation: `
The attribute is documented for another statement. For this one the documentation that could be seen does not show it,
which is no proof that Policy Agent refuses it. Code it where it is documented, to be safe; look into the log of Policy
Agent for "Unknown attribute" when you leave it here.`,
  example: `
    TTLSConnectionAdvancedParms TNCADV
    {
      ApplicationControlled  On
      ⟦ClientAuthType⟧         Required
    }
  `,
  itemsWith: ['tolerated'],
  *item({ item }) {
    for (const { node, owner, parameter } of rowsOf(item)) {
      if (!parameter?.tolerated || !owner) continue;
      const documented = ownersOf(parameter.name).filter((each) => each.discipline === owner.discipline).map((each) => each.name);
      const where = documented.length > 0 ? `documented for ${someOf(documented, 2)}` : 'seen in displays only';
      yield { at: { span: node.keyword }, message: `${parameter.name} is ${where}; whether ${owner.name} takes it is not established.` };
    }
  },
});
