import { statementsOf } from '../../catalog/index.js';
import type { Parameter, Statement as CatalogStatement } from '../../catalog/types.js';
import type { ProfileWord } from '../../syntax/profile-words.js';
import { blockOf } from '../../syntax/tn3270-names.js';
import { mayStandIn, type TelnetStatement } from '../../syntax/tn3270.js';
import { defineCheck, type Draft, type FileContext } from '../check.js';
import { didYouMean } from '../support/did-you-mean.js';
import { at, telnetIn } from './profile.js';
import { groupsNamed, spaceOf } from './spaces.js';

/** Operands of mappings and lists of applications (reference: telnet, LUMAP, PRTMAP, DEFAULTAPPL, USSTCP, ALLOWAPPL, RESTRICTAPPL and their like). */
export const telnetMappingOperand = defineCheck({
  code: 'telnet-mapping-operand',
  severity: 'warning',
  summary: 'A mapping of the Telnet profile lacks an operand, or has one that it does not take.',
  explanation: `
Mappings have their operands in a row: what is mapped, the client, then words such as \`DEFAPPL\`, \`FIRSTONLY\` or \`PMAP\`. The row goes on over the ends of
lines up to the next statement, so that a statement with a slip in its name is read as the client of the mapping above it, and does nothing.

An operand that the manuals call for, and that is missing, is an error. A word too many, a keyword without its value, and a word that looks like a
keyword with a slip are warnings: the server reports an error of the profile, and probably leaves the statement out.

Words with a system symbol are left alone, and so are the lists behind \`LU\`, \`LUG\` and \`USER\`.`,
  example: {
    TN3270: `
      TELNETPARMS
        PORT 23
      ENDTELNETPARMS
      BEGINVTAM
        PORT 23
        DEFAULTAPPL TSO
        ⟦ALOWAPPL⟧ TSO*
      ENDVTAM
    `,
  },
  fixed: {
    TN3270: `
      TELNETPARMS
        PORT 23
      ENDTELNETPARMS
      BEGINVTAM
        PORT 23
        DEFAULTAPPL TSO
        ALLOWAPPL TSO*
      ENDVTAM
    `,
  },
  *file(context) {
    for (const statement of telnetIn(context)?.profile.all ?? []) {
      const draft = statement.type && mappings.has(statement.type.name) ? faultOf(context, statement, statement.type) : undefined;
      if (draft) yield draft;
    }
  },
});

const mappings = new Set(['LUMAP', 'PRTMAP', 'DEFAULTAPPL', 'PRTDEFAULTAPPL', 'LINEMODEAPPL', 'USSTCP', 'INTERPTCP', 'PARMSMAP', 'MONITORMAP', 'ALLOWAPPL', 'RESTRICTAPPL']);

/** Keywords with one value behind them, and those with a list. */
const takesValue = new Set(['DEFAPPL', 'PMAP']);
const takesList = new Set(['LU', 'LUG', 'USER']);

/** What each word is: a keyword, a word that belongs to one, or one of the operands that have no keyword. */
interface Operands {
  readonly plain: readonly ProfileWord[];
  /** A keyword that the next keyword or the end deprives of its value. */
  readonly empty?: { readonly word: ProfileWord; readonly keyword: string };
}

/** The first fault of the statement. */
function faultOf(context: FileContext, statement: TelnetStatement, type: CatalogStatement): Draft | undefined {
  const { operands, keyword } = statement;
  if (operands.some(({ text }) => text.includes('&'))) return undefined;
  const keywords = keywordsOf(type);
  const { plain, empty } = sorted(operands, keywords);
  const named = type.parameters.filter((row) => /^[a-z]/.test(row.name) && row.value.kind !== 'enum');
  for (const [index, word] of plain.entries()) {
    // A comma that lost its value has a finding of its own.
    const draft = index === 0 || plain[index - 1]?.text.endsWith(',') ? undefined : isOddOne(context, statement, type, word, index >= named.length ? named : undefined, keywords);
    if (draft) return draft;
  }
  const missing = named.find((row, index) => row.required && plain[index] === undefined);
  if (missing) return { at: at(keyword), severity: missing.certainty === 'doc' ? 'error' : undefined, message: `${type.name} needs ${needs(missing)}: ${operands.length === 0 ? 'it has no operand' : `${operands.map(({ text }) => text).join(' ').slice(0, 40)} has none`}. It maps nothing.` };
  return empty && { at: at(empty.word), message: `${empty.keyword} needs a name behind it.` };
}

