import { describe, expect, test } from 'vitest';
import { buildModel } from '../../../../server/src/workspace/model.js';
import { runChecks } from '../../../../server/src/checks/runner.js';
import { defaultSettings } from '../../../../server/src/workspace/settings.js';
import { SourceFile } from '../../../../server/src/workspace/source-file.js';
import { afterFix, at, modern, policy, said, suites, titles } from './support.js';

const server = (rule: readonly string[], ...advanced: string[]): string => policy({ rule, ciphers: suites, advanced: [...modern, ...advanced] });
const client = (rule: readonly string[], ...advanced: string[]): string => policy({ role: 'Client', rule: ['Direction Outbound', ...rule], ciphers: suites, advanced: [...modern, ...advanced] });

describe('applications that start TLS themselves', () => {
  test('the Telnet server, by its job name', () => {
    const given = server(['LocalPortRange 2023', 'Jobname TN3270']);
    expect(said('application-controlled', given)).toEqual([
      'warning TTLSEnvironmentAdvancedParms: By job TN3270 and local port 2023, rule TN is for the TN3270E Telnet server, which starts TLS itself: this needs ApplicationControlled On, or clear text ends the connection (return code 5003).',
    ]);
    expect(at('application-controlled', server(['LocalPortRange 2023', 'Jobname TN3270'], 'ApplicationControlled On'))).toEqual([]);
    expect(at('application-controlled', server(['LocalPortRange 2023', 'Jobname APPSRV']))).toEqual([]);
    expect(at('application-controlled', server(['LocalPortRange 2023']))).toEqual([]);
  });

  test('ports 23 and 992 alone are for information', () => {
    expect(at('application-controlled', server(['LocalPortRange 992']))).toEqual(['information TTLSEnvironmentAdvancedParms']);
    expect(at('application-controlled', server(['LocalPortRange 23']))).toEqual(['information TTLSEnvironmentAdvancedParms']);
    expect(at('application-controlled', server(['LocalPortRange 992', 'Jobname APPSRV']))).toEqual([]);
    expect(at('application-controlled', server(['LocalPortRange 900-999']))).toEqual([]);
  });

  test('the FTP server and client, by port 21', () => {
    expect(at('application-controlled', server(['LocalPortRange 21']))).toEqual(['warning TTLSEnvironmentAdvancedParms']);
    expect(at('application-controlled', server(['LocalPortRange 21', 'Jobname FTPD*']))).toEqual(['warning TTLSEnvironmentAdvancedParms']);
    expect(at('application-controlled', server(['LocalPortRange 2121', 'Jobname FTPD1']))).toEqual(['warning TTLSEnvironmentAdvancedParms']);
    expect(at('application-controlled', client(['RemotePortRange 21']))).toEqual(['warning TTLSEnvironmentAdvancedParms']);
    expect(at('application-controlled', client(['RemotePortRange 21'], 'ApplicationControlled On'))).toEqual([]);
  });

  test('syslogd, by its job name at any port', () => {
    expect(at('application-controlled', client(['RemotePortRange 6515', 'Jobname SYSLOGD1'], 'ApplicationControlled On'))).toEqual(['warning ApplicationControlled On']);
    expect(at('application-controlled', client(['RemotePortRange 6515', 'Jobname SYSLOGD1']))).toEqual([]);
    expect(at('application-controlled', client(['RemotePortRange 6515', 'Jobname SYSAPP'], 'ApplicationControlled On'))).toEqual([]);
  });

  test('FTP with TLS from the start, and others that use the port', () => {
    expect(at('application-controlled', server(['LocalPortRange 990', 'Jobname FTPD*']))).toEqual([]);
    expect(at('application-controlled', server(['LocalPortRange 21', 'Jobname APPSRV']))).toEqual([]);
    expect(at('application-controlled', client(['LocalPortRange 21']))).toEqual([]);
    expect(at('application-controlled', server(['Direction Both', 'LocalPortRange 21']))).toEqual([]);
  });

  test('the port behind a reference counts, a group of ports does not', () => {
    const range = 'PortRange P\n{\n  Port 21\n}\n';
    expect(at('application-controlled', policy({ rule: ['LocalPortRangeRef P'], ciphers: suites, more: range }))).toEqual(['warning TTLSEnvironmentAdvancedParms']);
    expect(at('application-controlled', policy({ rule: ['LocalPortGroupRef G'], ciphers: suites, more: `${range}PortGroup G\n{\n  PortRangeRef P\n}\n` }))).toEqual([]);
  });

  test('CSSMTP, by its job name', () => {
    expect(at('application-controlled', client(['RemotePortRange 587', 'Jobname CSSMTP']))).toEqual(['warning TTLSEnvironmentAdvancedParms']);
    expect(at('application-controlled', client(['RemotePortRange 587', 'Jobname MAILER']))).toEqual([]);
    expect(at('application-controlled', client(['RemotePortRange 25']))).toEqual([]);
  });

  test('a line that says Off is where the finding stands', () => {
    expect(at('application-controlled', server(['LocalPortRange 21'], 'ApplicationControlled Off'))).toEqual(['warning ApplicationControlled Off']);
  });

  test('the finding stands at the connection action where the rule has one', () => {
    expect(at('application-controlled', policy({ rule: ['LocalPortRange 21'], ciphers: suites, connection: ['Trace 6'] }))).toEqual(['warning TNCA']);
    expect(afterFix('application-controlled', policy({ rule: ['LocalPortRange 21'], ciphers: suites, connection: ['Trace 6'] }), 'Code ApplicationControlled On')).toContain(
      '  TTLSConnectionAdvancedParms\n  {\n    ApplicationControlled  On\n  }\n',
    );
  });

  test('no fix is offered where the action serves another rule', () => {
    const more = 'TTLSRule WEB\n{\n  LocalPortRange 443\n  Direction Inbound\n  TTLSGroupActionRef TNGA\n  TTLSEnvironmentActionRef TNEA\n}\n';
    expect(titles('application-controlled', policy({ rule: ['LocalPortRange 21'], ciphers: suites, more }))).toEqual([]);
    expect(titles('application-controlled', policy({ rule: ['LocalPortRange 21'], ciphers: suites }))).toEqual(['Code ApplicationControlled On']);
  });
});

