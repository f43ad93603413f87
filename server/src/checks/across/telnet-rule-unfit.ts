import type { Policy, Rule } from '../../policy/policy.js';
import type { Draft, LibraryContext } from '../check.js';
import { defineCheck } from '../check.js';
import { applicationsIn } from '../meaning/support/applications.js';
import { portsIn, type TelnetPort } from '../telnet/ports.js';
import { at, telnetOf } from '../telnet/profile.js';
import { rulesFor } from './attls-rules.js';
import { policiesForTelnet } from '../telnet/policies.js';

/** A rule for a TTLSPORT with which the Telnet server cannot start TLS (reference: telnet, crossFileRules; pagent-ttls, applicationRoles). */
export const telnetRuleUnfit = defineCheck({
  code: 'telnet-rule-unfit',
  severity: 'warning',
  summary: 'The AT-TLS rule for a TTLSPORT does not let the Telnet server start TLS as a server.',
  explanation: `
On a \`TTLSPORT\` the Telnet server tells AT-TLS when to begin, and is the server of the handshake. The rule that takes the
connections of the port therefore needs \`TTLSEnabled On\`, \`HandshakeRole Server\` or \`ServerWithClientAuth\`, and
\`ApplicationControlled On\`. With \`HandshakeRole Client\` both ends wait for the other one to begin.

The finding is made when none of the rules that may take a connection to the port is fit. \`ApplicationControlled\` is reported here only
for rules with several ports; for a rule that is plainly the Telnet server's, [application-controlled](application-controlled.md)
reports it at the rule. Only the policy of the stack that \`TCPIPJOBNAME\` names is looked at, where it names one.`,
  example: {
    TN3270: `
      TELNETPARMS
        TTLSPORT ⟦992⟧
      ENDTELNETPARMS
      BEGINVTAM
        PORT 992
        ALLOWAPPL TSO*
      ENDVTAM
    `,
    POLICY: policyWith('Client'),
  },
  *library(context) {
    for (const file of context.model.files.values()) {
      if (file.language !== 'tn3270') continue;
      const ports = portsIn(telnetOf(file).profile).filter(({ keyword, block }) => keyword === 'TTLSPORT' && block === 'TELNETPARMS');
      const policies = ports.length > 0 ? policiesForTelnet(context.model, context.settings, file.uri) : [];
      for (const port of ports) {
        const draft = draftFor(port, policies, context);
        if (draft) yield { ...draft, at: { uri: file.uri, ...draft.at } };
      }
    }
  },
});

function policyWith(role: string): string {
  return `
      TTLSRule TN
      {
        LocalPortRange            992
        Direction                 Inbound
        TTLSGroupActionRef        TNGA
        TTLSEnvironmentActionRef  TNEA
      }
      TTLSGroupAction TNGA
      {
        TTLSEnabled  On
      }
      TTLSEnvironmentAction TNEA
      {
        HandshakeRole  ${role}
        TTLSKeyringParms
        {
          Keyring  TCPIP/TNRING
        }
        TTLSEnvironmentAdvancedParms
        {
          ApplicationControlled  On
          TLSv1                  Off
          TLSv1.1                Off
          TLSv1.2                On
        }
      }
    `;
}

function draftFor({ port, word }: TelnetPort, policies: readonly Policy[], context: LibraryContext): Draft | undefined {
  const candidates = policies.flatMap((policy) => rulesFor([policy], { localPort: port, direction: 'Inbound' }).map((rule) => ({ rule, policy })));
  const faults = candidates.map(({ rule, policy }) => ({ rule, fault: faultOf(rule, policy, context) }));
  const [first] = faults;
  if (!first?.fault || faults.some(({ fault }) => fault === undefined)) return undefined;
  const { rule, fault } = first;
  return { at: at(word), message: `Rule ${rule.name} takes the connections to port ${port}, but ${fault}`, related: [{ at: rule.place, message: `Rule ${rule.name}.` }] };
}

/** What keeps the Telnet server from starting TLS by the rule; undefined where nothing does, or it is not known, or told elsewhere. */
function faultOf(rule: Rule, policy: Policy, { model, settings }: LibraryContext): string | undefined {
  if (rule.unresolved.length > 0) return undefined;
  if (rule.enabled === false) return 'TTLSEnabled is Off in it: they get no TLS, which this TTLSPORT needs. Write TTLSEnabled On in its group action.';
  if (rule.effective.value('HandshakeRole') === 'Client') return 'its HandshakeRole is Client: the Telnet server is the server of the handshake. Write Server or ServerWithClientAuth.';
  // Without an environment action the rule has a fault of its own.
  if (!rule.environment || rule.effective.value('ApplicationControlled') !== 'Off') return undefined;
  const plain = applicationsIn({ scope: policy.scope, names: policy.names, model, settings });
  if (plain.some((each) => each.rule.fact.statement === rule.statement)) return undefined;
  return 'ApplicationControlled is not On in it: the Telnet server cannot start TLS, and clear text ends the connection (return code 5003). Write ApplicationControlled On.';
}
