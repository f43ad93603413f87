import * as vscode from 'vscode';
import { matches, same } from '../lib/assert.js';
import { closeAllEditors, diagnostics, extension, hoverText, memberUri, openMember, openText, writeMember } from '../lib/editor.js';
import { eventually } from '../lib/eventually.js';

/** Files of each language: members without a file extension, logs and displays. */
const members = {
  PAGENTCF: 'pagent',
  PAGENTTN: 'pagent',
  PAGENTIP: 'pagent',
  PAGENTID: 'pagent',
  PAGENTRT: 'pagent',
  PAGENTQS: 'pagent',
  PAGENTEN: 'stdenv',
  TNPO2023: 'tn3270',
  TCPIPROF: 'tcpip-profile',
  CSSMTPCF: 'cssmtp',
  FTPSDATA: 'ftpdata',
  SYSLOGCF: 'syslogd',
  CTGSKON: 'ctrace',
  BADLOG: 'pagent-log',
  'USER.Z24C.PROCLIB/CPAGENT': 'jcl',
  'USER.Z24C.PROCLIB/SYSLOGD': 'jcl',
  'etc/syslog.conf': 'syslogd',
  'var/log/attls.log': 'pagent-log',
  'var/log/pagent.log': 'pagent-log',
  'var/log/joblog.txt': 'pagent-log',
  'var/log/gsktrace.txt': 'gsk-trace',
  'displays/pasearch.txt': 'pasearch',
  'displays/netstat.txt': 'pasearch',
};

suite('A member is opened', () => {
  teardown(closeAllEditors);

  test('the extension starts by itself', async () => {
    await openMember('PAGENTTN');
    await eventually('the extension to be active', () => extension().isActive, Boolean);
  });

  for (const [member, language] of Object.entries(members)) {
    test(`${member} is recognised as ${language}`, async () => {
      const document = await openMember(member);
      await eventually(`the language of ${member} to be ${language}`, () => document.languageId, (id) => id === language);
    });
  }

  for (const [index, [member, language]] of Object.entries(members).entries()) {
    test(`the content of ${member} is recognised as ${language} under any name`, async () => {
      const content = (await vscode.workspace.openTextDocument(memberUri(member))).getText();
      await writeMember(`elsewhere/FILE${index}`, content);
      const document = await openMember(`elsewhere/FILE${index}`);
      await eventually(`the language of ${member} to be ${language}`, () => document.languageId, (id) => id === language);
    });
  }

  test('its mistakes are found', async () => {
    const document = await openText('pagent', 'TTLSRule  TN\n{\n  ZocalAddr  ALL\n}\n');
    await diagnostics(document, (found) => found.some(({ message }) => message.includes('ZocalAddr')));
  });

  test('a statement explains itself', async () => {
    matches(await hoverText(await openMember('PAGENTTN'), 'TTLS|Rule'), /TTLSRule/);
  });
});

suite('A language', () => {
  teardown(closeAllEditors);

  for (const language of new Set(Object.values(members))) {
    test(`${language} is known and starts the extension`, async () => {
      same((await openText(language, '')).languageId, language);
      const events: string[] = extension().packageJSON.activationEvents ?? [];
      same(events.includes(`onLanguage:${language}`), true, `onLanguage:${language} among the activation events`);
    });
  }
});
