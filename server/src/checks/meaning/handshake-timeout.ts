import { fix, setValue } from './support/fixes.js';
import { defineMeaningCheck } from './support/meaning-check.js';

/** Seconds below which a slow network, or a person asked for a certificate, is cut off. */
const short = 2;
/** Seconds from which a partner that says nothing holds a connection for very long. */
const long = 300;

/** HandshakeTimeout 0 or far from its default (reference: pagent-ttls, HandshakeTimeout; that 0 is no limit is from memory). */
export const handshakeTimeout = defineMeaningCheck({
  code: 'handshake-timeout',
  severity: 'information',
  summary: 'HandshakeTimeout is 0, very short or very long.',
  explanation: `
\`HandshakeTimeout\` is the number of seconds that AT-TLS waits for the partner in a handshake, 10 by default, 600 at most.

- **0** is understood to mean no limit: a partner that connects and says nothing keeps the connection, and a task of the server,
  for ever. Enough of such partners, by accident or on purpose, and nobody else gets in.
- **${short} and less** cuts off partners on slow lines, or that ask a person which certificate to send: return code 5004.
- **${long} and more** is almost as good as no limit.

With \`ApplicationControlled On\` a Telnet server also waits this long before it offers TLS in another way, so there a few
seconds are common.`,
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
        TLSv1             Off
        TLSv1.1           Off
        TLSv1.2           On
        ⟦HandshakeTimeout  0⟧
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
        TLSv1             Off
        TLSv1.1           Off
        TLSv1.2           On
        HandshakeTimeout  10
      }
    }
  `,
  *causes(use) {
    const line = use.linesOf('HandshakeTimeout').at(-1);
    const text = use.value('HandshakeTimeout') ?? '';
    if (!line || !/^\d+$/.test(text) || !use.isSure('HandshakeTimeout')) return;
    const what = judge(Number(text));
    if (what === undefined) return;
    yield {
      at: line.place,
      message: (rules) => `HandshakeTimeout ${text} for ${rules}: ${what}. The default is 10 seconds.`,
      fixes: () => fix('Set HandshakeTimeout to 10', [setValue(line, '10')]),
    };
  },
});

function judge(seconds: number): string | undefined {
  if (seconds === 0) return '0 is understood as no limit, so a partner that says nothing keeps its connection for ever';
  if (seconds <= short) return 'partners on slow lines are cut off (return code 5004)';
  if (seconds >= long && seconds <= 600) return `a partner that says nothing keeps its connection for ${Math.floor(seconds / 60)} minutes`;
  return undefined;
}
