/** Rendered text that remembers where each line comes from. */
import type { Place } from '../../workspace/source-file.js';

export interface RenderedLine {
  readonly text: string;
  /** The lines of the configuration that this line shows; empty for headings and defaults. */
  readonly places: readonly Place[];
  /** The parameter that the line shows. */
  readonly parameter?: string;
}

export class Rendered {
  constructor(readonly lines: readonly RenderedLine[]) {}

  /** All lines, each ended by a line feed. */
  get text(): string {
    return this.lines.map((line) => `${line.text}\n`).join('');
  }
}

/** A line without a source. */
export function plain(text: string): RenderedLine {
  return { text, places: [] };
}
