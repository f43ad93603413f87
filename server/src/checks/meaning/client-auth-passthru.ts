import { fix, setValue } from './support/fixes.js';
import { defineMeaningCheck } from './support/meaning-check.js';

/** ClientAuthType PassThru (reference: pagent-ttls, ClientAuthType). */
export const clientAuthPassthru = defineMeaningCheck({
  code: 'client-auth-passthru',
  severity: 'warning',
  summary: 'Client certificates are asked for, but not validated.',
  explanation: `
With \`ClientAuthType PassThru\` the server asks the client for a certificate and takes whatever it gets: expired, of an unknown
issuer, or made up. The handshake looks like client authentication and proves nothing. It is meant for applications that look at
the certificate themselves.

\`Full\` validates a certificate when the client sends one, \`Required\` (the default) also insists on one, \`SAFCheck\` also wants
a user ID for it. Without \`HandshakeRole ServerWithClientAuth\` the attribute has no effect at all:
[no-effect](no-effect.md).`,
  example: `
    TTLSRule ZWEIN
    {
      LocalPortRange            7554
      Direction                 Inbound
      TTLSGroupActionRef        ZWEGA
      TTLSEnvironmentActionRef  ZWEEA
    }
    TTLSGroupAction ZWEGA
    {
      TTLSEnabled  On
    }
    TTLSEnvironmentAction ZWEEA
    {
      HandshakeRole  ServerWithClientAuth
      TTLSKeyringParms
      {
        Keyring  ZWESVUSR/ZOWE
      }
      TTLSEnvironmentAdvancedParms
      {
        ⟦ClientAuthType  PassThru⟧
        TLSv1           Off
        TLSv1.1         Off
        TLSv1.2         On
      }
    }
  `,
  fixed: `
    TTLSRule ZWEIN
    {
      LocalPortRange            7554
      Direction                 Inbound
      TTLSGroupActionRef        ZWEGA
      TTLSEnvironmentActionRef  ZWEEA
    }
    TTLSGroupAction ZWEGA
    {
      TTLSEnabled  On
    }
    TTLSEnvironmentAction ZWEEA
    {
      HandshakeRole  ServerWithClientAuth
      TTLSKeyringParms
      {
        Keyring  ZWESVUSR/ZOWE
      }
      TTLSEnvironmentAdvancedParms
      {
        ClientAuthType  Required
        TLSv1           Off
        TLSv1.1         Off
        TLSv1.2         On
      }
    }
  `,
  *causes(use) {
    const line = use.linesOf('ClientAuthType').at(-1);
    if (!line || use.role !== 'ServerWithClientAuth' || use.value('ClientAuthType') !== 'PassThru' || !use.isSure('HandshakeRole', 'ClientAuthType')) return;
    yield {
      at: line.place,
      message: (rules) => `ClientAuthType PassThru: for ${rules}, client certificates are asked for, but not validated.`,
      fixes: () => [
        ...fix('Validate client certificates, and insist on one (Required)', [setValue(line, 'Required')]),
        ...fix('Validate client certificates that are sent (Full)', [setValue(line, 'Full')]),
      ],
    };
  },
});
