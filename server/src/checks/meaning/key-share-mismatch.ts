import { defaultGroups, groupByCode } from '../../catalog/index.js';
import type { DraftFix, ScopeContext } from '../check.js';
import { listed } from '../support/wording.js';
import { addAttributes, fix, removeCodes, setValue } from './support/fixes.js';
import type { Cause } from './support/meaning-check.js';
import { defineMeaningCheck } from './support/meaning-check.js';
import type { CodePlace } from './support/places.js';
import { codesIn, valuePlace } from './support/places.js';
import type { Use } from './support/use.js';

/** Key share groups that TLSv1.3 cannot use, or that are not among the curves (reference: codes, groupRules, return codes 515 and 517). */
export const keyShareMismatch = defineMeaningCheck({
  code: 'key-share-mismatch',
  severity: 'error',
  summary: 'The key share groups of TLSv1.3 do not fit the curves, or are none that TLSv1.3 can use.',
  explanation: `
In TLSv1.3 a client offers curves (\`ClientECurves\`) and sends a key share for some of them (\`ClientKeyShareGroups\`); a
server says which groups it takes (\`ServerKeyShareGroups\`). Only 0023 (secp256r1), 0024 (secp384r1), 0025 (secp521r1), 0029
(x25519) and 0030 (x448) can be key shares.

- None of the key share groups can be one: the handshake ends with return code **515**. When only some cannot, the finding is a
  warning.
- A client's key share groups have nothing in common with its curves: return code **517**. When only some are missing there, no
  key share is sent for them, and the finding is a warning. x448 is not in the default curves: as a key share it needs
  \`ClientECurves\` as well.
- With \`ClientECurves Any\` displays show no default for \`ClientKeyShareGroups\`: code it, or expect 515 (a warning).

Nothing is said of groups that the reference does not know, and nothing in FIPS 140 mode or with a Suite B profile.`,
  example: `
    TTLSRule WEBOUT
    {
      RemotePortRange           443
      Direction                 Outbound
      TTLSGroupActionRef        WEBGA
      TTLSEnvironmentActionRef  WEBEA
    }
    TTLSGroupAction WEBGA
    {
      TTLSEnabled  On
    }
    TTLSEnvironmentAction WEBEA
    {
      HandshakeRole  Client
      TTLSKeyringParms
      {
        Keyring  *AUTH*/*
      }
      TTLSCipherParms
      {
        V3CipherSuites4Char  13021301C02CC030
      }
      TTLSSignatureParms
      {
        ClientECurves         00230024
        ClientKeyShareGroups  ⟦0029⟧
      }
      TTLSEnvironmentAdvancedParms
      {
        TLSv1    Off
        TLSv1.1  Off
        TLSv1.2  On
        TLSv1.3  On
      }
    }
  `,
  fixed: `
    TTLSRule WEBOUT
    {
      RemotePortRange           443
      Direction                 Outbound
      TTLSGroupActionRef        WEBGA
      TTLSEnvironmentActionRef  WEBEA
    }
    TTLSGroupAction WEBGA
    {
      TTLSEnabled  On
    }
    TTLSEnvironmentAction WEBEA
    {
      HandshakeRole  Client
      TTLSKeyringParms
      {
        Keyring  *AUTH*/*
      }
      TTLSCipherParms
      {
        V3CipherSuites4Char  13021301C02CC030
      }
      TTLSSignatureParms
      {
        ClientECurves         00230024
        ClientECurves         0029
        ClientKeyShareGroups  0029
      }
      TTLSEnvironmentAdvancedParms
      {
        TLSv1    Off
        TLSv1.1  Off
        TLSv1.2  On
        TLSv1.3  On
      }
    }
  `,
  *causes(use) {
    if (!use.protocols.includes('TLSv1.3') || use.fips || use.suiteB) return;
    if (!use.isSure('TLSv1.3', 'FIPS140', 'SuiteBProfile', 'HandshakeRole', 'ClientECurves', 'ClientKeyShareGroups', 'ServerKeyShareGroups')) return;
    const own = use.isServer ? unusableShares(use, 'ServerKeyShareGroups') : use.role === 'Client' ? (unusableShares(use, 'ClientKeyShareGroups') ?? againstCurves(use)) : undefined;
    if (own) yield own;
  },
});

type ShareParameter = 'ClientKeyShareGroups' | 'ServerKeyShareGroups';

/** Groups that are coded as key shares and cannot be any. */
function unusableShares(use: Use, name: ShareParameter): Cause | undefined {
  const codes = codesIn(use, name);
  const bad = codes.filter(({ code }) => isNoKeyShare(code));
  const [first, ...more] = bad;
  if (!first) return undefined;
  const isAll = bad.length === codes.length;
  const groups = groupsText(bad.map(({ code }) => code));
  return {
    at: first.place,
    severity: isAll ? 'error' : 'warning',
    message: (rules) =>
      isAll
        ? `${name} has no group that can be a key share of TLSv1.3 for ${rules}, only ${groups}: the handshake ends with return code 515.`
        : `${groups} cannot be ${bad.length > 1 ? 'key shares' : 'a key share'} of TLSv1.3, which is on for ${rules}; System SSL may refuse the list with return code 515.`,
    related: more.map(({ code, place }) => ({ at: place, message: `${groupsText([code])}, likewise.` })),
    fixes: (context) => (isAll ? replaceShares(use, name, codes) : fix(`Take ${groups} out of ${name}`, removeCodes(context, codes, bad))),
  };
}

