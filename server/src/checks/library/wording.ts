/** Phrases that several messages share. */
import type { Definition } from '../../workspace/facts.js';
import type { Located, Scope } from '../../workspace/model.js';
import { nameOf } from '../../workspace/uris.js';

/** `an IpAddr`, `a TTLSRule`. */
export function withArticle(type: string): string {
  return `${/^[AEIO]/i.test(type) ? 'an' : 'a'} ${type}`;
}

/** Where names are looked up: `for stack TCPIP`, or what stands for it when no stack is known. */
export function lookedUp(scope: Scope): string {
  if (!scope.complete) return 'in the files that are known here';
  return scope.stack?.name ? `for stack ${scope.stack.name}` : 'for this stack';
}

/** The file of a definition, as a person calls it. */
export function fileOf({ uri }: Located<Definition>): string {
  return nameOf(uri);
}

/** `A`, `A and B`, `A, B and C`. */
export function listed(words: readonly string[], last = 'and'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
