/** Every form in which a Policy Agent file names another file, and the file here that it stands for. */
import { describe, expect, test } from 'vitest';
import { FileCache } from '../../../server/src/workspace/file-cache.js';
import { foldersBelow } from '../../../server/src/workspace/folder-walk.js';
import { MemoryFileSystem } from '../../../server/src/workspace/memory-filesystem.js';
import { parseFileName } from '../../../server/src/workspace/names.js';
import { Resolver, type Resolution } from '../../../server/src/workspace/resolve.js';
import type { Settings } from '../../../server/src/workspace/settings.js';
import { canonicalUri } from '../../../server/src/workspace/uris.js';

interface Given {
  /** Files that exist; their texts do not matter here. */
  readonly files: readonly string[];
  readonly from: string;
  readonly roots?: readonly string[];
  readonly settings?: Partial<Settings>;
}

async function resolve(name: string, given: Given): Promise<Resolution> {
  const files = new FileCache(new MemoryFileSystem(Object.fromEntries(given.files.map((uri) => [uri, 'text']))));
  const roots = given.roots ?? [];
  const folders: string[] = [];
  for (const root of roots) folders.push(...(await foldersBelow(files, root, { depth: 8, folders: 100 })).folders);
  return new Resolver({ files, settings: { dataSets: {}, ...given.settings }, roots, folders }).resolve(parseFileName(name), canonicalUri(given.from));
}

/** The URI that a name resolves to. */
async function target(name: string, given: Given): Promise<string | undefined> {
  const { target: found } = await resolve(name, given);
  return found === undefined ? undefined : decodeURIComponent(found);
}

