import { availableIn, type Release } from '../../catalog/index.js';
import type { ProfileWord } from '../../syntax/profile-words.js';
import type { ProfileStatement } from '../../syntax/tcpip-profile.js';
import { profileOf } from '../../workspace/tcpip-profile.js';
import { defineCheck, type Draft } from '../check.js';

/** Statements and types of devices that releases have dropped (reference: tcpip-profile, removedIn, DEVICE typesRemoved, LINK, VIPADYNAMIC). */
export const profileRemoved = defineCheck({
  code: 'profile-removed',
  severity: 'warning',
  summary: 'The stack no longer has a statement, type of device or option that its profile names.',
  explanation: `
Looked at with the release in the settings (\`tcpparms.release\`):

| gone | since | in its place |
|---|---|---|
| \`GATEWAY\` | V2R2 | \`BEGINROUTES\` |
| \`ATMARPSV\`, \`ATMLIS\`, \`ATMPVC\`; devices of type ATM, CLAW, HCH, CDLC, SNAIUCV, SNALU62, X25NPSI | V2R2 | \`INTERFACE\` with OSA |
| devices of type MPCOSA; links of type IBMTR, FDDI, IPAQTR, OSAENET, OSAFDDI | V2R3 | \`INTERFACE\` with OSA |
| \`GRE\`, \`ENCAP\`, \`CONTROLPORT\` and \`DISTMETHOD TARGCONTROLLED\` of \`VIPADISTRIBUTE\` | V2R5 | other ways of distribution |
| \`SERVICEMGR\` of \`VIPADEFINE\`, \`VIPASMPARMS\` | V2R5 | nothing: passed over |
| devices of type MPCIPA and LCS | 3.1 | \`INTERFACE\`; message EZZ0318I, then EZZ0328I for LINK and HOME |

Statements that are obsolete, and those of the Telnet server, which has a profile of its own, are for information.`,
  example: {
    TCPIPROF: `
      TCPCONFIG TTLS
      ⟦GATEWAY⟧ 10 = OSA1 1492 0
    `,
  },
  *file({ file, settings: { release } }) {
    if (file.language !== 'tcpip-profile') return;
    for (const statement of profileOf(file).statements) yield* removedIn(statement, release);
  },
});

/** Types of devices and links, by the release that dropped them. */
const typesGone: Readonly<Record<string, Readonly<Record<string, Release>> | undefined>> = {
  DEVICE: { ATM: 'V2R2', CLAW: 'V2R2', HCH: 'V2R2', CDLC: 'V2R2', SNAIUCV: 'V2R2', SNALU62: 'V2R2', X25NPSI: 'V2R2', MPCOSA: 'V2R3', MPCIPA: '3.1', LCS: '3.1' },
  LINK: { IBMTR: 'V2R3', FDDI: 'V2R3', IPAQTR: 'V2R3', OSAENET: 'V2R3', OSAFDDI: 'V2R3' },
};

const distributionGone = new Set(['GRE', 'ENCAP', 'CONTROLPORT', 'TARGCONTROLLED']);

function* removedIn(statement: ProfileStatement, release: Release): Generator<Draft> {
  const { type, keyword, operands } = statement;
  if (type.removedIn !== undefined && type.removedInCertainty === 'doc' && availableIn(release, type.removedIn)) {
    yield { at: at(keyword), message: `Support of ${type.name} ended with z/OS ${type.removedIn}. ${type.deprecated ?? 'Take it out.'}` };
    return;
  }
  if (type.deprecated !== undefined && type.removedIn === undefined) {
    yield { at: at(keyword), severity: 'information', message: `${type.name} is obsolete, as far as is known. ${type.deprecated}` };
    return;
  }
  const [, kind] = operands;
  const since = kind && typesGone[type.name]?.[kind.text.toUpperCase()];
  if (since !== undefined && availableIn(release, since)) yield { at: at(kind as ProfileWord), message: `${type.name}s of type ${kind?.text.toUpperCase() ?? ''} ended with z/OS ${since}: the stack rejects it, and what refers to it. Define an INTERFACE.` };
  if (type.name === 'VIPADYNAMIC' && availableIn(release, 'V2R5')) yield* dynamicAddresses(operands);
}

const at = ({ start, end }: ProfileWord): Draft['at'] => ({ span: { start, end } });

/** Each word belongs to the last VIPA… statement before it. */
function* dynamicAddresses(operands: readonly ProfileWord[]): Generator<Draft> {
  let within = '';
  for (const word of operands) {
    const text = word.text.toUpperCase();
    if (/^VIPA[A-Z]+$/.test(text)) within = text;
    const message = goneIn(within, text);
    if (message !== undefined) yield { at: at(word), message };
  }
}

/** What to say of a word of the statement; undefined for what has stayed. */
function goneIn(within: string, text: string): string | undefined {
  if (within.startsWith('VIPASM') && text === within) return 'VIPASMPARMS has no effect from z/OS V2R5 on, as SERVICEMGR is passed over. Take it out.';
  if (within.startsWith('VIPADEF') && text === 'SERVICEMGR') return 'SERVICEMGR is passed over from z/OS V2R5 on, with a message. Take it out.';
  if (within.startsWith('VIPADIST') && distributionGone.has(text)) return `VIPADISTRIBUTE has no ${text} from z/OS V2R5 on, and an error ends the processing of the block. Choose another way of distribution.`;
  return undefined;
}
