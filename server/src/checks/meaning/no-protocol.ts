import { listed } from '../support/wording.js';
import { defineMeaningCheck } from './support/meaning-check.js';
import { addSwitches, placeOfMissingSwitch, switchNames } from './support/switches.js';
import type { Use } from './support/use.js';
import type { DraftFix, ScopeContext } from '../check.js';
import { fix, setValue } from './support/fixes.js';

/** Every protocol is off (reference: pagent-ttls, TTLSEnvironmentAdvancedParms, defaults of the versions). */
export const noProtocol = defineMeaningCheck({
  code: 'no-protocol',
  severity: 'error',
  summary: 'Every version of the protocol is off, so that no handshake can succeed.',
  explanation: `
\`TLSv1.2\` and \`TLSv1.3\` are Off unless they are switched on. A policy that switches \`TLSv1\` and \`TLSv1.1\` off, and forgets
to switch a newer version on, has none left. Policy Agent installs it without a word; every handshake under it fails.

The finding is a warning when the group has an environment file (\`Envfile\`), whose System SSL variables may switch TLSv1.2 on,
and for z/OS 3.2, where the defaults are not confirmed.`,
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
      ⟦TTLSEnvironmentAdvancedParms⟧
      {
        TLSv1    Off
        TLSv1.1  Off
      }
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
      TTLSEnvironmentAdvancedParms
      {
        TLSv1    Off
        TLSv1.1  Off
        TLSv1.2  On
      }
    }
  `,
  *causes(use) {
    if (use.protocols.length > 0 || !use.isSure(...switchNames) || !switchNames.every((name) => isOff(use, name))) return;
    const lines = switchNames.flatMap((name) => use.linesOf(name).at(-1) ?? []);
    const byDefault = switchNames.filter((name) => !use.isCoded(name) && use.get(name).known);
    yield {
      at: placeOfMissingSwitch(use),
      severity: use.isFirm('TLSv1.2') ? undefined : 'warning',
      message: (rules) => `No version of the protocol is on for ${rules}, so every handshake fails${byDefault.length > 0 ? `: ${listed(byDefault)} ${byDefault.length > 1 ? 'are' : 'is'} Off by default` : ''}.`,
      related: lines.map(({ place, parameter }) => ({ at: place, message: `${parameter.name} is switched off here.` })),
      fixes: (context) => switchOn(context, use),
    };
  },
});

/** Not On, and no value that Policy Agent would refuse: that has a finding of its own. */
function isOff(use: Use, name: string): boolean {
  return use.value(name) === 'Off' || !use.get(name).known;
}

function switchOn(context: ScopeContext, use: Use): DraftFix[] {
  const coded = use.linesOf('TLSv1.2').at(-1);
  if (coded) return fix('Switch TLSv1.2 on', [setValue(coded, 'On')]);
  return addSwitches(context, use, 'Switch TLSv1.2 on', [['TLSv1.2', 'On']]);
}
