/** One proposal. */
export interface Completion {
  readonly label: string;
  readonly kind: 'statement' | 'attribute' | 'value' | 'reference' | 'cipher' | 'file' | 'snippet';
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  readonly insertText: string;
  /** `insertText` has tab stops, in the syntax of VS Code snippets. */
  readonly snippet?: boolean;
  /** The text that it replaces. */
  readonly replace: { readonly start: number; readonly end: number };
  readonly sortText?: string;
  readonly filterText?: string;
  readonly deprecated?: boolean;
  /** A value follows: an editor does well to ask again at once. */
  readonly retrigger?: boolean;
  /** The documentation was left out because it costs: `resolveCompletion` gives it. */
  readonly name?: { readonly type: string; readonly name: string };
}
