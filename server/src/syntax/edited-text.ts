/**
 * A text that is edited in one place after another: a long string, and a short piece that stands in it instead of a part.
 *
 * One string of a long text for each key costs more than all that is worked out of the edit. Edits near each other go into the
 * piece, so that the long string stays as it is.
 */

/** One replacement of old text: start..oldEnd in the old text became start..newEnd in the new one. */
export interface Edit {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** Characters of a piece at most; then all goes into one string. */
const longest = 1 << 15;

/** Immutable. Offsets outside the text mean its nearest end. */
export class EditedText {
  readonly length: number;
  /** What is behind the piece stands so many characters further in the long string. */
  private readonly shift: number;
  private whole: string | undefined;

  private constructor(
    private readonly long: string,
    private readonly from: number,
    private readonly to: number,
    private readonly piece: string,
  ) {
    this.shift = to - from - piece.length;
    this.length = long.length - this.shift;
  }

  /** A text as it is. */
  static of(text: string | EditedText): EditedText {
    return typeof text === 'string' ? new EditedText(text, 0, 0, '') : text;
  }

  /** The text with `inserted` instead of start..oldEnd. */
  replaced(start: number, oldEnd: number, inserted: string): EditedText {
    const first = Math.min(this.from, start);
    const last = Math.max(this.from + this.piece.length, oldEnd);
    if (this.from === this.to && this.piece === '') return new EditedText(this.long, start, oldEnd, inserted);
    if (last - first > longest) return new EditedText(this.toString(), start, oldEnd, inserted);
    return new EditedText(this.long, first, last + this.shift, this.slice(first, start) + inserted + this.slice(oldEnd, last));
  }

  slice(start: number, end = this.length): string {
    const { long, from, piece, shift } = this;
    const pieceEnd = from + piece.length;
    if (end <= from) return long.slice(start, end);
    if (start >= pieceEnd) return long.slice(start + shift, end + shift);
    const before = start < from ? long.slice(start, from) : '';
    const behind = end > pieceEnd ? long.slice(this.to, end + shift) : '';
    return before + piece.slice(Math.max(0, start - from), end - from) + behind;
  }

  /** NaN outside the text. */
  charCodeAt(offset: number): number {
    const inPiece = offset - this.from;
    if (inPiece < 0) return this.long.charCodeAt(offset);
    return inPiece < this.piece.length ? this.piece.charCodeAt(inPiece) : this.long.charCodeAt(offset + this.shift);
  }

  /** One string: quick to have, slow to look at for the first time. */
  toString(): string {
    return (this.whole ??= this.slice(0));
  }
}
