/** Folders and files in a state that nobody wishes for: the server goes on with what can be read. */
import { mkdirSync, openSync, ftruncateSync, closeSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runChecks } from '../../server/src/checks/runner.js';
import { nodeFileSystem } from '../../server/src/lsp/node-filesystem.js';
import type { FileSystem } from '../../server/src/workspace/filesystem.js';
import { Library } from '../../server/src/workspace/library.js';
import { defaultSettings } from '../../server/src/workspace/settings.js';
import { connect, Disk, type DiskClient } from './disk.js';

const policy = 'TTLSRule R\n{\n  LocalAddr ALL\n}\n';
let disk: Disk;
let client: DiskClient | undefined;

beforeEach(() => {
  disk = new Disk();
});

afterEach(() => {
  client?.end();
  client = undefined;
  disk.remove();
});

async function libraryOf(files: FileSystem = nodeFileSystem): Promise<Library> {
  const library = new Library(files, defaultSettings, { roots: [disk.uri('')] });
  await library.ready();
  return library;
}

test('files that include each other, and themselves, are read once', async () => {
  const a = disk.write('USER.TCPPARMS/A', "TcpImage TCPIP //'USER.TCPPARMS(B)'\nCommonTTLSConfig //'USER.TCPPARMS(A)'\n");
  const b = disk.write('USER.TCPPARMS/B', "TTLSConfig //'USER.TCPPARMS(A)'\nTTLSConfig //'USER.TCPPARMS(B)'\nTcpImage X //'USER.TCPPARMS(B)'\n");
  const { model, settings } = await libraryOf();
  expect([...model.files.keys()]).toEqual([a, b]);
  expect([...runChecks(model, settings).values()].flat().map((finding) => finding.code)).toContain('include-cycle');
});

test('ten thousand members are all there', async () => {
  for (let i = 0; i < 10_000; i++) disk.write(`USER.TCPPARMS/M${i}`, policy);
  const library = await libraryOf();
  expect(library.model.files.size).toBe(10_000);
  expect(library.foldersCutShort).toEqual([]);
});

test('links in circles, links to nowhere and folders named like members do no harm', async () => {
  const sound = disk.write('USER.TCPPARMS/POLICY', policy);
  mkdirSync(disk.path('USER.TCPPARMS/FOLDER'));
  disk.write('USER.TCPPARMS/MAIN', "TcpImage TCPIP //'USER.TCPPARMS(FOLDER)'\n");
  symlinkSync('.', disk.path('USER.TCPPARMS/SELF'));
  symlinkSync('..', disk.path('USER.TCPPARMS/FOLDER/UP'));
  symlinkSync('nowhere', disk.path('USER.TCPPARMS/DANGLING'));
  symlinkSync('B', disk.path('USER.TCPPARMS/A'));
  symlinkSync('A', disk.path('USER.TCPPARMS/B'));
  const { model } = await libraryOf();
  expect([...model.files.keys()]).toEqual([disk.uri('USER.TCPPARMS/MAIN'), sound]);
});

test('members with odd names are read', async () => {
  const names = ['A@#$', 'A%41', '%zz', 'with blank', 'Ünïcode-日本', 'new\nline', "quo'te", 'A?b', 'A+&='];
  const uris = names.map((name) => disk.write(`USER.TCPPARMS/${name}`, policy));
  const read = [...(await libraryOf()).model.files.keys()];
  expect(read.sort()).toEqual(uris.sort());
});

test('what is too large, binary or EBCDIC is left out, with the reason', async () => {
  const sound = disk.write('USER.TCPPARMS/POLICY', policy);
  const huge = disk.write('USER.TCPPARMS/HUGE', '');
  const handle = openSync(disk.path('USER.TCPPARMS/HUGE'), 'r+');
  ftruncateSync(handle, 200 * 1024 * 1024);
  closeSync(handle);
  const binary = disk.write('USER.TCPPARMS/BINARY', Uint8Array.from({ length: 4096 }, (_, i) => (i * 73) % 256));
  // “TTLSRule R” and line ends in code page 1047.
  const ebcdic = disk.write('USER.TCPPARMS/EBCDIC', Uint8Array.from([0xe3, 0xe3, 0xd3, 0xe2, 0xd9, 0xa4, 0x93, 0x85, 0x40, 0xd9, 0x15, 0xc0, 0x15, 0xd0, 0x15]));
  const library = await libraryOf();
  expect([...library.model.files.keys()]).toEqual([sound]);
  expect([huge, binary, ebcdic].map((uri) => library.whyAbsent(uri))).toEqual(['too-large', 'not-text', 'not-text']);
});

test('a member that vanishes between the list and the reading, or cannot be read, is absent', async () => {
  const sound = disk.write('USER.TCPPARMS/POLICY', policy);
  const gone = disk.write('USER.TCPPARMS/GONE', policy);
  const locked = disk.write('USER.TCPPARMS/LOCKED', policy);
  const library = await libraryOf({
    ...nodeFileSystem,
    list: async (uri) => {
      const entries = await nodeFileSystem.list(uri);
      if (uri === disk.uri('USER.TCPPARMS')) rmSync(disk.path('USER.TCPPARMS/GONE'), { force: true });
      return entries;
    },
    readText: async (uri) => {
      if (uri === locked) throw new Error('EACCES');
      return nodeFileSystem.readText(uri);
    },
  });
  expect([...library.model.files.keys()]).toEqual([sound]);
  expect([gone, locked].map((uri) => library.whyAbsent(uri))).toEqual(['unreadable', 'unreadable']);
});

test('a folder that vanishes takes its files along', async () => {
  disk.write('USER.TCPPARMS/POLICY', policy);
  const library = await libraryOf();
  rmSync(disk.path('USER.TCPPARMS'), { recursive: true });
  await library.changedOnDisk([disk.uri('USER.TCPPARMS')]);
  await library.ready();
  expect([...library.model.files.keys()]).toEqual([]);
});

test('a server that starts anew gives the same diagnostics for the text in the editor, not for that on disk', async () => {
  const uri = disk.write('USER.TCPPARMS/POLICY', policy);
  const typed = 'TTLSRule R\n{\n  LocalAdr ALL\n}\n';
  const diagnosticsOfNewServer = async (): Promise<unknown> => {
    client = await connect(disk.uri(''), { diagnostics: 'push' });
    await client.open(uri, typed);
    await client.files();
    const started = client;
    await expect.poll(() => started.diagnostics.get(uri)?.map(({ code }) => code)).toContain('unknown-attribute');
    client.end();
    return started.diagnostics.get(uri);
  };
  expect(await diagnosticsOfNewServer()).toEqual(await diagnosticsOfNewServer());
  expect(readFileSync(disk.path('USER.TCPPARMS/POLICY'), 'utf8')).toBe(policy);
});
