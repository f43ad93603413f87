/** Start options in the PARM of a started task, `-c -u -f /etc/syslog.conf` or bundled `-cuf /etc/syslog.conf` (reference: syslogd, startOptions, startRules). */
import type { JclStatement } from './jcl.js';
import type { Span } from './tree.js';

/** The program that an EXEC statement starts, in upper case; undefined where a symbol stands for it. */
export function programOf({ operation, operands }: JclStatement): string | undefined {
  if (operation !== 'EXEC') return undefined;
  for (const { text } of operands) {
    const name = /(?:^|,)PGM=([A-Z0-9@#$]{1,8})(?:,|$)/i.exec(text)?.[1];
    if (name !== undefined) return name.toUpperCase();
  }
  return undefined;
}

/**
 * The letters of the options and where each stands. Undefined where they cannot all be known: without PARM, with symbols in it, or where
 * the text reaches into column 72.
 */
export function startFlags({ operands }: JclStatement): ReadonlyMap<string, Span> | undefined {
  if (!operands.some(({ text }) => /(?:^|,)PARM=/i.test(text)) || operands.some(({ text, cut }) => cut || text.includes('&'))) return undefined;
  const found = new Map<string, Span>();
  for (const { text, start } of operands) {
    for (const match of text.matchAll(/(?<=^|[\s/'"])-([A-Za-z]{1,12})(?=[\s'")]|$)/g)) {
      [...(match[1] ?? '')].forEach((letter, index) => found.set(letter, { start: start + match.index + 1 + index, end: start + match.index + 2 + index }));
    }
  }
  return found;
}
