/**
 * Words that have a finding of their own, for what was pasted into them or left in them: other checks pass over them, so
 * that one fault is one finding.
 */
import { isEqualSign } from './foreign-syntax.js';

/** What IBM-1047 cannot hold, or holds as something that Policy Agent does not take for a blank. Tab and line ends are fine. */
const oddCharacter = /[^\t\n\r\x20-\x7e\xa1-\xac\xae-\xff]/;

/** Left over from a manual or a template: `<name>`, `{{name}}`, `${name}`, `[name]`, `{% if %}`, `...`. */
export const placeholderPattern = /<[A-Za-z][^<>{}\r\n]*>|\{\{[^{}\r\n]*\}\}|\{%[^\r\n]*?%\}|\$\{[^{}\r\n]*\}|(?<![^\s])\[[A-Za-z][A-Za-z _-]*\](?![^\s])|\.\.\.|(?<![^\s])…(?![^\s])/;

/** Signs that a placeholder may be there: cheap to look for in a long text. */
export const placeholderHint = /[<[…]|\{[{%]|\$\{|\.\.\./;

const templateWord = /^(\{\{|\}\}|\{%|%\})/;

const DOT = 46;

/** 1 for the characters that names and values are made of, of which no sign of a tool is. */
const plain = Uint8Array.from({ length: 128 }, (_, code) => (/[A-Za-z0-9_./'(),~*-]/.test(String.fromCharCode(code)) ? 1 : 0));

/** Most words: nothing in them needs a closer look. Two dots may be the beginning of three. */
function isPlain(text: string): boolean {
  let before = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 127 || plain[code] !== 1 || (code === DOT && before === DOT)) return false;
    before = code;
  }
  return true;
}

/** The word holds an odd character, or a placeholder or a part of one; or it is an equal sign between attribute and value. */
export function isSpoiled(text: string): boolean {
  if (isPlain(text)) return false;
  return oddCharacter.test(text) || (placeholderHint.test(text) && placeholderPattern.test(text)) || templateWord.test(text) || /^<[A-Za-z]|^[^<]+>$/.test(text) || isEqualSign(text);
}
