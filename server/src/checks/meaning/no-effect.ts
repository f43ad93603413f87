import type { Line } from '../../policy/blocks.js';
import type { Place } from '../../workspace/source-file.js';
import type { DraftFix, ScopeContext } from '../check.js';
import { fix, removeLine, setValue } from './support/fixes.js';
import type { Cause } from './support/meaning-check.js';
import { defineMeaningCheck } from './support/meaning-check.js';
import type { Need } from './support/needs.js';
import { countsAsDefault, needsOf, unmet } from './support/needs.js';
import type { Use } from './support/use.js';

/** Attributes that the role, the protocol or another attribute leaves without effect (reference: pagent-ttls, semanticChecks and the notes of each attribute). */
export const noEffect = defineMeaningCheck({
  code: 'no-effect',
  severity: 'information',
  summary: 'An attribute has no effect, because of the role, the protocol, or an attribute that goes with it.',
  explanation: `
Policy Agent installs these without a word, and they do nothing:

| attribute | has an effect only |
|---|---|
| \`ClientAuthType\` | with \`HandshakeRole ServerWithClientAuth\` |
| \`ServerCertificateLabel\`, \`ServerHandshakeSNI…\`, \`ServerMaxSSLFragment\`, \`ServerScsv\`, \`ServerEDHGroupSize\`, \`ServerExtendedMasterSecret\`, \`ServerKeyShareGroups\`, \`ServerKexECurves\`, \`OcspServerStapling\`, \`GSK_SESSION_TICKET_SERVER_…\`, \`GSK_SYSPLEX_…\` | for servers |
| \`ClientHandshakeSNI…\`, \`ClientMaxSSLFragment…\`, \`ClientEDHGroupSize\`, \`ClientExtendedMasterSecret\`, \`ClientKeyShareGroups\`, \`HostReferenceId…\`, \`HostRefWildcardValidation\`, \`GSK_SESSION_TICKET_CLIENT_…\` | for clients |
| \`ClientKeyShareGroups\`, \`ServerKeyShareGroups\`, \`MiddleBoxCompatMode\`, \`GSK_SESSION_TICKET_…\`, \`GSK_SYSPLEX_SESSION_TICKET_CACHE\` | with TLSv1.3 |
| \`ServerKexECurves\` | with TLSv1.2 or older |
| \`V2CipherSuites\` | with SSLv2 |
| \`ClientMaxSSLFragmentLength\` | with \`ClientMaxSSLFragment\` Required or Optional |
| \`ClientHandshakeSNIMatch\`, \`ClientHandshakeSNIList\` and the \`Server…\` ones | with \`ClientHandshakeSNI\`, \`ServerHandshakeSNI\` Required or Optional |
| \`GSK_SYSPLEX_SESSION_TICKET_CACHE\` | with \`GSK_SESSION_TICKET_SERVER_ENABLE\` On |
| \`GSK_SESSION_TICKET_CLIENT_ENABLE\` | with \`GSK_V3_SESSION_TIMEOUT\` and \`GSK_V3_SIDCACHE_SIZE\` above 0 |
| \`OcspNonceCheckEnable\` | with \`OcspNonceGenEnable\` On |
| \`KeyringStashFile\` | without \`KeyringPw\` |

Values that ask for nothing, such as Off or the default, are not reported. A line that several rules share is reported only where
it has no effect for any of them. The finding is a warning where the policy is less safe than it looks, or a name is not
checked or sent: \`ClientAuthType\`, server names, host references and certificate labels.`,
  example: `
    TTLSRule DB2IN
    {
      LocalPortRange            5448
      Direction                 Inbound
      TTLSGroupActionRef        DBGA
      TTLSEnvironmentActionRef  DBEA
    }
    TTLSGroupAction DBGA
    {
      TTLSEnabled  On
    }
    TTLSEnvironmentAction DBEA
    {
      HandshakeRole  Server
      TTLSKeyringParms
      {
        Keyring  DB2P/DDF
      }
      TTLSSignatureParms
      {
        ServerKexECurves      00230024
        ⟦ServerKeyShareGroups  00230024⟧
      }
      TTLSEnvironmentAdvancedParms
      {
        TLSv1           Off
        TLSv1.1         Off
        TLSv1.2         On
        TLSv1.3         Off
        ⟦ClientAuthType  Required⟧
      }
    }
  `,
  fixed: `
    TTLSRule DB2IN
    {
      LocalPortRange            5448
      Direction                 Inbound
      TTLSGroupActionRef        DBGA
      TTLSEnvironmentActionRef  DBEA
    }
    TTLSGroupAction DBGA
    {
      TTLSEnabled  On
    }
    TTLSEnvironmentAction DBEA
    {
      HandshakeRole  Server
      TTLSKeyringParms
      {
        Keyring  DB2P/DDF
      }
      TTLSSignatureParms
      {
        ServerKexECurves      00230024
      }
      TTLSEnvironmentAdvancedParms
      {
        TLSv1           Off
        TLSv1.1         Off
        TLSv1.2         On
        TLSv1.3         Off
      }
    }
  `,
  *causes(use) {
    for (const { line, needs } of judgedLines(use)) {
      const need = unmet(use, needs);
      if (need) yield causeFor(use, line, need);
    }
  },
  *fineAt(use): Iterable<Place> {
    for (const { line, needs } of judgedLines(use)) if (!unmet(use, needs)) yield line.place;
  },
});

interface Judged {
  readonly line: Line;
  readonly needs: readonly Need[];
}

/** The lines in effect that ask for something and need something else. */
function* judgedLines(use: Use): Generator<Judged> {
  for (const name of use.codedParameters()) {
    const needs = needsOf(name);
    if (needs && asksForSomething(use, name)) for (const line of use.linesOf(name)) yield { line, needs };
  }
}

/** Neither Off nor the default; and the release has it. */
function asksForSomething(use: Use, name: string): boolean {
  const { value, info, known } = use.get(name);
  if (!known || value === 'Off' || value === null) return false;
  return countsAsDefault.has(name) || info.default?.value !== (typeof value === 'string' ? value : value.join(' '));
}

function causeFor(use: Use, line: Line, need: Need): Cause {
  const { name } = line.parameter;
  return {
    at: line.place,
    severity: need.severity,
    message: (rules) => `${name} has no effect for ${rules}: it counts only ${need.text(use)}.`,
    related: use.linesOf(need.parameter).map(({ place, parameter }) => ({ at: place, message: `${parameter.name} is coded here.` })),
    tags: ['unnecessary'],
    fixes: (context) => fixesFor(context, use, line),
  };
}

function fixesFor(context: ScopeContext, use: Use, line: Line): DraftFix[] {
  const { name } = line.parameter;
  const role = use.linesOf('HandshakeRole').at(-1);
  const askFor = name === 'ClientAuthType' && role && use.role === 'Server' ? fix('Change HandshakeRole to ServerWithClientAuth', [setValue(role, 'ServerWithClientAuth')]) : [];
  return [...fix(`Remove ${name}`, [removeLine(context, line)]), ...askFor];
}
