/** Markdown, and the text that it explains. */
export interface Hover {
  readonly contents: string;
  readonly start: number;
  readonly end: number;
}
