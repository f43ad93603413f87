/** What the parser must know of Policy Agent statements, taken from the catalogue. */
import { inlineAllowed, isTolerated, parameter, statement, statementsOf } from '../catalog/index.js';
import type { Grammar } from './tree.js';

function memo(compute: (keyword: string) => boolean): (keyword: string) => boolean {
  const known = new Map<string, boolean>();
  return (keyword) => {
    let value = known.get(keyword);
    if (value === undefined) {
      value = compute(keyword);
      // Words come from user files: keep the table from growing without bound.
      if (known.size < 4096) known.set(keyword, value);
    }
    return value;
  };
}

let inlineNames: ReadonlySet<string> | undefined;

/** Names, in lower case, that some statement takes inside its block: for sure, or as a name that it tolerates. */
function namesInside(): ReadonlySet<string> {
  inlineNames ??= new Set(statementsOf('pagent').flatMap((row) => [...row.parameters.map((p) => p.name), ...(row.toleratedNames ?? [])].map((name) => name.toLowerCase())));
  return inlineNames;
}

export const pagentGrammar: Grammar = {
  isTopLevel: memo((keyword) => statement('pagent', keyword)?.placement.some((p) => p.file !== undefined) ?? false),
  isNeverInline: memo((keyword) => {
    const found = statement('pagent', keyword);
    return found !== undefined && !found.placement.some((p) => p.statement !== undefined) && !namesInside().has(keyword.toLowerCase());
  }),
  isBlock: memo((keyword) => statement('pagent', keyword)?.form === 'block'),
  belongsTo(parent, child) {
    const owner = statement('pagent', parent);
    return owner !== undefined && (parameter(owner, child) !== undefined || inlineAllowed(parent, child) || isTolerated(owner, child));
  },
};
