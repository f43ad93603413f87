/** syslogd over TLS against the AT-TLS policy of the library. */
import { expect, test } from 'vitest';
import { syslogAttls } from '../../../server/src/checks/across/syslog-attls.js';
import { findingsOf, pointedAt, type Members } from '../../support/library.js';

const found = (given: Members): string[] => findingsOf(given, { checks: [syslogAttls] }).map((finding) => pointedAt(given, finding));

const policy = (conditions: string, role: string, controlled = 'Off'): string => `
TTLSRule SYSLOG
{
  ${conditions}
  TTLSGroupActionRef        G
  TTLSEnvironmentActionRef  E
}
TTLSGroupAction G
{
  TTLSEnabled  On
}
TTLSEnvironmentAction E
{
  HandshakeRole  ${role}
  TTLSKeyringParms
  {
    Keyring  RING
  }
  TTLSEnvironmentAdvancedParms
  {
    ApplicationControlled  ${controlled}
  }
}
`;

const sending = '*.err -A(destination="192.0.2.9" protocol="tcp" port="6515" secure="yes")\n';
const receiving = "//SYSLOGD EXEC PGM=SYSLOGD,PARM='/ -n -S'\n";

test('to send, an outbound rule for the port with the role of a client', () => {
  expect(found({ SYSLOGCF: sending, POLICY: policy('RemotePortRange 6515\n  Direction Outbound', 'Client') })).toEqual([]);
  expect(found({ SYSLOGCF: sending, POLICY: policy('RemotePortRange 6514\n  Direction Outbound', 'Client') })).toEqual(['secure="yes"']);
  expect(found({ SYSLOGCF: sending, POLICY: policy('RemoteAddr 192.0.2.8\n  RemotePortRange 6515\n  Direction Outbound', 'Client') })).toEqual(['secure="yes"']);
  expect(found({ SYSLOGCF: sending, POLICY: policy('RemotePortRange 6515\n  Direction Outbound', 'Server') })).toEqual(['secure="yes"']);
  expect(found({ SYSLOGCF: sending, POLICY: policy('RemotePortRange 6515\n  Direction Outbound', 'Client', 'On') })).toEqual(['secure="yes"']);
});

test('to receive, an inbound rule for port 6514', () => {
  expect(found({ PROC: receiving, POLICY: policy('LocalPortRange 6514\n  Direction Inbound', 'ServerWithClientAuth') })).toEqual([]);
  expect(found({ PROC: receiving, POLICY: policy('LocalPortRange 6515\n  Direction Inbound', 'Server') })).toEqual(['S']);
  expect(found({ PROC: receiving.replace(' -S', ' -T'), POLICY: policy('LocalPortRange 6515\n  Direction Inbound', 'Server') })).toEqual([]);
});

test('without a policy, and in clear text, nothing is said', () => {
  expect(found({ SYSLOGCF: sending, PROC: receiving })).toEqual([]);
  expect(found({ SYSLOGCF: sending.replace('"yes"', '"no"'), POLICY: policy('RemotePortRange 1\n  Direction Outbound', 'Client') })).toEqual([]);
});
