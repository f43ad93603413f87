/** What a language other than Policy Agent's brings for the editor. Each function is optional; offsets are absolute, as everywhere in this room. */
import type { Completion } from '../completion/item.js';
import type { FeatureContext, Target, TextEdit } from '../context.js';
import type { Hover } from '../hover/result.js';
import type { DefinitionTarget, DocumentLink, DocumentSymbol, Folding, Highlight, InlayHint, Lens } from '../shapes.js';
import type { Span } from '../../syntax/tree.js';

export interface LanguageFeatures {
  /** Words and codes in comments, and codes anywhere, are explained by the general hover when this one has nothing to say. */
  hover?(context: FeatureContext, offset: number): Hover | undefined;
  completion?(context: FeatureContext, offset: number, trigger?: string): Completion[];
  /** Also gives the symbols of the workspace: their first level. */
  symbols?(context: FeatureContext): DocumentSymbol[];
  foldings?(context: FeatureContext): Folding[];
  /** Growing ranges around the offset, innermost first. */
  selectionRanges?(context: FeatureContext, offset: number): Span[];
  /** Names of other files are followed for every language (Model.links); this is for everything else. */
  definition?(context: FeatureContext, offset: number): DefinitionTarget[];
  references?(context: FeatureContext, offset: number, includeDeclaration: boolean): Target[];
  highlights?(context: FeatureContext, offset: number): Highlight[];
  prepareRename?(context: FeatureContext, offset: number): { readonly start: number; readonly end: number; readonly text: string } | undefined;
  /** Throws RenameRefused. */
  rename?(context: FeatureContext, offset: number, newName: string): TextEdit[];
  links?(context: FeatureContext): DocumentLink[];
  lenses?(context: FeatureContext): Lens[];
  /** Hints that begin in the range. */
  inlayHints?(context: FeatureContext, range: Span): InlayHint[];
}
