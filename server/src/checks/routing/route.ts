import type { Statement, Word } from '../../syntax/tree.js';
import type { Draft } from '../check.js';
import { defineCheck } from '../check.js';
import { bitsOf, isIPv6, parseAddress } from '../support/addresses.js';
import { linesOf } from '../support/block-lines.js';
import { rowsIn } from '../support/discipline-rows.js';
import { isSpoiled } from '../support/spoiled.js';
import { quoted } from '../support/wording.js';

/** Longest name of an interface (reference: pagent-routing, RouteTable Route). */
const longestInterface = 16;

/** Static routes and sources of dynamic ones (reference: pagent-routing, RouteTable Route and DynamicRoutingParms). */
export const routingRoute = defineCheck({
  code: 'routing-route',
  severity: 'warning',
  summary: 'A route lacks a part, or a part of it is not what stands there.',
  explanation: `
\`Route\` takes a destination, a first hop and an interface, and then options, as in the BEGINROUTES block of the TCP/IP profile:

- destination: an address, a prefix such as 192.0.2.0/24, \`DEFAULT\` or, for IPv6, \`DEFAULT6\`;
- first hop: the address of a router, of the family of the destination, or \`=\` for a network that is reached directly;
- interface: its name, at most 16 characters;
- \`MTU\` with a number or \`DEFAULTSIZE\`, and others.

A line that ends before the interface is an error. \`DynamicRoutingParms\` takes an interface and, optionally, a first hop.`,
  example: `
    RouteTable SECHIGH
    {
      Route                192.0.2.0/24 = OSAQDIO1 MTU 1492
      Route                DEFAULT ⟦OSAQDIO1⟧ 192.0.2.254
      DynamicRoutingParms  OSAQDIO1 192.0.2.254
    }
  `,
  itemsWith: ['Routing'],
  *item({ item }) {
    for (const { node, type } of rowsIn(item, 'Routing')) {
      if (type?.name !== 'RouteTable') continue;
      for (const line of linesOf(node, 'Route')) yield* drafts(line, faultOfRoute);
      for (const line of linesOf(node, 'DynamicRoutingParms')) yield* drafts(line, faultOfSource);
    }
  },
});

function* drafts({ args }: Statement, fault: (words: readonly Word[]) => Draft | undefined): Generator<Draft> {
  const draft = args.length === 0 || args.some((word) => isSpoiled(word.text) && word.text !== '=') ? undefined : fault(args);
  if (draft) yield draft;
}

type Family = 4 | 6;

function faultOfRoute([destination, ...rest]: readonly Word[]): Draft | undefined {
  if (!destination) return undefined;
  const family = familyOf(destination.text);
  if (typeof family === 'string') return { at: { span: destination }, message: family };
  // Older forms have HOST or a mask behind the destination.
  const [hop, name, ...options] = rest[0] && /^(host|255\.\d+\.\d+\.\d+)$/i.test(rest[0].text) ? rest.slice(1) : rest;
  if (!hop || !name) return { at: { span: hop ?? destination }, severity: 'error', message: `Route takes a destination, a first hop and an interface; ${hop ? 'the interface is' : 'first hop and interface are'} missing.` };
  return faultOfHop(hop, family) ?? faultOfInterface(name) ?? faultOfMtu(options);
}

/** The family of a destination, or what is wrong with it. */
function familyOf(text: string): Family | string {
  if (/^default$/i.test(text)) return 4;
  if (/^default6$/i.test(text)) return 6;
  const [address = '', length] = text.split('/');
  const parsed = parseAddress(address);
  if (!parsed) return `Route begins with a destination: an address, a prefix, DEFAULT or DEFAULT6; ${quoted(text)} is none.`;
  if (length !== undefined && (!/^\d{1,3}$/.test(length) || Number(length) > bitsOf(parsed))) return `The prefix length of an ${isIPv6(parsed) ? 'IPv6' : 'IPv4'} address is a number from 0 to ${bitsOf(parsed)}.`;
  return isIPv6(parsed) ? 6 : 4;
}

function faultOfHop(hop: Word, family: Family): Draft | undefined {
  if (hop.text === '=') return undefined;
  const parsed = parseAddress(hop.text);
  if (!parsed) return { at: { span: hop }, message: `The first hop is the address of a router, or = for a direct route; ${quoted(hop.text)} is neither.` };
  if ((isIPv6(parsed) ? 6 : 4) === family) return undefined;
  return { at: { span: hop }, message: `The destination is IPv${family}, and the first hop is not.` };
}

function faultOfInterface(name: Word): Draft | undefined {
  return name.text.length > longestInterface ? { at: { span: name }, message: `The name of an interface has at most ${longestInterface} characters; this one has ${name.text.length}.` } : undefined;
}

function faultOfMtu(options: readonly Word[]): Draft | undefined {
  const at = options.findIndex(({ text }) => /^mtu$/i.test(text));
  const [keyword, value] = [options[at], options[at + 1]];
  if (at < 0 || !keyword || (value && /^(\d+|defaultsize)$/i.test(value.text))) return undefined;
  return { at: { span: value ?? keyword }, message: `MTU takes a number or DEFAULTSIZE${value ? `, not ${quoted(value.text)}` : ''}.` };
}

function faultOfSource([name, hop]: readonly Word[]): Draft | undefined {
  const fault = name && faultOfInterface(name);
  if (fault || !hop || parseAddress(hop.text)) return fault;
  return { at: { span: hop }, message: `DynamicRoutingParms takes an interface and the address of a router; ${quoted(hop.text)} is no address.` };
}
