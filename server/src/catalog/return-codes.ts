/** Look-ups over return codes of System SSL, AT-TLS, its certificate management (CMS) and its old programming interface. */
import codeRows from './data/return-codes.json' with { type: 'json' };
import rangeRows from './data/return-code-ranges.json' with { type: 'json' };
import { dataOf, lazy } from './lazy.js';
import type { ReturnCode, ReturnCodeRange } from './types.js';

/** Every return code that is known. */
export const returnCodes = dataOf<readonly ReturnCode[]>(codeRows);
/** What the codes between them mean. */
export const returnCodeRanges = dataOf<readonly ReturnCodeRange[]>(rangeRows);

type Kind = ReturnCode['kind'];

interface CodeNumber {
  readonly kind: Kind;
  readonly number: number;
}

const table = lazy(() => new Map(returnCodes.map((row) => [keyOf(row.kind, numberOf(row)), row])));

function numberOf(row: ReturnCode): number {
  return typeof row.code === 'number' ? row.code : parseInt(row.code, 16);
}

function keyOf(kind: Kind, number: number): string {
  return `${kind} ${number}`;
}

/** The kind of a code by its number: the number ranges of the four kinds do not overlap. */
function kindOf(number: number): Kind {
  if (number < 0) return 'deprecated-api';
  if (number >= 0x014ce000) return 'cms';
  return number > 5000 ? 'at-tls' : 'system-ssl';
}

/**
 * Brings the forms of messages and traces to a number:
 * `401`; `0x00000191` or, of eight digits, `00000191`; `134CC191`, which is 0x134CC000 plus the code;
 * `03353022` (CMS); `FFFFFFEA`, which is -22 in two's complement.
 * An eight-digit number is read as hexadecimal, as no decimal form has leading zeros or eight digits.
 */
function parseCode(code: number | string): CodeNumber | undefined {
  if (typeof code === 'number') return Number.isInteger(code) ? classify(code) : undefined;
  const text = code.trim();
  if (/^-?\d{1,7}$/.test(text)) return classify(Number(text));
  const hex = /^(?:0x)?([0-9a-f]{1,8})$/i.exec(text)?.[1];
  return hex && (text.length === hex.length + 2 || hex.length === 8) ? classify(parseInt(hex, 16)) : undefined;
}

function classify(number: number): CodeNumber {
  if (number >= 0x134cc000 && number <= 0x134ccfff) return classify(number - 0x134cc000);
  if (number >= 0x80000000 && number <= 0xffffffff) return classify(number - 0x100000000);
  return { kind: kindOf(number), number };
}

/**
 * The return code in any of the forms in which messages and traces show it; undefined when it is not known.
 * `kind` restricts the search; without it, the number itself tells the kind.
 */
export function returnCode(code: number | string, kind?: Kind): ReturnCode | undefined {
  const parsed = parseCode(code);
  if (!parsed || (kind && kind !== parsed.kind)) return undefined;
  return table().get(keyOf(parsed.kind, parsed.number));
}

/** What is known of a code that has no row of its own: the meaning of the narrowest range around it. */
export function returnCodeRange(code: number | string): ReturnCodeRange | undefined {
  const parsed = parseCode(code);
  if (!parsed) return undefined;
  const around = returnCodeRanges.filter(({ kind, from, to }) => kind === parsed.kind && from <= parsed.number && parsed.number <= to);
  return around.sort((a, b) => a.to - a.from - (b.to - b.from))[0];
}
