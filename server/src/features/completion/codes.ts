/** Cipher suites, groups and signature pairs: strong ones first, those already coded left out. */
import { availableIn, cipherByCode2, ciphers, ciphersV2, groups, signatures } from '../../catalog/index.js';
import type { Cipher, CipherV2, Group, Parameter, Signature, ValueSpec } from '../../catalog/types.js';
import { codesIn, type CodeKind } from '../../policy/codes.js';
import { meaningOf } from '../../workspace/facts.js';
import type { FeatureContext } from '../context.js';
import { cipherAvailable, cipherInShort, describeCipher, describeCipherV2 } from '../describe/ciphers.js';
import { describeGroup, groupInShort } from '../describe/groups.js';
import { describeSignature, signatureInShort } from '../describe/signatures.js';
import { strengthRank, strengthWord } from '../describe/words.js';
import type { Completion } from './item.js';
import type { Position } from './position.js';

type Codes = Extract<ValueSpec, { kind: 'codes' }>;
type Span = { readonly start: number; readonly end: number };

export function completeCodes(context: FeatureContext, position: Position, row: Parameter, spec: Codes): Completion[] {
  const coded = codedBefore(position, spec.of);
  switch (spec.of) {
    case 'cipher1':
      return ciphersV2.filter((each) => !coded.has(each.code1)).map((each) => cipherV2Item(position, each));
    case 'cipher2':
    case 'cipher4':
      return ciphers.filter((each) => cipherAvailable(each, context.settings.release) && !coded.has(each.code4)).flatMap((each) => cipherItem(context, position, spec.of, each) ?? []);
    case 'group':
      return groups.filter((each) => groupFits(each, row, spec, context) && !coded.has(each.code) && !(each.code === 'Any' && coded.size > 0)).map((each) => groupItem(context, position, each));
    case 'signature':
      return signatures.filter((each) => signatureFits(each, context) && !coded.has(each.code)).map((each) => signatureItem(context, position, each));
  }
}

/** Codes of the same kind in the other lines of the block, and in the value at the cursor but for what is being typed. */
function codedBefore(position: Position, kind: CodeKind): ReadonlySet<string> {
  const { block, node, prefix, replace } = position;
  const own = node && meaningOf(node).parameter?.name;
  const found = new Set<string>();
  for (const line of block?.block?.children ?? []) {
    const parameter = meaningOf(line).parameter;
    if (line === node || parameter?.value.kind !== 'codes' || !line.args[0]) continue;
    // Both cipher parameters make one list; curves and key shares are lists of their own.
    const sameList = parameter.value.of.startsWith('cipher') ? kind.startsWith('cipher') : parameter.name === own;
    if (sameList) for (const code of codesIn(parameter.value.of, line.args[0].text)) found.add(code);
  }
  const typed = prefix.slice(0, partStart(prefix, kind));
  if (typed !== '' && replace.end > replace.start) for (const code of codesIn(kind, typed)) found.add(code);
  return found;
}

const widths: Record<CodeKind, number> = { cipher1: 1, cipher2: 2, cipher4: 4, group: 4, signature: 4 };

/** Where the code that is being typed begins in a run of codes; 0 for anything else. */
function partStart(prefix: string, kind: CodeKind): number {
  const digits = kind === 'group' ? /^\d*$/ : /^[0-9a-f]*$/i;
  return digits.test(prefix) ? prefix.length - (prefix.length % widths[kind]) : 0;
}

/** What a code replaces: of a run, only the code that is being typed. */
function codeSpan({ prefix, replace, offset }: Position, kind: CodeKind): Span {
  const start = partStart(prefix, kind);
  return start > 0 ? { start: replace.start + start, end: offset } : replace;
}

/**
 * V3CipherSuites4Char takes codes, V3CipherSuites constants; in a run of two-character codes, those. Undefined for a suite
 * that cannot be written there.
 */
function cipherItem(context: FeatureContext, position: Position, kind: CodeKind, row: Cipher): Completion | undefined {
  const inRun = kind === 'cipher2' && /^[0-9a-f]{2,}$/i.test(position.prefix);
  if (inRun && (!row.code2 || cipherByCode2(row.code2) !== row)) return undefined;
  const code = kind === 'cipher4' ? row.code4 : inRun ? row.code2 : undefined;
  const insertText = code ?? row.name;
  return {
    label: insertText,
    kind: 'cipher',
    detail: [code ? row.name : row.code4, cipherInShort(row)].join(' · '),
    documentation: describeCipher(row, context.settings.release),
    insertText,
    filterText: code ? `${code} ${row.name}` : `${row.name} ${row.code4}`,
    replace: code ? codeSpan(position, kind) : position.replace,
    sortText: rank(row.strength, row.protocols.includes('TLSv1.3')) + (row.forwardSecrecy ? '0' : '1') + String(9999 - row.keyBits) + row.code4,
    deprecated: row.strength === 'broken',
  };
}

/** SSL version 2 is broken whatever the suite. */
function cipherV2Item(position: Position, row: CipherV2): Completion {
  return {
    label: row.name,
    kind: 'cipher',
    detail: `${row.code1} · ${strengthWord(row.strength).toLowerCase()}`,
    documentation: describeCipherV2(row),
    insertText: row.name,
    replace: position.replace,
    sortText: rank(row.strength, false) + row.code1,
    deprecated: true,
  };
}

function rank(strength: Cipher['strength'], tls13: boolean): string {
  return `${strengthRank(strength)}${tls13 ? 0 : 1}`;
}

/** Groups that System SSL is known to take; key shares only where key shares are asked for. */
function groupFits(group: Group, row: Parameter, spec: Codes, { settings }: FeatureContext): boolean {
  if (group.code === 'Any') return spec.constants?.includes('Any') ?? false;
  if (group.certainty === 'unknown' || group.certainty === 'memory') return false;
  return availableIn(settings.release, group.since) && (group.keyShare || !/KEY_SHARES/.test(row.systemSsl ?? ''));
}

function groupItem(context: FeatureContext, position: Position, row: Group): Completion {
  const any = row.code === 'Any';
  return {
    label: row.code,
    kind: 'value',
    detail: any ? 'every curve' : [row.name, groupInShort(row)].filter((text) => text !== '').join(' · '),
    documentation: describeGroup(row, context.settings.release),
    insertText: row.code,
    filterText: any ? undefined : `${row.code} ${row.name}`,
    replace: any ? position.replace : codeSpan(position, 'group'),
    sortText: any ? '99' : `${strengthRank(row.strength)}${row.code}`,
  };
}

/** Pairs that System SSL is known to take. */
function signatureFits(row: Signature, { settings }: FeatureContext): boolean {
  return row.certainty !== 'rfc' && row.certainty !== 'memory' && row.certainty !== 'unknown' && availableIn(settings.release, row.since);
}

function signatureItem(context: FeatureContext, position: Position, row: Signature): Completion {
  return {
    label: row.code,
    kind: 'value',
    detail: [row.name, signatureInShort(row)].join(' · '),
    documentation: describeSignature(row, context.settings.release),
    insertText: row.code,
    filterText: `${row.code} ${row.name}`,
    replace: codeSpan(position, 'signature'),
    sortText: `${strengthRank(row.strength)}${row.code}`,
  };
}
