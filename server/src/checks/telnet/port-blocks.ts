import { defineCheck } from '../check.js';
import { at, hasInclude, isIncluded, telnetIn } from './profile.js';
import { portsIn } from './ports.js';

/** Ports of which one of the two blocks is missing (reference: telnet, TELNETPARMS, BEGINVTAM). */
export const telnetPortBlocks = defineCheck({
  code: 'telnet-port-blocks',
  severity: 'warning',
  summary: 'A port of the Telnet profile has only one of the two blocks that it needs.',
  explanation: `
A port needs a \`TELNETPARMS\` block, which defines it, and a \`BEGINVTAM\` block that names it, which maps its clients; both stand
in the same profile or \`VARY TCPIP,,OBEYFILE\` data set. A port without the one or the other takes no sessions.

A \`BEGINVTAM\` block without \`PORT\` may serve every port, so then nothing is said; nor in a profile with \`INCLUDE\`, or one
that another profile includes, or that has blocks of one kind only: the other blocks may stand in another file.`,
  example: {
    TN3270: `
      TELNETPARMS
        TTLSPORT ⟦2023⟧
      ENDTELNETPARMS
      BEGINVTAM
        PORT ⟦2032⟧
        ALLOWAPPL TSO*
      ENDVTAM
    `,
  },
  *file(context) {
    const profile = telnetIn(context)?.profile;
    if (!profile || hasInclude(profile.statements) || isIncluded(context.model, context.file.uri)) return;
    const ports = portsIn(profile);
    const mappings = profile.statements.filter(({ type }) => type?.name === 'BEGINVTAM');
    const parameters = profile.statements.filter(({ type }) => type?.name === 'TELNETPARMS');
    const numbered = [...mappings, ...parameters].every(({ children }) => children.some(({ type, operands }) => type?.name.endsWith('PORT') && operands.every(({ text }) => /^\d{1,5}(,|$)/.test(text))));
    if (mappings.length === 0 || parameters.length === 0 || !numbered) return;
    const defined = new Set(ports.filter(({ block }) => block === 'TELNETPARMS').map(({ port }) => port));
    const served = new Set(ports.filter(({ block }) => block === 'BEGINVTAM').map(({ port }) => port));
    for (const { port, block, word } of ports) {
      if (block === 'TELNETPARMS' && !served.has(port))
        yield { at: at(word), message: `No BEGINVTAM block of this profile names port ${port}: the port takes no sessions. Add PORT ${port} to the BEGINVTAM block that is meant for it.` };
      if (block === 'BEGINVTAM' && !defined.has(port))
        yield { at: at(word), message: `No TELNETPARMS block of this profile defines port ${port}: nothing listens there. Add a TELNETPARMS block with the port, or correct the number.` };
    }
  },
});
