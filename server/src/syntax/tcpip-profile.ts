/**
 * PROFILE.TCPIP: its statements and their operands. What the words mean together is in the catalogue; nothing here is an error.
 *
 * Product facts (reference: tcpip-profile, syntax): free format; a statement runs over lines up to the next statement, or up to its END
 * keyword; without that keyword everything that follows is read as its operands. Keywords may be shortened down to the part that the
 * manuals print in capitals.
 */
import { statement, statementsOf } from '../catalog/index.js';
import type { Statement } from '../catalog/types.js';
import { readProfile, type ProfileText, type ProfileWord } from './profile-words.js';
import type { Span } from './tree.js';

export interface ProfileStatement {
  readonly keyword: ProfileWord;
  readonly type: Statement;
  /** Without the END keyword. */
  readonly operands: readonly ProfileWord[];
  readonly end?: ProfileWord;
  /** The type has an END keyword, and it is not in the file: the statement is taken to end before the next one. */
  readonly unclosed: boolean;
  /** From the keyword to the last word. */
  readonly span: Span;
}

export interface Profile extends ProfileText {
  readonly statements: readonly ProfileStatement[];
}

/** Statements whose first operand is a name or another keyword: it is never a statement itself. */
const takesName = new Set(['DELETE', 'DEVICE', 'LINK', 'INTERFACE', 'START', 'STOP', 'PRIMARYINTERFACE', 'INCLUDE']);

/** Reads any text; linear in its length. Words before the first statement belong to none. */
export function parseTcpipProfile(text: string): Profile {
  const read = readProfile(text);
  const { words } = read;
  const statements: ProfileStatement[] = [];
  const absent = new Set<string>();
  for (let at = 0; at < words.length; ) {
    const type = statementAt(words, at);
    if (!type) {
      at++;
      continue;
    }
    const closing = type.endKeyword === undefined || absent.has(type.endKeyword) ? undefined : closingOf(words, at, type, absent);
    const next = closing ?? followingOf(words, at, type);
    statements.push(statementOf(words, at, next, type, closing !== undefined));
    at = closing === undefined ? next : next + 1;
  }
  return { ...read, statements };
}

function statementOf(words: readonly ProfileWord[], at: number, next: number, type: Statement, closed: boolean): ProfileStatement {
  const keyword = words[at] as ProfileWord;
  const operands = words.slice(at + 1, next);
  const end = closed ? words[next] : undefined;
  const last = end ?? operands.at(-1) ?? keyword;
  return { keyword, type, operands, end, unclosed: type.endKeyword !== undefined && !closed, span: { start: keyword.start, end: last.end } };
}

/** The END keyword of the block at `at`; undefined when there is none before the file ends (kept in `absent`) or the same statement begins again. */
function closingOf(words: readonly ProfileWord[], at: number, type: Statement, absent: Set<string>): number | undefined {
  for (let i = at + 1; i < words.length; i++) {
    const word = words[i] as ProfileWord;
    if (endsBlock(word, type)) return i;
    if (word.first ? isShortFor(word.text, type.name, type.minAbbreviation) : word.text.toUpperCase() === type.name) return undefined;
  }
  if (type.endKeyword !== undefined) absent.add(type.endKeyword);
  return undefined;
}

/** Of the END keywords the manuals print one alone with a short form (ENDVIPAD); at the beginning of a line others are taken for what they begin. */
const shortestEnd = 'ENDR'.length;

function endsBlock({ text, first }: ProfileWord, { endKeyword }: Statement): boolean {
  return endKeyword !== undefined && (text.length === endKeyword.length || (first && text.length >= shortestEnd)) && endKeyword.startsWith(text.toUpperCase());
}

/** Where the next statement begins. */
function followingOf(words: readonly ProfileWord[], at: number, type: Statement): number {
  for (let i = at + 1; i < words.length; i++) {
    const word = words[i] as ProfileWord;
    if (i === at + 1 && takesName.has(type.name)) continue;
    if (statementAt(words, i) && (word.first || !isOperandKeyword(type, word.text))) return i;
  }
  return words.length;
}

/** The statement that a word begins. Within a line only the full keyword does: a short form may be a name. */
function statementAt(words: readonly ProfileWord[], at: number): Statement | undefined {
  const word = words[at] as ProfileWord;
  return word.first ? profileStatement(word.text) : statement('tcpip-profile', word.text);
}

/** The statement that a keyword, perhaps shortened, stands for. */
export function profileStatement(text: string): Statement | undefined {
  return statement('tcpip-profile', text) ?? statementsOf('tcpip-profile').find((row) => row.minAbbreviation !== undefined && isShortFor(text, row.name, row.minAbbreviation));
}

/** Whether `text` is `full`, or a beginning of it that is no shorter than `least`. */
export function isShortFor(text: string, full: string, least = full): boolean {
  return text.length >= least.length && full.toUpperCase().startsWith(text.toUpperCase());
}

function isOperandKeyword(type: Statement, text: string): boolean {
  const upper = text.toUpperCase();
  return (type.toleratedNames?.includes(upper) ?? false) || type.parameters.some((row) => row.name.toUpperCase() === upper);
}

/** What TCPCONFIG says of AT-TLS: each word in order. The last counts, as a later TCPCONFIG replaces what an earlier one set. */
export function ttlsSwitches({ statements }: Profile): readonly { readonly word: ProfileWord; readonly on: boolean }[] {
  return statements
    .filter(({ type }) => type.name === 'TCPCONFIG')
    .flatMap(({ operands }) => operands.filter(({ text }) => /^(?:NO)?TTLS$/i.test(text)).map((word) => ({ word, on: word.text.length === 4 })));
}

