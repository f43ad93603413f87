/** The words of syslogd rules: facilities, priorities, destinations and options. */
import rows from './data/syslogd-tables.json' with { type: 'json' };
import { dataOf } from './lazy.js';
import type { SyslogdTables } from './types.js';

export const syslogdTables = dataOf<SyslogdTables>(rows);
