/** The command line of `tcpparms`: its commands, options and help. What a command needs is loaded when it runs. */
import { Argument, Command, CommanderError, Option } from 'commander';
import { securityProfiles } from '../workspace/settings.js';
import type { CheckOptions } from './check.js';
import type { ExplainOptions } from './explain.js';
import type { HandshakeOptions } from './handshake.js';
import { exitCodes, UsageError, type Io } from './io.js';
import { addLog } from './log-options.js';
import { choice, formatOption, releaseOption, withColors, withInputs, withSettings } from './options.js';
import { addPolicyCommands } from './policy-commands.js';
import { addSyslog } from './syslog-options.js';
import { version } from './version.js';

const severities = ['error', 'warning', 'information', 'hint'] as const;

/** Runs the command that the arguments name; gives the exit code: 0 clean, 1 findings, 2 usage or files that cannot be read. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  let exitCode: number = exitCodes.clean;
  const program = programFor(io, (code) => (exitCode = code));
  try {
    if (args.length === 0) program.help({ error: true });
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.clean : exitCodes.usage;
    if (!(error instanceof UsageError)) throw error;
    if (error.message !== '') io.err(`${error.message}\n`);
    return exitCodes.usage;
  }
  return exitCode;
}

type Done = (exitCode: number) => void;

function programFor(io: Io, done: Done): Command {
  const program = new Command('tcpparms')
    .description('Checks and explains the configuration of z/OS Communications Server: Policy Agent files, AT-TLS above all.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help, or that of a command')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.out(text), writeErr: (text) => io.err(text) })
    .showHelpAfterError('Try --help.')
    .showSuggestionAfterError();
  addCheck(program, io, done);
  addExplain(program, io, done);
  addHandshake(program, io, done);
  addPolicyCommands(program, io, done);
  addLog(program, io, done);
  addSyslog(program, io, done);
  addCatalog(program, io);
  addLsp(program);
  return program;
}

function addCheck(program: Command, io: Io, done: Done): void {
  const command = program
    .command('check')
    .description('Check members, folders, or a main configuration file with all that it names.')
    .argument('<path...>', 'file, folder, or - for standard input')
    .addOption(formatOption(['pretty', 'json', 'sarif', 'github'], 'how findings are written'))
    .addOption(choice('--max-severity <severity>', 'exit with 1 for findings of this severity and worse ones', severities).default('error'));
  withSettings(command)
    .option('--severity <code=severity>', 'severity of one check: error, warning, information, hint or off; can be repeated', (value: string, all: string[] = []) => [...all, value])
    .option('--record-length <columns>', 'record length of members; off: lines may be of any length')
    .addOption(choice('--profile <profile>', 'security expectations', securityProfiles));
  withColors(withInputs(command, 'in messages'));
  command.addHelpText(
    'after',
    `
A folder is checked with all folders below it. A file is checked with the files
that it names; members beside it, and folders named like TCPPARMS in its
repository, are read to find what it refers to.

Exit codes: 0 no findings of the severity that counts, 1 findings, 2 wrong usage
or files that cannot be read.

Examples:
  tcpparms check USER.Z24C.TCPPARMS
  tcpparms check --release V2R5 --format github policies/
  tcpparms check --severity unused-definition=off PAGENTTN
  cat PAGENTTN | tcpparms check --stdin-name USER.Z24C.TCPPARMS/PAGENTTN -`,
  );
  command.action(async (paths: string[], options: CheckOptions) => {
    const { check } = await import('./check.js');
    done(await check(paths, options, io));
  });
}

function addExplain(program: Command, io: Io, done: Done): void {
  const command = program
    .command('explain')
    .description('Explain codes, names and message numbers.')
    .addArgument(new Argument('<code...>', 'cipher, group, signature or return code, TLS record, message number, System SSL name, statement, attribute, check'))
    .addOption(formatOption(['pretty', 'json']))
    .addOption(releaseOption('release of z/OS whose defaults are given'));
  withColors(command).addHelpText(
    'after',
    `
Exit codes: 0 all are known, 1 one of them is not, 2 wrong usage.

Examples:
  tcpparms explain C02C 0024
  tcpparms explain 515 5006 0x134CC19E 03353022
  tcpparms explain EZD1287I 160303007B GSK_CONNECT_CIPHER_SPEC
  tcpparms explain TTLSRule TTLSKeyringParms.Keyring`,
  );
  command.action(async (codes: string[], options: ExplainOptions) => {
    const { explainCommand } = await import('./explain.js');
    done(explainCommand(codes, options, io));
  });
}

function addHandshake(program: Command, io: Io, done: Done): void {
  const command = program
    .command('handshake')
    .description('Predict the TLS handshake of a rule with a partner: what is agreed on, or the return code and the smallest change that helps.')
    .argument('<path...>', 'file, folder, or - for standard input')
    .requiredOption('--rule <name>', 'the TTLSRule')
    .option('--stack <name>', 'the stack, when several have the rule')
    .option('--client <name>', 'the partner is this client: a known one, or a file')
    .option('--server <name>', 'the partner is this server: a known one, or a file')
    .option('--partner <file>', 'the partner is what this JSON file says')
    .option('--server-cert <kind>', 'the certificate of the server: rsa-2048, ecdsa-p256, ecdsa-p384, ecdsa-p521 …')
    .option('--certificates <file>', 'JSON file with the certificates of the server');
  withColors(withSettings(command).addOption(formatOption(['pretty', 'json']))).addHelpText(
    'after',
    `
Known partners: openssl-3, x3270, chrome, firefox, curl, java-8, java-17,
windows, zos-at-tls. Files are described in docs/handshake.md.

Exit codes: 0 a prediction, whatever it says; 1 there is no such rule; 2 wrong
usage or files that cannot be read.

Examples:
  tcpparms handshake --rule TN --client x3270 --server-cert rsa-2048 USER.Z24C.TCPPARMS
  tcpparms handshake --rule MQOUT --server java-17 --format json USER.Z24C.TCPPARMS
  tcpparms handshake --rule TN --partner partner.json --certificates ring.json PAGENTTN`,
  );
  command.action(async (paths: string[], options: HandshakeOptions) => {
    const { handshakeCommand } = await import('./handshake.js');
    done(await handshakeCommand(paths, options, io));
  });
}

function addCatalog(program: Command, io: Io): void {
  program
    .command('catalog')
    .description('Print all statements, parameters, values, codes and messages that are known.')
    .addOption(formatOption(['json'], 'how they are written'))
    .action(async () => {
      const { exportCatalog } = await import('../catalog/export.js');
      io.out(`${JSON.stringify(exportCatalog(), undefined, 2)}\n`);
    });
}

function addLsp(program: Command): void {
  program
    .command('lsp')
    .description('Start the language server, for any editor that speaks the language server protocol.')
    .addOption(new Option('--stdio', 'talk over standard input and output (the only way, and the default)'))
    .action(async () => {
      // The server library looks for the way to talk in the arguments of the process.
      if (!process.argv.includes('--stdio')) process.argv.push('--stdio');
      const { main } = await import('../lsp/node.js');
      main();
    });
}