describe('syslogd, which never starts TLS itself', () => {
  test('must not be left to', () => {
    expect(at('application-controlled', server(['LocalPortRange 6514'], 'ApplicationControlled On'))).toEqual(['warning ApplicationControlled On']);
    expect(at('application-controlled', client(['RemotePortRange 6514', 'Jobname SYSLOGD1'], 'ApplicationControlled On'))).toEqual(['warning ApplicationControlled On']);
    expect(at('application-controlled', server(['LocalPortRange 6514']))).toEqual([]);
    expect(at('application-controlled', server(['LocalPortRange 6514', 'Jobname APPSRV'], 'ApplicationControlled On'))).toEqual([]);
  });
});

describe('data connections of FTP', () => {
  test('need SecondaryMap On', () => {
    expect(said('secondary-map', server(['LocalPortRange 21'], 'ApplicationControlled On'))).toEqual([
      'warning TTLSEnvironmentAdvancedParms: By local port 21, rule TN is for the FTP server: without SecondaryMap On, data connections get no rule.',
    ]);
    expect(at('secondary-map', client(['RemotePortRange 21'], 'ApplicationControlled On', 'SecondaryMap Off'))).toEqual(['warning SecondaryMap Off']);
    expect(at('secondary-map', server(['LocalPortRange 21'], 'ApplicationControlled On', 'SecondaryMap On'))).toEqual([]);
    expect(at('secondary-map', server(['LocalPortRange 2023', 'Jobname TN3270']))).toEqual([]);
  });

  test('may have it from the group', () => {
    expect(at('secondary-map', policy({ rule: ['LocalPortRange 21'], ciphers: suites, group: ['TTLSGroupAdvancedParms', '{', 'SecondaryMap On', '}'] }))).toEqual([]);
  });
});

describe('ports that other files of the workspace name', () => {
  function found(policyText: string, language: 'tn3270' | 'cssmtp', text: string): string[] {
    const files = new Map([SourceFile.of('mem:/POLICY', 'pagent', policyText), SourceFile.of('mem:/OTHER', language, text)].map((file) => [file.uri, file]));
    const model = buildModel(files, { target: () => undefined, missing: () => undefined });
    return [...runChecks(model, defaultSettings).values()]
      .flat()
      .filter(({ code }) => code === 'application-controlled')
      .flatMap(({ severity, message, related }) => [`${severity} ${message.split(',')[0] ?? ''}`, ...related.filter(({ uri }) => uri === 'mem:/OTHER').map(({ start, end }) => text.slice(start, end))]);
  }

  test('TTLSPORT of a Telnet profile', () => {
    const rule = server(['LocalPortRange 5023']);
    expect(found(rule, 'tn3270', 'TELNETPARMS\n  TTLSPORT 5023 ; secure\nENDTELNETPARMS\n')).toEqual(['warning By local port 5023', 'TTLSPORT 5023']);
    expect(found(rule, 'tn3270', 'telnetparms msg07 ttlsport\n  5023,OSA1 conntype secure endtelnetparms\n')).toEqual(['warning By local port 5023', 'ttlsport\n  5023,OSA1']);
    expect(found(rule, 'tn3270', 'TELNETPARMS\n; TTLSPORT 5023\n  PORT 5023\nENDTELNETPARMS\n')).toEqual([]);
  });

  test('ConnectPort of CSSMTP, when it asks for TLS', () => {
    const rule = client(['RemotePortRange 2587']);
    const target = (secure: string): string => `TargetServer\n{\n  TargetName mail.example.com\n  ConnectPort 2587\n  Secure ${secure}\n}\n`;
    expect(found(rule, 'cssmtp', target('Yes'))).toEqual(['information By remote port 2587', 'ConnectPort 2587']);
    expect(found(rule, 'cssmtp', target('No'))).toEqual([]);
  });
});
