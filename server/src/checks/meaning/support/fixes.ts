/** Edits that the fixes of meaning checks are made of. */
import type { Block } from '../../../policy/index.js';
import type { Line } from '../../../policy/blocks.js';
import { linesIn } from '../../../policy/blocks.js';
import type { SourceFile } from '../../../workspace/source-file.js';
import type { DraftFix, ScopeContext } from '../../check.js';
import { insertLast } from '../../library/edits.js';
import { alignedKeyword, indentAt, insertLines, wholeLines } from '../../support/edits.js';
import type { CodePlace } from './places.js';
import { valuePlace } from './places.js';

export type DraftEdit = DraftFix['edits'][number];

/** A fix when there is something to edit, else none. */
export function fix(title: string, edits: readonly (DraftEdit | undefined)[]): DraftFix[] {
  const present = edits.filter((edit): edit is DraftEdit => edit !== undefined);
  return present.length > 0 ? [{ title, safe: false, edits: present }] : [];
}

/** Another value in place of that of the line. */
export function setValue(line: Line, value: string): DraftEdit {
  return { at: valuePlace(line), newText: value };
}

/** Takes the line out. */
export function removeLine({ model }: ScopeContext, line: Line): DraftEdit | undefined {
  const { uri, item, span } = line.place;
  const text = textOfItem(model.files.get(uri), line.block);
  return text === undefined ? undefined : { at: { uri, item, span: wholeLines(text, span) }, newText: '' };
}

/**
 * Adds attributes to a block, behind the last of its lines for one of `behind`, else as its last lines.
 * @param attributes keyword and value of each
 */
export function addAttributes(context: ScopeContext, block: Block, attributes: readonly (readonly [string, string])[], behind: readonly string[] = []): DraftEdit | undefined {
  const file = context.model.files.get(block.uri);
  const text = textOfItem(file, block);
  if (!file || text === undefined) return undefined;
  const lines = attributes.map(([keyword, value]) => `${alignedKeyword(block.statement, keyword)}${value}`);
  const last = linesIn(block).filter(({ parameter }) => behind.includes(parameter.name)).at(-1);
  if (!last) return insertLast(file, block, lines);
  const indent = indentAt(text, last.place.span.start);
  const { at, newText } = insertLines(text, last.place.span.end, lines.map((line) => indent + line));
  return { at: { uri: block.uri, item: block.item, span: at.span }, newText };
}

/** Adds an inline block to a statement. */
export function addBlock(context: ScopeContext, owner: Block, type: string, attributes: readonly (readonly [string, string])[]): DraftEdit | undefined {
  const file = context.model.files.get(owner.uri);
  const width = Math.max(...attributes.map(([keyword]) => keyword.length)) + 2;
  return file && insertLast(file, owner, [type, '{', ...attributes.map(([keyword, value]) => `  ${keyword.padEnd(width)}${value}`), '}']);
}

/** Takes codes out of a list: their lines where nothing else stands in them. Undefined when the list would be empty. */
export function removeCodes(context: ScopeContext, all: readonly CodePlace[], gone: readonly CodePlace[]): readonly (DraftEdit | undefined)[] {
  if (gone.length === all.length) return [];
  const lines = new Set(gone.map(({ line }) => line));
  return [...lines].flatMap((line) => {
    const ofLine = gone.filter((each) => each.line === line);
    if (all.every((each) => each.line !== line || ofLine.includes(each))) return [removeLine(context, line)];
    return ofLine.map(({ place }) => ({ at: place, newText: '' }));
  });
}

function textOfItem(file: SourceFile | undefined, { item }: Block): string | undefined {
  const start = file?.startOf(item);
  return file && start !== undefined ? file.text.slice(start, start + item.length) : undefined;
}