describe('//\'DATA.SET(MEMBER)\'', () => {
  const name = "//'USER.Z24C.TCPPARMS(PAGENTTN)'";

  test.each([
    ['the folder of the file that names it', 'mem:/git/USER.Z24C.TCPPARMS/PAGENTTN', 'mem:/git/USER.Z24C.TCPPARMS/PAGENTT'],
    ['in another case', 'mem:/git/user.z24c.tcpparms/pagenttn', 'mem:/git/user.z24c.tcpparms/pagentt'],
    ['with an extension', 'mem:/git/USER.Z24C.TCPPARMS/PAGENTTN.txt', 'mem:/git/USER.Z24C.TCPPARMS/PAGENTT.txt'],
    ['a folder next to it', 'mem:/git/USER.Z24C.TCPPARMS/PAGENTTN', 'mem:/git/PROD.TCPPARMS/PAGENTT'],
    ['a folder below it', 'mem:/git/USER.Z24C.TCPPARMS/PAGENTTN', 'mem:/git/PAGENTT'],
    ['a folder above it', 'mem:/git/USER.Z24C.TCPPARMS/PAGENTTN', 'mem:/git/USER.Z24C.TCPPARMS/stacks/PAGENTT'],
    ['a folder a qualifier, as the Zowe command line downloads', 'mem:/git/user/z24c/tcpparms/pagenttn.txt', 'mem:/git/user/z24c/tcpparms/pagentt.txt'],
    ['the file name holds the whole name', 'mem:/git/USER.Z24C.TCPPARMS(PAGENTTN).txt', 'mem:/git/USER.Z24C.TCPPARMS(PAGENTT).txt'],
  ])('%s', async (_, file, from) => {
    expect(await target(name, { files: [file, from], from })).toBe(file);
  });

  test('a folder anywhere in the workspace that is named like the data set; the nearest one when there are more', async () => {
    const given = {
      roots: ['mem:/files'],
      files: ['mem:/files/a/lib/USER.Z24C.TCPPARMS/PAGENTTN', 'mem:/files/b/lib/USER.Z24C.TCPPARMS/PAGENTTN', 'mem:/files/b/etc/conf/main'],
    };
    expect(await target(name, { ...given, from: 'mem:/files/b/etc/conf/main' })).toBe('mem:/files/b/lib/USER.Z24C.TCPPARMS/PAGENTTN');
    expect(await target(name, { ...given, from: 'mem:/files/a/main' })).toBe('mem:/files/a/lib/USER.Z24C.TCPPARMS/PAGENTTN');
  });

  test('a folder named like the last qualifier, when it is the only one', async () => {
    const files = ['mem:/files/zos/TCPPARMS/PAGENTTN', 'mem:/files/zos/MAIN/PAGENTT'];
    const given = { roots: ['mem:/files'], from: 'mem:/files/zos/MAIN/PAGENTT' };
    expect(await target(name, { ...given, files })).toBe('mem:/files/zos/TCPPARMS/PAGENTTN');
    expect(await target(name, { ...given, files: [...files, 'mem:/files/test/TCPPARMS/PAGENTTN'] })).toBeUndefined();
  });

  test('a member beside the file that names it, when the folder has a name of its own', async () => {
    expect(await target(name, { files: ['mem:/git/members/PAGENTTN.conf'], from: 'mem:/git/members/main' })).toBe('mem:/git/members/PAGENTTN.conf');
    expect(await target(name, { files: ['mem:/git/USER.TCPPARMS/PAGENTTN'], from: 'mem:/git/USER.TCPPARMS/main' })).toBe('mem:/git/USER.TCPPARMS/PAGENTTN');
  });

  test('not a member of another data set', async () => {
    expect(await target(name, { files: ['mem:/git/USER.PARMLIB/PAGENTTN'], from: 'mem:/git/USER.PARMLIB/MAIN' })).toBeUndefined();
  });

  test('the file without an extension before one with, and never a copy that an editor left', async () => {
    const folder = 'mem:/git/USER.Z24C.TCPPARMS';
    const from = `${folder}/PAGENTT`;
    const given = { from, files: [from, `${folder}/PAGENTTN.bak`, `${folder}/PAGENTTN.txt`] };
    expect(await target(name, given)).toBe(`${folder}/PAGENTTN.txt`);
    expect(await target(name, { ...given, files: [...given.files, `${folder}/pagenttn`] })).toBe(`${folder}/pagenttn`);
    expect(await target(name, { ...given, files: [from, `${folder}/PAGENTTN.bak`] })).toBeUndefined();
  });

  test('a folder that is named like the member is not the member', async () => {
    expect(await target(name, { files: ['mem:/git/USER.Z24C.TCPPARMS/PAGENTTN/README', 'mem:/git/USER.Z24C.TCPPARMS/PAGENTT'], from: 'mem:/git/USER.Z24C.TCPPARMS/PAGENTT' })).toBeUndefined();
  });

  test('says what is there when the folder is there and the member is not', async () => {
    const files = ['mem:/git/USER.Z24C.TCPPARMS/PAGENTT', 'mem:/git/USER.Z24C.TCPPARMS/pagenttm.txt', 'mem:/git/USER.Z24C.TCPPARMS/PAGENTTM.bak', 'mem:/git/USER.Z24C.TCPPARMS/read me.md'];
    expect(await resolve(name, { files, from: 'mem:/git/USER.Z24C.TCPPARMS/PAGENTT' })).toEqual({
      missing: { folder: 'USER.Z24C.TCPPARMS', siblings: ['PAGENTT', 'PAGENTTM'] },
    });
  });

  test('says nothing of what it does not know', async () => {
    expect(await resolve(name, { files: ['mem:/git/members/PAGENTT'], from: 'mem:/git/members/PAGENTT' })).toEqual({});
  });
});

describe('other forms of data set names', () => {
  test('//DSN(MEMBER) has the user ID in front, whatever that is', async () => {
    const given = { files: ['mem:/git/USER1.TCPPARMS/TTLS', 'mem:/git/TCPPARMS.OLD/TTLS'], from: 'mem:/git/main' };
    expect(await target('//TCPPARMS(TTLS)', given)).toBe('mem:/git/USER1.TCPPARMS/TTLS');
  });

  test('quotation marks that were forgotten or are typographic', async () => {
    const given = { files: ['mem:/git/USER.TCPPARMS/TTLS', 'mem:/git/USER.TCPPARMS/MAIN'], from: 'mem:/git/USER.TCPPARMS/MAIN' };
    expect(await target('//USER.TCPPARMS(TTLS)', given)).toBe('mem:/git/USER.TCPPARMS/TTLS');
    expect(await target("'USER.TCPPARMS(TTLS)'", given)).toBe('mem:/git/USER.TCPPARMS/TTLS');
    expect(await target('USER.TCPPARMS(TTLS)', given)).toBe('mem:/git/USER.TCPPARMS/TTLS');
    expect(await target('//’USER.TCPPARMS(TTLS)’', given)).toBe('mem:/git/USER.TCPPARMS/TTLS');
    expect(await target('TTLS', given)).toBe('mem:/git/USER.TCPPARMS/TTLS');
  });

  test('a sequential data set is a file', async () => {
    expect(await target("//'USER.PAGENT.CONF'", { files: ['mem:/git/user.pagent.conf', 'mem:/git/a/main'], from: 'mem:/git/a/main' })).toBe('mem:/git/user.pagent.conf');
    expect(await target("//'USER.PAGENT.MAIN'", { files: ['mem:/git/USER.PAGENT.MAIN.txt'], from: 'mem:/git/main' })).toBe('mem:/git/USER.PAGENT.MAIN.txt');
  });
});

