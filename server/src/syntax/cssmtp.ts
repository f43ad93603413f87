/**
 * The configuration file of CSSMTP. Product facts (reference: cssmtp, syntax): a statement a line; a block is the name, `{` on a line
 * of its own, one parameter a line, `}` on a line of its own; `#` begins a comment. A `#` inside a word stays: names may hold it.
 */
import { parameter, statement } from '../catalog/index.js';
import type { BraceProblem, KeywordFile, KeywordLine, KeywordWord, ScannedLine } from './keyword-lines.js';
import { scanLines } from './keyword-lines.js';
import type { Span } from './tree.js';

/** Reads any text; linear in its length. A statement inside a block that is no parameter of it means that the brace before it is lost. */
export function readCssmtp(text: string): KeywordFile {
  const reader = new Reader();
  for (const line of scanLines(text, (at, wordStart) => wordStart && text[at] === '#')) reader.take(line);
  return reader.finish();
}

interface Open {
  readonly head: Mutable<KeywordLine>;
  readonly brace: Span;
  readonly lines: KeywordLine[];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

class Reader {
  private readonly lines: Mutable<KeywordLine>[] = [];
  private readonly comments: Span[] = [];
  private readonly problems: BraceProblem[] = [];
  private open?: Open;

  take({ words, comment }: ScannedLine): void {
    if (comment) this.comments.push(comment);
    let run: KeywordWord[] = [];
    for (const word of words) {
      if (word.text !== '{' && word.text !== '}') {
        run.push(word);
        continue;
      }
      this.statement(run);
      run = [];
      if (word.text === '{') this.openBlock(word);
      else this.closeBlock(word);
    }
    this.statement(run);
  }

  finish(): KeywordFile {
    this.loseBrace();
    return { lines: this.lines, comments: this.comments, problems: this.problems };
  }

  private statement([keyword, ...args]: readonly KeywordWord[]): void {
    if (!keyword) return;
    if (this.open && beginsAnew(this.open.head, keyword)) this.loseBrace();
    const end = (args.at(-1) ?? keyword).end;
    if (this.open) this.open.lines.push({ keyword, args, end, parent: this.open.head });
    else this.lines.push({ keyword, args, end });
  }

  private openBlock(brace: Span): void {
    const head = this.lines.at(-1);
    if (this.open || !head || head.block) this.problems.push({ kind: 'stray', span: brace });
    else this.open = { head, brace, lines: [] };
  }

  private closeBlock(brace: Span): void {
    if (!this.open) this.problems.push({ kind: 'stray', span: brace });
    else this.endBlock(brace.end, brace);
  }

  private loseBrace(): void {
    if (!this.open) return;
    const { brace, lines, head } = this.open;
    this.problems.push({ kind: 'unclosed', span: brace, line: head });
    this.endBlock(lines.at(-1)?.end ?? brace.end);
  }

  private endBlock(end: number, close?: Span): void {
    if (!this.open) return;
    const { head, brace, lines } = this.open;
    head.block = { open: brace, close, lines };
    head.end = end;
    this.open = undefined;
  }
}

function beginsAnew(head: KeywordLine, keyword: KeywordWord): boolean {
  const owner = statement('cssmtp', head.keyword.text);
  return statement('cssmtp', keyword.text) !== undefined && (!owner || !parameter(owner, keyword.text));
}
