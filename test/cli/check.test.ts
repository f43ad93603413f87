/** `tcpparms check`: what it reads, what it prints, how it ends. */
import { describe, expect, test } from 'vitest';
import { cleanLibrary, faultyLibrary, findingsIn, tcpparms, uriOf } from './command.js';

const policy = faultyLibrary['USER.TCPPARMS/PAGENTTN'] as string;
const unresolved = 'USER.TCPPARMS/PAGENTTN:5:23 error unresolved-reference';

describe('what is checked', () => {
  test('a folder, with all folders below it', async () => {
    const { out, exitCode } = await tcpparms('check --format json .', { files: faultyLibrary });
    expect(findingsIn(out)).toContain(unresolved);
    expect(exitCode).toBe(1);
  });

  test('a main file, with the files that it names', async () => {
    const { out } = await tcpparms('check --format json USER.TCPPARMS/PAGENTCF', { files: faultyLibrary });
    expect(findingsIn(out)).toContain(unresolved);
  });

  test('an environment file, with the main file that it names, and so on', async () => {
    const { out } = await tcpparms('check --format json USER.TCPPARMS/PAGENTEN', { files: faultyLibrary });
    expect(findingsIn(out)).toContain(unresolved);
  });

  test('one member: findings of this one only, with all that is known of the library around it', async () => {
    const files = { ...faultyLibrary, 'USER.TCPPARMS/OTHER': policy };
    const { out } = await tcpparms('check --format json USER.TCPPARMS/PAGENTTN', { files });
    expect(findingsIn(out)).toContain(unresolved);
    expect(findingsIn(out).filter((f) => f.includes('OTHER'))).toEqual([]);
  });

  test('one member alone: another one could still define the name, so it is a warning', async () => {
    const { out, exitCode } = await tcpparms('check --format json POLICY', { files: { POLICY: policy } });
    expect(findingsIn(out)).toContain('POLICY:5:23 warning unresolved-reference');
    expect(exitCode).toBe(0);
  });

  test('the library is looked for in the repository around a file', async () => {
    const files = { ...faultyLibrary, '.git/HEAD': '', 'tools/main.conf': "TcpImage TCPIP //'USER.TCPPARMS(PAGENTT)' FLUSH PURGE\n" };
    const { out } = await tcpparms('check --format json tools/main.conf', { files });
    expect(findingsIn(out)).toContain(unresolved);
  });

  test('standard input', async () => {
    const { out, exitCode } = await tcpparms('check --format json -', { stdin: 'TTLSGroupAction GA\n{\n  TTLSEnabled Off\n  Direction Inbound\n}\n' });
    expect((JSON.parse(out) as { summary: { files: number } }).summary.files).toBe(1);
    expect(exitCode).not.toBe(2);
  });

  test('standard input in the place of a member: what stands on disk there does not count', async () => {
    const stdin = (cleanLibrary['USER.TCPPARMS/PAGENTTN'] as string).replaceAll('TNGA', 'TNGX');
    const good = await tcpparms('check --format json --stdin-name USER.TCPPARMS/PAGENTTN -', { files: faultyLibrary, stdin });
    expect(findingsIn(good.out).filter((f) => f.includes('error'))).toEqual([]);
    const bad = await tcpparms('check --format json --stdin-name USER.TCPPARMS/PAGENTTN -', { files: cleanLibrary, stdin: 'TTLSRule TN\n{\n  TTLSGroupActionRef NONE\n}\n' });
    expect(findingsIn(bad.out)).toContain('USER.TCPPARMS/PAGENTTN:3:22 error unresolved-reference');
  });

  test('a path that is given twice is checked once', async () => {
    const once = await tcpparms('check --format json USER.TCPPARMS', { files: faultyLibrary });
    const twice = await tcpparms('check --format json USER.TCPPARMS USER.TCPPARMS USER.TCPPARMS/PAGENTTN', { files: faultyLibrary });
    expect(twice.out).toBe(once.out);
  });

  test('files outside the working directory are named by the way to them', async () => {
    const { out } = await tcpparms('check --format json ../elsewhere', { files: { '../elsewhere/PAGENTTN': policy } });
    expect(findingsIn(out)[0]).toMatch(/^\.\.\/elsewhere\/PAGENTTN:/);
  });
});

