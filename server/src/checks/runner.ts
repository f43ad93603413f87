/**
 * Runs the checks over a model.
 *
 * State: the findings of item checks are kept by item, as drafts with offsets inside the item; they stay valid for the
 * roles and settings they were made with, whatever happens elsewhere. File, scope and library checks run anew each time.
 */
import type { FileRole } from '../catalog/types.js';
import type { Item } from '../syntax/tree.js';
import type { Model } from '../workspace/model.js';
import type { Settings, Severity } from '../workspace/settings.js';
import type { SourceFile } from '../workspace/source-file.js';
import type { Check, Draft, DraftPlace, Finding, Fix } from './check.js';
import { checks as allChecks } from './registry.js';
import { isPassedOver } from './support/passed-over.js';
import { applySuppressions } from './suppressions.js';

export interface RunOptions {
  /** Files whose findings are wanted; all files of the model when left out. */
  readonly uris?: ReadonlySet<string>;
  readonly checks?: readonly Check[];
}

/** All findings, by file, in order of place. Files without findings are present with an empty list. */
export function runChecks(model: Model, settings: Settings, options: RunOptions = {}): Map<string, Finding[]> {
  const run = new Run(model, settings, options.checks ?? allChecks);
  const wanted = (uri: string): boolean => options.uris?.has(uri) ?? true;
  for (const file of model.files.values()) if (wanted(file.uri)) run.file(file);
  for (const scope of model.scopes) if (scope.files.some(wanted)) run.scope(scope);
  run.library();
  const result = new Map<string, Finding[]>();
  for (const file of model.files.values()) {
    if (!wanted(file.uri)) continue;
    const found = distinct(run.findings.get(file.uri) ?? []);
    result.set(file.uri, applySuppressions(file, found, settings).sort((a, b) => a.start - b.start || a.end - b.end || a.code.localeCompare(b.code)));
  }
  return result;
}

const caches = new WeakMap<Item, { key: string; settings: Settings; drafts: readonly (readonly [Check, Draft])[] }>();

class Run {
  readonly findings = new Map<string, Finding[]>();

  constructor(
    private readonly model: Model,
    private readonly settings: Settings,
    private readonly checks: readonly Check[],
  ) {}

  file(file: SourceFile): void {
    const roles = this.model.roles(file.uri);
    if (file.language === 'pagent') {
      const key = rolesKey(roles, this.checks);
      file.tree.items.forEach((item, index) => {
        const start = file.tree.starts[index] ?? 0;
        const passedOver = item.statement !== undefined && isPassedOver(item.statement, roles);
        for (const [check, draft] of this.itemDrafts(file, item, start, roles, key)) this.add(check, passedOver ? noError(check, draft) : draft, file.uri, start);
      });
    }
    for (const check of this.checks) {
      if (!check.file) continue;
      for (const draft of check.file({ file, model: this.model, roles, settings: this.settings })) this.add(check, draft, file.uri);
    }
  }

  scope(scope: Model['scopes'][number]): void {
    // What a name in a zERT policy stands for is not known (reference: pagent-zert).
    if (scope.role === 'zert') return;
    const names = this.model.names(scope);
    for (const check of this.checks) {
      if (!check.scope) continue;
      for (const draft of check.scope({ scope, names, model: this.model, settings: this.settings })) this.add(check, draft);
    }
  }

  library(): void {
    for (const check of this.checks) {
      if (!check.library) continue;
      for (const draft of check.library({ model: this.model, settings: this.settings })) this.add(check, draft);
    }
  }

  private itemDrafts(file: SourceFile, item: Item, start: number, roles: ReadonlySet<FileRole>, key: string): readonly (readonly [Check, Draft])[] {
    const cached = caches.get(item);
    if (cached && cached.key === key && cached.settings === this.settings) return cached.drafts;
    const drafts: (readonly [Check, Draft])[] = [];
    const context = { item, text: file.text.slice(start, start + item.length), roles, settings: this.settings };
    for (const check of this.checks) if (check.item) for (const draft of check.item(context)) drafts.push([check, draft]);
    caches.set(item, { key, settings: this.settings, drafts });
    return drafts;
  }

  /** `base`: where item-relative places of an item check begin. */
  private add(check: Check, draft: Draft, uri = '', base?: number): void {
    const severity = this.settings.severities[check.code] ?? draft.severity ?? check.severity;
    if (severity === 'off') return;
    const place = (at: DraftPlace): { uri: string; start: number; end: number } => {
      const target = at.uri ?? uri;
      const from = at.item ? (this.model.files.get(target)?.startOf(at.item) ?? 0) : (base ?? 0);
      return { uri: target, start: from + at.span.start, end: from + at.span.end };
    };
    const at = place(draft.at);
    const finding: Finding = {
      code: check.code,
      severity: severity as Severity,
      ...at,
      message: draft.message,
      related: (draft.related ?? []).map((r) => ({ ...place(r.at), message: r.message })),
      tags: draft.tags ?? [],
      fixes: () => (draft.fixes?.() ?? []).map((fix): Fix => ({ title: fix.title, safe: fix.safe, edits: fix.edits.map((e) => ({ ...place(e.at), newText: e.newText })) })),
    };
    const list = this.findings.get(at.uri);
    if (list) list.push(finding);
    else this.findings.set(at.uri, [finding]);
  }
}

/** The finding of a statement that Policy Agent does not read: a warning at most. */
function noError(check: Check, draft: Draft): Draft {
  return (draft.severity ?? check.severity) === 'error' ? { ...draft, severity: 'warning' } : draft;
}

function rolesKey(roles: ReadonlySet<FileRole>, checks: readonly Check[]): string {
  return `${[...roles].sort().join(' ')}|${checks === allChecks ? '' : checks.map((c) => c.code).join(' ')}`;
}

/** A file in several stacks gets the same finding several times: one is enough; the most severe stays. */
function distinct(findings: readonly Finding[]): Finding[] {
  const rank: Record<Severity, number> = { error: 0, warning: 1, information: 2, hint: 3 };
  const seen = new Map<string, Finding>();
  for (const finding of findings) {
    const key = `${finding.code}\n${finding.start}\n${finding.end}`;
    const other = seen.get(key);
    if (!other || rank[finding.severity] < rank[other.severity]) seen.set(key, finding);
  }
  return [...seen.values()];
}
