/** Codes of cipher suites, groups and signature pairs: their forms, and what the catalogue knows of them. */
import { cipherByCode2, cipherByCode4, cipherByName, ciphers, ciphersV2, cipherV2ByCode, cipherV2ByName, groupByCode, groupByName, groups, signatureByCode, signatureByName, signatures } from '../../catalog/index.js';
import type { ValueSpec } from '../../catalog/types.js';

export type CodeKind = Extract<ValueSpec, { kind: 'codes' }>['of'];

interface CodeForm {
  /** Characters of one code. */
  readonly width: number;
  readonly digits: RegExp;
  /** The name of a code; undefined when it is not known. */
  nameOf(code: string): string | undefined;
  isName(text: string): boolean;
  readonly names: () => readonly string[];
}

const hexadecimal = /^[0-9a-f]+$/i;

const forms: Readonly<Record<CodeKind, CodeForm>> = {
  cipher1: { width: 1, digits: hexadecimal, nameOf: (code) => cipherV2ByCode(code)?.name, isName: (text) => cipherV2ByName(text) !== undefined, names: () => ciphersV2.map((row) => row.name) },
  cipher2: { width: 2, digits: hexadecimal, nameOf: (code) => cipherByCode2(code)?.name, isName: (text) => cipherByName(text) !== undefined, names: () => ciphers.map((row) => row.name) },
  cipher4: { width: 4, digits: hexadecimal, nameOf: (code) => cipherByCode4(code)?.name, isName: (text) => cipherByName(text) !== undefined, names: () => ciphers.map((row) => row.name) },
  group: { width: 4, digits: /^\d+$/, nameOf: (code) => groupByCode(code)?.name, isName: (text) => groupByName(text) !== undefined, names: () => groups.map((row) => row.name) },
  signature: { width: 4, digits: hexadecimal, nameOf: (code) => signatureByCode(code)?.name, isName: (text) => signatureByName(text) !== undefined, names: () => signatures.map((row) => row.name) },
};

export function formOf(kind: CodeKind): CodeForm {
  return forms[kind];
}

/** The text is a run of codes of the right width, known or not. */
export function isRun(kind: CodeKind, text: string): boolean {
  const { digits, width } = forms[kind];
  return digits.test(text) && text.length % width === 0;
}

/** The text is one name, or a run of codes that are all known. */
export function isCodeValue(kind: CodeKind, text: string): boolean {
  return forms[kind].isName(text) || (isRun(kind, text) && codesIn(kind, text).every(({ code }) => forms[kind].nameOf(code) !== undefined));
}

/** The codes of a run, with their offsets in it. */
export function codesIn(kind: CodeKind, text: string): { readonly code: string; readonly at: number }[] {
  const { width } = forms[kind];
  const codes: { code: string; at: number }[] = [];
  for (let at = 0; at < text.length; at += width) codes.push({ code: text.slice(at, at + width), at });
  return codes;
}

/**
 * The constant for a name of another product or document: ECDHE-RSA-AES256-GCM-SHA384 of OpenSSL, SSL_RSA_… of Java,
 * P-256 and prime256v1. Undefined when none has the same parts.
 */
export function nameMeantBy(kind: CodeKind, text: string): string | undefined {
  const { names } = forms[kind];
  if (kind === 'group') {
    const bits = /^(?:nist)?p-?(\d{3})$/i.exec(text)?.[1] ?? /^prime(\d{3})v1$/i.exec(text)?.[1];
    return bits === undefined ? undefined : names().find((name) => name === `secp${bits}r1`);
  }
  const wanted = partsOf(text);
  const found = names().filter((name) => partsOf(name) === wanted);
  return found.length === 1 ? found[0] : undefined;
}

/** What a name of a suite says, without signs and without the words that some products leave out. */
function partsOf(name: string): string {
  return name.toLowerCase().replace(/^(tls|ssl)[_-]/, '').replace(/[_-]with[_-]/, '').replace(/[^a-z0-9]/g, '');
}
