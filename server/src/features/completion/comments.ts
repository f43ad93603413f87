/** Comments that switch findings off: the directives, and the codes of checks behind them. */
import { checks } from '../../checks/registry.js';
import { paragraphs, prose, title } from '../describe/markdown.js';
import type { Completion } from './item.js';
import type { Position } from './position.js';

const directives: readonly (readonly [string, string])[] = [
  ['tcpparms-disable-next-line', 'for the next line'],
  ['tcpparms-disable-line', 'for this line'],
  ['tcpparms-disable', 'for the rest of the file'],
  ['tcpparms-enable', 'ends tcpparms-disable'],
];

export function completeComment({ line, offset }: Position): Completion[] {
  const before = line.text.slice(0, offset - line.start);
  const list = /[#;]\s*tcpparms-(?:disable-next-line|disable-line|disable|enable)[ \t:]+((?:[a-z0-9-]+\s*,\s*)*)([a-z0-9-]*)$/.exec(before);
  if (list) return codes(list[1] ?? '', list[2] ?? '', offset, line.text.slice(before.length));
  const started = /[#;]\s*(tcpparms[a-z-]*)$/.exec(before)?.[1];
  return started === undefined ? [] : directives.map(([name, detail], index) => ({ label: name, kind: 'snippet' as const, detail, insertText: `${name} `, replace: { start: offset - started.length, end: offset }, sortText: String(index), retrigger: true }));
}

/** Codes that do not stand in the list yet. */
function codes(earlier: string, typed: string, offset: number, after: string): Completion[] {
  const used = new Set(earlier.split(/[\s,]+/));
  const rest = /^[a-z0-9-]*/.exec(after)?.[0].length ?? 0;
  return checks
    .filter((check) => !used.has(check.code))
    .map((check) => ({
      label: check.code,
      kind: 'value' as const,
      detail: check.severity,
      documentation: paragraphs(title(check.code, `check, ${check.severity}`), prose(check.summary)),
      insertText: check.code,
      replace: { start: offset - typed.length, end: offset + rest },
      sortText: check.code,
    }));
}
