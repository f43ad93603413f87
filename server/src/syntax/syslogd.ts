/**
 * Configuration files of syslogd: rules, archive statements, comments. Reads any text, in time linear in its length.
 *
 * Product facts (reference: syslogd: file, statements): one rule or statement a line, without continuation; a line that begins with
 * `#` is a comment, and a `#` further on is not known to begin one; the first blank or tab ends the condition list; conditions are joined with
 * `;` and have two parts (facility.priority), four (userid.jobname.facility.priority), or a sender in parentheses in front of two;
 * `-A(...)` is a destination that holds blanks.
 */
import { isBlank, lineContentEnd, nextLineStart } from './lines.js';
import type { Span } from './tree.js';

/** Text with absolute offsets. */
export interface SyslogWord extends Span {
  readonly text: string;
}

/** `broken`: neither of the forms that syslogd reads. */
export type ConditionForm = 'facility' | 'job' | 'host' | 'broken';

export interface SyslogCondition extends SyslogWord {
  readonly form: ConditionForm;
  /** What stands between the dots, behind a sender in parentheses; may be empty texts. */
  readonly parts: readonly SyslogWord[];
  /** Without the parentheses. */
  readonly host?: SyslogWord;
  readonly user?: SyslogWord;
  readonly job?: SyslogWord;
  /** The names of a comma list. */
  readonly facilities: readonly SyslogWord[];
  readonly priority?: SyslogWord;
}

/** `-F 640`; `value` is absent where nothing follows, and for options that take none. */
export interface SyslogOption extends Span {
  readonly name: SyslogWord;
  readonly value?: SyslogWord;
}

/** `unknown`: nothing that syslogd is known to take. */
export type DestinationKind = 'file' | 'console' | 'operlog' | 'host' | 'action' | 'users' | 'everyone' | 'smf' | 'unknown';

export interface ActionParameter extends Span {
  readonly name: SyslogWord;
  /** Without the quotation marks; absent when no value follows. */
  readonly value?: SyslogWord;
}

export interface SyslogDestination extends SyslogWord {
  readonly kind: DestinationKind;
  /** Of -A(...), in order. */
  readonly parameters: readonly ActionParameter[];
  /** -A(...) has its closing parenthesis; true for all others. */
  readonly closed: boolean;
}

export interface SyslogRule extends Span {
  readonly kind: 'rule';
  /** From 0. */
  readonly line: number;
  /** All conditions with what joins them. */
  readonly selector: SyslogWord;
  readonly conditions: readonly SyslogCondition[];
  readonly destination?: SyslogDestination;
  readonly options: readonly SyslogOption[];
  /** What stands behind the destination and is no option. */
  readonly rest: readonly SyslogWord[];
}

/** A line that is no rule: a global statement, or a parameter of an archive block. */
export interface SyslogStatement extends Span {
  readonly kind: 'statement';
  readonly line: number;
  readonly keyword: SyslogWord;
  readonly operands: readonly SyslogWord[];
}

/** BeginArchiveParms to EndArchiveParms; an unclosed block ends in front of the first line that must be something else. */
export interface ArchiveBlock extends Span {
  readonly kind: 'archive';
  readonly line: number;
  readonly begin: SyslogStatement;
  readonly parameters: readonly SyslogStatement[];
  readonly close?: SyslogStatement;
}

export type SyslogEntry = SyslogRule | SyslogStatement | ArchiveBlock;

export interface SyslogdConfiguration {
  readonly entries: readonly SyslogEntry[];
  readonly rules: readonly SyslogRule[];
  /** Whole lines. */
  readonly comments: readonly Span[];
}

