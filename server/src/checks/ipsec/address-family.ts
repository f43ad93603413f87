import type { Statement, Word } from '../../syntax/tree.js';
import type { Draft } from '../check.js';
import { defineCheck } from '../check.js';
import { linesOf, wordOf } from '../support/block-lines.js';
import { rowsIn } from '../support/discipline-rows.js';
import { hasBraceTrouble } from '../support/judgement.js';

/** Source and destination of one family (reference: pagent-ipsec, IpFilterRule IpSourceAddr; for routing rules it follows from what they match). */
export const addressFamily = defineCheck({
  code: 'address-family',
  severity: 'error',
  summary: 'The source addresses of a rule are IPv4 and its destinations IPv6, or the other way round.',
  explanation: `
No packet has a source of one family and a destination of the other. In an \`IpFilterRule\` the two must match; with several
addresses each source needs a destination of its own family, and the finding stands where none has one. In a \`RoutingRule\`, where
the manual does not speak of it, the rule can never match, and the finding is a warning; so it is in a \`LocalDynVpnRule\`, for
\`LocalIp\` and \`RemoteIp\`.

Addresses behind Ref forms are not looked at, and \`All\` fits both families.`,
  example: `
    IpFilterRule BRANCH
    {
      IpSourceAddr  192.0.2.1
      IpDestAddr    ⟦2001:db8::/32⟧
      IpService
      {
        Protocol   All
        Direction  Bidirectional
        Routing    Local
      }
      IpGenericFilterActionRef  PERMIT
    }
    IpGenericFilterAction PERMIT
    {
      IpFilterAction  Permit
    }
  `,
  itemsWith: ['IPSec', 'Routing'],
  *item({ item }) {
    if (hasBraceTrouble(item.problems)) return;
    for (const { node, type } of rowsIn(item, 'IPSec', 'Routing')) {
      if (type?.name === 'LocalDynVpnRule') yield* ofTunnel(node);
      if (type?.name !== 'IpFilterRule' && type?.name !== 'RoutingRule') continue;
      const draft = draftFor(node, type.name === 'IpFilterRule');
      if (draft) yield draft;
    }
  },
});

type Family = 'IPv4' | 'IPv6';

function draftFor(rule: Statement, sure: boolean): Draft | undefined {
  const source = sideOf(rule, 'IpSource');
  const target = sideOf(rule, 'IpDest');
  const [from, to] = [familyOf(source), familyOf(target)];
  const [word] = target;
  if (!from || !to || from === to || !word) return undefined;
  return { at: { span: word }, severity: sure ? 'error' : 'warning', message: `The source of this rule is ${from} and its destination ${to}: ${sure ? 'both must be of one family' : 'no packet is like that'}.` };
}

/** The data endpoints of a VPN that is started from here. */
function* ofTunnel(rule: Statement): Generator<Draft> {
  const [local, remote] = [wordOf(rule, 'LocalIp'), wordOf(rule, 'RemoteIp')];
  const [from, to] = [local && oneFamily(local.text), remote && oneFamily(remote.text)];
  const references = ['LocalIpRef', 'LocalIpSetRef', 'RemoteIpRef', 'RemoteIpSetRef'].some((name) => linesOf(rule, name).length > 0);
  if (remote && !references && from && to && from !== to) yield { at: { span: remote }, severity: 'warning', message: `LocalIp is ${from} and RemoteIp ${to}: no packet is like that.` };
}

/** The addresses of one side; none where some of them are not told here. */
function sideOf(rule: Statement, side: 'IpSource' | 'IpDest'): readonly Word[] {
  const references = ['AddrRef', 'AddrSetRef', 'AddrGroupRef'].some((name) => linesOf(rule, side + name).length > 0);
  return references ? [] : ['Addr', 'AddrSet'].flatMap((name) => linesOf(rule, side + name).flatMap((line) => line.args.slice(0, 1)));
}

/** The family of all of them; undefined when they differ, or one has none. */
function familyOf(words: readonly Word[]): Family | undefined {
  const families = new Set(words.map(({ text }) => oneFamily(text)));
  const [only] = families;
  return families.size === 1 ? only : undefined;
}

function oneFamily(text: string): Family | undefined {
  if (/^all4$/i.test(text)) return 'IPv4';
  if (/^all6$/i.test(text)) return 'IPv6';
  if (/^\d+\.\d+\.\d+\.\d+([-/].*)?$/.test(text)) return 'IPv4';
  // An IPv4-mapped address may stand for an IPv4 one.
  return text.includes(':') && /^[\da-f:]+([-/][\da-f:]+)?$/i.test(text) ? 'IPv6' : undefined;
}
