/**
 * Text → tree for Policy Agent files: one attribute a line, braces on lines of their own (reference: pagent-ttls, syntax).
 * The parser reads what PAGENT reads, and where a brace is lost it goes on with what was meant and records the problem.
 *
 * What invalidates what: an item's parse depends on its own text and, through one look ahead, on the first significant
 * line of the item behind it. `reparse` therefore starts one item before the edit and stops at the first old boundary
 * behind it that it meets again.
 */
import { CLOSE, LineScanner, OPEN } from './lines.js';
import type { Block, Grammar, Item, Span, Statement, SyntaxProblem, SyntaxProblemKind, Tree, Word } from './tree.js';
import { itemIndexAt } from './tree.js';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type OpenStatement = Mutable<Omit<Statement, 'block' | 'args'>> & { args: Word[]; block?: Mutable<Omit<Block, 'children'>> & { children: Statement[] } };

/** Parses a whole text. Never throws; every text gives a tree. */
export function parse(text: string, grammar: Grammar): Tree {
  const parser = new ItemParser(text, grammar);
  const items: Item[] = [];
  const starts: number[] = [];
  for (let at = 0; at < text.length; ) {
    starts.push(at);
    const item = parser.parseItem(at);
    items.push(item);
    at += item.length;
  }
  return { text, items, starts: Int32Array.from(starts) };
}

/** One replacement of old text: start..oldEnd in the old text became start..newEnd in the new one. */
export interface Edit {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** The tree of `text`, which came from the text of `old` by one edit; items that the edit does not touch are kept as they are. */
export function reparse(old: Tree, text: string, edit: Edit, grammar: Grammar): Tree {
  if (old.items.length === 0) return parse(text, grammar);
  const delta = edit.newEnd - edit.oldEnd;
  const first = Math.max(0, itemIndexAt(old, edit.start) - 1);
  const parser = new ItemParser(text, grammar);
  const fresh: Item[] = [];
  const freshStarts: number[] = [];
  let at = old.starts[first] ?? 0;
  let oldIndex = first;
  let resume = old.items.length;
  while (at < text.length) {
    if (at >= edit.newEnd && at - delta >= edit.oldEnd) {
      const oldAt = at - delta;
      while (oldIndex < old.items.length && (old.starts[oldIndex] ?? 0) < oldAt) oldIndex++;
      if (oldIndex < old.items.length && old.starts[oldIndex] === oldAt && oldIndex > first) {
        resume = oldIndex;
        break;
      }
    }
    freshStarts.push(at);
    const item = parser.parseItem(at);
    fresh.push(item);
    at += item.length;
  }
  const kept = old.items.length - resume;
  const items = new Array<Item>(first + fresh.length + kept);
  const starts = new Int32Array(items.length);
  for (let i = 0; i < first; i++) items[i] = old.items[i] as Item;
  starts.set(old.starts.subarray(0, first));
  for (let i = 0; i < fresh.length; i++) {
    items[first + i] = fresh[i] as Item;
    starts[first + i] = freshStarts[i] as number;
  }
  for (let i = 0, to = first + fresh.length; i < kept; i++, to++) {
    items[to] = old.items[resume + i] as Item;
    starts[to] = (old.starts[resume + i] as number) + delta;
  }
  return { text, items, starts };
}

class ItemParser {
  private readonly scanner = new LineScanner();
  private readonly ahead = new LineScanner();
  private base = 0;
  private comments: Span[] = [];
  private problems: SyntaxProblem[] = [];

  constructor(
    private readonly text: string,
    private readonly grammar: Grammar,
  ) {}

  /** Parses the item that starts at the line start `at`. */
  parseItem(at: number): Item {
    this.base = at;
    this.comments = [];
    this.problems = [];
    const { text, scanner } = this;
    let pos = at;
    while (pos < text.length) {
      const lineStart = pos;
      scanner.scan(text, pos);
      pos = scanner.next;
      this.noteLine();
      if (scanner.count === 0) continue;
      const first = text.charCodeAt(scanner.words[0] as number);
      if (first === CLOSE && this.isBraceWord(0, CLOSE)) {
        this.problem('stray-close', this.braceSpan(0));
        return this.finish(pos);
      }
      if (first === OPEN && this.isBraceWord(0, OPEN)) {
        this.problem('stray-open', this.braceSpan(0));
        return this.finish(pos);
      }
      const statement = this.openStatement(lineStart, undefined);
      pos = this.parseBody(statement, pos);
      return this.finish(pos, statement as Statement);
    }
    return this.finish(pos);
  }

