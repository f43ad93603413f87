/**
 * What changed between two states of a library: the rules of each stack (diff.ts), and the statements whose text is another
 * one without any effect on a rule.
 */
import { type Item, type Statement, statementAt } from '../syntax/tree.js';
import { meaningOf } from '../workspace/facts.js';
import type { Model, ScopeNames } from '../workspace/model.js';
import type { Place, SourceFile } from '../workspace/source-file.js';
import { changesBetween, type RuleChange } from './diff.js';
import { itemsBehind, wordsOf } from './items-behind.js';
import type { Policy } from './policy.js';

/** One of the two states. */
export interface LibraryState {
  readonly model: Model;
  readonly policies: readonly Policy[];
  /** The files that are compared. */
  readonly files: ReadonlySet<string>;
  /** What a file is called in both states. */
  nameOf(uri: string): string;
}

export interface StackDiff {
  /** null: a policy file that no stack is known to use. */
  readonly stack: string | null;
  readonly before?: Policy;
  readonly after?: Policy;
  readonly rules: readonly RuleChange[];
}

/** A change of the text that changes no rule. */
export interface QuietChange {
  /** `TTLSGroupAction TNGA`; absent for a change outside statements. */
  readonly statement?: string;
  readonly change: 'added' | 'removed' | 'changed';
  /**
   * `layout`: comments, blanks, upper or lower case of keywords; `same-effect`: other words, the same values; `unused`: no rule
   * uses it; `other`: a file without AT-TLS policy.
   */
  readonly kind: 'layout' | 'same-effect' | 'unused' | 'other';
  readonly uri: string;
  /** In the new state; of something removed, in the old one. Absent for a change outside statements. */
  readonly place?: Place;
}

export interface LibraryDiff {
  /** Every stack of either state. */
  readonly stacks: readonly StackDiff[];
  readonly quiet: readonly QuietChange[];
}

/** The changes from one state to the other. */
export function diffLibraries(before: LibraryState, after: LibraryState): LibraryDiff {
  const stacks = pairs(before, after).map(([old, now]): StackDiff => ({ stack: (now ?? old)?.scope.stack?.name || null, before: old, after: now, rules: changesBetween(old, now) }));
  return { stacks, quiet: quietChanges(before, after, stacks) };
}

/** The policies of the same stack. One on either side are taken for the same whatever their names. */
function pairs(before: LibraryState, after: LibraryState): (readonly [Policy | undefined, Policy | undefined])[] {
  if (before.policies.length === 1 && after.policies.length === 1) return [[before.policies[0], after.policies[0]]];
  const [old, now] = [byKey(before), byKey(after)];
  return [...new Set([...now.keys(), ...old.keys()])].map((key) => [old.get(key), now.get(key)]);
}

function byKey({ policies, nameOf }: LibraryState): Map<string, Policy> {
  const found = new Map<string, Policy>();
  for (const policy of policies) {
    const { stack, files } = policy.scope;
    const name = stack?.name ? `stack ${stack.name}` : `file ${files.map(nameOf).join()}`;
    // Stacks of several systems may have one name.
    found.set(found.has(name) ? `${name} ${nameOf(stack?.main ?? '')}` : name, policy);
  }
  return found;
}

function quietChanges(before: LibraryState, after: LibraryState, stacks: readonly StackDiff[]): QuietChange[] {
  const effects = new Effects();
  for (const { before: old, after: now, rules } of stacks) {
    const changed = new Set<string>();
    for (const { rule, change, parameters } of rules) {
      if (change === 'shadowed') continue;
      changed.add(rule);
      for (const { beforePlaces, afterPlaces } of parameters) for (const place of [...beforePlaces, ...afterPlaces]) effects.addLine(place);
    }
    for (const policy of [old, now]) for (const rule of policy?.rules ?? []) effects.addRule(rule.item, policy?.names as ScopeNames, changed.has(rule.name));
  }
  const [old, now] = [filesByName(before), filesByName(after)];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((name) => fileChanges(old.get(name), now.get(name), effects));
}

/** What the changed values of rules come from. */
class Effects {
  private readonly used = new Set<Item>();
  private readonly changed = new Set<Item>();
  private readonly lines = new Set<Statement>();

  /** Adds the line of a value that is another one. */
  addLine({ item, span }: Place): void {
    const line = statementAt(item, span.start);
    if (line) this.lines.add(line);
  }

  /** Adds all statements that a rule leads to; `changed`: the rule comes to something else. */
  addRule(item: Item, names: ScopeNames, changed: boolean): void {
    itemsBehind(item, names, changed ? this.changed : this.used);
  }

  isUsed(...items: readonly (Item | undefined)[]): boolean {
    return items.some((item) => item !== undefined && (this.used.has(item) || this.changed.has(item)));
  }

