/** Codes under the pointer: the one suite, group or signature pair in a run of them, or a constant. */
import {
  cipherByCode2,
  cipherByCode4,
  cipherByName,
  cipherV2ByCode,
  cipherV2ByName,
  groupByCode,
  groupByName,
  gskAttribute,
  parameter as catalogParameter,
  signatureByCode,
  signatureByName,
  statement as catalogStatement,
  type Release,
} from '../../catalog/index.js';
import type { ValueSpec } from '../../catalog/types.js';
import type { Span } from '../../syntax/tree.js';
import { describeCipher, describeCipherV2 } from '../describe/ciphers.js';
import { describeGroup } from '../describe/groups.js';
import { code, paragraphs, sentences, title } from '../describe/markdown.js';
import { describeSignature } from '../describe/signatures.js';

export type CodeKind = Extract<ValueSpec, { kind: 'codes' }>['of'];

const widths: Record<CodeKind, number> = { cipher1: 1, cipher2: 2, cipher4: 4, group: 4, signature: 4 };
const kinds: Record<CodeKind, string> = {
  cipher1: 'suite of SSL version 2',
  cipher2: 'cipher suite',
  cipher4: 'cipher suite',
  group: 'group',
  signature: 'signature pair',
};

/** The code at `offset` in the word `text`, or the whole word when it is a constant; undefined when it holds no codes. */
export function codeAt(kind: CodeKind, text: string, offset: number, release: Release): (Span & { readonly contents: string }) | undefined {
  const constant = describeConstant(kind, text, release);
  if (constant !== undefined) return { start: 0, end: text.length, contents: constant };
  const width = widths[kind];
  if (!(kind === 'group' ? /^\d+$/ : /^[0-9a-f]+$/i).test(text)) return undefined;
  const start = Math.floor(Math.min(offset, text.length - 1) / width) * width;
  const end = start + width;
  if (end > text.length) return undefined;
  const digits = text.slice(start, end);
  return { start, end, contents: describeCode(kind, digits, release) ?? unknownCode(kind, digits, text, start) };
}

/** A code of one kind in words; undefined when it is not known. */
export function describeCode(kind: CodeKind, digits: string, release: Release): string | undefined {
  switch (kind) {
    case 'cipher1': {
      const row = cipherV2ByCode(digits);
      return row && describeCipherV2(row);
    }
    case 'cipher2':
    case 'cipher4': {
      const row = kind === 'cipher2' ? cipherByCode2(digits) : cipherByCode4(digits);
      return row && describeCipher(row, release);
    }
    case 'group': {
      const row = groupByCode(digits);
      return row && describeGroup(row, release);
    }
    case 'signature': {
      const row = signatureByCode(digits);
      return row && describeSignature(row, release);
    }
  }
}

/** A constant of one kind in words; undefined when it is none. */
export function describeConstant(kind: CodeKind, name: string, release: Release): string | undefined {
  switch (kind) {
    case 'cipher1': {
      const row = cipherV2ByName(name);
      return row && describeCipherV2(row);
    }
    case 'cipher2':
    case 'cipher4': {
      const row = cipherByName(name);
      return row && describeCipher(row, release);
    }
    case 'group': {
      const row = groupByName(name);
      return row && describeGroup(row, release);
    }
    case 'signature': {
      const row = signatureByName(name);
      return row && describeSignature(row, release);
    }
  }
}

function unknownCode(kind: CodeKind, digits: string, text: string, start: number): string {
  return paragraphs(title(digits, `${kinds[kind]}`), sentences('This code is not known here.', otherWidth(kind, text, start)));
}

/** Two-character codes where a four-character code was plainly meant. */
function otherWidth(kind: CodeKind, text: string, start: number): string | undefined {
  if (kind !== 'cipher2' || text.length % 4 !== 0) return undefined;
  const wide = text.slice(start - (start % 4), start - (start % 4) + 4);
  const row = cipherByCode4(wide);
  return row && `Here codes have two characters each. ${code(wide)} is ${code(row.name)} where codes have four: in ${code('V3CipherSuites4Char')}.`;
}

/** What the value of a System SSL attribute consists of: as the parameter that sets it, or, for what was negotiated, by its name. */
export function kindOfAttribute(name: string, value: string): CodeKind | undefined {
  const attribute = gskAttribute(name);
  const owner = attribute?.statement ? catalogStatement('pagent', attribute.statement) : undefined;
  const spec = owner && attribute?.parameter ? catalogParameter(owner, attribute.parameter)?.value : undefined;
  if (spec?.kind === 'codes') return spec.of;
  if (name === 'GSK_CONNECT_CIPHER_SPEC') return value.length === 2 ? 'cipher2' : 'cipher4';
  return name === 'GSK_CONNECT_KEX_ECURVE' ? 'group' : undefined;
}

/** The name of one code; undefined when it is not known. */
export function codeName(kind: CodeKind, digits: string): string | undefined {
  const look = { cipher1: cipherV2ByCode, cipher2: cipherByCode2, cipher4: cipherByCode4, group: groupByCode, signature: signatureByCode }[kind];
  return look(digits)?.name;
}

/** Names that are written out for one list of codes. */
const mostNames = 4;

/** A run of codes in words for the end of a line, and the whole list; undefined when it is no such run, or none of it is known. */
export function codesInWords(kind: CodeKind, value: string): { readonly label: string; readonly tooltip: string } | undefined {
  const width = widths[kind];
  if (value.length === 0 || value.length % width !== 0) return undefined;
  const codes = Array.from({ length: value.length / width }, (_, index) => value.slice(index * width, (index + 1) * width));
  const names = codes.map((digits) => codeName(kind, digits) ?? digits);
  if (names.every((name, index) => name === codes[index])) return undefined;
  const label = names.length > mostNames ? `${names.slice(0, mostNames).join(', ')} and ${names.length - mostNames} more` : names.join(', ');
  return { label, tooltip: names.map((each) => `- ${each}`).join('\n') };
}
