import type { Parameter, Statement as CatalogStatement } from '../../catalog/types.js';
import type { ProfileWord } from '../../syntax/profile-words.js';
import type { TelnetStatement } from '../../syntax/tn3270.js';
import { defineCheck, type Draft, type DraftFix } from '../check.js';
import { didYouMeanShort } from '../support/did-you-mean.js';
import { expectedValue, quoted } from '../support/wording.js';
import { at, telnetIn } from './profile.js';

/** Operands that a statement of a Telnet profile does not take (reference: telnet, parameters with range and values, strictnessPolicy). */
export const telnetValue = defineCheck({
  code: 'telnet-value',
  severity: 'error',
  summary: 'A statement of the Telnet profile has a value that it does not take.',
  explanation: `
Numbers have their range (\`INACTIVE\` 0 to 99999999 seconds, ports 1 to 65535), words their list (\`FORMAT LONG\` or \`SHORT\`), names
their length. The server reports such a statement as an error of the profile; as far as is known it leaves it out, so that the default
stays in force.

The finding is an error where value and statement are from a manual and complete, else a warning. Words that shorten a value
without doubt are taken for it, and words with a system symbol are left alone. A word behind the last operand of a statement is a
warning: it is neither an operand nor a statement.`,
  example: {
    TN3270: `
      TELNETPARMS
        PORT ⟦99999⟧
        INACTIVE ⟦1h⟧
      ENDTELNETPARMS
    `,
  },
  *file(context) {
    for (const statement of telnetIn(context)?.profile.all ?? []) {
      const { type } = statement;
      if (!type || type.certainty === 'unknown' || type.removedIn || type.endKeyword) continue;
      yield* faultsOf(statement, type);
    }
  },
});

const portStatements = new Set(['PORT', 'TTLSPORT']);

function* faultsOf(statement: TelnetStatement, type: CatalogStatement): Generator<Draft> {
  const { operands, keyword } = statement;
  const [first, second] = type.parameters;
  if (portStatements.has(type.name)) yield* portFaults(statement);
  else if (type.name === 'TNSACONFIG' && operands.length === 0) yield { at: at(keyword), message: 'TNSACONFIG needs at least one operand, such as ENABLED.' };
  else if (type.name === 'TNSACONFIG') yield* subagentFaults(operands, type);
  else if (!first) yield* tooMany(operands, type, 0);
  else if (!second && first.repeatable !== true && first.positional === 1 && ['integer', 'enum', 'name'].includes(first.value.kind)) {
    const [word] = operands;
    if (word) yield* wrong(word, first, type);
    else if (first.required) yield { at: at(keyword), severity: severityOf(type, first), message: `${type.name} needs a value: ${expectedValue(first) ?? 'one operand'}.` };
    yield* tooMany(operands, type, 1);
  } else if (first.value.kind === 'integer' && first.positional === 1) {
    const [word] = operands;
    if (word) yield* wrong(word, first, type);
  }
}

function* tooMany(operands: readonly ProfileWord[], type: CatalogStatement, most: number): Generator<Draft> {
  const word = operands[most];
  if (!word || word.text.includes('&')) return;
  yield { at: at(word), severity: 'warning', message: `${type.name} takes ${most === 0 ? 'no operand' : 'one operand'}, and no statement ${word.text} is known: the server reports an error of the profile.` };
}

/** A port from 1 to 65535, perhaps with a qualifier; one of them in TELNETPARMS (reference: telnet, PORT). */
function* portFaults({ type, operands, keyword, parent }: TelnetStatement): Generator<Draft> {
  const name = type?.name ?? '';
  if (operands.length === 0) yield { at: at(keyword), message: `${name} needs a port from 1 to 65535.` };
  for (const word of operands) {
    const [number = ''] = word.text.split(',', 1);
    if (word.text.includes('&') || (/^\d{1,9}$/.test(number) && Number(number) >= 1 && Number(number) <= 65535)) continue;
    yield { at: at({ start: word.start, end: word.start + Math.max(1, number.length) }), message: `${name} takes a port from 1 to 65535, perhaps with a comma and an address or link name behind it; ${quoted(number)} is none. Nothing listens there.` };
  }
  const other = operands[1];
  if (other && parent?.type?.name === 'TELNETPARMS') yield { at: at(other), severity: 'warning', message: `A TELNETPARMS block defines one port. Write a block of its own for ${other.text}.` };
}

