/** What was meant by an attribute that Policy Agent did not know, as its record in the log tells. */
import { parameter, statement, statementsOf } from '../../catalog/index.js';
import { didYouMean } from '../../checks/support/did-you-mean.js';
import type { LogRecord } from '../../logs/record.js';

/** Statements that are named as owners of an attribute. */
const mostOwners = 3;

/** A sentence for `Unknown attribute 'X' for Y`; undefined for other records, and where nothing is like it. */
export function attributeMeant({ fields }: Pick<LogRecord, 'fields'>): string | undefined {
  const { attribute, statement: type } = fields;
  const owner = attribute === undefined || type === undefined ? undefined : statement('pagent', type);
  if (attribute === undefined || !owner) return undefined;
  const known = parameter(owner, attribute);
  if (known) return known.since === undefined ? undefined : `${owner.name} has ${known.name} from ${known.since} on: the system is older, or lacks the service for it.`;
  const others = statementsOf('pagent').filter((row) => row.discipline === owner.discipline && parameter(row, attribute));
  if (others.length > 0) return others.length > mostOwners ? undefined : `It is an attribute of ${others.map(({ name }) => name).join(', ')}.`;
  const near = didYouMean(attribute, owner.parameters.filter((row) => !row.tolerated && row.positional === undefined).map(({ name }) => name));
  return near === undefined ? undefined : `Did you mean ${near}?`;
}
