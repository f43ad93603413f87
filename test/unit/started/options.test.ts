/** Start options of started tasks, against each other and against the files that they name. */
import { describe, expect, test } from 'vitest';
import { mainFileOverridden } from '../../../server/src/checks/started/main-file-overridden.js';
import { syslogdOptions } from '../../../server/src/checks/started/syslogd-options.js';
import { traceNotLogged } from '../../../server/src/checks/across/trace-not-logged.js';
import { linksIn } from '../../../server/src/workspace/links.js';
import { findingsOf, pointedAt, type Members } from '../../support/library.js';

const found = (given: Members): string[] => findingsOf(given, { checks: [mainFileOverridden, syslogdOptions] }).map((finding) => `${finding.severity}: ${pointedAt(given, finding)}`);

describe('syslogd', () => {
  const task = (parm: string): string => `//SYSLOGD EXEC PGM=SYSLOGD,REGION=0K,\n//   PARM='POSIX(ON)/ ${parm}'\n`;
  const archiving = 'ArchiveTimeOfDay 00:10\n*.err /e\n';

  test('-f is found in a bundle of options', () => expect([...linksIn('jcl', task('-cuf /etc/syslog.conf'))].map(({ text }) => text)).toEqual(['/etc/syslog.conf']));
  test('-i with -U, -T or -S', () => {
    expect(found({ PROC: task('-ciU -f /etc/syslog.conf'), 'syslog.conf': '*.err /e' })).toEqual(['error: i']);
    expect(found({ PROC: task('-n -U -T -S') })).toEqual([]);
    expect(found({ PROC: task('-i -d /-S.log') })).toEqual([]);
  });
  test('archiving needs -c', () => {
    expect(found({ PROC: task('-i -f /etc/syslog.conf'), 'syslog.conf': archiving })).toEqual(['warning: f']);
    expect(found({ PROC: task('-ci -f /etc/syslog.conf'), 'syslog.conf': archiving })).toEqual([]);
    expect(found({ PROC: task('-i -f /etc/syslog.conf'), 'syslog.conf': 'ArchiveThreshold 0\n*.err /e\n' })).toEqual([]);
  });
  test('what a symbol brings is not known', () => expect(found({ PROC: task('&OPTS -f /etc/syslog.conf'), 'syslog.conf': archiving })).toEqual([]));
});

describe('the main file of Policy Agent', () => {
  const task = (options: string): string => `//PAGENT EXEC PGM=PAGENT,PARM='/${options}'\n//STDENV DD DSN=USER.TCPPARMS(STDENV)\n`;
  const files = { STDENV: "PAGENT_CONFIG_FILE=//'USER.TCPPARMS(MAIN)'\n", MAIN: 'TcpImage TCPIP\n', OTHER: 'TcpImage TCPIP\n' };
  const other = " -c //''USER.TCPPARMS(OTHER)''";

  test('-c overrides the variable', () => expect(found({ ...files, PROC: task(other) })).toEqual(["warning: //'USER.TCPPARMS(MAIN)'"]));
  test('unless both name the same, there is no -c, or another task has none', () => {
    expect(found({ ...files, PROC: task(" -c //''USER.TCPPARMS(MAIN)''") })).toEqual([]);
    expect(found({ ...files, PROC: task('') })).toEqual([]);
    expect(found({ ...files, PROC: task(other), PROC2: task('') })).toEqual([]);
  });
});

describe('traces that are lost', () => {
  const example = traceNotLogged.example as Readonly<Record<string, string>>;
  const lost = (given: Members): number => findingsOf(given, { checks: [traceNotLogged] }).length;
  const task = (file: string): string => `//SYSLOGD EXEC PGM=SYSLOGD,PARM='/ -c -f ${file}'\n`;

  test('only the configuration that the started task names counts', () => {
    const library = { ...example, 'syslog.conf': '*.* /all\n' };
    expect(lost(library)).toBe(0);
    expect(lost({ ...library, PROC: task("//''USER.TCPPARMS(SYSLOGCF)''") })).toBe(1);
    expect(lost({ ...library, PROC: task('/etc/syslog.conf') })).toBe(0);
  });
  test('a configuration that is not here leaves nothing to say', () => expect(lost({ ...example, PROC: task('/usr/local/syslog.conf') })).toBe(0));
});
