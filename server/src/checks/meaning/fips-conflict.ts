import { cipherByCode4, groupByCode } from '../../catalog/index.js';
import type { Certainty } from '../../catalog/types.js';
import type { Place } from '../../workspace/source-file.js';
import type { DraftFix } from '../check.js';
import { listed } from '../support/wording.js';
import { placeOfList, suitesText, titleOfList } from './support/cipher-list.js';
import { fix, removeCodes, setValue } from './support/fixes.js';
import type { Cause } from './support/meaning-check.js';
import { defineMeaningCheck } from './support/meaning-check.js';
import type { CodePlace } from './support/places.js';
import { codesIn } from './support/places.js';
import type { Use } from './support/use.js';

/** What FIPS 140 mode does not allow (reference: pagent-ttls, FIPS140; codes, cipherSuiteRules, groupRules, tls13Rules). */
export const fipsConflict = defineMeaningCheck({
  code: 'fips-conflict',
  severity: 'warning',
  summary: 'The group runs in FIPS 140 mode, which leaves out what is coded here.',
  explanation: `
\`FIPS140\` of the group action holds for every rule of the group. System SSL does not refuse what the mode does not allow;
it leaves it out of the handshake:

- \`SSLv2\` and \`SSLv3\` are ignored.
- Suites with algorithms outside the mode (NULL, RC4, DES, MD5, ChaCha20) are ignored. When none is left, every handshake fails
  with return code 402.
- \`TLSv1.3\`: FIPS 140-2 knows no TLSv1.3. On z/OS V2R4 it is an **error** to switch on both; for later releases that is not
  established, and the finding is a warning.
- x25519 (0029) and x448 (0030) are not approved curves; for information.

A list that rules in and outside FIPS 140 mode share is reported only where no rule can use the code.`,
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
      FIPS140      Level2
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
        V3CipherSuites4Char  C02CC030⟦0005⟧
      }
      TTLSEnvironmentAdvancedParms
      {
        ⟦SSLv3    On⟧
        TLSv1    Off
        TLSv1.1  Off
        TLSv1.2  On
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
      FIPS140      Level2
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
        SSLv3    Off
        TLSv1    Off
        TLSv1.1  Off
        TLSv1.2  On
      }
    }
  `,
  *causes(use) {
    if (!use.fips || !use.isSure('FIPS140')) return;
    yield* protocolCauses(use);
    yield* cipherCauses(use);
    yield* groupCauses(use);
  },
  *fineAt(use): Iterable<Place> {
    if (use.fips) return;
    for (const { place } of codesIn(use, 'V3CipherSuites')) yield place;
    for (const name of groupLists) for (const { place } of codesIn(use, name)) yield place;
  },
});

const groupLists = ['ClientECurves', 'ClientKeyShareGroups', 'ServerKeyShareGroups', 'ServerKexECurves'] as const;

function modeText(use: Use): string {
  return `FIPS140 ${use.value('FIPS140')}`;
}

function related(use: Use): Cause['related'] {
  return use.linesOf('FIPS140').map(({ place }) => ({ at: place, message: 'FIPS 140 mode is switched on here.' }));
}

function* protocolCauses(use: Use): Generator<Cause> {
  for (const name of ['SSLv2', 'SSLv3', 'TLSv1.3'] as const) {
    const line = use.linesOf(name).at(-1);
    if (!line || !use.isSure(name) || !use.protocols.includes(name)) continue;
    const isTls13 = name === 'TLSv1.3';
    yield {
      at: line.place,
      severity: isTls13 && use.release === 'V2R4' ? 'error' : 'warning',
      message: (rules) => (isTls13 ? tls13Message(use, rules) : `${name} is left out for ${rules}, because the group runs with ${modeText(use)}.`),
      related: related(use),
      fixes: () => (use.protocols.some((other) => other === 'TLSv1.2') ? switchOff(name, line) : []),
    };
  }
}

function tls13Message(use: Use, rules: string): string {
  return use.release === 'V2R4'
    ? `TLSv1.3 cannot be used with ${modeText(use)} on z/OS V2R4, and both are on for ${rules}: handshakes fail.`
    : `TLSv1.3 could not be used with FIPS 140 mode when it came, and whether z/OS ${use.release} allows it is not established; both are on for ${rules}, with ${modeText(use)}.`;
}

function switchOff(name: string, line: Parameters<typeof setValue>[0]): DraftFix[] {
  return fix(`Switch ${name} off`, [setValue(line, 'Off')]);
}

function* cipherCauses(use: Use): Generator<Cause> {
  if (use.suiteB || !use.knowsCiphers || !use.isCoded('V3CipherSuites')) return;
  const before13 = use.ciphers.filter(({ protocols }) => !protocols.includes('TLSv1.3'));
  const allowed = before13.filter(({ fips140 }) => fips140 !== 'n');
  if (before13.length > 0 && allowed.length === 0) {
    yield {
      at: placeOfList(use),
      severity: before13.every(({ fips140Certainty }) => isKnown(fips140Certainty)) ? 'error' : 'warning',
      message: (rules) => `No suite of ${titleOfList(use)} is allowed with ${modeText(use)}: every handshake of ${rules} fails with return code 402.`,
      related: related(use),
    };
    return;
  }
  const codes = codesIn(use, 'V3CipherSuites');
  const gone = codes.filter(({ code }) => {
    const cipher = cipherByCode4(code);
    return cipher?.fips140 === 'n' && !cipher.protocols.includes('TLSv1.3');
  });
  if (gone.length > 0) yield listCause(use, codes, gone, suitesText(gone.map(({ code }) => cipherByCode4(code)?.name ?? code)), 'warning');
}

function* groupCauses(use: Use): Generator<Cause> {
  for (const name of groupLists) {
    if (!use.isSure(name)) continue;
    const codes = codesIn(use, name);
    const gone = codes.filter(({ code }) => groupByCode(code)?.fips140 === 'n');
    if (gone.length > 0) yield listCause(use, codes, gone, listed(gone.map(({ code }) => `${groupByCode(code)?.name} (${code})`)), 'information');
  }
}

/** One finding for all that is left out of a list, at the first of it. */
function listCause(use: Use, codes: readonly CodePlace[], gone: readonly CodePlace[], names: string, severity: 'warning' | 'information'): Cause {
  const [first, ...more] = gone;
  if (!first) throw new Error('something is left out');
  return {
    at: first.place,
    severity,
    message: (rules) => `${names} ${gone.length > 1 ? 'are' : 'is'} left out for ${rules}, because the group runs with ${modeText(use)}.`,
    related: [...more.map(({ place }) => ({ at: place, message: 'Likewise.' })), ...(related(use) ?? [])],
    fixes: (context) => fix(`Take ${names} out of the list`, removeCodes(context, codes, gone)),
  };
}

function isKnown(certainty: Certainty): boolean {
  return certainty === 'doc' || certainty === 'sample';
}
