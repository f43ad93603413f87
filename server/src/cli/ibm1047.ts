/** IBM-1047, the EBCDIC code page of z/OS UNIX and of Policy Agent: the characters are those of ISO 8859-1 in another order (RFC 1345, IBM1047). */

/** 40 to FF. */
const characters =
  " \u00a0âäàáãåçñ¢.<(+|&éêëèíîïìß!$*);^-/ÂÄÀÁÃÅÇÑ¦,%_>?øÉÊËÈÍÎÏÌ`:#@'=\"Øabcdefghi«»ðýþ±°jklmnopqrªºæ¸Æ¤µ~stuvwxyz¡¿Ð[Þ®¬£¥·©§¶¼½¾Ý¨¯]´×" +
  '{ABCDEFGHI\u00adôöòóõ}JKLMNOPQR¹ûüùúÿ\\÷STUVWXYZ²ÔÖÒÓÕ0123456789³ÛÜÙÚ\u009f';

/** Tab, vertical tab, form feed, CR; NL and LF both end a line. */
const controls: Readonly<Record<number, number>> = { 0x05: 0x09, 0x0b: 0x0b, 0x0c: 0x0c, 0x0d: 0x0d, 0x15: 0x0a, 0x25: 0x0a };
/** For any other control character: SUB, as conversions do. */
const substitute = 0x1a;

const table = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 0x40 ? characters.charCodeAt(byte - 0x40) : (controls[byte] ?? substitute)));

/** The text of the bytes. */
export function fromIbm1047(bytes: Uint8Array): string {
  const converted = Buffer.allocUnsafe(bytes.length);
  for (let i = 0; i < bytes.length; i++) converted[i] = table[bytes[i] as number] as number;
  return converted.toString('latin1');
}

/** Whether the bytes are a log in this code page: letters, digits, blanks and line ends there, and next to nothing that would be text in ASCII. */
export function isIbm1047(bytes: Uint8Array): boolean {
  let [fitting, ascii, ends] = [0, 0, 0];
  for (const byte of bytes) {
    const character = table[byte] as number;
    if (character === 0x0a) ends++;
    if (character === 0x0a || (character >= 0x20 && character < 0x7f)) fitting++;
    if (byte === 0x20 || byte === 0x0a || (byte >= 0x30 && byte <= 0x39)) ascii++;
  }
  return ends > 0 && fitting >= bytes.length * 0.95 && ascii <= bytes.length * 0.02;
}