/** What a client's key shares lack in its curves. */
function againstCurves(use: Use): Cause | undefined {
  const curves = use.effective.list('ClientECurves');
  const shares = codesIn(use, 'ClientKeyShareGroups');
  if (curves.includes('Any')) return shares.length === 0 ? noDefaultWithAny(use) : undefined;
  if (shares.length === 0) return curves.some((code) => !isNoKeyShare(code)) ? undefined : noCurveForTls13(use);
  const missing = shares.filter(({ code }) => !curves.includes(code));
  return missing.length > 0 ? missingInCurves(use, shares, missing) : undefined;
}

function missingInCurves(use: Use, shares: readonly CodePlace[], missing: readonly CodePlace[]): Cause | undefined {
  const [first] = missing;
  if (!first) return undefined;
  const isAll = missing.length === shares.length;
  const codes = missing.map(({ code }) => code);
  const line = use.linesOf('ClientECurves').at(-1);
  const curves = line ? 'ClientECurves' : `the default ClientECurves (${use.effective.list('ClientECurves').join(' ')})`;
  return {
    at: first.place,
    severity: isAll ? 'error' : 'warning',
    message: (rules) =>
      isAll
        ? `None of the key share groups for ${rules} is in ${curves}: the handshake ends with return code 517.`
        : `${groupsText(codes)} ${missing.length > 1 ? 'are' : 'is'} not in ${curves}, so no key share is sent for ${missing.length > 1 ? 'them' : 'it'} by ${rules}.`,
    related: line ? [{ at: line.place, message: 'The curves.' }] : [],
    fixes: (context) => addCurves(context, use, first, codes),
  };
}

function noCurveForTls13(use: Use): Cause | undefined {
  const line = use.linesOf('ClientECurves')[0];
  return (
    line && {
      at: valuePlace(line),
      severity: 'warning',
      message: (rules) => `TLSv1.3 is on for ${rules}, but ClientECurves has no group that TLSv1.3 can use: expect return code 515 or 517.`,
      fixes: (context) => fix('Add 0023 to ClientECurves', [addAttributes(context, line.block, [['ClientECurves', '0023']], ['ClientECurves'])]),
    }
  );
}

function noDefaultWithAny(use: Use): Cause | undefined {
  const line = use.linesOf('ClientECurves').at(-1);
  return (
    line && {
      at: valuePlace(line),
      severity: 'warning',
      message: (rules) => `With ClientECurves Any there is no default for ClientKeyShareGroups: without key shares, TLSv1.3 ends with return code 515 for ${rules}.`,
      fixes: (context) => fix('Add ClientKeyShareGroups 0023', [addAttributes(context, line.block, [['ClientKeyShareGroups', '0023']], ['ClientECurves'])]),
    }
  );
}

/** The groups are put into the curves; where the curves are a default, it is written out with them. */
function addCurves(context: ScopeContext, use: Use, share: CodePlace, codes: readonly string[]): DraftFix[] {
  const coded = use.linesOf('ClientECurves').at(-1);
  const value = codes.join('');
  const edit = coded
    ? addAttributes(context, coded.block, [['ClientECurves', value]], ['ClientECurves'])
    : addAttributes(context, share.line.block, [['ClientECurves', use.effective.list('ClientECurves').join('') + value]], ['ClientKeyShareGroups']);
  return fix(`Add ${codes.join(', ')} to ClientECurves`, [edit]);
}

/** Groups that work in place of groups that do not, where one line has them all. */
function replaceShares(use: Use, name: ShareParameter, codes: readonly CodePlace[]): DraftFix[] {
  const lines = new Set(codes.map(({ line }) => line));
  const [line] = lines;
  const usable = name === 'ServerKeyShareGroups' ? (defaultGroups(name, use.release, true) ?? []) : use.effective.list('ClientECurves').filter((code) => groupByCode(code)?.keyShare).slice(0, 2);
  const first = line?.parameter.value.kind === 'codes' ? line : undefined;
  return first && lines.size === 1 && usable.length > 0 ? fix(`Use ${usable.join(', ')} instead`, [setValue(first, usable.join(''))]) : [];
}

/** The group is known, and known to be no key share. */
function isNoKeyShare(code: string): boolean {
  const group = groupByCode(code);
  return group !== undefined && !group.keyShare && group.certainty === 'sample';
}

function groupsText(codes: readonly string[]): string {
  return listed(codes.map((code) => (groupByCode(code) ? `${groupByCode(code)?.name} (${code})` : code)));
}
