import type { Parameter, Statement } from '../../catalog/types.js';
import { isKeyword, operandMeaning } from '../../syntax/tcpip-profile-operands.js';
import type { ProfileWord } from '../../syntax/profile-words.js';
import { autologEntries, type ProfileStatement } from '../../syntax/tcpip-profile.js';
import { profileOf } from '../../workspace/tcpip-profile.js';
import { defineCheck, type Draft } from '../check.js';
import { expectedValue, quoted } from '../support/wording.js';

/** Values of operands (reference: tcpip-profile, TCPCONFIG, GLOBALCONFIG, NETMONITOR, PORT, PORTRANGE, AUTOLOG). */
export const profileValue = defineCheck({
  code: 'profile-value',
  severity: 'error',
  summary: 'An operand of PROFILE.TCPIP has a value that it does not take.',
  explanation: `
Looked at are the numbers of \`TCPCONFIG\`, \`GLOBALCONFIG\`, \`NETMONITOR\`, \`SACONFIG\`, \`SOMAXCONN\` and \`ARPAGE\`, the length of a community name, the ports of \`PORT\` and \`PORTRANGE\` (1 to 65535), and the waiting time
and the procedures of \`AUTOLOG\`. A port that does not exist, and a word where a number belongs, is an error; a number beyond a range that no
manual confirms is a warning. Of a statement in error, what follows may be lost too.

Words with a system symbol are left alone.`,
  example: {
    TCPIPROF: `
      TCPCONFIG TTLS FINWAIT2TIME ⟦10M⟧ TIMEWAITINTERVAL ⟦600⟧
      PORT
        21 TCP FTPD1
        ⟦99222⟧ TCP SSHD1
    `,
  },
  *file({ file }) {
    if (file.language !== 'tcpip-profile') return;
    const profile = profileOf(file);
    for (const statement of profile.statements) {
      if (numbered.has(statement.type.name)) yield* keywordValues(statement);
      if (single.has(statement.type.name)) yield* firstNumber(statement);
      if (statement.type.name === 'TCPCONFIG') yield* ephemeralPorts(statement);
      if (statement.type.name === 'PORT' || statement.type.name === 'PORTRANGE') yield* ports(statement);
      if (statement.type.name === 'AUTOLOG') yield* waitingTime(statement);
    }
    yield* buffers(profile.statements);
    for (const { procedure } of autologEntries(profile)) {
      if (procedure.text.length > 8 && /^[A-Z0-9@#$]+$/i.test(procedure.text)) yield { at: at(procedure), severity: 'warning', message: `${procedure.text} has ${procedure.text.length} characters, and the name of a procedure up to 8: AUTOLOG cannot start it.` };
    }
  },
});

const numbered = new Set(['TCPCONFIG', 'GLOBALCONFIG', 'NETMONITOR', 'SACONFIG']);
/** One number behind the keyword. */
const single = new Set(['SOMAXCONN', 'ARPAGE']);
const at = ({ start, end }: ProfileWord): Draft['at'] => ({ span: { start, end } });

function* keywordValues({ type, operands }: ProfileStatement): Generator<Draft> {
  for (const [index, word] of operands.entries()) {
    const meaning = operandMeaning(type, word.text);
    const value = operands[index + 1];
    if (!meaning || meaning.value || !isKeyword(meaning.parameter) || !value || value.text.includes('&')) continue;
    const draft = faultOf(value, meaning.parameter, type);
    if (draft) yield draft;
  }
}

function* firstNumber({ type, operands: [word] }: ProfileStatement): Generator<Draft> {
  const [row] = type.parameters;
  const draft = word && row && !word.text.includes('&') ? faultOf(word, row, type) : undefined;
  if (draft) yield draft;
}

/** The lowest and the highest port (reference: TCPCONFIG EPHEMERALPORTS, 1024 to 65535). */
function* ephemeralPorts({ type, operands }: ProfileStatement): Generator<Draft> {
  for (const [index, word] of operands.entries()) {
    if (operandMeaning(type, word.text)?.parameter.name !== 'EPHEMERALPORTS') continue;
    const [low, high] = operands.slice(index + 1, index + 3);
    if ([low, high].some((each) => each?.text.includes('&'))) continue;
    const wrong = [low, high].find((each) => !each || !/^\d{1,9}$/.test(each.text) || Number(each.text) < 1024 || Number(each.text) > 65535);
    if (!low || !high) yield { at: at(word), message: 'EPHEMERALPORTS needs two ports: the lowest and the highest one.' };
    else if (wrong) yield { at: at(wrong), message: `EPHEMERALPORTS takes two ports from 1024 to 65535; ${wrong.text} is none of them.` };
    else if (Number(low.text) > Number(high.text)) yield { at: at(high), message: `EPHEMERALPORTS takes the lowest port first: ${high.text} is less than ${low.text}.` };
  }
}

function faultOf(word: ProfileWord, row: Parameter, type: Statement): Draft | undefined {
  const spec = row.value;
  if (row.name === 'EPHEMERALPORTS') return undefined;
  if (spec.kind === 'text' && spec.maxLength !== undefined && word.text.length > spec.maxLength) return { at: at(word), severity: 'warning', message: `${row.name} takes up to ${spec.maxLength} characters, and this has ${word.text.length}.` };
  if (spec.kind === 'other' && spec.format?.startsWith('number, with K or M')) return size(word, row, spec.format);
  if (spec.kind !== 'integer' || spec.words?.includes(word.text)) return undefined;
  const expected = expectedValue(row) ?? 'a number';
  // A keyword in place of the number: the number was left out, and may be optional.
  if (operandMeaning(type, word.text)) return undefined;
  // A time of which no range is known may have a fraction (MAXIMUMRETRANSMITTIME).
  if (spec.max === undefined && /^\d+\.\d+$/.test(word.text)) return undefined;
  if (!/^\d+$/.test(word.text)) return { at: at(word), severity: type.closed && row.certainty === 'doc' ? 'error' : 'warning', message: `${row.name} takes ${expected}, not ${quoted(word.text)}.` };
  const number = Number(word.text);
  if (number >= (spec.min ?? 0) && number <= (spec.max ?? Infinity)) return undefined;
  const isSure = spec.rangeCertainty === 'doc';
  return { at: at(word), severity: isSure ? 'error' : 'warning', message: `${row.name} takes ${expected}${spec.unit ? ` (${spec.unit})` : ''}${isSure ? '' : ', as far as is known'}; ${word.text} is outside.` };
}

const largest = 2 * 1024 * 1024;

function size(word: ProfileWord, row: Parameter, format: string): Draft | undefined {
  const bytes = bytesOf(word.text);
  if (Number.isNaN(bytes)) return { at: at(word), severity: 'warning', message: `${row.name} takes a ${format}, not ${quoted(word.text)}.` };
  return format.includes('2M') && bytes > largest ? { at: at(word), severity: 'warning', message: `${row.name} takes at most 2M, as far as is known; ${word.text} is more.` } : undefined;
}

/** The receive buffer may not exceed its limit (reference: TCPCONFIG TCPRCVBUFRSIZE). The last setting counts. */
function* buffers(statements: readonly ProfileStatement[]): Generator<Draft> {
  const sizes = new Map<string, ProfileWord>();
  for (const { type, operands } of statements) {
    if (type.name !== 'TCPCONFIG') continue;
    for (const [index, word] of operands.entries()) {
      const name = operandMeaning(type, word.text)?.parameter.name;
      const value = operands[index + 1];
      if (name !== undefined && value) sizes.set(name, value);
    }
  }
  const [word, limit] = [sizes.get('TCPRCVBUFRSIZE'), sizes.get('TCPMAXRCVBUFRSIZE')];
  if (word && limit && bytesOf(word.text) > bytesOf(limit.text)) yield { at: at(word), severity: 'warning', message: `TCPRCVBUFRSIZE ${word.text} is more than TCPMAXRCVBUFRSIZE ${limit.text}, which it may not exceed.` };
}

/** Not a number for what is no size. */
function bytesOf(text: string): number {
  const match = /^(\d{1,9})([KM]?)$/i.exec(text);
  return match ? Number(match[1]) * (match[2]?.toUpperCase() === 'M' ? 1024 * 1024 : match[2] ? 1024 : 1) : NaN;
}

/** The number before TCP or UDP; of PORTRANGE the two numbers. */
function* ports({ type, operands }: ProfileStatement): Generator<Draft> {
  for (const [index, protocol] of operands.entries()) {
    if (!/^(?:TCP|UDP)$/i.test(protocol.text)) continue;
    const words = operands.slice(Math.max(0, index - (type.name === 'PORTRANGE' ? 2 : 1)), index);
    const wrong = words.find(({ text }) => /^\d+$/.test(text) && !isPort(text));
    if (wrong) yield { at: at(wrong), message: `${wrong.text} is no ${wrong === words[1] ? 'number of ports' : 'port'}: write 1 to 65535. Nothing is reserved by this entry.` };
    const [first, count] = words;
    if (!wrong && type.name === 'PORTRANGE' && first && count && isPort(first.text) && isPort(count.text) && Number(first.text) + Number(count.text) - 1 > 65535)
      yield { at: at(count), severity: 'warning', message: `${count.text} ports from ${first.text} on go beyond port 65535. The second number is how many ports the range has, not the last one.` };
  }
}

const isPort = (text: string): boolean => /^\d{1,9}$/.test(text) && Number(text) >= 1 && Number(text) <= 65535;

/** From memory: a warning at most. */
function* waitingTime({ operands: [word] }: ProfileStatement): Generator<Draft> {
  if (word && /^\d+$/.test(word.text) && Number(word.text) > 30) yield { at: at(word), severity: 'warning', message: `AUTOLOG waits 0 to 30 minutes, as far as is known; ${word.text} is more.` };
}
