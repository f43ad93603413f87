/** What was said about each file last, so that nothing is said twice: neither published again nor given again to a client that asks. */
import type { Finding } from '../checks/check.js';
import type { SourceFile } from '../workspace/source-file.js';

type Files = ReadonlyMap<string, SourceFile>;

interface Sent {
  readonly version: number | undefined;
  /** The text that offsets were made positions of. */
  readonly file: SourceFile | undefined;
  readonly findings: readonly Finding[];
  /** The files of related places, in order. */
  readonly related: readonly (SourceFile | undefined)[];
}

const sentNow = (version: number | undefined, uri: string, findings: readonly Finding[], files: Files): Sent => ({
  version,
  file: files.get(uri),
  findings,
  related: findings.flatMap((finding) => finding.related.map((place) => files.get(place.uri))),
});

export class Published {
  private readonly sent = new Map<string, Sent>();

  get uris(): readonly string[] {
    return [...this.sent.keys()];
  }

  /** Whether a list has to be sent, which then counts as sent. `version` is that of the open document. */
  isNews(uri: string, version: number | undefined, findings: readonly Finding[], files: Files): boolean {
    const last = this.sent.get(uri);
    if (!last && findings.length === 0 && version === undefined) return false;
    const now = sentNow(version, uri, findings, files);
    if (findings.length === 0 && version === undefined) this.sent.delete(uri);
    else this.sent.set(uri, now);
    return !last || !sameList(last, now);
  }

  /** The next list of this file is sent whatever it is. */
  forget(uri: string): void {
    this.sent.delete(uri);
  }
}

/** Names for lists of findings: the same name for a file means the same list. */
export class ResultIds {
  private readonly named = new Map<string, { readonly id: string; readonly list: Sent }>();
  private count = 0;
  /** Tells names of this server from those that another run of it gave. Made when it is needed: Node loads much for it. */
  private run: string | undefined;

  of(uri: string, findings: readonly Finding[], files: Files): string {
    const list = sentNow(undefined, uri, findings, files);
    const known = this.named.get(uri);
    if (known && sameList(known.list, list)) return known.id;
    this.run ??= crypto.randomUUID();
    const id = `${this.run} ${this.count++}`;
    this.named.set(uri, { id, list });
    return id;
  }
}

function sameList(a: Sent, b: Sent): boolean {
  if (a.version !== b.version || a.file !== b.file || a.findings.length !== b.findings.length || a.related.length !== b.related.length) return false;
  return a.related.every((file, i) => file === b.related[i]) && a.findings.every((finding, i) => same(finding, b.findings[i]));
}

function same(a: Finding, b: Finding | undefined): boolean {
  if (!b || a.code !== b.code || a.severity !== b.severity || a.start !== b.start || a.end !== b.end || a.message !== b.message) return false;
  if (a.tags.join() !== b.tags.join() || a.related.length !== b.related.length) return false;
  return a.related.every((place, i) => {
    const other = b.related[i];
    return place.uri === other?.uri && place.start === other.start && place.end === other.end && place.message === other.message;
  });
}
