import type { KeywordLine } from '../../syntax/keyword-lines.js';
import { parseAddress } from '../../policy/addresses.js';
import type { Connection } from '../../policy/match.js';
import type { SourceFile } from '../../workspace/source-file.js';
import type { Draft, LibraryContext } from '../check.js';
import { defineCheck } from '../check.js';
import { keywordFile, lineIn, valueOf } from '../support/keyword-files.js';
import { knownPolicies, letsApplicationStart, rulesFor } from './attls-rules.js';

/** Secure Yes without an AT-TLS rule that fits (reference: cssmtp, crossFileRules). */
export const cssmtpAttls = defineCheck({
  code: 'cssmtp-attls',
  severity: 'warning',
  summary: 'CSSMTP is to secure a connection for which the AT-TLS policy has no fitting rule.',
  explanation: `
With \`Secure Yes\` CSSMTP sends STARTTLS and then asks AT-TLS to begin. That takes a \`TTLSRule\` with \`Direction Outbound\` that
holds the address and the port of the mail server (\`ConnectPort\`, 25 when it is not coded), \`HandshakeRole Client\`, and
\`ApplicationControlled On\`. Without such a rule no mail goes to this server.

The check holds the file against all AT-TLS policies of the library, and is silent when there is none, or when a file of a
policy is not there. It looks for the first rule that may fit: the address behind a host name is not known.`,
  example: {
    CSSMTPCF: `
      TargetServer
      {
        TargetName   mail.example.com
        ConnectPort  587
        ⟦Secure       Yes⟧
      }
    `,
    POLICY: `
      TTLSRule MAIL
      {
        RemotePortRange           465
        Direction                 Outbound
        TTLSGroupActionRef        GROUP
      }
      TTLSGroupAction GROUP
      {
        TTLSEnabled  Off
      }
    `,
  },
  *library(context) {
    for (const file of context.model.files.values()) if (file.language === 'cssmtp') yield* draftsOf(file, context);
  },
});

function* draftsOf(file: SourceFile, { model, settings }: LibraryContext): Generator<Draft> {
  const policies = knownPolicies(model, settings, file.uri);
  if (policies.length === 0) return;
  for (const head of keywordFile(file).lines) {
    const secure = lineIn(head, 'Secure');
    const connection = connectionTo(head);
    if (!secure || valueOf(secure) !== 'YES' || !connection) continue;
    const rules = rulesFor(policies, connection);
    if (rules.some((rule) => letsApplicationStart(rule) && rule.effective.value('HandshakeRole') !== 'Server')) continue;
    const [rule] = rules;
    yield {
      at: { uri: file.uri, span: { start: secure.keyword.start, end: secure.end } },
      message: `${rule ? `AT-TLS rule ${rule.name} fits this server, but it is not an enabled rule with ApplicationControlled On and HandshakeRole Client` : `No outbound AT-TLS rule holds port ${connection.remotePort} of this server`}: STARTTLS fails, and no mail goes there.`,
      related: rule ? [{ at: rule.place, message: `Rule ${rule.name}.` }] : [],
    };
  }
}

/** The connection to a mail server; undefined when its port cannot be read. */
function connectionTo(head: KeywordLine): Connection | undefined {
  const port = lineIn(head, 'ConnectPort')?.args[0]?.text ?? '25';
  const address = lineIn(head, 'TargetIp')?.args[0]?.text;
  if (head.keyword.text.toLowerCase() !== 'targetserver' || !/^\d{1,5}$/.test(port)) return undefined;
  return { direction: 'Outbound', remotePort: Number(port), remoteAddress: address !== undefined && parseAddress(address) ? address : undefined };
}
