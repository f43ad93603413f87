/**
 * The profile of the TN3270E Telnet server: blocks, statements and their operands. Any text gives a profile; linear in its length.
 *
 * Product facts (reference: telnet, syntax): free format, a statement goes on until the next keyword, several may share a line; a
 * block or list goes on to its END keyword.
 */
import { statement as catalogStatement, statementsOf } from '../catalog/index.js';
import type { Statement as CatalogStatement } from '../catalog/types.js';
import { readProfile, type ProfileText, type ProfileWord } from './profile-words.js';
import type { Span } from './tree.js';

export interface TelnetStatement {
  readonly keyword: ProfileWord;
  /** Absent: no statement of this name is known. */
  readonly type?: CatalogStatement;
  /** Up to the next statement; of a list, its members too. */
  readonly operands: readonly ProfileWord[];
  /** The statements in the block; empty for lists and lines. */
  readonly children: readonly TelnetStatement[];
  readonly parent?: TelnetStatement;
  /** The END keyword; absent for statements that need none, and where it is missing. */
  readonly end?: ProfileWord;
  /** Something else begins where the END keyword should stand; absent also where the file ends first. */
  readonly endedBy?: ProfileWord;
  /** From the keyword to the last word. */
  readonly span: Span;
}

export interface TelnetProfile extends ProfileText {
  readonly statements: readonly TelnetStatement[];
  /** The same and all in blocks, in the order of the text. */
  readonly all: readonly TelnetStatement[];
  /** END keywords that end nothing, and the block that was open. */
  readonly strayEnds: readonly { readonly word: ProfileWord; readonly within?: TelnetStatement }[];
}

/** Statements whose contents are statements; what other blocks hold are members of a list. */
const containers = new Set(['TELNETGLOBALS', 'TELNETPARMS', 'BEGINVTAM', 'PARMSGROUP']);

/** Whether the contents of the statement are statements of their own. */
export const isContainer = ({ type }: TelnetStatement): boolean => type !== undefined && containers.has(type.name);

const isTop = (type: CatalogStatement): boolean => containers.has(type.name) && type.placement.some(({ statement }) => statement === undefined);

let endKeywords: ReadonlyMap<string, CatalogStatement> | undefined;

/** The statement that the END keyword ends; undefined for every other word. */
export function endedStatement(word: string): CatalogStatement | undefined {
  endKeywords ??= new Map(statementsOf('tn3270').flatMap((row) => (row.endKeyword ? [[row.endKeyword, row] as const] : [])));
  return endKeywords.get(word.toUpperCase());
}

/** Whether the statement may stand in the block; with no block, outside all of them. */
export function mayStandIn(type: CatalogStatement, block: CatalogStatement | undefined): boolean {
  return type.placement.some(({ statement }) => statement === block?.name);
}

/** Reads any text. */
export function parseTelnetProfile(text: string): TelnetProfile {
  return new Parser(readProfile(text)).parse();
}

interface Draft {
  keyword: ProfileWord;
  type?: CatalogStatement;
  operands: ProfileWord[];
  children: Draft[];
  parent?: Draft;
  end?: ProfileWord;
  endedBy?: ProfileWord;
  span: { start: number; end: number };
  /** Index of the END keyword among the words; absent: missing. */
  endAt?: number;
}

class Parser {
  private readonly top: Draft[] = [];
  private readonly all: Draft[] = [];
  private readonly strayEnds: { word: ProfileWord; within?: Draft }[] = [];
  /** Open containers, outermost first. */
  private readonly open: Draft[] = [];
  /** The statement that takes the next operand. */
  private current?: Draft;
  private readonly ends: readonly (number | undefined)[];

  constructor(private readonly text: ProfileText) {
    this.ends = findEnds(text.words);
  }

  parse(): TelnetProfile {
    this.text.words.forEach((word, index) => this.take(word, index));
    const last = this.text.words.at(-1);
    for (const draft of this.open) draft.span.end = last?.end ?? draft.span.end;
    return { ...this.text, statements: this.top, all: this.all, strayEnds: this.strayEnds };
  }

  private take(word: ProfileWord, index: number): void {
    const { current } = this;
    const list = current?.type?.endKeyword && !containers.has(current.type.name) ? current : undefined;
    if (list?.endAt !== undefined && index < list.endAt) return this.operand(list, word);
    const ended = endedStatement(word.text);
    if (ended) return this.finish(ended, word);
    if (current && awaitsName(current, word)) return this.operand(current, word);
    const type = catalogStatement('tn3270', word.text);
    // In a list without its END keyword a keyword counts only where statements begin as a rule: members may have any name.
    const begins = type && (list ? word.first : !current || !takesKeyword(current, word));
    if (begins) return this.begin(word, index, type);
    if (list || (current && goesOn(current, word))) return this.operand(current ?? list, word);
    this.begin(word, index, undefined);
  }

  private operand(to: Draft | undefined, word: ProfileWord): void {
    if (!to) return;
    to.operands.push(word);
    to.span.end = word.end;
  }

