/** From a rule or action that a log names to its statement. */
import { definitions } from '../../../logs/locate.js';
import { mentionsIn, type Mention } from '../../../logs/mentions.js';
import { absolute, covers, type FeatureContext } from '../../context.js';
import type { DefinitionTarget, DocumentLink } from '../../shapes.js';
import { lineAround } from './line.js';
import { outlineOfFile } from './outline.js';

/** The statements that the name at the offset stands for, wherever in the log it is. */
export function definition(context: FeatureContext, offset: number): DefinitionTarget[] {
  const line = lineAround(context.file.text, offset);
  const mention = mentionsIn(line.text).find((each) => covers(each, offset - line.start));
  return mention ? targets(context, { ...mention, start: line.start + mention.start, end: line.start + mention.end }) : [];
}

/** The statements that a mention with absolute offsets stands for. */
export function targets(context: FeatureContext, { type, name, what, start, end }: Mention): DefinitionTarget[] {
  return definitions(context.model, type, name, what).map(({ place: { uri, item, span } }) => {
    const selection = absolute(context, uri, item, span);
    const full = item.statement ? absolute(context, uri, item, { start: item.statement.keyword.start, end: item.statement.end }) : selection;
    return { full, selection, origin: { start, end } };
  });
}

/** Names that stand for a statement of the library. A name in many lines is looked up once. */
export function links(context: FeatureContext): DocumentLink[] {
  return linksOf(context, outlineOfFile(context.file).mentions);
}

/** Links of these mentions, whose offsets are absolute, to the statements that are there. */
export function linksOf(context: FeatureContext, mentions: Iterable<Mention>): DocumentLink[] {
  const known = new Map<string, DefinitionTarget | undefined>();
  const found: DocumentLink[] = [];
  for (const mention of mentions) {
    const key = `${mention.type} ${mention.name}`;
    if (!known.has(key)) known.set(key, targets(context, mention)[0]);
    const target = known.get(key);
    if (target) found.push({ start: mention.start, end: mention.end, target: fragment(context, target), tooltip: `Open ${mention.type} ${mention.name}` });
  }
  return found;
}

/** The URI of a line of a file, as editors follow it: `…#L12`. */
function fragment({ model }: FeatureContext, { selection: { uri, start } }: DefinitionTarget): string {
  const before = model.files.get(uri)?.text.slice(0, start) ?? '';
  return `${uri}#L${(before.match(/\r\n|\n|\r/g)?.length ?? 0) + 1}`;
}
