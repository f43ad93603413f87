/** Checks across the files of one system, in libraries with several: each system is looked at for itself. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, describe, test } from 'vitest';
import { acrossChecks } from '../../../server/src/checks/across/index.js';
import { applicationControlled } from '../../../server/src/checks/meaning/application-controlled.js';
import { runChecks } from '../../../server/src/checks/runner.js';
import { defaultSettings } from '../../../server/src/workspace/settings.js';
import { libraryOf } from '../../support/folders.js';

type Files = Readonly<Record<string, string>>;

/** Findings as `code path`. */
async function found(files: Files): Promise<string[]> {
  const findings = runChecks((await libraryOf(files)).model, defaultSettings, { checks: acrossChecks });
  return [...findings.values()].flat().map(({ code, uri }) => `${code} ${uri.slice('mem:/ws/'.length)}`).sort();
}

/** The files of a system in folders below `at`: one stack with one rule for job WEB at port 443. */
function system(at: string, profile: string, syslog = '*.err  /var/log/errors\n', trace = 2): Files {
  const data = `USER.${at}.TCPPARMS`;
  return {
    [`${at}/${data}/MAIN`]: `TcpImage TCPIP //'${data}(IMAGE)' FLUSH PURGE\n`,
    [`${at}/${data}/IMAGE`]: `TTLSConfig //'${data}(POLICY)' FLUSH PURGE\n`,
    [`${at}/${data}/POLICY`]: `TTLSRule WEB\n{\n  LocalPortRange  443\n  Jobname  WEB\n  Direction  Inbound\n  TTLSGroupActionRef  G\n  TTLSEnvironmentActionRef  E\n}\nTTLSGroupAction G\n{\n  TTLSEnabled  On\n  Trace  ${trace}\n}\nTTLSEnvironmentAction E\n{\n  HandshakeRole  Server\n  TTLSKeyringParms\n  {\n    Keyring  WEB/RING\n  }\n}\n`,
    [`${at}/USER.${at}.PROFILES/TCPIPROF`]: profile,
    [`${at}/etc/syslog.conf`]: syslog,
  };
}

const right = 'TCPCONFIG TTLS\nPORT 443 TCP WEB\n';

describe('two systems side by side', () => {
  test('in which all is right', async () => expect(await found({ ...system('SYSA', right), ...system('SYSB', right) })).toEqual([]));

  test('a profile without TTLS, beside a system whose profile has it', async () => {
    expect(await found({ ...system('SYSA', 'PORT 443 TCP WEB\n'), ...system('SYSB', right) })).toEqual(['ttls-not-active SYSA/USER.SYSA.PROFILES/TCPIPROF']);
  });

  test('a port for another job; the same port and rule are right in the other system', async () => {
    expect(await found({ ...system('SYSA', 'TCPCONFIG TTLS\nPORT 443 TCP HTTPD\n'), ...system('SYSB', right) })).toEqual(['port-of-other-job SYSA/USER.SYSA.TCPPARMS/POLICY']);
  });

  test('records that syslogd of the other system would take', async () => {
    expect(await found({ ...system('SYSA', right, '*.err  /var/log/errors\n', 4), ...system('SYSB', right, '*.debug  /var/log/all\n', 4) })).toEqual(['trace-not-logged SYSA/USER.SYSA.TCPPARMS/POLICY']);
  });

  test('FTP over AT-TLS, where only the other system has policy', async () => {
    expect(await found({ ...system('SYSA', right), 'USER.OTHER.TCPPARMS/FTPSDATA': 'EXTENSIONS AUTH_TLS\nTLSMECHANISM ATTLS\n', ...system('SYSB', right) })).toEqual([]);
  });

  test('a TTLSPORT makes a rule that of the Telnet server in its own system only', async () => {
    const telnet = { 'SYSB/USER.SYSB.PROFILES/TN3270': 'TELNETPARMS\n  TTLSPORT 443\nENDTELNETPARMS\n' };
    const rules = (at: string): Files => Object.fromEntries(Object.entries(system(at, right)).map(([path, text]) => [path, text.replace('  Jobname  WEB\n', '')]));
    const findings = runChecks((await libraryOf({ ...rules('SYSA'), ...rules('SYSB'), ...telnet })).model, defaultSettings, { checks: [applicationControlled] });
    expect([...findings.values()].flat().map(({ uri }) => uri)).toEqual(['mem:/ws/SYSB/USER.SYSB.TCPPARMS/POLICY']);
  });

  test('a profile that may belong to either silences what depends on it', async () => {
    const { 'SYSA/USER.SYSA.PROFILES/TCPIPROF': _none, ...withoutProfile } = system('SYSA', '');
    expect(await found({ ...withoutProfile, ...system('SYSB', right), 'PROFILES/TCPIPROF': 'PORT 443 TCP HTTPD\n' })).toEqual([]);
    expect(await found({ ...system('SYSA', 'PORT 443 TCP HTTPD\n'), ...system('SYSB', right), 'USER.PROFILES/TCPIPROF': right })).toEqual([]);
  });

  test('a configuration of syslogd that may belong to either silences what depends on it', async () => {
    const [a, b] = [system('SYSA', right, '*.err  /var/log/errors\n', 4), system('SYSB', right, '*.err  /var/log/errors\n', 4)];
    expect(await found({ ...a, ...b })).toHaveLength(2);
    expect(await found({ ...a, ...b, 'etc/syslog.conf': '*.debug  /var/log/all\n' })).toEqual([]);
  });
});

test('one system whose files stand in several folders', async () => {
  const files = { ...system('SYSA', 'PORT 443 TCP HTTPD\n', '*.err  /var/log/errors\n', 4) };
  const flat = Object.fromEntries(Object.entries(files).map(([path, text]) => [path.slice('SYSA/'.length), text]));
  const expected = ['port-of-other-job USER.SYSA.TCPPARMS/POLICY', 'trace-not-logged USER.SYSA.TCPPARMS/POLICY', 'ttls-not-active USER.SYSA.PROFILES/TCPIPROF'];
  expect(await found(flat)).toEqual(expected);
});

describe('the examples', () => {
  const root = join(import.meta.dirname, '../../../examples');
  const below = (folder: string): string[] => readdirSync(folder).flatMap((name) => (statSync(join(folder, name)).isDirectory() ? below(join(folder, name)) : [join(folder, name)]));
  const filesOf = (folder: string): Files => Object.fromEntries(below(join(root, folder)).map((path) => [relative(join(root, folder), path), readFileSync(path, 'utf8')]));

  test('of members that do not fit together tell the same beside their repaired ones as alone', async () => {
    const alone = await found(filesOf('across/broken'));
    expect(alone.map((each) => each.split(' ')[0])).toEqual(expect.arrayContaining(['cssmtp-attls', 'ftp-attls', 'port-of-other-job', 'telnet-no-rule', 'trace-not-logged', 'ttls-not-active']));
    expect(await found(filesOf('across'))).toEqual(alone.map((each) => each.replace(' ', ' broken/')));
    expect((await found(filesOf('.'))).filter((each) => each.includes(' across/'))).toEqual(alone.map((each) => each.replace(' ', ' across/broken/')));
  });
});
