import { protocols as protocolTable } from '../../policy/index.js';
import type { ProtocolName } from '../../policy/index.js';
import type { Cipher } from '../../catalog/types.js';
import { cipherByCode4 } from '../../catalog/index.js';
import type { Place } from '../../workspace/source-file.js';
import type { ScopeContext, DraftFix } from '../check.js';
import { listed } from '../support/wording.js';
import { placeOfList, suitesText, titleOfList } from './support/cipher-list.js';
import { fix, removeCodes } from './support/fixes.js';
import type { Cause } from './support/meaning-check.js';
import { defineMeaningCheck } from './support/meaning-check.js';
import type { CodePlace } from './support/places.js';
import { codesIn } from './support/places.js';
import { switchNames } from './support/switches.js';
import type { Use } from './support/use.js';
import { protocolsFor } from './support/use.js';
import { hasOnlyTls13Suites } from './tls13-suites-only.js';

/** Suites for versions that are off (reference: codes, cipherSuiteRules). */
export const cipherUnusable = defineMeaningCheck({
  code: 'cipher-unusable',
  severity: 'information',
  summary: 'A cipher suite works only with versions of the protocol that are off.',
  explanation: `
Each suite belongs to certain versions: \`TLS_AES_…\` and \`TLS_CHACHA20_…\` to TLSv1.3 alone; suites with GCM, or with
SHA256 or SHA384 at the end of a CBC suite, to TLSv1.2 alone; the older ones to TLSv1.2 and the versions before it. A suite none
of whose versions is on is never offered and never accepted.

The suites that lack the same version are one finding, at the first of them. A list that several rules share is reported
only where no rule can use the suite. When not a single suite of the list is left, every handshake fails with return code
402: that is an **error**, and stands on the list.

Switch the version on, or take the suites out of the list, as the quick fix does.`,
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
      TTLSCipherParms
      {
        V3CipherSuites4Char  ⟦1302⟧1301C02CC030
      }
      TTLSEnvironmentAdvancedParms
      {
        TLSv1    Off
        TLSv1.1  Off
        TLSv1.2  On
        TLSv1.3  Off
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
      TTLSCipherParms
      {
        V3CipherSuites4Char  C02CC030
      }
      TTLSEnvironmentAdvancedParms
      {
        TLSv1    Off
        TLSv1.1  Off
        TLSv1.2  On
        TLSv1.3  Off
      }
    }
  `,
  *causes(use) {
    if (!isJudged(use)) return;
    if (isNothingLeft(use)) {
      yield nothingLeft(use);
      return;
    }
    const codes = codesIn(use, 'V3CipherSuites');
    for (const [needed, gone] of unusable(use, codes)) yield causeFor(use, needed, codes, gone);
  },
  *fineAt(use): Iterable<Place> {
    if (use.suiteB || use.protocols.length === 0) return;
    for (const { code, place } of codesIn(use, 'V3CipherSuites')) {
      const cipher = cipherByCode4(code);
      if (cipher && protocolsFor(cipher, use.protocols).length > 0) yield place;
    }
  },
});

/** Protocols and list are known, and no other check tells the same. */
function isJudged(use: Use): boolean {
  return use.protocols.length > 0 && !use.suiteB && use.isSure(...switchNames) && use.knowsCiphers && !(hasOnlyTls13Suites(use) && !use.isOn('TLSv1.3'));
}

function isNothingLeft(use: Use): boolean {
  const ciphers = use.ciphers;
  return ciphers.length > 0 && !use.protocols.includes('SSLv2') && ciphers.every((cipher) => protocolsFor(cipher, use.protocols).length === 0);
}

function nothingLeft(use: Use): Cause {
  const needed = neededBy(use.ciphers);
  const isDefault = !use.isCoded('V3CipherSuites');
  return {
    at: placeOfList(use),
    severity: isDefault || !use.isFirm('TLSv1.2', 'TLSv1.3') ? 'warning' : 'error',
    message: (rules) =>
      `No suite of ${titleOfList(use).replace(/,$/, '')} works with ${listed(use.protocols)}, which ${use.protocols.length > 1 ? 'are all that is' : 'is all that is'} on for ${rules}: ` +
      `every handshake fails with return code 402. The suites need ${needed}.`,
    related: use.protocols.flatMap((name) => use.linesOf(name).slice(-1).map(({ place }) => ({ at: place, message: `${name} is switched on here.` }))),
  };
}

/** The suites that no enabled protocol knows, by the protocols that they need. */
function unusable(use: Use, codes: readonly CodePlace[]): ReadonlyMap<string, readonly CodePlace[]> {
  const found = new Map<string, CodePlace[]>();
  for (const each of codes) {
    const cipher = cipherByCode4(each.code);
    if (!cipher || protocolsFor(cipher, use.protocols).length > 0) continue;
    const needed = neededBy([cipher]);
    found.set(needed, [...(found.get(needed) ?? []), each]);
  }
  return found;
}

/** The protocols that would do, as policy names them. */
function neededBy(ciphers: readonly Cipher[]): string {
  const names: ProtocolName[] = protocolTable.filter(({ wire }) => ciphers.some(({ protocols }) => protocols.includes(wire))).map(({ parameter }) => parameter);
  return listed(names, 'or');
}

function causeFor(use: Use, needed: string, codes: readonly CodePlace[], gone: readonly CodePlace[]): Cause {
  const [first, ...more] = gone;
  if (!first) throw new Error('a group of suites has a first one');
  const names = gone.map(({ code }) => cipherByCode4(code)?.name ?? code);
  return {
    at: first.place,
    message: (rules) => `${suitesText(names)} ${gone.length > 1 ? 'need' : 'needs'} ${needed}, ${isOutside(use, needed) ? `which z/OS ${use.release} does not have: no connection of ${rules}` : `which is off for ${rules}: no connection`} uses ${gone.length > 1 ? 'them' : 'it'}.`,
    related: more.map(({ place, code }) => ({ at: place, message: `${cipherByCode4(code)?.name ?? code}, likewise.` })),
    tags: ['unnecessary'],
    fixes: (context) => takeOut(context, codes, gone),
  };
}

/** The release does not have the protocol. */
function isOutside(use: Use, protocol: string): boolean {
  return protocol === 'TLSv1.3' && !use.get('TLSv1.3').known;
}

function takeOut(context: ScopeContext, codes: readonly CodePlace[], gone: readonly CodePlace[]): DraftFix[] {
  return fix(gone.length > 1 ? `Take the ${gone.length} suites out of the list` : 'Take the suite out of the list', removeCodes(context, codes, gone));
}
