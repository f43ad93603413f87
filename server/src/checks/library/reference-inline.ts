import { defineCheck } from '../check.js';
import { nameOfFact } from './edits.js';
import { troublesOf } from './troubles.js';

/** A name that only an inline statement carries (reference: pagent-ttls, syntax.namedAndInline: not confirmed that it can be referred to). */
export const referenceInline = defineCheck({
  code: 'reference-inline',
  severity: 'hint',
  summary: 'A reference names a statement that is coded inside another one.',
  explanation: `
A statement inside an action may carry a name. Whether another statement can refer to that name is not documented. To be
sure, code the statement at the top level and refer to it from both places.`,
  example: `
    TTLSRule TN3270
    {
      LocalPortRange            2023
      Direction                 Inbound
      TTLSGroupActionRef        TNGA
      TTLSEnvironmentActionRef  TNEA
    }
    TTLSRule FTP
    {
      LocalPortRange            990
      Direction                 Inbound
      TTLSGroupActionRef        TNGA
      TTLSEnvironmentActionRef  FTPEA
    }
    TTLSGroupAction TNGA
    {
      TTLSEnabled  On
    }
    TTLSEnvironmentAction TNEA
    {
      HandshakeRole  Server
      TTLSKeyringParms SERVERKEYS
      {
        Keyring  TCPIP/TNRING
      }
      TTLSEnvironmentAdvancedParmsRef  TLS12
    }
    TTLSEnvironmentAction FTPEA
    {
      HandshakeRole                    Server
      TTLSKeyringParmsRef              ⟦SERVERKEYS⟧
      TTLSEnvironmentAdvancedParmsRef  TLS12
    }
    TTLSEnvironmentAdvancedParms TLS12
    {
      TLSv1    Off
      TLSv1.1  Off
      TLSv1.2  On
    }
  `,
  *scope(context) {
    for (const { name, found } of troublesOf('inline', context)) {
      const message = `The ${name.type} ${name.name} is coded inside another statement; whether it can be referred to from elsewhere is not documented. At the top level it can.`;
      for (const reference of name.all) {
        yield { at: nameOfFact(reference), message, related: found.map((definition) => ({ at: nameOfFact(definition), message: 'The name is given here.' })) };
      }
    }
  },
});
