import { availableIn } from '../../catalog/index.js';
import { blockOf, type GroupReference } from '../../syntax/tn3270-names.js';
import type { TelnetStatement } from '../../syntax/tn3270.js';
import { defineCheck, type Draft } from '../check.js';
import { at, telnetIn, titleOf } from './profile.js';
import { placesNaming, spaceOf, type InFile } from './spaces.js';

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

Nothing is said of a group that is mapped in another way besides, or may be in a member that is not in the library.`,
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
    const { model, file, settings } = context;
    for (const group of telnetIn(context)?.names.definitions ?? []) {
      if (group.type !== 'PARMSGROUP' || !spaceOf(model, file, blockOf(group.statement)).complete) continue;
      const places = placesNaming(model, file, group);
      const ways = new Set(places.map(({ name }) => wayOf(name)));
      const [way] = ways;
      if (ways.size === 1 && way === 'pmap') yield* tooLate(group.statement, places);
      if (ways.size === 1 && way === 'host' && availableIn(settings.release, 'V2R5')) yield* notCounted(group.statement, places);
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

const related = (places: readonly InFile<GroupReference>[]): Draft['related'] => places.slice(0, 1).map(({ file, name }) => ({ at: { uri: file.uri, ...at(name) }, message: 'It is mapped here.' }));

function* tooLate(group: TelnetStatement, places: readonly InFile<GroupReference>[]): Generator<Draft> {
  for (const { type, keyword } of group.children) {
    if (!type || !early.has(type.name)) continue;
    yield { at: at(keyword), message: `${type.name} has no effect: ${titleOf(group)} is mapped with PMAP, so it applies once the LU name is assigned, and that is too late. Map it with PARMSMAP.`, related: related(places) };
  }
}

function* notCounted(group: TelnetStatement, places: readonly InFile<GroupReference>[]): Generator<Draft> {
  for (const { type, keyword } of group.children) {
    if (!type || !security.has(type.name)) continue;
    yield { at: at(keyword), message: `From V2R5 on ${type.name} has no effect here: ${titleOf(group)} is mapped by host name, and security parameters no longer are. Map it by address.`, related: related(places) };
  }
}
