/** Checks of the text itself: braces, characters, columns. */
import type { Check } from '../check.js';
import { braceAfterValue } from './brace-after-value.js';
import { braceGlued } from './brace-glued.js';
import { braceOnStatementLine } from './brace-on-statement-line.js';
import { commentInWord } from './comment-in-word.js';
import { lineTooLong } from './line-too-long.js';
import { missingOpenBrace } from './missing-open-brace.js';
import { oddCharacterCheck } from './odd-character.js';
import { placeholder } from './placeholder.js';
import { sequenceNumbers } from './sequence-numbers.js';
import { strayBrace } from './stray-brace.js';
import { textAfterBrace } from './text-after-brace.js';
import { unclosedBlock } from './unclosed-block.js';

export const syntaxChecks: readonly Check[] = [
  unclosedBlock,
  missingOpenBrace,
  strayBrace,
  braceOnStatementLine,
  braceGlued,
  textAfterBrace,
  braceAfterValue,
  commentInWord,
  oddCharacterCheck,
  placeholder,
  sequenceNumbers,
  lineTooLong,
];
