import type { ProtocolName } from '../../policy/index.js';
import type { Line } from '../../policy/blocks.js';
import type { Settings } from '../../workspace/settings.js';
import type { DraftFix, ScopeContext } from '../check.js';
import type { Verdict } from '../profiles/index.js';
import { protocolVerdict } from '../profiles/index.js';
import { listed } from '../support/wording.js';
import { setValue } from './support/fixes.js';
import type { Cause } from './support/meaning-check.js';
import { defineMeaningCheck } from './support/meaning-check.js';
import { worst } from './support/severity.js';
import { addSwitches, placeOfMissingSwitch } from './support/switches.js';
import { leavesTls12Out } from './support/tls12.js';
import type { Use } from './support/use.js';
import { protocolsFor } from './support/use.js';

/** Old protocol versions (reference: pagent-ttls, TLSv1 and TLSv1.1, whose default On was seen in a display of z/OS 3.1; checks/profiles). */
export const weakProtocol = defineMeaningCheck({
  code: 'weak-protocol',
  severity: 'warning',
  summary: 'An old version of the protocol is on: SSLv2, SSLv3, TLSv1 or TLSv1.1.',
  explanation: `
\`TLSv1\` and \`TLSv1.1\` are **On unless they are switched off**, also on z/OS 3.1: a policy that only says \`TLSv1.2 On\` still
lets a partner talk it down to TLS 1.0. \`SSLv2\` and \`SSLv3\` are Off unless they are switched on.

The finding stands on the line that says On, or, where nothing is coded, on the block that would carry the line. When no
suite of the cipher list works with the old version, no connection can use it, and the finding is for information. So it is
for a default on z/OS 3.2, where the default is not confirmed, or beside an environment file (\`Envfile\`), which may say
otherwise. Where TLSv1.2 is not coded either, [tls12-not-coded](tls12-not-coded.md) tells of both.

How severe it is follows the setting \`tcpparms.profile\`: see [security profiles](../security-profiles.md). The quick fix
codes Off; when that would leave no protocol, it also codes \`TLSv1.2 On\`.`,
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
      ⟦SSLv3    On⟧
      TLSv1.2  On
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
      SSLv3    Off
      TLSv1.2  On
      TLSv1    Off
      TLSv1.1  Off
    }
  `,
  *causes(use, settings) {
    if (!use.isSure('SSLv2', 'SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3', 'HandshakeRole')) return;
    const all = oldProtocols(use, settings);
    for (const old of all) if (old.line) yield causeFor(use, [old], old.line);
    const byDefault = leavesTls12Out(use) ? [] : all.filter(({ line }) => !line);
    const used = byDefault.filter(({ isUsed }) => isUsed);
    if (byDefault.length > 0) yield causeFor(use, used.length > 0 ? used : byDefault);
  },
});

interface Old {
  readonly name: ProtocolName;
  readonly verdict: Verdict;
  /** Absent: on by default. */
  readonly line?: Line;
  /** A suite of the list works with it. */
  readonly isUsed: boolean;
}

function oldProtocols(use: Use, settings: Settings): readonly Old[] {
  return use.protocols.flatMap((name) => {
    const verdict = protocolVerdict(settings, name, use.role);
    if (!verdict || (use.fips && (name === 'SSLv2' || name === 'SSLv3'))) return [];
    return [{ name, verdict, line: use.linesOf(name).at(-1), isUsed: hasSuite(use, name) }];
  });
}

/** Whether a suite of the list works with the protocol, as far as the list is known. */
function hasSuite(use: Use, name: ProtocolName): boolean {
  return name === 'SSLv2' || use.suiteB || !use.knowsCiphers || use.ciphers.some((cipher) => protocolsFor(cipher, [name]).length > 0);
}

const objections: Readonly<Partial<Record<ProtocolName, string>>> = { SSLv2: 'broken', SSLv3: 'broken', TLSv1: 'out of date', 'TLSv1.1': 'out of date' };

function causeFor(use: Use, all: readonly Old[], line?: Line): Cause {
  const names = listed(all.map(({ name }) => name));
  const [are, they] = all.length > 1 ? ['are', 'they are'] : ['is', 'it is'];
  const where = line ? 'on' : 'on by default, as no line says Off,';
  const sources = [...new Set(all.map(({ verdict }) => verdict.source))].join('; ');
  const isUsed = all.some((each) => each.isUsed);
  return {
    at: line?.place ?? placeOfMissingSwitch(use),
    severity: isUsed && (line || use.isFirm(...all.map(({ name }) => name))) ? worst(all.map(({ verdict }) => verdict.severity)) : 'information',
    message: (rules) =>
      isUsed
        ? `${names} ${are} ${where} for ${rules}: ${they} ${[...new Set(all.map(({ name }) => objections[name]))].join(' or ')} (${sources}).`
        : `${names} ${are} ${where} for ${rules}, but no suite of the cipher list works with ${all.length > 1 ? 'them' : 'it'}, so no connection can use ${all.length > 1 ? 'them' : 'it'}.`,
    fixes: (context) => (line ? switchOff(context, use, line) : codeOff(context, use, all)),
  };
}

/** Whether something modern stays on. */
function hasModern(use: Use): boolean {
  return use.isOn('TLSv1.2') || use.isOn('TLSv1.3');
}

function codeOff(context: ScopeContext, use: Use, all: readonly Old[]): DraftFix[] {
  const names = all.map(({ name }) => name);
  const off = names.map((name) => [name, 'Off'] as const);
  if (hasModern(use)) return addSwitches(context, use, `Switch ${listed(names)} off`, off);
  return addSwitches(context, use, `Switch ${listed(names)} off, and TLSv1.2 on`, [...off, ...tls12(use)]);
}

function switchOff(context: ScopeContext, use: Use, line: Line): DraftFix[] {
  const { name } = line.parameter;
  const edit = setValue(line, 'Off');
  if (hasModern(use)) return [{ title: `Switch ${name} off`, safe: false, edits: [edit] }];
  const title = `Switch ${name} off, and TLSv1.2 on`;
  const coded = use.linesOf('TLSv1.2').at(-1);
  return coded ? [{ title, safe: false, edits: [edit, setValue(coded, 'On')] }] : addSwitches(context, use, title, tls12(use), [edit]);
}

function tls12(use: Use): readonly (readonly [string, 'On'])[] {
  return use.isCoded('TLSv1.2') ? [] : [['TLSv1.2', 'On']];
}
