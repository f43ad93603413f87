/** Hover in PROFILE.TCPIP: statements, END keywords, operand keywords, fixed words, reservations of ports. */
import { operandMeaning, type OperandMeaning } from '../../../syntax/tcpip-profile-operands.js';
import type { ProfileStatement } from '../../../syntax/tcpip-profile.js';
import type { ProfileWord } from '../../../syntax/profile-words.js';
import { covers, type FeatureContext } from '../../context.js';
import { code, paragraphs, prose, title } from '../../describe/markdown.js';
import { describeParameter } from '../../describe/parameters.js';
import { describeStatement } from '../../describe/statements.js';
import { hedge } from '../../describe/words.js';
import type { Hover } from '../../hover/result.js';
import { profileOf } from '../../../workspace/tcpip-profile.js';

export function hover(context: FeatureContext, offset: number): Hover | undefined {
  const statement = profileOf(context.file).statements.find(({ span }) => covers(span, offset));
  if (!statement) return undefined;
  const word = [statement.keyword, ...statement.operands, ...(statement.end ? [statement.end] : [])].find((each) => covers(each, offset));
  const contents = word && describeWord(statement, word, context);
  return word && contents !== undefined ? { contents, start: word.start, end: word.end } : undefined;
}

function describeWord(statement: ProfileStatement, word: ProfileWord, { settings }: FeatureContext): string | undefined {
  const { type } = statement;
  if (word === statement.keyword) return describeStatement(type, settings.release);
  if (word === statement.end) return paragraphs(title(word.text.toUpperCase(), 'END keyword'), `Ends ${code(type.name)}. Without it everything that follows is read as its operands.`);
  const meaning = operandMeaning(type, word.text);
  if (meaning) return describeOperand(meaning, statement, settings.release);
  if (!type.toleratedNames?.includes(word.text.toUpperCase())) return undefined;
  return paragraphs(title(word.text.toUpperCase(), `operand of ${code(type.name)}`), prose(type.summary));
}

function describeOperand({ parameter, value }: OperandMeaning, { type }: ProfileStatement, release: FeatureContext['settings']['release']): string {
  if (!value) return describeParameter(parameter, type, release);
  return paragraphs(
    title(value.value, `operand of ${code(type.name)}`),
    prose(value.summary ?? parameter.summary),
    value.summary !== undefined && prose(parameter.summary),
    parameter.default && `When none is coded: ${code(parameter.default.value)}.`,
    ...(parameter.notes ?? []).map(prose),
    hedge(parameter.certainty),
  );
}
