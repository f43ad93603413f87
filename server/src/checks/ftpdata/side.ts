/** Whose FTP.DATA a file is. Server and client read different files with the same statements. */
import { statement } from '../../catalog/index.js';
import type { KeywordFile } from '../../syntax/keyword-lines.js';
import { lastLine, valueOf } from '../support/keyword-files.js';

/** The side that reads the file, by statements that only one of the two has; undefined when both or none of them stand there. */
export function sideOf(file: KeywordFile): 'server' | 'client' | undefined {
  const sides = new Set<'server' | 'client'>();
  for (const line of file.lines) {
    const row = statement('ftpdata', line.keyword.text);
    const [only, other] = row?.usedBy ?? [];
    if (only && !other && row?.certainty !== 'memory') sides.add(only);
    if (line.keyword.text.toUpperCase() === 'EXTENSIONS' && valueOf(line)?.startsWith('AUTH_')) sides.add('server');
  }
  const [side] = sides;
  return sides.size === 1 ? side : undefined;
}

/** TLSMECHANISM ATTLS is coded and counts: it is the last one. */
export const usesAttls = (file: KeywordFile): boolean => valueOf(lastLine(file, 'TLSMECHANISM')) === 'ATTLS';
