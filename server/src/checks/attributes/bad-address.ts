import { dottedQuad } from '../../policy/dotted-quad.js';
import type { Statement } from '../../syntax/tree.js';
import { meaningOf } from '../../workspace/facts.js';
import type { Draft, ItemContext } from '../check.js';
import { defineCheck } from '../check.js';
import type { AddressFault, AddressForm, Refuser } from '../support/addresses.js';
import { addressOfNumber, bitsOf, compareAddresses, faultOfAddress, isIPv6, maskLength, parseAddress, refusedBy } from '../support/addresses.js';
import { replace } from '../support/edits.js';
import type { Value } from '../support/rows.js';
import { saidOf, valuesOf } from '../support/rows.js';
import { isSpoiled } from '../support/spoiled.js';
import { consequence, expectedValue, isTtls, rootOf, severityOf } from '../support/wording.js';

/** An address, prefix or range that is none (reference: pagent-ttls, TTLSRule LocalAddr; IpAddr; IpAddrSet; syntax.ranges). */
export const badAddress = defineCheck({
  code: 'bad-address',
  severity: 'error',
  summary: 'An IP address, prefix or range is not valid.',
  explanation: `
An address condition is one IPv4 or IPv6 address, a prefix such as 192.0.2.0/24, a range with a dash and without blanks
such as 192.0.2.1-192.0.2.9, or \`All\`; \`Addr\` takes one address only, \`Prefix\` a prefix and \`Range\` a range. The
lower end of a range comes first. Host names and network masks cannot be used. AT-TLS and IDS refuse IPv4-mapped IPv6 addresses
(::ffff:192.0.2.1) and addresses in ::/96, and so does IPSec outside of filter rules and identities. Policy Agent logs an error, and installs none of the new AT-TLS policy.

Several addresses go into an \`IpAddrGroup\`. For a bare number see [bare-number-address](bare-number-address.md).`,
  example: `
    IpAddrGroup PARTNERS
    {
      IpAddr
      {
        Addr    ⟦192.0.2.256⟧
      }
      IpAddrSet
      {
        Prefix  198.51.100.0/24
      }
    }
  `,
  itemsWith: ['ipaddr'],
  item: (context) =>
    saidOf(valuesOf(context.item), (value) => {
      const spec = value.parameter.value;
      return spec.kind === 'ipaddr' ? draftFor(context, value, spec.forms, spec.words ?? []) : undefined;
    }),
});

function draftFor(context: ItemContext, { node, parameter, words }: Value, forms: readonly AddressForm[], allowed: readonly string[]): Draft | undefined {
  const first = words[0];
  const last = words[words.length - 1];
  if (!first || !last) return undefined;
  // What most lines have needs no closer look.
  if (first === last && forms.includes('single') && dottedQuad(first.text) !== undefined) return undefined;
  const text = words.map((word) => word.text).join(' ');
  if (isSpoiled(text) || allowed.some((word) => word.toLowerCase() === text.toLowerCase())) return undefined;
  if (/^\d+$/.test(text) && addressOfNumber(text) !== undefined) return undefined;
  const fault = faultOf(text, forms, refuserOf(node, context, parameter.name), expectedValue(parameter) ?? 'an IP address');
  if (!fault) return undefined;
  const severity = fault.unsure ? 'warning' : severityOf(parameter);
  const span = { start: first.start, end: last.end };
  const { instead } = fault;
  return {
    at: { span },
    severity,
    message: `${parameter.name}: ${fault.text}.${instead === undefined ? '' : ` Write ${instead}.`}${severity === 'error' ? consequence(node, context.roles) : ''}`,
    fixes: () => (instead === undefined ? [] : [{ title: `Change ${text} to ${instead}`, safe: false, edits: [replace(span, instead)] }]),
  };
}

/** Addresses of IPSec that belong neither to a filter rule nor to an identity. That :: is none is a finding of its own. */
const ofEndpoints: ReadonlySet<string> = new Set(['Location', 'LocalIp', 'RemoteIp', 'LocalSecurityEndpointAddr', 'RemoteSecurityEndpointAddr']);

/** The kind of policy that the statement belongs to, where it refuses addresses that are valid as such. */
function refuserOf(node: Statement, { roles }: ItemContext, name: string): Refuser | undefined {
  if (isTtls(node, roles)) return 'AT-TLS';
  const discipline = meaningOf(rootOf(node)).type?.discipline;
  if (discipline === 'IPSec') return ofEndpoints.has(name) && !/^::0*$/.test(node.args[0]?.text ?? '') ? 'IPSec' : undefined;
  return discipline === 'IDS' || (discipline === undefined && roles.size === 1 && roles.has('ids')) ? 'IDS' : undefined;
}

