import { cipherByCode4 } from '../../catalog/index.js';
import type { Cipher } from '../../catalog/types.js';
import type { Settings } from '../../workspace/settings.js';
import type { CipherVerdict, Weakness } from '../profiles/index.js';
import { cipherVerdict } from '../profiles/index.js';
import { placeOfList, suitesText } from './support/cipher-list.js';
import { fix, removeCodes } from './support/fixes.js';
import type { Cause } from './support/meaning-check.js';
import { defineMeaningCheck } from './support/meaning-check.js';
import type { CodePlace } from './support/places.js';
import { codesIn } from './support/places.js';
import { bySeverity } from './support/severity.js';
import { switchNames } from './support/switches.js';
import type { Use } from './support/use.js';
import { usableIn } from './support/use.js';

/** Weak cipher suites that can really be negotiated (reference: codes, cipherSuites; checks/profiles). */
export const weakCipher = defineMeaningCheck({
  code: 'weak-cipher',
  severity: 'warning',
  summary: 'A cipher suite is weak, or not one that the security profile allows.',
  explanation: `
Under the default profile these are reported: suites that encrypt nothing (NULL), that prove nobody's identity, export-grade
keys, RC4, RC2, DES, Triple DES, and MD5 as integrity check. Suites without forward secrecy, and SHA-1 as integrity
check, are common and not reported by default; the stricter profiles do. Which profile objects to what, and by which clause:
see [security profiles](../security-profiles.md).

The finding stands on the code itself, also inside a run of codes. Only suites are reported that can be negotiated: one that no
enabled version knows is [cipher-unusable](cipher-unusable.md), one that FIPS 140 mode leaves out is
[fips-conflict](fips-conflict.md). Where no list is coded, the weak suites of System SSL's default list are one finding, on the
environment action.`,
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
      TTLSCipherParms
      {
        V3CipherSuites  TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
        V3CipherSuites  352F⟦05⟧⟦0A⟧
        V3CipherSuites  ⟦TLS_RSA_WITH_NULL_SHA⟧
      }
      TTLSEnvironmentAdvancedParms
      {
        TLSv1    Off
        TLSv1.1  Off
        TLSv1.2  On
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
      TTLSCipherParms
      {
        V3CipherSuites  TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
        V3CipherSuites  352F
      }
      TTLSEnvironmentAdvancedParms
      {
        TLSv1    Off
        TLSv1.1  Off
        TLSv1.2  On
      }
    }
  `,
  *causes(use, settings) {
    if (use.suiteB || !use.isSure('V3CipherSuites', 'V3CipherSuites4Char', 'SuiteBProfile', 'FIPS140', 'HandshakeRole', ...switchNames)) return;
    const codes = codesIn(use, 'V3CipherSuites');
    for (const each of codes) {
      const cipher = cipherByCode4(each.code);
      const weak = cipher && judged(use, settings, cipher);
      if (weak) yield codedSuite(use, weak, codes, each);
    }
    const weakDefaults = codes.length > 0 || use.hasEnvfile ? [] : use.ciphers.flatMap((cipher) => judged(use, settings, cipher) ?? []);
    if (weakDefaults.length > 0) yield defaultSuites(use, weakDefaults);
  },
});

interface Weak {
  readonly cipher: Cipher;
  readonly verdict: CipherVerdict;
}

/** The suite with what the profile has against it; undefined when that is nothing, or no connection can use it. */
function judged(use: Use, settings: Settings, cipher: Cipher): Weak | undefined {
  const verdict = cipherVerdict(settings, cipher, use.role);
  return verdict && usableIn(use, cipher).length > 0 ? { cipher, verdict } : undefined;
}

const reasons: Readonly<Record<Weakness, string>> = {
  null: 'it encrypts nothing',
  anonymous: 'neither end proves who it is',
  export: 'its export-grade key can be broken in minutes',
  rc4: 'RC4 is broken',
  rc2: 'RC2 is obsolete',
  des: 'the 56-bit keys of DES can be found by trying',
  md5: 'MD5 as integrity check is broken',
  '3des': 'with the 64-bit blocks of Triple DES a long session gives data away',
  chacha20: 'ChaCha20 and Poly1305 are not approved',
  'no-forward-secrecy': 'it has no forward secrecy, so that whoever gets the private key later can read recorded sessions',
  sha1: 'its integrity check uses SHA-1',
};

function reasonFor({ weakness, source }: CipherVerdict): string {
  return `${weakness === undefined ? 'it is not one of the approved suites' : reasons[weakness]} (${source})`;
}

function codedSuite(use: Use, { cipher, verdict }: Weak, codes: readonly CodePlace[], at: CodePlace): Cause {
  return {
    at: at.place,
    severity: verdict.severity,
    message: (rules) => `${cipher.name} (${cipher.code4}) is ${use.role === 'Client' ? 'offered' : 'accepted'} by ${rules}: ${reasonFor(verdict)}.`,
    fixes: (context) => fix(`Take ${cipher.name} out of the list`, removeCodes(context, codes, [at])),
  };
}

/** Of the default list, the suites with the worst objection. */
function defaultSuites(use: Use, all: readonly Weak[]): Cause {
  const [worst] = [...all].sort((a, b) => bySeverity(a.verdict.severity, b.verdict.severity));
  if (!worst) throw new Error('a suite is weak');
  const names = all.filter(({ verdict }) => verdict.weakness === worst.verdict.weakness).map(({ cipher }) => cipher.name);
  const why = reasonFor(worst.verdict);
  return {
    at: placeOfList(use),
    severity: worst.verdict.severity,
    message: (rules) => `No suites are coded for ${rules}, so System SSL's default list holds, with ${suitesText(names)}: ${names.length > 1 ? ofSeveral(why) : why}.`,
  };
}

/** The reason in the plural. */
function ofSeveral(reason: string): string {
  return reason.replace(/^its /, 'their ').replace(/^it has /, 'they have ').replace(/^it encrypts /, 'they encrypt ').replace(/^it is not one /, 'they are none ');
}
