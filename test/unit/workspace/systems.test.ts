/** Which files of a library belong to one system: libraries as people keep them. */
import { expect, test } from 'vitest';
import { systemOf, systemsIn } from '../../../server/src/workspace/systems.js';
import { libraryOf } from '../../support/folders.js';

const policy = 'TTLSRule R\n{\n}\n';
const main = (folder: string): string => `TcpImage TCPIP //'${folder}(IMAGE)' FLUSH PURGE\n`;
const image = (folder: string): string => `TTLSConfig //'${folder}(POLICY)' FLUSH PURGE\n`;
const profile = 'TCPCONFIG TTLS\n';
const syslog = '*.err  /var/log/errors\n';
const procedure = (name: string, member: string): string => `//${name} PROC\n//${name} EXEC PGM=PAGENT\n//STDENV DD DISP=SHR,DSN=${member}\n`;
const environment = (member: string): string => `PAGENT_CONFIG_FILE=//'${member}'\n`;

/** The systems as lists of paths, and behind `?` what may be theirs; without those of one file. */
async function systems(files: Readonly<Record<string, string>>): Promise<string[]> {
  const model = (await libraryOf(files)).model;
  const names = (list: readonly { readonly uri: string }[]): string => list.map(({ uri }) => decodeURI(uri.slice('mem:/ws/'.length))).sort().join(' ');
  return systemsIn(model).map(({ files: own, doubtful }) => [names(own), names(doubtful)].filter(Boolean).join(' ? ')).sort();
}

test('what stands in one folder', async () => {
  expect(await systems({ 'USER.TCPPARMS/POLICY': policy, 'USER.TCPPARMS/TCPIPROF': profile })).toEqual(['USER.TCPPARMS/POLICY USER.TCPPARMS/TCPIPROF']);
});

test('one system whose files stand in several folders', async () => {
  const files = { 'USER.Z24C.TCPPARMS/POLICY': policy, 'USER.Z24C.PROFILES/TCPIPROF': profile, 'USER.Z24C.PROCLIB/PAGENT': procedure('PAGENT', 'USER.OTHER(ENV)'), 'etc/syslog.conf': syslog };
  expect(await systems(files)).toEqual([Object.keys(files).sort().join(' ')]);
});

test('two systems side by side, each with folders of its own', async () => {
  const one = (name: string) => ({ [`${name}/USER.TCPPARMS/POLICY`]: policy, [`${name}/USER.PROFILES/TCPIPROF`]: profile, [`${name}/etc/syslog.conf`]: syslog });
  expect(await systems({ ...one('SYSA'), ...one('SYSB') })).toEqual(['SYSA/USER.PROFILES/TCPIPROF SYSA/USER.TCPPARMS/POLICY SYSA/etc/syslog.conf', 'SYSB/USER.PROFILES/TCPIPROF SYSB/USER.TCPPARMS/POLICY SYSB/etc/syslog.conf']);
});

test('data sets with the same qualifiers but the last', async () => {
  expect(await systems({ 'USER.SYSA.TCPPARMS/POLICY': policy, 'USER.SYSA.PROFILES/TCPIPROF': profile, 'USER.SYSB.TCPPARMS/POLICY': policy, 'USER.SYSB.PROFILES/TCPIPROF': profile })).toEqual([
    'USER.SYSA.PROFILES/TCPIPROF USER.SYSA.TCPPARMS/POLICY',
    'USER.SYSB.PROFILES/TCPIPROF USER.SYSB.TCPPARMS/POLICY',
  ]);
});

test('what stands beside several systems may be that of any, and belongs to none', async () => {
  const files = { 'SYSA/POLICY': policy, 'SYSB/POLICY': policy, 'etc/syslog.conf': syslog, 'PROFILES/TCPIPROF': profile };
  expect(await systems(files)).toEqual(['SYSA/POLICY ? PROFILES/TCPIPROF etc/syslog.conf', 'SYSB/POLICY ? PROFILES/TCPIPROF etc/syslog.conf']);
  expect(systemOf((await libraryOf(files)).model, 'mem:/ws/PROFILES/TCPIPROF')).toBeUndefined();
});

test('also when it stands further up', async () => {
  expect(await systems({ 'plex/SYSA/POLICY': policy, 'plex/SYSB/POLICY': policy, 'etc/syslog.conf': syslog })).toEqual(['etc/syslog.conf', 'plex/SYSA/POLICY ? etc/syslog.conf', 'plex/SYSB/POLICY ? etc/syslog.conf']);
});

test('but not when one system stands there', async () => {
  expect(await systems({ 'plex/SYSA/POLICY': policy, 'plex/SYSB/POLICY': policy, 'etc/syslog.conf': syslog, 'USER.TCPPARMS/POLICY': policy })).toEqual(['USER.TCPPARMS/POLICY etc/syslog.conf', 'plex/SYSA/POLICY', 'plex/SYSB/POLICY']);
});

test('procedures of several systems in one library go with the files that they name', async () => {
  const one = (name: string) => ({ [`USER.${name}.TCPPARMS/PAGENTEN`]: environment(`USER.${name}.TCPPARMS(MAIN)`), [`USER.${name}.TCPPARMS/MAIN`]: main(`USER.${name}.TCPPARMS`), [`USER.${name}.TCPPARMS/IMAGE`]: image(`USER.${name}.TCPPARMS`), [`USER.${name}.TCPPARMS/POLICY`]: policy });
  const found = await systems({ ...one('SYSA'), ...one('SYSB'), 'SYS1.PROCLIB/PAGENTA': procedure('PAGENTA', 'USER.SYSA.TCPPARMS(PAGENTEN)'), 'SYS1.PROCLIB/PAGENTB': procedure('PAGENTB', 'USER.SYSB.TCPPARMS(PAGENTEN)') });
  expect(found).toHaveLength(2);
  expect(found[0]).toMatch(/^SYS1\.PROCLIB\/PAGENTA USER\.SYSA[^?]*$/);
  expect(found[0]).not.toContain('SYSB');
  expect(found[1]).not.toContain('SYSA');
});

test('a policy that a main file elsewhere names goes with it', async () => {
  expect(await systems({ 'USER.TCPPARMS/MAIN': main('USER.TCPPARMS'), 'USER.TCPPARMS/IMAGE': image('OTHER.POLICIES'), 'OTHER.POLICIES/POLICY': policy, 'USER.TCPPARMS/TCPIPROF': profile })).toEqual([
    'OTHER.POLICIES/POLICY USER.TCPPARMS/IMAGE USER.TCPPARMS/MAIN USER.TCPPARMS/TCPIPROF',
  ]);
});
