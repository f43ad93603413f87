/**
 * Runs the checks over a model.
 *
 * State: the findings of item checks are kept by item, as drafts with offsets inside the item; they stay valid for the
 * roles and settings they were made with, whatever happens elsewhere. Which items of a file have any goes on to its next version.
 * File, scope and library checks run for each model; what they keep is their own matter (support/told-of-*.ts).
 */
import type { FileRole } from '../catalog/types.js';
import type { Item } from '../syntax/tree.js';
import type { Model } from '../workspace/model.js';
import type { Settings, Severity } from '../workspace/settings.js';
import { type ItemChange, perVersion, type SourceFile } from '../workspace/source-file.js';
import type { Check, Draft, DraftPlace, Finding, Fix } from './check.js';
import { checks as allChecks } from './registry.js';
import { isPassedOver } from './support/passed-over.js';
import { traitsOf } from './support/rows.js';
import { type Traits, traits } from './support/traits.js';
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

type ItemDrafts = readonly (readonly [Check, Draft])[];

/** What the drafts of an item were made for. */
interface Purpose {
  readonly checks: readonly Check[];
  readonly settings: Settings;
  readonly roles: string;
}

const purposes: Purpose[] = [];
const purposesAtMost = 16;

/** The same object for the same purpose, so that most items, of which nothing is said, share one entry. */
function purposeFor(checks: readonly Check[], settings: Settings, roles: ReadonlySet<FileRole>): Purpose {
  const key = [...roles].sort().join(' ');
  let purpose = purposes.find((each) => each.checks === checks && each.settings === settings && each.roles === key);
  if (!purpose) {
    purposes.unshift((purpose = { checks, settings, roles: key }));
    purposes.length = Math.min(purposes.length, purposesAtMost);
  }
  return purpose;
}

/** The items of one version of a file that have drafts. Goes on to the next version, which is then the only one that it is for. */
class DraftsOfFile {
  private purpose: Purpose | undefined;
  private readonly found = new Map<Item, ItemDrafts>();
  private toDo: readonly Item[] = [];

  constructor(private owner: SourceFile) {}

  goOn(file: SourceFile, { removed, added }: ItemChange): DraftsOfFile {
    this.owner = file;
    for (const item of removed) this.found.delete(item);
    const gone = new Set(removed);
    this.toDo = [...this.toDo.filter((item) => !gone.has(item)), ...added];
    return this;
  }

  isOf(file: SourceFile): boolean {
    return this.owner === file;
  }

  for(purpose: Purpose, make: (item: Item) => ItemDrafts): ReadonlyMap<Item, ItemDrafts> {
    if (this.purpose !== purpose) {
      this.purpose = purpose;
      this.found.clear();
      this.toDo = this.owner.tree.items;
    }
    for (const item of this.toDo) {
      const drafts = make(item);
      if (drafts.length > 0) this.found.set(item, drafts);
    }
    this.toDo = [];
    return this.found;
  }
}

const draftsOfFile = perVersion((file) => new DraftsOfFile(file), (before, change, file) => before.goOn(file, change));

/** The checks of items, by what is in an item. */
class ItemChecks {
  private readonly all: readonly Check[];
  private readonly byTraits = new Map<Traits, readonly Check[]>();

  constructor(checks: readonly Check[]) {
    this.all = checks.filter((check) => check.item);
  }

  for(item: Item): readonly Check[] {
    const found = traitsOf(item);
    let checks = this.byTraits.get(found);
    if (!checks) this.byTraits.set(found, (checks = this.all.filter(({ itemsWith }) => !itemsWith || (traits(...itemsWith) & found) !== 0)));
    return checks;
  }
}

const itemChecks = new WeakMap<readonly Check[], ItemChecks>();

function itemChecksOf(checks: readonly Check[]): ItemChecks {
  let found = itemChecks.get(checks);
  if (!found) itemChecks.set(checks, (found = new ItemChecks(checks)));
  return found;
}

class Run {
  readonly findings = new Map<string, Finding[]>();
  private readonly itemChecks: ItemChecks;

  constructor(
    private readonly model: Model,
    private readonly settings: Settings,
    private readonly checks: readonly Check[],
  ) {
    this.itemChecks = itemChecksOf(checks);
  }

  file(file: SourceFile): void {
    const roles = this.model.roles(file.uri);
    if (file.language === 'pagent') this.items(file, roles);
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

  private items(file: SourceFile, roles: ReadonlySet<FileRole>): void {
    const purpose = purposeFor(this.checks, this.settings, roles);
    const kept = draftsOfFile(file);
    const drafts = kept.isOf(file) ? kept : new DraftsOfFile(file);
    for (const [item, found] of drafts.for(purpose, (each) => this.itemDrafts(file, each, roles))) {
      const start = file.startOf(item) ?? 0;
      const passedOver = item.statement !== undefined && isPassedOver(item.statement, roles);
      for (const [check, draft] of found) this.add(check, passedOver ? noError(check, draft) : draft, file.uri, start);
    }
  }

  private itemDrafts(file: SourceFile, item: Item, roles: ReadonlySet<FileRole>): ItemDrafts {
    const start = file.startOf(item) ?? 0;
    const drafts: (readonly [Check, Draft])[] = [];
    const context = { item, text: file.slice(start, start + item.length), roles, settings: this.settings };
    for (const check of this.itemChecks.for(item)) for (const draft of check.item?.(context) ?? []) drafts.push([check, draft]);
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
