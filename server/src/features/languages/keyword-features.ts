/** Hover, outline, folding and completion of CSSMTP and FTP.DATA: the two have the same form and a catalogue each. */
import { availableIn, statementsOf } from '../../catalog/index.js';
import type { Parameter, Statement } from '../../catalog/types.js';
import type { KeywordLanguage, KeywordValue } from '../../checks/support/keyword-files.js';
import { keywordFile, ownerOf, valuesOf } from '../../checks/support/keyword-files.js';
import { isBlank } from '../../syntax/lines.js';
import type { KeywordLine } from '../../syntax/keyword-lines.js';
import { blockAt, lineAt } from '../../syntax/keyword-lines.js';
import type { Span } from '../../syntax/tree.js';
import type { Completion } from '../completion/item.js';
import { covers, type FeatureContext } from '../context.js';
import { code, paragraphs, prose, sentences, title } from '../describe/markdown.js';
import { defaultSentence, describeParameter } from '../describe/parameters.js';
import { describeStatement } from '../describe/statements.js';
import { enumValue, explainInteger, valueForms } from '../describe/values.js';
import type { Hover } from '../hover/result.js';
import type { DocumentSymbol, Folding } from '../shapes.js';
import type { LanguageFeatures } from './language.js';

/** The features of a language of this form. */
export function keywordFeatures(language: KeywordLanguage): LanguageFeatures {
  return {
    hover: (context, offset) => hover(language, context, offset),
    completion: (context, offset) => completion(language, context, offset),
    symbols: ({ file }) => keywordFile(file).lines.map(symbolOf),
    foldings,
  };
}

// Hover.

function hover(language: KeywordLanguage, context: FeatureContext, offset: number): Hover | undefined {
  const line = lineAt(keywordFile(context.file), offset);
  const owner = line && ownerOf(language, line);
  if (!line || !owner) return undefined;
  const values = valuesOf(language, line);
  if (covers(line.keyword, offset)) {
    const row = values[0]?.parameter;
    const contents = line.parent ? row && describeParameter(row, owner, context.settings.release) : describeStatement(owner, context.settings.release);
    return contents === undefined ? undefined : { contents, start: line.keyword.start, end: line.keyword.end };
  }
  const value = values.find(({ word }) => word && covers(word, offset));
  return value?.word && { contents: describeValue(value, value.word.text, context), start: value.word.start, end: value.word.end };
}

/** What this very value means; where only the parameter is known, that. */
function describeValue({ owner, parameter }: KeywordValue, text: string, { settings }: FeatureContext): string {
  const { value } = parameter;
  const name = parameter.positional === undefined ? parameter.name : owner.name;
  const entry = enumValue(value, text);
  if (entry?.summary) return paragraphs(title(`${name} ${entry.value}`), prose(entry.summary), prose(parameter.summary), sentences(defaultSentence(parameter, settings.release)));
  const meaning = value.kind === 'integer' ? explainInteger(value, name, text) : undefined;
  if (value.kind !== 'integer' || meaning === undefined) return describeParameter(parameter, owner, settings.release);
  return paragraphs(meaning, `${code(name)}: ${prose(parameter.summary)}`, sentences(value.bits ? undefined : valueForms(value), defaultSentence(parameter, settings.release)));
}

// Outline and folding.

function symbolOf(line: KeywordLine): DocumentSymbol {
  return {
    name: line.keyword.text,
    detail: line.block ? targetOf(line) : line.args.map(({ text }) => text).join(' '),
    kind: 'statement',
    range: { start: line.keyword.start, end: line.end },
    selection: { start: line.keyword.start, end: line.keyword.end },
    children: line.block?.lines.map(symbolOf) ?? [],
  };
}

/** The mail server of a TargetServer block, so that several can be told apart. */
function targetOf({ block }: KeywordLine): string {
  return block?.lines.find(({ keyword }) => /^target/i.test(keyword.text))?.args[0]?.text ?? '';
}

function foldings({ file }: FeatureContext): Folding[] {
  const tree = keywordFile(file);
  const blocks: Folding[] = tree.lines.filter(({ block }) => block).map((line) => ({ start: line.keyword.start, end: line.end, kind: 'region' }));
  return [...blocks, ...commentRuns(file.text, tree.comments)].sort((a, b) => a.start - b.start);
}

