/**
 * Parses one item: the blank and comment lines before a top-level statement, its line and its block.
 *
 * The parser reads what Policy Agent reads (reference: pagent-ttls, syntax). Where a brace is lost, it goes on with what
 * was meant and records the problem, so that one lost brace is one finding. It mends only what is wrong in every
 * reading: a file that Policy Agent takes is never mended.
 */
import { leadingBrace, trailingBrace } from './braces.js';
import { detached, type Keyword } from './keyword-table.js';
import { CLOSE, CR, LF, LineScanner, OPEN } from './lines.js';
import { LookAhead } from './look-ahead.js';
import type { Block, Grammar, Item, Span, Statement, SyntaxProblem, SyntaxProblemKind, Word } from './tree.js';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type OpenBlock = Mutable<Omit<Block, 'children'>> & { children: OpenStatement[] };
type OpenStatement = Mutable<Omit<Statement, 'block' | 'args' | 'parent'>> & { args: Word[]; block?: OpenBlock; parent?: OpenStatement };

/** Blocks inside each other at most. Real files need four; the bound keeps recursion over a tree safe. */
const DEPTH_LIMIT = 64;
/** Characters behind a closing brace on its line that are still read; what is longer is left as text, as it is no slip. */
const REST_LIMIT = 1000;

/** Most items have no comment and no problem: they share this. */
const none: readonly never[] = [];

function added<T>(to: readonly T[], one: T): readonly T[] {
  if (to.length === 0) return [one];
  (to as T[]).push(one);
  return to;
}

export class ItemParser {
  private scanner = new LineScanner();
  private readonly ahead: LookAhead;
  /** Where the item starts. */
  private base = 0;
  /** Start of the next line to scan; of the scanned line until that is taken. */
  private pos = 0;
  private lineStart = 0;
  /** First word of the scanned line that is not read yet. */
  private from = 0;
  /** The statements that begin on the scanned line, as many as `onLineCount` says. */
  private readonly onLine: OpenStatement[] = [];
  private onLineCount = 0;
  /** The keyword that was asked for last, and where it stands. */
  private keyword: Keyword | undefined;
  private keywordStart = -1;
  private keywordEnd = -1;
  private comments: readonly Span[] = none;
  private problems: readonly SyntaxProblem[] = none;
  /** The statements whose blocks are open, outermost first. */
  private open: OpenStatement[] = [];
  /** The root is known to be closed at this offset. */
  private rootClosesAt = -1;
  /** The block of this statement is known to be closed at `at` by a brace of its own. */
  private innerCloses: { readonly statement: OpenStatement; readonly at: number } | undefined;

  /** With `detach`, items hold nothing of the text: they outlive it when the text is edited elsewhere. */
  constructor(
    private readonly text: string,
    private readonly grammar: Grammar,
    private readonly detach = false,
  ) {
    this.ahead = new LookAhead(text, grammar);
  }

  /** The item that starts at `at`: a line start, or the first word behind a closing brace. */
  parseItem(at: number): Item {
    this.reset(at);
    while (this.pos < this.text.length) {
      this.scan();
      this.take();
      if (!this.hasRest()) continue;
      const brace = this.leadingBrace(0);
      if (brace !== 0) {
        this.problem(brace === CLOSE ? 'stray-close' : 'stray-open', this.takeBrace());
        return this.finish();
      }
      const root = this.readStatement(undefined);
      this.readBlocks();
      return this.finish(root);
    }
    return this.finish();
  }

  private reset(at: number): void {
    this.base = at;
    this.pos = at;
    this.comments = none;
    this.problems = none;
    this.open = [];
    this.rootClosesAt = -1;
    this.innerCloses = undefined;
    this.ahead.looked = at;
  }

  private finish(root?: OpenStatement): Item {
    if (this.hasRest() && this.scanner.end - this.wordStart(this.from) > REST_LIMIT) this.from = this.scanner.count;
    if (this.hasRest()) this.leaveRest();
    const end = this.hasRest() ? this.wordStart(this.from) : this.pos;
    const reach = Math.max(0, this.ahead.looked - end);
    return { length: end - this.base, reach, statement: root as Statement | undefined, comments: this.comments, problems: this.problems };
  }

