/** `tcpparms match`: the rule that AT-TLS uses for a connection, and why not the others. */
import { match, type Connection, type ConnectionField, readConnection } from '../policy/index.js';
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

/** The options by field. */
const optionOf: Readonly<Record<ConnectionField, string>> = {
  localAddress: '--local-addr',
  localPort: '--local-port',
  remoteAddress: '--remote-addr',
  remotePort: '--remote-port',
  jobname: '--jobname',
  userid: '--userid',
  direction: '--direction',
  time: '--time',
};

/** @throws UsageError for a value that no connection can have */
function connectionFrom({ localAddr, localPort, remoteAddr, remotePort, jobname, userid, direction, time }: MatchOptions): Connection {
  const { connection, problems } = readConnection({ localAddress: localAddr, localPort, remoteAddress: remoteAddr, remotePort, jobname, userid, direction, time });
  if (problems.length > 0) throw new UsageError(problems.map(({ field, value, message }) => `${optionOf[field]} ${value}: ${message}`).join('\n'));
  return connection;
}
