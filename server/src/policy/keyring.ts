/** The forms of a Keyring value (reference: pagent-ttls, Keyring). */

export type Keyring =
  /** Without an owner, the ring of the user ID of the process that owns the socket. */
  | { readonly kind: 'ring'; readonly owner?: string; readonly ring: string }
  /** `*AUTH*`/`*`: all certificates of one kind, without private keys; a user ID instead: all certificates of that user. */
  | { readonly kind: 'virtual'; readonly owner: string }
  | { readonly kind: 'database'; readonly path: string }
  | { readonly kind: 'token'; readonly token: string };

/**
 * Reads a Keyring value.
 * @param hasPassword KeyringPw or KeyringStashFile is coded with it: only then is a path a key database
 */
export function keyringOf(text: string, hasPassword: boolean): Keyring {
  const token = /^\*TOKEN\*\/(.*)$/i.exec(text)?.[1];
  if (token !== undefined) return { kind: 'token', token };
  if (hasPassword) return { kind: 'database', path: text };
  const virtual = /^(\*[A-Z]+\*|[A-Z@#$\d]{1,8})\/\*$/i.exec(text)?.[1];
  if (virtual !== undefined) return { kind: 'virtual', owner: virtual };
  const slash = text.indexOf('/');
  return slash > 0 ? { kind: 'ring', owner: text.slice(0, slash), ring: text.slice(slash + 1) } : { kind: 'ring', ring: text };
}
