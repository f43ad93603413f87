import type { Statement, Word } from '../../syntax/tree.js';
import type { Draft } from '../check.js';
import { defineCheck } from '../check.js';
import { parseAddress } from '../support/addresses.js';
import { insert, replace } from '../support/edits.js';
import { linesOf } from '../support/block-lines.js';
import { rowsIn } from '../support/discipline-rows.js';
import { isSpoiled } from '../support/spoiled.js';
import { listed, quoted } from '../support/wording.js';

const kinds = ['IpAddr', 'Fqdn', 'UserAtFqdn', 'X500dn', 'KeyID'] as const;
type Kind = (typeof kinds)[number];

const owners: ReadonlySet<string> = new Set(['LocalSecurityEndpoint', 'RemoteSecurityEndpoint', 'RemoteIdentity']);

/** The forms of an identity (reference: pagent-ipsec, LocalSecurityEndpoint and RemoteSecurityEndpoint Identity). */
export const ipsecIdentity = defineCheck({
  code: 'ipsec-identity',
  severity: 'error',
  summary: 'Identity has no type that it takes, or a value that does not fit the type.',
  explanation: `
\`Identity\` takes a type, and then the identity:

| type | what follows |
|---|---|
| \`IpAddr\` | an IP address |
| \`Fqdn\` | a host name |
| \`UserAtFqdn\` | user@host |
| \`X500dn\` | a distinguished name, up to the end of the line: \`CN=vpn,O=Example\` |
| \`KeyID\` | \`Ascii\`, \`Ebcdic\` or \`Hex\`, and the key ID |

Without one of these types the line is an error. A value that does not look like its type is a warning. The identity of a partner may
hold wildcards; one with an asterisk is not looked at.`,
  example: `
    LocalSecurityEndpoint HERE
    {
      Identity  ⟦192.0.2.1⟧
      Location  192.0.2.1
    }
  `,
  fixed: `
    LocalSecurityEndpoint HERE
    {
      Identity  IpAddr 192.0.2.1
      Location  192.0.2.1
    }
  `,
  itemsWith: ['IPSec'],
  *item({ item }) {
    for (const { node, type } of rowsIn(item, 'IPSec')) {
      if (!type || !owners.has(type.name)) continue;
      for (const line of linesOf(node, 'Identity')) {
        if (line.args.some((word) => isSpoiled(word.text))) continue;
        const draft = draftFor(line, type.name !== 'RemoteIdentity', type.name === 'LocalSecurityEndpoint');
        if (draft) yield draft;
      }
    }
  },
});

function draftFor({ args }: Statement, sure: boolean, local: boolean): Draft | undefined {
  const [type, value] = args;
  if (!type) return undefined;
  const kind = kinds.find((name) => name.toLowerCase() === type.text.toLowerCase());
  if (!kind) return withoutType(type, sure);
  if (!value) return { at: { span: type }, severity: 'warning', message: `Identity ${kind} needs ${wanted(kind)} behind it.` };
  const end = args.at(-1)?.end ?? value.end;
  const text = faultOf(kind, args.slice(1), local);
  return text === undefined ? undefined : { at: { span: { start: value.start, end: kind === 'X500dn' ? end : value.end } }, severity: 'warning', message: text, fixes: () => typeFix(kind, type, value) };
}

function withoutType(type: Word, sure: boolean): Draft {
  const meant = kindOfValue(type.text);
  return {
    at: { span: type },
    severity: sure ? 'error' : 'warning',
    message: `Identity begins with its type, ${listed(kinds, 'or')}; ${quoted(type.text)} is none.`,
    fixes: () => (meant === undefined ? [] : [{ title: `Write ${meant} ${type.text}`, safe: false, edits: [insert(type.start, `${meant} `)] }]),
  };
}

/** The type that a value plainly is of. */
function kindOfValue(text: string): Kind | undefined {
  if (parseAddress(text)) return 'IpAddr';
  if (/^[^@\s]+@[\w.-]+$/.test(text)) return 'UserAtFqdn';
  if (/^(cn|o|ou|c|dc)=/i.test(text)) return 'X500dn';
  return /^[a-z\d-]+(\.[a-z\d-]+)+$/i.test(text) && /[a-z]/i.test(text) ? 'Fqdn' : undefined;
}

function wanted(kind: Kind): string {
  return { IpAddr: 'an IP address', Fqdn: 'a host name', UserAtFqdn: 'user@host', X500dn: 'a distinguished name', KeyID: 'Ascii, Ebcdic or Hex, and the key ID' }[kind];
}

function faultOf(kind: Kind, values: readonly Word[], local: boolean): string | undefined {
  const text = values.map((word) => word.text).join(' ');
  // Which wildcards and ranges the identity of a partner may have is not established.
  if (!local && /[*/-]/.test(text) && kind === 'IpAddr') return undefined;
  if (text.includes('*')) return undefined;
  switch (kind) {
    case 'IpAddr':
      return parseAddress(values[0]?.text ?? '') ? undefined : `Identity IpAddr takes an IP address, not ${quoted(values[0]?.text ?? '')}.`;
    case 'Fqdn':
      return text.includes('@') ? `Identity Fqdn takes a host name; ${quoted(text)} is user@host, which is UserAtFqdn.` : undefined;
    case 'UserAtFqdn':
      return text.includes('@') || !local ? undefined : `Identity UserAtFqdn takes user@host; ${quoted(text)} has no @.`;
    case 'X500dn':
      return text.includes('=') ? undefined : `Identity X500dn takes a distinguished name such as CN=vpn,O=Example; ${quoted(text)} has no attribute.`;
    case 'KeyID':
      return /^(ascii|ebcdic|hex)$/i.test(values[0]?.text ?? '') ? undefined : 'Identity KeyID takes Ascii, Ebcdic or Hex before the key ID.';
  }
}

function typeFix(kind: Kind, type: Word, value: Word): ReturnType<NonNullable<Draft['fixes']>> {
  const meant = kindOfValue(value.text);
  return meant === undefined || meant === kind ? [] : [{ title: `Change ${type.text} to ${meant}`, safe: false, edits: [replace(type, meant)] }];
}
