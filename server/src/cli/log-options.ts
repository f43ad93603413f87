/** The command line of `tcpparms log`. What it needs is loaded when it runs. */
import type { Command } from 'commander';
import type { Io } from './io.js';
import type { LogOptions } from './log.js';
import { choice, formatOption, withColors, withSettings } from './options.js';

export function addLog(program: Command, io: Io, done: (exitCode: number) => void): void {
  const command = program
    .command('log')
    .description('Tell what went wrong in logs: AT-TLS messages of syslogd, job logs and consoles, the log of the Policy Agent, and traces of System SSL.')
    .argument('<file...>', 'log, or - for standard input')
    .option('--library <path>', 'folder or main file of the configuration: errors lead to its lines')
    .addOption(choice('--connections <which>', 'connections that are told at the end', ['failed', 'all', 'none']).default('failed'))
    .option('--connection <id>', 'only this connection: its CONNID')
    .addOption(formatOption(['pretty', 'json'], 'how records are written'))
    .option('--pcap <file>', 'write the TLS records of EZD1285I, and of dumps in traces of System SSL, as a packet capture for Wireshark (pcapng)')
    .option('--force', 'replace the file of --pcap when it is there already');
  withColors(withSettings(command))
    .addHelpText(
      'after',
      `
Logs of any size are read in pieces; of the connections, the 10,000 that spoke
last are kept.

Exit codes: 0 no errors in the logs, 1 errors, 2 wrong usage or files that
cannot be read.

Examples:
  tcpparms log --library USER.Z24C.TCPPARMS /var/log/attls.log
  tcpparms log --connection 000007CC joblog.txt
  tcpparms log --format json - < pagent.log`,
    )
    .action(async (files: string[], options: LogOptions) => {
      const { logCommand } = await import('./log.js');
      done(await logCommand(files, options, io));
    });
}
