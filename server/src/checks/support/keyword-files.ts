/** The trees of CSSMTP and FTP.DATA files, and what their catalogues say of each line; read once a version of a file. */
import { parameter, statement } from '../../catalog/index.js';
import type { Parameter, Statement } from '../../catalog/types.js';
import { readCssmtp } from '../../syntax/cssmtp.js';
import { readFtpData } from '../../syntax/ftpdata.js';
import type { KeywordFile, KeywordLine, KeywordWord } from '../../syntax/keyword-lines.js';
import { allLines } from '../../syntax/keyword-lines.js';
import { perFile } from '../../workspace/source-file.js';

export type KeywordLanguage = 'cssmtp' | 'ftpdata';

/** The tree of a file of one of the two languages. */
export const keywordFile = perFile<KeywordFile>((file) => (file.language === 'cssmtp' ? readCssmtp(file.text) : readFtpData(file.text)));

/** A value in its place. */
export interface KeywordValue {
  readonly line: KeywordLine;
  readonly owner: Statement;
  readonly parameter: Parameter;
  /** Absent: nothing stands where the value belongs. */
  readonly word?: KeywordWord;
}

/** The statement that a top-level line is; for a line in a block, the statement of the block. Undefined when it is not known. */
export function ownerOf(language: KeywordLanguage, line: KeywordLine): Statement | undefined {
  return statement(language, (line.parent ?? line).keyword.text);
}

/** The parameters of a line with their words: of a statement its operands, of a line in a block the parameter that it names. */
export function valuesOf(language: KeywordLanguage, line: KeywordLine): readonly KeywordValue[] {
  const owner = ownerOf(language, line);
  if (!owner) return [];
  if (!line.parent) return owner.parameters.filter((row) => row.positional !== undefined).map((row) => ({ line, owner, parameter: row, word: line.args[(row.positional ?? 1) - 1] }));
  const row = parameter(owner, line.keyword.text);
  return row ? [{ line, owner, parameter: row, word: line.args[0] }] : [];
}

/** Every value of a file. */
export function* allValues(language: KeywordLanguage, file: KeywordFile): Generator<KeywordValue> {
  for (const line of allLines(file)) yield* valuesOf(language, line);
}

/** The last line at the top level with this keyword. */
export function lastLine(file: KeywordFile, keyword: string): KeywordLine | undefined {
  return file.lines.findLast((line) => line.keyword.text.toLowerCase() === keyword.toLowerCase());
}

/** The last line of a block with this keyword. */
export function lineIn(head: KeywordLine, keyword: string): KeywordLine | undefined {
  return head.block?.lines.findLast((line) => line.keyword.text.toLowerCase() === keyword.toLowerCase());
}

/** The first value of a line in upper case; undefined when there is none. */
export const valueOf = (line: KeywordLine | undefined): string | undefined => line?.args[0]?.text.toUpperCase();
