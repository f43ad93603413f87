import { fix, setValue } from './support/fixes.js';
import { defineMeaningCheck } from './support/meaning-check.js';
import { listed } from '../support/wording.js';

/** Bits that trace every call and the data of the handshake (reference: pagent-ttls, Trace). */
const flow = 16;
const data = 32;
/** Bits without a meaning of their own: 255 has them all. */
const reserved = 64 + 128;
const highest = 255;

/** Trace with its talkative bits left on (reference: pagent-ttls, Trace). */
export const traceHigh = defineMeaningCheck({
  code: 'trace-high',
  severity: 'information',
  summary: 'The trace level writes every System SSL call, or data, to syslogd.',
  explanation: `
\`Trace\` is a sum of bits: 1 errors to the job log of TCP/IP, 2 errors to syslogd (the default), 4 which rule a connection got,
8 events, **16** every call to System SSL, **32** data of the negotiation and headers. 255 is all of it. With 16 or 32, each
connection writes dozens of records: good for an hour of searching, too much to stay on. Up to 15 nothing is reported.

The quick fix takes the high bits off; of 255 it leaves 2, the default. To search again, set the level in one connection action,
so that it counts for one rule.`,
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
      ⟦Trace        255⟧
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
      TTLSEnabled  On
      Trace        2
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
    const line = use.linesOf('Trace').at(-1);
    const level = Number(use.value('Trace'));
    if (!line || !use.isSure('Trace') || !Number.isInteger(level) || level > highest || (level & (flow | data)) === 0) return;
    const what = [...(level & flow ? ['every System SSL call (16)'] : []), ...(level & data ? ['data of the negotiation (32)'] : [])];
    const left = level === highest ? 2 : level & ~(flow | data | reserved);
    yield {
      at: line.place,
      message: (rules) => `Trace ${level} writes ${listed(what)} to syslogd for ${rules}: good for a search, too much to stay on.`,
      fixes: () => fix(`Set Trace to ${left}`, [setValue(line, String(left))]),
    };
  },
});
