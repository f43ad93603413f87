/**
 * Lists of cipher suites, groups and signature pairs from the lines that code them. Lines are joined in order, and the
 * first of a duplicate counts (IP Configuration Reference, TTLSCipherParms and TTLSSignatureParms).
 */
import { cipherByCode2, cipherByName, cipherV2ByName, groupByName, signatureByName } from '../catalog/index.js';
import type { ValueSpec } from '../catalog/types.js';
import { detached } from '../syntax/keyword-table.js';

export type CodeKind = Extract<ValueSpec, { kind: 'codes' }>['of'];

/**
 * The codes in one value: a constant gives its code, a run of codes is cut apart. Suites come as four hexadecimal digits
 * (`V2CipherSuites`: one digit), groups as four decimal digits or `Any`, signature pairs as four hexadecimal digits.
 * A text that is neither is given back as it stands, in capitals when it looks like codes.
 */
export function codesIn(kind: CodeKind, text: string): readonly string[] {
  const found = known.get(`${kind} ${text}`);
  if (found) return found;
  // What is kept must not hold on to the file that the text stands in.
  const own = detached(text);
  const codes = readCodes(kind, own);
  if (known.size < MOST_KNOWN) known.set(`${kind} ${own}`, codes);
  return codes;
}

/** The same few values stand in all rules. Their number is limited, as they come from user files. */
const known = new Map<string, readonly string[]>();
const MOST_KNOWN = 4096;

function readCodes(kind: CodeKind, text: string): readonly string[] {
  const constant = constantCode(kind, text);
  if (constant !== undefined) return [constant];
  const width = kind === 'cipher1' ? 1 : kind === 'cipher2' ? 2 : 4;
  const digits = kind === 'group' ? /^\d+$/ : /^[0-9a-f]+$/i;
  if (!digits.test(text) || text.length % width !== 0) return [text];
  const codes = text.toUpperCase().match(new RegExp(`.{${width}}`, 'g')) ?? [];
  return kind === 'cipher2' ? codes.map((code) => cipherByCode2(code)?.code4 ?? `00${code}`) : codes;
}

/** Without the duplicates behind the first. */
export function withoutDuplicates(codes: Iterable<string>): readonly string[] {
  return [...new Set(codes)];
}

function constantCode(kind: CodeKind, text: string): string | undefined {
  switch (kind) {
    case 'cipher1':
      return cipherV2ByName(text)?.code1;
    case 'cipher2':
    case 'cipher4':
      return cipherByName(text)?.code4;
    case 'group':
      return groupByName(text)?.code;
    case 'signature':
      return signatureByName(text)?.code;
  }
}
