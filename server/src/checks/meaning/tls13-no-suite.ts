import { fix, setValue } from './support/fixes.js';
import { addSuites, placeOfList, titleOfList } from './support/cipher-list.js';
import { defineMeaningCheck } from './support/meaning-check.js';

/** TLSv1.3 without a suite of its own (reference: pagent-ttls, TLSv1.3; codes, cipherSuiteRules and return code 519). */
export const tls13NoSuite = defineMeaningCheck({
  code: 'tls13-no-suite',
  severity: 'error',
  summary: 'TLSv1.3 is on, but the cipher list holds no suite that TLSv1.3 can use.',
  explanation: `
TLSv1.3 uses none of the suites of the versions before it. \`TLSv1.3 On\` therefore needs at least one of 1301
(\`TLS_AES_128_GCM_SHA256\`), 1302 (\`TLS_AES_256_GCM_SHA384\`) and 1303 (\`TLS_CHACHA20_POLY1305_SHA256\`) in the cipher list.
System SSL's default list holds none of them. Policy Agent installs such a policy without a word; the handshake ends with
return code **519** (required ciphers missing).

The quick fix adds 1302 and 1301 to the list. Where no \`TTLSCipherParms\` is coded it adds the block to the environment
action, with suites for every version that is on, because a list of one's own replaces the default list as a whole. The
other fix switches TLSv1.3 off. The finding is a warning for a default list that is not confirmed for the release. Nothing is said of the
default list of a group with an environment file (\`Envfile\`), which may bring a list of its own.`,
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
      V3CipherSuites  TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384
      V3CipherSuites  TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
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
      V3CipherSuites  TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384
      V3CipherSuites  TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
      V3CipherSuites  TLS_AES_256_GCM_SHA384
      V3CipherSuites  TLS_AES_128_GCM_SHA256
    }
  `,
  *causes(use) {
    if (!use.protocols.includes('TLSv1.3') || use.fips || use.suiteB || !use.isSure('TLSv1.3', 'FIPS140') || !use.knowsCiphers) return;
    if (use.ciphers.some(({ protocols }) => protocols.includes('TLSv1.3')) || (!use.isCoded('V3CipherSuites') && use.hasEnvfile)) return;
    const tls13 = use.linesOf('TLSv1.3').at(-1);
    const certain = use.get('V3CipherSuites').certainty;
    yield {
      at: placeOfList(use),
      severity: certain === 'doc' ? undefined : 'warning',
      message: (rules) => `TLSv1.3 is on for ${rules}, but ${titleOfList(use)} holds none of 1301, 1302 and 1303: the handshake ends with return code 519.`,
      related: tls13 ? [{ at: tls13.place, message: 'TLSv1.3 is switched on here.' }] : [],
      fixes: (context) => [...addSuites(context, use, 'TLSv1.3'), ...(tls13 && use.protocols.length > 1 ? fix('Switch TLSv1.3 off', [setValue(tls13, 'Off')]) : [])],
    };
  },
});