  /** Whether the change from one text of a statement to the other is what changed a rule. When in doubt it is. */
  isEffective(was: Item | undefined, is: Item | undefined): boolean {
    if (![was, is].some((item) => item !== undefined && this.changed.has(item))) return false;
    const [old, now] = [linesOf(was), linesOf(is)];
    const all = [...old.values(), ...now.values()];
    const different = [...old, ...now].filter(([words]) => old.has(words) !== now.has(words)).map(([, line]) => line);
    return (different.length > 0 ? different : all).some((line) => this.lines.has(line)) || (was !== undefined && is !== undefined && different.some((line) => !isValue(line))) || all.some(isCondition);
  }
}

/** The lines of a statement by their words and those of the blocks around them. */
function linesOf(item: Item | undefined): Map<string, Statement> {
  const lines = new Map<string, Statement>();
  const collect = (statement: Statement, above: string): void => {
    const words = `${above}${statement.keyword.text.toLowerCase()} ${statement.args.map(({ text }) => text).join(' ')}\n`;
    lines.set(words, statement);
    for (const child of statement.block?.children ?? []) collect(child, words);
  };
  if (item?.statement) collect(item.statement, '');
  return lines;
}

/** An attribute with a value of its own, which effective values lead back to. */
function isValue(line: Statement): boolean {
  const kind = meaningOf(line).parameter?.value.kind;
  return kind !== undefined && kind !== 'ref' && kind !== 'inline';
}

/** Effective addresses and ports lead back to the rule, not to the statements that its references stand for. */
function isCondition({ parent, keyword }: Statement): boolean {
  return parent === undefined && !/^TTLS/i.test(keyword.text);
}

interface ComparedFile {
  readonly file: SourceFile;
  /** Has AT-TLS policy. */
  readonly policy: boolean;
}

function filesByName({ model, files, policies, nameOf }: LibraryState): Map<string, ComparedFile> {
  const withPolicy = new Set(policies.flatMap(({ scope }) => scope.files));
  const found = new Map<string, ComparedFile>();
  for (const uri of files) {
    const file = model.files.get(uri);
    if (file) found.set(nameOf(uri), { file, policy: withPolicy.has(uri) });
  }
  return found;
}

function fileChanges(before: ComparedFile | undefined, after: ComparedFile | undefined, effects: Effects): QuietChange[] {
  const { file } = (after ?? before) as ComparedFile;
  if (before?.file.text === after?.file.text) return [];
  const change = !before ? 'added' : !after ? 'removed' : 'changed';
  if (!before?.policy && !after?.policy) return [{ change, kind: 'other', uri: file.uri }];
  const [old, now] = [entries(before?.file), entries(after?.file)];
  let told = false;
  const changes = [...new Set([...now.keys(), ...old.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), now.get(key)];
    if (was?.text === is?.text || (isBlank(was) && isBlank(is))) return [];
    told = true;
    return statementChange(was, is, effects, file.uri) ?? [];
  });
  // Statements in another order, or blank lines moved.
  return told ? changes : [{ change, kind: 'layout', uri: file.uri }];
}

interface Entry {
  readonly item: Item;
  readonly text: string;
  readonly uri: string;
}

function isBlank(entry: Entry | undefined): boolean {
  return entry === undefined || entry.text.trim() === '';
}

/** The items of a file by type, name and, for several of one name, number. */
function entries(file: SourceFile | undefined): Map<string, Entry> {
  const found = new Map<string, Entry>();
  file?.tree.items.forEach((item, index) => {
    const start = file.tree.starts[index] ?? 0;
    const node = item.statement;
    const key = node ? `${titleOf(item) ?? ''} ` : '';
    let free = key;
    for (let number = 2; found.has(free); number++) free = `${key}${number}`;
    found.set(free, { item, text: file.text.slice(start, start + item.length), uri: file.uri });
  });
  return found;
}

function titleOf({ statement }: Item): string | undefined {
  return statement && [meaningOf(statement).type?.name ?? statement.keyword.text, statement.args[0]?.text].filter(Boolean).join(' ');
}

function statementChange(was: Entry | undefined, is: Entry | undefined, effects: Effects, uri: string): QuietChange | undefined {
  const { item } = (is ?? was) as Entry;
  const [old, now] = [was?.item.statement, is?.item.statement];
  const change = !was ? 'added' : !is ? 'removed' : 'changed';
  const common = { statement: titleOf(item), change, uri: (is ?? was)?.uri ?? uri, place: item.statement && headOf(item, (is ?? was)?.uri ?? uri) } as const;
  if (!old && !now) return { ...common, kind: 'layout' };
  if (old && now && wordsOf(old) === wordsOf(now)) return { ...common, kind: 'layout' };
  if (effects.isEffective(was?.item, is?.item)) return undefined;
  return { ...common, kind: effects.isUsed(was?.item, is?.item) ? 'same-effect' : 'unused' };
}

function headOf(item: Item, uri: string): Place | undefined {
  const { statement } = item;
  return statement && { uri, item, span: { start: statement.keyword.start, end: (statement.args[0] ?? statement.keyword).end } };
}
