/** A change of a prediction as edits of the files, so that a quick fix can apply it. */
import { cipherByCode4, groupByCode, signatureByCode } from '../../catalog/index.js';
import { lineContentEnd, nextLineStart } from '../../syntax/lines.js';
import type { Statement } from '../../syntax/tree.js';
import type { Place, SourceFile } from '../../workspace/source-file.js';
import type { Block } from '../blocks.js';
import { codesIn } from '../codes.js';
import type { EffectiveParameter } from '../effective.js';
import { isList } from '../effective.js';
import type { ActionLevel } from '../parameters.js';
import { parameterInfo } from '../parameters.js';
import type { Rule } from '../policy.js';
import type { ParameterChange } from './overlay.js';
import { changedList } from './overlay.js';
import type { Prediction } from './prediction.js';

/** A replacement; offsets in the file, the end exclusive. */
export interface TextEdit {
  readonly uri: string;
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

export interface QuickFix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** Codes on one line, so that it stays within the columns of a member. */
const codesALine = 8;

/**
 * The change of a prediction as edits: coded lines are changed where they stand, new ones go into the block that codes their
 * neighbours, and a block that is missing is coded inline in the environment action. A statement that other rules refer to
 * changes for them, too.
 * @param files the files of the model that the rule belongs to
 * @returns undefined when there is no change, or no place for it
 */
export function changeFor(rule: Rule, prediction: Prediction, files: ReadonlyMap<string, SourceFile>): QuickFix | undefined {
  const { change } = prediction;
  if (!change) return undefined;
  const editor = new Editor(rule, files);
  const done = change.parameters.every((parameter) => editor.apply(parameter));
  return done ? { title: change.title, edits: editor.edits() } : undefined;
}

/** Lines to be put in at one offset. */
interface Insertion {
  readonly uri: string;
  readonly at: number;
  readonly lead: string;
  readonly newLine: string;
  readonly indent: string;
  readonly lines: string[];
}

class Editor {
  private readonly replacements: TextEdit[] = [];
  private readonly insertions = new Map<string, Insertion>();

  constructor(
    private readonly rule: Rule,
    private readonly files: ReadonlyMap<string, SourceFile>,
  ) {}

  edits(): readonly TextEdit[] {
    const inserted = [...this.insertions.values()].map(({ uri, at, lead, newLine, indent, lines }) => ({ uri, start: at, end: at, newText: lead + lines.map((line) => indent + line + newLine).join('') }));
    return [...this.replacements, ...inserted];
  }

  /** false: there is no place for the parameter. */
  apply(change: ParameterChange): boolean {
    const found = this.rule.effective.get(change.name);
    if (!found) return false;
    if (found.places.length === 0) return this.code(found, change);
    return change.set === undefined ? this.changeList(found, change) : this.setValue(found, change.set);
  }

  private setValue({ places }: EffectiveParameter, value: string): boolean {
    const line = this.lineAt(places.at(-1));
    if (line) this.replace(line, line.head + value);
    return line !== undefined;
  }

  private changeList(found: EffectiveParameter, change: ParameterChange): boolean {
    const lines = found.places.flatMap((place) => this.lineAt(place) ?? []);
    const last = lines.at(-1);
    if (!last || lines.length < found.places.length) return false;
    const added = changedList(found.value === null ? [] : [found.value].flat(), change).filter((value) => change.add?.includes(value));
    const left = lines.map((line) => ({ line, before: valuesOf(line), after: valuesOf(line).filter((value) => !change.remove?.includes(value)) }));
    const nothingLeft = left.every(({ after }) => after.length === 0);
    for (const [index, { line, before, after }] of left.entries()) {
      if (after.length === before.length) continue;
      if (after.length > 0) this.replace(line, line.head + after.map((value) => inTheStyleOf(line, value).value).join(''));
      else if (nothingLeft && index === 0 && added.length > 0) this.replaceFirst(line, added);
      else this.removeLine(line);
    }
    if (!nothingLeft) for (const value of added) this.insertBehind(last, value);
    return true;
  }

  /** The only line that stays: it takes the added values. */
  private replaceFirst(line: CodedLine, added: readonly string[]): void {
    const [first = '', ...others] = added;
    this.replace(line, line.head + inTheStyleOf(line, first).value);
    for (const value of others) this.insertBehind(line, value);
  }

  /** Codes a parameter that is coded nowhere: a list whole, as it takes the place of the default. */
  private code(found: EffectiveParameter, change: ParameterChange): boolean {
    const { info } = found;
    const list = isList(info) ? changedList(found.value === null ? [] : [found.value].flat(), change) : [change.set ?? ''];
    const keyword = info.name === 'V3CipherSuites' ? 'V3CipherSuites4Char' : info.name;
    const values = info.parameter.value.kind === 'codes' ? chunks(list) : list;
    const home = this.homeOf(info.name);
    if (home) return this.insertIn(home, keyword, values);
    return this.insertBlock(info.name, keyword, values);
  }

  /** The block that has room for a parameter: of the strongest action that has one; of the actions themselves the environment's. */
  private homeOf(name: string): Block | undefined {
    const order: readonly ActionLevel[] = ['connection', 'environment', 'group'];
    const homes = parameterInfo(name)?.homes.filter(({ counts, level }) => counts && level !== 'rule') ?? [];
    const blocks = order.flatMap((level) => this.rule.effective.blocks(level).filter((block) => homes.some((home) => home.level === level && home.statement === block.type)));
    return blocks.find(({ type }) => !type.endsWith('Action')) ?? blocks.find(({ type }) => type === 'TTLSEnvironmentAction') ?? blocks[0];
  }

