import type { SyslogDestination, SyslogRule } from '../../syntax/syslogd.js';
import { severityOfPriority, isNone } from '../../policy/syslog-match.js';
import { defineCheck, type Draft } from '../check.js';
import { configurationOf, place, writing } from './configuration.js';

/** Forwarding that is allowed and seldom meant (reference: syslogd, destinations and diagnosticIdeas). */
export const syslogForwarding = defineCheck({
  code: 'syslog-forwarding',
  severity: 'information',
  summary: 'Records are forwarded over TLS to the port for clear text, or down to the debug messages.',
  explanation: `
With \`secure="yes"\` records go out over TLS only. Receivers listen for that on port 6514 as a rule; 514 is the port for clear text.

IBM recommends not to forward debug messages: they come in such numbers that the queue fills up, and what does not fit is dropped. Write
a higher priority, such as \`info\`, or keep them in a file of this system.`,
  example: { SYSLOGCF: '*.IKED.*.err  -A(destination="192.0.2.9" protocol="tcp" port="⟦514⟧" secure="yes")\n' },
  fixed: { SYSLOGCF: '*.IKED.*.err  -A(destination="192.0.2.9" protocol="tcp" port="6514" secure="yes")\n' },
  *file(context) {
    for (const rule of configurationOf(context).rules) {
      if (rule.destination?.kind !== 'action') continue;
      yield* clearPort(rule.destination);
      yield* debugMessages(rule);
    }
  },
});

function* clearPort({ parameters }: SyslogDestination): Generator<Draft> {
  const valueOf = (name: string) => parameters.find((parameter) => parameter.name.text.toLowerCase() === name)?.value;
  const port = valueOf('port');
  if (port?.text !== '514' || valueOf('secure')?.text.toLowerCase() !== 'yes') return;
  yield { at: place(port), message: 'Port 514 is for records in clear text; receivers of TLS listen on 6514 as a rule.', fixes: writing('Write 6514', port, '6514') };
}

function* debugMessages({ conditions }: SyslogRule): Generator<Draft> {
  for (const condition of conditions) {
    const { priority } = condition;
    if (!priority || isNone(condition) || (priority.text !== '*' && severityOfPriority(priority.text) !== severityOfPriority('debug'))) continue;
    yield { at: place(priority), message: 'Debug messages are forwarded too: IBM advises against it, as the queue overflows and records are dropped. Write info, or a higher priority.' };
  }
}
