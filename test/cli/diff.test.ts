/** `tcpparms diff`: two states of a library, in folders, files and Git revisions. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../server/src/cli/run.js';
import { nodeFileSystem } from '../../server/src/lsp/node-filesystem.js';
import { tnPolicy } from '../support/policies/tn.js';
import { cleanLibrary, type Outcome, tcpparms } from './command.js';

const policy = tnPolicy.trimStart();
const changed = policy.replace('HandshakeTimeout 3', 'HandshakeTimeout 20');
const library = (text: string, folder = 'USER.TCPPARMS'): Record<string, string> =>
  Object.fromEntries(Object.entries({ ...cleanLibrary, 'USER.TCPPARMS/PAGENTTN': text }).map(([name, each]) => [name.replace('USER.TCPPARMS', folder), each]));

const both = { ...library(policy, 'old/USER.TCPPARMS'), ...library(changed, 'new/USER.TCPPARMS') };

describe('folders and files', () => {
  test('two folders: the stack, the rule, and the value before and after', async () => {
    const { out, err, exitCode } = await tcpparms('diff old new', { files: both });
    expect(out).toBe('Stack TCPIP: 1 rule changed\n  changed   TN   new/USER.TCPPARMS/PAGENTTN:1\n              HandshakeTimeout 3 → 20   new/USER.TCPPARMS/PAGENTTN:31\n');
    expect([err, exitCode]).toEqual(['', 1]);
  });

  test('two files', async () => {
    const { out, exitCode } = await tcpparms('diff OLD NEW', { files: { OLD: policy, NEW: changed } });
    expect(out).toBe('NEW: 1 rule changed\n  changed   TN   NEW:1\n              HandshakeTimeout 3 → 20   NEW:31\n');
    expect(exitCode).toBe(1);
  });

  test('no effective change: exit code 0, and what was changed in the text', async () => {
    const { out, exitCode } = await tcpparms('diff OLD NEW', { files: { OLD: policy, NEW: policy.replace('#ccp this was added', '# Added for FTP too') } });
    expect([out, exitCode]).toEqual(['No effective change.\n\nWithout effect\n  NEW:19  TTLSConnectionAdvancedParms TNCOonAdvParms: only comments, blanks or upper and lower case\n', 0]);
  });

  test('an environment that changed under the same EnvironmentUserInstance is pointed at, one with another number is not', async () => {
    const ring = policy.replaceAll('START1/TN3270', 'START2/TN3270');
    for (const format of ['pretty', 'markdown']) {
      const { out } = await tcpparms(`diff --format ${format} OLD NEW`, { files: { OLD: policy, NEW: ring } });
      expect(out).toMatch(/\n(?:## )?EnvironmentUserInstance\n\n?[ -] NEW:\d+: Environment action TNEA changed \(Keyring\), but EnvironmentUserInstance is not coded\./);
      const raised = ring.replace('HandshakeRole            Server', 'EnvironmentUserInstance  1\n  HandshakeRole            Server');
      expect(raised).not.toBe(ring);
      expect((await tcpparms(`diff --format ${format} OLD NEW`, { files: { OLD: policy, NEW: raised } })).out).not.toMatch(/but EnvironmentUserInstance/);
    }
  });

  test('--format json', async () => {
    const { out, exitCode } = await tcpparms('diff --format json old new', { files: both });
    expect(JSON.parse(out)).toEqual({ rules: [{ stack: 'TCPIP', rule: 'TN', change: 'changed', parameters: [{ name: 'HandshakeTimeout', before: '3', after: '20' }] }] });
    expect(exitCode).toBe(1);
    expect(JSON.parse((await tcpparms('diff --format json old old', { files: both })).out)).toEqual({ rules: [] });
  });

  test('--format json: every kind of change', async () => {
    const rule = (name: string, ...lines: string[]): string => `TTLSRule ${name}\n{\n  Direction Inbound\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
    const OLD = rule('A', 'LocalPortRange 1') + rule('B', 'LocalPortRange 2') + rule('C', 'LocalPortRange 3');
    const NEW = rule('A', 'LocalPortRange 1', 'Jobname X') + rule('B', 'LocalPortRange 1 2', 'Priority 5') + rule('D', 'LocalPortRange 4');
    const { out } = await tcpparms('diff --format json OLD NEW', { files: { OLD, NEW } });
    expect(JSON.parse(out)).toEqual({
      rules: [
        { stack: null, rule: 'B', change: 'changed', parameters: [{ name: 'LocalPortRange', before: '2', after: '1 2' }] },
        { stack: null, rule: 'B', change: 'moved', parameters: [{ name: 'Priority', before: '1', after: '5' }] },
        { stack: null, rule: 'A', change: 'changed', parameters: [{ name: 'Jobname', before: null, after: 'X' }] },
        { stack: null, rule: 'A', change: 'shadowed', parameters: [] },
        { stack: null, rule: 'D', change: 'added', parameters: [{ name: 'LocalPortRange', before: null, after: '4' }, { name: 'Direction', before: null, after: 'Inbound' }] },
        { stack: null, rule: 'C', change: 'removed', parameters: [{ name: 'LocalPortRange', before: '3', after: null }, { name: 'Direction', before: 'Inbound', after: null }] },
      ],
    });
  });

  test('--format markdown', async () => {
    const { out } = await tcpparms('diff --format markdown old new', { files: both });
    expect(out).toBe('# Changes of the AT-TLS policy\n\n## Stack TCPIP: 1 rule changed\n\n| Rule | Change | Parameter | Before | After |\n|---|---|---|---|---|\n| `TN` | changed | HandshakeTimeout | `3` | `20` |\n');
  });

  test('--stack: one of several', async () => {
    const { exitCode } = await tcpparms('diff --stack tcpip old new', { files: both });
    expect(exitCode).toBe(1);
    expect((await tcpparms('diff --stack OTHER old new', { files: both })).err).toBe('There is no AT-TLS policy of a stack OTHER. Stacks: TCPIP.\n');
  });

  test('a file that can hold no policy is no policy without rules', async () => {
    const files = { POLICY: policy, CSSMTPCF: 'TargetServer\n{\n  TargetIp  192.0.2.25\n  ConnectPort  25\n}\nExtWrtName  MAILER\n' };
    expect(await tcpparms('diff POLICY CSSMTPCF', { files })).toEqual({ out: '', err: 'CSSMTPCF: there is no AT-TLS policy.\n', exitCode: 2 });
    expect(await tcpparms('diff CSSMTPCF POLICY', { files })).toEqual({ out: '', err: 'CSSMTPCF: there is no AT-TLS policy.\n', exitCode: 2 });
  });

  test.each([
    ['diff old', 'Give two states to compare: folders, files or Git revisions.'],
    ['diff old new old', 'Give two states to compare: folders, files or Git revisions.'],
    ['diff --git HEAD old new', 'With --git only one path is compared.'],
  ])('%s: wrong usage', async (command, message) => {
    const { err, exitCode } = await tcpparms(command, { files: both });
    expect([err, exitCode]).toEqual([`${message}\n`, 2]);
  });
});

describe('Git revisions', () => {
  let top = '';
  /** Without what the Git of a hook tells its programs. */
  const ownEnvironment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=Sysprog', '-c', 'user.email=sysprog@example.com', '-c', 'commit.gpgsign=false', '-c', 'core.autocrlf=false', '-c', 'init.defaultBranch=main', ...args], { cwd: top, encoding: 'utf8', env: ownEnvironment });
  const write = (files: Readonly<Record<string, string>>): void => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(top, name)), { recursive: true });
      writeFileSync(path.join(top, name), text);
    }
  };
  const commit = (files: Readonly<Record<string, string>>): void => {
    write(files);
    git('add', '--all');
    git('commit', '--quiet', '--message', 'a change');
  };

  /** `tcpparms diff …` in a folder of the repository. */
  async function diff(commandLine: string, folder = '.'): Promise<Outcome> {
    let [out, err] = ['', ''];
    const exitCode = await run(['diff', ...commandLine.split(' ').filter(Boolean)], {
      cwd: path.join(top, folder),
      env: {},
      fileSystem: nodeFileSystem,
      terminal: false,
      out: (text) => (out += text),
      err: (text) => (err += text),
      readInput: async () => '',
    });
    return { out, err, exitCode };
  }

  beforeEach(() => {
    top = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'tcpparms-diff-')));
    git('init', '--quiet');
    commit({ ...library(policy), 'README.md': 'Members of TCPPARMS.\n' });
  });
  afterEach(() => rmSync(top, { recursive: true, force: true }));

  const change = (file: string): string => `Stack TCPIP: 1 rule changed\n  changed   TN   ${file}:1\n              HandshakeTimeout 3 → 20   ${file}:31\n`;

  test('a revision against the files as they are', async () => {
    expect(await diff('HEAD .')).toEqual({ out: 'No effective change.\n', err: '', exitCode: 0 });
    write({ 'USER.TCPPARMS/PAGENTTN': changed });
    expect(await diff('HEAD .')).toEqual({ out: change('USER.TCPPARMS/PAGENTTN'), err: '', exitCode: 1 });
    expect((await diff('--git HEAD')).out).toBe(change('USER.TCPPARMS/PAGENTTN'));
    expect((await diff('--git HEAD USER.TCPPARMS/PAGENTTN')).out).toBe(change('USER.TCPPARMS/PAGENTTN'));
    expect((await diff('--git HEAD', 'USER.TCPPARMS')).out).toBe(change('PAGENTTN'));
  });

  test('two revisions', async () => {
    commit({ 'USER.TCPPARMS/PAGENTTN': changed });
    expect((await diff('HEAD~1 HEAD')).out).toBe(change('HEAD:USER.TCPPARMS/PAGENTTN'));
    expect((await diff('HEAD~1 HEAD', 'USER.TCPPARMS')).out).toBe(change('HEAD:PAGENTTN'));
    expect((await diff('HEAD HEAD~1')).out).toContain('HandshakeTimeout 20 → 3');
  });

  test('a path in a revision, from the top of the repository or from here', async () => {
    write({ 'USER.TCPPARMS/PAGENTTN': changed });
    expect((await diff('HEAD:USER.TCPPARMS USER.TCPPARMS')).out).toBe(change('USER.TCPPARMS/PAGENTTN'));
    expect((await diff('HEAD:./PAGENTTN PAGENTTN', 'USER.TCPPARMS')).out).toBe(change('PAGENTTN'));
    expect(await diff('HEAD:NONE USER.TCPPARMS')).toEqual({ out: '', err: 'HEAD:NONE: the revision has no such file or folder.\n', exitCode: 2 });
  });

  test('members that the revision does not have are new, and the other way round', async () => {
    commit({ 'other/POLICY': 'TTLSRule WEB\n{\n  LocalPortRange 443\n  Direction Inbound\n}\n' });
    const added = JSON.parse((await diff('--format json HEAD~1 other')).out) as { rules: { rule: string; change: string }[] };
    expect(added.rules.map(({ rule, change: kind }) => `${rule} ${kind}`)).toEqual(['WEB added']);
    const removed = JSON.parse((await diff('--format json other HEAD~1')).out) as typeof added;
    expect(removed.rules.map(({ rule, change: kind }) => `${rule} ${kind}`)).toEqual(['WEB removed']);
  });

  test('names of members with blanks and letters of any language', async () => {
    commit({ 'Größe (alt)/P O L': policy });
    write({ 'Größe (alt)/P O L': changed });
    const { out } = await diff('--git HEAD', 'Größe (alt)');
    expect(out).toBe('P O L: 1 rule changed\n  changed   TN   P O L:1\n              HandshakeTimeout 3 → 20   P O L:31\n');
  });

  test('text in ISO 8859-1, and a file that is empty', async () => {
    const latin = Buffer.from(`# gr\u00fc\u00dfe\n${policy}`, 'latin1');
    writeFileSync(path.join(top, 'USER.TCPPARMS/PAGENTTN'), latin);
    commit({ 'USER.TCPPARMS/EMPTY': '' });
    expect((await diff('HEAD .')).out).toBe('No effective change.\n');
  });

  test('nothing in the repository changes', async () => {
    write({ 'USER.TCPPARMS/PAGENTTN': changed });
    const before = git('status', '--porcelain');
    await diff('--git HEAD');
    expect(git('status', '--porcelain')).toBe(before);
  });

  test.each([['NONE .'], ['--git NONE'], ['--git --output=x'], ['--upload-pack=x .']])('%s is no revision', async (args) => {
    const { out, err, exitCode } = await diff(args);
    expect([out, exitCode]).toEqual(['', 2]);
    expect(err).toMatch(/no such Git revision: unknown to this repository\n$|no such Git revision: not a name\n$|unknown option/);
  });

  test('a folder that is in no repository', async () => {
    const outside = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'tcpparms-none-')));
    writeFileSync(path.join(outside, 'POLICY'), policy);
    try {
      const { err, exitCode } = await diff(`--git HEAD ${outside}`);
      expect(err).toMatch(/^HEAD: there is no such file or folder, and no such Git revision: .+\n$/);
      expect(exitCode).toBe(2);
    } finally {
      rmSync(outside, { recursive: true, force: true });
    }
  });
});
