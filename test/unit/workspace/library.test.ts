/** The library around open documents: what is read, what is found, and what follows a change. */
import { describe, expect, test } from 'vitest';
import { runChecks } from '../../../server/src/checks/runner.js';
import { hover } from '../../../server/src/features/hover.js';
import type { FileSystem, FolderEntry } from '../../../server/src/workspace/filesystem.js';
import { Library, type LibraryOptions } from '../../../server/src/workspace/library.js';
import { MemoryFileSystem } from '../../../server/src/workspace/memory-filesystem.js';
import { defaultSettings } from '../../../server/src/workspace/settings.js';
import type { SourceFile } from '../../../server/src/workspace/source-file.js';
import { dedent } from '../../support/library.js';

const folder = 'mem:/git/USER.TCPPARMS';
const at = (member: string): string => `${folder}/${member}`;

const members: Record<string, string> = {
  PAGENTEN: "PAGENT_CONFIG_FILE=//'USER.TCPPARMS(PAGENTCF)'\n",
  PAGENTCF: "CommonTTLSConfig //'USER.TCPPARMS(PAGENTCO)'\nTcpImage TCPIP //'USER.TCPPARMS(PAGENTT)' FLUSH PURGE\n",
  PAGENTT: "TTLSConfig //'USER.TCPPARMS(PAGENTTN)' FLUSH PURGE\n",
  PAGENTCO: dedent(`
    TTLSGroupAction COGROUP
    {
      TTLSEnabled On
    }
  `),
  PAGENTTN: dedent(`
    TTLSRule TN
    {
      LocalPortRange      2023
      Direction           Inbound
      TTLSGroupActionRef  COGROUP
    }
  `),
  TN3270: dedent(`
    TelnetParms
      TTLSPort 2023
      ConnType Secure
    EndTelnetParms
    BeginVTAM
      Port 2023
    EndVTAM
  `),
};

function disk(texts: Record<string, string> = members): MemoryFileSystem {
  return new MemoryFileSystem(Object.fromEntries(Object.entries(texts).map(([name, text]) => [at(name), text])));
}

function library(files: FileSystem, options: LibraryOptions = {}): Library {
  return new Library(files, defaultSettings, options);
}

const names = (of: Library): string[] => [...of.model.files.keys()].map((uri) => uri.slice(uri.lastIndexOf('/') + 1));

