import { defineCheck, type Draft } from '../check.js';
import { attribute } from '../library/attributes.js';
import type { Use } from './support/use.js';
import type { Rule, UseOfRules } from './support/uses.js';
import { toldOfUses } from './support/uses.js';

/** Direction and HandshakeRole that are seldom meant together (reference: pagent-ttls, TTLSRule Direction). */
export const roleDirection = defineCheck({
  code: 'role-direction',
  severity: 'information',
  summary: 'A rule for inbound connections has HandshakeRole Client, or one for outbound connections a server role.',
  explanation: `
\`Direction\` says which side opened the TCP connection, \`HandshakeRole\` which side begins the TLS handshake. They are independent of each
other, and any pair is valid. As a rule, though, the side that opens the connection also begins the handshake: with \`Client\` on an inbound
connection both ends send a hello, and with a server role on an outbound one both wait for it until \`HandshakeTimeout\` ends the
connection.

The partner's side must be the other way round. Where it is, a [suppression](unused-suppression.md) says so.`,
  example: `
    TTLSRule PARTNER
    {
      RemotePortRange           4443
      Direction                 ⟦Outbound⟧
      TTLSGroupActionRef        GA
      TTLSEnvironmentActionRef  EA
    }
    TTLSGroupAction GA
    {
      TTLSEnabled  On
    }
    TTLSEnvironmentAction EA
    {
      HandshakeRole  Server
      TTLSKeyringParms
      {
        Keyring  BATCH/RING
      }
      TTLSEnvironmentAdvancedParms
      {
        TLSv1    Off
        TLSv1.1  Off
        TLSv1.2  On
      }
    }
  `,
  scope: (context) => toldOfUses(sayOf, context).flatMap(({ told }) => told),
});

/** Of its rules one by one; kept with the use, as most edits touch few of them. */
function sayOf({ use, rules }: UseOfRules): readonly Draft[] | undefined {
  if (use.role === undefined || !use.isSure('HandshakeRole')) return undefined;
  const drafts = rules.flatMap((rule) => draftFor(use, rule) ?? []);
  return drafts.length > 0 ? drafts : undefined;
}

function draftFor(use: Use, { uri, fact }: Rule): Draft | undefined {
  const [word] = attribute(fact.statement, 'Direction')?.args ?? [];
  const direction = word?.text.toLowerCase();
  if (!word || !(use.isServer ? direction === 'outbound' : direction === 'inbound')) return undefined;
  const place = use.linesOf('HandshakeRole').at(-1)?.place;
  return {
    at: { uri, item: fact.item, span: word },
    message: use.isServer
      ? `Rule ${fact.name} is for connections that are opened here, with HandshakeRole ${use.role}: unless the partner begins the handshake, both sides wait for the other.`
      : `Rule ${fact.name} is for connections that the partner opens, with HandshakeRole Client: unless the partner is the TLS server, both sides begin the handshake.`,
    related: place ? [{ at: place, message: 'HandshakeRole is coded here.' }] : [],
  };
}