/** One entry of PORT or PORTRANGE. */
export interface PortEntry {
  /** The port, or the first one. */
  readonly from: number;
  readonly to: number;
  readonly protocol: 'TCP' | 'UDP';
  /** Upper case, perhaps with wildcards; `RESERVED`, `OMVS`, `*` and `AUTHPORT` are words of their own. */
  readonly jobname: string;
  readonly jobnameSpan: Span;
  /** The number, or the two numbers of a range. */
  readonly portSpan: Span;
  /** The words behind the job name, upper case. */
  readonly options: readonly string[];
  readonly span: Span;
  readonly statement: 'PORT' | 'PORTRANGE';
}

/** The entries of all PORT and PORTRANGE statements that can be read, in order; entries for unreserved ports (UNRSV) are left out. */
export function portEntries({ statements }: Profile): PortEntry[] {
  return statements.flatMap(({ type, operands }) => (type.name === 'PORT' || type.name === 'PORTRANGE' ? entriesIn(operands, type.name) : []));
}

function entriesIn(operands: readonly ProfileWord[], statementName: PortEntry['statement']): PortEntry[] {
  const numbers = statementName === 'PORT' ? 1 : 2;
  const starts = operands.flatMap((word, index) => (/^(?:TCP|UDP)$/i.test(word.text) && /^\d{1,5}$|^UNRSV$/i.test(operands[index - 1]?.text ?? '') ? [index - numbers] : []));
  return starts.flatMap((start, index) => entryOf(operands, start, starts[index + 1] ?? operands.length, statementName) ?? []);
}

function entryOf(operands: readonly ProfileWord[], start: number, end: number, statementName: PortEntry['statement']): PortEntry | undefined {
  const numbers = statementName === 'PORT' ? 1 : 2;
  const words = operands.slice(Math.max(0, start), end);
  const from = Number(words[0]?.text);
  const count = statementName === 'PORT' ? 1 : Number(words[1]?.text);
  const [first, protocol, job] = [words[0], words[numbers], words[numbers + 1]];
  if (!first || !protocol || !job || !(from >= 1 && from <= 65535) || !(count >= 1)) return undefined;
  return {
    from,
    to: Math.min(65535, from + count - 1),
    protocol: protocol.text.toUpperCase() as 'TCP' | 'UDP',
    jobname: job.text.toUpperCase(),
    jobnameSpan: { start: job.start, end: job.end },
    portSpan: { start: first.start, end: words[numbers - 1]?.end ?? first.end },
    options: words.slice(numbers + 2).map(({ text }) => text.toUpperCase()),
    span: { start: first.start, end: job.end },
    statement: statementName,
  };
}

/** A procedure that AUTOLOG starts. */
export interface AutologEntry {
  readonly procedure: ProfileWord;
  /** Under which its ports are reserved; the procedure name when JOBNAME is not coded. */
  readonly jobname: string;
  /** TTLS behind DELAYSTART: the start waits for AT-TLS policy. */
  readonly waitsForTtls?: ProfileWord;
  /** DELAYSTART and the words behind it; empty when it is not coded. */
  readonly waits: readonly ProfileWord[];
}

/** The procedures of all AUTOLOG statements, in order. */
export function autologEntries({ statements }: Profile): AutologEntry[] {
  return statements.flatMap(({ type, operands }) => (type.name === 'AUTOLOG' ? proceduresIn(operands) : []));
}

function proceduresIn(operands: readonly ProfileWord[]): AutologEntry[] {
  const entries: { procedure: ProfileWord; jobname: string; waitsForTtls?: ProfileWord; waits: ProfileWord[] }[] = [];
  for (let i = /^\d+$/.test(operands[0]?.text ?? '') ? 1 : 0; i < operands.length; i++) {
    const word = operands[i] as ProfileWord;
    const upper = word.text.toUpperCase();
    const entry = entries.at(-1);
    if (entry && upper === 'JOBNAME') entry.jobname = operands[++i]?.text.toUpperCase() ?? entry.jobname;
    else if (entry && upper === 'PARMSTRING') i = endOfText(operands, i + 1);
    else if (entry && upper === 'DELAYSTART') {
      entry.waits.push(word);
      while (/^(?:TTLS|DVIPA)$/i.test(operands[i + 1]?.text ?? '')) {
        const what = operands[++i] as ProfileWord;
        entry.waits.push(what);
        if (what.text.toUpperCase() === 'TTLS') entry.waitsForTtls = what;
      }
    } else entries.push({ procedure: word, jobname: upper, waits: [] });
  }
  return entries;
}

/** A text of PARMSTRING is no longer than 115 characters; what is not closed by then is not looked for. */
const longestText = 128;

/** The last word of a text that may stand between quotation marks. */
function endOfText(operands: readonly ProfileWord[], at: number): number {
  const quote = operands[at]?.text[0];
  if (quote !== '"' && quote !== "'") return at;
  for (let i = at; i < operands.length; i++) {
    const { text, start } = operands[i] as ProfileWord;
    if (start - (operands[at]?.start ?? 0) > longestText) return at;
    if (text.endsWith(quote) && (i > at || text.length > 1)) return i;
  }
  return at;
}