const needs = ({ name }: Parameter): string => (name === 'client_identifier' ? 'a client' : name === 'lu_or_group' ? 'an LU name or the name of a group' : name.endsWith('group_name') ? 'the name of a group' : name.startsWith('table') ? 'the name of a table' : 'the name of an application');

/** Keywords and fixed words, in upper case. */
function keywordsOf({ parameters }: CatalogStatement): string[] {
  return parameters.flatMap(({ name, value }) => (/^[A-Z]/.test(name) ? [name] : value.kind === 'enum' ? value.values.map((each) => each.value) : []));
}

/** The keyword that the word is, with what may follow a comma (QSESSION,60), or the beginning of where no client can stand any more. */
function keywordIn(text: string, keywords: readonly string[], mayBeShort: boolean): string | undefined {
  const [wanted = ''] = text.toUpperCase().split(',', 1);
  if (keywords.includes(wanted)) return wanted;
  if (!mayBeShort) return undefined;
  const found = wanted.length < 3 ? [] : keywords.filter((keyword) => keyword.startsWith(wanted));
  return found.length === 1 ? found[0] : undefined;
}

function sorted([first, ...rest]: readonly ProfileWord[], keywords: readonly string[]): Operands {
  const plain = first ? [first] : [];
  let before: { readonly word: ProfileWord; readonly keyword: string } | undefined;
  let empty: Operands['empty'];
  for (const word of rest) {
    const keyword = keywordIn(word.text, keywords, plain.length > 1);
    if (keyword === undefined) {
      if (!before) plain.push(word);
      if (before && takesValue.has(before.keyword)) before = undefined;
      continue;
    }
    if (before && takesValue.has(before.keyword)) empty ??= before;
    before = takesValue.has(keyword) || takesList.has(keyword) ? { word, keyword } : undefined;
  }
  if (before && (takesValue.has(before.keyword) || before.word === rest.at(-1))) empty ??= before;
  return { plain, empty };
}

/** A statement or keyword with a slip; or, where `full` says which operands there are, one more than that. */
function isOddOne(context: FileContext, statement: TelnetStatement, type: CatalogStatement, word: ProfileWord, full: readonly Parameter[] | undefined, keywords: readonly string[]): Draft | undefined {
  const isName = /^[A-Z@#$*]+[A-Z0-9@#$]*$/i.test(word.text);
  const block = statement.parent?.type;
  const isApart = word.first && word.line !== statement.keyword.line;
  const space = spaceOf(context.model, context.file, blockOf(statement));
  const isGroup = isName && groupsNamed(space, word.text.toUpperCase()).length > 0;
  // A client alone on its line may be a group of a member that is not here.
  if (!full && !space.complete && standsAlone(word, statement.operands, keywords)) return undefined;
  const ends = block?.endKeyword ? [block.endKeyword] : [];
  const beginning = isApart && isName && !isGroup ? didYouMean(word.text, [...statementsOf('tn3270').filter((row) => mayStandIn(row, block)).map(({ name }) => name), ...ends]) : undefined;
  if (beginning !== undefined) return { at: at(word), message: `${word.text} is no statement: it is read as an operand of the ${type.name} above it, and what it was to say is lost. Did you mean ${beginning}?`, fixes: () => [changed(word, beginning)] };
  const meant = isName && !isGroup && word.text.length > 4 ? didYouMean(word.text, keywords) : undefined;
  if (meant === undefined && !full) return undefined;
  return {
    at: at(word),
    message: meant === undefined ? surplus(type, word, isApart) : `${type.name} does not take ${word.text}. Did you mean ${meant}?`,
    fixes: () => (meant === undefined ? [] : [changed(word, meant)]),
  };
}

/** No other word follows on the line, except for a keyword. */
function standsAlone(word: ProfileWord, operands: readonly ProfileWord[], keywords: readonly string[]): boolean {
  const next = operands[operands.indexOf(word) + 1];
  return next === undefined || next.line !== word.line || keywordIn(next.text, keywords, true) !== undefined;
}

const changed = (word: ProfileWord, newText: string) => ({ title: `Change ${word.text} to ${newText}`, safe: false, edits: [{ at: at(word), newText }] });

/** `isApart`: the word begins a line below the statement, as a statement would. */
function surplus({ name }: CatalogStatement, { text }: ProfileWord, isApart: boolean): string {
  const what = isApart ? `No statement ${text} is known, and ${name} above it takes no such operand` : `${name} does not take ${text} in this place`;
  return `${what}: the server reports an error of the profile, and probably leaves the statement out.`;
}
