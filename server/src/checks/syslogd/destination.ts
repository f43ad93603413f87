import { defineCheck, type Draft } from '../check.js';
import type { SyslogRule } from '../../syntax/syslogd.js';
import { configurationOf, place, writing } from './configuration.js';

/** Rules that write nowhere (reference: syslogd, statements and destinations). */
export const syslogDestination = defineCheck({
  code: 'syslog-destination',
  severity: 'error',
  summary: 'A rule has no destination, or none that syslogd is known to take.',
  explanation: `
A rule is conditions, blanks, and one destination: an absolute path, \`/dev/console\`, \`@host\`, \`-A(...)\`, \`$SMF\`, user IDs, or \`*\`. A rule without one writes
nothing. A line that ends with a semicolon is a warning: it may be meant to go on, but no continuation is documented, so that each line is a rule of its own.

Forms of other syslog daemons are warnings too: \`@@host\` (on z/OS \`-A(... protocol="tcp")\`), \`|pipe\`, \`-/path\`.`,
  example: { SYSLOGCF: '⟦mail.*⟧\n*.err  /var/log/errors\n' },
  *file(context) {
    for (const rule of configurationOf(context).rules) {
      const draft = faultOf(rule);
      if (draft) yield draft;
    }
  },
});

function faultOf({ destination, selector }: SyslogRule): Draft | undefined {
  if (!destination) {
    const goesOn = selector.text.endsWith(';');
    return {
      at: place(selector),
      severity: goesOn ? 'warning' : 'error',
      message: goesOn ? 'No continuation of lines is documented: this rule has no destination, and the next line is a rule of its own. Write all conditions and the destination in one line.' : 'This rule has no destination, so it writes nothing. Write a path, /dev/console, @host or -A(...) behind the conditions.',
    };
  }
  if (destination.kind !== 'unknown') return undefined;
  const { text } = destination;
  const warn = (message: string, fixes?: Draft['fixes']): Draft => ({ at: place(destination), severity: 'warning', message, fixes });
  const linux = 'is written for the syslog daemons of other systems.';
  if (text.startsWith('@@') && /^@@[^\s:"()]+$/.test(text)) {
    const action = `-A(destination="${text.slice(2)}" protocol="tcp")`;
    return warn(`"${text}" ${linux} On z/OS, ${action} sends over TCP.`, writing('Send over TCP with -A(...)', destination, action));
  }
  if (/^-\/./.test(text)) return warn(`"${text}" ${linux} On z/OS a file is its path alone.`, writing('Remove the hyphen', destination, text.slice(1)));
  if (/^[|:^~]/.test(text)) return warn(`"${text}" ${linux} On z/OS write a path, @host or -A(...).`);
  if (text.includes('/')) return warn(`"${text}" is no absolute path: write /${text.replace(/^\.*\/*/, '')}, or whatever the whole path is.`);
  return warn(`"${text}" is no destination that syslogd is known to take: write an absolute path, /dev/console, @host, -A(...), $SMF, user IDs or *.`);
}