describe('what takes part', () => {
  test('members beside an open one that are configuration files of Communications Server', async () => {
    const files = disk();
    const lib = library(files);
    await lib.open(at('PAGENTTN'), 'pagent', members['PAGENTTN'] as string);
    expect(names(lib)).toEqual(['PAGENTCF', 'PAGENTCO', 'PAGENTEN', 'PAGENTT', 'PAGENTTN', 'TN3270']);
    expect(lib.model.stacks.map((s) => s.name)).toEqual(['TCPIP']);
    expect(lib.model.scopesOf(at('PAGENTTN')).map((s) => ({ files: s.files, complete: s.complete }))).toEqual([{ files: [at('PAGENTCO'), at('PAGENTTN')], complete: true }]);
  });

  test('folders named like TCPPARMS in the workspace, without any open file', async () => {
    const lib = library(disk(), { roots: ['mem:/git'] });
    await lib.ready();
    expect(names(lib)).toEqual(['PAGENTCF', 'PAGENTCO', 'PAGENTEN', 'PAGENTT', 'PAGENTTN', 'TN3270']);
  });

  test('no other folder of the workspace, until a statement names a file in it', async () => {
    const files = disk({ PAGENTT: 'TTLSConfig /etc/pagent/ttls.policy\n' });
    files.write('mem:/git/etc/pagent/ttls.policy', members['PAGENTTN'] as string);
    files.write('mem:/git/etc/pagent/other.policy', members['PAGENTCO'] as string);
    const lib = library(files, { roots: ['mem:/git'] });
    await lib.ready();
    expect([...lib.model.files.keys()]).toEqual([at('PAGENTT'), 'mem:/git/etc/pagent/ttls.policy']);
  });

  test('the folder that a setting gives a data set', async () => {
    const files = new MemoryFileSystem({ 'mem:/lib/PAGENTTN': members['PAGENTTN'] as string });
    const lib = library(files);
    await lib.setSettings({ ...defaultSettings, dataSets: { 'USER.TCPPARMS': 'mem:/lib/' } });
    expect(names(lib)).toEqual(['PAGENTTN']);
    await lib.setSettings(defaultSettings);
    expect(names(lib)).toEqual([]);
  });

  test('the same settings once more change nothing, so nothing is checked again', async () => {
    const lib = library(disk());
    await lib.open(at('PAGENTTN'), 'pagent', members['PAGENTTN'] as string);
    const settings = { ...defaultSettings, release: 'V2R4', dataSets: { 'USER.TCPPARMS': folder } } as const;
    await lib.setSettings(settings);
    const { model } = lib;
    await lib.setSettings({ ...settings, dataSets: { ...settings.dataSets } });
    expect(lib.model).toBe(model);
    await lib.setSettings({ ...settings, release: 'V2R5' });
    expect(lib.model).not.toBe(model);
    expect(lib.settings.release).toBe('V2R5');
  });

  test('with everyFolder, the members of all folders', async () => {
    const files = new MemoryFileSystem({ 'mem:/git/a/b/POLICY': members['PAGENTTN'] as string, 'mem:/git/.git/POLICY': members['PAGENTTN'] as string });
    const lib = library(files);
    await lib.addRoot('mem:/git', { everyFolder: true });
    expect([...lib.model.files.keys()]).toEqual(['mem:/git/a/b/POLICY']);
    await lib.removeRoot('mem:/git');
    expect(names(lib)).toEqual([]);
  });

  test('a file that a statement names is a Policy Agent file even when its content does not tell', async () => {
    const lib = library(disk({ PAGENTT: "TTLSConfig //'USER.TCPPARMS(ODD)'\n", ODD: '# nothing yet\n' }));
    await lib.open(at('PAGENTT'), 'pagent', "TTLSConfig //'USER.TCPPARMS(ODD)'\n");
    expect(lib.model.files.get(at('ODD'))?.language).toBe('pagent');
  });

  test('a Telnet profile is no policy, even when TTLSConfig names it by mistake', async () => {
    const lib = library(disk());
    await lib.open(at('PAGENTT'), 'pagent', "TTLSConfig //'USER.TCPPARMS(TN3270)'\n");
    expect(lib.model.files.get(at('TN3270'))?.language).toBe('tn3270');
    expect(lib.model.includesFrom(at('PAGENTT')).map((include) => include.target)).toEqual([undefined]);
  });

  test('from z/OS through Zowe Explorer, only the members that are named are read', async () => {
    const base = 'zowe-ds:/zosmf/USER.TCPPARMS/';
    const files = new MemoryFileSystem(Object.fromEntries(Object.entries(members).map(([name, text]) => [base + name, text])));
    const lib = library(files);
    await lib.open(`${base}PAGENTT`, 'pagent', members['PAGENTT'] as string);
    expect(names(lib)).toEqual(['PAGENTT', 'PAGENTTN']);
    expect(files.calls.filter((c) => c.startsWith('read'))).toEqual([`read ${base}PAGENTTN`]);
  });
});