describe('settings', () => {
  const from = 'mem:/git/USER.TCPPARMS/MAIN';
  const files = [from, 'mem:/git/USER.TCPPARMS/TTLS', 'mem:/elsewhere/lib/TTLS', 'mem:/elsewhere/USER.TCPPARMS/TTLS.txt'];

  test('a data set name → its folder, before any other place', async () => {
    expect(await resolve("//'USER.TCPPARMS(TTLS)'", { files, from, settings: { dataSets: { 'user.tcpparms': 'mem:/elsewhere/lib' } } })).toEqual({ target: 'mem:/elsewhere/lib/TTLS', rule: 'setting' });
  });

  test('the exact name before a pattern, the longer pattern before the shorter', async () => {
    const dataSets = { '*': 'mem:/git/USER.TCPPARMS', 'USER.*': 'mem:/elsewhere/lib' };
    expect(await target("//'USER.TCPPARMS(TTLS)'", { files, from, settings: { dataSets } })).toBe('mem:/elsewhere/lib/TTLS');
    expect(await target("//'USER.TCPPARMS(TTLS)'", { files, from, settings: { dataSets: { ...dataSets, 'USER.TCPPARMS': 'mem:/git/USER.TCPPARMS' } } })).toBe('mem:/git/USER.TCPPARMS/TTLS');
    expect(await target("//'PROD.TCPPARMS(TTLS)'", { files, from, settings: { dataSets } })).toBe('mem:/git/USER.TCPPARMS/TTLS');
  });

  test('a pattern may give the folder that holds a folder for each data set', async () => {
    expect(await target("//'USER.TCPPARMS(TTLS)'", { files, from, settings: { dataSets: { 'USER.*': 'mem:/elsewhere' } } })).toBe('mem:/elsewhere/USER.TCPPARMS/TTLS.txt');
  });

  test('a member that is not in the folder of the setting is missing', async () => {
    expect(await resolve("//'USER.TCPPARMS(MAIN)'", { files, from, settings: { dataSets: { 'USER.TCPPARMS': 'mem:/elsewhere/lib' } } })).toEqual({ missing: { folder: 'USER.TCPPARMS', siblings: ['TTLS'] } });
  });

  test('a folder that does not exist is passed over', async () => {
    expect(await target("//'USER.TCPPARMS(TTLS)'", { files, from, settings: { dataSets: { 'USER.TCPPARMS': 'mem:/nowhere' } } })).toBe('mem:/git/USER.TCPPARMS/TTLS');
  });

  test('the UNIX root', async () => {
    const unix = ['mem:/root/etc/pagent.conf', 'mem:/git/etc/pagent.conf'];
    expect(await target('/etc/pagent.conf', { files: unix, from: 'mem:/git/main', settings: { unixRoot: 'mem:/root' } })).toBe('mem:/root/etc/pagent.conf');
    expect(await resolve('/etc/pagemt.conf', { files: unix, from: 'mem:/git/main', settings: { unixRoot: 'mem:/root' } })).toEqual({ missing: { folder: '/etc', siblings: ['pagent.conf'] } });
  });
});

