/**
 * Which stack wrote a record of AT-TLS. Each stack of each system counts its connections, environments and groups for itself: in a
 * log that several write to, the numbers alone do not tell.
 *
 * Product fact (reference: messages, line prefixes): in a syslogd file the host stands in front of TTLS[pid], with -u behind it
 * the user ID, and the job name; in front of the message number stand the time and the job name of the stack.
 */
import { detached } from './lines.js';

export interface LogSource {
  /** Job name of the stack. */
  readonly stack: string;
  /** Host, as syslogd writes it; an empty text where it is not known. */
  readonly system: string;
}

/** Reads the prefixes of records, one after the other: neighbours often have the same. */
export class Sources {
  private prefix = '';
  private found?: LogSource;

  /** undefined where the prefix names no stack: job logs and consoles do not. */
  of(prefix: string): LogSource | undefined {
    if (prefix !== this.prefix) {
      this.prefix = detached(prefix);
      this.found = sourceIn(this.prefix);
    }
    return this.found;
  }
}

/** One text for each source. */
export const sourceKey = (source: LogSource | undefined): string => (source ? `${source.system} ${source.stack}` : '');

/** Job names have at most so many characters. */
const longestName = 8;

function sourceIn(prefix: string): LogSource | undefined {
  const text = prefix.trimEnd();
  const stack = text.slice(text.lastIndexOf(' ') + 1);
  const front = text.slice(0, text.length - stack.length).trimEnd();
  if (stack.length > longestName || front.length === text.length || !/\d\d:\d\d:\d\d$/.test(front.slice(-8))) return undefined;
  return { stack, system: systemIn(front) };
}

/** `May 29 09:25:30 SYSA TTLS[17]:`, `SYSA/TCPIP TCPIP TTLS[17]:` → SYSA */
function systemIn(front: string): string {
  const tag = front.lastIndexOf(' TTLS');
  if (tag < 0) return '';
  const [before = '', last = ''] = front.slice(Math.max(0, tag - longestHost), tag).trimEnd().split(/ +/).slice(-2);
  const host = before.includes('/') ? before : last || before;
  return host.split('/', 1)[0] ?? '';
}

/** Characters in front of the tag that are looked at: a host with its domain, a user ID, a job name. */
const longestHost = 300;
