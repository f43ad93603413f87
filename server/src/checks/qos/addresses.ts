import type { Word } from '../../syntax/tree.js';
import type { Draft } from '../check.js';
import { defineCheck } from '../check.js';
import { compareAddresses, faultOfAddress, isIPv6, parseAddress } from '../support/addresses.js';
import { linesOf } from '../support/block-lines.js';
import { rowsIn } from '../support/discipline-rows.js';
import { replace } from '../support/edits.js';
import { isSpoiled } from '../support/spoiled.js';

const attributes = ['SourceAddressRange', 'DestinationAddressRange'] as const;

/** Addresses of QoS rules (reference: pagent-qos, PolicyRule SourceAddressRange; what becomes of others was not read in a manual). */
export const qosAddresses = defineCheck({
  code: 'qos-addresses',
  severity: 'warning',
  summary: 'An address range of a QoS rule is not All, one address or two.',
  explanation: `
\`SourceAddressRange\` and \`DestinationAddressRange\` take \`All\`, one address, or the lowest and the highest address with a blank or a
dash between them: \`192.0.2.1 192.0.2.9\`. Both are of one family. A prefix such as 192.0.2.0/24, which other kinds of policy take,
is not among the forms of the manual, nor is a host name.`,
  example: `
    PolicyRule UPLINK
    {
      SourceAddressRange     ⟦192.0.2.9 192.0.2.1⟧
      PolicyActionReference  BULK
    }
    PolicyAction BULK
    {
      OutgoingTOS  00100000
    }
  `,
  fixed: `
    PolicyRule UPLINK
    {
      SourceAddressRange     192.0.2.1 192.0.2.9
      PolicyActionReference  BULK
    }
    PolicyAction BULK
    {
      OutgoingTOS  00100000
    }
  `,
  itemsWith: ['QoS'],
  *item({ item }) {
    for (const { node, type } of rowsIn(item, 'QoS')) {
      if (type?.name !== 'PolicyRule' && type?.name !== 'ServicePolicyRules') continue;
      for (const name of attributes) {
        for (const { args } of linesOf(node, name)) {
          const draft = draftFor(name, args);
          if (draft) yield draft;
        }
      }
    }
  },
});

function draftFor(name: string, words: readonly Word[]): Draft | undefined {
  const [first, second] = words;
  if (!first || /^all$/i.test(first.text) || words.some((word) => isSpoiled(word.text))) return undefined;
  // A bare number is taken as an IPv4 address.
  if (/^\d+$/.test(first.text)) return undefined;
  const ends = first.text.split('-');
  const withDash = ends.length === 2;
  const [low = '', high] = withDash ? ends : [first.text, second && parseAddress(second.text) ? second.text : undefined];
  const span = { start: first.start, end: !withDash && high !== undefined && second ? second.end : first.end };
  const [from, to] = [parseAddress(low), high === undefined ? undefined : parseAddress(high)];
  if (!from || (high !== undefined && !to)) {
    if (withDash && (low === '' || high === '')) return { at: { span }, message: `${name}: a range has an address on either side of its dash.` };
    const prefix = /^[^/]+\/\d+$/.test(first.text);
    const text = prefix ? 'a prefix is not among the forms of this attribute; it takes All, one address, or the lowest and the highest' : faultOfAddress(from ? (high ?? '') : low)?.text;
    return { at: { span }, message: `${name}: ${text}.` };
  }
  if (!to || high === undefined) return undefined;
  if (isIPv6(from) !== isIPv6(to)) return { at: { span }, message: `${name}: both ends of a range must be of one family, IPv4 or IPv6.` };
  if (compareAddresses(from, to) <= 0) return undefined;
  const meant = `${high}${withDash ? '-' : ' '}${low}`;
  return { at: { span }, message: `${name}: the lower end of a range comes first. Write ${meant}.`, fixes: () => [{ title: `Change the range to ${meant}`, safe: false, edits: [replace(span, meant)] }] };
}
