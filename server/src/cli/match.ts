/** `tcpparms match`: the rule that AT-TLS uses for a connection, and why not the others. */
import { match, type Connection, parseAddress } from '../policy/index.js';
import { renderMatch } from '../policy/render.js';
import { type Io, UsageError, wantsColor } from './io.js';
import { lineText, onlyPolicy, type PolicyOptions, readPolicies, terminalText } from './policies.js';

export interface MatchOptions extends PolicyOptions {
  readonly format: 'pretty' | 'json';
  readonly localAddr?: string;
  readonly localPort?: string;
  readonly remoteAddr?: string;
  readonly remotePort?: string;
  readonly jobname?: string;
  readonly userid?: string;
  readonly direction?: 'inbound' | 'outbound';
  readonly time?: string;
}

/** Runs the command; gives its exit code. That no rule matches is an answer, too. */
export async function matchCommand(paths: readonly string[], options: MatchOptions, io: Io): Promise<number> {
  const connection = connectionFrom(options);
  const found = await readPolicies(paths, options, io);
  const { locate, exitCode } = found;
  const result = match(onlyPolicy(found, options.stack), connection);
  if (options.format === 'json') {
    const considered = result.considered.map(({ rule, matches, why }) => ({ rule: rule.name, matches, why }));
    io.out(`${JSON.stringify({ rule: result.rule?.name ?? null, considered }, undefined, 2)}\n`);
  } else io.out(terminalText(renderMatch(result, { locate: (place) => lineText(locate(place)) }).lines, wantsColor(io, options.color)));
  return exitCode;
}

/** @throws UsageError for a value that no connection can have */
export function connectionFrom(options: MatchOptions): Connection {
  return {
    localAddress: address('--local-addr', options.localAddr),
    localPort: port('--local-port', options.localPort),
    remoteAddress: address('--remote-addr', options.remoteAddr),
    remotePort: port('--remote-port', options.remotePort),
    jobname: name('--jobname', options.jobname),
    userid: name('--userid', options.userid),
    direction: options.direction && (options.direction === 'inbound' ? 'Inbound' : 'Outbound'),
    at: options.time === undefined ? undefined : time(options.time),
  };
}

function address(option: string, text: string | undefined): string | undefined {
  if (text !== undefined && !parseAddress(text)) throw new UsageError(`${option} ${text}: expected one IPv4 or IPv6 address.`);
  return text;
}

function port(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (number < 1 || number > 65_535) throw new UsageError(`${option} ${text}: expected a port from 1 to 65535.`);
  return number;
}

function name(option: string, text: string | undefined): string | undefined {
  if (text !== undefined && !/^[^\s*]{1,8}$/.test(text)) throw new UsageError(`${option} ${text}: expected a name of up to 8 characters.`);
  return text;
}

/** `2024-05-06T14:30`: the wall clock of the system; with Z or an offset, that moment on the clock of this machine. */
function time(text: string): Date {
  const parts = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?)?$/i.exec(text);
  const at = parts ? new Date(`${parts[1]}T${parts[2] ?? '00:00'}${(parts[3] ?? '').toUpperCase()}`) : undefined;
  if (!at || Number.isNaN(at.getTime())) throw new UsageError(`--time ${text}: expected a time such as 2024-05-06T14:30.`);
  return at;
}
