import type { Cipher } from '../../catalog/types.js';
import { listed } from '../support/wording.js';
import { placeOfList, titleOfList } from './support/cipher-list.js';
import { defineMeaningCheck } from './support/meaning-check.js';
import { switchNames } from './support/switches.js';
import type { Use } from './support/use.js';
import { usableIn } from './support/use.js';

/** Suites for another type of key than the server's labels name (reference: codes, certificateCipherCompatibility). */
export const noCipherForCertificate = defineMeaningCheck({
  code: 'no-cipher-for-certificate',
  severity: 'information',
  summary: 'No suite of the list fits the type of key that the names of the certificates tell of.',
  explanation: `
Up to TLSv1.2 a suite also says which type of key the server's certificate must have: \`TLS_RSA_…\`, \`TLS_DHE_RSA_…\` and
\`TLS_ECDHE_RSA_…\` need RSA, \`TLS_ECDHE_ECDSA_…\` needs ECC. When the server has no certificate for any suite of its list, every
handshake fails with return code 402, or 510 when there are several labels.

A policy does not say which type a certificate has. This check goes by the labels alone, when every one of them has RSA, or ECC
or ECDSA, as a word of its own in its name: \`TN3270.RSA.2026\`, \`NISTECC521\`. It is silent about any other label, about a key
ring's default certificate, about clients, and where TLSv1.3 can be used, whose suites go with any certificate.
\`tcpparms handshake --certificates\` tells it for certainty.`,
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
      TTLSCipherParmsRef  DBCIPH
      TTLSEnvironmentAdvancedParms
      {
        TLSv1             Off
        TLSv1.1           Off
        TLSv1.2           On
        CertificateLabel  DB2P.DDF.RSA.2026
      }
    }
    TTLSCipherParms ⟦DBCIPH⟧
    {
      V3CipherSuites  TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384
    }
  `,
  *causes(use) {
    if (!use.isServer || !use.isSure('HandshakeRole', 'CertificateLabel', 'ServerCertificateLabel', 'FIPS140', ...switchNames) || !use.knowsCiphers) return;
    const labels = labelsOf(use);
    const keys = labels.map(keyOf);
    const usable = use.ciphers.filter((cipher) => usableIn(use, cipher).length > 0);
    if (labels.length === 0 || usable.length === 0 || keys.includes(undefined) || usable.some((cipher) => fits(cipher, keys))) return;
    const lines = [...use.linesOf('ServerCertificateLabel'), ...use.linesOf('CertificateLabel')].filter(({ words }) => labels.includes(words.map(({ text }) => text).join(' ')));
    yield {
      at: placeOfList(use),
      message: (rules) =>
        `By ${labels.length > 1 ? 'their names' : 'its name'}, ${listed(labels)} ${labels.length > 1 ? 'are certificates' : 'is a certificate'} with ${listed([...new Set(keys.flatMap((key) => key ?? []))])} keys, ` +
        `and no suite of ${titleOfList(use).replace(/,$/, '')} goes with that: every handshake of ${rules} would fail with return code ${labels.length > 1 ? 510 : 402}.`,
      related: lines.map(({ place }) => ({ at: place, message: 'The label.' })),
    };
  },
});

type KeyType = 'RSA' | 'ECC';

/** The labels of the server: ServerCertificateLabel where it is coded, else CertificateLabel. */
function labelsOf(use: Use): readonly string[] {
  const own = use.effective.list('ServerCertificateLabel');
  return own.length > 0 ? own : use.effective.list('CertificateLabel');
}

/** The type of key in the name of a label; undefined when there is none, or both. */
function keyOf(label: string): KeyType | undefined {
  const upper = label.toUpperCase();
  const rsa = /(^|[^A-Z])RSA([^A-Z]|$)/.test(upper);
  const ecc = /(^|[^A-Z])(NIST)?(ECC|ECDSA)([^A-Z]|$)/.test(upper);
  return rsa === ecc ? undefined : rsa ? 'RSA' : 'ECC';
}

function fits({ authentication, protocols }: Cipher, keys: readonly (KeyType | undefined)[]): boolean {
  if (protocols.includes('TLSv1.3')) return true;
  const isEcc = /ECDSA|ECC/.test(authentication);
  const isRsa = authentication === 'RSA';
  return (isEcc && keys.includes('ECC')) || (isRsa && keys.includes('RSA')) || (!isEcc && !isRsa);
}
