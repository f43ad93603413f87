import { atWindow } from '../lib/person.js';

suite('A person with a Telnet profile from before V2R5', () => {
  const person = atWindow({ open: ['BADTN'] });

  test('sees that its own TLS is gone, and is offered AT-TLS instead', async () => {
    await person().squiggles('error', (count) => count >= 4);
    await person().lightBulb('SECURE|PORT 992', 'TTLSPORT');
    await person().picture('telnet-secureport');
  });

  test('takes TTLSPORT with one click', async () => {
    await person().choose(/^Change SECUREPORT to TTLSPORT/);
    await person().page.locator('.view-line', { hasText: /TTLSPORT\s+992/ }).first().waitFor();
    await person().picture('telnet-ttlsport');
  });
});

suite('A person at the started tasks', () => {
  const person = atWindow({ open: ['USER.Z24C.PROCLIB/CPAGENT'] });

  test('follows STDENV to the environment file', async () => {
    await person().hover('USER.Z24C.TCPPARMS(PAGENT|EN)', /environment file/);
    await person().picture('started-task');
    await person().dismiss();
    await person().goToDefinition('USER.Z24C.TCPPARMS(PAGENT|EN)', 'PAGENTEN');
  });
});

suite('A person at the configuration of syslogd', () => {
  const person = atWindow({ open: ['SYSLOGCF'] });

  test('reads in words what a rule takes', async () => {
    await person().hover('*.TCPIP.auth.de|bug', /TCPIP/);
    await person().picture('syslogd-hover');
    await person().dismiss();
  });

  test('has its mistakes underlined', async () => {
    await person().openMember('BADSYSL');
    await person().squiggles('error');
    await person().problems('BADSYSL');
    await person().picture('syslogd-problems');
  });

  test('asks which lines of syslogd take a record', async () => {
    await person().openMember('SYSLOGCF');
    await person().hideSideBar();
    await person().hidePanel();
    await person().command('TCPPARMS: Which syslogd Rules Take a Record');
    await person().page.locator('.quick-input-widget .monaco-list-row', { hasText: 'daemon' }).first().click();
    await person().page.locator('.view-line', { hasText: /SYSLOGCF:\d+/ }).first().waitFor();
    await person().picture('syslogd-record');
  });
});

suite('A person at PROFILE.TCPIP', () => {
  const person = atWindow({ open: ['BADPROF'] });

  test('has its mistakes underlined and listed', async () => {
    await person().squiggles('error');
    await person().problems('BADPROF', (rows) => rows.some((row) => row.includes('RESTRICTLOWPORTS')));
    await person().picture('profile-problems');
  });
});

suite('A person whose files do not fit together', () => {
  // One line a problem.
  const person = atWindow({ folder: 'across/broken', open: ['USER.Z24X.TCPPARMS/TCPIPROF'], settings: { 'problems.defaultViewMode': 'table' } });

  test('has every gap between two files listed', async () => {
    await person().squiggles('warning');
    for (const gap of ['AT-TLS is off', 'reserved for DB2XDIST', 'port 587', 'FTP cannot start TLS', 'port 992', 'no rule of syslogd takes']) await person().problems(gap);
    await person().problems('');
    await person().problems(/reserved for DB2XDIST/);
    await person().hideSideBar();
    await person().picture('across-problems');
  });

  test('reads at the mail server what it lacks', async () => {
    await person().openMember('USER.Z24X.TCPPARMS/CSSMTPCF');
    await person().hover('Sec|ure  ', /STARTTLS fails/);
    await person().picture('cssmtp-across');
    await person().dismiss();
  });

  test('reads at FTP.DATA what it lacks', async () => {
    await person().openMember('USER.Z24X.TCPPARMS/FTPSDATA');
    await person().hover('TLSMECH|ANISM  ', /XFTPSRV/);
    await person().picture('ftpdata-across');
    await person().dismiss();
  });
});

suite('A person whose files fit together', () => {
  const person = atWindow({ folder: 'across/repaired', open: ['USER.Z24X.TCPPARMS/TCPIPROF'] });

  test('has no problem listed', async () => {
    await person().hover('TCP|CONFIG');
    await person().dismiss();
    await person().page.keyboard.press('Control+Shift+M');
    await person().page.locator('.markers-panel', { hasText: 'No problems have been detected' }).waitFor();
  });
});

suite('A person at IPSec and IDS policy', () => {
  const person = atWindow({ open: ['PAGENTIP'] });

  test('reads what an attribute means and which default it has', async () => {
    await person().hover('Implicit|DiscardAction', /ICMP/);
    await person().picture('ipsec-hover');
    await person().dismiss();
  });

  test('has the mistakes of an intrusion detection policy listed', async () => {
    await person().openMember('BADINTR');
    await person().squiggles('error');
    await person().problems('BADINTR', (rows) => rows.some((row) => row.includes('ScanGlobal')));
    await person().picture('ids-problems');
  });
});