/** Keywords in any order, some with a value behind them. */
function* subagentFaults(operands: readonly ProfileWord[], type: CatalogStatement): Generator<Draft> {
  const words = [...operands];
  for (let word = words.shift(); word; word = words.shift()) {
    const text = word.text.toUpperCase();
    const named = type.parameters.find(({ name }) => name === text);
    if (named) {
      const value = words.shift();
      if (value) yield* wrong(value, named, type);
      else yield { at: at(word), message: `${named.name} of TNSACONFIG needs a value: ${expectedValue(named) ?? 'text'}.` };
    } else if (!text.includes('&') && !enumWords(type).some((each) => each.startsWith(text))) yield { at: at(word), severity: 'warning', message: `TNSACONFIG is not known to take ${quoted(word.text)}.`, fixes: () => renaming(word, [...enumWords(type), 'AGENT', 'CACHETIME', 'COMMUNITY']) };
  }
}

const enumWords = (type: CatalogStatement): string[] => type.parameters.flatMap(({ value }) => (value.kind === 'enum' ? value.values.map((each) => each.value) : []));

function* wrong(word: ProfileWord, row: Parameter, type: CatalogStatement): Generator<Draft> {
  const { value } = row;
  if (word.text.includes('&')) return;
  const subject = row.positional === undefined || /^[A-Z]/.test(row.name) ? `${row.name} of ${type.name}` : type.name;
  const expected = expectedValue(row) ?? 'another value';
  const left = row.default ? ` As far as is known the default, ${row.default.value}, stays in force.` : '';
  if (value.kind === 'integer' && !isNumber(word.text, row)) yield { at: at(word), severity: severityOf(type, row), message: `${subject} takes ${expected}, not ${quoted(word.text)}.${left}` };
  else if (value.kind === 'integer' && (Number(word.text) < (value.min ?? -Infinity) || Number(word.text) > (value.max ?? Infinity)))
    yield { at: at(word), severity: value.rangeCertainty === 'doc' ? severityOf(type, row) : 'warning', message: `${subject} takes ${expected}; ${word.text} is outside.${left}` };
  else if (value.kind === 'enum' && !isMeant(word.text, row)) {
    const choices = value.values.map((each) => each.value);
    // Of a list that is not complete, only what looks like a slip is told.
    if (value.open && didYouMeanShort(word.text, choices) === undefined) return;
    yield { at: at(word), severity: value.open ? 'information' : severityOf(type, row), message: `${subject} takes ${expected}, not ${quoted(word.text)}.${left}`, fixes: () => renaming(word, choices) };
  } else if (value.kind === 'name' && value.maxLength !== undefined && word.text.length > value.maxLength)
    yield { at: at(word), severity: 'warning', message: `${subject} takes ${expected}; ${word.text} has ${word.text.length}.` };
}

const severityOf = ({ closed }: CatalogStatement, { certainty }: Parameter): 'error' | 'warning' => (closed && certainty === 'doc' ? 'error' : 'warning');

/** Values from memory may have a unit behind the number, or a second number behind a comma (CHECKCLIENTCONN). */
const isNumber = (text: string, { certainty }: Parameter): boolean => /^\d+$/.test(text) || (certainty !== 'doc' && /^\d+(?:[KM]|,\d+)$/i.test(text));

/** A value, another spelling of one, or the beginning of just one of them. */
function isMeant(text: string, { value }: Parameter): boolean {
  if (value.kind !== 'enum') return true;
  const wanted = text.toUpperCase();
  if (value.values.some((each) => [each.value, ...(each.aliases ?? [])].some((name) => name.toUpperCase() === wanted))) return true;
  return value.values.filter((each) => each.value.startsWith(wanted)).length === 1;
}

function renaming(word: ProfileWord, choices: readonly string[]): DraftFix[] {
  const meant = didYouMeanShort(word.text, choices);
  return meant === undefined ? [] : [{ title: `Change ${word.text} to ${meant}`, safe: false, edits: [{ at: at(word), newText: meant }] }];
}
