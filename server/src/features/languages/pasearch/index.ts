/** Displays of pasearch and Netstat: outline, foldings, links from names to statements; hover and hints hold them against the members. */
import { covers, type FeatureContext } from '../../context.js';
import type { DefinitionTarget, DocumentSymbol } from '../../shapes.js';
import type { LanguageFeatures } from '../language.js';
import { linksOf, targets } from '../pagent-log/links.js';
import { inlayHints } from './hints.js';
import { hover } from './hover.js';
import { namesIn, type DisplayedName } from './names.js';

/** Rules, and under each its actions. */
function symbols({ file }: FeatureContext): DocumentSymbol[] {
  const rules: (DocumentSymbol & { children: DocumentSymbol[] })[] = [];
  for (const named of namesIn(file)) {
    if (!named.block) continue;
    const { name, what, types, block: range, start, end } = named;
    const detail = types.length === 1 ? (types[0] ?? '') : 'action';
    const symbol = { name, detail, kind: what, range, selection: { start, end }, children: [] };
    if (what === 'rule') rules.push(symbol);
    else (rules.at(-1)?.children ?? rules).push(symbol);
  }
  return rules;
}

/** The statements that a name may stand for: at each level there may be an action of the name. */
const statements = (context: FeatureContext, { what, name, types, start, end }: DisplayedName): DefinitionTarget[] => types.flatMap((type) => targets(context, { what, name, type, start, end }));

export const pasearchFeatures: LanguageFeatures = {
  hover,
  inlayHints,
  symbols,
  foldings: ({ file }) => namesIn(file).flatMap(({ block }) => (block ? [{ ...block, kind: 'region' as const }] : [])),
  definition(context, offset) {
    const named = namesIn(context.file).find((each) => covers(each, offset));
    return named ? statements(context, named) : [];
  },
  links: (context) => linksOf(context, namesIn(context.file).flatMap(({ what, name, types, start, end }) => types.map((type) => ({ what, name, type, start, end })))),
};