describe('files that are something else', () => {
  const readme = '# How to\nThis explains how the files in this repository are kept and who may change them.\n';

  test('are passed over in a folder, without a word', async () => {
    const { err, exitCode } = await tcpparms('check .', { files: { ...cleanLibrary, 'README.md': readme } });
    expect([err, exitCode]).toEqual(['', 0]);
  });

  test('are named when they were asked for, which is no error', async () => {
    const { err, exitCode } = await tcpparms('check README.md USER.TCPPARMS/PAGENTTN', { files: { ...cleanLibrary, 'README.md': readme } });
    expect([err, exitCode]).toEqual(['README.md: not a configuration file: skipped.\n', 0]);
  });

  test.each([
    ['attls.log', 'EZZ8431I PAGENT STARTING\nEZD1283I TTLS Event GRPID: 00000001 ENVID: 00000006 CONNID: 000000B2 RC: 5003 Initial Handshake\n'],
    ['pasearch.txt', 'TCP/IP pasearch CS 3.1                    Image Name: TCPIP\n\npolicyRule:             WEB\n  Rule Type:            TTLS\n'],
  ])('for logs and displays, the commands that read them are named: %s', async (name, text) => {
    expect((await tcpparms(`check ${name}`, { files: { [name]: text } })).err).toBe(`${name}: not a configuration file: skipped. Logs are read by tcpparms log, displays by tcpparms drift.\n`);
  });

  test('a check that looked at nothing does not pass for a clean one', async () => {
    const { out, err, exitCode } = await tcpparms('check README.md', { files: { 'README.md': readme } });
    expect(err).toBe('README.md: not a configuration file: skipped. If it is one, say which with --language.\nNothing was checked.\n');
    expect([out, exitCode]).toEqual(['', 2]);
    expect((await tcpparms('check docs', { files: { 'docs/README.md': readme } })).exitCode).toBe(2);
  });

  test('--language makes it one', async () => {
    const { out, exitCode } = await tcpparms('check --language pagent odd.txt', { files: { 'odd.txt': '# nothing in here yet\n' } });
    expect([out, exitCode]).toEqual(['No problems in 1 file.\n', 0]);
  });

  test('so does the setting for languages', async () => {
    const files = { 'odd.txt': '# nothing in here yet\n', 'settings.json': '{ "tcpparms.languages": { "odd.*": "pagent" } }' };
    expect((await tcpparms('check --config settings.json odd.txt', { files })).out).toBe('No problems in 1 file.\n');
  });

  test('a Telnet profile is checked as what it is', async () => {
    const files = { 'TCPPARMS/TN3270': 'TelnetParms\n  Port 23\nEndTelnetParms\nBeginVTAM\n  Port 23\n  DefaultAppl TSO\n  AllowAppl TSO*\nEndVTAM\n' };
    const { out, err, exitCode } = await tcpparms('check TCPPARMS/TN3270', { files });
    expect([out, err, exitCode]).toEqual(['No problems in 1 file.\n', '', 0]);
  });
});

describe('what cannot be read', () => {
  test('a path that does not exist: the others are checked all the same', async () => {
    const { out, err, exitCode } = await tcpparms('check USER.TCPPARMS NOWHERE', { files: cleanLibrary });
    expect([out, err, exitCode]).toEqual(['No problems in 4 files.\n', 'NOWHERE: there is no such file or folder.\n', 2]);
  });

  test('a file without permission', async () => {
    const prepare = (files: { lock(uri: string): void }): void => files.lock(uriOf('USER.TCPPARMS/PAGENTTN'));
    const { err, exitCode } = await tcpparms('check USER.TCPPARMS/PAGENTTN', { files: cleanLibrary, prepare });
    expect([err, exitCode]).toEqual(['USER.TCPPARMS/PAGENTTN: It cannot be read.\nNothing was checked.\n', 2]);
  });

  test('a file without permission among others: the check is not whole', async () => {
    const prepare = (files: { lock(uri: string): void }): void => files.lock(uriOf('USER.TCPPARMS/PAGENTTN'));
    for (const path of ['USER.TCPPARMS', 'USER.TCPPARMS/PAGENTCF']) {
      const { err, exitCode } = await tcpparms(`check ${path}`, { files: cleanLibrary, prepare });
      expect([err, exitCode]).toEqual(['USER.TCPPARMS/PAGENTTN: It cannot be read.\n', 2]);
    }
  });

  test('a member that was transferred in binary', async () => {
    const { err, exitCode } = await tcpparms('check PAGENTTN', { files: { PAGENTTN: '\ufffd\ufffd\ufffd@\ufffd\u0015'.repeat(40) } });
    expect(err).toContain('PAGENTTN: It is not a text file. A member must be transferred in text mode');
    expect(exitCode).toBe(2);
  });
});