  /** Words behind the last closing brace begin the next item; what the rest of the line holds goes with them. */
  private leaveRest(): void {
    // Where the words end, and what of them is a brace, depends on the whole line.
    this.ahead.note(this.scanner.end);
    const length = this.wordStart(this.from) - this.base;
    this.comments = this.comments.filter((comment) => comment.start < length);
    this.problems = this.problems.filter((problem) => problem.start < length).map((problem) => (problem.end > length ? { ...problem, end: length } : problem));
    for (const statement of this.onLine.slice(0, this.onLineCount)) if (statement.comment && statement.comment.start >= length) statement.comment = undefined;
  }

  // Lines and words.

  private scan(): void {
    this.lineStart = this.pos;
    const seen = this.ahead.exchange(this.pos, this.scanner);
    if (seen) this.scanner = seen;
    else this.scanner.scan(this.text, this.pos);
    this.from = 0;
    this.onLineCount = 0;
  }

  /** Takes the scanned line into the item, with what every line may carry: a comment, a sequence number. */
  private take(): void {
    const { scanner, base } = this;
    this.pos = scanner.next;
    if (scanner.commentStart >= 0) {
      this.comments = added(this.comments, { start: scanner.commentStart - base, end: scanner.end - base });
      if (scanner.commentInWord) this.problem('comment-in-word', { start: scanner.commentStart - base, end: scanner.commentStart + 1 - base });
    }
    if (scanner.sequenceStart >= 0) this.problem('sequence-number', { start: scanner.sequenceStart - base, end: scanner.sequenceStart + 8 - base });
  }

  /** Leaves the scanned line to the next item. */
  private leave(): void {
    this.ahead.note(this.scanner.end);
    this.from = this.scanner.count;
  }

  private hasRest(): boolean {
    return this.from < this.scanner.count;
  }

  private wordStart(index: number): number {
    return this.scanner.words[index * 2] as number;
  }

  private wordEnd(index: number): number {
    return this.scanner.words[index * 2 + 1] as number;
  }

  private word(index: number, end = this.wordEnd(index)): Word {
    const start = this.wordStart(index);
    const text = this.text.slice(start, end);
    return { start: start - this.base, end: end - this.base, text: this.detach ? detached(text) : text };
  }

  private keywordAt(index: number): Keyword {
    const start = this.wordStart(index);
    const end = this.wordEnd(index);
    // Asked for where an item may end, and again where the statement is read.
    if (start !== this.keywordStart || end !== this.keywordEnd) {
      this.keyword = this.grammar.keywordAt(this.text, start, end);
      this.keywordStart = start;
      this.keywordEnd = end;
    }
    return this.keyword as Keyword;
  }

  private leadingBrace(index: number): number {
    return leadingBrace(this.text, this.wordStart(index), this.wordEnd(index));
  }

  /** Reads the brace that the next word begins with; text glued behind it stays as the next word. */
  private takeBrace(): Span {
    const start = this.wordStart(this.from);
    if (this.wordEnd(this.from) - start > 1) this.scanner.words[this.from * 2] = start + 1;
    else this.from++;
    return { start: start - this.base, end: start + 1 - this.base };
  }

  private problem(kind: SyntaxProblemKind, span: Span, statement?: OpenStatement): void {
    this.problems = added(this.problems, { kind, start: span.start, end: span.end, statement: statement as Statement | undefined });
  }

  private get current(): OpenStatement {
    return this.open[this.open.length - 1] as OpenStatement;
  }

  private owns(owner: OpenStatement | undefined, keyword: Keyword): boolean {
    return this.grammar.belongsTo(owner?.keyword.text ?? '', keyword.text);
  }

  // Blocks.

  /** Reads until every open block is closed, or the statement ends without that. */
  private readBlocks(): void {
    while (this.open.length > 0) {
      if (!this.hasRest() && !this.nextLine()) break;
      const brace = this.leadingBrace(this.from);
      if (brace === CLOSE) this.readClose();
      else if (brace === OPEN) this.problem('stray-open', this.takeBrace(), this.current);
      else this.readStatement(this.current);
    }
    this.reportUnclosed();
  }

