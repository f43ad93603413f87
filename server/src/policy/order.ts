/** The order of names of equal priority: EBCDIC collating sequence (code page IBM-1047), in which Policy Agent reads its files. */

/** The printable ASCII characters in ascending order of their IBM-1047 code points. */
const collating = ' .<(+|&!$*);^-/,%_>?`:#@\'="abcdefghijklmnopqr~stuvwxyz[]{ABCDEFGHI}JKLMNOPQR\\STUVWXYZ0123456789';

const ranks = new Map([...collating].map((character, index) => [character, index]));

/** Negative when `a` sorts before `b`: small letters, then capitals, then digits; a name before its extensions. */
export function compareEbcdic(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = rank(a[i] ?? '') - rank(b[i] ?? '');
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function rank(character: string): number {
  return ranks.get(character) ?? collating.length + character.charCodeAt(0);
}
