/** Return codes of System SSL, AT-TLS and certificate management in words. */
import { partnerReturnCodes, returnCode, returnCodeRange, type Release } from '../../catalog/index.js';
import type { ReturnCode } from '../../catalog/types.js';
import { bullets, code, joined, paragraphs, prose, sentences, title } from './markdown.js';
import { doubt, hedge, sinceSentence } from './words.js';

const kinds: Record<ReturnCode['kind'], string> = {
  'system-ssl': 'System SSL return code',
  'at-tls': 'AT-TLS return code',
  cms: 'certificate management (CMS) status',
  'deprecated-api': 'return code of the old System SSL interface',
};

/** A return code: its meaning, what usually brings it about, what to do. */
export function describeReturnCode(row: ReturnCode, release: Release): string {
  return paragraphs(
    title(String(row.code), kinds[row.kind], row.symbol && code(row.symbol) + doubt(row.symbolCertainty)),
    prose(row.meaning),
    section('Causes', row.causes),
    section('What to do', row.actions),
    row.relatedParameters && row.relatedParameters.length > 0 && `Parameters: ${joined(row.relatedParameters.map(code))}.`,
    row.typicalEvents && row.typicalEvents.length > 0 && `It usually shows at ${joined(row.typicalEvents, 'or')}.`,
    otherNames(row),
    (row.notes ?? []).map(prose).join(' '),
    sentences(sinceSentence(row.since, undefined, release), hedge(row.certainty)),
  );
}

function section(heading: string, items: readonly string[] | undefined): string | undefined {
  const list = bullets((items ?? []).map(prose));
  return list && `${heading}:\n${list}`;
}

/** The codes that stand for the same trouble elsewhere: with the partner, in the other interfaces. */
function otherNames(row: ReturnCode): string | undefined {
  const partner = row.kind === 'system-ssl' && typeof row.code === 'number' ? partnerReturnCodes(row.code) : undefined;
  const status = (row.cmsStatus ?? []).map(code);
  return (
    sentences(
      partner && `The partner usually shows ${joined(partner.partner.map((number) => code(String(number))), 'or')} at the same time: ${lowerFirst(prose(partner.meaning))}`,
      status.length > 0 && `CMS status that comes with it: ${joined(status)}.`,
      row.systemSslCode !== undefined && `System SSL return code for the same: ${code(String(row.systemSslCode))}.`,
    ) || undefined
  );
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text[0]?.toLowerCase() + text.slice(1) : text;
}

/**
 * What a return code in any of its forms means (402, 0x134CC19E, 03353022, FFFFFFEA), down to what its range means when the
 * code itself is not known; undefined for a number outside all ranges.
 */
export function explainReturnCode(text: string, release: Release): string | undefined {
  const row = returnCode(text);
  if (row) return describeReturnCode(row, release);
  const range = returnCodeRange(text);
  return range && paragraphs(title(text, kinds[range.kind]), prose(range.meaning), hedge(range.certainty));
}