  /** Goes to the next line with words inside the item. Gives false when the item ends before one. */
  private nextLine(): boolean {
    while (this.pos < this.text.length) {
      this.scan();
      if (this.hasRest() && this.leadingBrace(0) === 0 && this.endsHere()) {
        this.leave();
        return false;
      }
      this.take();
      if (this.hasRest()) return true;
    }
    return false;
  }

  /** The scanned line belongs to the next item. Ends inner blocks whose brace is lost on the way. */
  private endsHere(): boolean {
    const keyword = this.keywordAt(0);
    const column = this.wordStart(0) - this.lineStart;
    this.endBraceless(keyword, column);
    if (this.open.length === 0 || this.endsUnclosed(keyword, column)) return true;
    this.endUnclosedInner(keyword, column);
    return false;
  }

  /** A block without an opening brace goes on as long as its lines are attributes of its statement, or deeper than it. */
  private endBraceless(keyword: Keyword, column: number): void {
    while (this.open.length > 0 && !this.current.block?.open) {
      if (this.owns(this.current, keyword) || (column > this.current.column && !keyword.isTopLevel)) return;
      this.endWithoutBrace();
    }
  }

  private endWithoutBrace(): void {
    const statement = this.open.pop() as OpenStatement;
    statement.end = this.lastContent(statement);
  }

  /**
   * The scanned line begins a statement that cannot belong to the open blocks: their braces were forgotten. A statement
   * indented deeper than the outermost one was meant to be inside, and is reported as misplaced instead.
   */
  private endsUnclosed(keyword: Keyword, column: number): boolean {
    if (!keyword.isTopLevel) return false;
    const root = this.open[0] as OpenStatement;
    if (column > root.column) return false;
    const named = this.scanner.count > 1;
    const never = keyword.isNeverInline;
    if (this.open.some((statement) => this.owns(statement, keyword))) return named && !never && this.isNextStatement(root);
    return never || named;
  }

  /** A named statement that could stand inline stands left of the block's lines, and no brace behind it closes the block. */
  private isNextStatement(root: OpenStatement): boolean {
    const first = root.block?.children[0];
    if (!first || first.column <= root.column) return false;
    if (this.rootClosesAt > this.lineStart) return false;
    const close = this.ahead.closingBrace(this.lineStart, this.open.length);
    this.rootClosesAt = close?.offset ?? -1;
    return close === undefined;
  }

  /**
   * Ends inner blocks without a closing brace: the line stands no deeper than the inner statement, belongs to an outer
   * one, and the next closing brace stands further left than the inner statement.
   */
  private endUnclosedInner(keyword: Keyword, column: number): void {
    while (this.open.length > 1) {
      const { current } = this;
      const first = current.block?.children[0];
      if (!current.block?.open || !first || first.column <= current.column || column > current.column) return;
      if (this.owns(current, keyword) || !this.open.slice(0, -1).some((outer) => this.owns(outer, keyword))) return;
      if (this.innerCloses?.statement === current && this.innerCloses.at > this.lineStart) return;
      const close = this.ahead.closingBrace(this.lineStart, 1);
      if (close && close.column >= current.column) {
        this.innerCloses = { statement: current, at: close.offset };
        return;
      }
      this.reportMissingClose(current, this.lastContent(current));
      this.endWithoutBrace();
    }
  }

  private readClose(): void {
    const column = this.wordStart(this.from) - this.lineStart;
    while (this.open.length > 1 && !this.current.block?.open && column < this.current.column) this.endWithoutBrace();
    const { current } = this;
    const glued = this.wordEnd(this.from) - this.wordStart(this.from) > 1;
    const span = this.takeBrace();
    if (!this.hasRest() && this.isStrayClose(current, column)) {
      this.problem('stray-close', span, current);
      return;
    }
    this.closeBlock(span);
    if (glued) this.problem('brace-glued', span, current);
    else this.noteTextBehind(span, current);
  }

  /**
   * The brace closes the block too early: what follows is deeper than the statement and can only be its attribute, or a
   * second brace in the column of the outermost statement.
   */
  private isStrayClose(current: OpenStatement, column: number): boolean {
    const { ahead } = this;
    if (!current.block?.open || !ahead.next(this.pos)) return false;
    if (ahead.startsWith(CLOSE)) return this.open.length === 1 && column > current.column && ahead.column() <= current.column;
    if (ahead.column() <= current.column) return false;
    const keyword = ahead.keyword();
    if (keyword.isTopLevel || !this.owns(current, keyword)) return false;
    return !this.open.slice(0, -1).some((outer) => this.owns(outer, keyword));
  }