describe('changes', () => {
  test('an edit is in the model at once and touches no file', async () => {
    const files = disk();
    const lib = library(files);
    const text = members['PAGENTTN'] as string;
    await lib.open(at('PAGENTTN'), 'pagent', text);
    const { version } = lib;
    files.calls.length = 0;
    const start = text.indexOf('2023');
    void lib.edit(at('PAGENTTN'), text.replace('2023', '992'), { start, oldEnd: start + 4, newEnd: start + 3 });
    expect(lib.model.files.get(at('PAGENTTN'))?.text).toContain('LocalPortRange      992');
    expect(lib.version).toBeGreaterThan(version);
    await lib.ready();
    expect(files.calls).toEqual([]);
    expect(lib.model.scopesOf(at('PAGENTTN'))[0]?.complete).toBe(true);
  });

  test('an edit of a file name reads the file that is named now', async () => {
    const files = disk({ ...members, OTHER: members['PAGENTTN'] as string });
    const lib = library(files);
    const text = members['PAGENTT'] as string;
    await lib.open(at('PAGENTT'), 'pagent', text);
    const start = text.indexOf('PAGENTTN');
    const edited = lib.edit(at('PAGENTT'), text.replace('PAGENTTN', 'OTHER'), { start, oldEnd: start + 8, newEnd: start + 5 });
    // Until it has been looked up, the new name is neither found nor missing.
    expect(lib.model.includesFrom(at('PAGENTT'))[0]?.target).toBeUndefined();
    expect(lib.model.includesFrom(at('PAGENTT'))[0]?.targetKnownMissing).toBeUndefined();
    await edited;
    expect(lib.model.includesFrom(at('PAGENTT'))[0]?.target).toBe(at('OTHER'));
  });

  test('a name that nothing answers to: the members that are there', async () => {
    const lib = library(disk());
    await lib.open(at('PAGENTT'), 'pagent', "TTLSConfig //'USER.TCPPARMS(PAGENTTM)'\n");
    const [include] = lib.model.includesFrom(at('PAGENTT'));
    expect(include?.targetKnownMissing?.folder).toBe('USER.TCPPARMS');
    expect(include?.targetKnownMissing?.siblings).toContain('PAGENTTN');
    expect(lib.resolution(at('PAGENTT'), "//'USER.TCPPARMS(PAGENTTM)'")).toMatchObject({ missing: { folder: 'USER.TCPPARMS' } });
  });

  test('a member that is made on disk is found by the statement that names it', async () => {
    const { PAGENTTN, ...others } = members;
    const files = disk(others);
    const lib = library(files);
    await lib.open(at('PAGENTT'), 'pagent', members['PAGENTT'] as string);
    expect(lib.model.includesFrom(at('PAGENTT'))[0]?.target).toBeUndefined();
    files.write(at('PAGENTTN'), PAGENTTN as string);
    await lib.changedOnDisk([at('PAGENTTN')]);
    expect(lib.model.includesFrom(at('PAGENTT'))[0]?.target).toBe(at('PAGENTTN'));
  });

  test('a member that is changed or removed on disk', async () => {
    const files = disk();
    const lib = library(files);
    await lib.open(at('PAGENTT'), 'pagent', members['PAGENTT'] as string);
    files.write(at('PAGENTTN'), '# all gone\n');
    await lib.changedOnDisk([at('PAGENTTN')]);
    expect(lib.model.files.get(at('PAGENTTN'))?.text).toBe('# all gone\n');
    files.remove(at('PAGENTTN'));
    await lib.changedOnDisk([at('PAGENTTN')]);
    expect(names(lib)).not.toContain('PAGENTTN');
    expect(lib.model.includesFrom(at('PAGENTT'))[0]?.targetKnownMissing?.siblings).not.toContain('PAGENTTN');
  });

  test('a whole folder is renamed', async () => {
    const files = disk();
    const lib = library(files, { roots: ['mem:/git'] });
    await lib.ready();
    files.remove(folder);
    for (const [name, text] of Object.entries(members)) files.write(`mem:/git/PROD.TCPPARMS/${name}`, text);
    await lib.changedOnDisk([folder, 'mem:/git/PROD.TCPPARMS']);
    expect([...lib.model.files.keys()].every((uri) => uri.startsWith('mem:/git/PROD.TCPPARMS/'))).toBe(true);
    expect(names(lib)).toHaveLength(6);
  });

  test('a change on disk of an open document does not count until it is closed', async () => {
    const files = disk();
    const lib = library(files);
    await lib.open(at('PAGENTTN'), 'pagent', '# mine\n');
    files.write(at('PAGENTTN'), '# theirs\n');
    await lib.changedOnDisk([at('PAGENTTN')]);
    expect(lib.model.files.get(at('PAGENTTN'))?.text).toBe('# mine\n');
    await lib.close(at('PAGENTTN'));
    expect(lib.model.files.get(at('PAGENTTN'))).toBeUndefined();
    await lib.open(at('PAGENTT'), 'pagent', members['PAGENTT'] as string);
    expect(lib.model.files.get(at('PAGENTTN'))?.text).toBe('# theirs\n');
  });

  test('a closed document that was never saved is gone', async () => {
    const lib = library(disk({}));
    await lib.open('untitled:Untitled-1', 'pagent', members['PAGENTTN'] as string);
    expect(names(lib)).toHaveLength(1);
    await lib.close('untitled:Untitled-1');
    expect(names(lib)).toEqual([]);
  });

  test('a read that a change overtakes does not bring the old text back', async () => {
    const files = new SlowFileSystem(members);
    const lib = library(files);
    const opened = lib.open(at('PAGENTT'), 'pagent', members['PAGENTT'] as string);
    await files.waiting(at('PAGENTTN'));
    files.write(at('PAGENTTN'), '# new\n');
    void lib.changedOnDisk([at('PAGENTTN')]);
    files.release();
    await opened;
    await lib.ready();
    expect(lib.model.files.get(at('PAGENTTN'))?.text).toBe('# new\n');
  });

  test('a document that is opened while its file is being read keeps the text of the editor', async () => {
    const files = new SlowFileSystem(members);
    const lib = library(files);
    const first = lib.open(at('PAGENTT'), 'pagent', members['PAGENTT'] as string);
    await files.waiting(at('PAGENTTN'));
    const second = lib.open(at('PAGENTTN'), 'pagent', '# editor\n');
    files.release();
    await Promise.all([first, second]);
    expect(lib.model.files.get(at('PAGENTTN'))?.text).toBe('# editor\n');
  });

  test('listeners hear of changes until they are taken off', async () => {
    const lib = library(disk());
    let heard = 0;
    const end = lib.onDidChange(() => heard++);
    await lib.open(at('PAGENTT'), 'pagent', members['PAGENTT'] as string);
    expect(heard).toBeGreaterThan(0);
    end();
    const before = heard;
    await lib.close(at('PAGENTT'));
    expect(heard).toBe(before);
  });
});

