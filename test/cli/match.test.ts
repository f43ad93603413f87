/** `tcpparms match`: the rule that a connection gets. */
import { describe, expect, test } from 'vitest';
import { tnPolicy } from '../support/policies/tn.js';
import { cleanLibrary, tcpparms } from './command.js';

const ftpRule = 'TTLSRule FTP\n{\n  LocalPortRange 21\n  Jobname FTPD*\n  Direction Inbound\n  Priority 9\n}\n';
const library = { ...cleanLibrary, 'USER.TCPPARMS/PAGENTTN': tnPolicy + ftpRule };

interface MatchJson {
  readonly rule: string | null;
  readonly considered: { readonly rule: string; readonly matches: boolean; readonly why: string }[];
}

async function matched(options: string): Promise<MatchJson> {
  const { out, err, exitCode } = await tcpparms(`match --format json ${options} USER.TCPPARMS`, { files: library });
  expect([err, exitCode]).toEqual(['', 0]);
  return JSON.parse(out) as MatchJson;
}

describe('--format json', () => {
  test('the rule, and why not the others', async () => {
    expect(await matched('--local-port 2023 --jobname TN3270 --direction inbound')).toEqual({
      rule: 'TN',
      considered: [
        { rule: 'FTP', matches: false, why: 'LocalPortRange 21 does not hold 2023; Jobname FTPD* does not fit TN3270.' },
        { rule: 'TN', matches: true, why: 'LocalPortRange 2023 holds 2023; Jobname TN3270 is TN3270; Direction Inbound.' },
      ],
    });
  });

  test('rules behind it are not looked at', async () => {
    expect((await matched('--local-port 21 --jobname FTPD1 --direction inbound')).considered[1]).toEqual({ rule: 'TN', matches: false, why: 'Not looked at: FTP, before it, matches.' });
  });

  test('no rule is an answer', async () => {
    expect(await matched('--local-port 80 --direction inbound')).toMatchObject({ rule: null, considered: [{ matches: false }, { matches: false }] });
  });

  test('every part of a connection', async () => {
    const policy = 'TTLSRule R\n{\n  LocalAddr 10.1.1.0/24\n  LocalPortRange 1 9\n  RemoteAddr 2001:db8::1\n  RemotePortRange 443\n  Jobname J\n  Userid U\n  Direction Both\n  IpTimeCondition\n  {\n    TimeOfDayRange 08:00-18:00\n  }\n}\n';
    const { out } = await tcpparms('match --format json --local-addr 10.2.1.1 --local-port 10 --remote-addr 2001:db8::2 --remote-port 80 --jobname X --userid Y --direction outbound --time 2024-05-06T20:15 POLICY', { files: { POLICY: policy } });
    expect((JSON.parse(out) as MatchJson).considered[0]?.why).toBe(
      'LocalAddr 10.1.1.0/24 does not hold 10.2.1.1; RemoteAddr 2001:db8::1 does not hold 2001:db8::2; LocalPortRange 1 9 does not hold 10; RemotePortRange 443 does not hold 80; Jobname J is not X; Userid U is not Y; its IpTimeCondition does not hold at 2024-05-06 20:15: only 08:00-18:00.',
    );
  });
});

test('for people', async () => {
  const { out } = await tcpparms('match --local-port 2023 --direction inbound USER.TCPPARMS/PAGENTCF', { files: library });
  expect(out.split('\n').filter((line) => !line.includes('·'))).toEqual([
    'Rule TN   USER.TCPPARMS/PAGENTTN:1',
    '  provided that',
    '    the job name is TN3270',
    '  otherwise none: the connection goes on without AT-TLS',
    '',
    'Rules in search order, with their priorities',
    '    FTP  9  LocalPortRange 21 does not hold 2023.',
    '  > TN   1  LocalPortRange 2023 holds 2023; Direction Inbound; assumed: the job name is TN3270.',
    '',
  ]);
});

test('words of the command line in any case, as on z/OS', async () => {
  const { out, exitCode } = await tcpparms('match --direction Inbound --format JSON --release v2r5 --local-port 2023 USER.TCPPARMS', { files: library });
  expect([(JSON.parse(out) as { rule: string }).rule, exitCode]).toEqual(['TN', 0]);
});

