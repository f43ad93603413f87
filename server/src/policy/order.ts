/** The order of names of equal priority: EBCDIC collating sequence (code page IBM-1047), in which Policy Agent reads its files. */

/** The printable ASCII characters in ascending order of their IBM-1047 code points. */
const collating = ' .<(+|&!$*);^-/,%_>?`:#@\'="abcdefghijklmnopqr~stuvwxyz[]{ABCDEFGHI}JKLMNOPQR\\STUVWXYZ0123456789';

/** By ASCII code. */
const ranks = Uint8Array.from({ length: 128 }, (_, code) => Math.max(0, collating.indexOf(String.fromCharCode(code))));
const isPrintable = Uint8Array.from({ length: 128 }, (_, code) => Number(collating.includes(String.fromCharCode(code))));

/** Negative when `a` sorts before `b`: small letters, then capitals, then digits; a name before its extensions. */
export function compareEbcdic(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const [one, other] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (one !== other) return rank(one) - rank(other);
  }
  return a.length - b.length;
}

/** Other characters come behind those of which the place is known. */
function rank(code: number): number {
  return isPrintable[code] === 1 ? (ranks[code] ?? 0) : collating.length + code;
}