describe('/dir/file', () => {
  test.each([
    ['below the workspace folder', 'mem:/files/etc/pagent/ttls.policy', 'mem:/files/USER.TCPPARMS/MAIN', ['mem:/files']],
    ['beside the folder of the file that names it', 'mem:/git/etc/pagent/ttls.policy', 'mem:/git/USER.TCPPARMS/MAIN', []],
    ['from a file in the same directory', 'mem:/git/etc/pagent/ttls.policy', 'mem:/git/etc/pagent/main.conf', []],
    ['only the end of the path is there', 'mem:/git/pagent/ttls.policy', 'mem:/git/main.conf', []],
    ['only the file is there', 'mem:/git/conf/ttls.policy', 'mem:/git/conf/main.conf', []],
    ['in another workspace folder', 'mem:/two/etc/pagent/ttls.policy', 'mem:/one/MAIN', ['mem:/one', 'mem:/two']],
  ])('%s', async (_, file, from, roots) => {
    expect(await target('/etc/pagent/ttls.policy', { files: [file, from], from, roots })).toBe(file);
  });

  test('the case of a UNIX name counts where its directory is there', async () => {
    const files = ['mem:/files/etc/pagent/TTLS.policy'];
    expect(await resolve('/etc/pagent/ttls.policy', { files, from: 'mem:/files/MAIN', roots: ['mem:/files'] })).toEqual({
      missing: { folder: '/etc/pagent', siblings: ['TTLS.policy'] },
    });
  });

  test('a directory such as /etc is seldom here as a whole: nothing is said about what is not in it', async () => {
    expect(await resolve('/etc/pagent.conf', { files: ['mem:/files/etc/syslog.conf'], from: 'mem:/files/MAIN', roots: ['mem:/files'] })).toEqual({});
  });

  test('never the /etc of this machine', async () => {
    expect(await target('/etc/pagent.conf', { files: ['mem:/etc/pagent.conf'], from: 'mem:/home/me/git/main' })).toBeUndefined();
    expect(await target('/etc/pagent.conf', { files: ['mem:/etc/pagent.conf'], from: 'mem:/git/main' })).toBeUndefined();
  });

  test('a path with .. is not followed', async () => {
    expect(await target('/etc/../secret', { files: ['mem:/files/secret'], from: 'mem:/files/main', roots: ['mem:/files'] })).toBeUndefined();
  });
});

describe('documents of Zowe Explorer', () => {
  test.each([
    ['member below the data set', 'zowe-ds:/zosmf/USER.TCPPARMS/TTLS', 'zowe-ds:/zosmf/USER.TCPPARMS/MAIN'],
    ['with an extension', 'zowe-ds:/zosmf/USER.TCPPARMS/TTLS.txt', 'zowe-ds:/zosmf/USER.TCPPARMS/MAIN.txt'],
    ['in parentheses', 'zowe-ds:/zosmf/USER.TCPPARMS(TTLS)', 'zowe-ds:/zosmf/USER.TCPPARMS(MAIN)'],
    ['from another data set', 'zowe-ds:/zosmf/USER.TCPPARMS/TTLS', 'zowe-ds:/zosmf/OTHER.PARMLIB/MAIN'],
  ])('%s', async (_, file, from) => {
    expect(await target("//'USER.TCPPARMS(TTLS)'", { files: [file, from], from })).toBe(file);
    expect(await target("//'USER.TCPPARMS(TTLS)'", { files: [file, from], from: from.replace('zosmf', 'other') })).toBeUndefined();
  });

  test('//DSN(MEMBER) is the data set that is open, when its name ends so', async () => {
    const files = ['zowe-ds:/zosmf/USER1.TCPPARMS/TTLS', 'zowe-ds:/zosmf/USER1.TCPPARMS/MAIN'];
    expect(await target('//TCPPARMS(TTLS)', { files, from: 'zowe-ds:/zosmf/USER1.TCPPARMS/MAIN' })).toBe('zowe-ds:/zosmf/USER1.TCPPARMS/TTLS');
  });

  test('a UNIX file of the same profile, from a member or from a UNIX file', async () => {
    const files = ['zowe-uss:/zosmf/etc/pagent.conf'];
    expect(await target('/etc/pagent.conf', { files, from: 'zowe-ds:/zosmf/USER.TCPPARMS/STDENV' })).toBe('zowe-uss:/zosmf/etc/pagent.conf');
    expect(await target('/etc/pagent.conf', { files, from: 'zowe-uss:/zosmf/etc/pagent.env' })).toBe('zowe-uss:/zosmf/etc/pagent.conf');
  });
});
