/** The options that several commands have, so that each means and says the same everywhere. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { configurationLanguages } from '../catalog/types.js';
import { releaseNamed, releases } from '../workspace/settings.js';

/** An option that takes one of some words; upper and lower case are one, as on z/OS. */
export function choice(flags: string, description: string, choices: readonly string[]): Option {
  return new Option(flags, description).choices(choices).argParser((text) => {
    const found = choices.find((each) => each.toLowerCase() === text.toLowerCase());
    if (found === undefined) throw new InvalidArgumentError(`Allowed choices are ${choices.join(', ')}.`);
    return found;
  });
}

/** `--format`, with the first of the formats as default. */
export function formatOption(formats: readonly [string, ...string[]], description = 'how the answer is written'): Option {
  return choice('--format <format>', description, formats).default(formats[0]);
}

/** `--release <release>`; `2.5` is taken for V2R5. */
export function releaseOption(description: string): Option {
  return new Option('--release <release>', description).choices(releases).argParser((text) => {
    const release = releaseNamed(text);
    if (!release) throw new InvalidArgumentError(`Allowed choices are ${releases.join(', ')}.`);
    return release;
  });
}

/** What the release is needed for, where defaults are shown. */
export const ofDefaults = 'release of z/OS whose defaults apply';

/** `--config` and `--release`: the settings of a command. */
export function withSettings(command: Command, release = 'release of z/OS'): Command {
  return command.option('--config <file>', 'JSON file with the settings that VS Code has as tcpparms.*').addOption(releaseOption(release));
}

/** `--language` and `--stdin-name`: what the paths are. */
export function withInputs(command: Command, where = 'in the answer'): Command {
  return command
    .addOption(choice('--language <language>', 'language of the files named, whatever their content', configurationLanguages))
    .option('--stdin-name <path>', `name of standard input, ${where} and among the files beside it`);
}

/** `--color` and `--no-color`. */
export function withColors(command: Command): Command {
  return command.option('--color', 'use colours').option('--no-color', 'use no colours, as with NO_COLOR in the environment');
}
