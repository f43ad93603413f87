import { defineCheck } from '../check.js';
import { at, telnetIn } from './profile.js';
import { isWhole, membersOf, statementsNamed } from './whole.js';

/** WLMCLUSTERNAME without TCPIPJOBNAME (reference: telnet, TCPIPJOBNAME, WLMCLUSTERNAME). */
export const telnetStackAffinity = defineCheck({
  code: 'telnet-stack-affinity',
  severity: 'information',
  summary: 'WLMCLUSTERNAME is coded, and the Telnet server is not tied to a stack.',
  explanation: `
A port registers with WLM under the names of \`WLMCLUSTERNAME\` when the server is tied to one stack: that takes \`TCPIPJOBNAME\` in \`TELNETGLOBALS\`, which
counts when the server starts only. On a system with one stack it may do without, so that the finding is for information.

Nothing is said where a part of the profile is not in the library.`,
  example: {
    TN3270: `
      TELNETPARMS
        PORT 23
        ⟦WLMCLUSTERNAME⟧ TNPROD ENDWLMCLUSTERNAME
      ENDTELNETPARMS
      BEGINVTAM
        PORT 23
        ALLOWAPPL TSO*
      ENDVTAM
    `,
  },
  *file(context) {
    const { model, file } = context;
    const cluster = telnetIn(context)?.profile.all.find(({ type, parent }) => type?.name === 'WLMCLUSTERNAME' && parent?.type?.name === 'TELNETPARMS');
    if (!cluster) return;
    const members = membersOf(model, file.uri);
    if (!isWhole(model, members) || statementsNamed(members, 'TCPIPJOBNAME').length > 0) return;
    yield { at: at(cluster.keyword), message: 'WLMCLUSTERNAME needs TCPIPJOBNAME in TELNETGLOBALS, which names the stack that the server belongs to.' };
  },
});
