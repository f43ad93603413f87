/** Outline and foldings of configurations of syslogd. */
import { syslogdOf } from '../../../checks/syslogd/configuration.js';
import type { FeatureContext } from '../../context.js';
import type { DocumentSymbol, Folding } from '../../shapes.js';

export function syslogdSymbols({ file }: FeatureContext): DocumentSymbol[] {
  return syslogdOf(file).entries.map((entry): DocumentSymbol => {
    const range = { start: entry.start, end: entry.end };
    if (entry.kind === 'rule') return { name: entry.selector.text, detail: entry.destination?.text ?? '', kind: 'rule', range, selection: entry.selector, children: [] };
    const keyword = entry.kind === 'archive' ? entry.begin.keyword : entry.keyword;
    const detail = entry.kind === 'archive' ? (entry.parameters[0]?.operands[0]?.text ?? '') : entry.operands.map(({ text }) => text).join(' ');
    return { name: keyword.text, detail, kind: entry.kind === 'archive' ? 'parameters' : 'statement', range, selection: keyword, children: [] };
  });
}

/** Archive blocks, and runs of comment lines. */
export function syslogdFoldings({ file }: FeatureContext): Folding[] {
  const { entries, comments } = syslogdOf(file);
  const foldings: Folding[] = entries.filter((entry) => entry.kind === 'archive' && entry.parameters.length > 0).map(({ start, end }) => ({ start, end, kind: 'region' }));
  for (let i = 0; i < comments.length; ) {
    let last = i;
    while (last + 1 < comments.length && (comments[last + 1]?.start ?? 0) - (comments[last]?.end ?? 0) <= 2) last++;
    if (last > i) foldings.push({ start: comments[i]?.start ?? 0, end: comments[last]?.end ?? 0, kind: 'comment' });
    i = last + 1;
  }
  return foldings;
}