  private closeBlock(brace: Span): void {
    const statement = this.open.pop() as OpenStatement;
    if (statement.block) statement.block.close = brace;
    statement.end = brace.end;
    for (const outer of this.open) outer.end = brace.end;
  }

  /** Text behind a brace on its line is read as if it stood on the next line. */
  private noteTextBehind(brace: Span, statement: OpenStatement): void {
    if (!this.hasRest()) return;
    const span = this.open.length > 0 ? { start: this.wordStart(this.from) - this.base, end: this.wordEnd(this.scanner.count - 1) - this.base } : brace;
    this.problem('text-after-brace', span, statement);
  }

  // Statements.

  /** Reads a statement line from the next word on, and enters its block when it has one. */
  private readStatement(parent: OpenStatement | undefined): OpenStatement {
    const { scanner, base } = this;
    const known = this.keywordAt(this.from);
    const keyword: Word = { start: this.wordStart(this.from) - base, end: this.wordEnd(this.from) - base, text: known.text };
    const brace = this.openingBraceOnLine(known);
    const args = this.wordsBetween(this.from + 1, brace);
    // All fields from the start, so that every statement is of one shape.
    const statement: OpenStatement = {
      keyword,
      args,
      comment: scanner.commentStart >= 0 ? { start: scanner.commentStart - base, end: scanner.end - base } : undefined,
      block: undefined,
      parent,
      column: keyword.start + base - this.lineStart,
      end: args[args.length - 1]?.end ?? keyword.end,
    };
    parent?.block?.children.push(statement);
    this.onLine[this.onLineCount++] = statement;
    this.from = brace;
    if (this.hasRest()) this.openOnStatementLine(statement, this.takeBrace());
    else if (!this.readGluedBrace(statement) && this.opensBlock(statement, known)) this.enterBlock(statement);
    return statement;
  }

  /** The words of the scanned line from one index to before another. Most lines have one. */
  private wordsBetween(from: number, to: number): Word[] {
    if (to - from === 1) return [this.word(from)];
    const words: Word[] = [];
    for (let w = from; w < to; w++) words.push(this.word(w));
    return words;
  }

  /** The index of a `{` behind the keyword: as the last word, or anywhere when the keyword takes a block; else the word count. */
  private openingBraceOnLine(keyword: Keyword): number {
    const { count } = this.scanner;
    const anywhere = count > this.from + 2 && keyword.isBlock;
    for (let w = anywhere ? this.from + 1 : Math.max(this.from + 1, count - 1); w < count; w++) {
      if (this.wordEnd(w) - this.wordStart(w) === 1 && this.text.charCodeAt(this.wordStart(w)) === OPEN) return w;
    }
    return count;
  }

  /** `TTLSRule X {`. When the next line has a brace too, that one opens the block. */
  private openOnStatementLine(statement: OpenStatement, brace: Span): void {
    this.problem('brace-on-statement-line', brace, statement);
    if (!this.hasRest() && this.ahead.next(this.pos) && this.ahead.startsWith(OPEN)) this.enterBlock(statement);
    else this.openBlock(statement, brace);
    this.noteTextBehind(brace, statement);
  }

  /**
   * Takes a brace from the end of the last word, or a `}` that is the last word. Gives true when the line is done with:
   * the brace opened or closed a block.
   */
  private readGluedBrace(statement: OpenStatement): boolean {
    const last = this.scanner.count - 1;
    const at = trailingBrace(this.text, this.wordStart(last), this.wordEnd(last));
    if (at < 0) return false;
    const alone = at === this.wordStart(last);
    if (alone && statement.args.length === 0) return false;
    const span = { start: at - this.base, end: at + 1 - this.base };
    this.cutLastWord(statement, last, at);
    this.problem(alone ? 'brace-after-value' : 'brace-glued', span, statement);
    if (this.text.charCodeAt(at) === OPEN) {
      if (this.ahead.next(this.pos) && this.ahead.startsWith(OPEN)) this.enterBlock(statement);
      else this.openBlock(statement, span);
    } else if (this.open.length > 0 && !this.isStrayClose(this.current, at - this.lineStart)) this.closeBlock(span);
    return true;
  }

