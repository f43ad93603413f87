import { keyringOf } from '../../policy/keyring.js';
import type { Use } from '../meaning/support/use.js';
import type { Cause } from '../meaning/support/meaning-check.js';
import { defineMeaningCheck } from '../meaning/support/meaning-check.js';

/** A server behind the virtual ring of authorities (reference: pagent-ttls, Keyring *AUTH*; that it gives no private keys: from memory). */
export const keyringVirtual = defineMeaningCheck({
  code: 'keyring-virtual',
  severity: 'warning',
  summary: 'A server, or a client that sends a certificate, uses the virtual key ring of certificate authorities.',
  explanation: `
\`*AUTH*/*\` is the virtual key ring of all certificate authority certificates. It holds no certificate with a private key for an
application, so it is enough for a client that only checks its partners. A server must show a certificate of its own, and cannot
start a handshake without one; it needs a real key ring with that certificate.

For a client with a \`CertificateLabel\` the finding is for information.`,
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
        ⟦Keyring  *AUTH*/*⟧
      }
      TTLSEnvironmentAdvancedParms
      {
        TLSv1    Off
        TLSv1.1  Off
        TLSv1.2  On
      }
    }
  `,
  *causes(use) {
    const line = use.linesOf('Keyring').at(-1);
    if (!line || !isVirtual(use)) return;
    const label = use.linesOf('CertificateLabel').at(-1);
    if (use.isServer) yield { at: line.place, message: (rules) => `*AUTH*/* holds no private key, so the server of ${rules} has no certificate to show.` };
    else if (use.role === 'Client' && label) yield labelCause(label.place, line.place);
  },
});

function isVirtual(use: Use): boolean {
  if (!use.isSure('HandshakeRole', 'Keyring', 'KeyringPw', 'KeyringStashFile')) return false;
  const hasPassword = use.isCoded('KeyringPw') || use.isCoded('KeyringStashFile');
  const keyring = keyringOf(use.value('Keyring') ?? '', hasPassword);
  return keyring.kind === 'virtual' && keyring.owner.toUpperCase() === '*AUTH*';
}

function labelCause(at: Cause['at'], ring: Cause['at']): Cause {
  return { at, severity: 'information', message: (rules) => `The certificate of ${rules} cannot be on the virtual key ring *AUTH*/*, which holds no private keys.`, related: [{ at: ring, message: 'The key ring.' }] };
}