  private finish(end: number, statement?: Statement): Item {
    return { length: end - this.base, statement, comments: this.comments, problems: this.problems };
  }

  /** Records what every line may carry: a comment, a sequence number. */
  private noteLine(): void {
    const { scanner } = this;
    if (scanner.commentStart >= 0) {
      this.comments.push({ start: scanner.commentStart - this.base, end: scanner.end - this.base });
      if (scanner.commentInWord) this.problem('comment-in-word', { start: scanner.commentStart - this.base, end: scanner.commentStart + 1 - this.base });
    }
    if (scanner.sequenceStart >= 0) this.problem('sequence-number', { start: scanner.sequenceStart - this.base, end: scanner.sequenceStart + 8 - this.base });
  }

  private problem(kind: SyntaxProblemKind, span: Span, statement?: OpenStatement): void {
    this.problems.push({ kind, start: span.start, end: span.end, statement: statement as Statement | undefined });
  }

  private word(index: number): Word {
    const start = this.scanner.words[index * 2] as number;
    const end = this.scanner.words[index * 2 + 1] as number;
    return { start: start - this.base, end: end - this.base, text: this.text.slice(start, end) };
  }

  private braceSpan(index: number): Span {
    const start = (this.scanner.words[index * 2] as number) - this.base;
    return { start, end: start + 1 };
  }

  /**
   * The word is a brace, alone or glued in front of text. `{{x}}`, `{%`, `{#` are other people's templates, not braces.
   */
  private isBraceWord(index: number, brace: number): boolean {
    const start = this.scanner.words[index * 2] as number;
    const end = this.scanner.words[index * 2 + 1] as number;
    if (end - start === 1) return true;
    const second = this.text.charCodeAt(start + 1);
    if (second === OPEN || second === CLOSE || second === 37 /* % */) return false;
    if (brace === CLOSE) return true;
    return this.text.slice(start, end).indexOf('}') < 0;
  }

  /** Length of the word without a brace glued behind it; the whole length when there is none. */
  private trailingBrace(index: number): number {
    const start = this.scanner.words[index * 2] as number;
    const end = this.scanner.words[index * 2 + 1] as number;
    const last = this.text.charCodeAt(end - 1);
    if (last !== OPEN && last !== CLOSE) return -1;
    if (end - start === 1) return start;
    for (let i = start; i < end - 1; i++) {
      const code = this.text.charCodeAt(i);
      if (code === OPEN || code === CLOSE) return -1;
    }
    return end - 1;
  }

  /** Makes the statement of the scanned line from word `from` on. */
  private openStatement(lineStart: number, parent: OpenStatement | undefined, from = 0): OpenStatement {
    const { scanner } = this;
    const keyword = this.word(from);
    const args: Word[] = [];
    for (let w = from + 1; w < scanner.count; w++) args.push(this.word(w));
    const last = args.length > 0 ? (args[args.length - 1] as Word).end : keyword.end;
    return {
      keyword,
      args,
      comment: scanner.commentStart >= 0 ? { start: scanner.commentStart - this.base, end: scanner.end - this.base } : undefined,
      parent: parent as Statement | undefined,
      column: keyword.start + this.base - lineStart,
      end: last,
    };
  }

  /**
   * Takes a brace from the end of the statement's line. Gives 'open' or 'close' when one was there.
   */
  private takeLineEndBrace(statement: OpenStatement): 'open' | 'close' | undefined {
    const lastIndex = this.scanner.count - 1;
    const at = this.trailingBrace(lastIndex);
    if (at < 0) return undefined;
    const code = this.text.charCodeAt(at);
    const wordStart = this.scanner.words[lastIndex * 2] as number;
    const alone = at === wordStart;
    if (alone && statement.args.length === 0) return undefined;
    const span = { start: at - this.base, end: at - this.base + 1 };
    if (alone) statement.args.pop();
    else {
      const cut = { start: wordStart - this.base, end: at - this.base, text: this.text.slice(wordStart, at) };
      if (statement.args.length > 0) statement.args[statement.args.length - 1] = cut;
      else statement.keyword = cut;
    }
    if (code === OPEN) {
      this.problem(alone ? 'brace-on-statement-line' : 'brace-glued', span, statement);
      statement.block = { open: span, children: [] };
      statement.end = span.end;
      return 'open';
    }
    this.problem(alone ? 'brace-after-value' : 'brace-glued', span, statement);
    statement.end = statement.args.length > 0 ? (statement.args[statement.args.length - 1] as Word).end : statement.keyword.end;
    this.pendingClose = span;
    return 'close';
  }

  private pendingClose: Span | undefined;