/** Reads a configuration of syslogd, whole or half typed. */
export function readSyslogd(text: string): SyslogdConfiguration {
  const entries: SyslogEntry[] = [];
  const comments: Span[] = [];
  let block: { begin: SyslogStatement; parameters: SyslogStatement[] } | undefined;
  const closeBlock = (close?: SyslogStatement): void => {
    if (!block) return;
    const last = close ?? block.parameters.at(-1) ?? block.begin;
    entries.push({ kind: 'archive', line: block.begin.line, start: block.begin.start, end: last.end, ...block, close });
    block = undefined;
  };
  for (let start = 0, line = 0; start < text.length; line++) {
    const end = lineContentEnd(text, start);
    if (text[start] === '#') comments.push({ start, end });
    else {
      const words = wordsIn(text, start, end);
      const [first] = words;
      if (first && looksLikeRule(first.text)) {
        closeBlock();
        entries.push(ruleOf(text, words, end, line));
      } else if (first) {
        const statement: SyslogStatement = { kind: 'statement', line, keyword: first, operands: words.slice(1), start: first.start, end: words.at(-1)?.end ?? first.end };
        const keyword = first.text.toLowerCase();
        if (keyword === 'beginarchiveparms') {
          closeBlock();
          block = { begin: statement, parameters: [] };
        } else if (keyword === 'endarchiveparms' && block) closeBlock(statement);
        else if (block && !globalStatements.has(keyword)) block.parameters.push(statement);
        else {
          closeBlock();
          entries.push(statement);
        }
      }
    }
    start = nextLineStart(text, end);
  }
  closeBlock();
  return { entries, rules: entries.filter((entry) => entry.kind === 'rule'), comments };
}

const globalStatements: ReadonlySet<string> = new Set(['archivetimeofday', 'archivethreshold', 'archivecheckinterval', 'endarchiveparms']);

/** Keywords have no dots; what begins with `$` or `:` belongs to other syslog daemons. */
function looksLikeRule(word: string): boolean {
  if (/^[$:!+{}]/.test(word)) return false;
  const open = word.indexOf('(');
  return open === 0 || (word.includes('.') && (open < 0 || word.indexOf('.') < open)) || word.startsWith('*');
}

function wordsIn(text: string, start: number, end: number): SyslogWord[] {
  const words: SyslogWord[] = [];
  for (let i = start; i < end; ) {
    if (isBlank(text.charCodeAt(i))) {
      i++;
      continue;
    }
    const from = i;
    while (i < end && !isBlank(text.charCodeAt(i))) i++;
    words.push(wordAt(text, from, i));
  }
  return words;
}

const wordAt = (text: string, start: number, end: number): SyslogWord => ({ text: text.slice(start, end), start, end });

function ruleOf(text: string, words: readonly SyslogWord[], lineEnd: number, line: number): SyslogRule {
  const [selector, second] = words as [SyslogWord, SyslogWord | undefined];
  const destination = second && destinationAt(text, second, lineEnd);
  const behind = destination ? words.filter((word) => word.start >= destination.end) : [];
  const { options, rest } = optionsOf(behind);
  const end = Math.max(destination?.end ?? selector.end, words.at(-1)?.end ?? 0);
  return { kind: 'rule', line, start: selector.start, end, selector, conditions: conditionsOf(text, selector), destination, options, rest };
}

/** Conditions end at semicolons; a semicolon at the end leaves no empty condition behind. */
function conditionsOf(text: string, selector: SyslogWord): SyslogCondition[] {
  const found: SyslogCondition[] = [];
  for (const part of split(text, selector.start, selector.end, ';')) {
    if (part.text !== '' || part.end < selector.end) found.push(conditionOf(text, part));
  }
  return found;
}

function split(text: string, start: number, end: number, separator: string): SyslogWord[] {
  const parts: SyslogWord[] = [];
  let from = start;
  for (let i = start; i <= end; i++) {
    if (i < end && text[i] !== separator) continue;
    parts.push(wordAt(text, from, i));
    from = i + 1;
  }
  return parts;
}

function conditionOf(text: string, word: SyslogWord): SyslogCondition {
  const close = word.text.startsWith('(') ? word.text.indexOf(')') : -1;
  const host = close > 0 ? wordAt(text, word.start + 1, word.start + close) : undefined;
  const dotted = host ? word.text[close + 1] === '.' : true;
  const parts = split(text, host ? host.end + (dotted ? 2 : 1) : word.start, word.end, '.');
  const filled = dotted && parts.every((part) => part.text !== '') && (host !== undefined || !word.text.startsWith('('));
  const form: ConditionForm = !filled ? 'broken' : host ? (parts.length === 2 ? 'host' : 'broken') : parts.length === 2 ? 'facility' : parts.length === 4 ? 'job' : 'broken';
  const facility = form === 'broken' ? undefined : parts.at(-2);
  return {
    ...word,
    form,
    parts,
    host,
    user: form === 'job' ? parts[0] : undefined,
    job: form === 'job' ? parts[1] : undefined,
    facilities: facility ? split(text, facility.start, facility.end, ',').filter((name) => name.text !== '') : [],
    priority: form === 'broken' ? undefined : parts.at(-1),
  };
}

