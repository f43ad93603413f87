/** A connection from what a person enters: fields of a form or options of a command, each optional. */
import { parseAddress } from './addresses.js';
import type { Connection } from './match.js';

export interface ConnectionFields {
  readonly localAddress?: string;
  readonly localPort?: string;
  readonly remoteAddress?: string;
  readonly remotePort?: string;
  readonly jobname?: string;
  readonly userid?: string;
  /** inbound or outbound, in any case. */
  readonly direction?: string;
  /** `2024-05-06T14:30`: the wall clock of the system; with Z or an offset, that moment on the clock of this machine. */
  readonly time?: string;
}

export type ConnectionField = keyof ConnectionFields;

/** A field with a value that no connection can have. */
export interface FieldProblem {
  readonly field: ConnectionField;
  readonly value: string;
  /** What was expected, as a sentence that goes behind a colon. */
  readonly message: string;
}

/** Reads the fields; empty ones count as left out. The connection holds what could be read. */
export function readConnection(fields: ConnectionFields): { readonly connection: Connection; readonly problems: readonly FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const read = <T>(field: ConnectionField, parse: (text: string) => T | undefined, expected: string): T | undefined => {
    const value = fields[field]?.trim() ?? '';
    if (value === '') return undefined;
    const found = parse(value);
    if (found === undefined) problems.push({ field, value, message: `expected ${expected}.` });
    return found;
  };
  const address = (text: string): string | undefined => (parseAddress(text) ? text : undefined);
  const name = (text: string): string | undefined => (/^[^\s*]{1,8}$/.test(text) ? text : undefined);
  const connection: Connection = {
    localAddress: read('localAddress', address, 'one IPv4 or IPv6 address'),
    localPort: read('localPort', port, 'a port from 1 to 65535'),
    remoteAddress: read('remoteAddress', address, 'one IPv4 or IPv6 address'),
    remotePort: read('remotePort', port, 'a port from 1 to 65535'),
    jobname: read('jobname', name, 'a name of up to 8 characters'),
    userid: read('userid', name, 'a name of up to 8 characters'),
    direction: read('direction', direction, 'inbound or outbound'),
    at: read('time', time, 'a time such as 2024-05-06T14:30'),
  };
  return { connection, problems };
}

function port(text: string): number | undefined {
  const number = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= 65_535 ? number : undefined;
}

function direction(text: string): Connection['direction'] {
  const lower = text.toLowerCase();
  return lower === 'inbound' ? 'Inbound' : lower === 'outbound' ? 'Outbound' : undefined;
}

function time(text: string): Date | undefined {
  const [, day, clock, zone] = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?)?$/i.exec(text) ?? [];
  if (day === undefined) return undefined;
  const at = new Date(`${day}T${clock ?? '00:00'}${(zone ?? '').toUpperCase()}`);
  return Number.isNaN(at.getTime()) ? undefined : at;
}
