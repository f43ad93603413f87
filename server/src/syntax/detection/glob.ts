/**
 * Globs of the setting that gives files a language. The forms are those of VS Code's `files.associations`: `*`, `**`, `?`,
 * `[abc]`, `{a,b}`; a glob without a slash is matched against the last part of the path only; case does not count.
 */

/** Whether the glob matches a path whose parts are separated by `/`. */
export function matchesGlob(glob: string, path: string): boolean {
  const subject = glob.includes('/') ? path : path.slice(path.lastIndexOf('/') + 1);
  return toRegExp(glob).test(subject);
}

function toRegExp(glob: string): RegExp {
  let pattern = '';
  let depth = 0;
  for (let i = 0; i < glob.length; i++) {
    const c = glob.charAt(i);
    if (c === '*' && glob.charAt(i + 1) === '*') {
      const slash = glob.charAt(i + 2) === '/';
      pattern += slash ? '(?:.*/)?' : '.*';
      i += slash ? 2 : 1;
    } else if (c === '*') pattern += '[^/]*';
    else if (c === '?') pattern += '[^/]';
    else if (c === '[' && glob.indexOf(']', i + 2) > 0) {
      const close = glob.indexOf(']', i + 2);
      pattern += `[${glob.slice(i + 1, close).replace(/^!/, '^').replace(/\\/g, '\\\\')}]`;
      i = close;
    } else if (c === '{') {
      depth++;
      pattern += '(?:';
    } else if (c === '}' && depth > 0) {
      depth--;
      pattern += ')';
    } else if (c === ',' && depth > 0) pattern += '|';
    else pattern += c.replace(/[.+^$()|[\]{}\\]/, '\\$&');
  }
  return new RegExp(`^${pattern}${')'.repeat(depth)}$`, 'i');
}
