/** The option --release of the commands. */
import { InvalidArgumentError, Option } from 'commander';
import { releaseNamed, releases } from '../workspace/settings.js';

/** `--release <release>`; `2.5` is taken for V2R5. */
export function releaseOption(description: string): Option {
  return new Option('--release <release>', description).choices(releases).argParser((text) => {
    const release = releaseNamed(text);
    if (!release) throw new InvalidArgumentError(`Allowed choices are ${releases.join(', ')}.`);
    return release;
  });
}
