/** What the checks of CSSMTP and FTP.DATA have in common: unknown names, values, repetitions, releases. Spans are absolute. */
import { availableIn, parameter, statement, statementsOf } from '../../catalog/index.js';
import type { Parameter } from '../../catalog/types.js';
import type { KeywordLine, KeywordWord } from '../../syntax/keyword-lines.js';
import { allLines } from '../../syntax/keyword-lines.js';
import { parseAddress } from '../../policy/addresses.js';
import type { Draft, DraftFix, FileContext } from '../check.js';
import { didYouMean, didYouMeanShort } from './did-you-mean.js';
import { replace, wholeLines } from './edits.js';
import { enumValue } from './enums.js';
import type { KeywordLanguage, KeywordValue } from './keyword-files.js';
import { allValues, keywordFile, ownerOf } from './keyword-files.js';
import { isSpoiled } from './spoiled.js';
import { expectedValue, listed, quoted, subjectOf } from './wording.js';

/** The fix that writes another word in the place of one. */
export function changeTo(word: KeywordWord, text: string): DraftFix {
  return { title: `Change ${word.text} to ${text}`, safe: false, edits: [replace(word, text)] };
}

/** The fix that takes a statement out with its lines. */
export function removeLines(text: string, line: KeywordLine): DraftFix {
  return { title: `Remove this ${line.keyword.text}`, safe: false, edits: [replace(wholeLines(text, { start: line.keyword.start, end: line.end }), '')] };
}

/** The name that an unknown statement was most likely meant to be. */
export function suggestedStatement(language: KeywordLanguage, word: string): string | undefined {
  return didYouMean(word, statementsOf(language).map((row) => row.name));
}

/** Values that the parameter does not take, and missing ones. A word with a system symbol may become anything and is passed over. */
export function* valueDrafts({ file }: FileContext, language: KeywordLanguage): Generator<Draft> {
  for (const value of allValues(language, keywordFile(file))) {
    const draft = value.word ? wrongValue(value, value.word) : missingValue(value);
    if (draft) yield draft;
  }
}

function missingValue({ line, owner, parameter }: KeywordValue): Draft | undefined {
  if (line.block || !(line.parent || parameter.required)) return undefined;
  const expected = expectedValue(parameter);
  return { at: { span: line.keyword }, severity: severityOf(owner.closed, parameter), message: `${subjectOf(parameter, owner)} has no value${expected === undefined ? '.' : `; it takes ${expected}.`}` };
}

function wrongValue(value: KeywordValue, word: KeywordWord): Draft | undefined {
  if (word.text.includes('&') || isSpoiled(word.text)) return undefined;
  switch (value.parameter.value.kind) {
    case 'enum':
      return wrongWord(value, word);
    case 'integer':
      return wrongNumber(value, word);
    case 'ipaddr':
      return parseAddress(word.text) ? undefined : { at: { span: word }, severity: 'warning', message: `${value.parameter.name} takes an IP address, not ${quoted(word.text)}.` };
    case 'path':
      return tooLong(value, word) ?? (word.text.startsWith('/') ? undefined : { at: { span: word }, severity: 'warning', message: `${value.parameter.name} takes an absolute path, and ${quoted(word.text)} does not begin with a slash.` });
    case 'text':
      return tooLong(value, word) ?? (value.parameter.value.format === mailboxFormat ? wrongMailbox(value, word) : undefined);
    case 'name':
      return tooLong(value, word);
    case 'other':
      return value.parameter.value.format === '3 octal digits' && !/^[0-7]{3}$/.test(word.text) ? { at: { span: word }, severity: 'warning', message: `${value.owner.name} takes three octal digits, such as 640, not ${quoted(word.text)}.` } : undefined;
    default:
      return undefined;
  }
}

function severityOf(closed: boolean, { certainty }: Parameter): 'error' | 'warning' {
  return closed && certainty === 'doc' ? 'error' : 'warning';
}

const affirmative = new Set(['on', 'y', 'true', '1', 'enable', 'enabled']);
const negative = new Set(['off', 'n', 'false', '0', 'disable', 'disabled', 'none']);

function wrongWord({ owner, parameter }: KeywordValue, word: KeywordWord): Draft | undefined {
  const spec = parameter.value;
  if (spec.kind !== 'enum' || enumValue(spec, word.text) || spec.values.some(({ value }) => isNumbered(value, word.text))) return undefined;
  const values = spec.values.map((each) => each.value);
  const suggestion = meantBy(word.text, values);
  // Of a list that is not complete, only what looks like a slip is told.
  if (spec.open && suggestion === undefined) return undefined;
  return {
    at: { span: word },
    severity: spec.open ? 'information' : severityOf(owner.closed, parameter),
    message: `${subjectOf(parameter, owner)} ${spec.open ? 'is not known to take' : 'does not take'} ${quoted(word.text)}; ${suggestion === undefined ? `it takes ${listed(values, 'or')}.` : `did you mean ${suggestion}?`}`,
    fixes: () => (suggestion === undefined ? [] : [changeTo(word, suggestion)]),
  };
}

/** FSC(2) where the catalogue has FSC(n). */
function isNumbered(value: string, text: string): boolean {
  return value.endsWith('(n)') && text.toUpperCase().startsWith(value.slice(0, -2)) && /^\(\d+\)$/.test(text.slice(value.length - 3));
}

