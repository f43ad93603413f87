/** Faults of syslogd configurations, and what is none. */
import { expect, test } from 'vitest';
import { findingsOf, pointedAt } from '../../support/library.js';

/** `severity code: text` of each finding in a syslogd configuration. */
function faults(text: string): string[] {
  const given = { SYSLOGCF: text };
  return findingsOf(given)
    .filter(({ code }) => code !== 'syslog-threshold')
    .map((finding) => `${finding.severity} ${finding.code}: ${pointedAt(given, finding)}`);
}

test.each([
  ['*.*.*.* /var/log/all'],
  ['*.TCPIP*.auth.debug /var/log/%Y/%m/%d/attls'],
  ['*.FTPD.*.ERR -A(destination="a.example" protocol="TCP" secure="no" port="514")'],
  ['(192.0.2.6).*.CRIT @loghost'],
  ['*.err /e -F 640\nmail.* /e -F 640\n*.crit /c'],
  ['*.*;mail.none /e\nmail.err /e'],
  ['*.TCPIP.daemon.err /e\n*.TCPIP*.daemon.err /e\ndaemon.err /e2'],
  ['*.err -A(destination="a" protocol="tcp" port="6514" secure="yes")\n*.err -A(destination="b" protocol="tcp" port="514")'],
  ['ArchiveThreshold 5\nArchiveCheckInterval 5\nBeginArchiveParms\nDSNPrefix A.B\nEndArchiveParms\n*.err /e -N @LOG\nmail.* /m -N (+1)'],
  ['*.SYSLOGD1*.*.err /e\n(host1.example.com).*.err /h\n(2001:db8::/32).*.err /h6\n(10.1.0.0/16).*.err /h4'],
  ['mail.* /var/log//mail -F 640 -D 770'],
  ['mail,daemon.crit OPER1,OPER2'],
  ['kern.err $SMF'],
  ['*.*;mail.none /var/log/all'],
  ['*.err /var/log/%H.%M'],
  ['*.err /var/log/100%%M'],
  ['ArchiveThreshold 0\nArchiveTimeOfDay 23:59\nBeginArchiveParms\n DSNPrefix A.B\n Surprise X\nEndArchiveParms\n*.err /e -N ERR\nmail.* /m -X'],
  ['BeginArchiveParms\nDSNPrefix A.B\nEndArchiveParms\n*.err /e -N LOG\nBeginArchiveParms\nDSNPrefix A.C\nEndArchiveParms\nmail.* /m -N LOG'],
])('nothing is wrong with %s', (text) => {
  expect(faults(text)).toEqual([]);
});

