/** Long texts in pieces, with a rest between them, so that other questions get their turn. */

/** Awaited between pieces; may throw to end the work. */
export type Rest = () => Promise<void>;

/** Characters of a piece: a few hundredths of a second of reading. */
const pieceLength = 1 << 20;

/** The text, piece by piece. */
export async function* piecesOf(text: string, rest: Rest): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += pieceLength) {
    yield text.slice(at, at + pieceLength);
    await rest();
  }
}
