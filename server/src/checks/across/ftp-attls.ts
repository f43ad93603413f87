import type { Connection } from '../../policy/match.js';
import type { Rule } from '../../policy/policy.js';
import { availableIn } from '../../catalog/index.js';
import type { KeywordFile, KeywordLine } from '../../syntax/keyword-lines.js';
import type { Span } from '../../syntax/tree.js';
import type { SourceFile } from '../../workspace/source-file.js';
import type { Draft, LibraryContext } from '../check.js';
import { defineCheck } from '../check.js';
import { sideOf, usesAttls } from '../ftpdata/side.js';
import { keywordFile, lastLine, valueOf } from '../support/keyword-files.js';
import { listed } from '../support/wording.js';
import { knownPolicies, letsApplicationStart, rulesFor } from './attls-rules.js';
import { ftpServerPorts, usualPort, type FtpPort } from './ftp-ports.js';

/** TLSMECHANISM ATTLS without an AT-TLS rule that fits (reference: ftpdata, crossFileRules). */
export const ftpAttls = defineCheck({
  code: 'ftp-attls',
  severity: 'warning',
  summary: 'FTP is to use AT-TLS, and the policy has no fitting rule.',
  explanation: `
With \`TLSMECHANISM ATTLS\`, the default of a server from z/OS V2R5 on, the server needs a \`TTLSRule\` with \`Direction Inbound\` for its control port, \`ApplicationControlled
On\` (FTP says when TLS begins), a server's \`HandshakeRole\`, and \`SecondaryMap On\`, so that data connections go under the same
rule. The client needs an outbound rule with \`HandshakeRole Client\`. Without it AUTH TLS fails. \`SECURE_LOGIN REQUIRED\` and
\`VERIFY_USER\` need \`HandshakeRole ServerWithClientAuth\`, and \`VERIFY_USER\` besides \`ClientAuthType SAFCheck\`. With
\`SECURE_SESSION_REUSE REQUIRED\` sessions must be kept: \`GSK_V3_SESSION_TIMEOUT\` may not be 0.

The port of the server is a start option: the check takes it from the JCL of the FTP server in the library (\`PORT\` in its parameters),
else from the \`PORT\` reservations of PROFILE.TCPIP for jobs whose name begins with FTP, else it is 21. Any rule with
\`ApplicationControlled On\` whose job name begins with FTP counts as a fitting one. The check is silent when the library has no AT-TLS policy, when a file of a policy is not there, and
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

function* draftsOf(file: SourceFile, { model, settings }: LibraryContext): Generator<Draft> {
  const tree = keywordFile(file);
  const side = sideOf(tree);
  const coded = lastLine(tree, 'TLSMECHANISM');
  const line = coded ? (usesAttls(tree) ? coded : undefined) : side === 'server' && availableIn(settings.release, 'V2R5') ? tlsExtension(tree) : undefined;
  const policies = line ? knownPolicies(model, settings, file.uri) : [];
  if (!line || policies.length === 0) return;
  const ports = side === 'client' ? usualPort : ftpServerPorts(model, file.uri);
  const connections = [...(side === 'client' ? [] : ports.map(inboundTo)), ...(side === 'server' ? [] : [outbound])];
  const rules = connections.flatMap((connection) => rulesFor(policies, connection));
  const named = policies.flatMap((policy) => policy.rules).filter((rule) => /^ftp/i.test(rule.conditions.jobname.value ?? ''));
  const fitting = [...rules, ...named].filter(letsApplicationStart);
  if (fitting.length === 0) yield { at: { uri: file.uri, span: { start: line.keyword.start, end: line.end } }, ...missing(side, ports, rules[0]) };
  else if (side === 'server') yield* roleDrafts(file, fitting);
}

/** EXTENSIONS AUTH_TLS alone makes a server from V2R5 on use AT-TLS: ATTLS is the default of TLSMECHANISM there. */
const tlsExtension = ({ lines }: KeywordFile): KeywordLine | undefined => lines.find((line) => line.keyword.text.toUpperCase() === 'EXTENSIONS' && valueOf(line) === 'AUTH_TLS');

const inboundTo = ({ port }: FtpPort): Connection => ({ direction: 'Inbound', localPort: port });
const outbound: Connection = { direction: 'Outbound', remotePort: 21 };

function missing(side: 'server' | 'client' | undefined, ports: readonly FtpPort[], rule: Rule | undefined): Omit<Draft, 'at'> {
  const where = `port ${listed(ports.map(({ port, source }) => `${port}${source}`), 'or')}`;
  const related = ports.flatMap(({ place }) => (place ? [{ at: place, message: 'The port of the server.' }] : []));
  if (rule) return { message: `AT-TLS rule ${rule.name} takes connections to ${where}, but it is not an enabled rule with ApplicationControlled On: FTP cannot start TLS.`, related: [{ at: rule.place, message: `Rule ${rule.name}.` }, ...related] };
  const kind = side === 'client' ? ' outbound' : side === 'server' ? ' inbound' : '';
  return { message: `No${kind} AT-TLS rule takes connections to ${where}: AUTH TLS fails.`, related };
}

/** What FTP.DATA of a server requires of the rule: client certificates, user IDs for them, and sessions that are kept. */
function* roleDrafts(file: SourceFile, rules: readonly Rule[]): Generator<Draft> {
  const tree = keywordFile(file);
  const [rule] = rules;
  const login = lastLine(tree, 'SECURE_LOGIN');
  const [word] = login?.args ?? [];
  const reuse = lastLine(tree, 'SECURE_SESSION_REUSE');
  const [level] = reuse?.args ?? [];
  if (!rule) return;
  const every = (name: string, value: string): boolean => rules.every((each) => each.effective.value(name) === value);
  const draft = (span: Span, message: string): Draft => ({ at: { uri: file.uri, span: { start: span.start, end: span.end } }, message, related: [{ at: rule.place, message: `Rule ${rule.name}.` }] });
  if (word && ['REQUIRED', 'VERIFY_USER'].includes(valueOf(login) ?? '') && every('HandshakeRole', 'Server'))
    yield draft(word, `SECURE_LOGIN ${word.text} needs a client certificate, which rule ${rule.name} does not ask for: write HandshakeRole ServerWithClientAuth. Log-ons get reply 531.`);
  else if (word && valueOf(login) === 'VERIFY_USER' && rules.every((each) => ['PassThru', 'Full', 'Required'].includes(each.effective.value('ClientAuthType') ?? '')))
    yield draft(word, `SECURE_LOGIN ${word.text} needs a user ID for the certificate of the client, which rule ${rule.name} does not look for: write ClientAuthType SAFCheck.`);
  if (level && valueOf(reuse) === 'REQUIRED' && every('GSK_V3_SESSION_TIMEOUT', '0'))
    yield draft(level, `SECURE_SESSION_REUSE ${level.text} needs sessions that are kept, and GSK_V3_SESSION_TIMEOUT is 0 for rule ${rule.name}: data connections fail.`);
}
