/** Answers that are read as a document: lines of text, in which places of files are links. */
import type { Model } from '../../workspace/model.js';
import type { Place } from '../../workspace/source-file.js';
import { nameOf } from '../../workspace/uris.js';
import type { Target } from '../context.js';

/** A place in a file of the library, or a line, from 0, of a document that is none. */
export type LinkTarget = Target | { readonly uri: string; readonly line: number };

export interface AnswerLink {
  /** Line of the text, from 0, and the characters in it that are the link, in UTF-16 units. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly target: LinkTarget;
}

export interface Answer {
  readonly title: string;
  readonly text: string;
  readonly links: readonly AnswerLink[];
}

/** Why there is no answer, as a sentence for a person. */
export interface NoAnswer {
  readonly problem: string;
}

/** A part of a line that leads somewhere. */
export interface LinkPart {
  readonly text: string;
  /** Without it, the text is only text. */
  readonly target?: LinkTarget;
}

/** Collects lines. */
export class AnswerWriter {
  private readonly lines: string[] = [];
  private readonly links: AnswerLink[] = [];

  /** Adds a line of these parts; none: an empty line. */
  line(...parts: readonly (string | LinkPart)[]): void {
    let text = '';
    for (const part of parts) {
      const shown = printable(typeof part === 'string' ? part : part.text);
      if (typeof part !== 'string' && part.target) this.links.push({ line: this.lines.length, start: text.length, end: text.length + shown.length, target: part.target });
      text += shown;
    }
    this.lines.push(text);
  }

  /** Adds a heading with a line below it. */
  heading(text: string): void {
    this.line(text);
    this.line('─'.repeat(printable(text).length));
  }

  answer(title: string): Answer {
    return { title, text: `${this.lines.join('\n')}\n`, links: this.links };
  }
}

/** Control characters of a log or a name would break lines, and links after them. */
const printable = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ');

/** `MEMBER:line` of a place in the library, as a link. */
export function placeLink(model: Model, { uri, item, span }: Place): LinkPart {
  const file = model.files.get(uri);
  const at = file?.startOf(item);
  if (!file || at === undefined) return { text: nameOf(uri) };
  const start = at + span.start;
  return { text: `${nameOf(uri)}:${lineOf(file.text, start)}`, target: { uri, start, end: at + span.end } };
}

/** The line of an offset, from 1. */
function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let i = 0; i < offset; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) line++;
  }
  return line;
}

export const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
