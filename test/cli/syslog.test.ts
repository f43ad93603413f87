/** `tcpparms syslog`: where records go. */
import { describe, expect, test } from 'vitest';
import { parseRecord } from '../../server/src/cli/syslog.js';
import { tcpparms } from './command.js';

const files = {
  'etc/syslog.conf': `
    # AT-TLS
    *.TCPIP*.auth.debug   /var/log/attls
    *.err                 /var/log/errors
    mail.*;*.crit         @loghost
  `,
};

test('the form for programs: lines and destinations of the rules that take the record', async () => {
  const { out, exitCode } = await tcpparms('syslog --format json --record TCPIP.TCPIP1.auth.err etc/syslog.conf', { files });
  expect(JSON.parse(out)).toEqual({ receives: [{ line: 2, destination: '/var/log/attls' }, { line: 3, destination: '/var/log/errors' }] });
  expect(exitCode).toBe(0);
});

test('a record that no rule takes: what to add, and exit code 1', async () => {
  const { out, exitCode } = await tcpparms('syslog --record TCPIP.TCPIP.daemon.debug etc/syslog.conf', { files });
  expect(out).toBe('No rule takes it: records like this are lost. A rule for it: *.TCPIP.daemon.debug  /var/log/tcpip.log\n');
  expect(exitCode).toBe(1);
  expect((await tcpparms('syslog --format json --record TCPIP.TCPIP.daemon.debug etc/syslog.conf', { files })).out).toBe('{\n  "receives": []\n}\n');
});

test('a file of another kind: what it is', async () => {
  const policy = 'TTLSRule TN\n{\n  LocalPortRange 2023\n  Direction Inbound\n  TTLSGroupActionRef GA\n}\nTTLSGroupAction GA\n{\n  TTLSEnabled Off\n}\n';
  const { out, err, exitCode } = await tcpparms('syslog PAGENTTN', { files: { PAGENTTN: policy } });
  expect([out, err, exitCode]).toEqual(['', 'PAGENTTN: this is no configuration of syslogd; it looks like a Policy Agent file.\n', 2]);
});

test('for people: each rule with its line', async () => {
  const { out } = await tcpparms('syslog --record U.MAILER.mail.crit etc/syslog.conf', { files });
  expect(out).toBe('etc/syslog.conf:3: /var/log/errors  (*.err)\netc/syslog.conf:4: @loghost  (mail.*;*.crit)\n');
});

test('without a record: each program, and what of it is lost', async () => {
  const { out, exitCode } = await tcpparms('syslog etc/syslog.conf', { files });
  expect(out).toContain('AT-TLS (TCP/IP stack): job TCPIP, facility daemon\n  emerg to crit     /var/log/errors (line 3), @loghost (line 4)\n  err               /var/log/errors (line 3)\n  warning to debug  lost: no rule takes them\n');
  expect(out).toContain('AT-TLS with SyslogFacility Auth: job TCPIP, facility auth\n');
  for (const job of ['IKED', 'NSSD', 'DMD']) expect(out).toContain(`${job}: job ${job}, facility local4\n`);
  expect(exitCode).toBe(0);
  const { programs } = JSON.parse((await tcpparms('syslog --format json --stack-job TCPIPX etc/syslog.conf', { files })).out) as { programs: unknown[] };
  expect(programs[0]).toMatchObject({ component: 'AT-TLS (TCP/IP stack)', job: 'TCPIPX', facility: 'daemon', priorities: [{ from: 'emerg', to: 'crit' }, { from: 'err', to: 'err' }, { from: 'warning', to: 'debug', receives: [] }] });
});

describe('a record', () => {
  test('may be written with blanks, in any case', () => {
    expect(parseRecord(' TCPIP TTLS daemon Debug ')).toEqual({ user: 'TCPIP', job: 'TTLS', facility: 'daemon', priority: 'Debug' });
  });

  test.each([
    ['TCPIP.TTLS.deamon.debug', 'deamon is no facility of a record. Did you mean daemon?'],
    ['TCPIP.TTLS.daemon.eror', 'Did you mean err'],
    ['TCPIP.TTLS.daemon.none', 'none is no priority of a record.'],
    ['daemon.debug', 'A record is written USER.JOB.FACILITY.PRIORITY'],
  ])('%s is refused', async (record, why) => {
    const { err, exitCode } = await tcpparms(`syslog --record ${record} etc/syslog.conf`, { files });
    expect(err).toContain(why);
    expect(exitCode).toBe(2);
  });
});

test('files that cannot be read, or that have no rule', async () => {
  expect(await tcpparms('syslog none.conf')).toMatchObject({ exitCode: 2, err: 'none.conf: there is no such file, or it cannot be read.\n' });
  expect(await tcpparms('syslog -', { stdin: '# nothing\n' })).toMatchObject({ exitCode: 2, err: '-: there is no rule of syslogd in it.\n' });
});
