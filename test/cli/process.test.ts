/** The command as it is installed: bundled, started as a process of its own, on files of a real disk. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dedent } from '../support/library.js';
import { buildShipped } from '../support/shipped.js';
import { cleanLibrary, faultyLibrary, findingsIn } from './command.js';

const home = mkdtempSync(path.join(tmpdir(), 'tcpparms-cli-'));
const command = path.join(home, 'bin', 'cli.js');
const examples = path.resolve(import.meta.dirname, '../../examples');

beforeAll(() => buildShipped(path.dirname(command)));

afterAll(() => rmSync(home, { recursive: true, force: true }));

function folderOf(name: string, files: Readonly<Record<string, string | Buffer>>): string {
  const folder = path.join(home, name);
  mkdirSync(folder, { recursive: true });
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), typeof content === 'string' ? dedent(content) : content);
  }
  return folder;
}

function tcpparms(args: readonly string[], options: { readonly cwd?: string; readonly input?: string | Buffer; readonly env?: Record<string, string> } = {}): { out: string; err: string; exitCode: number | null } {
  const { stdout, stderr, status } = spawnSync(process.execPath, [command, ...args], { cwd: options.cwd ?? home, input: options.input, env: { ...process.env, FORCE_COLOR: '', NO_COLOR: '', ...options.env }, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return { out: stdout, err: stderr, exitCode: status };
}

const policy = dedent(cleanLibrary['USER.TCPPARMS/PAGENTTN'] as string);

describe('check', () => {
  test('a clean library, and one with an error', () => {
    expect(tcpparms(['check', '.'], { cwd: folderOf('clean', cleanLibrary) })).toEqual({ out: 'No problems in 4 files.\n', err: '', exitCode: 0 });
    const { out, exitCode } = tcpparms(['check', 'USER.TCPPARMS'], { cwd: folderOf('faulty', faultyLibrary) });
    expect(out).toMatch(/^USER\.TCPPARMS\/PAGENTTN:5:23: error: .* \[unresolved-reference\]\n {2}\|\n5 \| {3}TTLSGroupActionRef {2}TNGB\n {2}\| +\^~~~$/m);
    expect(exitCode).toBe(1);
  });

  test('the examples: the member of deliberate mistakes is found out, the others are clean', () => {
    const { out, err, exitCode } = tcpparms(['check', '--format', 'json', examples]);
    expect([err, exitCode]).toEqual(['', 1]);
    const errors = findingsIn(out).filter((f) => f.includes(' error '));
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.filter((f) => !/\/BAD\w*:|\/broken\//.test(f))).toEqual([]);
  });

  test('standard input', () => {
    expect(tcpparms(['check', '-'], { input: policy })).toEqual({ out: 'No problems in 1 file.\n', err: '', exitCode: 0 });
  });

  test('a path that does not exist', () => {
    expect(tcpparms(['check', 'NOWHERE'])).toEqual({ out: '', err: 'NOWHERE: there is no such file or folder.\nNothing was checked.\n', exitCode: 2 });
  });

  test('colours follow the environment', () => {
    const cwd = folderOf('faulty', faultyLibrary);
    expect(tcpparms(['check', '.'], { cwd, env: { FORCE_COLOR: '1' } }).out).toContain('\u001b[31m');
    expect(tcpparms(['check', '.'], { cwd, env: { FORCE_COLOR: '1', NO_COLOR: '1' } }).out).not.toContain('\u001b');
  });

  test.each([
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff# PAGENTTN\n${policy}`)],
    ['UTF-16', Buffer.from(`\ufeff${policy}`, 'utf16le')],
    ['ISO 8859-1', Buffer.from(`# Schlüssel für Telnet\n${policy}`, 'latin1')],
    ['DOS line ends', Buffer.from(policy.replaceAll('\n', '\r\n'))],
  ])('a member in %s is text', (name, bytes) => {
    const { out, err, exitCode } = tcpparms(['check', '--format', 'json', 'PAGENTTN'], { cwd: folderOf(`encoding ${name}`, { PAGENTTN: bytes }) });
    expect(findingsIn(out).filter((f) => f.includes(' error '))).toEqual([]);
    expect([err, exitCode]).toEqual(['', 0]);
  });

  test('a member that is still EBCDIC is not, and the message says so', () => {
    // TTLSRULE TN, with the new line of EBCDIC, X'15'.
    const ebcdic = Buffer.from('e3e3d3e2d9e4d3c540e3d515', 'hex');
    const { err, exitCode } = tcpparms(['check', 'PAGENTTN'], { cwd: folderOf('ebcdic', { PAGENTTN: Buffer.concat(Array<Buffer>(20).fill(ebcdic)) }) });
    expect(err).toContain('translates it from EBCDIC');
    expect(exitCode).toBe(2);
  });

  test('links in a circle, a folder named like a member, a file of 200 MB, and a pipe nobody writes to do no harm', () => {
    const cwd = folderOf('odd', { ...faultyLibrary, 'USER.TCPPARMS/BIG': '', 'USER.TCPPARMS/PAGENTX/readme': 'x' });
    truncateSync(path.join(cwd, 'USER.TCPPARMS', 'BIG'), 200 * 1024 * 1024);
    symlinkSync('..', path.join(cwd, 'USER.TCPPARMS', 'UP'));
    symlinkSync('LOOP', path.join(cwd, 'USER.TCPPARMS', 'LOOP'));
    symlinkSync('nowhere', path.join(cwd, 'USER.TCPPARMS', 'GONE'));
    const pipe = spawnSync('mkfifo', [path.join(cwd, 'USER.TCPPARMS', 'PIPE')]);
    expect(pipe.status).toBe(0);
    const { out, err, exitCode } = tcpparms(['check', '--format', 'json', '.'], { cwd });
    expect(findingsIn(out)).toContain('USER.TCPPARMS/PAGENTTN:5:23 error unresolved-reference');
    expect((JSON.parse(out) as { summary: { files: number } }).summary.files).toBe(4);
    expect([err, exitCode]).toEqual(['', 1]);
  });

  test('a file of 200 MB that is asked for by name', () => {
    const cwd = folderOf('big', { BIG: '' });
    truncateSync(path.join(cwd, 'BIG'), 200 * 1024 * 1024);
    const { err, exitCode } = tcpparms(['check', 'BIG'], { cwd });
    expect(err).toContain('BIG: It is larger than 16 MB');
    expect(exitCode).toBe(2);
  });

  test('a reader that stops early, as head does, is no failure', async () => {
    const members = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`M${i}`, Array<string>(200).fill(policy.replaceAll('TNGA', 'NONE')).join('')]));
    const child = spawn(process.execPath, [command, 'check', '--max-severity', 'hint', '.'], { cwd: folderOf('long', members), stdio: ['ignore', 'pipe', 'pipe'] });
    let err = '';
    child.stderr.on('data', (data: Buffer) => (err += data.toString()));
    child.stdout.once('data', () => child.stdout.destroy());
    await new Promise((resolve) => child.on('close', resolve));
    expect(err).toBe('');
  });
});

test('log reads a pipe of the shell: <(zcat attls.log.gz)', () => {
  const cwd = folderOf('pipe', { 'attls.log': 'EZD1287I TTLS Error RC:  402 Initial Handshake\n' });
  const piped = (args: string): string => spawnSync('bash', ['-c', `"${process.execPath}" "${command}" ${args}`], { cwd, encoding: 'utf8' }).stdout;
  expect(piped('log --format json <(cat attls.log)')).toContain('"returnCode":402');
});

test('explain, catalog and version', () => {
  expect(tcpparms(['explain', 'C02C']).out).toContain('TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384');
  expect(tcpparms(['explain', 'nonsense'])).toMatchObject({ exitCode: 1, err: 'nonsense: nothing is known of it.\n' });
  expect(Object.keys(JSON.parse(tcpparms(['catalog', '--format', 'json']).out) as object)).toContain('statements');
  expect(tcpparms(['--version']).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(tcpparms([]).exitCode).toBe(2);
});

test.each([[['lsp', '--stdio']], [['lsp']]])('%s: a language server on standard input and output', async (args) => {
  const child = spawn(process.execPath, [command, ...args], { cwd: home, stdio: ['pipe', 'pipe', 'pipe'] });
  const send = (message: object): void => {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  let out = '';
  const answered = new Promise<void>((resolve) =>
    child.stdout.on('data', (data: Buffer) => {
      out += data.toString();
      if (out.includes('"id":1')) resolve();
    }),
  );
  send({ id: 1, method: 'initialize', params: { processId: process.pid, rootUri: null, capabilities: {} } });
  await answered;
  expect(out).toContain('"hoverProvider"');
  send({ id: 2, method: 'shutdown' });
  send({ method: 'exit' });
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
});
