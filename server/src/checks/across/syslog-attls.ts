import { match, type Connection } from '../../policy/match.js';
import { parseAddress } from '../../policy/addresses.js';
import type { Policy, Rule } from '../../policy/policy.js';
import { parseJcl } from '../../syntax/jcl.js';
import { programOf, startFlags } from '../../syntax/jcl-options.js';
import type { SourceFile } from '../../workspace/source-file.js';
import type { Draft, DraftPlace, LibraryContext } from '../check.js';
import { defineCheck } from '../check.js';
import { applicationsIn } from '../meaning/support/applications.js';
import { place, syslogdOf } from '../syslogd/configuration.js';
import { knownPolicies } from './attls-rules.js';

/** syslogd over TLS without an AT-TLS rule that fits (reference: syslogd, network.attls). */
export const syslogAttls = defineCheck({
  code: 'syslog-attls',
  severity: 'warning',
  summary: 'syslogd is to send or receive over TLS, and the AT-TLS policy has no fitting rule.',
  explanation: `
syslogd knows of AT-TLS, but never starts TLS itself. To send with \`-A(... secure="yes")\` it needs a \`TTLSRule\` with
\`Direction Outbound\` for the port of the receiver, \`HandshakeRole Client\` and \`ApplicationControlled Off\`; to receive with the start option
\`-S\` one with \`Direction Inbound\` for port 6514, \`HandshakeRole Server\` or \`ServerWithClientAuth\`, and \`ApplicationControlled Off\`. Without it
nothing is sent or received: records wait in a queue, and are dropped when it is full.

The check is silent when the library has no AT-TLS policy, or a file of a policy is not there. \`ApplicationControlled\` of a rule that is plainly
syslogd's is reported at the rule by [application-controlled](application-controlled.md).`,
  example: {
    SYSLOGCF: `
      *.IKED.*.err  -A(destination="192.0.2.9" protocol="tcp" port="6515" ⟦secure="yes"⟧)
    `,
    POLICY: `
      TTLSRule WEB
      {
        LocalPortRange            443
        Direction                 Inbound
        TTLSGroupActionRef        GROUP
      }
      TTLSGroupAction GROUP
      {
        TTLSEnabled  Off
      }
    `,
  },
  *library(context) {
    for (const file of context.model.files.values()) {
      const uses = file.language === 'syslogd' ? senders(file) : file.language === 'jcl' ? receivers(file) : [];
      const policies = uses.length > 0 ? knownPolicies(context.model, context.settings, file.uri) : [];
      if (policies.length === 0) continue;
      for (const use of uses) {
        const draft = draftFor(use, policies, context);
        if (draft) yield draft;
      }
    }
  },
});

/** A connection over TLS that syslogd is told to make or to take. */
interface Use {
  readonly at: DraftPlace;
  readonly connection: Connection;
}

const tlsPort = 6514;

function senders(file: SourceFile): Use[] {
  return syslogdOf(file).rules.flatMap(({ destination }): Use[] => {
    const coded = (name: string) => destination?.parameters.find((parameter) => parameter.name.text.toLowerCase() === name);
    const secure = coded('secure');
    const port = coded('port')?.value?.text ?? String(tlsPort);
    const address = coded('destination')?.value?.text;
    if (destination?.kind !== 'action' || secure?.value?.text.toLowerCase() !== 'yes' || coded('protocol')?.value?.text.toLowerCase() !== 'tcp' || !/^\d{1,5}$/.test(port)) return [];
    return [{ at: { uri: file.uri, ...place(secure) }, connection: { direction: 'Outbound', remotePort: Number(port), remoteAddress: address !== undefined && parseAddress(address) ? address : undefined } }];
  });
}

function receivers(file: SourceFile): Use[] {
  return parseJcl(file.text).flatMap((statement): Use[] => {
    const option = programOf(statement) === 'SYSLOGD' ? startFlags(statement)?.get('S') : undefined;
    return option ? [{ at: { uri: file.uri, span: option }, connection: { direction: 'Inbound', localPort: tlsPort } }] : [];
  });
}

function draftFor({ at, connection }: Use, policies: readonly Policy[], context: LibraryContext): Draft | undefined {
  const candidates = policies.flatMap((policy) => {
    const { rule, otherwise } = match(policy, connection);
    return rule ? [rule, ...otherwise].map((each) => ({ rule: each, fault: faultOf(each, connection, policy, context) })) : [];
  });
  const [first] = candidates;
  const isSending = connection.direction === 'Outbound';
  const outcome = isSending ? 'records are queued, and dropped when the queue is full' : 'syslogd receives nothing over TLS';
  if (!first) return { at, message: `No ${isSending ? 'outbound' : 'inbound'} AT-TLS rule holds port ${connection.remotePort ?? connection.localPort}: ${outcome}. Add a rule with HandshakeRole ${isSending ? 'Client' : 'Server'} and ApplicationControlled Off.` };
  if (!first.fault || candidates.some(({ fault }) => fault === undefined)) return undefined;
  return { at, message: `AT-TLS rule ${first.rule.name} fits this connection, but ${first.fault}: ${outcome}.`, related: [{ at: first.rule.place, message: `Rule ${first.rule.name}.` }] };
}

/** Why syslogd gets no TLS from the rule; undefined where it does, or it is not known, or told at the rule. */
function faultOf(rule: Rule, { direction }: Connection, policy: Policy, { model, settings }: LibraryContext): string | undefined {
  if (rule.unresolved.length > 0) return undefined;
  if (rule.enabled === false) return 'TTLSEnabled is Off in it';
  const role = rule.effective.value('HandshakeRole');
  if (role !== undefined && (role === 'Client') !== (direction === 'Outbound')) return `its HandshakeRole is ${role}`;
  if (rule.effective.value('ApplicationControlled') !== 'On') return undefined;
  const plain = applicationsIn({ scope: policy.scope, names: policy.names, model, settings });
  return plain.some((each) => each.rule.fact.statement === rule.statement) ? undefined : 'ApplicationControlled is On in it, and syslogd never starts TLS itself';
}
