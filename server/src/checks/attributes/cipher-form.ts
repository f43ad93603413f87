import type { Draft, DraftFix, ItemContext } from '../check.js';
import { defineCheck } from '../check.js';
import { cipherByCode4, cipherByName } from '../../catalog/index.js';
import type { CodeKind } from '../support/codes.js';
import { codesIn, formOf, isCodeValue, isRun, nameMeantBy } from '../support/codes.js';
import { replace } from '../support/edits.js';
import type { Value } from '../support/rows.js';
import { valuesOf } from '../support/rows.js';
import { isSpoiled } from '../support/spoiled.js';
import { consequence, expectedValue, listed, quoted, severityOf } from '../support/wording.js';

/** Cipher codes in a form that the attribute does not take (reference: pagent-ttls, TTLSCipherParms). */
export const cipherForm = defineCheck({
  code: 'cipher-form',
  severity: 'error',
  summary: 'Cipher codes are not in the form that the attribute takes.',
  explanation: `
\`V3CipherSuites\` takes one cipher constant, or codes of **two** characters run together (\`352F\`).
\`V3CipherSuites4Char\` takes codes of **four** characters run together (\`1301C030\`). Both may be repeated, and all their
lines make up one list, in order. Blanks, commas and 0x do not belong to a code.

Codes of four characters in \`V3CipherSuites\` are read two by two: \`C030\` as C0 and 30, \`1301\` as 13 and 01, which
are suites with Triple DES and with no encryption at all. A code of four characters there is a warning, because each half
may happen to be a code. So is a constant in \`V3CipherSuites4Char\`: documents disagree whether it is taken.`,
  example: `
    TTLSCipherParms TNCIPH
    {
      V3CipherSuites  TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
      V3CipherSuites4Char  ⟦C02⟧
    }
  `,
  itemsWith: ['codes'],
  *item(context) {
    for (const value of valuesOf(context.item)) {
      const spec = value.parameter.value;
      const [word] = value.words;
      if (spec.kind !== 'codes' || !word || !ciphers.has(spec.of) || isSpoiled(word.text)) continue;
      const draft = draftFor(context, value, spec.of, word.text);
      if (draft) yield draft;
    }
  },
});

const ciphers: ReadonlySet<CodeKind> = new Set<CodeKind>(['cipher1', 'cipher2', 'cipher4']);

function draftFor({ roles }: ItemContext, value: Value, of: CodeKind, text: string): Draft | undefined {
  const { node, parameter, words } = value;
  const span = words[0] ?? node.keyword;
  if (of === 'cipher4' && cipherByName(text)) {
    return {
      at: { span },
      severity: 'warning',
      message: `${parameter.name} is made for codes; whether it takes a name is not settled. Code the name with V3CipherSuites${codeOf(text)}.`,
      fixes: () => [...useAttribute(value, 'V3CipherSuites', true), ...useCode(value, text)],
    };
  }
  if (of === 'cipher2' && meansFour(text)) {
    const halves = codesIn('cipher2', text).map(({ code }) => `${code} (${formOf('cipher2').nameOf(code) ?? 'unknown'})`);
    return {
      at: { span },
      severity: 'warning',
      message: `${parameter.name} reads two characters a code: ${listed(halves.slice(0, 2))}${halves.length > 2 ? ' and so on' : ''}. Code ${text} with V3CipherSuites4Char.`,
      fixes: () => useAttribute(value, 'V3CipherSuites4Char', !isCodeValue('cipher2', text)),
    };
  }
  if (isRun(of, text) || formOf(of).isName(text) || looksLikeName(text)) return undefined;
  const severity = severityOf(parameter);
  const meant = nameMeantBy(of, text);
  if (meant !== undefined && of === 'cipher2') {
    return { at: { span }, severity, message: `${quoted(text)} is a name of another product; did you mean ${meant}?${severity === 'error' ? consequence(node, roles) : ''}`, fixes: () => [{ title: `Change ${text} to ${meant}`, safe: false, edits: [replace(span, meant)] }] };
  }
  return { at: { span }, severity, message: `${faultOf(of, text)} ${parameter.name} takes ${expectedValue(parameter) ?? 'codes'}.${severity === 'error' ? consequence(node, roles) : ''}` };
}

/** A constant, known or not: the check of unknown ciphers deals with it. */
function looksLikeName(text: string): boolean {
  return /^(TLS|SSL)_?|_/i.test(text);
}

/** Runs of 4-character codes that are all known, of which one could not be meant as two codes. */
function meansFour(text: string): boolean {
  if (!isRun('cipher4', text) || !isCodeValue('cipher4', text)) return false;
  return codesIn('cipher4', text).some(({ code }) => /^(00|13|c0|cc)/i.test(code) || !isCodeValue('cipher2', code));
}

function faultOf(of: CodeKind, text: string): string {
  const { width, digits } = formOf(of);
  if (/^0x/i.test(text)) return `Codes are written without 0x.`;
  if (/[,;:]/.test(text)) return `Codes are run together, with nothing between them.`;
  if (!digits.test(text)) return `${quoted(text)} is neither a cipher name nor a run of codes.`;
  return `${quoted(text)} does not divide into codes of ${width} characters.`;
}

function codeOf(name: string): string {
  const code = cipherByName(name)?.code4;
  return code === undefined ? '' : `, or ${code} here`;
}

function useCode({ words }: Value, name: string): DraftFix[] {
  const code = cipherByName(name)?.code4;
  const [word] = words;
  return code === undefined || !word || !cipherByCode4(code) ? [] : [{ title: `Write ${code}`, safe: true, edits: [replace(word, code)] }];
}

/** The other attribute of the same statement, when it has it; safe where the value means nothing as it stands. */
function useAttribute({ node, owner, words }: Value, name: string, safe: boolean): DraftFix[] {
  const [word] = words;
  if (!word || !owner.parameters.some((row) => row.name === name)) return [];
  const span = { start: node.keyword.start, end: word.start };
  return [{ title: `Change ${node.keyword.text} to ${name}`, safe, edits: [replace(span, `${name} `.padEnd(span.end - span.start))] }];
}
