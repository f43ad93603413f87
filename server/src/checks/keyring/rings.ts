/** The key ring of a TTLSKeyringParms block, with what decides how it is taken (reference: pagent-ttls, TTLSKeyringParms). */
import { keyringOf, type Keyring } from '../../policy/keyring.js';
import type { Item, Statement, Word } from '../../syntax/tree.js';
import { lastLine } from '../support/block-lines.js';
import { rowsIn } from '../support/discipline-rows.js';
import { hasBraceTrouble } from '../support/judgement.js';
import { isSpoiled } from '../support/spoiled.js';

export interface Ring {
  readonly block: Statement;
  readonly word: Word;
  readonly keyring: Keyring;
  /** The lines that make the value a key database: KeyringPw, KeyringStashFile. */
  readonly secrets: readonly Statement[];
}

const cache = new WeakMap<Item, readonly Ring[]>();

/** The key rings that an item codes, read once for all checks. */
export function ringsIn(item: Item): readonly Ring[] {
  let rings = cache.get(item);
  if (!rings) cache.set(item, (rings = [...read(item)]));
  return rings;
}

function* read(item: Item): Generator<Ring> {
  if (hasBraceTrouble(item.problems)) return;
  for (const { node, type } of rowsIn(item, 'TTLS')) {
    if (type?.name !== 'TTLSKeyringParms' || !node.block) continue;
    const word = lastLine(node, 'Keyring')?.args[0];
    if (!word || isSpoiled(word.text)) continue;
    const secrets = ['KeyringPw', 'KeyringStashFile'].flatMap((name) => lastLine(node, name) ?? []).filter(({ args }) => args.length > 0);
    yield { block: node, word, keyring: keyringOf(word.text, secrets.length > 0), secrets };
  }
}

/** How `safkeyring://OWNER/RING`, as Java writes it, is written here; undefined for another value. */
export function withoutScheme(text: string): string | undefined {
  const rest = /^safkeyring[a-z]*:\/{2,4}(.*)$/i.exec(text)?.[1];
  return rest === undefined || rest === '' ? undefined : rest;
}
