/** The shape of a file: symbols, folding, selection ranges. */
import type { Item, Span, Statement } from '../syntax/tree.js';
import { meaningOf } from '../workspace/facts.js';
import type { FeatureContext } from './context.js';
import { cursorAt } from './context.js';
import { languageFeatures } from './languages/index.js';
import type { DocumentSymbol, Folding, SymbolKind } from './shapes.js';
import type { Model } from '../workspace/model.js';
import { defaultSettings, type Settings } from '../workspace/settings.js';

function kindOf(node: Statement): SymbolKind {
  const type = (meaningOf(node).type?.name ?? node.keyword.text).toLowerCase();
  if (type.endsWith('rule')) return 'rule';
  if (type.endsWith('action')) return 'action';
  if (type.endsWith('config') || type === 'tcpimage' || type === 'pepinstance') return 'include';
  if (/(addr|set|group|range|condition)$/.test(type)) return 'conditions';
  if (type.endsWith('parms') || node.block) return 'parameters';
  return 'statement';
}

export type { DocumentSymbol, Folding, SymbolKind } from './shapes.js';

/** Statements with their inline blocks; the attributes themselves are left out. */
export function documentSymbols(context: FeatureContext): DocumentSymbol[] {
  const language = languageFeatures(context.file.language);
  if (language) return language.symbols?.(context) ?? [];
  const { tree } = context.file;
  const symbols: DocumentSymbol[] = [];
  tree.items.forEach((item, index) => {
    if (item.statement) symbols.push(symbolOf(item.statement, tree.starts[index] ?? 0));
  });
  return symbols;
}

function symbolOf(node: Statement, base: number): DocumentSymbol {
  const name = node.args[0];
  const selection = name ?? node.keyword;
  return {
    name: name?.text ?? node.keyword.text,
    detail: name ? node.keyword.text : '',
    kind: kindOf(node),
    range: { start: base + node.keyword.start, end: base + Math.max(node.end, node.keyword.end, selection.end) },
    selection: { start: base + selection.start, end: base + selection.end },
    children: (node.block?.children ?? []).filter((child) => child.block).map((child) => symbolOf(child, base)),
  };
}

export interface WorkspaceSymbol {
  readonly name: string;
  readonly container: string;
  readonly kind: SymbolKind;
  readonly uri: string;
  readonly start: number;
  readonly end: number;
}

/** Most symbols a query gives; an editor shows a few dozen. */
const workspaceSymbolLimit = 1000;

/** Definitions whose name holds the letters of the query in order, in any case. */
export function workspaceSymbols(model: Model, query: string, settings: Settings = defaultSettings): WorkspaceSymbol[] {
  const wanted = query.toLowerCase();
  const found: WorkspaceSymbol[] = [];
  for (const file of model.files.values()) {
    if (file.language !== 'pagent') {
      for (const symbol of languageFeatures(file.language)?.symbols?.({ model, file, settings }) ?? []) {
        if (isSubsequence(wanted, symbol.name.toLowerCase())) found.push({ name: symbol.name, container: symbol.detail, kind: symbol.kind, uri: file.uri, ...symbol.selection });
      }
      if (found.length >= workspaceSymbolLimit) return found.slice(0, workspaceSymbolLimit);
      continue;
    }
    for (let index = 0; index < file.tree.items.length; index++) {
      const node = (file.tree.items[index] as Item).statement;
      const name = node?.args[0];
      if (!node || !name || !isSubsequence(wanted, name.text.toLowerCase())) continue;
      const base = file.tree.starts[index] ?? 0;
      found.push({ name: name.text, container: node.keyword.text, kind: kindOf(node), uri: file.uri, start: base + name.start, end: base + name.end });
      if (found.length >= workspaceSymbolLimit) return found;
    }
  }
  return found;
}

function isSubsequence(wanted: string, text: string): boolean {
  let i = 0;
  for (let j = 0; i < wanted.length && j < text.length; j++) if (wanted[i] === text[j]) i++;
  return i === wanted.length;
}

/** Blocks from the statement line to the closing brace, and runs of comment lines. */
export function foldings(context: FeatureContext): Folding[] {
  const language = languageFeatures(context.file.language);
  if (language) return language.foldings?.(context) ?? [];
  const { tree, text } = context.file;
  const found: Folding[] = [];
  tree.items.forEach((item, index) => {
    const base = tree.starts[index] ?? 0;
    if (item.statement) addBlocks(item.statement, base, found);
    addComments(item, base, text, found);
  });
  return found;
}

function addBlocks(node: Statement, base: number, found: Folding[]): void {
  if (!node.block) return;
  found.push({ start: base + node.keyword.start, end: base + node.end, kind: 'region' });
  for (const child of node.block.children) addBlocks(child, base, found);
}

function addComments(item: Item, base: number, text: string, found: Folding[]): void {
  let first: Span | undefined;
  let last: Span | undefined;
  const flush = (): void => {
    if (first && last && first !== last) found.push({ start: base + first.start, end: base + last.end, kind: 'comment' });
    first = last = undefined;
  };
  for (const comment of item.comments) {
    const before = text.slice(base + (last?.end ?? 0), base + comment.start);
    const alone = isAloneOnLine(text, base + comment.start);
    if (!alone || (last && /\S/.test(before))) flush();
    if (!alone) continue;
    if (last && (before.match(/\n/g) ?? before.match(/\r/g) ?? []).length > 1) flush();
    first ??= comment;
    last = comment;
  }
  flush();
}

function isAloneOnLine(text: string, offset: number): boolean {
  for (let i = offset - 1; i >= 0; i--) {
    const character = text[i];
    if (character === '\n' || character === '\r') return true;
    if (character !== ' ' && character !== '\t') return false;
  }
  return true;
}

/** Growing ranges around the offset: word, line of the attribute, statements outwards, item; innermost first. */
export function selectionRanges(context: FeatureContext, offset: number): Span[] {
  const language = languageFeatures(context.file.language);
  if (language) return language.selectionRanges?.(context, offset) ?? [];
  const cursor = cursorAt(context.file, offset);
  if (!cursor) return [];
  const ranges: Span[] = [];
  const add = (span: Span): void => {
    const range = { start: cursor.start + span.start, end: cursor.start + span.end };
    const previous = ranges[ranges.length - 1];
    if (!previous || (range.start <= previous.start && range.end >= previous.end && (range.start < previous.start || range.end > previous.end))) ranges.push(range);
  };
  let node = cursor.statement;
  const word = node && [node.keyword, ...node.args].find((w) => w.start <= cursor.offset && cursor.offset <= w.end);
  if (word) add(word);
  if (node && node.args.length > 0) add({ start: (node.args[0] as Span).start, end: (node.args[node.args.length - 1] as Span).end });
  for (; node; node = node.parent) {
    if (node.block?.open && node.block.close) add({ start: node.block.open.start, end: node.block.close.end });
    add({ start: node.keyword.start, end: Math.max(node.end, node.keyword.end) });
  }
  add({ start: 0, end: cursor.item.length });
  return ranges;
}
