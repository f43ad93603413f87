/** The document with everything that a rule comes to; each of its lines knows the line of the configuration behind it. */
import { renderNetstat, renderPasearch, renderPretty, type Rendered } from '../policy/index.js';
import type { Place } from '../workspace/source-file.js';
import { policiesOfFile } from './code-lens.js';
import type { FeatureContext, Target } from './context.js';

export type EffectiveFormat = 'pretty' | 'pasearch' | 'netstat';

export interface EffectiveDocument {
  readonly title: string;
  readonly text: string;
  /** For lines of the text, from 0: where they come from. */
  readonly sources: readonly { readonly line: number; readonly target: Target }[];
}

/** The effective parameters of a rule of this file, for each stack whose policy holds it; undefined when none does. */
export function effectiveDocument(context: FeatureContext, rule: string, format: EffectiveFormat): EffectiveDocument | undefined {
  const lines: string[] = [];
  const sources: { line: number; target: Target }[] = [];
  const several = policiesOfFile(context).length > 1;
  for (const policy of policiesOfFile(context)) {
    const found = policy.rule(rule);
    if (!found) continue;
    if (several) lines.push(`# Stack ${policy.scope.stack?.name ?? ''}`, '');
    const rendered = format === 'pasearch' ? renderPasearch(policy, found) : format === 'netstat' ? renderNetstat(policy, found) : renderPretty(found, { locate: (place) => locate(context, place) });
    append(context, rendered, lines, sources);
  }
  return lines.length === 0 ? undefined : { title: `${rule} (effective)`, text: `${lines.join('\n')}\n`, sources };
}

function append(context: FeatureContext, rendered: Rendered, lines: string[], sources: { line: number; target: Target }[]): void {
  for (const { text, places } of rendered.lines) {
    const target = places[0] && targetOf(context, places[0]);
    if (target) sources.push({ line: lines.length, target });
    lines.push(text);
  }
}

function targetOf({ model }: FeatureContext, place: Place): Target | undefined {
  const start = model.files.get(place.uri)?.startOf(place.item);
  return start === undefined ? undefined : { uri: place.uri, start: start + place.span.start, end: start + place.span.end };
}

/** `MEMBER:line`, lines from 1. */
function locate(context: FeatureContext, place: Place): string {
  const target = targetOf(context, place);
  const file = context.model.files.get(place.uri);
  const name = decodeURIComponent(place.uri.slice(place.uri.lastIndexOf('/') + 1));
  return target && file ? `${name}:${lineOf(file.text, target.start)}` : name;
}

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let i = 0; i < offset; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) line++;
  }
  return line;
}