  /** Parses what follows the line of a top-level statement: its block, when it has one. Gives the end of the item. */
  private parseBody(root: OpenStatement, afterLine: number): number {
    const ending = this.takeLineEndBrace(root);
    if (ending === 'close') this.problem('stray-close', this.pendingClose as Span);
    const open: OpenStatement[] = [];
    let pos = afterLine;
    if (ending === 'open') open.push(root);
    else if (!this.opensBlock(root, pos)) return pos;
    else {
      pos = this.enterBlock(root, pos);
      open.push(root);
      pos = this.restOfBraceLine(open, root, pos);
    }
    while (open.length > 0 && pos < this.text.length) {
      const current = open[open.length - 1] as OpenStatement;
      const lineStart = pos;
      this.scanner.scan(this.text, pos);
      if (this.scanner.count === 0) {
        this.noteLine();
        pos = this.scanner.next;
        continue;
      }
      const first = this.text.charCodeAt(this.scanner.words[0] as number);
      if (first === CLOSE && this.isBraceWord(0, CLOSE)) {
        this.noteLine();
        pos = this.scanner.next;
        this.closeBlock(open, this.braceSpan(0));
        this.noteTextAfterBrace(0, current);
        continue;
      }
      if (first === OPEN && this.isBraceWord(0, OPEN)) {
        this.noteLine();
        pos = this.scanner.next;
        this.problem('stray-open', this.braceSpan(0), current);
        continue;
      }
      if (this.endsInferred(current)) {
        current.end = this.lastContent(current as Statement);
        open.pop();
        continue;
      }
      if (this.endsUnclosed(open, lineStart)) return pos;
      this.noteLine();
      pos = this.scanner.next;
      pos = this.parseChild(open, current, lineStart, 0, pos);
    }
    this.reportUnclosed(open);
    return pos;
  }

  /** One attribute or inline statement of `parent`, from word `from` of the scanned line. */
  private parseChild(open: OpenStatement[], parent: OpenStatement, lineStart: number, from: number, afterLine: number): number {
    const child = this.openStatement(lineStart, parent, from);
    parent.block?.children.push(child as Statement);
    const ending = this.takeLineEndBrace(child);
    if (ending === 'open') {
      open.push(child);
      return afterLine;
    }
    if (ending === 'close') {
      this.closeBlock(open, this.pendingClose as Span);
      return afterLine;
    }
    if (!this.opensBlock(child, afterLine)) return afterLine;
    const pos = this.enterBlock(child, afterLine);
    open.push(child);
    return this.restOfBraceLine(open, child, pos);
  }

  /** The next significant line begins with `{`, or with an attribute of a block statement whose brace was forgotten. */
  private opensBlock(statement: OpenStatement, pos: number): boolean {
    const { ahead, text } = this;
    let at = pos;
    while (at < text.length) {
      ahead.scan(text, at);
      if (ahead.count > 0) break;
      at = ahead.next;
    }
    if (at >= text.length || ahead.count === 0) return false;
    const start = ahead.words[0] as number;
    if (text.charCodeAt(start) === OPEN) {
      const second = text.charCodeAt(start + 1);
      return !(second === OPEN || second === 37);
    }
    const next = text.slice(start, ahead.words[1] as number);
    const keyword = statement.keyword.text;
    return (
      this.grammar.isBlock(keyword) &&
      !this.grammar.belongsTo(statement.parent?.keyword.text ?? '', next) &&
      this.grammar.belongsTo(keyword, next) &&
      !this.grammar.isNeverInline(next)
    );
  }

  /** Passes the comment lines before the block and its brace line; a block without a brace begins where it stands. */
  private enterBlock(statement: OpenStatement, pos: number): number {
    const { scanner, text } = this;
    let at = pos;
    for (;;) {
      scanner.scan(text, at);
      if (scanner.count > 0) break;
      this.noteLine();
      at = scanner.next;
    }
    if (text.charCodeAt(scanner.words[0] as number) !== OPEN) {
      this.problem('missing-open', { start: statement.keyword.start, end: statement.end }, statement);
      statement.block = { children: [] };
      scanner.count = 0;
      return at;
    }
    this.noteLine();
    const span = this.braceSpan(0);
    statement.block = { open: span, children: [] };
    statement.end = span.end;
    return scanner.next;
  }

