import type { TelnetProfile, TelnetStatement } from '../../syntax/tn3270.js';
import { defineCheck, type Draft } from '../check.js';
import { at, telnetIn } from './profile.js';

/** CONNTYPE that does not go with the kind of port (reference: telnet, CONNTYPE, TTLSPORT, PORT). */
export const telnetConnType = defineCheck({
  code: 'telnet-conntype',
  severity: 'warning',
  summary: 'CONNTYPE does not go with the kind of the port.',
  explanation: `
On a \`TTLSPORT\` the default is \`CONNTYPE SECURE\`. With \`BASIC\` the server never starts TLS there, so that the AT-TLS rule for the
port has nothing to do and the sessions go in clear text. With \`ANY\`, clients that do not want TLS are let in without it: that may be
meant for a time of change, and is for information.

On a \`PORT\` the server knows of no TLS: \`SECURE\`, \`NEGTSECURE\` and \`ANY\` cannot take effect there. Write \`TTLSPORT\`.

Looked at is the last \`CONNTYPE\` of the \`TELNETPARMS\` block, or where it has none that of \`TELNETGLOBALS\` in the same file, which
then applies; beside a \`TTLSPORT\` the latter is not held to a \`PORT\`. A \`PARMSGROUP\` may set another value for some clients, and is left alone.`,
  example: {
    TN3270: `
      TELNETPARMS
        TTLSPORT 992
        CONNTYPE ⟦BASIC⟧
      ENDTELNETPARMS
      BEGINVTAM
        PORT 992
        ALLOWAPPL TSO*
      ENDVTAM
    `,
  },
  fixed: {
    TN3270: `
      TELNETPARMS
        TTLSPORT 992
        CONNTYPE SECURE
      ENDTELNETPARMS
      BEGINVTAM
        PORT 992
        ALLOWAPPL TSO*
      ENDVTAM
    `,
  },
  *file(context) {
    const profile = telnetIn(context)?.profile;
    if (!profile) return;
    const told = new Set<TelnetStatement>();
    const global = globalType(profile);
    for (const block of profile.statements) {
      if (block.type?.name !== 'TELNETPARMS') continue;
      const port = block.children.find(({ type }) => type?.name === 'TTLSPORT' || type?.name === 'PORT');
      const type = lastIn(block) ?? global;
      if (!port || !type || told.has(type)) continue;
      // What TELNETGLOBALS says is meant for the TTLSPORTs, where there are any.
      if (type === global && port.type?.name === 'PORT' && hasTlsPort(profile)) continue;
      const draft = draftOf(type, port);
      if (!draft) continue;
      told.add(type);
      yield draft;
    }
  },
});

const lastIn = ({ children }: TelnetStatement): TelnetStatement | undefined => children.findLast(({ type }) => type?.name === 'CONNTYPE');

const globalType = ({ statements }: TelnetProfile): TelnetStatement | undefined => statements.filter(({ type }) => type?.name === 'TELNETGLOBALS').map(lastIn).findLast((found) => found);

const hasTlsPort = ({ all }: TelnetProfile): boolean => all.some(({ type }) => type?.name === 'TTLSPORT' || type?.name === 'SECUREPORT');

function draftOf({ operands: [word] }: TelnetStatement, port: TelnetStatement): Draft | undefined {
  const value = word?.text.toUpperCase();
  const number = port.operands[0]?.text ?? '';
  const related = [{ at: at(port.keyword), message: `${port.type?.name ?? ''} ${number}` }];
  if (!word) return undefined;
  if (port.type?.name === 'TTLSPORT' && value === 'BASIC') {
    const fix = { title: 'Change BASIC to SECURE', safe: false, edits: [{ at: at(word), newText: 'SECURE' }] };
    return { at: at(word), message: `CONNTYPE BASIC on TTLSPORT ${number}: the server never starts TLS, and the sessions go in clear text. Write SECURE.`, related, fixes: () => [fix] };
  }
  if (port.type?.name === 'TTLSPORT' && value === 'ANY') return { at: at(word), severity: 'information', message: `CONNTYPE ANY on TTLSPORT ${number}: clients that do not start TLS get a session in clear text. Write SECURE when all of them can.`, related };
  if (port.type?.name !== 'PORT' || !/^(?:SECURE|NEGT\w*|ANY)$/.test(value ?? '')) return undefined;
  return { at: at(word), severity: value === 'ANY' ? 'information' : undefined, message: `CONNTYPE ${word.text} on PORT ${number} cannot take effect: the server knows of no TLS on a PORT. Write TTLSPORT for a port with AT-TLS.`, related };
}
