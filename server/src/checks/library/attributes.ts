/** Attributes of a block as Policy Agent takes them: of one that is coded twice, or inline and as Ref, the last (reference: pagent-ttls, duplicateAttributes). */
import type { Item, Statement } from '../../syntax/tree.js';
import type { Definition } from '../../workspace/facts.js';
import { meaningOf } from '../../workspace/facts.js';
import type { Located, ScopeNames } from '../../workspace/model.js';
import type { DraftPlace } from '../check.js';

/** A statement, and where it stands. */
export interface Coded {
  readonly uri: string;
  readonly item: Item;
  readonly statement: Statement;
}

const tables = new WeakMap<Statement, ReadonlyMap<string, Statement>>();

function tableOf(statement: Statement): ReadonlyMap<string, Statement> {
  let table = tables.get(statement);
  if (!table) {
    const made = new Map<string, Statement>();
    for (const child of statement.block?.children ?? []) {
      const name = meaningOf(child).parameter?.name;
      if (name) made.set(name, child);
    }
    tables.set(statement, (table = made));
  }
  return table;
}

export function coded({ uri, fact }: Located<Definition>): Coded {
  return { uri, item: fact.item, statement: fact.statement };
}

/** The line, or inline statement, that counts for a parameter; `name` as the catalogue spells it. */
export function attribute(statement: Statement, name: string): Statement | undefined {
  return tableOf(statement).get(name);
}

/** The first value word of an attribute. */
export function valueOf(statement: Statement, name: string): string | undefined {
  return attribute(statement, name)?.args[0]?.text;
}

/** How an attribute of kind On/Off is coded in the block; undefined when it is not coded or says neither. */
export function switchOf(statement: Statement, name: string): 'On' | 'Off' | undefined {
  const text = valueOf(statement, name)?.toLowerCase();
  return text === 'on' ? 'On' : text === 'off' ? 'Off' : undefined;
}

/** Keyword and value of an attribute line. */
export function placeOfAttribute({ uri, item, statement }: Coded, name: string): DraftPlace | undefined {
  const line = attribute(statement, name);
  return line && { uri, item, span: { start: line.keyword.start, end: (line.args[0] ?? line.keyword).end } };
}

/** Whether a part is coded at all, inline or as Ref. */
export function hasPart({ statement }: Coded, type: string): boolean {
  return attribute(statement, type) !== undefined || attribute(statement, `${type}Ref`) !== undefined;
}

/** The statement of type `type` that is coded in the block, inline or as Ref; undefined when there is none or it is not found. */
export function partOf(names: ScopeNames, owner: Coded, type: string): Coded | undefined {
  const inline = attribute(owner.statement, type);
  const reference = attribute(owner.statement, `${type}Ref`);
  if (inline && (!reference || inline.keyword.start > reference.keyword.start)) return { ...owner, statement: inline };
  const found = referred(names, owner.statement, type);
  return found && coded(found);
}

/** The statement of type `type` that the attribute `typeRef` names. */
export function referred(names: ScopeNames, statement: Statement, type: string): Located<Definition> | undefined {
  const name = valueOf(statement, `${type}Ref`);
  return name === undefined ? undefined : names.winner(type, name);
}
