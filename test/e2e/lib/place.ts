/** A place in a member, as tests write it: the text around it with `|` where the cursor stands, `Zocal|Addr`; without `|` its first character. */
export interface Place {
  /** The text to look for; its first occurrence counts. */
  readonly text: string;
  /** The cursor's distance from the start of that text. */
  readonly offset: number;
}

/** Reads a place; see `Place`. */
export function parsePlace(written: string): Place {
  const offset = written.indexOf('|');
  return offset < 0 ? { text: written, offset: 0 } : { text: written.slice(0, offset) + written.slice(offset + 1), offset };
}
