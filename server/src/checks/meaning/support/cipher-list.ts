/** The cipher list of a use: where it stands, what it is called, and how suites are added to it. */
import { cipherByCode4 } from '../../../catalog/index.js';
import type { Block } from '../../../policy/index.js';
import type { Place } from '../../../workspace/source-file.js';
import type { DraftFix, ScopeContext } from '../../check.js';
import { addAttributes, addBlock, fix } from './fixes.js';
import { headOf, titleOfBlock } from './places.js';
import type { Use } from './use.js';

const cipherParms = 'TTLSCipherParms';
const lists: readonly string[] = ['V3CipherSuites', 'V3CipherSuites4Char'];

/** The block with the suites, or that could have them; undefined when System SSL's own list is used and no block is coded. */
function listBlock(use: Use): Block | undefined {
  return use.blockOf('V3CipherSuites') ?? use.blockOfType(cipherParms);
}

/** The statement that the list stands in, or would: TTLSCipherParms, else the environment action. */
export function placeOfList(use: Use): Place {
  return headOf(listBlock(use) ?? use.environment);
}

/** `TTLSCipherParms TNCIPH`, or the default list. */
export function titleOfList(use: Use): string {
  const block = use.blockOf('V3CipherSuites');
  return block ? titleOfBlock(block) : "System SSL's default list, as no suites are coded,";
}

/** The suites that can stand for a protocol in a list of today, as constants; ECC certificates first. */
export const modernSuites = {
  'TLSv1.3': ['TLS_AES_256_GCM_SHA384', 'TLS_AES_128_GCM_SHA256'],
  'TLSv1.2': [
    'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384',
    'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
    'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
    'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
  ],
} as const;

/**
 * A fix that adds suites to the list. Where no list is coded, a new block takes the place of System SSL's list: it gets
 * suites for every protocol that is on, the default suites last where an old protocol needs them.
 */
export function addSuites(context: ScopeContext, use: Use, protocol: keyof typeof modernSuites): DraftFix[] {
  const coded = use.blockOf('V3CipherSuites');
  const own = modernSuites[protocol].map((name) => ['V3CipherSuites', name] as const);
  if (coded) return fix(`Add ${protocol} suites to ${titleOfBlock(coded)}`, [addAttributes(context, coded, own, lists)]);
  const all = wholeList(use).map((name) => ['V3CipherSuites', name] as const);
  const block = use.blockOfType(cipherParms);
  if (block) return fix(`Add suites to ${titleOfBlock(block)}`, [addAttributes(context, block, all)]);
  return fix(`Add TTLSCipherParms with ${protocol} suites`, [addBlock(context, use.environment, cipherParms, all)]);
}

function wholeList(use: Use): readonly string[] {
  const old = use.protocols.some((name) => name !== 'TLSv1.2' && name !== 'TLSv1.3');
  const defaults = old ? use.effective.list('V3CipherSuites').flatMap((code) => cipherByCode4(code)?.name ?? []) : [];
  return [...(use.isOn('TLSv1.3') ? modernSuites['TLSv1.3'] : []), ...(use.isOn('TLSv1.2') ? modernSuites['TLSv1.2'] : []), ...defaults];
}

/** At most three of the suites by name, and how many more there are. */
export function suitesText(names: readonly string[]): string {
  return names.length <= 3 ? `${names.slice(0, -1).join(', ')}${names.length > 1 ? ' and ' : ''}${names.at(-1) ?? ''}` : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
}
