/**
 * Bytes of a log → text, piece by piece: UTF-8; UTF-16 with or without a byte order mark; IBM-1047, as z/OS writes it, when the
 * log was brought over without conversion; ISO 8859-1 where bytes are no UTF-8. Bounded by one piece, whatever the size of the log.
 */
import { isAscii } from 'node:buffer';
import { fromIbm1047, isIbm1047 } from './ibm1047.js';

/** A decoder keeps what belongs to the next piece. */
interface Decoder {
  decode(bytes: Buffer, last: boolean): string;
}

/** Text of a log; what its first bytes show decides for the whole of it. */
export async function* logText(bytes: AsyncIterable<unknown>): AsyncGenerator<string> {
  let decoder: Decoder | undefined;
  let held = Buffer.alloc(0);
  for await (const chunk of bytes) {
    const piece = chunk as Buffer;
    if (decoder) yield decoder.decode(piece, false);
    else {
      // A pipe may begin with few bytes: too few to tell.
      held = Buffer.concat([held, piece]);
      if (held.length < enough) continue;
      decoder = decoderFor(held);
      yield decoder.decode(held, false);
    }
  }
  if (decoder) yield decoder.decode(Buffer.alloc(0), true);
  else yield decoderFor(held).decode(held, true);
}

/** Bytes that show the encoding. */
const enough = 4096;

function decoderFor(bytes: Buffer): Decoder {
  const wide = utf16(bytes);
  if (wide) return streamed(new TextDecoder(wide));
  return isIbm1047(bytes.subarray(0, enough)) ? { decode: fromIbm1047 } : new NarrowDecoder();
}

/** UTF-16 by its byte order mark, or by the zeros that every second byte of a log is. */
function utf16(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const pairs = Math.min(bytes.length, enough) >> 1;
  let [even, odd] = [0, 0];
  for (let i = 0; i < pairs; i++) {
    if (bytes[2 * i] === 0) even++;
    if (bytes[2 * i + 1] === 0) odd++;
  }
  if (pairs < 2) return undefined;
  if (odd > pairs * 0.8 && even < pairs * 0.1) return 'utf-16le';
  return even > pairs * 0.8 && odd < pairs * 0.1 ? 'utf-16be' : undefined;
}

function streamed(decoder: TextDecoder): Decoder {
  return { decode: (bytes, last) => decoder.decode(bytes, { stream: !last }) };
}

/** UTF-8, and ISO 8859-1 for the pieces that are none. */
class NarrowDecoder implements Decoder {
  private readonly utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  private rest = Buffer.alloc(0);
  private first = true;

  decode(bytes: Buffer, last: boolean): string {
    if (this.rest.length === 0 && isAscii(bytes)) {
      this.first &&= bytes.length === 0;
      return bytes.toString('latin1');
    }
    const all = this.rest.length === 0 ? bytes : Buffer.concat([this.rest, bytes]);
    const end = last ? all.length : wholeCharacters(all);
    this.rest = Buffer.from(all.subarray(end));
    const text = this.text(all.subarray(0, end));
    const marked = this.first && text.startsWith('\ufeff');
    this.first &&= end === 0;
    return marked ? text.slice(1) : text;
  }

  private text(bytes: Buffer): string {
    try {
      return this.utf8.decode(bytes);
    } catch {
      // With line feeds in it, 85 is no new line but the ellipsis of Windows, which has characters where ISO 8859-1 has none.
      return bytes.includes(0x0a) ? windows.decode(bytes) : bytes.toString('latin1');
    }
  }
}

const windows = new TextDecoder('windows-1252');

/** Where a character of UTF-8 begins that the bytes do not have to its end; else their number. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return bytes.length;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