function destinationAt(text: string, word: SyslogWord, lineEnd: number): SyslogDestination {
  if (!/^-A\s*\(/i.test(text.slice(word.start, word.start + 3))) return { ...word, kind: kindOf(word.text), parameters: [], closed: true };
  const close = text.slice(word.start, lineEnd).indexOf(')');
  let end = close < 0 ? lineEnd : word.start + close + 1;
  while (end > word.start && isBlank(text.charCodeAt(end - 1))) end--;
  const inner = wordAt(text, word.start + 3, close < 0 ? end : end - 1);
  return { ...wordAt(text, word.start, end), kind: 'action', parameters: parametersIn(text, inner), closed: close >= 0 };
}

function kindOf(text: string): DestinationKind {
  if (text === '/dev/console') return 'console';
  if (text === '/dev/operlog') return 'operlog';
  if (text.startsWith('/') && text.length > 1) return 'file';
  if (/^@[^@]/.test(text)) return 'host';
  if (text === '*') return 'everyone';
  if (text === '$SMF') return 'smf';
  return text.split(',').every((name) => /^[A-Za-z@#$][A-Za-z0-9@#$]{0,7}$/.test(name)) ? 'users' : 'unknown';
}

/** Straight quotation marks, or the curly ones that presentations put in their place. */
const quotes: ReadonlySet<string> = new Set(['"', '\u201c', '\u201d']);

function parametersIn(text: string, { start, end }: Span): ActionParameter[] {
  const found: ActionParameter[] = [];
  const skip = (i: number): number => {
    while (i < end && isBlank(text.charCodeAt(i))) i++;
    return i;
  };
  for (let i = skip(start); i < end; i = skip(i)) {
    const from = i;
    while (i < end && text[i] !== '=' && !isBlank(text.charCodeAt(i))) i++;
    const name = wordAt(text, from, i);
    const equals = skip(i);
    if (text[equals] !== '=' || equals >= end) {
      found.push({ name, start: from, end: i });
      continue;
    }
    i = skip(equals + 1);
    const quoted = i < end && quotes.has(text[i] ?? '');
    const valueStart = quoted ? i + 1 : i;
    i = valueStart;
    while (i < end && (quoted ? !quotes.has(text[i] ?? '') : !isBlank(text.charCodeAt(i)))) i++;
    const value = wordAt(text, valueStart, i);
    if (quoted && i < end) i++;
    found.push({ name, value, start: from, end: i });
  }
  return found;
}

const optionsWithValue: ReadonlySet<string> = new Set(['-F', '-D', '-N']);

/** Options and what is none; once a word is none, all behind it is none either. */
function optionsOf(words: readonly SyslogWord[]): { options: SyslogOption[]; rest: SyslogWord[] } {
  const options: SyslogOption[] = [];
  let i = 0;
  for (; i < words.length; i++) {
    const word = words[i] as SyslogWord;
    if (!/^-[A-Za-z]/.test(word.text)) break;
    const name: SyslogWord = { text: word.text.slice(0, 2), start: word.start, end: word.start + 2 };
    const next = words[i + 1];
    if (word.text.length > 2) options.push({ name, value: { text: word.text.slice(2), start: word.start + 2, end: word.end }, start: word.start, end: word.end });
    else if (optionsWithValue.has(name.text) && next && !next.text.startsWith('-') && !next.text.startsWith('#')) {
      options.push({ name, value: next, start: word.start, end: next.end });
      i++;
    } else options.push({ name, start: word.start, end: word.end });
  }
  return { options, rest: words.slice(i) };
}
