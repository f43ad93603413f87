import { fix, setValue } from './support/fixes.js';
import { defineMeaningCheck } from './support/meaning-check.js';

/** Decrypted data in traces (reference: pagent-ttls, CtraceClearText). */
export const ctraceClearText = defineMeaningCheck({
  code: 'ctrace-clear-text',
  severity: 'warning',
  summary: 'Traces hold the data of AT-TLS connections decrypted.',
  explanation: `
With \`CtraceClearText On\`, component and data traces of TCP/IP record what AT-TLS encrypts as clear text: passwords, files,
whatever goes over the connection. Who may read the trace may read all of it. Leave it Off, the default, and switch it on for one
connection action while a search lasts.`,
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
      TTLSEnabled      On
      ⟦CtraceClearText  On⟧
    }
    TTLSEnvironmentAction TNEA
    {
      HandshakeRole  Server
      TTLSKeyringParms
      {
        Keyring  TCPIP/TNRING
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
      TTLSEnabled      On
      CtraceClearText  Off
    }
    TTLSEnvironmentAction TNEA
    {
      HandshakeRole  Server
      TTLSKeyringParms
      {
        Keyring  TCPIP/TNRING
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
    const line = use.linesOf('CtraceClearText').at(-1);
    if (!line || !use.isOn('CtraceClearText') || !use.isSure('CtraceClearText')) return;
    yield {
      at: line.place,
      message: (rules) => `CtraceClearText On: traces hold the data of connections under ${rules} as clear text.`,
      fixes: () => fix('Switch CtraceClearText off', [setValue(line, 'Off')]),
    };
  },
});
