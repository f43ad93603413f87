/** Logs in the encodings in which they come from z/OS, and output that is taken slowly. */
import { describe, expect, test } from 'vitest';
import { logCommand } from '../../server/src/cli/log.js';
import { logText } from '../../server/src/cli/log-text.js';
import { MemoryFileSystem } from '../../server/src/workspace/memory-filesystem.js';

const log = 'EZD1287I TTLS Error RC:  402 Initial Handshake\n   JOBNAME: TN3270 RULE: Müller [1]\n';

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield Buffer.from(bytes.subarray(at, at + size));
}

async function textOf(bytes: Uint8Array, size = 1 << 20): Promise<string> {
  let text = '';
  for await (const piece of logText(pieces(bytes, size))) text += piece;
  return text;
}

const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const many = log.repeat(200);

/** IBM-1047 by hand: `EZD1287I RC: 8`, NL, `[~]`, CR, LF. */
const ebcdic = Uint8Array.of(0xc5, 0xe9, 0xc4, 0xf1, 0xf2, 0xf8, 0xf7, 0xc9, 0x40, 0xd9, 0xc3, 0x7a, 0x40, 0xf8, 0x15, 0xad, 0xa1, 0xbd, 0x0d, 0x25);

describe('encodings', () => {
  test.each([
    ['UTF-8', Buffer.from(many)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${many}`)],
    ['UTF-16, low byte first', Buffer.from(`\ufeff${many}`, 'utf16le')],
    ['UTF-16, high byte first', swapped(`\ufeff${many}`)],
    ['UTF-16 without a mark, low byte first', Buffer.from(many, 'utf16le')],
    ['UTF-16 without a mark, high byte first', swapped(many)],
    ['ISO 8859-1', Buffer.from(many, 'latin1')],
  ])('%s, in pieces of any size', async (_name, bytes) => {
    for (const size of [1, 3, 1000, 5001, 1 << 20]) expect(await textOf(bytes, size)).toBe(many);
  });

  test('IBM-1047', async () => expect(await textOf(ebcdic)).toBe('EZD1287I RC: 8\n[~]\r\n'));

  test('one wrong byte costs no more than its piece', async () => {
    const [before, after] = [Buffer.from(many), Buffer.from(many)];
    before[60] = 0xff;
    const text = await textOf(Buffer.concat([before, after]), before.length);
    expect(text.slice(-many.length)).toBe(many);
    expect(text).toContain('EZD1287I TTLS Error RC:  402');
  });

  test.each([
    ['nothing', ''],
    ['a byte order mark alone', '\ufeff'],
  ])('%s', async (_name, text) => expect(await textOf(Buffer.from(text))).toBe(''));

  test('bytes of any kind are some text', async () => {
    for (const bytes of [Uint8Array.of(0xff), Uint8Array.of(0xe2, 0x82), Uint8Array.of(0, 0, 0, 0), Uint8Array.from({ length: 5000 }, (_, i) => (i * 37) % 256)]) expect(typeof (await textOf(bytes, 7))).toBe('string');
  });
});

test('no piece of a log is read before the output of the piece before it has been taken', async () => {
  const happened: string[] = [];
  async function* chunks(): AsyncGenerator<string> {
    for (const name of ['first', 'second']) {
      happened.push(`read ${name}`);
      yield `EZD1287I TTLS Error RC: 402 Initial Handshake\nEZZ8431I PAGENT STARTING\n`;
    }
  }
  const io = {
    cwd: '/',
    env: {},
    fileSystem: new MemoryFileSystem(),
    terminal: false,
    out: () => void (happened.at(-1) === 'written' || happened.push('written')),
    err: () => undefined,
    readInput: async () => '',
    inputChunks: chunks,
    drained: async () => {
      await new Promise((resolve) => setImmediate(resolve));
      happened.push('taken');
    },
  };
  await logCommand(['-'], { format: 'json', connections: 'none' }, io);
  expect(happened).toEqual(['written', 'read first', 'written', 'taken', 'read second', 'written', 'taken', 'written']);
});
