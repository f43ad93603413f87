/**
 * Comments that switch findings off: `# tcpparms-disable-next-line CODE[, CODE]`, `# tcpparms-disable-line CODE` at the end of
 * a line, `# tcpparms-disable CODE` for the rest of the file, `# tcpparms-enable CODE` to end that. A comment that
 * suppresses nothing is reported.
 */
import type { Settings } from '../workspace/settings.js';
import type { SourceFile } from '../workspace/source-file.js';
import type { Finding } from './check.js';
import { defineCheck } from './check.js';
import { toldOfItems } from './support/told-of-items.js';

/** The check of the comments themselves; its findings are made when the others are filtered (applySuppressions). */
export const unusedSuppression = defineCheck({
  code: 'unused-suppression',
  severity: 'hint',
  summary: 'A comment switches off a finding that is not there.',
  explanation: `
A comment can switch findings off, for a line or for the rest of a file:

| comment | switches off |
|---|---|
| \`# tcpparms-disable-next-line CODE\` | findings in the next line |
| \`# tcpparms-disable-line CODE\`, at the end of a line | findings in this line |
| \`# tcpparms-disable CODE\` | findings from here to the end of the file |
| \`# tcpparms-enable CODE\` | nothing: it ends what \`tcpparms-disable\` began |

In the files whose comments begin with a semicolon (profiles, FTP.DATA), write \`;\` instead of \`#\`. Several codes are separated by commas, \`*\` stands for every code, and behind the codes the reason may follow. Upper case
counts as well, as ISPF with CAPS ON writes it. A finding belongs to the line in which it begins. When there is no such finding (any more), the comment is reported, so that it does
not hide the next one.`,
  example: `
    # tcpparms-disable-next-line ⟦unresolved-reference⟧ until the next release
    TTLSRule TN3270
    {
      LocalPortRange      2023
      Direction           Inbound
      TTLSGroupActionRef  TNGA
    }
    TTLSGroupAction TNGA
    {
      TTLSEnabled  Off
    }
  `,
  fixed: `
    TTLSRule TN3270
    {
      LocalPortRange      2023
      Direction           Inbound
      TTLSGroupActionRef  TNGA
    }
    TTLSGroupAction TNGA
    {
      TTLSEnabled  Off
    }
  `,
});

export const unusedSuppressionCode = unusedSuppression.code;

