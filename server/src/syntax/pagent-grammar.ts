/** What the parser must know of Policy Agent statements, taken from the catalogue. */
import { inlineAllowed, isTolerated, parameter, statement, statementsOf } from '../catalog/index.js';
import { KeywordTable, type Keyword } from './keyword-table.js';
import type { Grammar } from './tree.js';

let inlineNames: ReadonlySet<string> | undefined;

/** Names, in lower case, that some statement takes inside its block: for sure, or as a name that it tolerates. */
function namesInside(): ReadonlySet<string> {
  inlineNames ??= new Set(statementsOf('pagent').flatMap((row) => [...row.parameters.map((p) => p.name), ...(row.toleratedNames ?? [])].map((name) => name.toLowerCase())));
  return inlineNames;
}

function describe(word: string): Keyword {
  const found = statement('pagent', word);
  return {
    text: word,
    isTopLevel: found?.placement.some((p) => p.file !== undefined) ?? false,
    isNeverInline: found !== undefined && !found.placement.some((p) => p.statement !== undefined) && !namesInside().has(word.toLowerCase()),
    isBlock: found?.form === 'block',
  };
}

const keywords = new KeywordTable(describe);

export const pagentGrammar: Grammar = {
  keywordAt: (text, start, end) => keywords.at(text, start, end),
  belongsTo(parent, child) {
    const owner = statement('pagent', parent);
    return owner !== undefined && (parameter(owner, child) !== undefined || inlineAllowed(parent, child) || isTolerated(owner, child));
  },
};
