/** Files that only the client can reach, on a system that hangs, answers late, or gives bytes that are no text. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LocationLink } from 'vscode-languageserver';
import { decodeText } from '../../server/src/workspace/decode.js';
import { connect, Disk, type DiskClient } from './disk.js';

const profile = 'zowe-ds:/lpar1';
const policy = `${profile}/USER.TCPPARMS/POLICY`;
const main = `${profile}/USER.TCPPARMS/MAIN`;
const mainText = "CommonTTLSConfig //'USER.TCPPARMS(COMMON)'\nTcpImage TCPIP //'USER.TCPPARMS(IMAGE)'\n";
const common = 'TTLSGroupAction GA\n{\n  TTLSEnabled On\n}\n';

let disk: Disk;
let client: DiskClient;
beforeEach(() => {
  disk = new Disk();
});
afterEach(() => {
  client.end();
  disk.remove();
});

/** A client whose questions for files are answered by `answer`; the server waits for each only a moment. */
async function remote(answer: (kind: string, uri: string) => unknown): Promise<DiskClient> {
  client = await connect(disk.uri(''), { clientFileSystem: true, diagnostics: 'push' }, null, { answer: 50, rest: 600_000 });
  for (const kind of ['readText', 'stat', 'list']) client.connection.onRequest(`tcpparms/fs/${kind}`, ({ uri }: { uri: string }) => answer(kind, uri));
  return client;
}

const never = new Promise<never>(() => undefined);
const definitionOf = (uri: string): Promise<LocationLink[]> => client.connection.sendRequest('textDocument/definition', { textDocument: { uri }, position: { line: 0, character: 35 } });

test('a system that never answers keeps no question waiting, and is named once', async () => {
  await remote(() => never);
  await client.open(main, mainText);
  expect(await client.files()).toEqual([main]);
  expect(await definitionOf(main)).toEqual([]);
  await client.open(policy, 'TTLSRule R\n{\n  LocalAddr ALL\n  LocalAdr ALL\n}\n');
  await expect.poll(() => client.diagnostics.get(policy)?.map(({ code }) => code)).toContain('unknown-attribute');
  expect(client.messages).toHaveLength(1);
  expect(client.messages[0]).toMatch(/zowe-ds:\/lpar1 has not answered/);
});

test('what did not answer is not reported as missing', async () => {
  await remote(() => never);
  await client.open(main, mainText);
  await client.files();
  await expect.poll(() => client.diagnostics.get(main)).toBeDefined();
  expect(client.diagnostics.get(main)?.map(({ code, severity }) => [code, severity])).not.toContainEqual(['member-not-found', 1]);
});

test('when the system answers after all, its files take part', async () => {
  let answers: (value: unknown) => void = () => undefined;
  const list = new Promise((resolve) => (answers = resolve));
  await remote((kind, uri) => (kind === 'list' ? list : kind === 'readText' && uri.endsWith('COMMON') ? common : null));
  await client.open(main, mainText);
  expect(await client.files()).toEqual([main]);
  answers([{ name: 'COMMON', kind: 'file' }]);
  await expect.poll(() => client.files()).toEqual([`${profile}/USER.TCPPARMS/COMMON`, main]);
});

test('a system that is always late is not asked again and again', async () => {
  let questions = 0;
  await remote(async (kind) => {
    questions++;
    await new Promise((resolve) => setTimeout(resolve, 80));
    return kind === 'list' ? [{ name: 'COMMON', kind: 'file' }] : kind === 'readText' ? common : { kind: 'file', size: common.length };
  });
  await client.open(main, mainText);
  await expect.poll(() => client.files()).toContain(`${profile}/USER.TCPPARMS/COMMON`);
  const soFar = questions;
  await client.files();
  await client.connection.sendRequest('workspace/symbol', { query: '' });
  expect(questions).toBe(soFar);
  expect(client.messages).toHaveLength(1);
});

test('a member that was transferred without translation is told of, once', async () => {
  // “TTLSGroupAction” in code page 1047, as the client hands on bytes.
  const text = decodeText(Uint8Array.from([0xe3, 0xe3, 0xd3, 0xe2, 0xc7, 0x99, 0x96, 0xa4, 0x97, 0xc1, 0x83, 0xa3, 0x89, 0x96, 0x95, 0x15]));
  await remote((kind) => (kind === 'list' ? [{ name: 'COMMON', kind: 'file' }] : kind === 'readText' ? text : { kind: 'file', size: 16 }));
  await client.open(main, mainText);
  expect(await client.files()).toEqual([main]);
  await expect.poll(() => client.messages).toHaveLength(1);
  expect(client.messages[0]).toMatch(/COMMON: It is not a text file/);
});

test('bytes become text by their byte order mark, as UTF-8, or byte by byte', () => {
  const bytes = (text: string): number[] => [...text].flatMap((character) => [character.charCodeAt(0), 0]);
  expect(decodeText(Uint8Array.from([0xff, 0xfe, ...bytes('TTLSRule')]))).toBe('TTLSRule');
  expect(decodeText(Uint8Array.from([0xfe, 0xff, ...bytes('TTLSRule').map((_, i, all) => all[i ^ 1] as number)]))).toBe('TTLSRule');
  expect(decodeText(new TextEncoder().encode('# Ärger'))).toBe('# Ärger');
  expect(decodeText(Uint8Array.from([...new TextEncoder().encode('# Gesch'), 0xe4, ...new TextEncoder().encode('ftlich')]))).toBe('# Geschäftlich');
  expect(decodeText(Uint8Array.from([...new TextEncoder().encode('# 0123456789'), 0x80]))).toBe('# 0123456789\u0080');
});
