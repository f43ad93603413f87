import { portEntries, type PortEntry } from '../../syntax/tcpip-profile.js';
import { profileOf } from '../../workspace/tcpip-profile.js';
import { defineCheck } from '../check.js';

/** Reservations of a port that contradict each other (reference: tcpip-profile, PORT and PORTRANGE rules). */
export const portReservedTwice = defineCheck({
  code: 'port-reserved-twice',
  severity: 'warning',
  summary: 'Two reservations of a port contradict each other.',
  explanation: `
A port may be named on \`PORT\` for several jobs. But

- a port on \`PORT\` may not lie in a \`PORTRANGE\` of the same protocol, and ranges may not overlap: what comes later is
  ignored, with a message when the profile is read;
- \`RESERVED\` keeps everybody off a port that another entry gives to a job.

Nothing is said of a profile with \`DELETE PORT\` or \`DELETE PORTRANGE\`.`,
  example: {
    TCPIPROF: `
      TCPCONFIG TTLS
      PORTRANGE 7551 9 TCP ZWE1*
      PORT
        21 TCP FTPD1
        ⟦7554⟧ TCP GATEWAY1
    `,
  },
  *file({ file }) {
    if (file.language !== 'tcpip-profile') return;
    const profile = profileOf(file);
    if (profile.statements.some(({ type, operands }) => type.name === 'DELETE' && /^PORT/i.test(operands[0]?.text ?? ''))) return;
    const entries = portEntries(profile);
    for (const protocol of ['TCP', 'UDP'] as const) {
      for (const { entry, other, message } of contradictions(entries.filter((each) => each.protocol === protocol))) {
        yield {
          at: { span: entry.portSpan },
          message,
          related: [{ at: { uri: file.uri, span: other.span }, message: 'The other reservation' }],
        };
      }
    }
  },
});

interface Contradiction {
  /** The later one in the file. */
  readonly entry: PortEntry;
  readonly other: PortEntry;
  readonly message: string;
}

/** Each entry with at most one that contradicts it; in order of ports. */
function* contradictions(entries: readonly PortEntry[]): Generator<Contradiction> {
  let widest: PortEntry | undefined;
  let same: PortEntry | undefined;
  for (const entry of [...entries].sort((a, b) => a.from - b.from || isRange(b) - isRange(a) || a.span.start - b.span.start)) {
    if (widest && widest.to >= entry.from) yield overlapping(entry, widest);
    else if (same?.from === entry.from && !isRange(entry) && (same.jobname === 'RESERVED') !== (entry.jobname === 'RESERVED')) yield reserved(entry, same);
    if (isRange(entry) && (!widest || entry.to > widest.to)) widest = entry;
    if (!isRange(entry)) same = entry;
  }
}

const isRange = ({ statement }: PortEntry): number => (statement === 'PORTRANGE' ? 1 : 0);
const later = (a: PortEntry, b: PortEntry): readonly [PortEntry, PortEntry] => (a.span.start > b.span.start ? [a, b] : [b, a]);
const portsOf = ({ from, to }: PortEntry): string => (from === to ? `Port ${from}` : `Ports ${from} to ${to}`);

function overlapping(a: PortEntry, b: PortEntry): Contradiction {
  const [entry, other] = later(a, b);
  const where = other.from === other.to ? `port ${other.from} is reserved before, for ${other.jobname}` : `the ${other.statement} of ports ${other.from} to ${other.to} for ${other.jobname} comes before`;
  return { entry, other, message: `${portsOf(entry)} of ${entry.protocol}: ${where}, so this reservation for ${entry.jobname} is ignored.` };
}

function reserved(a: PortEntry, b: PortEntry): Contradiction {
  const [entry, other] = later(a, b);
  const job = entry.jobname === 'RESERVED' ? other.jobname : entry.jobname;
  return { entry, other, message: `Port ${entry.from} of ${entry.protocol} is both RESERVED, so that nobody may use it, and given to ${job}.` };
}