function meantBy(text: string, values: readonly string[]): string | undefined {
  const lower = text.toLowerCase();
  if (values.includes('Yes') && affirmative.has(lower)) return 'Yes';
  if (values.includes('Yes') && negative.has(lower)) return 'No';
  if (values.includes('TRUE') && (lower === 'yes' || (affirmative.has(lower) && lower !== 'true'))) return 'TRUE';
  if (values.includes('TRUE') && (lower === 'no' || (negative.has(lower) && lower !== 'false'))) return 'FALSE';
  return didYouMeanShort(text, values);
}

function wrongNumber({ owner, parameter }: KeywordValue, word: KeywordWord): Draft | undefined {
  const spec = parameter.value;
  if (spec.kind !== 'integer' || spec.words?.some((each) => each.toLowerCase() === word.text.toLowerCase())) return undefined;
  const subject = subjectOf(parameter, owner);
  if (!/^-?\d+$/.test(word.text)) return { at: { span: word }, severity: severityOf(owner.closed, parameter), message: `${subject} takes ${expectedValue(parameter) ?? 'a number'}, not ${quoted(word.text)}.` };
  const number = Number(word.text);
  const limit = spec.min !== undefined && number < spec.min ? spec.min : spec.max !== undefined && number > spec.max ? spec.max : undefined;
  if (limit === undefined) return undefined;
  const range = spec.min !== undefined && spec.max !== undefined ? `${spec.min} to ${spec.max}` : spec.max === undefined ? `${spec.min ?? 0} or more` : `${spec.max} or less`;
  return {
    at: { span: word },
    severity: spec.rangeCertainty === 'doc' ? severityOf(owner.closed, parameter) : 'warning',
    message: `${subject} takes ${range}${spec.unit === undefined ? '' : ` ${spec.unit}`}; ${word.text} is too ${number > limit ? 'large' : 'small'}.`,
    fixes: () => [changeTo(word, String(limit))],
  };
}

/** Of the parameters in the catalogue. */
const mailboxFormat = 'userid@host.domain';

/** The part before the @ may be longer with MailBoxCompatibility Long. */
function wrongMailbox({ owner }: KeywordValue, word: KeywordWord): Draft | undefined {
  // The @ of another code page.
  if (/[^\x20-\x7e]/.test(word.text)) return undefined;
  const sign = word.text.lastIndexOf('@');
  if (sign <= 0 || sign === word.text.length - 1) return { at: { span: word }, severity: 'warning', message: `${owner.name} takes a mailbox, ${mailboxFormat}, and ${quoted(word.text)} is none.` };
  if (sign > 64) return { at: { span: word }, severity: 'information', message: `The part before the @ has ${sign} characters: more than 64 are possible with MailBoxCompatibility Long only.` };
  return word.text.length - sign - 1 > 255 ? { at: { span: word }, severity: 'warning', message: `The part behind the @ has ${word.text.length - sign - 1} characters; a host name has up to 255.` } : undefined;
}

function tooLong({ owner, parameter }: KeywordValue, word: KeywordWord): Draft | undefined {
  const spec = parameter.value;
  const length = word.end - word.start;
  if (!('maxLength' in spec) || spec.maxLength === undefined || length <= spec.maxLength) return undefined;
  return { at: { span: word }, severity: 'warning', message: `${subjectOf(parameter, owner)}: the value has ${length} characters; at most ${spec.maxLength} are possible.` };
}

/** Statements coded again further down although one counts. */
export function* repeatedDrafts({ file }: FileContext, language: KeywordLanguage): Generator<Draft> {
  const last = new Map<string, KeywordLine>();
  for (const line of [...keywordFile(file).lines].reverse()) {
    const row = ownerOf(language, line);
    if (row?.repeatable !== false) continue;
    const later = last.get(row.name);
    if (!later) last.set(row.name, line);
    else
      yield {
        at: { span: line.keyword },
        // Whether a repetition counts is read in a manual only for some.
        severity: row.certainty === 'doc' ? undefined : 'information',
        message: `${row.name} is coded again further down. One of the two counts, as a rule the last: keep the one that is meant.`,
        related: [{ at: { span: later.keyword }, message: 'The later one.' }],
        fixes: () => [removeLines(file.text, line)],
      };
  }
}

/** Parameters coded again further down in the same block: which one counts, no manual says. */
export function* repeatedParameterDrafts({ file }: FileContext, language: KeywordLanguage): Generator<Draft> {
  for (const { keyword: head, block } of keywordFile(file).lines) {
    const owner = statement(language, head.text);
    const last = new Map<string, KeywordLine>();
    for (const line of [...(block?.lines ?? [])].reverse()) {
      const row = owner && parameter(owner, line.keyword.text);
      if (row?.repeatable !== false) continue;
      const later = last.get(row.name);
      if (!later) last.set(row.name, line);
      else
        yield {
          at: { span: line.keyword },
          severity: 'information',
          message: `${row.name} is coded again in this block. One of the two counts: keep the one that is meant.`,
          related: [{ at: { span: later.keyword }, message: 'The later one.' }],
          fixes: () => [removeLines(file.text, line)],
        };
    }
  }
}

/** Statements, parameters and values that the release of the settings does not have. */
export function* releaseDrafts({ file, settings }: FileContext, language: KeywordLanguage): Generator<Draft> {
  for (const line of allLines(keywordFile(file))) {
    const owner = ownerOf(language, line);
    const row = line.parent ? owner?.parameters.find(({ name }) => name.toLowerCase() === line.keyword.text.toLowerCase()) : owner;
    if (row?.since === undefined || availableIn(settings.release, row.since)) continue;
    yield { at: { span: line.keyword }, message: `${row.name} came with z/OS ${row.since}; the release in the settings is ${settings.release}.` };
  }
}
