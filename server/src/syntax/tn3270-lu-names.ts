/**
 * LU names and ranges of a Telnet profile: `TCP00001`, `TCP00001..TCP00030`, `T000AA00..T111ZZFB..FNNNAAXB` (reference: telnet, luNames).
 */
import type { ProfileWord } from './profile-words.js';
import type { TelnetStatement } from './tn3270.js';

/** The names from low to high: a position takes the characters of its rule letter, the last position changes first. */
export interface LuRange {
  readonly word: ProfileWord;
  readonly low: string;
  readonly high: string;
  /** As written; absent for ranges without a rule and for single names. */
  readonly rule?: string;
}

/** Characters in the order in which names are sorted. */
const order = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ@#$';
const digits = order.slice(0, 10);
const letters = order.slice(10, 36);
const charactersOf: Readonly<Record<string, string>> = { N: digits, A: letters, B: order.slice(0, 36), X: order.slice(0, 16), '?': order };

/** What is wrong with a name or range; `mixed`: the part that differs is neither all digits nor all letters, and no rule says how it counts. */
export type LuFault = 'name' | 'form' | 'length' | 'order' | 'rule' | 'first' | 'fixed' | 'kind' | 'mixed' | 'count';

/** Up to 8 characters, the first of them no digit. */
const luName = /^[A-Z@#$][A-Z0-9@#$]{0,7}$/;
/** So many names one range may have. */
const mostNames = 4294967295;

/** Blocks whose members are LU names. */
const luLists = new Set(['LUGROUP', 'SLUGROUP', 'PRTGROUP', 'SPRTGROUP', 'DEFAULTLUS', 'SDEFAULTLUS', 'DEFAULTLUSSPEC', 'SDEFAULTLUSSPEC', 'DEFAULTPRT', 'SDEFAULTPRT', 'DEFAULTPRTSPEC', 'SDEFAULTPRTSPEC']);

/** The LU names and ranges of a list, without its name, percentage and options; empty for every other statement. */
export function luMembers(statement: TelnetStatement): readonly ProfileWord[] {
  if (!statement.type || !luLists.has(statement.type.name)) return [];
  return listMembers(statement).filter(({ text }) => !text.startsWith(',') && text.toUpperCase() !== 'EXIT');
}

/** The members of a list that stand in it, without its name. An INCLUDE in the list, which brings further ones, is left out. */
export function listMembers({ type, operands }: TelnetStatement): readonly ProfileWord[] {
  const members = type?.nameArgument === 'required' ? operands.slice(1) : operands;
  return members.filter((word, index) => !isInclude(word, members[index + 1]) && !(index > 0 && isInclude(members[index - 1], word)));
}

/** Whether an INCLUDE in the list brings members that do not stand here. */
export function includesMembers({ operands }: TelnetStatement): boolean {
  return operands.some((word, index) => isInclude(word, operands[index + 1]));
}

/** INCLUDE and the name of a data set; alone, INCLUDE may be the name of a member. */
function isInclude(word: ProfileWord | undefined, next: ProfileWord | undefined): boolean {
  return word !== undefined && next !== undefined && /^INCLUDE$/i.test(word.text) && /^['/]|\.|\(/.test(next.text) && !next.text.includes('..');
}

/** Reads a name or range. Undefined for a word with a system symbol: what it comes to is not known here. */
export function readLus(word: ProfileWord): LuRange | undefined {
  if (word.text.includes('&')) return undefined;
  const [low = '', high = low, rule] = word.text.toUpperCase().split('..');
  return { word, low, high, rule };
}

/** The first fault of a name or range; undefined for one that is well formed. */
export function luFault(range: LuRange): LuFault | undefined {
  const { word, low, high, rule } = range;
  if (!word.text.includes('..')) return luName.test(low) ? undefined : 'name';
  if (word.text.split('..').length > 3 || low === '' || high === '') return 'form';
  if (low.length !== high.length || (rule !== undefined && rule.length !== low.length)) return 'length';
  if (!luName.test(low) || !luName.test(high)) return 'name';
  if (rule !== undefined && /[^FNABX?]/.test(rule)) return 'rule';
  if (rule !== undefined && !/^[FA]/.test(rule)) return 'first';
  for (let i = 0; i < low.length; i++) {
    const a = low[i] ?? '';
    const b = high[i] ?? '';
    const letter = rule?.[i];
    if (letter === 'F' && a !== b) return 'fixed';
    const set = letter === undefined ? undefined : charactersOf[letter];
    if (set && !(set.includes(a) && set.includes(b))) return 'kind';
  }
  if (rule === undefined && isMixed(low, high)) return 'mixed';
  if (compare(low, high) > 0) return 'order';
  return (countOf(range) ?? 0) > mostNames ? 'count' : undefined;
}

/** The characters that differ are neither all digits nor all letters. */
function isMixed(low: string, high: string): boolean {
  const different = [...low].flatMap((character, i) => (character === high[i] ? [] : [character, high[i] ?? '']));
  return different.length > 0 && ![digits, letters].some((characters) => different.every((each) => characters.includes(each)));
}

function compare(a: string, b: string): number {
  for (let i = 0; i < a.length; i++) {
    const difference = order.indexOf(a[i] ?? '') - order.indexOf(b[i] ?? '');
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The characters of each position; undefined where they are not certain: a part that differs is neither all digits nor all letters. */
function positions({ low, high, rule }: LuRange): string[] | undefined {
  if (rule !== undefined) return [...rule].map((letter, i) => charactersOf[letter] ?? low[i] ?? '');
  let first = 0;
  while (first < low.length && low[first] === high[first]) first++;
  if (first === low.length) return [...low];
  const both = low.slice(first) + high.slice(first);
  const set = [digits, letters].find((characters) => [...both].every((c) => characters.includes(c)));
  return set === undefined ? undefined : [...low].map((c, i) => (i < first ? c : set));
}

/** The place of a name in the sequence that the positions count through. */
function ordinal(name: string, sets: readonly string[]): number {
  let value = 0;
  sets.forEach((set, i) => (value = value * set.length + Math.max(0, set.indexOf(name[i] ?? ''))));
  return value;
}

/** How many names a well-formed range has; undefined where that is not certain. */
export function luCount(range: LuRange): number | undefined {
  return luFault(range) ? undefined : countOf(range);
}

function countOf(range: LuRange): number | undefined {
  const sets = positions(range);
  return sets && ordinal(range.high, sets) - ordinal(range.low, sets) + 1;
}

/** The names as an interval of numbers, comparable with others of the same `key`; undefined where the range does not count by digits at its end. */
export function luInterval(range: LuRange): { readonly key: string; readonly from: number; readonly to: number } | undefined {
  if (luFault(range)) return undefined;
  const [stem, low] = splitNumber(range.low);
  const [highStem, high] = splitNumber(range.high);
  const counts = positions(range)?.slice(stem.length).every((set, i) => set === digits || (set.length === 1 && set === range.low[stem.length + i]));
  if (low === '' || stem !== highStem || !counts || !isOneRun(range, stem.length)) return undefined;
  return { key: `${stem}/${low.length}`, from: Number(low), to: Number(high) };
}

/** A name before and from the digits at its end. */
function splitNumber(name: string): [string, string] {
  let at = name.length;
  while (at > 0 && digits.includes(name[at - 1] ?? '')) at--;
  return [name.slice(0, at), name.slice(at)];
}

/** No position that stays the same stands behind one that changes: else the names have gaps. */
function isOneRun({ rule }: LuRange, from: number): boolean {
  return rule === undefined || /^F*N*$/.test(rule.slice(from));
}