  private cutLastWord(statement: OpenStatement, index: number, at: number): void {
    const { args } = statement;
    if (at === this.wordStart(index)) args.pop();
    else if (args.length > 0) args[args.length - 1] = this.word(index, at);
    else statement.keyword = this.word(index, at);
    statement.end = args[args.length - 1]?.end ?? statement.keyword.end;
  }

  private openBlock(statement: OpenStatement, brace: Span | undefined): void {
    if (this.open.length >= DEPTH_LIMIT) {
      if (brace) this.problem('stray-open', brace, statement);
      return;
    }
    statement.block = { open: brace, close: undefined, children: [] };
    if (brace) statement.end = brace.end;
    this.open.push(statement);
  }

  /** The next line with words begins with `{`, or with an attribute of a block statement whose brace was forgotten. */
  private opensBlock(statement: OpenStatement, keyword: Keyword): boolean {
    const { ahead } = this;
    if (!ahead.next(this.pos)) return false;
    if (ahead.startsWith(OPEN)) return true;
    if (!keyword.isBlock || ahead.startsWith(CLOSE)) return false;
    const next = ahead.keyword();
    if (this.owns(statement.parent, next) || next.isNeverInline) return false;
    return this.owns(statement, next) || (ahead.column() > statement.column && !next.isTopLevel);
  }

  /** Passes the comment lines before the block and its brace line; a block without a brace begins where it stands. */
  private enterBlock(statement: OpenStatement): void {
    if (!this.ahead.startsWith(OPEN)) {
      this.problem('missing-open', { start: statement.keyword.start, end: statement.end }, statement);
      this.openBlock(statement, undefined);
      return;
    }
    do {
      this.scan();
      this.take();
    } while (!this.hasRest());
    const glued = this.wordEnd(0) - this.wordStart(0) > 1;
    const brace = this.takeBrace();
    this.openBlock(statement, brace);
    if (glued) this.problem('brace-glued', brace, statement);
    else this.noteTextBehind(brace, statement);
  }

  // Missing braces.

  /**
   * Reports the blocks still open. When a `}` stands in the column of an outer block, the inner block that took it is the
   * one whose brace is missing.
   */
  private reportUnclosed(): void {
    for (const statement of this.open) {
      if (statement.block?.open) {
        const thief = this.blockClosedByBraceOf(statement);
        if (thief) this.reportMissingClose(thief, this.lastIndented(thief));
        else this.reportMissingClose(statement, this.lastContent(statement));
      }
      statement.end = Math.max(statement.end, this.lastContent(statement));
    }
    this.open = [];
  }

  /** `at`: end of the text behind which the brace is missing. */
  private reportMissingClose(statement: OpenStatement, at: number): void {
    this.problem('missing-close', { start: Math.max(0, at - 1), end: at }, statement);
  }

  /** The innermost last descendant whose closing brace stands further left than its own keyword, in the outer's column. */
  private blockClosedByBraceOf(outer: OpenStatement): OpenStatement | undefined {
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
    for (; i > this.base; i--) {
      const code = this.text.charCodeAt(i - 1);
      if (code === LF || code === CR) break;
    }
    return offset + this.base - i;
  }

  private lastContent(statement: OpenStatement): number {
    return this.contentEnd(statement, statement.block?.children ?? []);
  }

  /** End of the lines at the beginning of the block that stand deeper than the statement; of all when none does. */
  private lastIndented(statement: OpenStatement): number {
    const children = statement.block?.children ?? [];
    const outdented = children.findIndex((child) => child.column <= statement.column);
    return this.contentEnd(statement, outdented > 0 ? children.slice(0, outdented) : children);
  }

  private contentEnd(statement: OpenStatement, children: readonly OpenStatement[]): number {
    const last = children[children.length - 1];
    if (!last) return statement.block?.open?.end ?? statement.end;
    if (!last.block) return last.end;
    const { close } = last.block;
    return close && this.columnOf(close.start) >= last.column ? last.end : this.lastContent(last);
  }
}
