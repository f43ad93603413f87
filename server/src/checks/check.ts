/**
 * What a check is. One file a check: code, default severity, documentation, example, `run` functions, fixes; all are listed in
 * registry.ts. The pages in docs/checks are made from these objects.
 */
import type { FileRole } from '../catalog/types.js';
import type { Item, Span } from '../syntax/tree.js';
import type { Model, Scope, ScopeNames } from '../workspace/model.js';
import type { Release, Settings, Severity } from '../workspace/settings.js';
import type { Place, SourceFile } from '../workspace/source-file.js';
import type { Trait } from './support/traits.js';

export interface Check {
  /** Stable, kebab-case; users write it in settings and suppressions. */
  readonly code: string;
  readonly severity: Severity;
  /** One sentence: what is wrong. */
  readonly summary: string;
  /** Markdown: what PAGENT does with such a line, what to write instead, when the finding is milder. */
  readonly explanation: string;
  /**
   * A configuration that has the fault; the faulty text stands between ⟦ and ⟧. A string is an AT-TLS policy file; an object
   * maps member names of the data set USER.TCPPARMS to texts.
   */
  readonly example: string | Readonly<Record<string, string>>;
  /** The release of the settings that the example is for; absent where the default shows the fault. */
  readonly exampleRelease?: Release;
  /** The example after its fix (the first one offered); absent when there is none. */
  readonly fixed?: string | Readonly<Record<string, string>>;
  /** Looks at one item alone. Its result is kept as long as the item lives: it must depend on nothing but the context given. */
  readonly item?: (context: ItemContext) => Iterable<Draft>;
  /** `item` is asked of items with one of these in them; of all when left out. It saves the work, and must not change what is found. */
  readonly itemsWith?: readonly Trait[];
  /** Looks at one file. */
  readonly file?: (context: FileContext) => Iterable<Draft>;
  /** Looks at the files in which names are looked up together. */
  readonly scope?: (context: ScopeContext) => Iterable<Draft>;
  /** Looks at the whole library. */
  readonly library?: (context: LibraryContext) => Iterable<Draft>;
}

export interface ItemContext {
  readonly item: Item;
  /** The text of the item; offsets in spans are offsets in it. */
  readonly text: string;
  readonly roles: ReadonlySet<FileRole>;
  readonly settings: Settings;
}

export interface FileContext {
  readonly file: SourceFile;
  readonly model: Model;
  readonly roles: ReadonlySet<FileRole>;
  readonly settings: Settings;
}

export interface ScopeContext {
  readonly scope: Scope;
  readonly names: ScopeNames;
  readonly model: Model;
  readonly settings: Settings;
}

export interface LibraryContext {
  readonly model: Model;
  readonly settings: Settings;
}

/** A finding as a check makes it. `item` drafts leave `uri` out of their places: the runner knows it. */
export interface Draft {
  readonly at: DraftPlace;
  readonly message: string;
  /** Overrides the default severity: milder where the reference is less sure or a file is not known. */
  readonly severity?: Severity;
  readonly related?: readonly { readonly at: DraftPlace; readonly message: string }[];
  /** Computed when asked for. The first fix is the preferred one. */
  readonly fixes?: () => readonly DraftFix[];
  readonly tags?: readonly ('unnecessary' | 'deprecated')[];
}

/** Without `item`: offsets in the file. Without `uri`: the file being checked. */
export interface DraftPlace {
  readonly uri?: string;
  readonly item?: Item;
  readonly span: Span;
}

export interface DraftFix {
  readonly title: string;
  /** true: keeps or restores what was plainly meant, so that fix-all on save may apply it. */
  readonly safe: boolean;
  readonly edits: readonly { readonly at: DraftPlace; readonly newText: string }[];
}

/** A finding with absolute offsets. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly uri: string;
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly related: readonly { readonly uri: string; readonly start: number; readonly end: number; readonly message: string }[];
  readonly tags: readonly ('unnecessary' | 'deprecated')[];
  fixes(): readonly Fix[];
}

export interface Fix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly TextEdit[];
}

export interface TextEdit {
  readonly uri: string;
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** Declares a check; keeps its literal type. */
export function defineCheck(check: Check): Check {
  return check;
}

export type { Place };
