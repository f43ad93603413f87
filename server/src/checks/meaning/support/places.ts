/** Where things stand: heads of statements, values of lines, codes inside a run of codes. */
import { cipherByCode2, cipherByName, groupByName } from '../../../catalog/index.js';
import type { Block } from '../../../policy/index.js';
import { placeOf } from '../../../policy/blocks.js';
import type { Line } from '../../../policy/blocks.js';
import type { Word } from '../../../syntax/tree.js';
import type { Place } from '../../../workspace/source-file.js';
import type { Use } from './use.js';

/** The name of a statement, or its keyword when it has none: the smallest place that stands for all of it. */
export function headOf(block: Block): Place {
  return placeOf(block, block.statement.args[0] ?? block.statement.keyword);
}

/** The value of a line. */
export function valuePlace(line: Line): Place {
  const start = line.words[0]?.start ?? line.place.span.start;
  return placeOf(line.block, { start, end: line.words.at(-1)?.end ?? line.place.span.end });
}

/** A statement as a message names it: `TTLSCipherParms TNCIPH`, `the TTLSCipherParms of TNEA` when it has no name. */
export function titleOfBlock(block: Block): string {
  if (block.name !== undefined) return `${block.type} ${block.name}`;
  const owner = block.statement.parent;
  const name = owner?.args[0]?.text;
  return name === undefined ? block.type : `the ${block.type} of ${name}`;
}

/** One code of a list that counts. */
export interface CodePlace {
  /** As policy writes it: four digits. */
  readonly code: string;
  readonly line: Line;
  readonly place: Place;
}

/** The codes of the list in effect, each where it stands first. Empty when the list is a default. */
export function codesIn(use: Use, name: 'V3CipherSuites' | 'ClientECurves' | 'ClientKeyShareGroups' | 'ServerKeyShareGroups' | 'ServerKexECurves'): readonly CodePlace[] {
  const found = new Map<string, CodePlace>();
  for (const line of use.linesOf(name)) {
    for (const word of line.words) {
      for (const { code, start, end } of partsOf(line, word)) if (!found.has(code)) found.set(code, { code, line, place: placeOf(line.block, { start, end }) });
    }
  }
  return [...found.values()];
}

interface Part {
  readonly code: string;
  readonly start: number;
  readonly end: number;
}

/** The codes of a word: a constant is one code, a run of codes is cut apart. */
function partsOf({ parameter: { value } }: Line, word: Word): readonly Part[] {
  const { text, start, end } = word;
  if (value.kind !== 'codes') return [];
  const constant = value.of === 'group' ? groupByName(text)?.code : cipherByName(text)?.code4;
  if (constant !== undefined) return [{ code: constant, start, end }];
  const width = value.of === 'cipher2' ? 2 : 4;
  const parts = text.length % width === 0 ? (text.match(new RegExp(`.{${width}}`, 'g')) ?? []) : [text];
  return parts.map((part, index) => {
    const code = value.of === 'cipher2' ? (cipherByCode2(part)?.code4 ?? `00${part.toUpperCase()}`) : part.toUpperCase();
    return { code, start: start + index * part.length, end: start + (index + 1) * part.length };
  });
}