describe('exit codes', () => {
  test.each([
    ['', 0],
    ['--max-severity warning', 1],
    ['--max-severity hint', 1],
  ])('a warning, with %s', async (options, expected) => {
    const { exitCode } = await tcpparms(`check ${options} POLICY`, { files: { POLICY: policy } });
    expect(exitCode).toBe(expected);
  });

  test('0 for a clean library, even when hints count', async () => {
    const { out, exitCode } = await tcpparms('check --max-severity hint USER.TCPPARMS', { files: cleanLibrary });
    expect([out, exitCode]).toEqual(['No problems in 4 files.\n', 0]);
  });

  test('a severity that is changed counts as what it is now', async () => {
    expect((await tcpparms('check --severity unresolved-reference=hint USER.TCPPARMS', { files: faultyLibrary })).exitCode).toBe(0);
    expect((await tcpparms('check --severity unresolved-reference=error POLICY', { files: { POLICY: policy } })).exitCode).toBe(1);
  });

  test.each([
    ['', 'Usage: tcpparms'],
    ['check', "missing required argument 'path'"],
    ['chek .', '(Did you mean check?)'],
    ['check --formt json .', '(Did you mean --format?)'],
    ['check --format xml .', 'Allowed choices are pretty, json, sarif, github.'],
    ['check --max-severity bad .', 'Allowed choices are error, warning, information, hint.'],
    ['check --release V9R9 .', 'Allowed choices are V2R1'],
    ['check --severity unresolved-refrence=off .', 'there is no check unresolved-refrence. Did you mean unresolved-reference?'],
    ['check --severity unresolved-reference .', 'expected CODE=SEVERITY'],
    ['check --severity unresolved-reference=loud .', 'expected one of error, warning, information, hint, off, found "loud".'],
    ['check --record-length wide .', 'tcpparms.recordLength: expected a number'],
    ['check --config nowhere.json .', 'nowhere.json: the configuration file cannot be read.'],
  ])('2 for tcpparms %s', async (commandLine, message) => {
    const { err, exitCode } = await tcpparms(commandLine, { files: cleanLibrary });
    expect(err).toContain(message);
    expect(exitCode).toBe(2);
  });

  test.each(['--help', 'check --help', 'explain --help', 'catalog --help', 'lsp --help'])('0 for tcpparms %s', async (commandLine) => {
    const { out, err, exitCode } = await tcpparms(commandLine);
    expect(out).toMatch(/^Usage: tcpparms/);
    expect([err, exitCode]).toEqual(['', 0]);
  });
});

describe('settings', () => {
  const off = (text: string): Promise<string[]> =>
    tcpparms('check --format json --config config/settings.json USER.TCPPARMS', { files: { ...faultyLibrary, 'config/settings.json': text } }).then(({ out }) => findingsIn(out));

  test.each([
    ['as in the settings of VS Code, with comments', '{\n  // not now\n  "editor.tabSize": 2,\n  "tcpparms.severities": { "unresolved-reference": "off", }, /* more */\n}'],
    ['as an object of their own', '{ "tcpparms": { "severities": { "unresolved-reference": "off" } } }'],
    ['without a name in front', '{ "severities": { "unresolved-reference": "off" } }'],
  ])('%s', async (_, text) => {
    expect(await off(text)).not.toContain(unresolved);
    expect(await off('{}')).toContain(unresolved);
  });

  test('a file with settings of VS Code only changes nothing', async () => {
    expect(await off('{ "editor.tabSize": 2, "[pagent]": { "editor.rulers": [72] }, "tcpparms.trace.server": "off" }')).toContain(unresolved);
    expect(await off('{ "editor.tabSize": 2, "[pagent]": { "editor.rulers": [72] } }')).toContain(unresolved);
  });

  test('an option before the file', async () => {
    const files = { ...faultyLibrary, 'settings.json': '{ "severities": { "unresolved-reference": "off" } }' };
    const { out } = await tcpparms('check --format json --config settings.json --severity unresolved-reference=hint USER.TCPPARMS', { files });
    expect(findingsIn(out)).toContain(unresolved.replace('error', 'hint'));
  });

  test('folders are relative to the file', async () => {
    const files = { 'main.conf': "TcpImage TCPIP //'PROD.PARMS(PAGENTT)' FLUSH PURGE\n", 'zos/prod/PAGENTT': policy, 'zos/settings.json': '{ "dataSets": { "PROD.*": "prod" } }' };
    const found = async (options: string): Promise<string[]> => findingsIn((await tcpparms(`check --format json ${options} main.conf`, { files })).out);
    expect((await found('')).map((f) => f.split(' ')[2])).toContain('member-not-found');
    expect((await found('--config zos/settings.json')).map((f) => f.split(' ')[2])).not.toContain('member-not-found');
  });

  test.each([
    ['{ "tcpparms.release": "V1R1" }', 'tcpparms.release: expected one of'],
    ['{ "tcpparms.relase": "3.1" }', 'tcpparms.relase: there is no such setting. Did you mean release?'],
    ['{ "severities": { "unused-defintion": "off" } }', 'tcpparms.severities: there is no check unused-defintion. Did you mean unused-definition?'],
    ['[1]', 'settings.json: expected a JSON object of settings.'],
    ['{ "tcpparms.release": ', 'settings.json: the configuration file is no JSON'],
  ])('a value that cannot be used ends the check: %s', async (text, message) => {
    const { out, err, exitCode } = await tcpparms('check --config settings.json USER.TCPPARMS', { files: { ...cleanLibrary, 'settings.json': text } });
    expect(err).toContain(message);
    expect([out, exitCode]).toEqual(['', 2]);
  });
});
