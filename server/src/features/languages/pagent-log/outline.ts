/** The outline of a log: failures that belong to no connection, and connections with their failures. */
import { returnCode } from '../../../catalog/index.js';
import type { LogRecord } from '../../../logs/records.js';
import { outlined, outlineOf, type PlacedRecord } from '../../../logs/outline.js';
import type { Span } from '../../../syntax/tree.js';
import { perFile } from '../../../workspace/source-file.js';
import type { FeatureContext } from '../../context.js';
import type { DocumentSymbol, Folding } from '../../shapes.js';

/** The outline of a version of a log, made once. */
export const outlineOfFile = perFile(({ text }) => outlineOf(text));

export function symbols({ file }: FeatureContext): DocumentSymbol[] {
  const { failures, connections, cutAt } = outlineOfFile(file);
  const byStory = new Map<unknown, DocumentSymbol[]>();
  for (const failure of failures) {
    const list = byStory.get(failure.story);
    if (list) list.push(failureSymbol(failure));
    else byStory.set(failure.story, [failureSymbol(failure)]);
  }
  const told = connections.map(({ story, start, end }): DocumentSymbol => {
    const { rule, jobName } = story.fields;
    const detail = [rule === undefined ? '' : `rule ${rule}`, jobName ?? '', story.failureCount > 0 ? `${story.failureCount} failed` : ''].filter((part) => part !== '').join(', ');
    return { name: `Connection ${story.id}`, detail, kind: 'rule', ...whole({ start, end }), children: byStory.get(story) ?? [] };
  });
  return [...(byStory.get(undefined) ?? []), ...told, ...cutNote(cutAt)].sort((a, b) => a.range.start - b.range.start);
}

function failureSymbol({ record, start, end }: PlacedRecord): DocumentSymbol {
  return { name: [record.id, codeOf(record)].filter((part) => part !== '').join(' '), detail: detailOf(record), kind: 'statement', ...whole({ start, end }), children: [] };
}

const codeOf = ({ fields: { rc } }: LogRecord): string => (rc === undefined || Number(rc) === 0 ? '' : `RC ${Number(rc)}`);

/** The event and what its code means, in one line. */
function detailOf({ fields, message }: LogRecord): string {
  const { rc, event } = fields;
  const meaning = (rc === undefined ? undefined : returnCode(rc)?.meaning) ?? message?.meaning ?? '';
  return [event ?? fields['function'] ?? '', meaning].filter((part) => part !== '').join(': ');
}

function whole({ start, end }: Span): { readonly range: Span; readonly selection: Span } {
  return { range: { start, end }, selection: { start, end } };
}

function cutNote(cutAt: number | undefined): DocumentSymbol[] {
  if (cutAt === undefined) return [];
  const name = `Only the first ${outlined / 1_000_000} million characters are outlined`;
  return [{ name, detail: 'tcpparms log reads logs of any size', kind: 'statement', ...whole({ start: cutAt, end: cutAt }), children: [] }];
}

/** Records over several lines, and neighbouring records of one connection. */
export function foldings({ file }: FeatureContext): Folding[] {
  return outlineOfFile(file).blocks.map(({ start, end }) => ({ start, end, kind: 'region' }));
}
