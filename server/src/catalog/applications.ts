/** What the policy of well-known applications looks like. */
import rows from './data/application-roles.json' with { type: 'json' };
import { dataOf } from './lazy.js';
import type { ApplicationRole } from './types.js';

/** Every application whose needs are documented. */
export const applicationRoles = dataOf<readonly ApplicationRole[]>(rows);

/** The applications whose usual port is `port`, at this end of the connection. */
export function applicationsAtPort(port: number, side: ApplicationRole['portSide']): readonly ApplicationRole[] {
  return applicationRoles.filter((row) => row.port === port && row.portSide === side);
}
