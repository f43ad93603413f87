import { availableIn, parameter, statement } from '../../../catalog/index.js';
import { traceWords } from '../../../syntax/ctrace.js';
import type { Completion } from '../../completion/item.js';
import { covers, type FeatureContext } from '../../context.js';
import { describeParameter } from '../../describe/parameters.js';
import { describeStatement } from '../../describe/statements.js';
import type { LanguageFeatures } from '../language.js';

/** Members with the options of a component trace: what the options do, as far as the traces of System SSL and of packets use them. */
export const ctraceFeatures: LanguageFeatures = {
  hover({ file, settings: { release } }, offset) {
    const word = traceWords(file.text).find(({ start, nameEnd }) => covers({ start, end: nameEnd }, offset));
    const owner = statement('ctrace', 'TRACEOPTS');
    const row = word && owner && parameter(owner, word.name);
    const contents = row ? describeParameter(row, owner, release) : word && owner?.name === word.name ? describeStatement(owner, release) : undefined;
    return word && contents !== undefined ? { contents, start: word.start, end: word.nameEnd } : undefined;
  },
  completion,
  symbols: ({ file }) => {
    const [first, ...options] = traceWords(file.text);
    if (!first) return [];
    const detail = options.map(({ name, value }) => (value === undefined ? name : `${name}(${value})`)).join(' ');
    return [{ name: first.name, detail, kind: 'statement', range: { start: first.start, end: options.at(-1)?.end ?? first.end }, selection: { start: first.start, end: first.end }, children: [] }];
  },
};

/** The options that are not there yet; in an empty member the word that begins them. */
function completion({ file, settings: { release } }: FeatureContext, offset: number): Completion[] {
  const words = traceWords(file.text);
  const owner = statement('ctrace', 'TRACEOPTS');
  const typed = words.find(({ start, end }) => start <= offset && offset <= end);
  if (!owner || isInside(file.text, offset) || (typed && offset > typed.nameEnd)) return [];
  const replace = { start: typed?.start ?? offset, end: offset };
  const others = new Set(words.filter((word) => word !== typed).map(({ name }) => name));
  if (!others.has(owner.name)) return [{ label: owner.name, kind: 'statement', documentation: describeStatement(owner, release), insertText: `${owner.name}\n  `, replace }];
  return owner.parameters
    .filter(({ name, since }) => !others.has(name) && availableIn(release, since))
    .map((row) => {
      const bare = row.value.kind === 'other' && row.value.bare;
      return { label: row.name, kind: 'attribute', documentation: describeParameter(row, owner, release), insertText: bare ? row.name : `${row.name}($1)`, snippet: !bare, replace };
    });
}

/** Whether the offset lies in a comment that is open before it. */
const isInside = (text: string, offset: number): boolean => text.lastIndexOf('/*', offset - 1) > text.lastIndexOf('*/', offset - 1);
