/**
 * What a statement's block holds once references are followed: attribute lines, and parts coded inline or by Ref.
 * A part that is coded twice counts once: the last one, whole (seen on z/OS 3.1; reference: pagent-ttls, duplicateAttributes).
 */
import { targetOf } from '../catalog/index.js';
import type { Parameter } from '../catalog/types.js';
import type { Item, Span, Statement, Word } from '../syntax/tree.js';
import type { Definition } from '../workspace/facts.js';
import { meaningOf } from '../workspace/facts.js';
import type { Located, ScopeNames } from '../workspace/model.js';
import type { Place } from '../workspace/source-file.js';
import { valueWords } from './values.js';

/** A statement with a block, and where it stands. */
export interface Block {
  /** Statement type as the catalogue spells it. */
  readonly type: string;
  /** Absent when coded inline without a name. */
  readonly name?: string;
  /** Coded inside another statement. */
  readonly inline: boolean;
  readonly statement: Statement;
  readonly uri: string;
  readonly item: Item;
  /** Keyword and name. */
  readonly place: Place;
}

/** One attribute line. */
export interface Line {
  readonly parameter: Parameter;
  readonly block: Block;
  /** The words of the value; never empty, as a line without a value is no coding. */
  readonly words: readonly Word[];
  /** The keyword and its value. */
  readonly place: Place;
}

/** Why a line does not count although it was coded. */
export type Reason =
  /** A stronger action codes the parameter too. */
  | 'stronger-level'
  /** The same attribute is coded again further down in the block. */
  | 'coded-again'
  /** The part, or the condition, is coded again in another form further down. */
  | 'other-form'
  /** A later definition of the same type and name replaced the whole statement. */
  | 'replaced'
  /** The parameter is not known to have an effect at this level. */
  | 'not-at-this-level';

/** A name behind a Ref that no statement of its type carries. */
export interface Unresolved {
  readonly type: string;
  readonly name: string;
  readonly place: Place;
}

/** Receives what a walk over a block finds. */
export interface BlockVisitor {
  line(line: Line, lost?: Reason): void;
  /** Each part that counts, before its lines. */
  part?(block: Block): void;
  unresolved(reference: Unresolved): void;
}

/** The block of a definition. */
export function blockOf({ uri, fact }: Located<Definition>): Block {
  const { statement, item, type, name, inline } = fact;
  return { type, name, inline, statement, uri, item, place: { uri, item, span: headSpan(statement) } };
}

/** The definition that counts for a reference: the last at the top level, else, which is not established, an inline one of the name. */
export function resolve(names: ScopeNames, type: string, name: string): Located<Definition> | undefined {
  return names.winner(type, name) ?? names.definitions(type, name).at(-1);
}

/** Walks the lines of a block and of its parts, in order, references followed. */
export function walk(block: Block, names: ScopeNames, visitor: BlockVisitor): void {
  visitBlock(block, names, visitor, undefined);
}

/** The top-level statements that a block comes from: the one it stands in, and all that it refers to, with their files. */
export function itemsUnder(block: Block, names: ScopeNames): ReadonlyMap<Item, string> {
  const found = new Map([[block.item, block.uri]]);
  walk(block, names, { line: () => undefined, unresolved: () => undefined, part: ({ item, uri }) => void found.set(item, uri) });
  return found;
}

/** Walks the definitions of the same name that `block` replaced; their lines are lost. References in them are not followed. */
export function walkReplaced(block: Block, names: ScopeNames, visitor: BlockVisitor): void {
  for (const earlier of replacedBy(block, names)) visitBlock(earlier, undefined, visitor, 'replaced');
}

/** The earlier top-level definitions of the same type and name, in reading order. */
export function replacedBy(block: Block, names: ScopeNames): Block[] {
  if (block.inline || block.name === undefined) return [];
  const all = names.definitions(block.type, block.name);
  if (all.length < 2 && all[0]?.fact.statement === block.statement) return [];
  return all
    .filter(({ fact }) => fact.statement !== block.statement && !fact.inline)
    .map(blockOf);
}

/** The attribute lines that stand in the block itself, references among them, which are not followed. */
export function linesIn(block: Block): Line[] {
  const lines: Line[] = [];
  for (const child of block.statement.block?.children ?? []) {
    const { parameter } = meaningOf(child);
    const line = parameter && parameter.value.kind !== 'inline' && lineOf(block, parameter, child);
    if (line) lines.push(line);
  }
  return lines;
}

function lineOf(block: Block, parameter: Parameter, child: Statement): Line | undefined {
  const words = valueWords(parameter, child.args);
  const last = words.at(-1);
  return last && { parameter, block, words, place: placeOf(block, { start: child.keyword.start, end: last.end }) };
}

/** One way in which a part is coded: the block itself, or a reference. */
interface Candidate {
  readonly child: Statement;
  readonly type: string;
  readonly reference: boolean;
}

function visitBlock(block: Block, names: ScopeNames | undefined, visitor: BlockVisitor, lost: Reason | undefined): void {
  let parts: Map<string, Candidate[]> | undefined;
  for (const child of block.statement.block?.children ?? []) {
    const parameter = meaningOf(child).parameter;
    if (!parameter) continue;
    const target = targetOf(parameter);
    if (target) {
      const candidate = { child, type: target.name, reference: parameter.value.kind === 'ref' };
      const candidates = (parts ??= new Map<string, Candidate[]>()).get(target.name);
      if (candidates) candidates.push(candidate);
      else parts.set(target.name, [candidate]);
    } else {
      const line = lineOf(block, parameter, child);
      if (line) visitor.line(line, lost);
    }
  }
  for (const candidates of parts?.values() ?? []) {
    candidates.forEach((candidate, index) => {
      const reason = lost ?? (index < candidates.length - 1 ? 'other-form' : undefined);
      visitPart(block, candidate, names, visitor, reason);
    });
  }
}

function visitPart(owner: Block, { child, type, reference }: Candidate, names: ScopeNames | undefined, visitor: BlockVisitor, lost: Reason | undefined): void {
  const part = reference ? referenced(owner, child, type, names, lost ? undefined : visitor) : inlineBlock(owner, child, type);
  if (!part) return;
  if (!lost) visitor.part?.(part);
  visitBlock(part, names, visitor, lost);
  if (reference && !lost && names) walkReplaced(part, names, visitor);
}

function referenced(owner: Block, child: Statement, type: string, names: ScopeNames | undefined, visitor: BlockVisitor | undefined): Block | undefined {
  const word = child.args[0];
  if (!word || !names) return undefined;
  const found = resolve(names, type, word.text);
  if (found) return blockOf(found);
  visitor?.unresolved({ type, name: word.text, place: placeOf(owner, word) });
  return undefined;
}

function inlineBlock(owner: Block, child: Statement, type: string): Block {
  const { uri, item } = owner;
  return { type, name: child.args[0]?.text, inline: true, statement: child, uri, item, place: placeOf(owner, headSpan(child)) };
}

/** A span in the item of a block, as a place. */
export function placeOf(block: Pick<Block, 'uri' | 'item'>, span: Span): Place {
  return { uri: block.uri, item: block.item, span: { start: span.start, end: span.end } };
}

function headSpan(statement: Statement): Span {
  return { start: statement.keyword.start, end: (statement.args[0] ?? statement.keyword).end };
}
