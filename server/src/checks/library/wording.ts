/** Phrases that several messages about names share. */
import type { Definition } from '../../workspace/facts.js';
import type { Located, Scope } from '../../workspace/model.js';
import { nameOf } from '../../workspace/uris.js';

/** Where names are looked up: `for stack TCPIP`, or what stands for it when no stack is known. */
export function lookedUp(scope: Scope): string {
  if (!scope.complete) return 'in the files that are known here';
  return scope.stack?.name ? `for stack ${scope.stack.name}` : 'for this stack';
}

/** The file of a definition, as a person calls it. */
export function fileOf({ uri }: Located<Definition>): string {
  return nameOf(uri);
}

/** What a name that is not found brings about, as a sentence behind a blank; empty where another file may still have it. */
export function missingNameEffect({ complete, role }: Scope): string {
  return complete && role === 'ttls' ? ' Policy Agent installs none of the new AT-TLS policy.' : '';
}
