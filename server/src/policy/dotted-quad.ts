/** Reads the form in which almost all addresses are written. */

const ZERO = 48;
const NINE = 57;
const DOT = 46;

/**
 * The value of an IPv4 address of four decimal numbers, 192.0.2.1, leading zeros allowed; undefined for any other text, also
 * for one that another reader may take for an address.
 */
export function dottedQuad(text: string): number | undefined {
  if (text.length < 7 || text.length > 15) return undefined;
  let value = 0;
  let dots = 0;
  let part = 0;
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= ZERO && code <= NINE) {
      part = part * 10 + code - ZERO;
      digits++;
      if (part > 255) return undefined;
    } else if (code === DOT && digits > 0) {
      value = value * 256 + part;
      dots++;
      part = 0;
      digits = 0;
    } else return undefined;
  }
  return dots === 3 && digits > 0 ? value * 256 + part : undefined;
}
