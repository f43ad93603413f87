/** Quick fixes of findings, suppression comments, and the fix-all of the safe ones. */
import type { Finding, Fix, TextEdit } from '../checks/check.js';
import type { FeatureContext } from './context.js';

export interface Action {
  readonly title: string;
  readonly kind: 'quickfix' | 'suppress';
  readonly preferred: boolean;
  readonly finding: Finding;
  readonly edits: readonly TextEdit[];
}

/** The actions for the findings that touch the range. */
export function actions(context: FeatureContext, findings: readonly Finding[], range: { readonly start: number; readonly end: number }): Action[] {
  const found: Action[] = [];
  for (const finding of findings) {
    if (finding.end < range.start || finding.start > range.end) continue;
    finding.fixes().forEach((fix, index) => {
      found.push({ title: fix.title, kind: 'quickfix', preferred: index === 0, finding, edits: fix.edits });
    });
    found.push({ title: `Do not report ${finding.code} on this line`, kind: 'suppress', preferred: false, finding, edits: [suppression(context, finding)] });
  }
  return found;
}

/** A comment line before the finding's line, with its indentation. */
function suppression(context: FeatureContext, finding: Finding): TextEdit {
  const { text, uri, language } = context.file;
  let start = finding.start;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  const indent = /^[ \t]*/.exec(text.slice(start, finding.start + 1))?.[0] ?? '';
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const mark = language === 'tn3270' || language === 'tcpip-profile' || language === 'ftpdata' ? ';' : '#';
  return { uri, start, end: start, newText: `${indent}${mark} tcpparms-disable-next-line ${finding.code}${eol}` };
}

/**
 * The edits of the first safe fix of every finding of the file, without those that overlap an earlier one or touch another
 * file: what is left over is fixed the next time.
 */
export function fixAll(uri: string, findings: readonly Finding[]): TextEdit[] {
  const chosen = new Edits();
  for (const finding of findings) {
    const fix = finding.fixes().find((f: Fix) => f.safe);
    if (!fix || fix.edits.some((edit) => edit.uri !== uri || chosen.overlap(edit))) continue;
    for (const edit of fix.edits) chosen.add(edit);
  }
  return chosen.sorted;
}

/** Edits of one file that do not overlap, in the order of their places. */
class Edits {
  readonly sorted: TextEdit[] = [];

  add(edit: TextEdit): void {
    this.sorted.splice(this.firstBehind(edit.start), 0, edit);
  }

  /** Whether one of them begins where this one does, or covers a part of the same text: only its neighbours can. */
  overlap(edit: TextEdit): boolean {
    const behind = this.firstBehind(edit.start);
    const [before, after] = [this.sorted[behind - 1], this.sorted[behind]];
    return (before !== undefined && overlaps(edit, before)) || (after !== undefined && overlaps(edit, after));
  }

  /** Index of the first edit that begins behind the offset. */
  private firstBehind(offset: number): number {
    let [low, high] = [0, this.sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sorted[middle]?.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function overlaps(a: TextEdit, b: TextEdit): boolean {
  return a.start === b.start || (a.start < b.end && b.start < a.end);
}