const directive = /[#;]\s*tcpparms-(disable-next-line|disable-line|disable|enable)\b[ \t:]*([^#;\r\n]*)/gi;

interface Directive {
  readonly kind: string;
  readonly codes: readonly Suppression[];
  readonly start: number;
  readonly end: number;
}

/** A code of a directive, and the offsets between which findings of the code are suppressed. */
interface Suppression {
  readonly code: string;
  readonly start: number;
  readonly end: number;
  from: number;
  to: number;
}

/** The findings that remain, and one for each suppression that was not needed. */
export function applySuppressions(file: SourceFile, findings: readonly Finding[], settings: Settings): Finding[] {
  if (!mayHaveDirectives(file)) return [...findings];
  const directives = readDirectives(file.text);
  if (directives.length === 0) return [...findings];
  const suppressed = rangesByCode(directives.flatMap(({ codes }) => codes));
  const remaining = findings.filter(({ code, start }) => !suppressed.get(code)?.covers(start) && !suppressed.get('*')?.covers(start));
  const starts = startsByCode(findings);
  const isUsed = ({ code, from, to }: Suppression): boolean => {
    const all = starts.get(code) ?? [];
    return (all[firstFrom(all, from)] ?? Infinity) < to;
  };
  const severity = settings.severities[unusedSuppressionCode] ?? unusedSuppression.severity;
  if (severity === 'off') return remaining;
  for (const each of directives) {
    if (each.kind === 'enable') continue;
    const unused = each.codes.filter((code) => !isUsed(code));
    for (const code of unused) remaining.push(unusedFinding(file, each, code, unused.length === each.codes.length, severity));
  }
  return remaining;
}

function mayHaveDirectives(file: SourceFile): boolean {
  return file.language === 'pagent' ? itemsWithDirectives(file).size > 0 : sign.test(file.text);
}

const sign = /tcpparms-/i;
const itemsWithDirectives = toldOfItems((_, text) => (sign.test(text) ? true : undefined));

function unusedFinding(file: SourceFile, each: Directive, code: Suppression, whole: boolean, severity: Finding['severity']): Finding {
  return {
    code: unusedSuppressionCode,
    severity,
    uri: file.uri,
    start: code.start,
    end: code.end,
    message: `Nothing to suppress: there is no finding ${code.code} here. Remove it from the comment.`,
    related: [],
    tags: ['unnecessary'],
    fixes: () => [{ title: 'Remove the unused suppression', safe: true, edits: [whole ? commentRemoval(file, each) : codeRemoval(file, each, code)] }],
  };
}

function commentRemoval(file: SourceFile, each: Directive): { uri: string; start: number; end: number; newText: string } {
  const lineStart = lineStartBefore(file.text, each.start);
  const blankBefore = file.text.slice(lineStart, each.start).trim() === '';
  let end = each.end;
  let start = each.start;
  if (blankBefore) {
    start = lineStart;
    if (file.text[end] === '\r') end++;
    if (file.text[end] === '\n') end++;
  } else while (start > lineStart && /[ \t]/.test(file.text[start - 1] ?? '')) start--;
  return { uri: file.uri, start, end, newText: '' };
}

/** Takes one code out of a list, with the comma that belongs to it. */
function codeRemoval(file: SourceFile, each: Directive, code: Suppression): { uri: string; start: number; end: number; newText: string } {
  const index = each.codes.indexOf(code);
  const next = each.codes[index + 1];
  if (next) return { uri: file.uri, start: code.start, end: next.start, newText: '' };
  const previous = each.codes[index - 1];
  return { uri: file.uri, start: previous?.end ?? code.start, end: code.end, newText: '' };
}

function lineStartBefore(text: string, offset: number): number {
  let i = offset;
  while (i > 0 && text[i - 1] !== '\n' && text[i - 1] !== '\r') i--;
  return i;
}

function lineEndAfter(text: string, offset: number): number {
  let i = offset;
  while (i < text.length && text[i] !== '\n' && text[i] !== '\r') i++;
  return i;
}

function readDirectives(text: string): Directive[] {
  const directives: Directive[] = [];
  /** By code: `tcpparms-disable` that nothing has ended yet. */
  const open = new Map<string, Suppression[]>();
  for (const match of text.matchAll(directive)) {
    const kind = (match[1] ?? '').toLowerCase();
    const listStart = match.index + match[0].length - (match[2]?.length ?? 0);
    const end = lineEndAfter(text, match.index);
    const codes = codesIn(match[2] ?? '', listStart).map((code) => ({ ...code, ...rangeOf(text, kind, match.index, end) }));
    if (codes.length === 0) continue;
    for (const code of codes) {
      if (kind === 'disable') append(open, code.code, code);
      if (kind !== 'enable') continue;
      for (const ended of open.get(code.code) ?? []) ended.to = match.index;
      open.delete(code.code);
    }
    directives.push({ kind, codes, start: match.index, end });
  }
  return directives;
}

/** The leading words that look like codes, separated by commas; the rest of the line may say why. */
function codesIn(list: string, listStart: number): { readonly code: string; readonly start: number; readonly end: number }[] {
  const codes: { readonly code: string; readonly start: number; readonly end: number }[] = [];
  for (const match of list.matchAll(/([^\s,]+)\s*(,)?/g)) {
    const code = (match[1] ?? '').toLowerCase();
    if (!/^(\*|[a-z][a-z0-9]*(-[a-z0-9]+)*)$/.test(code)) break;
    codes.push({ code, start: listStart + match.index, end: listStart + match.index + code.length });
    if (match[2] === undefined) break;
  }
  return codes;
}

/** Where a directive suppresses findings; nowhere for one that ends others. */
function rangeOf(text: string, kind: string, start: number, end: number): { from: number; to: number } {
  if (kind === 'disable-line') return { from: lineStartBefore(text, start), to: end + 1 };
  if (kind === 'disable') return { from: start, to: text.length + 1 };
  if (kind !== 'disable-next-line') return { from: 0, to: 0 };
  let from = end;
  if (text[from] === '\r') from++;
  if (text[from] === '\n') from++;
  return { from, to: lineEndAfter(text, from) + 1 };
}

/** Ranges of offsets, in the order of their starts. */
class Ranges {
  private readonly starts: number[] = [];
  /** The furthest end of the ranges up to each. */
  private readonly reach: number[] = [];

  constructor(sorted: readonly Suppression[]) {
    let reach = 0;
    for (const { from, to } of sorted) {
      this.starts.push(from);
      this.reach.push((reach = Math.max(reach, to)));
    }
  }

  covers(offset: number): boolean {
    const behind = firstFrom(this.starts, offset + 1);
    return behind > 0 && (this.reach[behind - 1] ?? 0) > offset;
  }
}

function rangesByCode(all: readonly Suppression[]): ReadonlyMap<string, Ranges> {
  const byCode = new Map<string, Suppression[]>();
  for (const each of [...all].sort((a, b) => a.from - b.from)) append(byCode, each.code, each);
  return new Map([...byCode].map(([code, sorted]) => [code, new Ranges(sorted)]));
}

function append<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Where findings begin, in order, by their code; all of them by `*`. */
function startsByCode(findings: readonly Finding[]): ReadonlyMap<string, readonly number[]> {
  const starts = new Map<string, number[]>();
  for (const { code, start } of findings) for (const key of ['*', code]) append(starts, key, start);
  for (const each of starts.values()) each.sort((a, b) => a - b);
  return starts;
}

/** Index of the first number that is not less. */
function firstFrom(sorted: readonly number[], least: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