describe('what cannot be read', () => {
  test('does not stop the rest, and says why', async () => {
    const files = disk({ ...members, LOCKED: '', BINARY: '\u0000\u0001\u0002\ufffd'.repeat(200) });
    files.lock(at('LOCKED'));
    const lib = library(files);
    await lib.addFiles([at('LOCKED'), at('BINARY'), at('NOWHERE'), at('TN3270'), at('PAGENTTN')]);
    expect(names(lib)).toEqual(['PAGENTCF', 'PAGENTCO', 'PAGENTEN', 'PAGENTT', 'PAGENTTN', 'TN3270']);
    expect(['LOCKED', 'BINARY', 'NOWHERE', 'TN3270', 'PAGENTTN'].map((name) => lib.whyAbsent(at(name)))).toEqual(['unreadable', 'not-text', 'unreadable', undefined, undefined]);
  });

  test('a file system that throws is a file system without files', async () => {
    const broken: FileSystem = {
      readText: () => Promise.reject(new Error('no')),
      stat: () => Promise.reject(new Error('no')),
      list: () => {
        throw new Error('no');
      },
    };
    const lib = library(broken, { roots: ['mem:/git'] });
    await lib.open(at('PAGENTT'), 'pagent', members['PAGENTT'] as string);
    expect(names(lib)).toEqual(['PAGENTT']);
  });

  test('a very large file is not read at all', async () => {
    const files = disk();
    files.size = async (uri) => (uri === at('PAGENTTN') ? 200 * 1024 * 1024 : 10);
    const lib = library(files);
    await lib.open(at('PAGENTT'), 'pagent', members['PAGENTT'] as string);
    expect(lib.whyAbsent(at('PAGENTTN'))).toBe('too-large');
    expect(files.calls).not.toContain(`read ${at('PAGENTTN')}`);
  });

  test('folders in a circle end', async () => {
    const circle: FileSystem = {
      readText: async () => undefined,
      stat: async () => 'folder',
      list: async (): Promise<readonly FolderEntry[]> => [
        { name: 'TCPPARMS', kind: 'folder' },
        { name: 'again', kind: 'folder' },
      ],
    };
    const lib = library(circle, { roots: ['mem:/git'] });
    await lib.ready();
    expect(lib.foldersCutShort).toEqual(['mem:/git']);
  });

  test('a folder of ten thousand members is read while everything else goes on', async () => {
    const files = disk({ ...members, ...Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`M${i}`, '//JOB1 JOB (1)\n//S1 EXEC PGM=IEFBR14\n'])) });
    const lib = library(files);
    let turns = 0;
    let done = false;
    const count = (): void => {
      turns++;
      if (!done) setTimeout(count, 0);
    };
    setTimeout(count, 0);
    await lib.open(at('PAGENTTN'), 'pagent', members['PAGENTTN'] as string);
    done = true;
    expect(names(lib)).toHaveLength(6);
    expect(turns).toBeGreaterThan(100);
  });
});

