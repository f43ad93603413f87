/** Which rules of a syslogd configuration take a record. */
import { expect, test } from 'vitest';
import { rulesTaking } from '../../../server/src/policy/syslog-match.js';
import { readSyslogd } from '../../../server/src/syntax/syslogd.js';

/** Destinations of the rules that take a record, written as in a rule of four parts. */
function receivers(text: string, record: string): (string | undefined)[] {
  const [user = '', job = '', facility = '', priority = ''] = record.split('.');
  return rulesTaking(readSyslogd(text).rules, { user, job, facility, priority }).map(({ destination }) => destination?.text);
}

test.each([
  ['*.err', 'U.J.daemon.crit', true],
  ['*.err', 'U.J.daemon.error', true],
  ['*.err', 'U.J.daemon.warning', false],
  ['*.debug', 'U.J.mail.debug', true],
  ['auth.*', 'U.J.auth.debug', true],
  ['auth.*', 'U.J.authpriv.debug', false],
  ['*.warn', 'U.J.user.warning', true],
  ['*.panic', 'U.J.user.emerg', true],
  ['*.FTPD.*.ERR', 'U.FTPD.daemon.err', true],
  ['*.FTPD.*.ERR', 'U.FTPD1.daemon.err', false],
  ['*.FTPD*.*.ERR', 'U.FTPD1.daemon.err', true],
  ['TCP*.*.*.*', 'TCPIP.J.daemon.err', true],
  ['OTHER.*.*.*', 'TCPIP.J.daemon.err', false],
  ['mail,daemon.crit', 'U.J.daemon.crit', true],
  ['*.*', 'U.SYSLOGD.mark.info', false],
  ['mark.*', 'U.SYSLOGD.mark.info', true],
  ['(192.0.2.6).*.*', 'U.J.daemon.err', false],
  ['daemon.none', 'U.J.daemon.emerg', false],
  ['*.*;daemon.none', 'U.J.daemon.err', false],
  ['*.*;daemon.none', 'U.J.mail.err', true],
  ['*.TCPIP.*.none;*.*.*.*', 'U.TCPIP.daemon.err', false],
  ['mail.err;daemon.debug', 'U.J.daemon.debug', true],
  ['*.eror', 'U.J.daemon.emerg', false],
  ['*.*.*.', 'U.J.daemon.emerg', false],
])('%s takes %s: %s', (selector, record, expected) => {
  expect(receivers(`${selector} /log`, record)).toEqual(expected ? ['/log'] : []);
});

test('a record goes to every rule that takes it', () => {
  expect(receivers('*.err /a\nmail.* /b\n*.* /c', 'U.J.daemon.err')).toEqual(['/a', '/c']);
});

test('a rule without destination takes nothing', () => {
  expect(receivers('*.err', 'U.J.daemon.err')).toEqual([]);
});
