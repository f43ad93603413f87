import { parseAddress } from '../../policy/addresses.js';
import type { ProfileWord } from '../../syntax/profile-words.js';
import { defineCheck, type Draft } from '../check.js';
import { didYouMean } from '../support/did-you-mean.js';
import { listed } from '../support/wording.js';
import { at, telnetIn } from './profile.js';

/** Client identifiers of mappings (reference: telnet, clientIdentifiers). */
export const telnetClientIdentifier = defineCheck({
  code: 'telnet-client-identifier',
  severity: 'warning',
  summary: 'The client of a mapping has a type that does not exist, or a value that does not fit its type.',
  explanation: `
The client of a mapping is \`type,value\`, without a blank at the comma. The types are \`USERID\`, \`HOSTNAME\`, \`IPADDR\`, \`USERGRP\`, \`HNGRP\`,
\`IPGRP\`, \`DESTIP\`, \`LINKNAME\`, \`DESTIPGRP\` and \`LINKGRP\`. \`USERID\` and \`DESTIP\` must be coded; of the others the server can tell the type
from the value: an address is that of the client, a name with dots a host, another name a group or else a link.

\`IPADDR\` and \`DESTIP\` take one address; for a range or a subnet define an \`IPGROUP\`. A mapping whose client does not fit anybody applies
to nobody.`,
  example: {
    TN3270: `
      TELNETPARMS
        PORT 23
      ENDTELNETPARMS
      BEGINVTAM
        PORT 23
        DEFAULTAPPL TSO  ⟦CLIENT⟧,10.1.1.1
        DEFAULTAPPL CICS IPADDR,⟦10.1.2.0/24⟧
        ALLOWAPPL *
      ENDVTAM
    `,
  },
  *file(context) {
    for (const { type, operands } of telnetIn(context)?.profile.all ?? []) {
      const word = type?.parameters.some(({ name, positional }) => name === 'client_identifier' && positional === 2) ? operands[1] : undefined;
      const draft = word && !word.text.includes('&') ? faultOf(word) : undefined;
      if (draft) yield draft;
    }
  },
});

const types = ['USERID', 'HOSTNAME', 'IPADDR', 'USERGRP', 'HNGRP', 'IPGRP', 'DESTIP', 'LINKNAME', 'DESTIPGRP', 'LINKGRP'];

function faultOf({ text, start, end }: ProfileWord): Draft | undefined {
  const comma = text.indexOf(',');
  if (comma < 0) return undefined;
  const [type, value] = [text.slice(0, comma).toUpperCase(), text.slice(comma + 1)];
  if (!types.includes(type)) {
    const meant = didYouMean(type, types);
    const span = { start, end: start + comma };
    return {
      at: at(span),
      message: `${text.slice(0, comma) || 'Nothing'} is no type of client; the types are ${listed(types)}. The mapping applies to nobody.`,
      fixes: () => (meant === undefined || comma === 0 ? [] : [{ title: `Change ${type} to ${meant}`, safe: false, edits: [{ at: at(span), newText: meant }] }]),
    };
  }
  const place = { start: start + comma + 1, end };
  if (value === '') return { at: at({ start, end }), message: `${type} has no value behind the comma; a blank may not stand there.` };
  if ((type === 'IPADDR' || type === 'DESTIP') && (parseAddress(value) === undefined || !/[.:]/.test(value))) return { at: at(place), message: `${type} takes one address, and ${value} is none. For several define an ${type === 'IPADDR' ? 'IPGROUP and write IPGRP' : 'DESTIPGROUP and write DESTIPGRP'},name.` };
  if (type === 'USERID' && value.length > 8) return { at: at(place), message: `${value} has ${value.length} characters, and a user ID up to 8.` };
  return undefined;
}
