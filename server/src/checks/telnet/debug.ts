import { parameter } from '../../catalog/index.js';
import type { Statement as CatalogStatement } from '../../catalog/types.js';
import type { ProfileWord } from '../../syntax/profile-words.js';
import type { TelnetStatement } from '../../syntax/tn3270.js';
import { defineCheck, type Draft } from '../check.js';
import { didYouMean } from '../support/did-you-mean.js';
import { listed } from '../support/wording.js';
import { at, telnetIn, titleOf } from './profile.js';

/** DEBUG in a form that is not one of its own (reference: telnet, DEBUG, validForms). */
export const telnetDebug = defineCheck({
  code: 'telnet-debug',
  severity: 'error',
  summary: 'A DEBUG statement has a form that the Telnet server does not take.',
  explanation: `
The forms are

| | level | destination |
|---|---|---|
| \`DEBUG\` or \`DEBUG CONN\` | \`EXCEPTION\`, \`SUMMARY\`, \`DETAIL\`, \`TRACE\` | \`CONSOLE\`, \`JOBLOG\` or \`CTRACE\`, or none |
| \`DEBUG TASK\` | \`EXCEPTION\`, \`DETAIL\` | the same |
| \`DEBUG CONFIG\` | \`EXCEPTION\`, \`TRACE\`, \`TRACE,statement\` | the same |
| each of the three | \`OFF\` | none |

\`TASK\` and \`CONFIG\` belong in \`TELNETGLOBALS\`. One statement has one level; several may stand one behind the other, for example
\`DETAIL\` to \`JOBLOG\` and \`TRACE\` to \`CTRACE\`. The server reports a statement in error, and the trace that was wanted is not written.

Words of which no form is known, and words too many, are a warning.`,
  example: {
    TN3270: `
      TELNETGLOBALS
        DEBUG TASK ⟦SUMMARY⟧ JOBLOG
      ENDTELNETGLOBALS
      TELNETPARMS
        PORT 23
        DEBUG DETAIL JOBLOG
      ENDTELNETPARMS
      BEGINVTAM
        PORT 23
        ALLOWAPPL TSO*
      ENDVTAM
    `,
  },
  *file(context) {
    for (const statement of telnetIn(context)?.profile.all ?? []) {
      const draft = statement.type?.name === 'DEBUG' ? faultOf(statement, statement.type) : undefined;
      if (draft) yield draft;
    }
  },
});

const levelsOf: Readonly<Record<string, readonly string[]>> = {
  CONN: ['EXCEPTION', 'SUMMARY', 'DETAIL', 'TRACE', 'OFF'],
  TASK: ['EXCEPTION', 'DETAIL', 'OFF'],
  CONFIG: ['EXCEPTION', 'TRACE', 'OFF'],
};

function faultOf(statement: TelnetStatement, row: CatalogStatement): Draft | undefined {
  const words = [...statement.operands];
  if (words.some(({ text }) => text.includes('&'))) return undefined;
  const takes = (name: string, text: string | undefined): boolean => text !== undefined && valuesOf(row, name).includes(text.toUpperCase());
  const type = takes('type', words[0]?.text) ? words.shift() : undefined;
  const kind = type?.text.toUpperCase() ?? 'CONN';
  if (type && kind !== 'CONN' && statement.parent?.type && statement.parent.type.name !== 'TELNETGLOBALS')
    return { at: at(type), message: `DEBUG ${kind} belongs in TELNETGLOBALS: ${titleOf(statement.parent)} takes DEBUG CONN only.` };
  const level = words.shift();
  if (!level) return undefined;
  const [name = '', limit] = level.text.toUpperCase().split(',', 2);
  if (!takes('level', name)) return unknown(level, valuesOf(row, type ? 'level' : 'type').concat(type ? [] : valuesOf(row, 'level')));
  if (!(levelsOf[kind] ?? []).includes(name)) return { at: at(level), message: `DEBUG ${kind} has no ${name}; it takes ${listed(levelsOf[kind] ?? [], 'or')}.` };
  if (limit !== undefined && !(kind === 'CONFIG' && name === 'TRACE')) return { at: at(level), severity: 'warning', message: `Only DEBUG CONFIG TRACE is known to take the name of a statement behind a comma. Write ${name}.` };
  const destination = words.shift();
  if (!destination) return undefined;
  if (takes('level', destination.text)) return { at: at(destination), severity: 'warning', message: `A DEBUG statement has one level. Write a second one for ${destination.text.toUpperCase()}.` };
  if (name === 'OFF') return { at: at(destination), severity: 'warning', message: 'OFF writes nothing, so it takes no destination. Remove it.' };
  if (!takes('destination', destination.text)) return unknown(destination, valuesOf(row, 'destination'));
  const [more] = words;
  return more && { at: at(more), severity: 'warning', message: `Nothing is known to follow the destination of DEBUG: ${more.text} is one word too many.` };
}

function valuesOf(row: CatalogStatement, name: string): readonly string[] {
  const spec = parameter(row, name)?.value;
  return spec?.kind === 'enum' ? spec.values.map(({ value }) => value) : [];
}

function unknown(word: ProfileWord, expected: readonly string[]): Draft {
  const meant = didYouMean(word.text, expected);
  return {
    at: at(word),
    severity: 'warning',
    message: `DEBUG is not known to take ${word.text} here; it takes ${listed(expected, 'or')}.`,
    fixes: () => (meant === undefined ? [] : [{ title: `Change ${word.text} to ${meant}`, safe: false, edits: [{ at: at(word), newText: meant }] }]),
  };
}
