/** Passwords in the lines of files that a report quotes. */
import { statementsOf } from '../catalog/index.js';

let pattern: RegExp | undefined;

/** The keyword of a parameter with a secret value, and what stands before it on the line; case does not count. */
function secretLine(): RegExp {
  if (!pattern) {
    const names = statementsOf('pagent').flatMap(({ parameters }) => parameters.flatMap(({ name, secret }) => (secret ? [name] : [])));
    pattern = new RegExp(`^(\\s*(?:${names.join('|')})\\s+)\\S.*$`, 'i');
  }
  return pattern;
}

/** The line with `***` in place of all that stands behind the keyword of a password: a comment there may be a part of it. */
export function withoutSecrets(line: string): string {
  return line.replace(secretLine(), '$1***');
}
