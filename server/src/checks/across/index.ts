import type { Check } from '../check.js';
import { ipsecNotActive } from './ipsec-not-active.js';
import { logUnknownAttribute } from './log-unknown-attribute.js';
import { portOfOtherJob } from './port-of-other-job.js';
import { telnetExpressLogon } from './telnet-express-logon.js';
import { telnetNoRule } from './telnet-no-rule.js';
import { telnetRuleUnfit } from './telnet-rule-unfit.js';
import { ttlsNotActive } from './ttls-not-active.js';
import { cssmtpAttls } from './cssmtp-attls.js';
import { ftpAttls } from './ftp-attls.js';
import { ftpPassivePorts } from './ftp-passive-ports.js';
import { syslogAttls } from './syslog-attls.js';
import { traceNotLogged } from './trace-not-logged.js';

export const acrossChecks: readonly Check[] = [ttlsNotActive, ipsecNotActive, portOfOtherJob, cssmtpAttls, ftpAttls, ftpPassivePorts, syslogAttls, logUnknownAttribute, traceNotLogged, telnetNoRule, telnetRuleUnfit, telnetExpressLogon];
