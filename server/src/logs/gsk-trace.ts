/**
 * Traces of System SSL as text: what gsktrace writes (one line a record), and what IPCS makes of the component trace of GSKSRVR
 * (CTRACE COMP(GSKSRVR) FULL): a head line, a line with job, thread and function, text, and rows of a dump. Slides and mails put
 * a bullet before each line; that is read over.
 */
import { detached } from './lines.js';

export interface TraceRecord {
  /** Line of its first line, from 1. */
  readonly line: number;
  readonly lineCount: number;
  /** ERROR, INFO, ENTRY, EXIT, ASCII_DUMP … without what IPCS puts before it (SSL_). */
  readonly type: string;
  /** The function of System SSL that wrote it; IPCS cuts long names. */
  readonly function: string;
  /** The lines of its text. */
  readonly text: readonly string[];
  /** What it has in common with other records of the same thread. */
  readonly thread: string;
  /** As the record writes it. */
  readonly time: string;
  /** The bytes of a dump, as far as its rows follow on each other. */
  readonly bytes: readonly number[];
}

/** Bytes of one dump that are kept: more than a TLS record has. */
const mostBytes = 70_000;
/** Lines of text of one record that are kept. */
const mostText = 20;
/** Characters of a line that are read. */
const reach = 1000;

const bullet = /^\s*[\u2022.*-]\s+/;
const single = /^(\d{2}\/\d{2}\/\d{4}-\d{2}:\d{2}:\d{2})\s+(Thd-\d+)\s+([A-Z][A-Z_]*)\s+(\w+)(?:\(\))?:?\s*(.*)$/;
const head = /^\S{1,8}\s+(?:MESSAGE|DUMP)\s+[0-9A-F]{7,8}\s+(\d{2}:\d{2}:\d{2}\.\d{6})\s+SSL_([A-Z_]+)\s*$/;
const origin = /^\s*(Job\s+\S+\s+Process\s+[0-9A-F]{8}\s+Thread\s+[0-9A-F]{8})\s+(\w+)/;
/** Offset, and at most 16 bytes in groups; behind them the same as text. */
const row = /^\s*([0-9A-F]{4,8}):\s+((?:[0-9A-F]{2,8} ){0,15}[0-9A-F]{2,8})(?=\s|$)/i;

type Open = { -readonly [Key in keyof TraceRecord]: TraceRecord[Key] } & { text: string[]; bytes: number[]; torn: boolean; ipcs: boolean };

/** Puts records together from lines, one after the other. Keeps one record. */
export class TraceReader {
  private open?: Open;
  private line = 0;

  /** Whether the last line is part of a record. */
  get isOpen(): boolean {
    return this.open !== undefined;
  }

  /** Takes the next line; gives the record that it ends. */
  next(line: string): TraceRecord | undefined {
    this.line++;
    const first = line.charCodeAt(0);
    // Most lines of other logs are done with here.
    if (!this.open && first !== bulletSign && !mayBegin(line)) return undefined;
    const marked = bullet.test(line);
    const text = (marked ? line.replace(bullet, '') : line).slice(0, reach);
    const started = this.start(text);
    if (started) {
      const before = this.open;
      this.open = started;
      return before;
    }
    if (this.open && text.trim() !== '' && (marked || text !== text.trimStart() || row.test(text))) {
      goOn(this.open, text);
      return undefined;
    }
    return this.end();
  }

  /** The record that is still open. */
  end(): TraceRecord | undefined {
    const before = this.open;
    this.open = undefined;
    return before;
  }

  private start(text: string): Open | undefined {
    const common = { line: this.line, lineCount: 1, bytes: [], torn: false };
    const one = single.exec(text);
    if (one) return { ...common, time: detached(one[1] ?? ''), thread: detached(one[2] ?? ''), type: detached(one[3] ?? ''), function: detached(one[4] ?? ''), text: one[5] ? [detached(one[5].trim())] : [], ipcs: false };
    const found = head.exec(text);
    return found ? { ...common, time: detached(found[1] ?? ''), thread: '', type: detached(found[2] ?? ''), function: '', text: [], ipcs: true } : undefined;
  }
}

const bulletSign = 0x2022;

/** Whether the line can begin a record, by few of its characters: a date with a time behind `-`, or MESSAGE or DUMP as the second word. */
function mayBegin(line: string): boolean {
  if (line.charCodeAt(2) === slash && line.charCodeAt(5) === slash) return line.charCodeAt(10) === hyphen;
  const first = line.charCodeAt(0);
  let at = (first === hyphen || first === dot || first === asterisk) && line.charCodeAt(1) === blank ? 2 : 0;
  const longest = at + 9;
  while (at < longest && line.charCodeAt(at) !== blank) at++;
  if (line.charCodeAt(at) !== blank) return false;
  while (line.charCodeAt(at) === blank) at++;
  return line.startsWith('MESSAGE', at) || line.startsWith('DUMP', at);
}

const [slash, hyphen, dot, asterisk, blank] = [0x2f, 0x2d, 0x2e, 0x2a, 0x20];

function goOn(open: Open, text: string): void {
  open.lineCount++;
  if (open.ipcs && open.function === '') {
    const found = origin.exec(text);
    if (found) {
      open.thread = (found[1] ?? '').replace(/\s+/g, ' ');
      open.function = detached(found[2] ?? '');
      return;
    }
  }
  const dumped = row.exec(text);
  if (!dumped) {
    if (open.text.length < mostText) open.text.push(detached(text.trim()));
    return;
  }
  const digits = (dumped[2] ?? '').replaceAll(' ', '').slice(0, 32);
  // A row that was copied wrongly, or left out, ends what is known of the dump.
  open.torn ||= parseInt(dumped[1] ?? '', 16) !== open.bytes.length || digits.length % 2 !== 0 || open.bytes.length > mostBytes;
  if (!open.torn) for (let i = 0; i < digits.length; i += 2) open.bytes.push(parseInt(digits.slice(i, i + 2), 16));
}
