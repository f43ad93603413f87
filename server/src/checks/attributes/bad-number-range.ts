import type { Word } from '../../syntax/tree.js';
import type { Draft } from '../check.js';
import { defineCheck } from '../check.js';
import { rowsIn } from '../support/discipline-rows.js';
import { replace } from '../support/edits.js';
import { isSpoiled } from '../support/spoiled.js';
import { quoted } from '../support/wording.js';

/** The largest number in a byte of a packet: protocol, option, next header. */
const most = 255;

/** Attributes that take such a number or a range of them. In QoS rules words may be possible: `All`, and perhaps names of protocols. */
const attributes: Readonly<Record<string, { readonly words: boolean } | undefined>> = {
  ProtocolNumberRange: { words: true },
  ProtocolNumber: { words: true },
  ProtocolRange: { words: false },
  RestrictedIpOptionRange: { words: false },
  RestrictedIpv6OptionRange: { words: false },
  IPv6NextHdrRange: { words: false },
};

/** Ranges of protocol, option and next header numbers (reference: pagent-qos, PolicyRule ProtocolNumberRange; pagent-ids, IDSAttackCondition ProtocolRange). */
export const badNumberRange = defineCheck({
  code: 'bad-number-range',
  severity: 'warning',
  summary: 'A protocol, option or next header is no number up to 255, or a range of them is the wrong way round.',
  explanation: `
Protocols, IP options and next headers are numbers of one byte: 0 to 255. The range attributes of \`PolicyRule\` and of
\`IDSAttackCondition\` take one number, or the lower and the higher with a blank, a dash or a colon between them: \`6-17\`. A number
above 255 is in no packet, so it never matches.

Names such as \`TCP\` are not reported in QoS rules, where they may be possible.`,
  example: `
    IDSAttackCondition RAW
    {
      AttackType     OUTBOUND_RAW
      ProtocolRange  2-5
      ProtocolRange  18-⟦256⟧
    }
  `,
  itemsWith: ['other'],
  *item({ item }) {
    for (const { node, owner, parameter } of rowsIn(item, 'IDS', 'QoS')) {
      const attribute = parameter && parameter.value.kind === 'other' && owner ? attributes[parameter.name] : undefined;
      if (!parameter || !attribute || node.args.some((word) => isSpoiled(word.text))) continue;
      const draft = draftFor(parameter.name, node.args, attribute.words);
      if (draft) yield draft;
    }
  },
});

function draftFor(name: string, [first, second]: readonly Word[], words: boolean): Draft | undefined {
  if (!first) return undefined;
  const range = /^(\d+)(?:([-:])(\d+))?$/.exec(first.text);
  if (!range) return !words || /^\d/.test(first.text) ? { at: { span: first }, message: `${name} takes a number from 0 to ${most}, or a range such as 6-17, not ${quoted(first.text)}.` } : undefined;
  const [, low = '', delimiter, high] = range;
  // With a blank between the ends the second is a word of its own; other text behind a value is not read.
  const upper = high ?? (second && /^\d+$/.test(second.text) ? second.text : undefined);
  const ofLow = { start: first.start, end: first.start + low.length };
  if (Number(low) > most) return { at: { span: ofLow }, message: `${name} takes numbers from 0 to ${most}; ${low} is above.` };
  if (upper === undefined) return undefined;
  const ofHigh = high === undefined && second ? second : { start: first.end - upper.length, end: first.end };
  if (Number(upper) > most) return { at: { span: ofHigh }, message: `${name} takes numbers from 0 to ${most}; ${upper} is above.` };
  if (Number(low) <= Number(upper)) return undefined;
  const span = { start: first.start, end: ofHigh.end };
  const meant = `${upper}${delimiter ?? ' '}${low}`;
  return { at: { span }, message: `${name}: the lower end of a range comes first. Write ${meant}.`, fixes: () => [{ title: `Change the range to ${meant}`, safe: false, edits: [replace(span, meant)] }] };
}
