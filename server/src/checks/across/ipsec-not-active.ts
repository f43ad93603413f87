import { isShortFor, type Profile } from '../../syntax/tcpip-profile.js';
import { meaningOf } from '../../workspace/facts.js';
import type { Model } from '../../workspace/model.js';
import { systemsIn, type System } from '../../workspace/systems.js';
import { profilesIn, stackCount, type ProfileFile } from '../../workspace/tcpip-profile.js';
import { nameOf } from '../../workspace/uris.js';
import { defineCheck, type Draft } from '../check.js';
import { lastOf, wholeProfiles } from './whole-profiles.js';

/** IP filter policy, and no profile that turns IP security on (reference: tcpip-profile, crossFileRules; pagent-ipsec, IpFilterPolicy). */
export const ipsecNotActive = defineCheck({
  code: 'ipsec-not-active',
  severity: 'warning',
  summary: 'The library has an IPSec policy, but PROFILE.TCPIP does not turn IP security on.',
  explanation: `
IPSec policy needs \`IPCONFIG IPSECURITY\` in the profile of the stack, and \`IPCONFIG6 IPSECURITY\` for IPv6. It counts in the initial profile
only, so a change takes effect when the stack is started again. The finding is made when a policy file has an \`IpFilterPolicy\`, and none of the profiles of the system
codes \`IPSECURITY\`.

As with [ttls-not-active](ttls-not-active.md), it is made only where whole profiles are here, and not where the system has more stacks
than profiles.`,
  example: {
    TCPIPROF: `
      ⟦IPCONFIG⟧ DATAGRAMFWD
      PORT
        500 UDP IKED
    `,
    PAGENTCF: `
      TcpImage TCPIP //'USER.TCPPARMS(IMAGE)' FLUSH PURGE
    `,
    IMAGE: `
      IPSecConfig //'USER.TCPPARMS(IPSEC)'
    `,
    IPSEC: `
      IpFilterPolicy
      {
        IpFilterRuleRef  ALL
      }
      IpFilterRule ALL
      {
        IpSourceAddr  All4
        IpDestAddr    All4
        IpService
        {
          Protocol   All
          Direction  Bidirectional
          Routing    Local
        }
        IpGenericFilterActionRef  PERMIT
      }
      IpGenericFilterAction PERMIT
      {
        IpFilterAction  Permit
      }
    `,
  },
  fixed: {
    TCPIPROF: `
      IPCONFIG IPSECURITY DATAGRAMFWD
      PORT
        500 UDP IKED
    `,
    PAGENTCF: `
      TcpImage TCPIP //'USER.TCPPARMS(IMAGE)' FLUSH PURGE
    `,
    IMAGE: `
      IPSecConfig //'USER.TCPPARMS(IPSEC)'
    `,
    IPSEC: `
      IpFilterPolicy
      {
        IpFilterRuleRef  ALL
      }
      IpFilterRule ALL
      {
        IpSourceAddr  All4
        IpDestAddr    All4
        IpService
        {
          Protocol   All
          Direction  Bidirectional
          Routing    Local
        }
        IpGenericFilterActionRef  PERMIT
      }
      IpGenericFilterAction PERMIT
      {
        IpFilterAction  Permit
      }
    `,
  },
  *library({ model }) {
    for (const system of systemsIn(model)) yield* systemDrafts(model, system);
  },
});

function* systemDrafts(model: Model, system: System): Generator<Draft> {
  const profiles = profilesIn(system.files);
  if (profiles.length === 0 || profilesIn(system.doubtful).length > 0 || profiles.some(({ profile }) => isOn(profile))) return;
  const policy = policyFile(model, system);
  if (policy === undefined) return;
  const whole = wholeProfiles(model, profiles);
  if (whole.length < stackCount(model, system)) return;
  const withConfig = whole.filter(({ profile }) => lastOf(profile, 'IPCONFIG'));
  for (const each of withConfig.length > 0 ? withConfig : whole) yield* draftsOf(each, policy);
}

/** IPSECURITY of IPCONFIG or IPCONFIG6; how far it may be shortened was not read in a manual. */
function isOn({ statements }: Profile): boolean {
  return statements.some(({ type, operands }) => /^IPCONFIG6?$/.test(type.name) && operands.some(({ text }) => isShortFor(text, 'IPSECURITY', 'IPSEC')));
}

/** The name of a policy file with an IpFilterPolicy. */
function policyFile(model: Model, { files }: System): string | undefined {
  const found = files.find((file) => file.language === 'pagent' && model.roles(file.uri).has('ipsec') && file.tree.items.some(({ statement }) => statement && meaningOf(statement).type?.name === 'IpFilterPolicy'));
  return found && nameOf(found.uri);
}

function* draftsOf({ file, profile }: ProfileFile, policy: string): Generator<Draft> {
  const config = lastOf(profile, 'IPCONFIG');
  const word = (config ?? lastOf(profile, 'TCPCONFIG') ?? lastOf(profile, 'PORT') ?? lastOf(profile, 'AUTOLOG'))?.keyword;
  if (!word) return;
  const at = config ? word.end : word.start;
  yield {
    at: { uri: file.uri, span: { start: word.start, end: word.end } },
    message: `IP security is off: no IPCONFIG IPSECURITY is coded, and the IPSec policy in ${policy} needs it.`,
    fixes: () => [{ title: config ? 'Add IPSECURITY to IPCONFIG' : 'Add IPCONFIG IPSECURITY', safe: false, edits: [{ at: { uri: file.uri, span: { start: at, end: at } }, newText: config ? ' IPSECURITY' : 'IPCONFIG IPSECURITY\n' }] }],
  };
}
