import type { DraftFix, ScopeContext } from '../check.js';
import { protocolVerdict } from '../profiles/index.js';
import { listed } from '../support/wording.js';
import { defineMeaningCheck } from './support/meaning-check.js';
import { worst } from './support/severity.js';
import { addSwitches, placeOfMissingSwitch } from './support/switches.js';
import { leavesTls12Out } from './support/tls12.js';
import type { Use } from './support/use.js';

/** TLSv1.2 left out (reference: pagent-ttls, TTLSEnvironmentAdvancedParms, TLSv1.2: default Off, also in 3.1). */
export const tls12NotCoded = defineMeaningCheck({
  code: 'tls12-not-coded',
  severity: 'warning',
  summary: 'TLSv1.2 is off because no line switches it on, and only older versions are on.',
  explanation: `
\`TLSv1.2\` and \`TLSv1.3\` are **Off unless they are switched on**, on every release, while \`TLSv1\` and \`TLSv1.1\` are On
unless they are switched off. A policy that says nothing about versions, or that only switches an old one off, therefore
speaks TLS 1.0 and 1.1 only. Partners of today refuse that: the handshake ends with return code 412 on one of the sides.

Code every version in one place. The quick fix adds \`TLSv1.2 On\`, and \`Off\` for the older versions that are on by default.
The finding is for information when the group has an environment file (\`Envfile\`), whose System SSL variables may switch
TLSv1.2 on, and for z/OS 3.2, where the defaults are not confirmed. With a [security profile](../security-profiles.md) it is as severe as the profile finds the old versions.`,
  example: `
    TTLSRule TN3270
    {
      LocalPortRange            2023
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
      TTLSEnvironmentAdvancedParmsRef  TNEAP
    }
    TTLSEnvironmentAdvancedParms ⟦TNEAP⟧
    {
      SSLv3          Off
      Renegotiation  Disabled
    }
  `,
  fixed: `
    TTLSRule TN3270
    {
      LocalPortRange            2023
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
      TTLSEnvironmentAdvancedParmsRef  TNEAP
    }
    TTLSEnvironmentAdvancedParms TNEAP
    {
      SSLv3          Off
      TLSv1          Off
      TLSv1.1        Off
      TLSv1.2        On
      Renegotiation  Disabled
    }
  `,
  *causes(use, settings) {
    if (!use.isSure('SSLv2', 'SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3') || !leavesTls12Out(use)) return;
    const verdicts = byDefault(use).flatMap((name) => protocolVerdict(settings, name, use.role)?.severity ?? []);
    const isFirm = use.isFirm('TLSv1.2');
    const on = listed(use.protocols);
    yield {
      at: placeOfMissingSwitch(use),
      severity: isFirm ? worst(['warning', ...verdicts]) : 'information',
      message: (rules) =>
        `No line switches TLSv1.2 on for ${rules}, and its default is Off: ${on} ${use.protocols.length > 1 ? 'are all that is' : 'is all that is'} on.` +
        (use.hasEnvfile ? ' The environment file of the group may say otherwise.' : ''),
      fixes: (context) => switchOn(context, use),
    };
  },
});

/** The protocols that are on without a line. */
function byDefault(use: Use): readonly Use['protocols'][number][] {
  return use.protocols.filter((name) => !use.isCoded(name));
}

function switchOn(context: ScopeContext, use: Use): DraftFix[] {
  const off = byDefault(use).map((name) => [name, 'Off'] as const);
  const title = off.length > 0 ? `Switch TLSv1.2 on, and ${listed(byDefault(use))} off` : 'Switch TLSv1.2 on';
  return addSwitches(context, use, title, [...off, ['TLSv1.2', 'On']]);
}
