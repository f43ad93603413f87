/**
 * Places on other systems, such as a profile of Zowe Explorer, may never answer: a connection hangs, a data set is recalled from
 * tape, a person is asked for a password. A question waits for a bounded time; then its place counts as silent, and the following questions
 * go without an answer at once, until the place answers after all.
 */
import { schemeOf, segmentsOf } from '../workspace/uris.js';
import { remotePatience, remoteRest } from './patience.js';

export interface Patience {
  /** Milliseconds for one answer. */
  readonly answer: number;
  /** Milliseconds for which a silent place is not asked again, and for which its late answers count. */
  readonly rest: number;
}

/** Late answers that are kept for those who ask again. */
const mostLate = 10_000;

interface Silence {
  since: number;
  /** URIs of questions that went without an answer. */
  readonly unanswered: Set<string>;
}

export class RemotePlaces {
  private readonly silent = new Map<string, Silence>();
  private readonly late = new Map<string, { readonly answer: unknown; readonly until: number }>();
  private readonly told = new Set<string>();

  /**
   * @param fellSilent called once for each place, with a sentence for a person
   * @param awake called with the URIs that should be asked for again, when a silent place has answered
   */
  constructor(
    private readonly fellSilent: (sentence: string) => void,
    private readonly awake: (uris: readonly string[]) => void,
    private readonly patience: Patience = { answer: remotePatience, rest: remoteRest },
  ) {}

  /** The answer, or undefined when there is none in time. Never fails. */
  async ask<T>(method: string, uri: string, question: () => Promise<T>): Promise<T | undefined> {
    const key = `${method} ${uri}`;
    const late = this.late.get(key);
    if (late && Date.now() < late.until) return late.answer as T;
    this.late.delete(key);
    const place = placeOf(uri);
    const silence = this.silent.get(place);
    if (silence && Date.now() - silence.since < this.patience.rest) {
      silence.unanswered.add(uri);
      return undefined;
    }
    return this.wait(key, place, uri, question());
  }

  private wait<T>(key: string, place: string, uri: string, work: Promise<T>): Promise<T | undefined> {
    return new Promise((resolve) => {
      let waiting = true;
      const timer = setTimeout(() => {
        waiting = false;
        this.fallSilent(place, uri);
        resolve(undefined);
      }, this.patience.answer);
      const come = (answer: T | undefined): void => {
        clearTimeout(timer);
        // A late answer is kept for a while: what is always late would be asked for again and again.
        if (!waiting && this.late.size < mostLate) this.late.set(key, { answer, until: Date.now() + this.patience.rest });
        this.wake(place);
        resolve(answer);
      };
      work.then(come, () => come(undefined));
    });
  }

  private fallSilent(place: string, uri: string): void {
    const silence = this.silent.get(place);
    if (silence) silence.since = Date.now();
    this.silent.set(place, silence ?? { since: Date.now(), unanswered: new Set() });
    this.silent.get(place)?.unanswered.add(uri);
    if (this.told.has(place)) return;
    this.told.add(place);
    this.fellSilent(`${place} has not answered for ${this.patience.answer / 1000} seconds. Its files count as not known until it does: names that lead there stay open, and answers may be incomplete.`);
  }

  private wake(place: string): void {
    const silence = this.silent.get(place);
    if (!silence) return;
    this.silent.delete(place);
    this.awake([...silence.unanswered]);
  }
}

/** What answers or does not as a whole: the system, or the profile, that the first part of the path names. */
function placeOf(uri: string): string {
  const authority = /^[^:/]*:\/\/([^/]*)/.exec(uri)?.[1] ?? '';
  return `${schemeOf(uri)}:${authority && `//${authority}`}/${segmentsOf(uri)[0] ?? ''}`;
}
