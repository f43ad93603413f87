import { blockOf } from '../../syntax/tn3270-names.js';
import { defineCheck } from '../check.js';
import { didYouMean } from '../support/did-you-mean.js';
import { listed } from '../support/wording.js';
import { at, telnetIn, telnetOf } from './profile.js';
import { groupsMeant, spaceOf } from './spaces.js';

/** So many groups are looked through for a name like the one that is missing. */
const mostCandidates = 500;

/** Groups that a mapping names and nobody defines (reference: telnet, PARMSMAP, clientIdentifiers). */
export const telnetUnresolvedGroup = defineCheck({
  code: 'telnet-unresolved-group',
  severity: 'warning',
  summary: 'A mapping names a group that its BEGINVTAM block does not define.',
  explanation: `
Mappings name groups of the same \`BEGINVTAM\` block; the group may stand before or behind them. A mapping to a group that is not
there maps nobody: these clients get the parameters, applications and LU names of the next mapping that fits, or the defaults.

Looked at are names that can only be groups: behind \`PARMSMAP\`, \`MONITORMAP\`, \`PMAP\` and \`LUG\`, and client identifiers with the
type \`USERGRP\`, \`HNGRP\`, \`IPGRP\`, \`DESTIPGRP\` or \`LINKGRP\`. A plain name may be an LU or a link. Members that \`INCLUDE\` brings
into the block count as part of it. Nothing is said where one of them is not in the library, or outside all blocks.`,
  example: {
    TN3270: `
      TELNETPARMS
        PORT 23
      ENDTELNETPARMS
      BEGINVTAM
        PORT 23
        IPGROUP BRANCH 10.1.0.0:255.255.0.0 ENDIPGROUP
        DEFAULTAPPL TSO IPGRP,⟦BRANCHE⟧
        ALLOWAPPL TSO*
      ENDVTAM
    `,
  },
  fixed: {
    TN3270: `
      TELNETPARMS
        PORT 23
      ENDTELNETPARMS
      BEGINVTAM
        PORT 23
        IPGROUP BRANCH 10.1.0.0:255.255.0.0 ENDIPGROUP
        DEFAULTAPPL TSO IPGRP,BRANCH
        ALLOWAPPL TSO*
      ENDVTAM
    `,
  },
  *file(context) {
    const names = telnetIn(context)?.names;
    if (!names) return;
    for (const reference of names.references) {
      if (!reference.certain || reference.name.includes('&')) continue;
      const space = spaceOf(context.model, context.file, blockOf(reference.statement));
      if (!space.complete || groupsMeant(context.model, context.file, reference).length > 0) continue;
      const candidates = space.parts.flatMap(({ file, block }) => telnetOf(file).names.definitions.slice(0, mostCandidates).filter((group) => reference.types.includes(group.type) && blockOf(group.statement) === block));
      const meant = didYouMean(reference.name, candidates.map(({ name }) => name));
      yield {
        at: at(reference),
        message: `This BEGINVTAM block defines no ${listed(reference.types, 'or')} ${reference.name}: the mapping applies to nobody.${meant ? ` Did you mean ${meant}?` : ''}`,
        fixes: () => (meant ? [{ title: `Change ${reference.name} to ${meant}`, safe: false, edits: [{ at: at(reference), newText: meant }] }] : []),
      };
    }
  },
});