  private begin(keyword: ProfileWord, index: number, type: CatalogStatement | undefined): void {
    this.leaveList(keyword);
    if (type) this.leaveBlocks(keyword, index, type);
    const parent = this.open.at(-1);
    const draft: Draft = { keyword, type, operands: [], children: [], parent, span: { start: keyword.start, end: keyword.end }, endAt: this.ends[index] };
    (parent?.children ?? this.top).push(draft);
    this.all.push(draft);
    this.current = draft;
    if (type && containers.has(type.name)) this.open.push(draft);
  }

  /** A list that is still open has lost its END keyword. */
  private leaveList(by: ProfileWord): void {
    const { current } = this;
    if (current?.type?.endKeyword && !containers.has(current.type.name) && !current.end) current.endedBy = by;
  }

  /** Blocks without an END keyword end where a statement begins that has no place in them. */
  private leaveBlocks(by: ProfileWord, index: number, type: CatalogStatement): void {
    for (let block = this.open.at(-1); block; block = this.open.at(-1)) {
      if (block.endAt !== undefined && block.endAt > index) return;
      if (!isTop(type) && (!block.type || mayStandIn(type, block.type) || isTop(block.type))) return;
      this.leave(block, by);
    }
  }

  private leave(block: Draft, by: ProfileWord): void {
    block.endedBy = by;
    block.span.end = this.all.at(-1)?.span.end ?? block.span.end;
    this.open.pop();
  }

  private finish(type: CatalogStatement, word: ProfileWord): void {
    const { current } = this;
    if (current?.type === type && !current.end) return this.close(current, word);
    this.leaveList(word);
    const at = this.open.findLastIndex((block) => block.type === type);
    if (at < 0) {
      this.strayEnds.push({ word, within: this.open.at(-1) });
      this.current = undefined;
      return;
    }
    while (this.open.length > at + 1) {
      const inner = this.open.at(-1);
      if (inner) this.leave(inner, word);
    }
    const block = this.open[at];
    if (block) this.close(block, word);
  }

  private close(draft: Draft, word: ProfileWord): void {
    draft.end = word;
    draft.span.end = word.end;
    if (this.open.at(-1) === draft) this.open.pop();
    this.current = undefined;
  }
}

/**
 * For each word that begins a block, where its END keyword stands; absent where a block of the same kind, or one of the outermost
 * blocks, begins or ends before. One pass from the end.
 */
function findEnds(words: readonly ProfileWord[]): (number | undefined)[] {
  const found: (number | undefined)[] = [];
  const next = new Map<string, { readonly index: number; readonly isEnd: boolean }>();
  let nextTop = Infinity;
  for (let index = words.length - 1; index >= 0; index--) {
    const text = words[index]?.text ?? '';
    const ended = endedStatement(text);
    const begun = ended ? undefined : catalogStatement('tn3270', text);
    if (begun?.endKeyword) {
      const seen = next.get(begun.name);
      if (seen?.isEnd && seen.index <= nextTop) found[index] = seen.index;
    }
    const type = ended ?? begun;
    if (!type?.endKeyword) continue;
    next.set(type.name, { index, isEnd: ended !== undefined });
    if (isTop(type)) nextTop = index;
  }
  return found;
}

/** A name, or the first operand, is still to come: then even a keyword is one, on the same line. */
function awaitsName({ type, operands, keyword }: Draft, word: ProfileWord): boolean {
  if (!type || operands.length > 0 || word.line !== keyword.line) return false;
  return type.nameArgument === 'required' || type.parameters.some((row) => row.required && row.positional === 1);
}

/** The word is an operand of the statement by name, for example LINKNAME. */
function takesKeyword({ type }: Draft, word: ProfileWord): boolean {
  const wanted = word.text.toUpperCase();
  return type?.parameters.some((row) => row.name === wanted || (row.value.kind === 'enum' && row.value.values.some(({ value }) => value === wanted))) ?? false;
}

/** Whether a word that is no keyword belongs to the statement: on its line always, on later lines as far as it takes more operands. */
function goesOn(statement: Draft, word: ProfileWord): boolean {
  const { type, operands, keyword } = statement;
  if (!word.first || (operands.at(-1) ?? keyword).line === word.line) return !(type && containers.has(type.name));
  if (!type || containers.has(type.name)) return false;
  if (type.parameters.every(({ value }) => value.kind === 'integer' || isPort(type.name))) return operands.length < capacity(type) && /^\d/.test(word.text);
  return operands.length < capacity(type);
}

const isPort = (name: string): boolean => name === 'PORT' || name === 'TTLSPORT' || name === 'SECUREPORT';

/** How many words the statement can take. */
function capacity(type: CatalogStatement): number {
  if (type.parameters.some(({ repeatable }) => repeatable === true)) return Infinity;
  // A keyword among the operands may bring a word of its own.
  return type.parameters.reduce((sum, row) => sum + (/^[A-Z]/.test(row.name) && !(row.value.kind === 'other' && row.value.bare) ? 2 : 1), 0);
}
