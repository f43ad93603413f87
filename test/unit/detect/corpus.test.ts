/**
 * Real files that others published, where they are at hand (a folder `shared/corpus` beside the project; it is no part of
 * it). Each folder there holds files of one kind: a file is recognised as that, or left alone; never taken for another.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { LanguageId } from '../../../server/src/catalog/types.js';
import { detectLanguage } from '../../../server/src/syntax/detect.js';

const corpus = path.resolve(import.meta.dirname, '../../../../shared/corpus');

/** Folder → language, and how many of its files a person could not tell either (a lone comment, a line of Linux's syslog.conf too). */
const kinds: Record<string, { language: LanguageId; unclear: number }> = {
  'attls-log': { language: 'pagent-log', unclear: 0 },
  cssmtp: { language: 'cssmtp', unclear: 0 },
  netstat: { language: 'pasearch', unclear: 0 },
  'pagent-ids': { language: 'pagent', unclear: 0 },
  'pagent-ipsec': { language: 'pagent', unclear: 0 },
  'pagent-log': { language: 'pagent-log', unclear: 0 },
  'pagent-main': { language: 'pagent', unclear: 0 },
  'pagent-routing': { language: 'pagent', unclear: 1 },
  'pagent-ttls': { language: 'pagent', unclear: 1 },
  pasearch: { language: 'pasearch', unclear: 0 },
  stdenv: { language: 'stdenv', unclear: 0 },
  syslogd: { language: 'syslogd', unclear: 1 },
  'tcpip-profile': { language: 'tcpip-profile', unclear: 2 },
  telnet: { language: 'tn3270', unclear: 0 },
};

test('published files are recognised or left alone', () => {
  if (!existsSync(corpus)) {
    console.info(`no corpus at ${path.relative(process.cwd(), corpus)}: nothing looked at`);
    return;
  }
  const table: Record<string, Record<string, number>> = {};
  for (const [folder, { language, unclear }] of Object.entries(kinds)) {
    const row: Record<string, number> = {};
    for (const file of readdirSync(path.join(corpus, folder))) {
      const text = readFileSync(path.join(corpus, folder, file), 'utf8');
      // The published name, as far as it tells nothing: `…__USER.TCPPARMS__TN3270.txt` lay in that library.
      const found = detectLanguage({ path: `/corpus/${path.parse(file).name.split('__').slice(-2).join('/')}`, text }) ?? 'left alone';
      row[found] = (row[found] ?? 0) + 1;
    }
    table[folder] = row;
    expect(Object.keys(row).filter((found) => found !== language && found !== 'left alone'), folder).toEqual([]);
    expect(row['left alone'] ?? 0, folder).toBeLessThanOrEqual(unclear);
  }
  console.table(table);
});