test.each([
  ['*.TCPIP.err /x', ['error syslog-condition: *.TCPIP.err']],
  ['*.err. /x', ['warning syslog-condition: *.err.']],
  ['*.=err /x', ['warning syslog-priority: =err']],
  ['*.!err /x', ['warning syslog-priority: !err']],
  ['frobnicate.err /x', ['information syslog-facility: frobnicate']],
  ['*.TCPIP.*.none;', ['warning syslog-destination: *.TCPIP.*.none;']],
  ['*.err @@loghost', ['warning syslog-destination: @@loghost']],
  ['*.err |/pipe', ['warning syslog-destination: |/pipe']],
  ['*.err -/var/log/x', ['warning syslog-destination: -/var/log/x']],
  ['*.err var/log/x', ['warning syslog-destination: var/log/x']],
  ['*.err @loghost -F 640', ['error syslog-options: -F 640']],
  ['*.err /x -F 689', ['error syslog-options: 689']],
  ['*.err /x -Q', ['warning syslog-options: -Q']],
  ['*.err /x # why', ['information syslog-text-behind: # why']],
  ['*.err /x%d -X', ['warning syslog-archive: -X']],
  ['*.err /e\n*.crit /e', ['information syslog-same-destination: *.crit']],
  ['daemon.* /e\n*.TCPIP.daemon.debug;mail.none /e', ['information syslog-same-destination: *.TCPIP.daemon.debug;mail.none']],
  ['*.err /e\nmail.* /e -X', ['warning syslog-same-destination: -X']],
  ['*.err /e -F 640\nmail.* /e', ['warning syslog-same-destination: /e']],
  ['*.* -A(destination="a" protocol="tcp")', ['information syslog-forwarding: *']],
  ['ArchiveThreshold 0\nArchiveCheckInterval 5', ['information syslog-statement: ArchiveCheckInterval']],
  ['BeginArchiveParms\nDSNPrefix A.B\nEndArchiveParms\n*.err /e -N 9LOG', ['error syslog-qualifier: 9LOG']],
  ['BeginArchiveParms\nDSNPrefix A.B\nEndArchiveParms\n*.err /e -N A.B', ['warning syslog-qualifier: A.B']],
  [`BeginArchiveParms\nDSNPrefix ${'ABCDEFG.'.repeat(5)}A\nEndArchiveParms\n*.err /e -N LOG`, ['warning syslog-qualifier: LOG']],
  ['*.err /%S', ['warning syslog-time-symbol: %S']],
  ['BeginArchiveParms\nDSNPrefix A.B\n*.err /e', ['warning syslog-archive: BeginArchiveParms']],
  ['EndArchiveParms\n*.err /e', ['warning syslog-archive: EndArchiveParms']],
  ['BeginArchiveParms\nDSNPrefix A.B\nEndArchiveParms\n*.err /e -N LOG\nmail.* /m -N log', ['warning syslog-archive: -N log']],
  ['BeginArchiveParms\nDSNPrefix A.B\nEndArchiveParms\n*.err /e -N LOG -X', ['warning syslog-options: -X']],
  ['ArchiveThreshold 100', ['error syslog-statement: 100']],
  ['ArchiveThreshold 50\nArchiveThreshold 60', ['warning syslog-statement: ArchiveThreshold 50']],
  ['ArchiveTreshold 50', ['warning syslog-statement: ArchiveTreshold']],
  ['$ModLoad imudp', ['warning syslog-statement: $ModLoad']],
  ['*.err -A(destination="a" protocol="sctp")', ['error syslog-action: sctp']],
  ['*.err -A(destination="a" protocol="tcp" port="70000")', ['error syslog-action: 70000']],
  ['*.err -A(destination="a" protocol="udp" secure="yes")', ['warning syslog-action: secure="yes"']],
  ['*.err -A(destination="a" protocol="tcp" host="b")', ['warning syslog-action: host="b"']],
  ['TOOLONGUSR.*.daemon.err /e', ['warning syslog-sender: TOOLONGUSR']],
  ['*.TCPIPSTACK*.daemon.err /e', ['warning syslog-sender: TCPIPSTACK*']],
  ['(10.1.256.0/24).*.err /e', ['warning syslog-sender: 10.1.256.0/24']],
  ['(10.1.0.0/33).*.err /e', ['warning syslog-sender: 10.1.0.0/33']],
  ['(2001:db8::1::2).*.err /e', ['warning syslog-sender: 2001:db8::1::2']],
  ['auth.info;mail.* /e -X', ['information syslog-options: -X']],
  ['*.err -A(destination="a"', ['error syslog-action: -A(destination="a"']],
])('%s', (text, expected) => {
  expect(faults(text)).toEqual(expected);
});

test('archiving without ArchiveThreshold is told once; with it, or with nothing to archive, not at all', () => {
  const told = (text: string): number => findingsOf({ SYSLOGCF: text }).filter(({ code }) => code === 'syslog-threshold').length;
  expect(told('*.err /e -X\nmail.* /m -X')).toBe(1);
  expect(told('ArchiveThreshold 0\n*.err /e -X')).toBe(0);
  expect(told('*.err /e -F 640')).toBe(0);
});
