/** The commands about what a policy means: effective, match, diff, drift, racf. What they need is loaded when they run. */
import type { Command } from 'commander';
import type { DiffOptions } from './diff.js';
import type { DriftOptions } from './drift.js';
import type { EffectiveOptions } from './effective.js';
import type { Io } from './io.js';
import type { MatchOptions } from './match.js';
import { choice, formatOption, ofDefaults, withColors, withInputs, withSettings } from './options.js';
import type { RacfOptions } from './racf.js';

type Done = (exitCode: number) => void;

export function addPolicyCommands(program: Command, io: Io, done: Done): void {
  addEffective(program, io, done);
  addMatch(program, io, done);
  addDiff(program, io, done);
  addDrift(program, io, done);
  addRacf(program, io, done);
}

/** The options that say what to read, and how to show it. */
function withCommonOptions(command: Command): Command {
  return withColors(withInputs(withSettings(command.option('--stack <name>', 'only this stack'), ofDefaults)));
}

function addEffective(program: Command, io: Io, done: Done): void {
  const command = program
    .command('effective')
    .description('Show the values that connections of a rule get, and where each comes from.')
    .argument('<path...>', 'file, folder, or - for standard input')
    .option('--rule <name>', 'only this rule; names are case-sensitive')
    .addOption(formatOption(['pretty', 'json', 'pasearch', 'netstat'], 'pretty, json, or as pasearch -t or netstat ttls conn detail show it'))
    .option('--all', 'also parameters without a value (json always has them)');
  withCommonOptions(command).addHelpText(
    'after',
    `
A value is that of the connection action, else of the environment action, else
of the group action, else the default of the release, else that of System SSL.

Exit codes: 0 shown, 1 there is no such rule, 2 wrong usage or files that cannot
be read.

Examples:
  tcpparms effective --rule TN USER.Z24C.TCPPARMS
  tcpparms effective --rule TN --format pasearch USER.Z24C.TCPPARMS | diff - pasearch.txt
  tcpparms effective --stack TCPIP --format json --release V2R5 PAGENTCF`,
  );
  command.action(async (paths: string[], options: EffectiveOptions) => {
    const { effectiveCommand } = await import('./effective.js');
    done(await effectiveCommand(paths, options, io));
  });
}

function addMatch(program: Command, io: Io, done: Done): void {
  const command = program
    .command('match')
    .description('Tell which rule AT-TLS uses for a connection, and why not the others.')
    .argument('<path...>', 'file, folder, or - for standard input')
    .option('--local-addr <address>', 'address of the connection on z/OS')
    .option('--local-port <port>', 'port of the connection on z/OS')
    .option('--remote-addr <address>', 'address of the partner')
    .option('--remote-port <port>', 'port of the partner')
    .option('--jobname <name>', 'job that owns the socket')
    .option('--userid <name>', 'user ID of that job')
    .addOption(choice('--direction <direction>', 'who began the connection: inbound is the partner', ['inbound', 'outbound']))
    .option('--time <time>', 'wall clock of the system, for rules with time conditions: 2024-05-06T14:30')
    .addOption(formatOption(['pretty', 'json']));
  withCommonOptions(command).addHelpText(
    'after',
    `
What is not given is taken to fit, and told as an assumption.

Exit codes: 0 an answer, which may be that no rule matches; 2 wrong usage or
files that cannot be read.

Examples:
  tcpparms match --local-port 2023 --jobname TN3270 --direction inbound USER.Z24C.TCPPARMS
  tcpparms match --stack TCPIP --remote-addr 10.1.1.2 --remote-port 443 --direction outbound --userid WEBCLNT --format json .`,
  );
  command.action(async (paths: string[], options: MatchOptions) => {
    const { matchCommand } = await import('./match.js');
    done(await matchCommand(paths, options, io));
  });
}

function addDiff(program: Command, io: Io, done: Done): void {
  const command = program
    .command('diff')
    .description('Show what a change of the files changes for the connections of each rule.')
    .argument('[state...]', 'OLD NEW: folders, files, or Git revisions of the repository they are in')
    .option('--git <revision>', 'compare the files as they are with this revision; the one argument is the path, . when left out')
    .addOption(formatOption(['pretty', 'json', 'markdown']));
  withCommonOptions(command).addHelpText(
    'after',
    `
A name that is both a path and a revision is the path; REVISION:PATH names a
path in a revision. Only effective values are compared: comments, order, names
of actions, and inline or by reference make no difference and are told apart.

Exit codes: 0 no effective change, 1 changes, 2 wrong usage or files that cannot
be read.

Examples:
  tcpparms diff old/USER.TCPPARMS new/USER.TCPPARMS
  tcpparms diff HEAD~1 USER.Z24C.TCPPARMS
  tcpparms diff --git HEAD --format markdown > change.md`,
  );
  command.action(async (paths: string[], options: DiffOptions) => {
    const { diffCommand } = await import('./diff.js');
    done(await diffCommand(paths, options, io));
  });
}

function addDrift(program: Command, io: Io, done: Done): void {
  const command = program
    .command('drift')
    .description('Show where the live policy, as a saved display shows it, differs from what the members give.')
    .argument('<path...>', 'file or folder with the members')
    .requiredOption('--pasearch <file>', 'output of pasearch -t or of netstat ttls conn detail; - for standard input')
    .option('--filtered', 'the display was made for some rules only: rules that it does not have are no difference')
    .addOption(formatOption(['pretty', 'json']));
  withCommonOptions(command).addHelpText(
    'after',
    `
Stack and release are those in the heading of the display, unless --stack or
--release say otherwise. Of a display of several stacks, each is compared. A
display of netstat has the rules of connections; only those rules are compared.

Exit codes: 0 no difference, 1 differences, 2 wrong usage or files that cannot
be read.

Examples:
  tcpparms drift --pasearch pasearch.txt USER.Z24C.TCPPARMS
  tcpparms drift --pasearch netstat.txt --stack TCPIP --format json .`,
  );
  command.action(async (paths: string[], options: DriftOptions) => {
    const { driftCommand } = await import('./drift.js');
    done(await driftCommand(paths, options, io));
  });
}

function addRacf(program: Command, io: Io, done: Done): void {
  const command = program
    .command('racf')
    .description('Write the RACF commands that list, permit and fill the key ring of a rule. Nothing is run.')
    .argument('<path...>', 'file, folder, or - for standard input')
    .requiredOption('--rule <name>', 'the rule; names are case-sensitive');
  withCommonOptions(command).addHelpText(
    'after',
    `
Key ring, certificate labels and user ID are the effective ones of the rule.
What the rule does not say is in lower case.

Exit codes: 0 written, 1 there is no such rule, 2 wrong usage or files that
cannot be read.

Example:
  tcpparms racf --rule TN USER.Z24C.TCPPARMS > racf.txt`,
  );
  command.action(async (paths: string[], options: RacfOptions) => {
    const { racfCommand } = await import('./racf.js');
    done(await racfCommand(paths, options, io));
  });
}
