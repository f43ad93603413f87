import type { TelnetStatement } from '../../syntax/tn3270.js';
import type { FileContext } from '../check.js';
import { defineCheck, type Draft } from '../check.js';
import { at, telnetIn } from './profile.js';
import { isWhole, membersOf, statementsNamed } from './whole.js';

/** LU names shared among servers (reference: telnet, SDEFAULTLUS, SLUGROUP, XCFGROUP; of the other lists by analogy). */
export const telnetSharedLus = defineCheck({
  code: 'telnet-shared-lus',
  severity: 'warning',
  summary: 'LU names that servers share are defined, and the server cannot use them.',
  explanation: `
\`SLUGROUP\`, \`SPRTGROUP\`, \`SDEFAULTLUS\` and their like take LU names from an LU name server that several Telnet servers share. For that the
server has to join the Telnet XCF group: \`XCFGROUP ... ENDXCFGROUP\` in \`TELNETGLOBALS\`, without \`NOJOIN\`. Otherwise the names cannot be
used, and clients that are mapped to them get no session.

A profile holds \`DEFAULTLUS\` or \`SDEFAULTLUS\`, not both: an error. Of the other pairs (\`DEFAULTPRT\`, \`DEFAULTLUSSPEC\` …) the same is assumed: a warning.

Nothing is said where a part of the profile is not in the library.`,
  example: {
    TN3270: `
      TELNETPARMS
        PORT 23
      ENDTELNETPARMS
      BEGINVTAM
        PORT 23
        ⟦SDEFAULTLUS⟧ TCP00001..TCP00030 ENDSDEFAULTLUS
        ALLOWAPPL TSO*
      ENDVTAM
    `,
  },
  *file(context) {
    const profile = telnetIn(context)?.profile;
    if (!profile) return;
    for (const block of profile.statements) if (block.type?.name === 'BEGINVTAM') yield* bothKinds(block);
    const first = profile.all.find(({ type }) => type && shared.has(type.name));
    if (first && cannotShare(context)) yield { at: at(first.keyword), message: `${first.type?.name ?? ''} needs the Telnet XCF group, which this server does not join: its LU names cannot be used. Code XCFGROUP JOIN ENDXCFGROUP in TELNETGLOBALS.` };
  },
});

const pairs = ['DEFAULTLUS', 'DEFAULTLUSSPEC', 'DEFAULTPRT', 'DEFAULTPRTSPEC'] as const;
const shared = new Set(['SLUGROUP', 'SPRTGROUP', ...pairs.map((name) => `S${name}`)]);

function* bothKinds({ children }: TelnetStatement): Generator<Draft> {
  for (const name of pairs) {
    const all = children.filter(({ type }) => type?.name === name || type?.name === `S${name}`);
    const [first, second] = [all[0], all.find(({ type }) => type?.name !== all[0]?.type?.name)];
    if (!first || !second) continue;
    yield {
      at: at(second.keyword),
      severity: name === 'DEFAULTLUS' ? 'error' : 'warning',
      message: `A profile holds ${name} or S${name}, not both. Keep one of them.`,
      related: [{ at: at(first.keyword), message: 'The other one.' }],
    };
  }
}

/** The whole profile is here, and it does not join the group. */
function cannotShare({ model, file }: FileContext): boolean {
  const members = membersOf(model, file.uri);
  const blocks = statementsNamed(members, 'TELNETPARMS');
  if (blocks.length === 0 || !isWhole(model, members)) return false;
  return statementsNamed(members, 'XCFGROUP').every(({ statement }) => statement.operands.some(({ text }) => text.toUpperCase() === 'NOJOIN'));
}
