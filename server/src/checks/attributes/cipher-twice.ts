import { cipherByCode2, cipherByName } from '../../catalog/index.js';
import type { Span, Statement } from '../../syntax/tree.js';
import { meaningOf } from '../../workspace/facts.js';
import type { Draft } from '../check.js';
import { defineCheck } from '../check.js';
import { codesIn, isCodeValue } from '../support/codes.js';
import { removeStatement, replace } from '../support/edits.js';
import { rowsOf } from '../support/rows.js';

/** A suite that the list has already (reference: pagent-ttls, TTLSCipherParms V3CipherSuites: duplicates after the first are ignored). */
export const cipherTwice = defineCheck({
  code: 'cipher-twice',
  severity: 'information',
  summary: 'A cipher suite is in the list already.',
  explanation: `
All \`V3CipherSuites\` and \`V3CipherSuites4Char\` lines of a block are joined into one list, in order of preference. A suite that comes
again, as a name or as a code of either length, is ignored: its first place counts. Where the second place was meant, remove the first.`,
  example: `
    TTLSCipherParms TNCIPHER
    {
      V3CipherSuites4Char  C030C02F
      ⟦V3CipherSuites       TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384⟧
    }
  `,
  fixed: `
    TTLSCipherParms TNCIPHER
    {
      V3CipherSuites4Char  C030C02F
    }
  `,
  itemsWith: ['codes'],
  *item({ item, text }) {
    for (const { node, type } of rowsOf(item)) {
      if (type?.name !== 'TTLSCipherParms') continue;
      const first = new Map<string, Coded>();
      for (const suites of (node.block?.children ?? []).map(suitesOf)) {
        const again: (readonly [Coded, Coded])[] = [];
        for (const coded of suites) {
          const earlier = first.get(coded.code);
          if (earlier) again.push([coded, earlier]);
          else first.set(coded.code, coded);
        }
        for (const [coded, earlier] of again) yield draftFor(coded, earlier, text, again.length === suites.length);
      }
    }
  },
});

/** A suite in the list. */
interface Coded {
  /** Four characters. */
  readonly code: string;
  readonly line: Statement;
  readonly span: Span;
  /** The line has no other. */
  readonly alone: boolean;
}

function suitesOf(line: Statement): Coded[] {
  const value = meaningOf(line).parameter?.value;
  const [word] = line.args;
  if (value?.kind !== 'codes' || (value.of !== 'cipher2' && value.of !== 'cipher4') || !word || !isCodeValue(value.of, word.text)) return [];
  const named = cipherByName(word.text);
  if (named) return [{ code: named.code4, line, span: word, alone: true }];
  const codes = codesIn(value.of, word.text);
  return codes.map(({ code, at }) => ({
    code: value.of === 'cipher2' ? (cipherByCode2(code)?.code4 ?? code) : code.toUpperCase(),
    line,
    span: { start: word.start + at, end: word.start + at + code.length },
    alone: codes.length === 1,
  }));
}

/** `idle`: the line has no suite of its own, and goes as a whole. */
function draftFor({ code, line, span, alone }: Coded, first: Coded, text: string, idle: boolean): Draft {
  const written = text.slice(span.start, span.end);
  return {
    at: { span: alone ? { start: line.keyword.start, end: span.end } : { start: span.start, end: span.end } },
    tags: ['unnecessary'],
    message: `${written}${written.toUpperCase() === code ? '' : ` (${code})`} is in the list already; its first place counts, and this one is ignored.`,
    related: [{ at: { span: { start: first.span.start, end: first.span.end } }, message: 'The place that counts.' }],
    fixes: () => [{ title: idle && !alone ? 'Remove the line' : `Remove ${written}`, safe: true, edits: [idle ? removeStatement(text, line) : replace(span, '')] }],
  };
}
