/** The words of syslogd rules: facilities, priorities, destinations and options. */
import rows from './data/syslogd-tables.json' with { type: 'json' };
import type { SyslogdTables } from './types.js';

export const syslogdTables = rows as unknown as SyslogdTables;
