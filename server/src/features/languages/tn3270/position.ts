/** What stands at an offset of a Telnet profile. */
import type { ProfileWord } from '../../../syntax/profile-words.js';
import type { TelnetProfile, TelnetStatement } from '../../../syntax/tn3270.js';

/** The word under the offset, its end included. */
export function wordAt({ words }: TelnetProfile, offset: number): ProfileWord | undefined {
  const word = words[lastBefore(words, offset, ({ start }) => start)];
  return word && offset <= word.end ? word : undefined;
}

/** The last statement that begins at or before the offset. */
export function statementAt({ all }: TelnetProfile, offset: number): TelnetStatement | undefined {
  return all[lastBefore(all, offset, ({ keyword }) => keyword.start)];
}

/** The block in which a statement that begins at the offset would stand. */
export function blockAt(profile: TelnetProfile, offset: number): TelnetStatement | undefined {
  let statement = statementAt(profile, offset - 1);
  while (statement && !(statement.type?.endKeyword && (statement.end ? offset <= statement.end.start : statement.endedBy === undefined || offset <= statement.endedBy.start))) statement = statement.parent;
  return statement;
}

function lastBefore<T>(rows: readonly T[], offset: number, startOf: (row: T) => number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (row !== undefined && startOf(row) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
