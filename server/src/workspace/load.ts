/** Reads one file that nobody has opened, and says why when it cannot take part. */
import { isDisplay, type LanguageId } from '../catalog/types.js';
import type { FileCache } from './file-cache.js';
import { SourceFile } from './source-file.js';

/** Why a file is not in the library. */
export type AbsenceReason =
  | 'unreadable'
  /** Larger than `maxFileBytes`. */
  | 'too-large'
  | 'not-text'
  /** Of a language that has no part in a library: a log. */
  | 'other-language'
  | 'unrecognised';

/** Larger than any configuration: reading such a file would only cost memory. */
export const maxFileBytes = 16 * 1024 * 1024;

/** Why a file is left out, as a sentence for a person. */
export function absenceInWords(reason: AbsenceReason): string {
  return sentences[reason];
}

const sentences: Record<AbsenceReason, string> = {
  unreadable: 'It cannot be read.',
  'too-large': `It is larger than ${maxFileBytes / 1024 / 1024} MB, which no configuration is, and was not read.`,
  'not-text': 'It is not a text file. A member must be transferred in text mode, which translates it from EBCDIC.',
  'other-language': 'It is a log or a display, not a configuration.',
  unrecognised: 'It does not look like a configuration file of Communications Server.',
};

export interface LoadRequest {
  readonly uri: string;
  /** The language is known: someone said so. */
  readonly language?: LanguageId;
  /** Another file names it as a file of this language: only one that is clearly something else is left out. */
  readonly namedAs?: LanguageId;
}

export type Loaded = SourceFile | AbsenceReason;

/** The file as it is on disk. `known` is returned when it has not changed. */
export async function load(
  files: FileCache,
  request: LoadRequest,
  languageOf: (uri: string, text: string) => LanguageId | undefined,
  known: SourceFile | undefined,
): Promise<Loaded> {
  const { uri } = request;
  if (((await files.size(uri)) ?? 0) > maxFileBytes) return 'too-large';
  const text = await files.read(uri);
  if (text === undefined) return 'unreadable';
  if (text.length > maxFileBytes) return 'too-large';
  if (!looksLikeText(text)) return 'not-text';
  const language = request.language ?? languageOf(uri, text) ?? request.namedAs;
  if (language === undefined) return 'unrecognised';
  if (isDisplay(language)) return 'other-language';
  return known?.language === language && known.text === text ? known : SourceFile.of(uri, language, text);
}

/** Binary files, and members transferred in EBCDIC, are full of control characters or of characters that could not be decoded. */
export function looksLikeText(text: string): boolean {
  const length = Math.min(text.length, 4096);
  let odd = 0;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    // Blank-like controls and NUL fill records; a few of the others get into members from terminals.
    if (code === 0xfffd || (code < 32 && (code === 0 || code < 9 || code > 13))) odd++;
  }
  return odd * 10 <= length;
}
