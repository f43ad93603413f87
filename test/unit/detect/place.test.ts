/** What the place of a file adds: the library, the member name, the setting. */
import { describe, expect, test } from 'vitest';
import { detectLanguage } from '../../../server/src/syntax/detect.js';
import { matchesGlob } from '../../../server/src/syntax/detection/glob.js';
import { locate } from '../../../server/src/syntax/detection/location.js';

const detected = (path: string, text: string, settings?: Record<string, string>) =>
  detectLanguage({ path, text, languageIdNow: 'plaintext', settings });

describe('a member without content yet', () => {
  test('goes by its name in a library', () => {
    expect(detected('zowe-ds:/zosmf/USER.Z31A.TCPPARMS/PAGENTTN', '')).toBe('pagent');
    expect(detected('zowe-ds:/zosmf/USER.Z31A.TCPPARMS(PAGENTTN)', '# to be written\n')).toBe('pagent');
    expect(detected('/repo/prod.tcpparms/tn3270.txt', '; to be written')).toBe('tn3270');
    expect(detected('C:\\repo\\TCPPARMS\\CSSMTPCF', '')).toBe('cssmtp');
    expect(detected('/repo/HLQ.TCPPARMS/FTPSDATA', '')).toBe('ftpdata');
  });
  test('is left alone elsewhere, or with comments of another language', () => {
    expect(detected('/repo/src/PAGENTTN', '')).toBeUndefined();
    expect(detected('/repo/HLQ.TCPPARMS/PAGENTTN', '; to be written')).toBeUndefined();
    expect(detected('/repo/HLQ.TCPPARMS/PAGENTTN', '#!/bin/sh')).toBeUndefined();
    expect(detected('/repo/HLQ.TCPPARMS/ABC', '# to be written')).toBeUndefined();
  });
  test('an environment member is not a policy', () => {
    expect(detected('/repo/HLQ.TCPPARMS/PAGENTEN', '')).toBeUndefined();
    expect(detected('/repo/HLQ.TCPPARMS/PAGENTEN', 'PAGENT_LOG_FILE=SYSLOGD')).toBe('stdenv');
  });
});

test('content of no known kind stays untouched in a library too', () => {
  expect(detected('/repo/HLQ.TCPPARMS/HOSTS', '192.0.2.1 one.example.com\n192.0.2.2 two.example.com')).toBeUndefined();
  expect(detected('/repo/HLQ.TCPPARMS/PAGENTXX', 'Dear colleague,\nthis member is no longer used.')).toBeUndefined();
  expect(detected('/repo/HLQ.TCPPARMS/TCPDATA', 'TCPIPJOBNAME TCPIP\nHOSTNAME SYSA\nDOMAINORIGIN EXAMPLE.COM\nNSINTERADDR 192.0.2.53')).toBeUndefined();
});

describe('the setting', () => {
  test('wins over everything', () => {
    expect(detected('/repo/policies/shop', 'anything', { '**/policies/*': 'pagent' })).toBe('pagent');
    expect(detected('/repo/policies/shop.md', 'TTLSConfig /etc/x', { '*.md': 'tn3270' })).toBe('tn3270');
    expect(detected('zowe-ds:/zosmf/HLQ.NET.CNTL/TLS1', '', { '**/HLQ.NET.CNTL/TLS*': 'pagent' })).toBe('pagent');
  });
  test('changes a document of any language, and keeps us off', () => {
    const set = (settings: Record<string, string>, languageIdNow: string) => detectLanguage({ path: '/a/x', text: 'TTLSConfig FLUSH', languageIdNow, settings });
    expect(set({ '**/x': 'pagent' }, 'cobol')).toBe('pagent');
    expect(set({ '**/x': 'pagent' }, 'pagent')).toBeUndefined();
    expect(set({ '**/x': 'off' }, 'plaintext')).toBeUndefined();
  });
  test('the first glob that matches counts, unknown languages do not', () => {
    expect(detected('/a/x', '', { '**/y': 'pagent', '**/x': 'syslogd', '*': 'pagent' })).toBe('syslogd');
    expect(detected('/a/x', '', { '**/x': 'cobol' })).toBeUndefined();
  });
});

test('globs are those of files.associations', () => {
  expect(matchesGlob('*.ttls', '/a/b/shop.TTLS')).toBe(true);
  expect(matchesGlob('**/*TCPPARMS*/PAGENT*', '/a/User.TcpParms/pagenttn')).toBe(true);
  expect(matchesGlob('**/*TCPPARMS*/PAGENT*', '/a/USER.TCPPARMS/sub/PAGENT')).toBe(false);
  expect(matchesGlob('/etc/{pagent,syslog}.conf', '/etc/syslog.conf')).toBe(true);
  expect(matchesGlob('TN[0-9]?', '/x/TN3A')).toBe(true);
  expect(matchesGlob('TN[!0-9]?', '/x/TN3A')).toBe(false);
  expect(matchesGlob('A.B', '/x/AXB')).toBe(false);
  expect(matchesGlob('src/**', '/src/a/b')).toBe(false);
  expect(matchesGlob('/src/**', '/src/a/b')).toBe(true);
  expect(matchesGlob('{unclosed', '/x/unclosed')).toBe(true);
});

test('paths and URIs', () => {
  expect(locate('zowe-ds:/zosmf/USER.TCPPARMS%28PAGENTTN%29')).toMatchObject({ member: 'PAGENTTN', extension: '', inLibrary: true });
  expect(locate('zowe-ds:/zosmf/USER.TCPPARMS/TN#1?fetch=true')).toMatchObject({ member: 'TN', inLibrary: true });
  expect(locate('/repo/USER.TCPPARMS/TN#1')).toMatchObject({ member: 'TN#1', extension: '', inLibrary: true });
  expect(locate('file:///c%3A/repo/tcpparms/pagent.txt')).toMatchObject({ member: 'PAGENT', extension: 'txt', inLibrary: true });
  expect(locate('/etc/pagent.conf')).toMatchObject({ member: 'PAGENT', extension: 'conf', inLibrary: false });
  expect(locate('/a/100%/x')).toMatchObject({ path: '/a/100%/x' });
});