  private insertIn(block: Block, keyword: string, values: readonly string[]): boolean {
    const insertion = this.endOf(block);
    const width = valueColumn(block.statement.block?.children.at(-1));
    for (const value of values) insertion?.lines.push(`${keyword.padEnd(width - 1)} ${value}`);
    return insertion !== undefined;
  }

  private insertBlock(name: string, keyword: string, values: readonly string[]): boolean {
    const action = this.rule.environment;
    const type = parameterInfo(name)?.homes.find(({ level, counts }) => level === 'environment' && counts)?.statement;
    const insertion = action && this.endOf(action);
    if (!insertion || type === undefined) return false;
    const lines = values.map((value) => `  ${keyword}  ${value}`);
    const present = insertion.lines.indexOf(type);
    if (present >= 0) insertion.lines.splice(present + 2, 0, ...lines);
    else insertion.lines.push(type, '{', ...lines, '}');
    return true;
  }

  /** Where the last line of a block goes. */
  private endOf({ uri, item, statement }: Block): Insertion | undefined {
    const file = this.files.get(uri);
    const base = file?.startOf(item);
    if (!file || base === undefined || !statement.block) return undefined;
    const last = statement.block.children.at(-1);
    const open = statement.block.open;
    if (last) return this.insertionBehind(file, base + last.end, indentAt(file.text, base + last.keyword.start));
    return open && this.insertionBehind(file, base + open.end, `${indentAt(file.text, base + statement.keyword.start)}  `);
  }

  private insertBehind(line: CodedLine, value: string): void {
    const { keyword, value: text } = inTheStyleOf(line, value);
    const width = line.head.length;
    this.insertionBehind(line.file, line.end, indentAt(line.file.text, line.start)).lines.push(`${keyword.padEnd(width - 1)} ${text}`);
  }

  private insertionBehind(file: SourceFile, offset: number, indent: string): Insertion {
    const { text, uri } = file;
    const contentEnd = lineContentEnd(text, offset);
    const at = nextLineStart(text, contentEnd);
    const key = `${uri} ${at}`;
    const newLine = lineEndOf(text);
    const found = this.insertions.get(key) ?? { uri, at, lead: at === contentEnd ? newLine : '', newLine, indent, lines: [] };
    this.insertions.set(key, found);
    return found;
  }

  private lineAt(place: Place | undefined): CodedLine | undefined {
    if (!place) return undefined;
    const file = this.files.get(place.uri);
    const base = file?.startOf(place.item);
    if (!file || base === undefined) return undefined;
    const start = base + place.span.start;
    const end = base + place.span.end;
    const [head = '', keyword = ''] = /^(\S+)\s+/.exec(file.text.slice(start, end)) ?? [];
    return keyword === '' ? undefined : { file, start, end, head, keyword, text: file.text.slice(start + head.length, end) };
  }

  private replace({ file, start, end }: CodedLine, newText: string): void {
    this.replacements.push({ uri: file.uri, start, end, newText });
  }

  private removeLine({ file, start, end }: CodedLine): void {
    const { text, uri } = file;
    this.replacements.push({ uri, start: start - indentAt(text, start).length, end: nextLineStart(text, lineContentEnd(text, end)), newText: '' });
  }
}

/** A line that codes a value. */
interface CodedLine {
  readonly file: SourceFile;
  /** Of the keyword and of the end of the value. */
  readonly start: number;
  readonly end: number;
  /** The keyword with the blanks behind it. */
  readonly head: string;
  readonly keyword: string;
  /** The value. */
  readonly text: string;
}

function valuesOf({ keyword, text }: CodedLine): readonly string[] {
  const value = parameterInfo(keyword)?.parameter.value;
  return value?.kind === 'codes' ? codesIn(value.of, text) : [text];
}

/** A code as the lines around it are written: as a constant, as a code of two characters, or as one of four. */
function inTheStyleOf({ keyword, text }: CodedLine, code: string): { readonly keyword: string; readonly value: string } {
  const value = parameterInfo(keyword)?.parameter.value;
  if (value?.kind !== 'codes') return { keyword, value: code };
  const constant = !/^[0-9a-f]+$/i.test(text);
  switch (value.of) {
    case 'cipher2': {
      const cipher = cipherByCode4(code);
      return { keyword, value: (constant ? cipher?.name : (cipher?.code2 ?? cipher?.name)) ?? code };
    }
    case 'cipher4':
      return { keyword, value: constant ? (cipherByCode4(code)?.name ?? code) : code };
    case 'group':
      return { keyword, value: constant ? (groupByCode(code)?.name ?? code) : code };
    case 'signature':
      return { keyword, value: constant ? (signatureByCode(code)?.name ?? code) : code };
    case 'cipher1':
      return { keyword, value: code };
  }
}

function chunks(codes: readonly string[]): string[] {
  return Array.from({ length: Math.ceil(codes.length / codesALine) }, (_, index) => codes.slice(index * codesALine, (index + 1) * codesALine).join(''));
}

/** Columns from the keyword of a line to its value; 0 when it has none. */
function valueColumn(line: Statement | undefined): number {
  const first = line?.args[0];
  return line && first && !line.block ? first.start - line.keyword.start : 0;
}

/** Blanks before the first word of the line that holds the offset. */
function indentAt(text: string, offset: number): string {
  let start = offset;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}

/** The line end that the file uses. */
function lineEndOf(text: string): string {
  const first = lineContentEnd(text, 0);
  return first < text.length ? text.slice(first, nextLineStart(text, first)) : '\n';
}
