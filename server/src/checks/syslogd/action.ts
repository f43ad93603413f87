import { syslogdTables } from '../../catalog/syslogd.js';
import { defineCheck, type Draft } from '../check.js';
import type { SyslogDestination } from '../../syntax/syslogd.js';
import { listed } from '../support/wording.js';
import { configurationOf, place } from './configuration.js';

const rows = syslogdTables.destinations.find(({ parameters }) => parameters)?.parameters ?? [];

/** `-A(...)` (reference: syslogd, destinations). */
export const syslogAction = defineCheck({
  code: 'syslog-action',
  severity: 'error',
  summary: 'A forwarding action -A(...) is incomplete or wrong.',
  explanation: `
\`-A(destination="host" protocol="tcp" port="6514" secure="yes")\` sends records to another syslog daemon. destination and protocol are required; protocol is udp or
tcp, port 1 to 65535, secure yes or no. secure belongs to TCP: with udp it is a warning, as is a name that is not one of the four. secure="yes" needs an AT-TLS
rule for syslogd with ApplicationControlled Off.`,
  example: { SYSLOGCF: '*.err  ⟦-A(destination="192.0.2.9")⟧\n' },
  *file(context) {
    for (const { destination } of configurationOf(context).rules) if (destination?.kind === 'action') yield* faultsOf(destination);
  },
});

function* faultsOf(action: SyslogDestination): Generator<Draft> {
  if (!action.closed) {
    yield { at: place(action), message: 'The closing parenthesis of -A(...) is missing.' };
    return;
  }
  const valueOf = (name: string): string | undefined => action.parameters.find((parameter) => parameter.name.text.toLowerCase() === name)?.value?.text.toLowerCase();
  const missing = rows.filter(({ name, required }) => required && !valueOf(name)).map(({ name }) => name);
  if (missing.length > 0) yield { at: place(action), message: `-A(...) needs ${listed(missing.map((name) => `${name}="..."`))}.` };
  for (const { name, value, start, end } of action.parameters) {
    const row = rows.find((each) => each.name === name.text.toLowerCase());
    if (!row) yield { at: place({ start, end }), severity: 'warning', message: `-A(...) has no parameter "${name.text}"; it takes ${listed(rows.map((each) => each.name))}.` };
    else if (value && row.values && !row.values.includes(value.text.toLowerCase())) yield { at: place(value), message: `${row.name} is ${listed(row.values, 'or')}.` };
    else if (value && row.max !== undefined && !(/^\d{1,6}$/.test(value.text) && Number(value.text) >= (row.min ?? 0) && Number(value.text) <= row.max)) yield { at: place(value), message: `${row.name} is a number from ${row.min ?? 0} to ${row.max}.` };
    else if (row.name === 'secure' && value?.text.toLowerCase() === 'yes' && valueOf('protocol') === 'udp') yield { at: place({ start, end }), severity: 'warning', message: 'TLS protects TCP only: with protocol="udp" the records go out in clear text.' };
  }
}
