/**
 * Which of our languages a document is written in. Members have no file extension, so the content decides; the place of
 * the file only helps. Pure and cheap: at most the first 200 lines or 16,384 characters are looked at.
 *
 * The rule above all others: a file that may be something else is left alone.
 */
import type { LanguageId } from '../catalog/types.js';
import { beginsAsSomethingElse, isForeignExtension, isSomethingElse } from './detection/foreign.js';
import { matchesGlob } from './detection/glob.js';
import { type Location, locate } from './detection/location.js';
import { memberByShape } from './detection/members.js';
import { type Evidence, recognisers } from './detection/recognisers.js';

export interface DetectionInput {
  /** Path or URI of the document. */
  readonly path: string;
  readonly text: string;
  /** The language the editor has given the document so far. */
  readonly languageIdNow?: string;
  /** The setting `tcpparms.languages`: glob → language id, or `off`. The first glob that matches wins over everything else; unknown ids are passed over. */
  readonly settings?: Readonly<Record<string, string>>;
}

const MAX_CHARACTERS = 16_384;
const MAX_LINES = 200;
/** Of a longer line the rest is not looked at: it would only cost time. */
const MAX_LINE_LENGTH = 400;

const ours: readonly LanguageId[] = ['pagent', 'tn3270', 'tcpip-profile', 'cssmtp', 'ftpdata', 'syslogd', 'stdenv', 'jcl', 'ctrace', 'pagent-log', 'pasearch', 'gsk-trace'];

/** Languages that VS Code gives by extension alone (`.conf`, `.log`, `.env`): another one may be right when the content is clear. */
const byExtensionOnly = new Set(['properties', 'ini', 'dotenv', 'log']);

/** Whether detection may change the language of a document that has this one; a setting may change any. */
export const mayReplace = (languageId: string): boolean => languageId === 'plaintext' || byExtensionOnly.has(languageId);

/** @returns the language, or undefined to leave the document as it is */
export function detectLanguage({ path, text, languageIdNow = 'plaintext', settings }: DetectionInput): LanguageId | undefined {
  const location = locate(path);
  const set = bySetting(location, settings);
  if (set) return set === 'off' || set === languageIdNow ? undefined : set;
  if (!mayReplace(languageIdNow) || isForeignExtension(location.extension)) return undefined;
  const plain = languageIdNow === 'plaintext';
  const lines = firstLines(text);
  return (plain ? memberByShape(lines) : undefined) ?? byContent(lines, location, plain) ?? (plain ? byPlace(lines, location) : undefined);
}

function bySetting(location: Location, settings: DetectionInput['settings']): LanguageId | 'off' | undefined {
  for (const [glob, language] of Object.entries(settings ?? {})) {
    if ((language === 'off' || isOurs(language)) && matchesGlob(glob, location.path)) return language;
  }
  return undefined;
}

const isOurs = (language: string): language is LanguageId => (ours as readonly string[]).includes(language);

function firstLines(text: string): string[] {
  return text
    .slice(0, MAX_CHARACTERS)
    .split(/\r\n|\n|\r/, MAX_LINES)
    .map((line) => line.slice(0, MAX_LINE_LENGTH).replace(/[\0\f\v\uFEFF]/g, ' ').replace(/^(.{72})\d{8}\s*$/, '$1').trimEnd());
}

/** The language with the strongest evidence, when that is strong enough. */
function byContent(lines: readonly string[], location: Location, plain: boolean): LanguageId | undefined {
  if (isSomethingElse(lines)) return undefined;
  const onlyDisplay = beginsAsSomethingElse(lines);
  let best: { language: LanguageId; weight: number } | undefined;
  for (const { language, display, recognise, accept } of recognisers) {
    if (onlyDisplay && !display) continue;
    const evidence = recognise(lines);
    if (!accept({ ...evidence, share: share(evidence), helped: plain && location.inLibrary, sure: !plain })) continue;
    const weight = evidence.telling * 3 + evidence.known - evidence.foreign;
    if (!best || weight > best.weight) best = { language, weight };
  }
  return best?.language;
}

/** How much of what the lines say is explained, 0 to 1. */
function share({ telling, known, foreign }: Evidence): number {
  const total = telling + known + foreign;
  return total === 0 ? 0 : (telling + known) / total;
}

/** Member names of the product's samples and of common practice. */
const memberNames: readonly (readonly [RegExp, LanguageId, comment: '#' | ';'])[] = [
  [/^(?:PAGENT|TTLS|ATTLS)(?!\w*ENV?\d?$)/, 'pagent', '#'],
  [/^(?:TN3270|TNPROF|TELNET)/, 'tn3270', ';'],
  [/^(?:SYSLOGD?|SYSLOGCF)/, 'syslogd', '#'],
  [/^CSSMTP/, 'cssmtp', '#'],
  [/^FTP[SC]?DATA/, 'ftpdata', ';'],
];

/** A member without content yet, empty or with comments only, in a library named like USER.TCPPARMS: its name decides. */
function byPlace(lines: readonly string[], location: Location): LanguageId | undefined {
  if (!location.inLibrary) return undefined;
  const content = lines.map((line) => line.trim()).filter((line) => line !== '');
  const found = memberNames.find(([name]) => name.test(location.member));
  return found && content.every((line) => line.startsWith(found[2])) && !content.some((line) => line.startsWith('#!')) ? found[1] : undefined;
}