  /** Text behind `{` on its line: reported, and read as if it stood on the next line. */
  private restOfBraceLine(open: OpenStatement[], statement: OpenStatement, pos: number): number {
    const { scanner, text } = this;
    if (scanner.count === 0) return pos;
    const start = scanner.words[0] as number;
    const glued = (scanner.words[1] as number) - start > 1;
    if (glued) {
      this.problem('brace-glued', this.braceSpan(0), statement);
      scanner.words[0] = start + 1;
      return this.parseChild(open, statement, start, 0, pos);
    }
    if (scanner.count === 1) return pos;
    const rest = this.word(1);
    if (scanner.count === 2 && text.charCodeAt(scanner.words[2] as number) === CLOSE && rest.text.length === 1) {
      this.problem('text-after-brace', rest, statement);
      this.closeBlock(open, rest);
      return pos;
    }
    const last = this.word(scanner.count - 1);
    this.problem('text-after-brace', { start: rest.start, end: last.end }, statement);
    return this.parseChild(open, statement, start, 1, pos);
  }

  private noteTextAfterBrace(index: number, statement: OpenStatement): void {
    const { scanner } = this;
    const start = scanner.words[index * 2] as number;
    const end = scanner.words[index * 2 + 1] as number;
    if (end - start > 1) this.problem('brace-glued', { start: start - this.base, end: start + 1 - this.base }, statement);
    else if (scanner.count > index + 1) {
      const last = scanner.words[scanner.count * 2 - 1] as number;
      this.problem('text-after-brace', { start: (scanner.words[index * 2 + 2] as number) - this.base, end: last - this.base }, statement);
    }
  }

  private closeBlock(open: OpenStatement[], brace: Span): void {
    const statement = open.pop() as OpenStatement;
    if (statement.block) statement.block.close = brace;
    statement.end = brace.end;
    for (let i = open.length - 1; i >= 0; i--) (open[i] as OpenStatement).end = brace.end;
  }

  /** A block without a brace goes on as long as its lines are attributes of its statement. */
  private endsInferred(current: OpenStatement): boolean {
    if (current.block?.open) return false;
    const { scanner, text } = this;
    const keyword = text.slice(scanner.words[0] as number, scanner.words[1] as number);
    return !this.grammar.belongsTo(current.keyword.text, keyword);
  }

  /**
   * The scanned line begins a statement that cannot belong to the open blocks: their braces were forgotten. A statement
   * indented deeper than the block it stands in was meant to be inside, and is reported as misplaced instead.
   */
  private endsUnclosed(open: OpenStatement[], lineStart: number): boolean {
    const { grammar, scanner, text } = this;
    const keyword = text.slice(scanner.words[0] as number, scanner.words[1] as number);
    if (!grammar.isTopLevel(keyword)) return false;
    const column = (scanner.words[0] as number) - lineStart;
    const root = open[0] as OpenStatement;
    const never = grammar.isNeverInline(keyword);
    const fits = open.some((s) => grammar.belongsTo(s.keyword.text, keyword));
    if (fits || column > root.column) return false;
    if (!never && (scanner.count < 2 || column > root.column)) return false;
    this.reportUnclosed(open);
    return true;
  }

  /**
   * Reports the blocks still open. When a `}` stands in the column of an outer block, the inner block that took it is the
   * one whose brace is missing.
   */
  private reportUnclosed(open: OpenStatement[]): void {
    for (const statement of open) {
      if (!statement.block?.open) {
        statement.end = this.lastContent(statement as Statement);
        continue;
      }
      const thief = this.blockClosedByBraceOf(statement as Statement);
      const at = thief ? this.lastContent(thief) : this.lastContent(statement as Statement);
      this.problem('missing-close', { start: Math.max(0, at - 1), end: at }, (thief as OpenStatement | undefined) ?? statement);
      statement.end = Math.max(statement.end, this.lastContent(statement as Statement));
    }
  }

  /** The innermost last descendant whose closing brace stands further left than its own keyword, in the outer's column. */
  private blockClosedByBraceOf(outer: Statement): Statement | undefined {
    for (const child of [...(outer.block?.children ?? [])].reverse()) {
      if (!child.block) continue;
      const inner = this.blockClosedByBraceOf(child);
      if (inner) return inner;
      if (child.block.close && child.column > outer.column && this.columnOf(child.block.close.start) <= outer.column) return child;
    }
    return undefined;
  }

  private columnOf(offset: number): number {
    let i = offset + this.base;
    while (i > this.base && this.text.charCodeAt(i - 1) !== 10 && this.text.charCodeAt(i - 1) !== 13) i--;
    return offset + this.base - i;
  }

  private lastContent(statement: Statement): number {
    const children = statement.block?.children ?? [];
    const last = children[children.length - 1];
    if (last) return last.block && !last.block.close ? this.lastContent(last) : last.block?.close && this.columnOf(last.block.close.start) < last.column ? this.lastContent(last) : last.end;
    return statement.block?.open?.end ?? statement.end;
  }
}
