/**
 * Random numbers that are the same in every run (xorshift, 32 bits).
 * @param {number} seed Any whole number but 0.
 * @returns {(below: number) => number} Whole numbers from 0 up to, not including, `below`.
 */
export function random(seed) {
  let state = seed | 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}
