/**
 * What each grammar makes of a small file of its language. The snapshots are read line by line: the text, and below it what
 * each part is. A change there is a change of colours that users see.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeTokens } from './tokenise.js';

const languages = ['pagent', 'cssmtp', 'tn3270', 'tcpip-profile', 'ftpdata', 'syslogd', 'stdenv', 'ctrace', 'pagent-log', 'pasearch', 'gsk-trace'];

describe('the colours of a file', () => {
  test.each(languages)('%s', async (language) => {
    const text = await readFile(path.join(import.meta.dirname, 'fixtures', `${language}.txt`), 'utf8');
    await expect(await describeTokens(language, text)).toMatchFileSnapshot(`snapshots/${language}.snap.txt`);
  });
});
