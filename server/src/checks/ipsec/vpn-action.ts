import type { Draft, ScopeContext } from '../check.js';
import { defineCheck } from '../check.js';
import { hasUnknownLine, lastLine, valueOf, wordOf } from '../support/block-lines.js';
import type { Standing } from '../support/definitions.js';
import { finalSeverity, headOf, partsOf, spanIn } from '../support/definitions.js';
import { titleOf } from '../support/wording.js';
import { headEnd } from '../syntax/problems.js';
import { filterRules } from './policies.js';

const vpnReferences = ['IpDynVpnActionRef', 'IpManVpnActionRef'] as const;

/** IpFilterAction and the VPN of a rule (reference: pagent-ipsec, IpFilterRule rules, IpManVpnActionRef, IpDynVpnActionRef). */
export const ipsecVpnAction = defineCheck({
  code: 'ipsec-vpn-action',
  severity: 'error',
  summary: 'A filter rule with IpFilterAction IpSec has no VPN action, or one with Permit or Deny has one.',
  explanation: `
\`IpFilterAction IpSec\` lets packets through only with the protection of a tunnel. Which tunnel, the rule says itself: with
\`IpDynVpnActionRef\` for one whose keys are negotiated, or \`IpManVpnActionRef\` for one with keys in the policy. One of the two is
needed.

With \`Permit\` and \`Deny\` a VPN action has no meaning; it is reported as a warning, for the traffic is not protected as the rule
seems to say.`,
  example: `
    IpFilterRule BRANCH
    {
      IpSourceAddr  192.0.2.1
      IpDestAddr    198.51.100.0/24
      IpService
      {
        Protocol   All
        Direction  Bidirectional
        Routing    Local
      }
      IpGenericFilterActionRef  ⟦PROTECT⟧
    }
    IpGenericFilterAction PROTECT
    {
      IpFilterAction  IpSec
    }
  `,
  *scope(context) {
    if (context.scope.role !== 'ipsec') return;
    for (const rule of filterRules(context)) {
      const draft = draftFor(rule, context);
      if (draft) yield draft;
    }
  },
});

function draftFor(rule: Standing, context: ScopeContext): Draft | undefined {
  const { statement } = rule.fact;
  const action = partsOf(rule, 'IpGenericFilterAction', context.names).at(-1);
  const at = wordOf(statement, 'IpGenericFilterActionRef');
  const kind = action && valueOf(action.fact.statement, 'IpFilterAction');
  if (!action || !at || kind === undefined) return undefined;
  const related = [{ at: headOf(action), message: `${titleOf(action.fact.statement)} is defined here.` }];
  const vpn = vpnReferences.flatMap((name) => lastLine(statement, name) ?? []);
  if (kind === 'ipsec' && vpn.length === 0 && !mayHaveInline(statement)) {
    return { at: spanIn(rule, at), severity: finalSeverity(context), message: 'With IpFilterAction IpSec the rule needs an IpDynVpnActionRef or IpManVpnActionRef, which says how the traffic is protected.', related };
  }
  const [line] = vpn;
  if ((kind !== 'permit' && kind !== 'deny') || !line) return undefined;
  return {
    at: spanIn(rule, { start: line.keyword.start, end: headEnd(line) }),
    severity: 'warning',
    message: `A VPN action goes with IpFilterAction IpSec only; ${titleOf(action.fact.statement)} ${kind === 'permit' ? 'permits the traffic without IPSec' : 'denies the traffic'}.`,
    related,
  };
}

/** Whether a VPN action may be coded inline is not established: then nothing is missing. */
function mayHaveInline(rule: Parameters<typeof hasUnknownLine>[0]): boolean {
  return hasUnknownLine(rule) || (rule.block?.children ?? []).some(({ keyword }) => /^Ip(Man|Dyn)VpnAction$/i.test(keyword.text));
}