function faultOf(text: string, forms: readonly AddressForm[], who: Refuser | undefined, expected: string): AddressFault | undefined {
  if (/^all$/i.test(text)) return forms.includes('all') ? undefined : { text: `All cannot stand here; it takes ${expected}` };
  if (/^(any|\*)$/i.test(text) && forms.includes('all')) return { text: `every address is written All`, instead: 'All' };
  if (/\s/.test(text)) return blanks(text, forms);
  if (text.includes('/')) return forms.includes('prefix') ? faultOfPrefix(text, who) : { text: `a prefix cannot stand here; it takes ${expected}`, unsure: false };
  if (text.includes('-') && !/[g-z]/i.test(text)) return forms.includes('range') ? faultOfRange(text, who) : { text: `a range cannot stand here; it takes ${expected}` };
  const colons = /^([\d.]+):([\d.]+)$/.exec(text);
  if (colons?.[1]?.includes('.') && colons[2] !== undefined) return { text: 'an address range takes a dash between its ends', instead: colons[2].includes('.') && forms.includes('range') ? `${colons[1]}-${colons[2]}` : undefined };
  const fault = faultOfAddress(text);
  if (fault) return fault;
  if (!forms.includes('single')) return { text: `one address cannot stand here; it takes ${expected}`, instead: forms.includes('prefix') ? `${text}/${text.includes(':') ? 128 : 32}` : undefined };
  const address = parseAddress(text);
  return who && address ? refusedBy(who, address) : undefined;
}

/** `a - b`, `a b`, `a / 24`: the parts belong together. */
function blanks(text: string, forms: readonly AddressForm[]): AddressFault {
  const joined = text.replace(/\s*([-/])\s*/, '$1').replace(/\s+/, '-');
  return joined.includes('/') ? { text: 'no blank may stand in a prefix', instead: joined } : { text: 'an address range takes a dash between its ends, and no blanks', instead: forms.includes('range') ? joined : undefined };
}

function faultOfPrefix(text: string, who: Refuser | undefined): AddressFault | undefined {
  const slash = text.indexOf('/');
  const [address, length] = [text.slice(0, slash), text.slice(slash + 1)];
  const fault = faultOfAddress(address);
  const parsed = parseAddress(address);
  if (fault || !parsed) return fault ?? { text: `${text} is no prefix` };
  const bits = bitsOf(parsed);
  const mask = maskLength(length);
  if (mask !== undefined && !isIPv6(parsed)) return { text: 'a prefix has its length behind the slash, not a mask', instead: `${address}/${mask}` };
  if (!/^\d+$/.test(length)) return { text: `a prefix length from 0 to ${bits} is expected behind the slash` };
  if (Number(length) > bits) return { text: `the prefix of an ${isIPv6(parsed) ? 'IPv6' : 'IPv4'} address has at most ${bits} bits` };
  // A short prefix over low addresses is a way to write "every IPv6 address"; whether a policy takes it is not established.
  const refused = who && (Number(length) >= 96 || isMapped(parsed)) ? refusedBy(who, parsed) : undefined;
  return refused && { ...refused, instead: refused.instead !== undefined && Number(length) >= 96 ? `${refused.instead}/${Number(length) - 96}` : undefined };
}

function isMapped(address: NonNullable<ReturnType<typeof parseAddress>>): boolean {
  return isIPv6(address) && address.isIPv4MappedAddress();
}

function faultOfRange(text: string, who: Refuser | undefined): AddressFault | undefined {
  const ends = text.split('-');
  const [first = '', second = ''] = ends;
  if (ends.length !== 2 || first === '' || second === '') return { text: `${text} is no range of two addresses` };
  const from = parseAddress(first);
  const to = parseAddress(second);
  if (!from || !to) return faultOfAddress(from ? second : first);
  if (from.kind() !== to.kind()) return { text: 'both ends of a range must be of one family, IPv4 or IPv6' };
  if (compareAddresses(from, to) > 0) return { text: 'the lower end of a range comes first', instead: `${second}-${first}` };
  if (!who) return undefined;
  const fault = refusedBy(who, from);
  // A range that only begins there is a way to write "every IPv6 address"; whether a policy takes it is not established.
  const ofEnd = refusedBy(who, to);
  if (!fault || !ofEnd) return fault && { text: `the range begins with IPv6 addresses that ${who} refuses, and may be refused too`, unsure: true };
  return { ...fault, instead: fault.instead !== undefined && ofEnd.instead !== undefined ? `${fault.instead}-${ofEnd.instead}` : undefined };
}
