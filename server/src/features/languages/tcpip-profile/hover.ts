/** Hover in PROFILE.TCPIP: statements, END keywords, operand keywords, fixed words, reservations of ports. */
import { operandMeaning, type OperandMeaning } from '../../../syntax/tcpip-profile-operands.js';
import { autologEntries, portEntries, type PortEntry, type ProfileStatement } from '../../../syntax/tcpip-profile.js';
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
  const contents = word && (describeWord(statement, word, context) ?? describeEntry(context, offset));
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

/** A reservation of PORT or PORTRANGE, or a procedure of AUTOLOG, in a sentence. */
function describeEntry({ file }: FeatureContext, offset: number): string | undefined {
  const profile = profileOf(file);
  const port = portEntries(profile).find(({ span }) => covers(span, offset));
  if (port) return paragraphs(title(port.from === port.to ? `Port ${port.from}` : `Ports ${port.from} to ${port.to}`, port.protocol), `${reservedFor(port)}${port.options.length > 0 ? ` Options: ${code(port.options.join(' '))}.` : ''}`);
  const task = autologEntries(profile).find(({ procedure }) => covers(procedure, offset));
  if (!task) return undefined;
  const started = task.waitsForTtls ? 'when AT-TLS policy is installed' : task.waits.length > 0 ? 'when dynamic VIPAs are active' : 'when the stack is up';
  return paragraphs(title(task.procedure.text.toUpperCase(), 'procedure that AUTOLOG starts'), `Started ${started}. Its ports are those reserved for job ${code(task.jobname)}.`);
}

function reservedFor({ jobname, from, to }: PortEntry): string {
  const these = from === to ? 'This port' : `These ${to - from + 1} ports`;
  const verb = from === to ? 'is' : 'are';
  switch (jobname) {
    case 'RESERVED':
      return `${these} may not be used by anybody.`;
    case 'OMVS':
      return `${these} ${verb} for programs of z/OS UNIX.`;
    case 'AUTHPORT':
      return `${these} ${verb} for data connections of the FTP server in passive mode.`;
    case '*':
      return `${these} may be used by every job.`;
    default:
      return `${these} ${verb} reserved for job ${code(jobname)}${/[*?]/.test(jobname) ? ', where * stands for any characters and ? for one' : ''}.`;
  }
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
