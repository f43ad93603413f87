/** What features answer with: plain structures, which the door makes into those of the protocol. Offsets are absolute. */
import type { Span } from '../syntax/tree.js';
import type { Target } from './context.js';

/** What a symbol is, in the words of the field; the door maps it to an icon. */
export type SymbolKind = 'rule' | 'action' | 'parameters' | 'conditions' | 'include' | 'statement';

export interface DocumentSymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: SymbolKind;
  readonly range: Span;
  readonly selection: Span;
  readonly children: readonly DocumentSymbol[];
}

export interface Folding extends Span {
  readonly kind: 'region' | 'comment';
}

export interface DefinitionTarget {
  /** The whole statement. */
  readonly full: Target;
  /** Its name. */
  readonly selection: Target;
  /** What was clicked, in the file asked about. */
  readonly origin: { readonly start: number; readonly end: number };
}

export interface Highlight extends Target {
  readonly kind: 'read' | 'write';
}

/** Why a rename is refused, in a sentence for the user. */
export class RenameRefused extends Error {}

export interface DocumentLink {
  readonly start: number;
  readonly end: number;
  readonly target: string;
  readonly tooltip: string;
}

export type Lens =
  /** A TTLSRule; `title` may be left for resolveLens, which works it out for the lenses that are seen. */
  | (Target & { readonly kind: 'effective'; readonly rule: string; readonly title?: string })
  | (Target & { readonly kind: 'references'; readonly title: string })
  /** Nothing to click. */
  | (Target & { readonly kind: 'note'; readonly title: string });

/** What a code means, shown in the text. */
export interface InlayHint {
  /** The hint stands in front of this offset. */
  readonly offset: number;
  readonly label: string;
  /** Markdown. */
  readonly tooltip?: string;
}