test('an empty path is not the folder that one is in', async () => {
  const { out, err, exitCode } = await tcpparms('match --local-port 2023 $', { files: library, emptyFor: '$' });
  expect([out, err, exitCode]).toEqual(['', 'One of the paths is empty.\n', 2]);
});

describe('several stacks', () => {
  const files = { ...library, 'USER.TCPPARMS/PAGENTCF': "TcpImage TCPIP //'USER.TCPPARMS(PAGENTT)'\nTcpImage TCPIP2 //'USER.TCPPARMS(PAGENTT)'\n" };

  test('one must be chosen', async () => {
    const { err, exitCode } = await tcpparms('match --local-port 2023 USER.TCPPARMS', { files });
    expect([err, exitCode]).toEqual(['There are several AT-TLS policies: which one is meant? Stacks: TCPIP, TCPIP2. Choose one with --stack.\n', 2]);
    expect((await tcpparms('match --local-port 2023 --stack TCPIP2 USER.TCPPARMS', { files })).out).toMatch(/^Rule TN /);
  });

  test('policy files of no stack are chosen by their names', async () => {
    const { err } = await tcpparms('match --local-port 2023 .', { files: { ...library, 'other/POLICY': tnPolicy } });
    expect(err).toBe('There are several AT-TLS policies: which one is meant? Stacks: TCPIP. Choose one with --stack. Policy files that no stack uses are chosen by giving the file instead of a folder.\n');
    expect((await tcpparms('match --local-port 2023 other/POLICY', { files: { ...library, 'other/POLICY': tnPolicy } })).out).toMatch(/^Rule TN {3}other\/POLICY:1/);
  });

  test('stacks of one name in several main files', async () => {
    const twice = { ...library, 'USER.TCPPARMS/MAIN2': "TcpImage TCPIP //'USER.TCPPARMS(PAGENTT)'\n" };
    const { err, exitCode } = await tcpparms('match --local-port 2023 --stack TCPIP USER.TCPPARMS', { files: twice });
    expect([err, exitCode]).toEqual(['Several main files have a stack TCPIP: USER.TCPPARMS/MAIN2, USER.TCPPARMS/PAGENTCF. Give one of them instead of a folder.\n', 2]);
  });
});

describe('values that no connection can have', () => {
  test.each([
    ['--local-addr 10.1.1', '--local-addr 10.1.1: expected one IPv4 or IPv6 address.'],
    ['--remote-addr 10.1.1.0/24', '--remote-addr 10.1.1.0/24: expected one IPv4 or IPv6 address.'],
    ['--local-port 0', '--local-port 0: expected a port from 1 to 65535.'],
    ['--remote-port 65536', '--remote-port 65536: expected a port from 1 to 65535.'],
    ['--jobname TN*', '--jobname TN*: expected a name of up to 8 characters.'],
    ['--userid TOOLONGID', '--userid TOOLONGID: expected a name of up to 8 characters.'],
    ['--time noon', '--time noon: expected a time such as 2024-05-06T14:30.'],
    ['--time 2024-13-01', '--time 2024-13-01: expected a time such as 2024-05-06T14:30.'],
  ])('%s', async (options, message) => {
    const { err, exitCode } = await tcpparms(`match ${options} USER.TCPPARMS`, { files: library });
    expect([err, exitCode]).toEqual([`${message}\n`, 2]);
  });

  test('a direction that is none', async () => {
    const { err, exitCode } = await tcpparms('match --direction both USER.TCPPARMS', { files: library });
    expect(err).toContain('inbound, outbound');
    expect(exitCode).toBe(2);
  });
});

test('a time without a time of day is the first moment of the day; one with an offset is that moment here', async () => {
  const policy = 'TTLSRule R\n{\n  LocalPortRange 1\n  Direction Inbound\n  IpTimeCondition\n  {\n    TimeOfDayRange 00:00-00:01\n  }\n}\n';
  const why = async (time: string): Promise<string> => (await tcpparms(`match --time ${time} POLICY`, { files: { POLICY: policy } })).out;
  expect(await why('2024-05-06')).toContain('IpTimeCondition holds at 2024-05-06 00:00');
  const noon = new Date(2024, 4, 6, 12);
  expect(await why(noon.toISOString())).toContain('does not hold at 2024-05-06 12:00');
});
