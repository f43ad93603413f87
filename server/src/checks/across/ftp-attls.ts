import type { Connection } from '../../policy/match.js';
import type { Rule } from '../../policy/policy.js';
import type { SourceFile } from '../../workspace/source-file.js';
import type { Draft, LibraryContext } from '../check.js';
import { defineCheck } from '../check.js';
import { sideOf, usesAttls } from '../ftpdata/side.js';
import { keywordFile, lastLine, valueOf } from '../support/keyword-files.js';
import { knownPolicies, letsApplicationStart, rulesFor } from './attls-rules.js';

/** TLSMECHANISM ATTLS without an AT-TLS rule that fits (reference: ftpdata, crossFileRules). */
export const ftpAttls = defineCheck({
  code: 'ftp-attls',
  severity: 'warning',
  summary: 'FTP is to use AT-TLS, and the policy has no fitting rule.',
  explanation: `
With \`TLSMECHANISM ATTLS\` the server needs a \`TTLSRule\` with \`Direction Inbound\` for its control port, \`ApplicationControlled
On\` (FTP says when TLS begins), a server's \`HandshakeRole\`, and \`SecondaryMap On\`, so that data connections go under the same
rule. The client needs an outbound rule with \`HandshakeRole Client\`. Without it AUTH TLS fails. \`SECURE_LOGIN REQUIRED\` and
\`VERIFY_USER\` need \`HandshakeRole ServerWithClientAuth\`.

The port of the server is a start option: the check takes port 21, and any rule with \`ApplicationControlled On\` whose job name
begins with FTP, as a fitting one. It is silent when the library has no AT-TLS policy, when a file of a policy is not there, and
when the file does not say whether it is a server's or a client's and one of the two has its rule.`,
  example: {
    FTPSDATA: `
      EXTENSIONS    AUTH_TLS
      ⟦TLSMECHANISM  ATTLS⟧
    `,
    POLICY: `
      TTLSRule TN3270
      {
        LocalPortRange      2023
        Direction           Inbound
        TTLSGroupActionRef  GROUP
      }
      TTLSGroupAction GROUP
      {
        TTLSEnabled  Off
      }
    `,
  },
  *library(context) {
    for (const file of context.model.files.values()) if (file.language === 'ftpdata') yield* draftsOf(file, context);
  },
});

const connections: Readonly<Record<'server' | 'client', Connection>> = {
  server: { direction: 'Inbound', localPort: 21 },
  client: { direction: 'Outbound', remotePort: 21 },
};

function* draftsOf(file: SourceFile, { model, settings }: LibraryContext): Generator<Draft> {
  const tree = keywordFile(file);
  const line = lastLine(tree, 'TLSMECHANISM');
  const policies = knownPolicies(model, settings);
  if (!line || !usesAttls(tree) || policies.length === 0) return;
  const side = sideOf(tree);
  const sides = side ? [side] : (['server', 'client'] as const);
  const rules = sides.flatMap((each) => rulesFor(policies, connections[each]));
  const named = policies.flatMap((policy) => policy.rules).filter((rule) => /^ftp/i.test(rule.conditions.jobname.value ?? ''));
  const fitting = [...rules, ...named].filter(letsApplicationStart);
  if (fitting.length === 0) yield { at: { uri: file.uri, span: { start: line.keyword.start, end: line.end } }, ...missing(side, rules[0]) };
  else if (side === 'server') yield* roleDrafts(file, fitting);
}

function missing(side: 'server' | 'client' | undefined, rule: Rule | undefined): Omit<Draft, 'at'> {
  if (rule) return { message: `AT-TLS rule ${rule.name} takes connections to port 21, but it is not an enabled rule with ApplicationControlled On: FTP cannot start TLS.`, related: [{ at: rule.place, message: `Rule ${rule.name}.` }] };
  return { message: `No ${side === 'client' ? 'outbound' : side === 'server' ? 'inbound' : ''} AT-TLS rule takes connections to port 21: AUTH TLS fails.`.replace('  ', ' ') };
}

/** Client certificates are asked for by the rule, and required by FTP.DATA. */
function* roleDrafts(file: SourceFile, rules: readonly Rule[]): Generator<Draft> {
  const login = lastLine(keywordFile(file), 'SECURE_LOGIN');
  const word = login?.args[0];
  const [rule] = rules;
  if (!word || !rule || !['REQUIRED', 'VERIFY_USER'].includes(valueOf(login) ?? '')) return;
  if (rules.some((each) => each.effective.value('HandshakeRole') !== 'Server')) return;
  yield {
    at: { uri: file.uri, span: word },
    message: `SECURE_LOGIN ${word.text} needs a client certificate, which rule ${rule.name} does not ask for: write HandshakeRole ServerWithClientAuth. Log-ons get reply 531.`,
    related: [{ at: rule.place, message: `Rule ${rule.name}.` }],
  };
}
