import { addSuites, placeOfList, titleOfList } from './support/cipher-list.js';
import { fix, setValue } from './support/fixes.js';
import { defineMeaningCheck } from './support/meaning-check.js';
import type { Use } from './support/use.js';

/** TLSv1.2 without a suite of its own (reference: codes, cipherSuiteRules: suites of TLSv1.3 and of the versions before it exclude each other). */
export const tls13SuitesOnly = defineMeaningCheck({
  code: 'tls13-suites-only',
  severity: 'warning',
  summary: 'TLSv1.2 is on, but the cipher list holds suites of TLSv1.3 only.',
  explanation: `
A suite of TLSv1.3 cannot be used in any version before it, nor the other way round. With 1301, 1302 and 1303 alone in the
list, \`TLSv1.2 On\` has no effect: a partner that knows no TLSv1.3 is turned away with return code 402. When TLSv1.3 is off on
top of that, nothing is left, and the finding is an error.

Add suites for TLSv1.2, as the quick fix does, or switch TLSv1.2 off so that the policy says what it does.`,
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
      TTLSCipherParmsRef  TNCIPHERS
      TTLSSignatureParms
      {
        ServerKeyShareGroups  002300240029
      }
      TTLSEnvironmentAdvancedParms
      {
        TLSv1    Off
        TLSv1.1  Off
        TLSv1.2  On
        TLSv1.3  On
      }
    }
    TTLSCipherParms ⟦TNCIPHERS⟧
    {
      V3CipherSuites4Char  13021301
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
      TTLSCipherParmsRef  TNCIPHERS
      TTLSSignatureParms
      {
        ServerKeyShareGroups  002300240029
      }
      TTLSEnvironmentAdvancedParms
      {
        TLSv1    Off
        TLSv1.1  Off
        TLSv1.2  On
        TLSv1.3  On
      }
    }
    TTLSCipherParms TNCIPHERS
    {
      V3CipherSuites4Char  13021301
      V3CipherSuites       TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384
      V3CipherSuites       TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
      V3CipherSuites       TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256
      V3CipherSuites       TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
    }
  `,
  *causes(use) {
    if (!use.isSure('TLSv1.2', 'TLSv1.3') || !hasOnlyTls13Suites(use)) return;
    const tls12 = use.linesOf('TLSv1.2').at(-1);
    const tls13 = use.isOn('TLSv1.3');
    yield {
      at: placeOfList(use),
      severity: !tls13 && use.isFirm('TLSv1.3') ? 'error' : 'warning',
      message: (rules) =>
        `TLSv1.2 is on for ${rules}, but ${titleOfList(use)} holds suites of TLSv1.3 only, which TLSv1.2 cannot use` +
        (tls13 ? ': partners without TLSv1.3 are turned away (return code 402).' : '; and TLSv1.3 is off, so every handshake fails (return code 402).'),
      related: tls12 ? [{ at: tls12.place, message: 'TLSv1.2 is switched on here.' }] : [],
      fixes: (context) => [...addSuites(context, use, 'TLSv1.2'), ...(tls12 && tls13 ? fix('Switch TLSv1.2 off', [setValue(tls12, 'Off')]) : [])],
    };
  },
});

/** Whether TLSv1.2 is on, and every suite is one of TLSv1.3; false where the list is not known. */
export function hasOnlyTls13Suites(use: Use): boolean {
  if (!use.protocols.includes('TLSv1.2') || use.suiteB || !use.knowsCiphers) return false;
  const ciphers = use.ciphers;
  return ciphers.length > 0 && ciphers.every(({ protocols }) => protocols.every((wire) => wire === 'TLSv1.3'));
}
