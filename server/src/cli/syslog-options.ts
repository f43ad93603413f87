/** The command line of `tcpparms syslog`. What it needs is loaded when it runs. */
import type { Command } from 'commander';
import type { Io } from './io.js';
import { formatOption, withColors } from './options.js';
import type { SyslogOptions } from './syslog.js';

export function addSyslog(program: Command, io: Io, done: (exitCode: number) => void): void {
  const command = program
    .command('syslog')
    .description('Tell which rules of a syslogd configuration take a record, or where the records of each program go.')
    .argument('<file>', 'configuration of syslogd, or - for standard input')
    .option('--record <record>', 'USER.JOB.FACILITY.PRIORITY of one record; blanks do for the dots')
    .option('--stack-job <name>', 'job name of the TCP/IP stack', 'TCPIP')
    .addOption(formatOption(['pretty', 'json']));
  withColors(command)
    .addHelpText(
      'after',
      `
Without --record, the programs that are known to log to syslogd are gone
through, with their usual job names.

Exit codes: 0 the record is taken, or no record is given; 1 no rule takes the
record; 2 wrong usage or a file that cannot be read.

Examples:
  tcpparms syslog --record "TCPIP TCPIP daemon debug" etc/syslog.conf
  tcpparms syslog --format json --record TCPIP.TCPIP.auth.err SYSLOGCF
  tcpparms syslog --stack-job TCPIP1 SYSLOGCF`,
    )
    .action(async (file: string, options: SyslogOptions) => {
      const { syslogCommand } = await import('./syslog.js');
      done(await syslogCommand(file, options, io));
    });
}
