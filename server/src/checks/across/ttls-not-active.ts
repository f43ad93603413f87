import { ttlsSwitches } from '../../syntax/tcpip-profile.js';
import type { Model } from '../../workspace/model.js';
import type { Settings } from '../../workspace/settings.js';
import { systemsIn, type System } from '../../workspace/systems.js';
import { profilesIn, stackCount, type ProfileFile } from '../../workspace/tcpip-profile.js';
import { nameOf } from '../../workspace/uris.js';
import { defineCheck, type Draft } from '../check.js';
import { policiesOfSystem } from '../policy/policies.js';
import { portsIn } from '../telnet/ports.js';
import { telnetOf } from '../telnet/profile.js';
import { lastOf, wholeProfiles } from './whole-profiles.js';

/** AT-TLS rules, and no profile that turns AT-TLS on (reference: tcpip-profile, crossFileRules). */
export const ttlsNotActive = defineCheck({
  code: 'ttls-not-active',
  severity: 'warning',
  summary: 'The library has AT-TLS rules or a TTLSPORT, but PROFILE.TCPIP does not turn AT-TLS on.',
  explanation: `
AT-TLS is off unless \`TCPCONFIG TTLS\` is coded: Policy Agent installs the rules, and no connection is looked at. A Telnet server gets no
TLS for its \`TTLSPORT\` then. The finding is made when there is a rule or a \`TTLSPORT\`, and
none of the profiles of the system codes it last, or one codes \`NOTTLS\` last and the others nothing.

It is made only where a whole profile is here: one with \`TCPCONFIG\`, \`PORT\` or \`AUTOLOG\`, all of whose \`INCLUDE\` members are here too, and not where the system has more
stacks than profiles: the one that is missing may turn AT-TLS on. Of several systems in one library each is looked at for itself.
With \`TTLS\` and without policy, only permitted users get a socket until Policy Agent has installed it (\`EZB.INITSTACK\`).`,
  example: {
    TCPIPROF: `
      ⟦TCPCONFIG⟧ RESTRICTLOWPORTS
      PORT
        2023 TCP TN3270
    `,
    POLICY: `
      TTLSRule TN3270
      {
        LocalPortRange      2023
        Direction           Inbound
        TTLSGroupActionRef  GROUP
        TTLSEnvironmentActionRef  SERVER
      }
      TTLSGroupAction GROUP
      {
        TTLSEnabled  On
      }
      TTLSEnvironmentAction SERVER
      {
        HandshakeRole  Server
        TTLSKeyringParms
        {
          Keyring  TN3270/RING
        }
        TTLSEnvironmentAdvancedParms
        {
          TLSv1    Off
          TLSv1.1  Off
          TLSv1.2  On
        }
        TTLSCipherParms
        {
          V3CipherSuites4Char  C030
        }
      }
    `,
  },
  fixed: {
    TCPIPROF: `
      TCPCONFIG TTLS RESTRICTLOWPORTS
      PORT
        2023 TCP TN3270
    `,
    POLICY: `
      TTLSRule TN3270
      {
        LocalPortRange      2023
        Direction           Inbound
        TTLSGroupActionRef  GROUP
        TTLSEnvironmentActionRef  SERVER
      }
      TTLSGroupAction GROUP
      {
        TTLSEnabled  On
      }
      TTLSEnvironmentAction SERVER
      {
        HandshakeRole  Server
        TTLSKeyringParms
        {
          Keyring  TN3270/RING
        }
        TTLSEnvironmentAdvancedParms
        {
          TLSv1    Off
          TLSv1.1  Off
          TLSv1.2  On
        }
        TTLSCipherParms
        {
          V3CipherSuites4Char  C030
        }
      }
    `,
  },
  *library({ model, settings }) {
    for (const system of systemsIn(model)) yield* systemDrafts(model, system, settings);
  },
});

function* systemDrafts(model: Model, system: System, settings: Settings): Generator<Draft> {
  const profiles = profilesIn(system.files);
  if (profiles.length === 0 || profilesIn(system.doubtful).length > 0 || profiles.some(({ profile }) => ttlsSwitches(profile).at(-1)?.on)) return;
  const rule = policiesOfSystem(model, system, settings).flatMap(({ rules }) => rules).find(({ enabled }) => enabled === true);
  const waste = rule ? `Rule ${rule.name} in ${nameOf(rule.uri)} and all others have no effect.` : portWithoutTls(system);
  if (waste === undefined) return;
  const whole = wholeProfiles(model, profiles);
  if (whole.length < stackCount(model, system)) return;
  const withTcpConfig = whole.filter(({ profile }) => lastOf(profile, 'TCPCONFIG'));
  for (const each of withTcpConfig.length > 0 ? withTcpConfig : whole) yield* draftsOf(each, waste);
}

/** A TTLSPORT of a Telnet profile; undefined when there is none. */
function portWithoutTls({ files }: System): string | undefined {
  for (const file of files) {
    const port = file.language === 'tn3270' ? portsIn(telnetOf(file).profile).find(({ keyword, block }) => keyword === 'TTLSPORT' && block === 'TELNETPARMS') : undefined;
    if (port) return `TTLSPORT ${port.port} in ${nameOf(file.uri)} gets no TLS.`;
  }
  return undefined;
}

function* draftsOf({ file, profile }: ProfileFile, waste: string): Generator<Draft> {
  const off = ttlsSwitches(profile).at(-1)?.word;
  const config = lastOf(profile, 'TCPCONFIG');
  const other = lastOf(profile, 'PORT') ?? lastOf(profile, 'AUTOLOG');
  const word = off ?? config?.keyword ?? other?.keyword;
  if (!word) return;
  const span = { start: word.start, end: word.end };
  const at = off ? span : config ? { start: word.end, end: word.end } : { start: word.start, end: word.start };
  const newText = off ? 'TTLS' : config ? ' TTLS' : 'TCPCONFIG TTLS\n';
  yield {
    at: { uri: file.uri, span },
    message: `AT-TLS is off: ${off ? 'NOTTLS is coded' : 'no TCPCONFIG TTLS is coded, and NOTTLS is the default'}. ${waste}`,
    fixes: () => [{ title: off ? 'Change NOTTLS to TTLS' : config ? 'Add TTLS to TCPCONFIG' : 'Add TCPCONFIG TTLS', safe: false, edits: [{ at: { uri: file.uri, span: at }, newText }] }],
  };
}
