import { match, type Policy } from '../../policy/index.js';
import { defineCheck } from '../check.js';
import { portsIn } from '../telnet/ports.js';
import { at, telnetOf } from '../telnet/profile.js';
import { ofStack, policiesForTelnet } from '../telnet/policies.js';

/** A TTLSPORT for which no AT-TLS rule is there (reference: telnet, crossFileRules). */
export const telnetNoRule = defineCheck({
  code: 'telnet-no-rule',
  severity: 'warning',
  summary: 'No AT-TLS rule of the library takes inbound connections to the TTLSPORT.',
  explanation: `
On a \`TTLSPORT\` the Telnet server asks AT-TLS for the protection of each connection. AT-TLS does so by the first rule that fits the
connection; without one there is no TLS, and a client that has to use it (\`CONNTYPE SECURE\`) is refused.

Write a \`TTLSRule\` with \`Direction Inbound\`, \`LocalPortRange\` with the port, and \`ApplicationControlled On\` in the advanced
parameters of its action. Conditions on addresses, job name and user ID count as met. Only the policy of the stack counts that
\`TCPIPJOBNAME\` names; without it, a rule of any stack will do. Nothing is said when the library holds no AT-TLS policy of that
stack. The finding is for information where a part of the policy may be elsewhere: a policy file that no main file of the
library names.`,
  example: {
    TN3270: `
      TELNETPARMS
        TTLSPORT ⟦2023⟧
      ENDTELNETPARMS
      BEGINVTAM
        PORT 2023
        ALLOWAPPL TSO*
      ENDVTAM
    `,
    PAGENTTN: `
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
        HandshakeRole  Server
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
    `,
  },
  *library({ model, settings }) {
    for (const file of model.files.values()) {
      if (file.language !== 'tn3270') continue;
      const ports = portsIn(telnetOf(file).profile).filter(({ keyword, block }) => keyword === 'TTLSPORT' && block === 'TELNETPARMS');
      const policies = ports.length > 0 ? policiesForTelnet(model, settings, file.uri) : [];
      if (policies.length === 0) continue;
      const severity = policies.every(({ scope }) => scope.complete) ? 'warning' : 'information';
      for (const { port, word } of ports) {
        if (policies.some((policy) => takes(policy, port))) continue;
        yield {
          at: { uri: file.uri, ...at(word) },
          severity,
          message: `No AT-TLS rule${ofStack(model, file.uri) || ' in the library'} takes inbound connections to port ${port}: they get no TLS, which this TTLSPORT needs. Add a TTLSRule with LocalPortRange ${port}, Direction Inbound and ApplicationControlled On.`,
        };
      }
    }
  },
});

/** A rule fits, or cannot be read and might. */
function takes(policy: Policy, port: number): boolean {
  const { considered, rule } = match(policy, { localPort: port, direction: 'Inbound' });
  return rule !== undefined || considered.some(({ conditions }) => conditions.some(({ verdict }) => verdict === 'unreadable') && !conditions.some(({ verdict }) => verdict === 'fails'));
}
