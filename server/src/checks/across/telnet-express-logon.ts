import type { Policy, Rule } from '../../policy/policy.js';
import type { TelnetStatement } from '../../syntax/tn3270.js';
import { defineCheck, type Draft } from '../check.js';
import { policiesForTelnet } from '../telnet/policies.js';
import { at, telnetOf } from '../telnet/profile.js';
import { rulesFor } from './attls-rules.js';

/** Express Logon on a TTLSPORT whose AT-TLS rule asks for no client certificate (reference: telnet, EXPRESSLOGON). */
export const telnetExpressLogon = defineCheck({
  code: 'telnet-express-logon',
  severity: 'warning',
  summary: 'Express Logon is on for a TTLSPORT, and the AT-TLS rule of the port does not give it a user ID.',
  explanation: `
Express Logon takes the user ID from the certificate of the client. On a \`TTLSPORT\` it is AT-TLS that asks for the certificate: the rule needs
\`HandshakeRole ServerWithClientAuth\`, and \`ClientAuthType SAFCheck\`, so that the certificate belongs to a user ID.

The finding is made when none of the rules that may take a connection to the port does so. Looked at is \`EXPRESSLOGON\` in the \`TELNETPARMS\` block of the port,
and in \`TELNETGLOBALS\` of the same file where the block does not say otherwise.`,
  example: {
    TN3270: `
      TELNETPARMS
        TTLSPORT 992
        ⟦EXPRESSLOGON⟧
      ENDTELNETPARMS
      BEGINVTAM
        PORT 992
        ALLOWAPPL TSO*
      ENDVTAM
    `,
    POLICY: `
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
      const { statements } = telnetOf(file).profile;
      const globals = statements.filter(({ type }) => type?.name === 'TELNETGLOBALS').flatMap(({ children }) => children);
      const told = new Set<TelnetStatement>();
      let policies: readonly Policy[] | undefined;
      for (const { type, children } of statements) {
        const port = type?.name === 'TELNETPARMS' ? portOf(children) : undefined;
        const logon = port === undefined ? undefined : (logonIn(children) ?? logonIn(globals));
        if (port === undefined || logon?.type?.name !== 'EXPRESSLOGON' || told.has(logon)) continue;
        policies ??= policiesForTelnet(model, settings, file.uri);
        const draft = draftFor(port, logon, policies);
        if (!draft) continue;
        told.add(logon);
        yield { ...draft, at: { uri: file.uri, ...draft.at } };
      }
    }
  },
});

function portOf(children: readonly TelnetStatement[]): number | undefined {
  const word = children.find(({ type }) => type?.name === 'TTLSPORT')?.operands[0]?.text ?? '';
  return /^\d{1,5}(,|$)/.test(word) ? parseInt(word, 10) : undefined;
}

/** Of the statements about Express Logon the last one in a block counts. */
function logonIn(children: readonly TelnetStatement[]): TelnetStatement | undefined {
  return children.findLast(({ type }) => type !== undefined && /^(?:NO)?EXPRESSLOGON(?:MFA)?$/.test(type.name) && type.name !== 'NOEXPRESSLOGONMFA');
}

function draftFor(port: number, logon: TelnetStatement, policies: readonly Policy[]): Draft | undefined {
  const faults = rulesFor(policies, { localPort: port, direction: 'Inbound' }).map((rule) => ({ rule, fault: faultOf(rule) }));
  const [first] = faults;
  if (!first?.fault || faults.some(({ fault }) => fault === undefined)) return undefined;
  return { at: at(logon.keyword), message: `Express Logon on port ${port} needs a client certificate that belongs to a user ID, and rule ${first.rule.name} ${first.fault}`, related: [{ at: first.rule.place, message: `Rule ${first.rule.name}.` }] };
}

function faultOf(rule: Rule): string | undefined {
  if (rule.unresolved.length > 0 || rule.enabled === false || !rule.environment) return undefined;
  const role = rule.effective.value('HandshakeRole');
  if (role === 'Server') return 'asks for none: write HandshakeRole ServerWithClientAuth, and ClientAuthType SAFCheck.';
  const type = rule.effective.value('ClientAuthType');
  return role === 'ServerWithClientAuth' && (type === 'Full' || type === 'PassThru' || type === 'Required') ? `has ClientAuthType ${type}: write SAFCheck.` : undefined;
}
