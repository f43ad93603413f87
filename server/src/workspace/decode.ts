/** Bytes of files as text. */

/**
 * UTF-8; UTF-16 with a byte order mark; ISO 8859-1 for mostly ASCII bytes that are no UTF-8. A byte order mark of UTF-8 stays in
 * the text: it would reach z/OS with it. What is no text comes back full of U+FFFD, which `looksLikeText` tells.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return mostlyAscii(bytes) ? latin1(bytes) : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  }
}

function mostlyAscii(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, 65_536);
  let ascii = 0;
  for (let i = 0; i < length; i++) {
    const byte = bytes[i] as number;
    if ((byte >= 32 && byte < 127) || (byte >= 9 && byte <= 13)) ascii++;
  }
  return ascii * 10 >= length * 8;
}

/** Every byte is the character of its number: what browsers call latin1 is not that. */
function latin1(bytes: Uint8Array): string {
  const slice = 8192;
  let text = '';
  for (let at = 0; at < bytes.length; at += slice) text += String.fromCharCode(...bytes.subarray(at, at + slice));
  return text;
}
