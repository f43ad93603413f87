import { availableIn } from '../../catalog/index.js';
import type { TelnetStatement } from '../../syntax/tn3270.js';
import { defineCheck, type DraftFix, type FileContext } from '../check.js';
import { lineEnd, lineStart, pastBlanks, wholeLines } from '../support/edits.js';
import { ruleFor } from './new-rule.js';
import { at, telnetIn } from './profile.js';

/** TLS by the Telnet server itself, gone with V2R5 (reference: telnet, removedInV2R5, attlsEquivalents). */
export const telnetNativeTls = defineCheck({
  code: 'telnet-native-tls',
  severity: 'error',
  summary: 'The statement belongs to the TLS support of the Telnet server itself, which V2R5 no longer has.',
  explanation: `
From V2R5 on the TN3270E Telnet server has no TLS of its own. It reports each of these statements as an error of the profile and
does not use it: \`SECUREPORT\` opens no port any more. AT-TLS does the work now:

| instead of | write |
|---|---|
| \`SECUREPORT\` | \`TTLSPORT\`, and an AT-TLS rule for that port with \`ApplicationControlled On\` |
| \`KEYRING\` | \`Keyring\` in TTLSKeyringParms |
| \`ENCRYPTION\` | TTLSCipherParms |
| \`CLIENTAUTH SSLCERT\` | \`HandshakeRole ServerWithClientAuth\` and \`ClientAuthType Required\` |
| \`CLIENTAUTH SAFCERT\` | \`HandshakeRole ServerWithClientAuth\` and \`ClientAuthType SAFCheck\` |
| \`CRLLDAPSERVER\` | \`GSK_LDAP_Server\` and \`GSK_LDAP_Server_Port\` in TTLSGskLdapParms |
| \`SSLV2\`, \`SSLV3\` | the attributes of the same names |
| \`SSLTIMEOUT\` | \`HandshakeTimeout\` |

The quick fix turns SECUREPORT into TTLSPORT; the other statements have no use on a TTLSPORT, and it removes them. Where the library
has one AT-TLS policy that the port can belong to, and no rule for the port, a second fix adds the rule too: with the key ring and the
client authentication that the profile codes, so take it first. Put the rule into effect before you activate the profile. For releases before V2R5 (setting \`release\`) the finding is for information.`,
  example: {
    TN3270: `
      TELNETPARMS
        ⟦SECUREPORT⟧ 992
        ⟦KEYRING⟧ SAF TNRING
        INACTIVE 3600
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
        INACTIVE 3600
      ENDTELNETPARMS
      BEGINVTAM
        PORT 992
        ALLOWAPPL TSO*
      ENDVTAM
    `,
  },
  *file(context) {
    for (const statement of telnetIn(context)?.profile.all ?? []) {
      const { type, keyword } = statement;
      if (!type?.removedIn) continue;
      const isGone = availableIn(context.settings.release, type.removedIn) && type.removedInCertainty === 'doc';
      const instead = insteadOf[type.name] ?? 'use TTLSPORT with an AT-TLS rule';
      const what = isGone ? `The Telnet server no longer has TLS of its own and rejects ${type.name}` : `${type.name} is gone with ${type.removedIn}, which has no TLS of the Telnet server's own`;
      yield {
        at: at(keyword),
        severity: isGone ? 'error' : 'information',
        message: `${what}: ${instead}.`,
        tags: ['deprecated'],
        fixes: () => fixesOf(statement, context),
      };
    }
  },
});

const insteadOf: Readonly<Record<string, string>> = {
  SECUREPORT: 'write TTLSPORT, and an AT-TLS rule for this port with ApplicationControlled On',
  KEYRING: 'the key ring stands in TTLSKeyringParms of the AT-TLS policy',
  ENCRYPTION: 'the ciphers stand in TTLSCipherParms of the AT-TLS policy',
  CLIENTAUTH: 'client certificates are asked for with HandshakeRole ServerWithClientAuth and ClientAuthType in the AT-TLS policy',
  CRLLDAPSERVER: 'the LDAP server stands in TTLSGskLdapParms of the AT-TLS policy',
  SSLTIMEOUT: 'the time limit is HandshakeTimeout in the AT-TLS policy',
};

function fixesOf(statement: TelnetStatement, { file, model, settings }: FileContext): DraftFix[] {
  const { keyword, type, operands } = statement;
  if (type?.name !== 'SECUREPORT') return [{ title: `Remove ${type?.name ?? keyword.text}`, safe: false, edits: [{ at: { span: linesOf(file.text, statement) }, newText: '' }] }];
  const change = { at: at(keyword), newText: 'TTLSPORT' };
  const port = /^(\d{1,5})(?:,|$)/.exec(operands[0]?.text ?? '')?.[1];
  const rule = port === undefined ? undefined : ruleFor(Number(port), statement, { model, settings, uri: file.uri });
  return [
    { title: 'Change SECUREPORT to TTLSPORT', safe: false, edits: [change] },
    ...(rule ? [{ title: `Change SECUREPORT to TTLSPORT, and add an AT-TLS rule for port ${port} to ${rule.member}`, safe: false, edits: [change, rule.edit] }] : []),
  ];
}

/** With its lines, where nothing but a comment stands beside it. */
function linesOf(text: string, { span }: TelnetStatement): { start: number; end: number } {
  const next = pastBlanks(text, span.end);
  const isAlone = pastBlanks(text, lineStart(text, span.start)) === span.start && (next >= lineEnd(text, span.end) || text[next] === ';');
  return isAlone ? wholeLines(text, span) : { start: span.start, end: span.end };
}