/** Comments on lines of their own that follow each other. */
function commentRuns(text: string, comments: readonly Span[]): Folding[] {
  const runs: { start: number; end: number; count: number }[] = [];
  for (const { start, end } of comments) {
    const last = runs.at(-1);
    if (last && start - last.end < 200 && /^[^\S\r\n]*(?:\r\n|\r|\n)[^\S\r\n]*$/.test(text.slice(last.end, start))) {
      last.end = end;
      last.count++;
    } else runs.push({ start, end, count: 1 });
  }
  return runs.filter(({ count }) => count > 1).map(({ start, end }) => ({ start, end, kind: 'comment' }));
}

// Completion.

/** The line up to the cursor: the words before the one being typed, and where that one stands. */
interface Typing {
  readonly before: readonly string[];
  readonly replace: Span;
}

function typingAt(text: string, offset: number): Typing {
  let start = offset;
  while (start > 0 && !isLineEnd(text, start - 1) && !isBlank(text.charCodeAt(start - 1))) start--;
  let lineStart = start;
  while (lineStart > 0 && !isLineEnd(text, lineStart - 1)) lineStart--;
  let end = offset;
  while (end < text.length && !isLineEnd(text, end) && !isBlank(text.charCodeAt(end))) end++;
  return { before: text.slice(lineStart, start).split(/\s+/).filter((word) => word !== ''), replace: { start, end } };
}

const isLineEnd = (text: string, at: number): boolean => text[at] === '\n' || text[at] === '\r';

function completion(language: KeywordLanguage, context: FeatureContext, offset: number): Completion[] {
  const tree = keywordFile(context.file);
  if (tree.comments.some(({ start, end }) => start < offset && offset <= end)) return [];
  const typing = typingAt(context.file.text, offset);
  const head = blockAt(tree, offset);
  const owner = head && ownerOf(language, head);
  const [keyword] = typing.before;
  if (keyword !== undefined) return values(language, context, typing, keyword, head && owner);
  const coded = keywordsIn(head?.block?.lines ?? tree.lines, typing.replace.start);
  if (head) return owner?.parameters.flatMap((row) => parameterItem(context, typing, owner, row, coded)) ?? [];
  return statementsOf(language).flatMap((row, index) => statementItem(language, context, typing, row, coded, index));
}

/** The keywords that lines begin with, in lower case, without the one that is being typed at `except`. */
function keywordsIn(lines: readonly KeywordLine[], except: number): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { keyword } of lines) if (keyword.start !== except) words.add(keyword.text);
  return new Set([...words].map((word) => word.toLowerCase()));
}

function statementItem(language: KeywordLanguage, { settings }: FeatureContext, { replace }: Typing, row: Statement, coded: ReadonlySet<string>, index: number): Completion[] {
  if (!availableIn(settings.release, row.since) || (row.repeatable === false && coded.has(row.name.toLowerCase()))) return [];
  const block = row.form === 'block' && language === 'cssmtp';
  const documentation = describeStatement(row, settings.release);
  const insertText = block ? `${row.name}\n{\n  $0\n}` : `${row.name} `;
  return [{ label: row.name, kind: 'statement', documentation, insertText, snippet: block, replace, sortText: String(index).padStart(3, '0'), retrigger: !block && operand(language, row.name, 1)?.value.kind === 'enum' }];
}

function parameterItem({ settings }: FeatureContext, { replace }: Typing, owner: Statement, row: Parameter, coded: ReadonlySet<string>): Completion[] {
  if (row.tolerated || coded.has(row.name.toLowerCase()) || row.positional !== undefined || !availableIn(settings.release, row.since)) return [];
  const detail = row.default ? `default ${row.default.value}` : undefined;
  return [{ label: row.name, kind: 'attribute', detail, documentation: describeParameter(row, owner, settings.release), insertText: `${row.name} `, replace, retrigger: row.value.kind === 'enum' }];
}

/** The words that the parameter takes at this place. */
function values(language: KeywordLanguage, { settings }: FeatureContext, { before, replace }: Typing, keyword: string, block: Statement | undefined): Completion[] {
  const row = block ? block.parameters.find(({ name }) => name.toLowerCase() === keyword.toLowerCase()) : operand(language, keyword, before.length);
  if (row?.value.kind !== 'enum' || (block && before.length > 1)) return [];
  return row.value.values
    .filter((entry) => availableIn(settings.release, entry.since))
    .map((entry) => ({
      label: entry.value,
      kind: 'value',
      detail: row.default?.value === entry.value ? 'default' : undefined,
      documentation: paragraphs(entry.summary && prose(entry.summary), prose(row.summary)),
      insertText: entry.value,
      replace,
    }));
}

function operand(language: KeywordLanguage, keyword: string, place: number): Parameter | undefined {
  const row = statementsOf(language).find(({ name }) => name.toLowerCase() === keyword.toLowerCase());
  return row?.parameters.find(({ positional }) => positional === place);
}
