import { availableIn } from '../../catalog/index.js';
import { definitionsOf, type GroupReference } from '../../syntax/tn3270-names.js';
import type { TelnetStatement } from '../../syntax/tn3270.js';
import { defineCheck, type Draft } from '../check.js';
import { at, telnetIn, titleOf } from './profile.js';

/** Parameters of a group that come too late, or no longer count (reference: telnet, PARMSGROUP, PARMSMAP, removedInV2R5Also). */
export const telnetParmsTooLate = defineCheck({
  code: 'telnet-parms-too-late',
  severity: 'warning',
  summary: 'A parameter of a PARMSGROUP has no effect on the way the group is mapped.',
  explanation: `
\`CONNTYPE\` and \`TN3270E\` are needed before the server assigns an LU name. A group that \`PMAP\` on \`LUMAP\` or \`PRTMAP\` brings is
applied once the LU name is assigned, too late for them: map the group with \`PARMSMAP\`, or write the parameter in
\`TELNETPARMS\`.

From V2R5 on, security parameters (\`CONNTYPE\`, \`EXPRESSLOGON\`) no longer count in a group that is mapped by the host name of the client
(\`HOSTNAME\` or \`HNGRP\`): map it by address (\`IPGRP\`).

Nothing is said of a group that is mapped in another way besides.`,
  example: {
    TN3270: `
      TELNETPARMS
        TTLSPORT 992
      ENDTELNETPARMS
      BEGINVTAM
        PORT 992
        PARMSGROUP ADMINS
          ⟦CONNTYPE⟧ NEGTSECURE
        ENDPARMSGROUP
        LUMAP ADM00001 192.0.2.9 PMAP ADMINS
        ALLOWAPPL TSO*
      ENDVTAM
    `,
  },
  *file(context) {
    const names = telnetIn(context)?.names;
    if (!names) return;
    const mapped = new Map<TelnetStatement, GroupReference[]>();
    for (const reference of names.references) {
      for (const group of definitionsOf(names, reference)) {
        if (group.type !== 'PARMSGROUP') continue;
        const known = mapped.get(group.statement);
        if (known) known.push(reference);
        else mapped.set(group.statement, [reference]);
      }
    }
    for (const [group, references] of mapped) {
      const ways = new Set(references.map(wayOf));
      const [way] = ways;
      if (ways.size === 1 && way === 'pmap') yield* tooLate(group, references);
      if (ways.size === 1 && way === 'host' && availableIn(context.settings.release, 'V2R5')) yield* notCounted(group, references);
    }
  },
});

type Way = 'pmap' | 'host' | 'other';

function wayOf({ statement: { type, operands } }: GroupReference): Way {
  if (type?.name !== 'PARMSMAP') return 'pmap';
  const client = operands[1]?.text ?? '';
  return /^(?:HOSTNAME|HNGRP),/i.test(client) ? 'host' : 'other';
}

const early = new Set(['CONNTYPE', 'TN3270E', 'NOTN3270E']);
const security = new Set(['CONNTYPE', 'EXPRESSLOGON', 'NOEXPRESSLOGON', 'EXPRESSLOGONMFA', 'NOEXPRESSLOGONMFA']);

const related = (references: readonly GroupReference[]): Draft['related'] => references.slice(0, 1).map((reference) => ({ at: at(reference), message: 'It is mapped here.' }));

function* tooLate(group: TelnetStatement, references: readonly GroupReference[]): Generator<Draft> {
  for (const { type, keyword } of group.children) {
    if (!type || !early.has(type.name)) continue;
    yield { at: at(keyword), message: `${type.name} has no effect: ${titleOf(group)} is mapped with PMAP, so it applies once the LU name is assigned, and that is too late. Map it with PARMSMAP.`, related: related(references) };
  }
}

function* notCounted(group: TelnetStatement, references: readonly GroupReference[]): Generator<Draft> {
  for (const { type, keyword } of group.children) {
    if (!type || !security.has(type.name)) continue;
    yield { at: at(keyword), message: `From V2R5 on ${type.name} has no effect here: ${titleOf(group)} is mapped by host name, and security parameters no longer are. Map it by address.`, related: related(references) };
  }
}
