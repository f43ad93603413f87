import { defineCheck } from '../check.js';
import { wrongFor } from './support/application-check.js';
import { be } from './support/meaning-check.js';

/** FTP without SecondaryMap (reference: pagent-ttls, SecondaryMap and applicationRoles). */
export const secondaryMap = defineCheck({
  code: 'secondary-map',
  severity: 'warning',
  summary: 'A rule for FTP control connections lacks SecondaryMap On, so that data connections get no rule.',
  explanation: `
An FTP session has a control connection, and a data connection for each file or listing, on ports that no rule can foresee.
\`SecondaryMap On\` lets the data connections of the same process and partner inherit the actions of the control connection. Without
it no rule matches them: TLS for data (\`PROT P\`) fails, while the session itself looks protected.

A rule is taken for FTP where its port and job name make it plain, as for
[application-controlled](application-controlled.md). The quick fix is offered where the action serves no other rule.`,
  example: `
    TTLSRule FTPSRV
    {
      LocalPortRange            21
      Direction                 Inbound
      TTLSGroupActionRef        FTGA
      TTLSEnvironmentActionRef  FTEA
      TTLSConnectionActionRef   FTCA
    }
    TTLSGroupAction FTGA
    {
      TTLSEnabled  On
    }
    TTLSEnvironmentAction FTEA
    {
      HandshakeRole  Server
      TTLSKeyringParms
      {
        Keyring  FTPD/FTPSRV
      }
      TTLSEnvironmentAdvancedParms
      {
        TLSv1    Off
        TLSv1.1  Off
        TLSv1.2  On
      }
    }
    TTLSConnectionAction FTCA
    {
      ⟦TTLSConnectionAdvancedParms⟧
      {
        ApplicationControlled  On
      }
    }
  `,
  fixed: `
    TTLSRule FTPSRV
    {
      LocalPortRange            21
      Direction                 Inbound
      TTLSGroupActionRef        FTGA
      TTLSEnvironmentActionRef  FTEA
      TTLSConnectionActionRef   FTCA
    }
    TTLSGroupAction FTGA
    {
      TTLSEnabled  On
    }
    TTLSEnvironmentAction FTEA
    {
      HandshakeRole  Server
      TTLSKeyringParms
      {
        Keyring  FTPD/FTPSRV
      }
      TTLSEnvironmentAdvancedParms
      {
        TLSv1    Off
        TLSv1.1  Off
        TLSv1.2  On
      }
    }
    TTLSConnectionAction FTCA
    {
      TTLSConnectionAdvancedParms
      {
        ApplicationControlled  On
        SecondaryMap           On
      }
    }
  `,
  *scope(context) {
    const message = (sign: string, name: string, rules: string): string => `By ${sign}, ${rules} ${be(rules)} for the ${name}: without SecondaryMap On, data connections get no rule.`;
    yield* wrongFor({ parameter: 'SecondaryMap', value: ({ role }) => role.secondaryMap, message: ({ role, sign }, rules) => message(sign, role.name, rules) }, context);
  },
});
