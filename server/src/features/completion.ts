/** What may be written at the cursor. */
import { meaningOf } from '../workspace/facts.js';
import type { FeatureContext } from './context.js';
import { cursorAt } from './context.js';

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
}

/** The proposals at the offset, in no particular order: `sortText` orders them. */
export function completion(context: FeatureContext, offset: number): Completion[] {
  const node = cursorAt(context.file, offset)?.statement?.parent;
  const type = node && meaningOf(node).type;
  const start = wordStart(context.file.text, offset);
  return (type?.parameters ?? []).filter((row) => !row.tolerated).map((row) => ({ label: row.name, kind: 'attribute', detail: row.summary, insertText: row.name, replace: { start, end: offset } }));
}

function wordStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !/\s/.test(text[start - 1] ?? '')) start--;
  return start;
}
