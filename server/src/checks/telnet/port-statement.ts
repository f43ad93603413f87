import type { TelnetStatement } from '../../syntax/tn3270.js';
import { defineCheck } from '../check.js';
import { at, hasInclude, isIncluded, telnetIn } from './profile.js';

/** So many ports one server can serve (reference: telnet, TELNETPARMS). */
const mostPorts = 255;

const portStatements = new Set(['PORT', 'TTLSPORT', 'SECUREPORT']);

/** TELNETPARMS without a port, or with two (reference: telnet, TELNETPARMS: exactly one of PORT, TTLSPORT or SECUREPORT). */
export const telnetPortStatement = defineCheck({
  code: 'telnet-port-statement',
  severity: 'error',
  summary: 'A TELNETPARMS block has no port statement, or more than one.',
  explanation: `
Each \`TELNETPARMS\` block defines one port, with one \`PORT\` or \`TTLSPORT\` statement (up to V2R4 also \`SECUREPORT\`). Without it the
parameters belong to no port; for a second port write a block of its own. One server can serve up to 255 ports: with more blocks a warning.

Nothing is said of a block with an \`INCLUDE\`, of one without its END keyword, and of one in a file that another profile includes where
the statement is missing.`,
  example: {
    TN3270: `
      TELNETPARMS
        PORT 23
        ⟦TTLSPORT⟧ 992
      ENDTELNETPARMS
      BEGINVTAM
        PORT 23 992
        ALLOWAPPL TSO*
      ENDVTAM
    `,
  },
  *file(context) {
    const definitions = (telnetIn(context)?.profile.statements ?? []).filter(({ type }) => type?.name === 'TELNETPARMS');
    const beyond = definitions[mostPorts];
    if (beyond) yield { at: at(beyond.keyword), severity: 'warning', message: `A Telnet server can serve ${mostPorts} ports, and this profile has ${definitions.length} TELNETPARMS blocks. Run a further server.` };
    for (const block of definitions) {
      if (block.type?.name !== 'TELNETPARMS' || !block.end || hasInclude(block.children)) continue;
      const ports = block.children.filter(({ type }) => type && portStatements.has(type.name));
      const [first, ...others] = ports;
      for (const other of others) {
        yield { at: at(other.keyword), message: `This TELNETPARMS block defines port ${first?.operands[0]?.text ?? ''} already. Write a block of its own for ${other.operands[0]?.text ?? 'this one'}.`, related: first && [{ at: at(first.keyword), message: 'The first one.' }] };
      }
      if (!first && block.children.every(isKnown) && !isIncluded(context.model, context.file.uri)) yield { at: at(block.keyword), message: 'This TELNETPARMS block has no port: its parameters apply to nothing. Add PORT or TTLSPORT.' };
    }
  },
});

/** A word that is not known may be a port statement with a slip, which has a finding of its own. */
const isKnown = ({ type }: TelnetStatement): boolean => type !== undefined;
