import { parseAddress } from '../../policy/addresses.js';
import type { ProfileWord } from '../../syntax/profile-words.js';
import { listMembers } from '../../syntax/tn3270-lu-names.js';
import { defineCheck, type Draft } from '../check.js';
import { at, telnetIn, titleOf } from './profile.js';

/** Members of client groups that no client can be (reference: telnet, HNGROUP, USERGROUP, LINKGROUP, IPGROUP, DESTIPGROUP). */
export const telnetGroupMember = defineCheck({
  code: 'telnet-group-member',
  severity: 'warning',
  summary: 'A member of a group of clients has a form that the group does not take.',
  explanation: `
| group | members |
|---|---|
| \`HNGROUP\` | host names; \`*\` stands for one qualifier and \`**\` for any number of them, both on the left only: \`*.EXAMPLE.COM\`, never \`A.*.COM\` |
| \`USERGROUP\` | user IDs of up to 8 characters; \`%\` stands for one character, \`*\` at the end for any rest |
| \`LINKGROUP\` | names of links and interfaces of up to 16 characters; \`%\` and \`*\` as above |
| \`IPGROUP\`, \`DESTIPGROUP\` | an address; a range \`low..high\`; a mask and a subnet \`255.255.255.0:10.1.1.0\`; IPv6 address and prefix length |

A \`*\` behind a qualifier of a host name is an error; whatever else does not fit is a warning. Such a member fits no client, so that
the mapping does not apply. Words with a system symbol are left alone.`,
  example: {
    TN3270: `
      TELNETPARMS
        PORT 23
      ENDTELNETPARMS
      BEGINVTAM
        PORT 23
        HNGROUP BRANCH *.BRANCH.EXAMPLE.COM ⟦DESK.*.EXAMPLE.COM⟧ ENDHNGROUP
        IPGROUP OFFICE 10.1.0.0:255.255.0.0 ⟦10.2.0.0/16⟧ ENDIPGROUP
        USERGROUP STAFF ADM* ⟦A*M⟧ ENDUSERGROUP
        DEFAULTAPPL TSO HNGRP,BRANCH
        ALLOWAPPL TSO*
      ENDVTAM
    `,
  },
  *file(context) {
    for (const statement of telnetIn(context)?.profile.all ?? []) {
      const faultOf = statement.end && faults[statement.type?.name ?? ''];
      if (!faultOf) continue;
      for (const word of listMembers(statement)) {
        const draft = word.text.includes('&') ? undefined : faultOf(word);
        if (draft) yield { ...draft, message: `${draft.message} In ${titleOf(statement)} it fits no client.` };
      }
    }
  },
});

type Fault = (word: ProfileWord) => Draft | undefined;

const faults: Readonly<Record<string, Fault>> = {
  HNGROUP: hostName,
  USERGROUP: (word) => name(word, 8, 'a user ID'),
  LINKGROUP: (word) => name(word, 16, 'the name of a link or interface'),
  IPGROUP: address,
  DESTIPGROUP: address,
};

function hostName(word: ProfileWord): Draft | undefined {
  const qualifiers = word.text.split('.');
  const firstPlain = qualifiers.findIndex((each) => !/^\*{1,2}$/.test(each));
  const later = firstPlain < 0 ? [] : qualifiers.slice(firstPlain);
  // Of ** in that place the manual does not speak.
  if (later.some((each) => /^\*{1,2}$/.test(each))) return { at: at(word), severity: later.includes('*') ? 'error' : 'warning', message: `${word.text}: * and ** stand for qualifiers on the left only.` };
  if (qualifiers.some((each) => each.includes('*') && !/^\*{1,2}$/.test(each))) return { at: at(word), message: `${word.text}: * stands for whole qualifiers only.` };
  return word.text.length > 255 ? { at: at(word), message: 'A host name has up to 255 characters.' } : undefined;
}

function name(word: ProfileWord, most: number, what: string): Draft | undefined {
  const star = word.text.indexOf('*');
  if (star >= 0 && star < word.text.length - 1) return { at: at(word), message: `${word.text}: * stands for the rest of ${what}, so nothing follows it; one character is %.` };
  return word.text.length > most ? { at: at(word), message: `${word.text} is too long for ${what}, which has up to ${most} characters.` } : undefined;
}

function address(word: ProfileWord): Draft | undefined {
  const { text } = word;
  const isIpv4 = (part: string): boolean => /^\d+\.\d+\.\d+\.\d+$/.test(part) && parseAddress(part) !== undefined;
  const [low = '', high] = text.split('..', 2);
  const [ip = '', length] = text.split('/', 2);
  if (parseAddress(text) !== undefined && /[.:]/.test(text)) return undefined;
  if (high !== undefined && parseAddress(low) !== undefined && parseAddress(high) !== undefined) return undefined;
  if (length !== undefined && ip.includes(':') && parseAddress(ip) !== undefined && /^\d{1,3}$/.test(length) && Number(length) <= 128) return undefined;
  const [mask = '', subnet = '', more] = text.split(':', 3);
  if (more === undefined && isIpv4(mask) && isIpv4(subnet)) return undefined;
  const form = length !== undefined && isIpv4(ip) ? ' For a subnet of IPv4 write mask:subnet, such as 255.255.255.0:10.1.1.0.' : '';
  return { at: at(word), message: `${text} is no address, range low..high, or subnet mask:subnet.${form}` };
}
