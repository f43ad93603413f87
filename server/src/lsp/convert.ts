/** Offsets ↔ positions of the LSP, in the position encoding that was agreed with the client. Line tables are made once for each version of a text. */
import type { Position, Range } from 'vscode-languageserver';
import type { SourceFile } from '../workspace/source-file.js';
import { OpenDocument } from './open-document.js';

/** What `character` counts in a line: bytes of UTF-8, UTF-16 units or code points. */
export type Encoding = 'utf-8' | 'utf-16' | 'utf-32';

/** Places in a text. Offsets are UTF-16 units; places outside the text mean its nearest end. */
export interface Positions {
  positionAt(offset: number): Position;
  offsetAt(position: Position): number;
}

const encodings: readonly string[] = ['utf-8', 'utf-16', 'utf-32'] satisfies Encoding[];

/** The first encoding of the client's list that is known here; UTF-16, which every client must know, when there is none. */
export function chooseEncoding(offered: readonly string[] | undefined): Encoding {
  return (offered?.find((encoding) => encodings.includes(encoding)) as Encoding | undefined) ?? 'utf-16';
}

const tables = new WeakMap<SourceFile, OpenDocument>();

/** The line table of a file that is not open in the editor. */
export function tableOf(file: SourceFile): OpenDocument {
  let table = tables.get(file);
  if (!table) tables.set(file, (table = new OpenDocument(file.text, 0)));
  return table;
}

/** Places in the document as it is now; to be made anew when the document has changed. */
export function positionsIn(document: OpenDocument, encoding: Encoding): Positions {
  return encoding === 'utf-16' ? document : new EncodedPositions(document, encoding === 'utf-8' ? bytesOf : () => 1);
}

export function rangeOf(positions: Positions, span: { readonly start: number; readonly end: number }): Range {
  return { start: positions.positionAt(span.start), end: positions.positionAt(span.end) };
}

function bytesOf(codePoint: number): number {
  return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x1_0000 ? 3 : 4;
}

class EncodedPositions implements Positions {
  /** The line that was looked at last: questions come in runs about one line. */
  private line = -1;
  /** For each UTF-16 offset in that line, the client's units before it; half a surrogate pair counts as the whole. */
  private units = new Uint32Array(1);

  constructor(
    private readonly document: OpenDocument,
    private readonly sizeOf: (codePoint: number) => number,
  ) {}

  positionAt(offset: number): Position {
    const { line, character } = this.document.positionAt(offset);
    return { line, character: this.unitsOf(line)[character] ?? 0 };
  }

  offsetAt(position: Position): number {
    const { line } = position;
    if (line < 0 || line >= this.document.lineCount) return this.document.offsetAt(position);
    const units = this.unitsOf(line);
    let low = 0;
    let high = units.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((units[middle] ?? 0) <= position.character) low = middle;
      else high = middle - 1;
    }
    return this.document.offsetAt({ line, character: low });
  }

  private unitsOf(line: number): Uint32Array {
    if (line === this.line) return this.units;
    const text = this.document.line(line);
    const units = new Uint32Array(text.length + 1);
    let sum = 0;
    let at = 0;
    for (const character of text) {
      sum += this.sizeOf(character.codePointAt(0) ?? 0);
      for (let i = 0; i < character.length; i++) units[++at] = sum;
    }
    this.line = line;
    this.units = units;
    return units;
  }
}
