/** Every check, by subject, in the order of the documentation. */
import type { Check } from './check.js';
import { acrossChecks } from './across/index.js';
import { attributeChecks } from './attributes/index.js';
import { cssmtpChecks } from './cssmtp/index.js';
import { ftpdataChecks } from './ftpdata/index.js';
import { idsChecks } from './ids/index.js';
import { ipsecChecks } from './ipsec/index.js';
import { keyringChecks } from './keyring/index.js';
import { libraryChecks } from './library/index.js';
import { meaningChecks } from './meaning/index.js';
import { policyChecks } from './policy/index.js';
import { profileChecks } from './profile/index.js';
import { qosChecks } from './qos/index.js';
import { routingChecks } from './routing/index.js';
import { startedChecks } from './started/index.js';
import { unusedSuppression } from './suppressions.js';
import { syntaxChecks } from './syntax/index.js';
import { syslogdChecks } from './syslogd/index.js';
import { telnetChecks } from './telnet/index.js';

export const sections: readonly { readonly title: string; readonly checks: readonly Check[] }[] = [
  { title: 'Lines and blocks', checks: syntaxChecks },
  { title: 'Statements, attributes and values', checks: attributeChecks },
  { title: 'Names, rules and files', checks: libraryChecks },
  { title: 'Which rule comes first', checks: policyChecks },
  { title: 'What a policy comes to', checks: meaningChecks },
  { title: 'Key rings', checks: keyringChecks },
  { title: 'IPSec policy', checks: ipsecChecks },
  { title: 'Intrusion detection policy', checks: idsChecks },
  { title: 'QoS policy', checks: qosChecks },
  { title: 'Routing policy', checks: routingChecks },
  { title: 'TN3270E Telnet server', checks: telnetChecks },
  { title: 'PROFILE.TCPIP', checks: profileChecks },
  { title: 'CSSMTP', checks: cssmtpChecks },
  { title: 'FTP.DATA', checks: ftpdataChecks },
  { title: 'syslogd', checks: syslogdChecks },
  { title: 'Started tasks, environment files and traces', checks: startedChecks },
  { title: 'Across files', checks: acrossChecks },
  { title: 'Suppressions', checks: [unusedSuppression] },
];

export const checks: readonly Check[] = sections.flatMap((section) => section.checks);
