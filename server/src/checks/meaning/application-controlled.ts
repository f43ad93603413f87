import { defineCheck } from '../check.js';
import type { Application } from './support/applications.js';
import { wrongFor } from './support/application-check.js';
import { be } from './support/meaning-check.js';

/** ApplicationControlled against what the application does (reference: pagent-ttls, ApplicationControlled and applicationRoles). */
export const applicationControlled = defineCheck({
  code: 'application-controlled',
  severity: 'warning',
  summary: 'ApplicationControlled does not fit the application that the rule is for.',
  explanation: `
Some applications tell AT-TLS themselves when to start TLS, because they begin in clear text: the FTP server and client (AUTH
TLS), the TN3270E Telnet server on a \`TTLSPORT\`, and CSSMTP (STARTTLS). Their rules need \`ApplicationControlled On\`. Without it
AT-TLS expects a handshake at once; the first line in clear text ends the connection with return code 5003, or both ends wait for
each other.

syslogd is the other way round: it knows of AT-TLS, but never starts TLS. Its rules need \`ApplicationControlled Off\`, the
default; with On, nobody starts TLS.

A rule is taken for one of these only where its direction, port and job name make it plain:

| application | the rule has |
|---|---|
| FTP server | Inbound, local port 21, no job name or one that begins with FTP; or a job name like FTPD1 and one local port other than 20 and 990 |
| FTP client | Outbound, remote port 21 |
| TN3270E Telnet server | Inbound, one local port, and a job name that begins with TN3270 or TELNET; or a port that a Telnet profile in the workspace names as \`TTLSPORT\`. Port 23 or 992 alone: for information |
| CSSMTP | Outbound, and a job name that begins with CSSMTP; a port that a CSSMTP configuration in the workspace names as \`ConnectPort\`: for information |
| syslogd | port 6514, no job name or one that begins with SYSLOG; or a job name that begins with SYSLOGD |

FTP on port 990 starts TLS at once and is left alone. The quick fix is offered where the action serves no other rule.`,
  example: `
    TTLSRule TN
    {
      LocalPortRange            2023
      Jobname                   TN3270
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
      TTLSEnvironmentAdvancedParmsRef  TNEAP
    }
    TTLSEnvironmentAdvancedParms ⟦TNEAP⟧
    {
      TLSv1                  Off
      TLSv1.1                Off
      TLSv1.2                On
    }
  `,
  fixed: `
    TTLSRule TN
    {
      LocalPortRange            2023
      Jobname                   TN3270
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
      TTLSEnvironmentAdvancedParmsRef  TNEAP
    }
    TTLSEnvironmentAdvancedParms TNEAP
    {
      TLSv1                  Off
      TLSv1.1                Off
      TLSv1.2                On
      ApplicationControlled  On
    }
  `,
  *scope(context) {
    yield* wrongFor({ parameter: 'ApplicationControlled', value: ({ role }) => role.applicationControlled, message }, context);
  },
});

function message({ role, sign, isPlain }: Application, rules: string): string {
  const meant = `By ${sign}, ${rules} ${isPlain ? be(rules) : 'may be'} for the ${role.name}`;
  return role.applicationControlled === 'On'
    ? `${meant}, which starts TLS itself: this needs ApplicationControlled On, or clear text ends the connection (return code 5003).`
    : `${meant}, which never starts TLS itself: this needs ApplicationControlled Off, or nobody starts TLS.`;
}
