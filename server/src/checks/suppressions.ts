/**
 * Comments that switch findings off: `# tcpparms-disable-next-line CODE[, CODE]`, `# tcpparms-disable-line CODE` at the end of
 * a line, `# tcpparms-disable CODE` for the rest of the file, `# tcpparms-enable CODE` to end that. A comment that
 * suppresses nothing is reported.
 */
import type { Settings } from '../workspace/settings.js';
import type { SourceFile } from '../workspace/source-file.js';
import type { Finding } from './check.js';
import { defineCheck } from './check.js';

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
  readonly codes: readonly { readonly code: string; readonly start: number; readonly end: number }[];
  readonly start: number;
  readonly end: number;
  /** Offsets between which findings are suppressed. */
  from: number;
  to: number;
}

/** The findings that remain, and one for each suppression that was not needed. */
export function applySuppressions(file: SourceFile, findings: readonly Finding[], settings: Settings): Finding[] {
  if (!/tcpparms-/i.test(file.text)) return [...findings];
  const directives = readDirectives(file.text);
  if (directives.length === 0) return [...findings];
  const used = new Set<string>();
  const remaining = findings.filter((finding) => {
    const hits = directives.filter((d) => d.from <= finding.start && finding.start < d.to && d.codes.some((c) => c.code === finding.code || c.code === '*'));
    for (const hit of hits) for (const code of hit.codes) if (code.code === finding.code || code.code === '*') used.add(`${hit.start} ${code.code}`);
    return hits.length === 0;
  });
  const severity = settings.severities[unusedSuppressionCode] ?? unusedSuppression.severity;
  if (severity === 'off') return remaining;
  for (const each of directives) {
    if (each.kind === 'enable') continue;
    const unused = each.codes.filter((c) => !used.has(`${each.start} ${c.code}`));
    for (const code of unused) remaining.push(unusedFinding(file, each, code, unused.length === each.codes.length, severity));
  }
  return remaining;
}

function unusedFinding(file: SourceFile, each: Directive, code: Directive['codes'][number], whole: boolean, severity: Finding['severity']): Finding {
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
function codeRemoval(file: SourceFile, each: Directive, code: Directive['codes'][number]): { uri: string; start: number; end: number; newText: string } {
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
  for (const match of text.matchAll(directive)) {
    const kind = (match[1] ?? '').toLowerCase();
    const listStart = match.index + match[0].length - (match[2]?.length ?? 0);
    const codes = [...(match[2] ?? '').matchAll(/[^\s,]+/g)].map((m) => ({ code: m[0].toLowerCase(), start: listStart + m.index, end: listStart + m.index + m[0].length }));
    // Only the leading words that look like codes count; the rest of the line may say why.
    const wanted: (typeof codes)[number][] = [];
    for (const code of codes) {
      if (!/^(\*|[a-z][a-z0-9]*(-[a-z0-9]+)*)$/.test(code.code)) break;
      wanted.push(code);
      if (!text.slice(code.end).trimStart().startsWith(',')) break;
    }
    if (wanted.length === 0) continue;
    const end = lineEndAfter(text, match.index);
    const each: Directive = { kind, codes: wanted, start: match.index, end, from: 0, to: 0 };
    setRange(text, each, directives);
    directives.push(each);
  }
  return directives;
}

function setRange(text: string, each: Directive, earlier: readonly Directive[]): void {
  if (each.kind === 'disable-line') {
    each.from = lineStartBefore(text, each.start);
    each.to = each.end + 1;
  } else if (each.kind === 'disable-next-line') {
    let from = each.end;
    if (text[from] === '\r') from++;
    if (text[from] === '\n') from++;
    each.from = from;
    each.to = lineEndAfter(text, from) + 1;
  } else if (each.kind === 'disable') {
    each.from = each.start;
    each.to = text.length + 1;
  } else {
    for (const other of earlier) if (other.kind === 'disable' && other.codes.some((c) => each.codes.some((d) => d.code === c.code))) other.to = each.start;
  }
}