test('a URI that a client spells in its own way is the same file', async () => {
  const lib = library(new MemoryFileSystem({}));
  await lib.open('file:///git/USER.TCPPARMS(PAGENTT)', 'pagent', '# a\n');
  await lib.open('file:///git/USER.TCPPARMS%28PAGENTT%29', 'pagent', '# b\n');
  expect([...lib.model.files.values()].map((f) => f.text)).toEqual(['# b\n']);
});

test('files come in order, whatever the order in which they were read', async () => {
  const forwards = library(disk(members));
  const backwards = library(disk(Object.fromEntries(Object.entries(members).reverse())));
  await forwards.open(at('PAGENTT'), 'pagent', members['PAGENTT'] as string);
  await backwards.open(at('PAGENTCF'), 'pagent', members['PAGENTCF'] as string);
  expect(names(forwards)).toEqual(names(backwards));
});

/** Reads stop until they are released. */
class SlowFileSystem extends MemoryFileSystem {
  private free: (() => void) | undefined;
  private readonly gate = new Promise<void>((resolve) => (this.free = resolve));
  private readonly begun = new Map<string, () => void>();

  constructor(texts: Record<string, string>) {
    super(Object.fromEntries(Object.entries(texts).map(([name, text]) => [at(name), text])));
  }

  /** When the file is being read. */
  waiting(uri: string): Promise<void> {
    return new Promise((resolve) => this.begun.set(uri, resolve));
  }

  release(): void {
    this.free?.();
  }

  override async readText(uri: string): Promise<string | undefined> {
    const text = await super.readText(uri);
    this.begun.get(uri)?.();
    await this.gate;
    return text;
  }
}

test.each([
  ['that cannot be read', (files: MemoryFileSystem, uri: string) => files.lock(uri), 'It cannot be read.'],
  ['that is still EBCDIC', (files: MemoryFileSystem, uri: string) => files.write(uri, '\u00e3\u00e3\u00d3\u00e2\u0000\u0001\u0002\u0003'.repeat(40)), 'It is not a text file.'],
])('a member %s is not taken for one that is not there', async (_what, spoil, reason) => {
  const image = "TTLSConfig //'USER.TCPPARMS(POLICY)' FLUSH PURGE\n";
  const files = new MemoryFileSystem({ [`${folder}/POLICY`]: '', [`${folder}/OTHER`]: 'TTLSGroupAction G\n{\n  TTLSEnabled Off\n}\n' });
  spoil(files, `${folder}/POLICY`);
  const library = new Library(files, defaultSettings);
  await library.open(`${folder}/IMAGE`, 'pagent', image);
  await library.ready();
  const { model, settings } = library;
  const [finding] = runChecks(model, settings).get(`${folder}/IMAGE`) ?? [];
  expect([finding?.code, finding?.severity]).toEqual(['member-not-found', 'warning']);
  expect(finding?.message).toContain(`USER.TCPPARMS(POLICY) is here, and takes no part in what is checked. ${reason}`);
  const file = model.files.get(`${folder}/IMAGE`) as SourceFile;
  expect(hover({ model, settings, file }, image.indexOf('POLICY'))?.contents).toContain(`It takes no part. ${reason}`);
});
