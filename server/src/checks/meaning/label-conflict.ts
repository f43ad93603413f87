import { fix, removeLine } from './support/fixes.js';
import { defineMeaningCheck } from './support/meaning-check.js';
import type { Use } from './support/use.js';

/** Labels of both kinds (reference: pagent-ttls, CertificateLabel and ServerCertificateLabel). */
export const labelConflict = defineMeaningCheck({
  code: 'label-conflict',
  severity: 'warning',
  summary: 'CertificateLabel is coded beside a ServerCertificateLabel with another value, which counts instead.',
  explanation: `
A server takes its certificates from \`ServerCertificateLabel\` when that is coded, and from \`CertificateLabel\` only when it is
not. With both, the certificate that \`CertificateLabel\` names is never used, which shows only when the wrong certificate, or the
wrong type of certificate, is sent.

Nothing is reported when both name the same label, or when rules with \`HandshakeRole Client\`, for which \`CertificateLabel\` counts,
use the same line. When the two stand at different levels (environment and connection), the finding is for information: that
\`ServerCertificateLabel\` counts there too follows from the documentation, but was not seen.`,
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
      TTLSEnvironmentAdvancedParms
      {
        TLSv1                   Off
        TLSv1.1                 Off
        TLSv1.2                 On
        ⟦CertificateLabel        DB2P.DDF.NEW⟧
        ServerCertificateLabel  DB2P.DDF.OLD
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
      TTLSEnvironmentAdvancedParms
      {
        TLSv1                   Off
        TLSv1.1                 Off
        TLSv1.2                 On
        ServerCertificateLabel  DB2P.DDF.OLD
      }
    }
  `,
  *causes(use) {
    const line = use.linesOf('CertificateLabel').at(-1);
    if (!line || !isIgnored(use)) return;
    const own = use.effective.list('ServerCertificateLabel');
    const isSameLevel = use.get('CertificateLabel').level === use.get('ServerCertificateLabel').level;
    yield {
      at: line.place,
      severity: isSameLevel ? 'warning' : 'information',
      message: (rules) => `CertificateLabel ${use.value('CertificateLabel')} is not used by ${rules}: ServerCertificateLabel (${own.join(', ')}) counts for a server.`,
      related: use.linesOf('ServerCertificateLabel').map(({ place }) => ({ at: place, message: 'This label counts.' })),
      tags: ['unnecessary'],
      fixes: (context) => fix('Remove CertificateLabel', [removeLine(context, line)]),
    };
  },
  *fineAt(use) {
    if (isIgnored(use)) return;
    for (const { place } of use.linesOf('CertificateLabel')) yield place;
  },
});

/** A server with labels of both kinds, which differ. */
function isIgnored(use: Use): boolean {
  if (!use.isServer || !use.isSure('HandshakeRole', 'CertificateLabel', 'ServerCertificateLabel')) return false;
  const label = use.value('CertificateLabel');
  const own = use.effective.list('ServerCertificateLabel');
  return label !== undefined && own.length > 0 && !own.includes(label);
}
