/** Attributes of System SSL, as traces name them, in words. */
import type { GskAttribute } from '../../catalog/types.js';
import { bullets, code, paragraphs, prose, title } from './markdown.js';
import { hedge } from './words.js';

/** An attribute: what it holds, and which parameter of the policy sets it. */
export function describeGskAttribute(row: GskAttribute): string {
  return paragraphs(
    title(row.name, 'System SSL attribute', row.number !== undefined && row.numberCertainty !== 'memory' && row.numberCertainty !== 'unknown' && `number ${row.number}`),
    prose(row.meaning),
    row.parameter && `Set by ${code(row.parameter)}${row.statement ? ` in ${code(row.statement)}` : ''}.`,
    bullets([row.range && `Range: ${prose(row.range)}`, row.default && `Default of System SSL: ${prose(row.default)}`]),
    (row.notes ?? []).map(prose).join(' '),
    hedge(row.certainty === 'sample' ? undefined : row.certainty),
  );
}
