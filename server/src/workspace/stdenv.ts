/** The environment file of Policy Agent (STDENV): one NAME=value a line (reference: pagent-main, environmentRules). */
import type { Span } from '../syntax/tree.js';

/**
 * The value of PAGENT_CONFIG_FILE and where it stands; undefined when the file does not set it. The last setting counts.
 * Trailing blanks are left out, as _CEE_ENVFILE_S does.
 */
export function stdenvMainFile(text: string): { readonly text: string; readonly span: Span } | undefined {
  const pattern = /^[ \t]*PAGENT_CONFIG_FILE[ \t]*=[ \t]*(.*?)[ \t]*(?:\d{8}[ \t]*)?$/gm;
  let found: { text: string; span: Span } | undefined;
  for (const match of text.matchAll(pattern)) {
    const value = match[1];
    if (!value) continue;
    const start = match.index + match[0].indexOf(value, match[0].indexOf('=') + 1);
    found = { text: value, span: { start, end: start + value.length } };
  }
  return found;
}
