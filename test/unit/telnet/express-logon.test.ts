/** Express Logon of the Telnet server, held against the AT-TLS rule of its port. */
import { expect, test } from 'vitest';
import { telnetExpressLogon } from '../../../server/src/checks/across/telnet-express-logon.js';
import { findingsOf, pointedAt } from '../../support/library.js';

const policy = (role: string, more = ''): string =>
  `TTLSRule TN\n{\n  LocalPortRange 992\n  Direction Inbound\n  TTLSGroupActionRef G\n  TTLSEnvironmentActionRef E\n}\nTTLSGroupAction G\n{\n  TTLSEnabled On\n}\nTTLSEnvironmentAction E\n{\n  HandshakeRole ${role}\n  TTLSEnvironmentAdvancedParms\n  {\n    ApplicationControlled On\n${more}  }\n}\n`;
const said = (TN3270: string, POLICY: string): string[] => findingsOf({ TN3270, POLICY }, { checks: [telnetExpressLogon] }).map((finding) => `${finding.severity} ${pointedAt({ TN3270, POLICY }, finding)}`);
const block = (lines: string): string => `TELNETPARMS\n  TTLSPORT 992\n${lines}\nENDTELNETPARMS\n`;

test('the rule must ask for a certificate, and SAF must find its user', () => {
  expect(said(block('EXPRESSLOGON'), policy('Server'))).toEqual(['warning EXPRESSLOGON']);
  expect(said(block('expresslogon'), policy('ServerWithClientAuth', '    ClientAuthType Required\n'))).toEqual(['warning expresslogon']);
  expect(said(block('EXPRESSLOGON'), policy('ServerWithClientAuth', '    ClientAuthType SAFCheck\n'))).toEqual([]);
});

test('what the block says comes before the globals; the last one counts', () => {
  const globals = 'TELNETGLOBALS\n  EXPRESSLOGON\nENDTELNETGLOBALS\n';
  expect(said(globals + block('MSG07'), policy('Server'))).toEqual(['warning EXPRESSLOGON']);
  expect(said(globals + block('NOEXPRESSLOGON'), policy('Server'))).toEqual([]);
  expect(said(block('EXPRESSLOGON\nEXPRESSLOGONMFA'), policy('Server'))).toEqual([]);
});

test('a basic port, and a port that no rule takes, are no affair of it', () => {
  expect(said('TELNETPARMS\n  PORT 23\n  EXPRESSLOGON\nENDTELNETPARMS\n', policy('Server'))).toEqual([]);
  expect(said(block('EXPRESSLOGON').replace('992', '993'), policy('Server'))).toEqual([]);
});
