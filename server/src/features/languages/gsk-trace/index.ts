/** Traces of System SSL: outline of errors and dumps, foldings, TLS records in words. Hover is that of every text (hover-log.ts). */
import type { FeatureContext } from '../../context.js';
import type { DocumentSymbol, Folding } from '../../shapes.js';
import type { LanguageFeatures } from '../language.js';
import { inlayHints } from './hints.js';
import { recordsIn } from './records.js';

/** What a person looks for: errors, and the messages of the handshake. */
function symbols({ file }: FeatureContext): DocumentSymbol[] {
  return recordsIn(file)
    .filter(({ type }) => type === 'ERROR' || type.endsWith('_DUMP'))
    .map(({ type, function: name, text, start, end }) => ({ name: text || type, detail: name, kind: type === 'ERROR' ? ('rule' as const) : ('statement' as const), range: { start, end }, selection: { start, end }, children: [] }));
}

/** Records over several lines. */
function foldings({ file }: FeatureContext): Folding[] {
  return recordsIn(file)
    .filter(({ start, end }) => file.text.slice(start, end).includes('\n'))
    .map(({ start, end }) => ({ start, end, kind: 'region' }));
}

export const gskTraceFeatures: LanguageFeatures = { symbols, foldings, inlayHints };
